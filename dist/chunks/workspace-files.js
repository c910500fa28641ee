import { n as globSync } from "./libraries/tinyglobby.js";
// src/action/workspace-files.ts
function filesIn(workspace, globs) {
	const tidy = globs.map((glob) => glob.replace(/^\.\//, ""));
	return globSync(tidy, {
		cwd: workspace,
		dot: true,
		expandDirectories: false,
		followSymbolicLinks: false
	}).sort();
}
export { filesIn as t };
