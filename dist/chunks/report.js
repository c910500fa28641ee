// src/model/report.ts
function isRepository(report) {
	return "packages" in report;
}
function hasVerdict(report) {
	return report.conclusion !== "error";
}
function reportsOf(report) {
	return isRepository(report) ? report.packages : [report];
}
function verdictsOf(report) {
	return reportsOf(report).filter(hasVerdict);
}
const order = {
	error: 0,
	failure: 1,
	neutral: 2,
	success: 3
};
function worstFirst(packages) {
	return packages.toSorted((a, b) => order[a.conclusion] - order[b.conclusion]);
}
function differs({ totals }) {
	const { added, removed, renamed, changed, modeChanged } = totals;
	return added + removed + renamed + changed + modeChanged > 0;
}
export { verdictsOf as a, reportsOf as i, hasVerdict as n, worstFirst as o, isRepository as r, differs as t };
