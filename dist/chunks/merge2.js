import { Lr as isTarball } from "./start.js";
import { posix } from "node:path";
// src/policy/merge.ts
function mergePolicies(lower, upper) {
	const inherited = lower.files?.map((entry) => ({
		...entry,
		inherited: true
	})) ?? null;
	const files = inherited === null ? upper.files : [...inherited, ...upper.files ?? []];
	const packer = upper.packer ?? lower.packer;
	const ids = new Set([...lower.rules.keys(), ...upper.rules.keys()]);
	return {
		path: upper.path,
		files,
		baseline: mergeBaseline(lower, upper),
		...packer !== void 0 && { packer },
		...upper.hasRules && { hasRules: upper.hasRules },
		rules: new Map([...ids].flatMap((id) => mergeRule(id, lower.rules.get(id), upper.rules.get(id)))),
		waivers: [...lower.waivers.map((waiver) => ({
			...waiver,
			inherited: true
		})), ...upper.waivers],
		bases: [...lower.bases ?? [], ...upper.bases ?? []],
		...(lower.packages ?? upper.packages) && { packages: [...lower.packages ?? [], ...upper.packages ?? []] }
	};
}
function mergeBaseline(lower, upper) {
	const { spec, required } = lower.baseline;
	const fromUpper = spec !== null && isTarball(spec) && lower.path !== null && upper.path !== null ? posix.relative(posix.dirname(upper.path), posix.join(posix.dirname(lower.path), spec)) : spec;
	const skipBroken = upper.baseline.skipBroken ?? lower.baseline.skipBroken;
	return {
		spec: upper.baseline.spec ?? fromUpper,
		required: upper.baseline.required || required,
		...skipBroken !== void 0 && { skipBroken }
	};
}
function mergeRule(id, lower, upper) {
	if (!lower || !upper) return lower ? [[id, lower]] : upper ? [[id, upper]] : [];
	const ofLower = Object.entries(lower.options ?? {}).filter(([key]) => lower.places?.has(key) === true && upper.places?.has(key) !== true);
	const options = upper.options && {
		...upper.options,
		...Object.fromEntries(ofLower)
	};
	const places = new Map([...lower.places ?? [], ...upper.places ?? []]);
	return [[id, {
		...lower,
		...upper,
		...options && { options },
		places
	}]];
}
export { mergePolicies as t };
