import { t as exec } from "./libraries/actions-exec.js";
import { t as GateError } from "./errors.js";
import { subscribe } from "node:diagnostics_channel";
// src/pack/process.ts
const maxOutput = 268435456;
function collector() {
	const chunks = [];
	let bytes = 0;
	return {
		add(chunk) {
			bytes += chunk.length;
			if (bytes <= maxOutput) chunks.push(chunk);
		},
		text: () => Buffer.concat(chunks).toString("utf8"),
		overflowed: () => bytes > maxOutput
	};
}
subscribe("child_process", (message) => {
	const { process: child } = message;
	process.nextTick(() => child.stdin?.on("error", () => void 0));
});
async function runProcess(program, args, options) {
	const stdout = collector();
	const stderr = collector();
	const exitCode = await exec(program, [...args], {
		cwd: options.cwd,
		env: { ...options.env },
		input: Buffer.from(options.input ?? ""),
		silent: true,
		ignoreReturnCode: true,
		listeners: {
			stdout: stdout.add,
			stderr: stderr.add
		}
	}).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EPACK", `${program} could not be started: ${why}`, options.install ?? `Install ${program} and make sure that it is on PATH, then run pack-gate again.`, { cause });
	});
	if (stdout.overflowed() || stderr.overflowed()) throw new GateError("EPACK", `${program} wrote more than 256 MiB`, "Make the package's lifecycle scripts quieter: the packer's own output can't be told from theirs.");
	return {
		exitCode,
		stdout: stdout.text(),
		stderr: stderr.text()
	};
}
export { runProcess as t };
