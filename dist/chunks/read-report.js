import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { a as findingSchema, c as NotRead, n as repositorySchema, o as packagePathSchema, r as verdictSchema, s as waivedFindingSchema, t as noVerdictSchema, u as parseBounded } from "./report-schema.js";
import { d as array, h as object, v as string } from "./libraries/zod.js";
import { t as isRepositoryPath } from "./repository-place.js";
import { n as hasVerdict, r as isRepository } from "./report.js";
// src/report/untrusted/sanitize-report.ts
function sanitizeReport(report) {
	if (isRepository(report)) return sanitizeRepository(report);
	return hasVerdict(report) ? sanitizeVerdict(report) : sanitizeError(report);
}
const weight = {
	success: 0,
	failure: 1,
	error: 2
};
function sanitizeRepository(report) {
	const packages = report.packages.map(inRepository).map((one) => hasVerdict(one) ? sanitizeVerdict(one) : sanitizeError(one));
	const worst = packages.map(({ conclusion }) => conclusion === "neutral" ? "failure" : conclusion).reduce((found, conclusion) => weight[conclusion] > weight[found] ? conclusion : found, report.conclusion);
	return {
		...report,
		packages,
		conclusion: worst
	};
}
function sanitizeVerdict(verdict) {
	const isBlocked = verdict.findings.some(({ level }) => level === "error");
	const { integrity } = verdict;
	return {
		...verdict,
		conclusion: isBlocked ? "failure" : verdict.conclusion,
		integrity: integrity !== null && /^sha512-[\w+/]{1,100}={0,2}$/.test(integrity) ? integrity : null,
		findings: verdict.findings.map(anchored),
		waived: verdict.waived.map(anchored)
	};
}
function anchored(finding) {
	return {
		...finding,
		anchor: placed(finding.anchor)
	};
}
function sanitizeError(report) {
	const { location, mistakes, ...error } = report.error;
	const places = {
		...location && { location: placed(location) },
		...mistakes && { mistakes: mistakes.map(placed) }
	};
	return {
		...report,
		error: {
			...error,
			...places
		}
	};
}
const mostLines = 1e6;
function placed(place) {
	return isRepositoryPath(place.path) && place.line <= mostLines ? place : {
		...place,
		path: "package.json",
		line: 1
	};
}
function inRepository(report) {
	return report.path === "." || isRepositoryPath(report.path) ? report : {
		...report,
		path: "."
	};
}
// src/report/untrusted/schema.ts
const ruleId = string().regex(/^[a-z][a-z\d-]{0,63}$/, { error: "expected the id of a rule" });
const { shape } = verdictSchema;
const strangersVerdict = verdictSchema.extend({
	conclusion: shape.conclusion.exclude(["neutral"]),
	baseline: shape.baseline.extend({ kind: shape.baseline.shape.kind.exclude(["folder"]) }),
	findings: array(findingSchema.extend({ ruleId })),
	waived: array(waivedFindingSchema.extend({ ruleId })),
	files: shape.files.min(1)
});
const strangersError = noVerdictSchema.extend({ error: noVerdictSchema.shape.error.extend({ code: noVerdictSchema.shape.error.shape.code.max(50) }) });
const strangersPackage = {
	verdict: strangersVerdict.extend({ path: packagePathSchema }),
	error: strangersError.extend({
		path: packagePathSchema,
		package: object({
			name: string().nullable(),
			version: string().nullable()
		})
	})
};
const strangersFrame = repositorySchema.omit({ packages: true });
const strangersLists = {
	findings: strangersVerdict.shape.findings.element,
	waived: strangersVerdict.shape.waived.element,
	files: shape.files.element,
	removed: shape.removed.element
};
// src/report/untrusted/read-report.ts
const otherRun = {
	code: "EGITHUB",
	name: "The report of the pull request's run",
	help: "Use the same version of pack-gate in both workflows, and upload the file of its input `report-file` unchanged. Until then nothing is approved."
};
function readReport(bytes, source = otherRun) {
	try {
		return sanitizeReport(shaped(parseBounded(bytes)));
	} catch (error) {
		if (!(error instanceof NotRead)) throw error;
		throw new GateError(source.code, `${source.name} was refused: ${error.message}.`, source.help, { cause: error.cause });
	}
}
function shaped(value) {
	if (isObject(value) && value.schemaVersion !== 1) throw new NotRead("it has no schemaVersion 1");
	if (isObject(value) && Object.hasOwn(value, "packages")) return severalShaped(value);
	if (isObject(value) && value.conclusion === "error") return parsed(strangersError, value);
	assertLists(value);
	return parsed(strangersVerdict, value);
}
function severalShaped(value) {
	const frame = parsed(strangersFrame, value);
	const { packages } = value;
	if (!Array.isArray(packages)) throw new NotRead("packages: expected a list");
	if (packages.length + frame.skipped.length === 0) throw new NotRead("packages: expected a package");
	return {
		...frame,
		packages: packages.map((one, index) => packageShaped(one, ["packages", index]))
	};
}
function packageShaped(value, path) {
	if (isObject(value) && value.conclusion === "error") return parsed(strangersPackage.error, value, path);
	assertLists(value, path);
	return parsed(strangersPackage.verdict, value, path);
}
function assertLists(value, path = []) {
	if (!isObject(value)) return;
	for (const [name, schema] of Object.entries(strangersLists)) {
		const list = value[name];
		if (!Array.isArray(list)) continue;
		list.forEach((item, index) => {
			parsed(schema, item, [
				...path,
				name,
				index
			]);
		});
	}
}
function parsed(schema, value, path = []) {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	throw new NotRead(complaintsOf(result.error, path));
}
const mostComplaints = 5;
function complaintsOf({ issues }, within) {
	const shown = issues.slice(0, mostComplaints).map(({ path, message }) => `${[...within, ...path].join(".") || "the document"}: ${message}`);
	const left = issues.length - shown.length;
	return [...shown, ...left > 0 ? [`and ${left} more`] : []].join("; ");
}
export { readReport as t };
