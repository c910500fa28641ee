import { pn as emptyPolicy } from "./start.js";
import { t as mergePolicies } from "./merge2.js";
import { Bt as isGlob, Lt as compilePattern } from "./judging.js";
// src/policy/package-policy.ts
function isAbout({ selector }, { path, name }) {
	const matches = compilePattern(selector);
	return path !== null && matches(path) || name !== null && matches(name);
}
function shared(policy) {
	return mergePolicies(policy, {
		...emptyPolicy,
		path: policy.path,
		...policy.hasRules && { hasRules: policy.hasRules }
	});
}
function policyFor(policy, identity) {
	const { packages, ...common } = policy;
	if (!packages) return policy;
	return packages.filter((entry) => isAbout(entry, identity)).map((entry) => isGlob(entry.selector) ? shared(entry.policy) : entry.policy).reduce(mergePolicies, shared(common));
}
export { policyFor as n, isAbout as t };
