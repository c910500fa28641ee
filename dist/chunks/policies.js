import { t as emptyPolicy } from "./empty.js";
import { t as findPolicy } from "./find.js";
import { i as toGateError } from "./errors.js";
// src/gate/policies.ts
function policyReader(root, context) {
	const known = new Map();
	const read = async (file) => {
		const [{ readPolicyFile }, { rules }] = await Promise.all([import("./read2.js"), import("./rules2.js")]);
		return readPolicyFile(file, root, rules, context.remotePolicy);
	};
	return (file) => {
		const reading = known.get(file.file) ?? read(file);
		known.set(file.file, reading);
		return reading;
	};
}
async function readNamedPolicy(request, context) {
	const file = findPolicy({
		...request,
		folder: request.cwd
	});
	return file === null ? emptyPolicy : policyReader(request.root, context)(file);
}
async function aboutWhom(policy, target, root) {
	return policy.packages ? (await import("./identify.js")).identify(target, root) : null;
}
async function narrow(policy, about) {
	return about === null ? policy : (await import("./package-policy.js")).policyFor(policy, about);
}
async function readHeadPolicy(request, target, read) {
	const file = findPolicy({
		...request,
		folder: target.isFolder ? target.path : request.cwd
	});
	if (file === null) return {
		policy: emptyPolicy,
		file,
		about: null
	};
	const whole = await read(file);
	const about = await aboutWhom(whole, target, request.root);
	return {
		policy: await narrow(whole, about),
		file,
		about
	};
}
async function readPair(request, target, context, head) {
	const { basePolicy } = request;
	if (!basePolicy) return null;
	const folder = target.isFolder ? target.path : request.cwd;
	const [{ readBaseSide }, { noRemote }, { rules }] = await Promise.all([
		import("./base-policy.js"),
		import("./read2.js"),
		import("./rules2.js")
	]);
	const remote = context.remotePolicy ?? noRemote;
	try {
		const side = await readBaseSide(basePolicy.tree, {
			...request,
			folder
		}, rules, remote);
		return {
			head,
			...side,
			base: await narrow(side.base, await aboutWhom(side.base, target, request.root))
		};
	} catch (error) {
		if (basePolicy.decides) throw error;
		basePolicy.say("The policy of the base branch could not be read, so nobody was told what this one loosens: " + toGateError(error).message);
		return null;
	}
}
async function readPolicies(request, target, context) {
	const { policy: head, file, about } = await readHeadPolicy(request, target, request.shared?.readPolicy ?? policyReader(request.root, context));
	const policies = await readPair(request, target, context, head);
	return policies && request.basePolicy?.decides === true ? {
		policy: policies.base,
		policies,
		file: null,
		about: null
	} : {
		policy: head,
		policies,
		file,
		about
	};
}
export { readPolicies as i, readHeadPolicy as n, readNamedPolicy as r, policyReader as t };
