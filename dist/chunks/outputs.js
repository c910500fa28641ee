import { Ot as clearSummary, fr as hasVerdict, gr as verdictsOf, jt as writeSummary, pr as isRepository } from "./start.js";
import { resolve } from "node:path";
// src/action/outputs.ts
function withSummary(gate, { vsaFile }) {
	if (vsaFile === null) return gate;
	return async (request, context, manner) => {
		const place = {
			file: resolve(request.cwd, vsaFile),
			root: request.root
		};
		clearSummary(place);
		const report = await gate({
			...request,
			onlyOne: true
		}, context, manner);
		writeSummary(place, report, context);
		return report;
	};
}
function setOutputs(runner, report, files) {
	const verdicts = verdictsOf(report);
	const count = (level) => verdicts.length === 0 ? "" : String(verdicts.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length);
	const ofOne = !isRepository(report) && hasVerdict(report) ? outputsOf(report, files) : noRelease;
	const outputs = {
		conclusion: report.conclusion,
		errors: count("error"),
		warnings: count("warning"),
		report: files.report,
		...ofOne,
		...noPlan
	};
	for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
}
const noPlan = {
	matrix: "",
	plan: ""
};
const noRelease = {
	integrity: "",
	tarball: "",
	sha256: "",
	vsa: "",
	baseline: ""
};
function outputsOf(verdict, { vsa }) {
	const { integrity, tarball } = verdict;
	const handedOver = tarball === null ? {} : {
		tarball: tarball.path,
		sha256: tarball.sha256,
		...vsa !== null && { vsa }
	};
	return {
		...noRelease,
		integrity: integrity ?? "",
		baseline: baselineOf(verdict),
		...handedOver
	};
}
function baselineOf({ baseline }) {
	return baseline.version !== null && /^\d+[\w.+-]*$/.test(baseline.version) ? baseline.version : baseline.kind;
}
export { setOutputs as n, withSummary as r, noPlan as t };
