import { n as globSync } from "./libraries/tinyglobby.js";
// src/action/workspace-files.ts
function workspaceOf({ env }) {
	return env.GITHUB_WORKSPACE ?? process.cwd();
}
function filesIn(workspace, globs) {
	const tidy = globs.map((glob) => glob.replace(/^\.\//, ""));
	return globSync(tidy, {
		cwd: workspace,
		dot: true,
		expandDirectories: false,
		followSymbolicLinks: false
	}).sort();
}
export { workspaceOf as n, filesIn as t };
