import { i as packRequestOf, n as gate } from "./gate.js";
import { t as policyReader } from "./policies.js";
import { t as findTarget } from "./target.js";
import { r as workspacePatterns } from "./patterns2.js";
import { resolve } from "node:path";
// src/commands/accept/propose-patch.ts
const proposePatch = async (releases, verdict, context) => {
	const { patchFor } = await import("./policy-patch2.js");
	return patchFor(releases, verdict, context);
};
// src/gate/workspace/gate-target.ts
async function shareReading(request, selection, folder, context) {
	const [{ checkSharedPolicy }, { readOnce }, together, { openRegistries }, { trustedFiles }] = await Promise.all([
		import("./shared-policy.js"),
		import("./read-once.js"),
		import("./pack-together.js"),
		import("./client2.js"),
		import("./config-files.js")
	]);
	const packing = new together.PackTogether();
	const readPolicy = policyReader(request.root, context);
	await checkSharedPolicy(selection, {
		...request,
		folder
	}, readPolicy);
	const { basePolicy, baseFiles, root } = request;
	const base = baseFiles && {
		root,
		files: trustedFiles(root, baseFiles)
	};
	return {
		...request,
		shared: {
			readPolicy,
			versions: new Map(),
			registries: openRegistries(context, base),
			packing
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
	const chosen = since === null ? selection : await (await import("./changed-only.js")).changedOnly(selection, since, context.env);
	const { packing } = shared.shared;
	packing.start(target.path, chosen, (folder, manifest) => packRequestOf(shared, context, folder, manifest), request);
	return gateAll(chosen, shared, context, {
		...manner,
		gate: (one, around) => gate(one, around, manner.proposePatch)
	}).finally(() => packing.dispose());
}
export { proposePatch as n, gateTarget as t };
