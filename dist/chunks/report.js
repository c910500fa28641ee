// src/report.ts
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
export { verdictsOf as i, isRepository as n, reportsOf as r, hasVerdict as t };
