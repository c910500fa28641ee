import { t as GateError } from "./errors.js";
import { d as array, g as object, h as literal, m as int, y as string } from "./libraries/zod.js";
// src/repository/plan.ts
function costsOf(reports) {
	return new Map(reports.flatMap(({ packages }) => packages.flatMap(({ path, durationMs }) => durationMs === void 0 ? [] : [[path, durationMs]])));
}
function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}
function dealOut(packages, count, costs) {
	const usual = median([...costs.values()]);
	const costOf = ({ path }) => Math.max(1, costs.get(path) ?? usual);
	const shards = Array.from({ length: Math.min(count, packages.length) }, () => ({
		cost: 0,
		globs: []
	}));
	for (const candidate of packages.toSorted((a, b) => costOf(b) - costOf(a))) {
		const lightest = shards.reduce((least, shard) => shard.cost < least.cost ? shard : least);
		lightest.cost += costOf(candidate);
		lightest.globs.push(candidate.glob);
	}
	return shards.map(({ globs }, index) => ({
		shard: index + 1,
		packages: globs.toSorted().join("\n")
	}));
}
const planned = object({
	path: string(),
	name: string().nullable()
});
const planSchema = object({
	schemaVersion: literal(1),
	matrix: object({ include: array(object({
		shard: int().positive(),
		packages: string()
	})) }),
	packages: array(planned),
	skipped: array(planned.extend({ reason: string() }))
});
function readPlan(text) {
	const result = planSchema.safeParse(json(text));
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw refused(`${issue === void 0 || issue.path.length === 0 ? "the document" : issue.path.join(".")}: ${issue?.message ?? ""}`);
}
function json(text) {
	try {
		return JSON.parse(text);
	} catch {
		throw refused("it is not JSON");
	}
}
function refused(why) {
	return new GateError("EUSAGE", `the plan can't be read: ${why}`, "Give `--plan` what `pack-gate plan` printed, or a file that holds it.");
}
export { dealOut as n, readPlan as r, costsOf as t };
