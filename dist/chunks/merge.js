import { Jr as isRepository, Qr as worstConclusion, ai as noVerdict, ei as groupBy, ri as GateError } from "./start.js";
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
function refuseOthers({ commit }, { reports }) {
	const other = reports.find(({ report }) => commit !== void 0 && report.commit !== commit);
	if (other && commit !== void 0) throw new GateError("EUSAGE", `${other.file} is about ${other.report.commit ? `commit ${other.report.commit.slice(0, 12)}` : "no known commit"}, and the plan about ${commit.slice(0, 12)}`, again);
}
function refuseOtherRuns({ run: planned }, { reports }) {
	if (planned === void 0) return;
	for (const { file, report } of reports) {
		const { run } = report;
		if (run?.id === planned.id && run.attempt >= planned.attempt) continue;
		const made = run ? `of attempt ${run.attempt} of run ${run.id}` : "of no known run";
		throw new GateError("EUSAGE", `${file} is ${made}, and the plan of attempt ${planned.attempt} of run ${planned.id}`, again);
	}
}
function refuseStrangers({ packages }, { reports }) {
	const known = new Set(packages.map(({ path }) => path));
	for (const { file, report } of reports) {
		const stranger = report.packages.find(({ path }) => !known.has(path));
		if (stranger) throw new GateError("EUSAGE", `${file} reports on ${stranger.path}, which is not in the plan`, again);
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
function leftOver({ file, report }) {
	const { error } = report;
	const message = `${file} has no verdict, although other reports cover every package: ${error.message}`;
	return {
		...report,
		error: {
			...error,
			message
		}
	};
}
function isOfAnother({ name }, report) {
	return name !== null && report.package.name !== null && report.package.name !== name;
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
		...noVerdict(new GateError("EUSAGE", `there are ${found.length} reports of ${path}, and it is not clear which one counts`, again)),
		...unread
	};
	if (isOfAnother(planned, report)) return {
		...noVerdict(new GateError("EUSAGE", `the report of ${path} is about ${report.package.name ?? ""}@${report.package.version ?? ""}, and the plan names ${name ?? ""}`, again)),
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
	refuseOthers(plan, left);
	refuseOtherRuns(plan, left);
	refuseStrangers(plan, left);
	const [failure] = left.failures;
	if (failure && left.reports.length === 0) return failure.report;
	const byPath = groupBy(left.reports.flatMap(({ report }) => report.packages), ({ path }) => path);
	if (failure && plan.packages.every(({ path }) => byPath.has(path))) return leftOver(failure);
	const twins = sameNames(plan.packages);
	const packages = plan.packages.map((planned) => reportOf(planned, byPath.get(planned.path) ?? [], left, planned.name === null ? void 0 : twins.get(planned.name)));
	const { commit, run, skipped } = plan;
	return {
		schemaVersion: 1,
		tool,
		conclusion: worstConclusion([...packages, ...left.reports.map(({ report }) => report)]),
		...commit !== void 0 && { commit },
		...run !== void 0 && { run },
		packages,
		skipped
	};
}
export { mergeReports as t };
