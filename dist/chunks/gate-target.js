import { n as gate } from "./gate.js";
import { t as findTarget } from "./target.js";
import { n as workspacePatterns } from "./patterns2.js";
// src/repository/gate-target.ts
async function gateTarget(request, world, manner = {}) {
	const target = findTarget(request.target, request.cwd);
	if (!(target.isFolder && (request.packages.length > 0 || await workspacePatterns(target.path) !== null))) return gate(request, world);
	const [{ selectPackages }, { gateAll }] = await Promise.all([import("./select.js"), import("./gate-all.js")]);
	const selection = await selectPackages(target.path, request.packages);
	if (selection === null) return gate(request, world);
	const since = request.changedSince === null ? null : {
		workspace: target.path,
		root: request.root,
		commit: request.changedSince
	};
	return gateAll(since === null ? selection : await (await import("./changed-only2.js")).changedOnly(selection, since, world.env), request, world, {
		...manner,
		gate
	});
}
export { gateTarget as t };
