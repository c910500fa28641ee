import { t as gate } from "./gate.js";
import { t as findTarget } from "./target.js";
import { n as workspacePatterns } from "./patterns2.js";
// src/repository/gate-target.ts
async function gateTarget(request, world, manner = {}) {
	const target = findTarget(request.target, request.cwd);
	if (!(target.isFolder && (request.packages.length > 0 || await workspacePatterns(target.path) !== null))) return gate(request, world);
	const [{ selectPackages }, { gateAll }] = await Promise.all([import("./select2.js"), import("./gate-all.js")]);
	const selection = await selectPackages(target.path, request.packages);
	return selection === null ? gate(request, world) : gateAll(selection, request, world, {
		...manner,
		gate
	});
}
export { gateTarget as t };
