import { n as exitCodes, r as noVerdict, t as GateError } from "./errors.js";
import { t as groupBy } from "./group-by.js";
import { n as hasVerdict, r as isRepository } from "./report.js";
import { n as worst } from "./gate-all2.js";
import { r as readPlan } from "./plan.js";
import { a as tool } from "./rule-page.js";
import { t as readReport } from "./read-report.js";
import { l as reportOptions } from "./options.js";
import { i as reportTargets, t as deliver } from "./reports.js";
import { n as readArguments, r as usage } from "./usage.js";
import { resolve } from "node:path";
import { existsSync, readFileSync } from "node:fs";
// src/repository/merge.ts
const again = "Run the jobs of the matrix again, all of one commit, and merge what they leave.";
function withoutVerdict({ path, name }, message) {
	return {
		...noVerdict(new GateError("EUSAGE", message, again)),
		package: {
			name,
			version: null
		},
		path
	};
}
function repositoryOf(report, file) {
	if (isRepository(report)) return report;
	const why = hasVerdict(report) ? "is the report of one package alone" : `holds no report: ${report.error.message}`;
	throw new GateError("EUSAGE", `${file} ${why}`, "Merge the reports of runs with `--packages` (input `packages`).");
}
function reportOf(planned, found) {
	const [report, another] = found;
	if (!report) return withoutVerdict(planned, `there is no report of ${planned.path}: its shard is missing or did not finish`);
	if (another) return withoutVerdict(planned, `there are ${found.length} reports of ${planned.path}, and nobody knows which one counts`);
	return report;
}
function mergeReports(plan, reports, tool) {
	const shards = reports.map(({ report, file }) => ({
		file,
		...repositoryOf(report, file)
	}));
	const known = new Set(plan.packages.map(({ path }) => path));
	for (const { file, packages } of shards) {
		const stranger = packages.find(({ path }) => !known.has(path));
		if (stranger) throw new GateError("EUSAGE", `${file} reports on ${stranger.path}, which the plan does not name`, again);
	}
	const byPath = groupBy(shards.flatMap(({ packages }) => packages), ({ path }) => path);
	const packages = plan.packages.map((planned) => reportOf(planned, byPath.get(planned.path) ?? []));
	return {
		schemaVersion: 1,
		tool,
		conclusion: worst(packages),
		packages,
		skipped: plan.skipped
	};
}
// src/cli/commands/merge.ts
const options = {
	plan: {
		type: "string",
		value: "FILE",
		help: ["what `pack-gate plan` printed: a file, or the JSON itself"]
	},
	...reportOptions
};
function read(file, cwd) {
	try {
		return readFileSync(resolve(cwd, file));
	} catch (cause) {
		throw new GateError("EUSAGE", `${file} can't be read`, "Name the JSON reports of the shards. One that is missing is said in the merged report: leave it out.", { cause });
	}
}
async function run(args, terminal) {
	const { values, positionals } = readArguments(args, options);
	const targets = reportTargets(values.reporter);
	const { cwd } = terminal;
	if (values.plan === void 0) throw usage("merge needs --plan: without it nobody knows which packages are missing", "Give what `pack-gate plan` printed: --plan plan.json");
	const merged = mergeReports(readPlan(existsSync(resolve(cwd, values.plan)) ? read(values.plan, cwd).toString("utf8") : values.plan), positionals.map((file) => ({
		file,
		report: readReport(read(file, cwd))
	})), tool);
	await deliver(targets, merged, terminal);
	return exitCodes[merged.conclusion];
}
const merge = {
	options,
	examples: [["pack-gate merge --plan plan.json shard-*.json", "one report of all shards; the exit code is that of the worst package"]],
	run
};
export { merge };
