import { r as noVerdict, t as GateError } from "./errors.js";
import { t as groupBy } from "./group-by.js";
import { r as isRepository } from "./report.js";
import { n as worstConclusion } from "./gate-all2.js";
import { n as sameNameError, r as sameNames } from "./select2.js";
// src/gate/workspace/merge.ts
const again = "Run the jobs of the matrix again, all of one commit, and merge what they leave.";
function sorted(shards) {
	const reports = shards.flatMap(({ file, report }) => isRepository(report) ? [{
		file,
		report
	}] : []);
	const failures = shards.flatMap(({ file, report }) => !isRepository(report) && report.conclusion === "error" ? [{
		file,
		report
	}] : []);
	const single = shards.find(({ report }) => !isRepository(report) && report.conclusion !== "error");
	if (!single) return {
		reports,
		failures
	};
	throw new GateError("EUSAGE", `${single.file} is the report of one package alone`, "Merge the reports of runs with `--packages` (input `packages`).");
}
function refuseStrangers({ packages }, { reports }) {
	const known = new Set(packages.map(({ path }) => path));
	for (const { file, report } of reports) {
		const stranger = report.packages.find(({ path }) => !known.has(path));
		if (stranger) throw new GateError("EUSAGE", `${file} reports on ${stranger.path}, which the plan does not name`, again);
	}
}
function whyMissing({ path }, { failures: [failure] }) {
	const missing = `there is no report of ${path}: its shard is missing or did not finish`;
	if (!failure) return noVerdict(new GateError("EUSAGE", missing, again));
	const { error } = failure.report;
	return {
		...failure.report,
		error: {
			...error,
			message: `${missing}, or is the one that left ${failure.file}: ${error.message}`
		}
	};
}
function reportOf(planned, found, shards, twins) {
	const { path, name } = planned;
	const [report, another] = found;
	const unread = {
		package: {
			name,
			version: null
		},
		path
	};
	if (!report) return {
		...whyMissing(planned, shards),
		...unread
	};
	if (another) return {
		...noVerdict(new GateError("EUSAGE", `there are ${found.length} reports of ${path}, and nobody knows which one counts`, again)),
		...unread
	};
	if (!twins) return report;
	const { package: identity, durationMs } = report;
	return {
		...noVerdict(sameNameError(path, twins)),
		package: identity,
		path,
		...durationMs !== void 0 && { durationMs }
	};
}
function mergeReports(plan, shards, tool) {
	const left = sorted(shards);
	refuseStrangers(plan, left);
	const [failure] = left.failures;
	if (failure && left.reports.length === 0) return failure.report;
	const byPath = groupBy(left.reports.flatMap(({ report }) => report.packages), ({ path }) => path);
	const twins = sameNames(plan.packages);
	const packages = plan.packages.map((planned) => reportOf(planned, byPath.get(planned.path) ?? [], left, planned.name === null ? void 0 : twins.get(planned.name)));
	return {
		schemaVersion: 1,
		tool,
		conclusion: worstConclusion(packages),
		packages,
		skipped: plan.skipped
	};
}
export { mergeReports as t };
