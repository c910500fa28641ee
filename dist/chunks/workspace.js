import { n as globSync } from "./libraries/tinyglobby.js";
import { resolve } from "node:path";
// src/action/workspace.ts
function filesIn(workspace, globs) {
	const tidy = globs.map((glob) => glob.replace(/^\.\//, ""));
	return globSync(tidy, {
		cwd: workspace,
		dot: true,
		expandDirectories: false,
		followSymbolicLinks: false
	}).sort();
}
function workspaceOf({ env }) {
	return env.GITHUB_WORKSPACE ?? process.cwd();
}
function inWorkspace(file, context) {
	return resolve(workspaceOf(context), file);
}
export { inWorkspace as n, workspaceOf as r, filesIn as t };
