import { resolve } from "node:path";
// src/action/workspace.ts
function workspaceOf({ env }) {
	return env.GITHUB_WORKSPACE ?? process.cwd();
}
function inWorkspace(file, context) {
	return resolve(workspaceOf(context), file);
}
export { workspaceOf as n, inWorkspace as t };
