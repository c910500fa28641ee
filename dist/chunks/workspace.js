import { resolve } from "node:path";
// src/action/workspace.ts
function workspaceOf({ env }) {
	return env.GITHUB_WORKSPACE ?? process.cwd();
}
function inWorkspace(file, world) {
	return resolve(workspaceOf(world), file);
}
export { workspaceOf as n, inWorkspace as t };
