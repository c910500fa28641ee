import { t as GateError } from "./errors.js";
import { delimiter, dirname, isAbsolute, join, sep } from "node:path";
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { spawn, spawnSync } from "node:child_process";
// src/pack/find-program.ts
const extensions = process.platform === "win32" ? [
	".exe",
	".cmd",
	".bat",
	".com"
] : [""];
function real(path) {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
function isProgram(path) {
	try {
		if (!statSync(path).isFile()) return false;
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
function isWithin(path, folder) {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
function absolutePath(path) {
	return path.split(delimiter).filter((entry) => isAbsolute(entry)).join(delimiter);
}
function findProgram(name, { path, outside = [] }) {
	const refused = outside.flatMap((folder) => [folder, real(folder)]);
	const isRefused = (file) => refused.some((folder) => isWithin(file, folder));
	return [...path.split(delimiter).filter((entry) => isAbsolute(entry)), dirname(process.execPath)].flatMap((folder) => extensions.map((extension) => join(folder, name + extension))).find((file) => isProgram(file) && !isRefused(file) && !isRefused(real(file))) ?? null;
}
// src/pack/output.ts
const maxOutput = 268435456;
var Output = class {
	#chunks = [];
	#bytes = 0;
	add(chunk) {
		this.#bytes += chunk.length;
		if (!this.overflowed) this.#chunks.push(chunk);
	}
	get overflowed() {
		return this.#bytes > maxOutput;
	}
	bytes() {
		return Buffer.concat(this.#chunks);
	}
};
// src/pack/process-group.ts
const isWindows$1 = process.platform === "win32";
const running = new Set();
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
function endGroup({ pid }) {
	if (pid === void 0) return;
	try {
		if (isWindows$1) spawnSync(join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe"), [
			"/T",
			"/F",
			"/PID",
			String(pid)
		]);
		else process.kill(-pid, "SIGKILL");
	} catch {}
}
function endAll() {
	for (const child of running) endGroup(child);
}
function onSignal(signal) {
	endAll();
	if (process.listenerCount(signal) > 1) return;
	process.off(signal, onSignal);
	process.kill(process.pid, signal);
}
function enter(child) {
	if (running.size === 0) {
		process.on("exit", endAll);
		for (const signal of signals) process.on(signal, onSignal);
	}
	running.add(child);
}
function leave(child) {
	if (!running.delete(child) || running.size > 0) return;
	process.off("exit", endAll);
	for (const signal of signals) process.off(signal, onSignal);
}
// src/pack/windows-command.ts
const special = /[()\][%!^"`<>&|;, *?]/g;
function quoted(argument) {
	return `"${argument.replace(/(\\*)"/g, "$1$1\\\"").replace(/(\\*)$/, "$1$1")}"`;
}
function escaped(argument) {
	return quoted(argument).replace(special, "^$&").replace(special, "^$&");
}
function windowsCommand(file, args, systemRoot = "C:\\Windows") {
	if (!/\.(cmd|bat)$/i.test(file)) return {
		file,
		args,
		verbatim: false
	};
	const line = [file.replace(special, "^$&"), ...args.map(escaped)].join(" ");
	return {
		file: join(systemRoot, "System32", "cmd.exe"),
		args: [
			"/d",
			"/s",
			"/c",
			`"${line}"`
		],
		verbatim: true
	};
}
// src/pack/run.ts
const drainMs = 1e3;
const isWindows = process.platform === "win32";
function start(file, args, { cwd, env }) {
	const command = isWindows ? windowsCommand(file, args, process.env.SystemRoot) : {
		file,
		args,
		verbatim: false
	};
	return spawn(command.file, command.args, {
		cwd,
		env: { ...env },
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		detached: !isWindows,
		windowsHide: true,
		windowsVerbatimArguments: command.verbatim
	});
}
function listen(stream, child, heard) {
	const output = new Output();
	stream?.on("data", (chunk) => {
		output.add(chunk);
		if (output.overflowed) endGroup(child);
		heard?.(chunk);
	});
	return output;
}
function spawned(file, args, options) {
	return new Promise((resolve, reject) => {
		const child = start(file, args, options);
		const out = listen(child.stdout, child, options.heard);
		const err = listen(child.stderr, child, options.heard);
		const timers = [];
		let timedOut = false;
		const settle = (done) => {
			timers.forEach(clearTimeout);
			leave(child);
			child.stdout?.destroy();
			child.stderr?.destroy();
			done();
		};
		const finish = () => {
			settle(() => {
				resolve({
					exitCode: child.exitCode ?? 1,
					out,
					err,
					timedOut
				});
			});
		};
		const atDeadline = () => {
			timedOut = true;
			endGroup(child);
		};
		if (options.deadlineMs !== void 0) timers.push(setTimeout(atDeadline, options.deadlineMs));
		child.once("error", (error) => {
			settle(() => {
				reject(error);
			});
		});
		child.once("exit", () => {
			endGroup(child);
			timers.push(setTimeout(finish, drainMs));
		});
		child.once("close", finish);
		enter(child);
	});
}
async function executed(file, args, { cwd, env }) {
	const { exec } = await import("./exec.js");
	const [out, err] = [new Output(), new Output()];
	const listeners = {
		stdout(chunk) {
			out.add(chunk);
		},
		stderr(chunk) {
			err.add(chunk);
		}
	};
	const options = {
		cwd,
		env: { ...env },
		silent: true,
		ignoreReturnCode: true,
		listeners
	};
	return {
		exitCode: await exec(`"${file}"`, [...args], options),
		out,
		err,
		timedOut: false
	};
}
const exhausted = [
	"EMFILE",
	"ENFILE",
	"EAGAIN",
	"ENOMEM"
];
function notStarted(program, cause, install) {
	const { code = "", message } = cause;
	const remedy = exhausted.includes(code) ? "The system gives no more open files, processes or memory: raise the limit (`ulimit -n`, `ulimit -u`), then run pack-gate again." : install ?? `Install ${program} and make sure that it is on PATH, then run pack-gate again.`;
	return new GateError("EPACK", `${program} could not be started: ${message}`, remedy, { cause });
}
function locate(program, { env, outside = [], install }) {
	const file = findProgram(program, {
		path: env.PATH ?? env.Path ?? "",
		outside
	});
	if (file !== null) return file;
	const where = outside.length > 0 ? "PATH has none outside of the package" : "PATH has none";
	throw notStarted(program, new Error(where), install);
}
async function run(program, args, options) {
	const file = locate(program, options);
	const { exitCode, out, err, timedOut } = await (program === "git" ? executed(file, args, options) : spawned(file, args, options)).catch((cause) => {
		throw notStarted(program, cause, options.install);
	});
	if (out.overflowed || err.overflowed) throw new GateError("EPACK", `${program} wrote more than 256 MiB`, "Make the package's lifecycle scripts quieter: the packer's own output can't be told from theirs.");
	const bytes = out.bytes();
	return {
		exitCode,
		bytes,
		stdout: bytes.toString("utf8"),
		stderr: err.bytes().toString("utf8"),
		timedOut
	};
}
export { absolutePath as n, findProgram as r, run as t };
