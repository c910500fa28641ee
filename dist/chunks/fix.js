import { Vr as plural, ri as GateError } from "./start.js";
import { n as git } from "./git-objects2.js";
import { t as fileDiff } from "./policy-patch.js";
import { n as textOf, t as fixesFor } from "./fixes-for.js";
import { n as diffText } from "./accept-summary.js";
import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
// src/commands/fix/carry-out.ts
function fixDiff(files) {
	return files.map(({ path, before, after, modeBefore, modeAfter }) => {
		const octal = (mode) => mode.toString(8).padStart(4, "0");
		return (modeBefore === modeAfter ? "" : `${path}: mode ${octal(modeBefore)} becomes ${octal(modeAfter)}\n`) + fileDiff(path, textOf(before), textOf(after));
	}).join("\n");
}
function write({ file, path, before, after, modeBefore, modeAfter }) {
	if (!lstatSync(file, { throwIfNoEntry: false })?.isFile() || readFileSync(file, "latin1") !== before) throw new GateError("EUSAGE", `${path} was changed meanwhile, so it was not fixed`, "Run it again.");
	if (after !== before) {
		const fresh = `${file}.${process.pid}.tmp`;
		try {
			writeFileSync(fresh, after, {
				flag: "wx",
				encoding: "latin1",
				mode: modeBefore
			});
			chmodSync(fresh, modeBefore);
			renameSync(fresh, file);
		} catch (cause) {
			rmSync(fresh, { force: true });
			throw cause;
		}
	}
	if (modeAfter !== modeBefore) chmodSync(file, modeAfter);
}
async function carryOut(files, { root, env }) {
	for (const each of files) {
		try {
			write(each);
		} catch (cause) {
			if (cause instanceof GateError) throw cause;
			const why = cause instanceof Error ? cause.message : String(cause);
			throw new GateError("EUSAGE", `${each.path} could not be fixed: ${why}`, "Fix it by hand.", { cause });
		}
		if ((each.modeAfter & 64) !== 0 && (each.modeBefore & 64) === 0) await intoIndex(each.path, root, env);
	}
}
async function intoIndex(path, root, env) {
	const literal = `:(literal)${path}`;
	const { stdout } = await git(root, [
		"ls-files",
		"--",
		literal
	], env).catch(() => ({ stdout: "" }));
	if (stdout !== "") await git(root, [
		"update-index",
		"--chmod=+x",
		"--",
		path
	], env);
}
// src/cli/fix.ts
async function fixReported(report, request, { yes }, { stderr, style, confirm, env, progress }) {
	const files = await fixesFor(report, request);
	progress.stop();
	if (files.length === 0) {
		stderr.write("Nothing to fix: there are no findings, or they need a decision.\n\n");
		return false;
	}
	stderr.write(`${diffText(fixDiff(files), {
		...style,
		color: false
	})}\n`);
	if (!yes && !confirm) {
		stderr.write("Nothing was fixed: there is no terminal to ask in. `--fix --yes` makes the change above.\n\n");
		return false;
	}
	if (!yes && !await confirm?.(`Change ${plural(files.length, "file")}?`)) {
		stderr.write("Nothing was fixed.\n\n");
		return false;
	}
	await carryOut(files, {
		root: request.root,
		env
	});
	stderr.write(`Changed ${plural(files.length, "file")}. Checking again.\n\n`);
	return true;
}
export { fixReported };
