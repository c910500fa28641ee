import { t as GateError } from "./errors.js";
import { t as bounded } from "./npm-output.js";
import { t as runProcess } from "./process.js";
import { stripVTControlCharacters } from "node:util";
// src/pack/program.ts
const stack = /^\s+(at |\.\.\. \d+ lines)|^\s*[{}]\s*$|^Node\.js v/;
function linesOf(output) {
	return output.split(/\r?\n/).filter((line) => line.trim() !== "" && !stack.test(line));
}
function told(program, { stdout, stderr }) {
	const own = [...program.failure(stdout), ...program.failure(stderr)];
	const ends = [stdout, stderr].flatMap((output) => linesOf(output).filter((line) => !line.startsWith("{\"")).slice(-10));
	const text = bounded(own.length > 0 ? [...linesOf(stderr).filter((line) => !line.startsWith("{")).slice(-10), ...own] : ends);
	return text === "" ? "" : `:\n${text}`;
}
async function runProgram(program, args, request) {
	const { command, packCommand, install } = program;
	const raw = await runProcess(command, args, {
		cwd: request.folder,
		env: request.env,
		install
	});
	const result = {
		...raw,
		stdout: stripVTControlCharacters(raw.stdout),
		stderr: stripVTControlCharacters(raw.stderr)
	};
	if (result.exitCode === 0) return result;
	const typed = args[0] === "--version" ? `${command} --version` : packCommand;
	throw new GateError("EPACK", `${typed} failed (exit code ${result.exitCode})${told(program, result)}`, `Run \`${typed}\` in the package folder: it has to succeed before a release can be judged.`);
}
function programVersion(program, request) {
	const key = `${program.command} ${request.versionFrom}`;
	const version = request.versions?.get(key) ?? askVersion(program, request);
	request.versions?.set(key, version);
	return version;
}
async function askVersion(program, request) {
	const { stdout } = await runProgram(program, ["--version"], request);
	const version = linesOf(stdout).at(-1)?.trim() ?? "";
	if (/^\d+\.\d+\.\d+\S*$/.test(version)) return version;
	throw unknownAnswer(program, "--version", "a version");
}
function unknownAnswer({ command }, what, wanted) {
	return new GateError("EPACK", `${command} ${what} answered in an unknown form, without ${wanted}`, `Run \`${command} ${what}\` in the package folder and see. Until that is understood, pack with it and gate the tarball: \`pack-gate check FILE.tgz\`.`);
}
export { runProgram as n, unknownAnswer as r, programVersion as t };
