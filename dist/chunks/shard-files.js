import { in as literal, ln as string, on as object, rn as int, tn as array } from "./judging.js";
import { ri as GateError } from "./start.js";
import { t as NotRead } from "./bounds.js";
import { n as readReportFile, o as runSchema, t as readReport } from "./read-report.js";
import { resolve } from "node:path";
import { existsSync } from "node:fs";
// src/gate/workspace/plan.ts
function costsOf(reports) {
	return new Map(reports.flatMap(({ packages }) => packages.flatMap(({ path, durationMs }) => durationMs === void 0 ? [] : [[path, durationMs]])));
}
function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}
function distribute(packages, count, costs) {
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
	commit: string().exactOptional(),
	run: runSchema.exactOptional(),
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
const planHelp = "Give what `pack-gate plan` printed (in a workflow the output `plan` of the job with `mode: plan`), or a file that holds it.";
function refused(why) {
	return new GateError("EUSAGE", `the plan can't be read: ${why}`, planHelp);
}
function readShards(text) {
	const count = Number(text);
	return /^\d+$/.test(text) && count >= 1 && count <= 256 ? count : null;
}
const reportHelp = "Give the JSON reports that the shards wrote (input `report-file`, option `--reporter json=FILE`), all by the same version of pack-gate. The merged report says which are missing: leave those out.";
function bytesOf(file, cwd, help) {
	try {
		return readReportFile(resolve(cwd, file));
	} catch (cause) {
		const why = cause instanceof NotRead ? `: ${cause.message}` : "";
		throw new GateError("EUSAGE", `${file} can't be read${why}`, help, { cause });
	}
}
function readShard(file, cwd) {
	return {
		file,
		report: readReport(bytesOf(file, cwd, reportHelp), {
			code: "EUSAGE",
			name: file,
			help: reportHelp
		})
	};
}
function loadPlan(given, cwd) {
	return readPlan(!given.trimStart().startsWith("{") && existsSync(resolve(cwd, given)) ? bytesOf(given, cwd, planHelp).toString("utf8") : given);
}
export { distribute as a, costsOf as i, readShard as n, readShards as r, loadPlan as t };
