import { Jr as isRepository, Jt as summaryPlace, Kt as clearSummary, Un as entriesOf, Yt as writeSummary, Zr as verdictsOf, qr as hasVerdict, qt as summaryFile } from "./start.js";
// src/action/outputs.ts
function withSummary(gate, { vsaFile }) {
	if (vsaFile === null) return gate;
	return async (request, context, manner) => {
		const place = summaryPlace(vsaFile, request.cwd, request.root);
		clearSummary(place);
		const report = await gate({
			...request,
			...!place.isFolder && { onlyOne: true }
		}, context, manner);
		writeSummary(place, report, context);
		return report;
	};
}
function setOutputs(runner, report, files) {
	const verdicts = verdictsOf(report);
	const count = (level) => verdicts.length === 0 ? "" : String(verdicts.flatMap(({ findings }) => entriesOf(findings)).filter((entry) => entry.level === level).length);
	const ofRelease = isRepository(report) ? outputsOfAll(report, files) : hasVerdict(report) ? outputsOf(report, files) : noRelease;
	const outputs = {
		conclusion: report.conclusion,
		errors: count("error"),
		warnings: count("warning"),
		report: files.report,
		...ofRelease,
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
		...vsa !== null && { vsa: summaryFile(vsa, tarball.path) }
	};
	return {
		...noRelease,
		integrity: integrity ?? "",
		baseline: baselineOf(verdict),
		...handedOver
	};
}
function outputsOfAll(report, files) {
	const all = report.packages.filter(hasVerdict).map((each) => [each.package.name, outputsOf(each, files)]);
	const byName = (key) => JSON.stringify(Object.fromEntries(all.flatMap(([name, of]) => of[key] === "" ? [] : [[name, of[key]]])));
	return {
		integrity: byName("integrity"),
		tarball: byName("tarball"),
		sha256: byName("sha256"),
		vsa: byName("vsa"),
		baseline: byName("baseline")
	};
}
function baselineOf({ baseline }) {
	return baseline.version !== null && /^\d+[\w.+-]*$/.test(baseline.version) ? baseline.version : baseline.kind;
}
export { setOutputs as n, withSummary as r, noPlan as t };
