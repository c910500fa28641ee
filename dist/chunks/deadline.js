import { t as GateError } from "./errors.js";
import { spawn } from "node:child_process";
// src/registry/deadline.ts
const maxOutput = 16777216;
const isWindows = process.platform === "win32";
function runWithDeadline(program, args, options, deadlineMs) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, isWindows ? args.map((arg) => `"${arg}"`) : args, {
			cwd: options.cwd,
			env: { ...options.env },
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			shell: isWindows,
			windowsHide: true
		});
		const out = [];
		const err = [];
		let bytes = 0;
		const end = (settle) => {
			clearTimeout(timer);
			child.kill("SIGKILL");
			child.stdout.destroy();
			child.stderr.destroy();
			settle();
		};
		const timer = setTimeout(() => {
			end(() => {
				resolve(null);
			});
		}, deadlineMs);
		const keep = (kept) => (chunk) => {
			bytes += chunk.length;
			if (bytes <= maxOutput) kept.push(chunk);
			else end(() => {
				reject(new GateError("EREGISTRY", `${program} wrote more than 16 MiB`, "Look at what the registry answers."));
			});
		};
		child.stdout.on("data", keep(out));
		child.stderr.on("data", keep(err));
		child.on("error", (cause) => {
			end(() => {
				reject(new GateError("EREGISTRY", `${program} could not be started: ${cause.message}`, `Install ${program} and make sure that it is on PATH.`, { cause }));
			});
		});
		child.on("close", (code) => {
			end(() => {
				resolve({
					exitCode: code ?? 1,
					stdout: Buffer.concat(out).toString("utf8"),
					stderr: Buffer.concat(err).toString("utf8")
				});
			});
		});
	});
}
export { runWithDeadline as t };
