import { n as gate } from "./gate.js";
import { t as policyReader } from "./policies.js";
import { t as findTarget } from "./target.js";
import { n as workspacePatterns } from "./patterns2.js";
import { resolve } from "node:path";
// src/repository/gate-target.ts
async function shareReading(request, selection, folder, world) {
	const [{ checkSharedPolicy }, { readOnce }] = await Promise.all([import("./shared-policy.js"), import("./read-once.js")]);
	const readPolicy = policyReader(request.root, world);
	await checkSharedPolicy(selection, {
		...request,
		folder
	}, readPolicy);
	const { basePolicy } = request;
	return {
		...request,
		shared: {
			readPolicy,
			versions: new Map()
		},
		...basePolicy && { basePolicy: {
			...basePolicy,
			tree: readOnce(basePolicy.tree)
		} }
	};
}
async function clearHandedOver({ packages }, { cwd, packDestination }) {
	if (packDestination === void 0) return;
	const { HandOver } = await import("./hand-over.js");
	new HandOver(resolve(cwd, packDestination)).clearAll(packages);
}
async function gateTarget(request, world, manner = {}) {
	const target = findTarget(request.target, request.cwd);
	if (!(target.isFolder && (request.packages.length > 0 || await workspacePatterns(target.path) !== null))) return gate(request, world);
	const [{ selectPackages }, { gateAll }] = await Promise.all([import("./select.js"), import("./gate-all.js")]);
	const selection = await selectPackages(target.path, request.packages);
	if (selection === null) return gate(request, world);
	if (request.onlyOne) throw (await import("./write-summary2.js")).severalPackages();
	await clearHandedOver(selection, request);
	const shared = await shareReading(request, selection, target.path, world);
	const since = request.changedSince === null ? null : {
		workspace: target.path,
		root: request.root,
		commit: request.changedSince
	};
	return gateAll(since === null ? selection : await (await import("./changed-only.js")).changedOnly(selection, since, world.env), shared, world, {
		...manner,
		gate
	});
}
export { gateTarget as t };
