import { t as policyReader } from "./policies.js";
import { t as findTarget } from "./target.js";
import { n as gate } from "./gate.js";
import { n as workspacePatterns } from "./patterns2.js";
import { resolve } from "node:path";
// src/commands/accept/propose-patch.ts
const proposePatch = async (releases, verdict, context) => {
	const { patchFor } = await import("./policy-patch2.js");
	return patchFor(releases, verdict, context);
};
// src/gate/workspace/gate-target.ts
async function shareReading(request, selection, folder, context) {
	const [{ checkSharedPolicy }, { readOnce }] = await Promise.all([import("./shared-policy.js"), import("./read-once.js")]);
	const readPolicy = policyReader(request.root, context);
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
	const { StagedTarball } = await import("./staged-tarball.js");
	new StagedTarball(resolve(cwd, packDestination)).clearAll(packages);
}
async function gateTarget(request, context, manner = {}) {
	const target = findTarget(request.target, request.cwd);
	if (!(target.isFolder && (request.packages.length > 0 || await workspacePatterns(target.path) !== null))) return gate(request, context, manner.proposePatch);
	const [{ selectPackages }, { gateAll }] = await Promise.all([import("./select.js"), import("./gate-all.js")]);
	const selection = await selectPackages(target.path, request.packages);
	if (selection === null) return gate(request, context, manner.proposePatch);
	if (request.onlyOne) throw (await import("./write-summary2.js")).severalPackages();
	await clearHandedOver(selection, request);
	const shared = await shareReading(request, selection, target.path, context);
	const since = request.changedSince === null ? null : {
		workspace: target.path,
		root: request.root,
		commit: request.changedSince
	};
	return gateAll(since === null ? selection : await (await import("./changed-only.js")).changedOnly(selection, since, context.env), shared, context, {
		...manner,
		gate: (one, around) => gate(one, around, manner.proposePatch)
	});
}
export { proposePatch as n, gateTarget as t };
