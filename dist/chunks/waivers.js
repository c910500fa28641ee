import { t as compilePattern } from "./patterns.js";
// src/verdict/waivers.ts
const unwaivable = new Set(["waiver-expired", "waiver-unused"]);
function covers(waiver, { rule, problem }, files) {
	if (waiver.rule !== rule.id || unwaivable.has(rule.id)) return false;
	const matches = compilePattern(waiver.path);
	const paths = problem.paths ?? [problem.path];
	if (!matches(problem.path) && !paths.every(matches)) return false;
	return waiver.sha256 === void 0 || paths.every((path) => files.get(path)?.sha256 === waiver.sha256);
}
function applyWaivers(hits, waivers, today, files) {
	const valid = waivers.filter((waiver) => waiver.expires === void 0 || waiver.expires >= today);
	const used = new Set();
	const waived = [];
	return {
		standing: hits.filter((hit) => {
			const covering = valid.filter((waiver) => covers(waiver, hit, files));
			const [waiver] = covering;
			if (!waiver) return true;
			for (const each of covering) used.add(each);
			waived.push({
				hit,
				waiver
			});
			return false;
		}),
		waived,
		unused: valid.filter((waiver) => !waiver.inherited && !used.has(waiver))
	};
}
export { applyWaivers as t };
