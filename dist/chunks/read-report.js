import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { n as hasVerdict, r as isRepository } from "./report.js";
import { d as array, f as boolean, g as object, h as literal, m as int, p as discriminatedUnion, t as date, u as _enum, y as string } from "./libraries/zod.js";
// src/report/untrusted/schema.ts
const mostFiles = 2e5;
const mostFindings = 5e4;
const text = string().max(65536);
const count = int().nonnegative();
const line = int().positive();
const ruleId = string().regex(/^[a-z][a-z\d-]{0,63}$/, { error: "expected the id of a rule" });
const finding = object({
	ruleId,
	level: _enum([
		"error",
		"warning",
		"note"
	]),
	message: text,
	help: text,
	path: text,
	line: line.exactOptional(),
	count: line.exactOptional(),
	examples: array(text).max(1e3).exactOptional(),
	baselineState: _enum(["new", "unchanged"]),
	anchor: object({
		path: text,
		line
	})
});
const chosenBy = object({
	by: _enum([
		"request",
		"packageManager",
		"devEngines",
		"lock-file",
		"default"
	]),
	path: text.exactOptional()
});
const packer = object({
	name: text,
	version: text,
	ignoreScripts: boolean().exactOptional(),
	chosenBy: chosenBy.exactOptional(),
	notes: array(text).max(100).exactOptional()
});
const file = object({
	path: text,
	size: count,
	mode: count,
	sha256: text,
	state: _enum([
		"added",
		"unchanged",
		"changed",
		"renamed"
	]),
	was: text.exactOptional(),
	wasSize: count.exactOptional(),
	wasMode: count.exactOptional()
});
const tarball = object({
	path: text,
	integrity: text,
	sha256: string().regex(/^[0-9a-f]{64}$/, { error: "expected a SHA-256 in lower-case hex" }),
	size: count
});
const tool = object({
	name: text,
	version: text
});
const schemaVersion = literal(1);
const verdictKeys = {
	schemaVersion,
	tool,
	conclusion: _enum(["success", "failure"]),
	package: object({
		name: text,
		version: text
	}),
	packer: packer.nullable(),
	integrity: text.nullable(),
	tarball: tarball.nullable(),
	contents: _enum(["working-tree", "tarball"]),
	policy: object({
		path: text.nullable(),
		side: _enum(["head", "base"]).exactOptional(),
		extends: array(text).max(100).exactOptional()
	}).nullable(),
	baseline: object({
		kind: _enum([
			"published",
			"tarball",
			"first-release",
			"none"
		]),
		version: text.nullable(),
		integrity: text.nullable(),
		unpackedSize: count.nullable(),
		packer: object({
			name: text,
			version: text
		}).exactOptional()
	}),
	totals: object({
		files: count,
		unpackedSize: count,
		size: count.nullable(),
		added: count,
		removed: count,
		renamed: count,
		changed: count,
		modeChanged: count
	}),
	findings: array(finding).max(mostFindings),
	waived: array(finding.extend({
		reason: text,
		expires: date().nullable()
	})).max(mostFindings),
	files: array(file).min(1).max(mostFiles),
	removed: array(object({
		path: text,
		size: count
	})).max(mostFiles),
	patch: object({
		path: text,
		diff: text
	}).exactOptional()
};
const mistake = object({
	path: text,
	line,
	column: line,
	message: text,
	source: object({
		text,
		column: line
	}).exactOptional()
});
const noVerdictKeys = {
	schemaVersion,
	conclusion: literal("error"),
	error: object({
		code: string().max(50).regex(/^E[A-Z]+$/),
		message: text,
		help: text,
		location: object({
			path: text,
			line,
			column: line.exactOptional()
		}).exactOptional(),
		mistakes: array(mistake).max(1e3).exactOptional()
	})
};
const verdictSchema = object(verdictKeys);
const noVerdictSchema = object(noVerdictKeys);
const packageSchema = discriminatedUnion("conclusion", [object({
	...verdictKeys,
	path: text,
	durationMs: count.exactOptional()
}), object({
	...noVerdictKeys,
	path: text,
	durationMs: count.exactOptional(),
	package: object({
		name: text.nullable(),
		version: text.nullable()
	})
})]);
const repositorySchema = object({
	schemaVersion,
	tool,
	conclusion: _enum([
		"success",
		"failure",
		"error"
	]),
	packages: array(packageSchema).max(1e3),
	skipped: array(object({
		name: text.nullable(),
		path: text,
		reason: text
	})).max(1e4)
}).refine(({ packages, skipped }) => packages.length + skipped.length > 0, {
	path: ["packages"],
	error: "expected a package"
});
// src/report/untrusted/sanitize-report.ts
function sanitizeReport(report) {
	if (isRepository(report)) return soberRepository(report);
	return hasVerdict(report) ? soberVerdict(report) : soberError(report);
}
const weight = {
	success: 0,
	failure: 1,
	error: 2
};
function soberRepository(report) {
	const packages = report.packages.map((one) => hasVerdict(one) ? soberVerdict(one) : soberError(one));
	const worst = packages.map(({ conclusion }) => conclusion === "neutral" ? "failure" : conclusion).reduce((found, conclusion) => weight[conclusion] > weight[found] ? conclusion : found, report.conclusion);
	return {
		...report,
		packages,
		conclusion: worst
	};
}
function soberVerdict(verdict) {
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
function soberError(report) {
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
	const isPlain = /^[^/\\\p{C}\p{Zl}\p{Zp}][^\\\p{C}\p{Zl}\p{Zp}]{0,999}$/u.test(place.path);
	const escapes = place.path.split("/").some((part) => part === ".." || part === "." || part === "");
	return isPlain && !escapes && place.line <= mostLines ? place : {
		...place,
		path: "package.json",
		line: 1
	};
}
// src/report/untrusted/read-report.ts
const otherRun = {
	code: "EGITHUB",
	name: "The report of the pull request's run",
	help: "Use the same version of pack-gate in both workflows, and upload the file of its input `report-file` unchanged. Until then nothing is approved."
};
function readReport(bytes, source = otherRun) {
	const refusal = ({ message, cause }) => new GateError(source.code, `${source.name} was refused: ${message}.`, source.help, { cause });
	try {
		return sanitizeReport(shaped(parse(bytes)));
	} catch (error) {
		throw error instanceof NotRead ? refusal(error) : error;
	}
}
var NotRead = class extends Error {};
function shaped(value) {
	if (isObject(value) && value.schemaVersion !== 1) throw new NotRead("it has no schemaVersion 1");
	const result = schemaOf(value).safeParse(value);
	if (!result.success) throw new NotRead(complaintsOf(result.error));
	return result.data;
}
function parse(bytes) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (cause) {
		throw new NotRead("it is not JSON in UTF-8", { cause });
	}
}
function schemaOf(value) {
	if (isObject(value) && Object.hasOwn(value, "packages")) return repositorySchema;
	return isObject(value) && value.conclusion === "error" ? noVerdictSchema : verdictSchema;
}
const mostComplaints = 5;
function complaintsOf({ issues }) {
	const shown = issues.slice(0, mostComplaints).map(({ path, message }) => `${path.join(".") || "the document"}: ${message}`);
	const left = issues.length - shown.length;
	return [...shown, ...left > 0 ? [`and ${left} more`] : []].join("; ");
}
export { readReport as t };
