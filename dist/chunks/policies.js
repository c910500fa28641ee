import { t as emptyPolicy } from "./empty.js";
import { t as findPolicy } from "./find.js";
import { i as toGateError } from "./errors.js";
// src/policies.ts
function policyReader(root, world) {
	const known = new Map();
	const read = async (file) => {
		const [{ readPolicyFile }, { rules }] = await Promise.all([import("./read2.js"), import("./rules2.js")]);
		return readPolicyFile(file, root, rules, world.remotePolicy);
	};
	return (file) => {
		const reading = known.get(file.file) ?? read(file);
		known.set(file.file, reading);
		return reading;
	};
}
async function readNamedPolicy(request, world) {
	const file = findPolicy({
		...request,
		folder: request.cwd
	});
	return file === null ? emptyPolicy : policyReader(request.root, world)(file);
}
function narrowTo(target, root) {
	return async (policy) => {
		if (!policy.packages) return policy;
		const [{ identify }, { policyFor }] = await Promise.all([import("./identify.js"), import("./package-policy.js")]);
		return policyFor(policy, await identify(target, root));
	};
}
async function readHeadPolicy(request, target, read) {
	const file = findPolicy({
		...request,
		folder: target.isFolder ? target.path : request.cwd
	});
	if (file === null) return {
		policy: emptyPolicy,
		file
	};
	const whole = await read(file);
	return {
		policy: await narrowTo(target, request.root)(whole),
		file: whole.packages ? null : file
	};
}
async function readPair(request, target, world, head) {
	const { basePolicy } = request;
	if (!basePolicy) return null;
	const folder = target.isFolder ? target.path : request.cwd;
	const [{ readBaseSide }, { noRemote }, { rules }] = await Promise.all([
		import("./base-policy.js"),
		import("./read2.js"),
		import("./rules2.js")
	]);
	const remote = world.remotePolicy ?? noRemote;
	try {
		const side = await readBaseSide(basePolicy.tree, {
			...request,
			folder
		}, rules, remote);
		return {
			head,
			...side,
			base: await narrowTo(target, request.root)(side.base)
		};
	} catch (error) {
		if (basePolicy.decides) throw error;
		basePolicy.say(`The policy of the base branch could not be read, so nobody was told what this one loosens: ${toGateError(error).message}`);
		return null;
	}
}
async function readPolicies(request, target, world) {
	const { policy: head, file } = await readHeadPolicy(request, target, request.shared?.readPolicy ?? policyReader(request.root, world));
	const policies = await readPair(request, target, world, head);
	return policies && request.basePolicy?.decides === true ? {
		policy: policies.base,
		policies,
		file: null
	} : {
		policy: head,
		policies,
		file
	};
}
export { readPolicies as i, readHeadPolicy as n, readNamedPolicy as r, policyReader as t };
