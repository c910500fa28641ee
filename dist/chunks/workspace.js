import { cr as repositoryRoot, ri as GateError } from "./start.js";
import { Lt as compilePattern, Wt as splitEntry } from "./judging.js";
import { join, posix, relative, resolve, sep } from "node:path";
import { readdirSync } from "node:fs";
// src/action/workspace.ts
function folderOf(glob) {
	const parts = glob.split("/");
	const first = parts.findIndex((part) => /[*?[\]{}()!+@|\\]/.test(part));
	return parts.slice(0, first < 0 ? -1 : first).join("/");
}
function entriesBelow(folder) {
	try {
		return readdirSync(folder, {
			recursive: true,
			withFileTypes: true
		}).filter((entry) => !entry.isDirectory());
	} catch {
		return [];
	}
}
function filesIn(workspace, globs) {
	const entries = globs.map((glob) => splitEntry(glob.replace(/^(!?)\.\//, "$1")));
	const isLeftOut = (path) => entries.some(({ pattern, negated }) => negated && compilePattern(pattern)(path));
	const found = new Set();
	for (const { pattern, negated } of entries) {
		if (negated) continue;
		for (const entry of entriesBelow(join(workspace, folderOf(pattern)))) {
			const path = relative(workspace, join(entry.parentPath, entry.name)).split(sep).join(posix.sep);
			if (!compilePattern(pattern)(path) || isLeftOut(path)) continue;
			if (!entry.isFile()) throw new GateError("EUSAGE", `${path} is not a regular file`, "Put the reports themselves there: the target of a link can be replaced.");
			found.add(path);
		}
	}
	return [...found].sort();
}
function workspaceOf({ env }) {
	return env.GITHUB_WORKSPACE ?? process.cwd();
}
function inWorkspace(file, context) {
	return resolve(workspaceOf(context), file);
}
function placeOf({ path: target }, context) {
	const cwd = workspaceOf(context);
	return {
		target,
		cwd,
		root: repositoryRoot(target, cwd, cwd)
	};
}
export { workspaceOf as i, inWorkspace as n, placeOf as r, filesIn as t };
