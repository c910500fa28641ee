import { en as _enum, in as literal, ln as string, nn as boolean, on as object, rn as int, tn as array, un as union } from "./judging.js";
import { Jr as isRepository, Qr as worstConclusion, kr as isObject, qr as hasVerdict, ri as GateError, ur as isRepositoryPath } from "./start.js";
import { t as changedCodeSchema } from "./code-change.js";
import { t as date } from "./libraries/zod.js";
import { n as bounds, r as parseBounded, t as NotRead } from "./bounds.js";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
// src/model/report-parts.ts
const schemaVersionSchema = literal(1).describe("Version of this contract.");
const toolSchema = object({
	name: string().describe("Always pack-gate."),
	version: string().describe("Version of pack-gate.")
}).describe("What made the report.");
const countSchema = int().nonnegative();
const lineSchema = int().positive();
const commitSchema = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/).describe("The commit that was packed. Left out where it is not known, and for a tarball.");
const runSchema = object({
	id: string().regex(/^\d{1,20}$/).describe("Number of the run, as GitHub gives it."),
	attempt: int().positive().describe("Which attempt at it, from 1.")
}).describe("The run of a GitHub workflow that made the report; left out elsewhere.");
const unverifiedSchema = literal(true).describe("Only with `mode: report`: a job that the pull request controls wrote the report, and nothing in it was verified.");
const packagePathSchema = string().describe("Only in a report of several packages: the package's folder from the repository's root, `.` for the root itself.");
const durationMsSchema = int().nonnegative().describe("Only in a report of several packages: milliseconds that checking this one took.");
const millisecondsSchema = int().nonnegative();
const timingsSchema = object({
	policy: millisecondsSchema.describe("Finding and reading the policy."),
	pack: millisecondsSchema.describe("The packer's run. Left out for a tarball.").exactOptional(),
	baseline: millisecondsSchema.describe("Fetching and reading the release to compare with."),
	read: millisecondsSchema.describe("Reading what was packed, as far as it was not read while the packer ran."),
	judge: millisecondsSchema.describe("Comparing, all rules, and the decision."),
	total: millisecondsSchema.describe("From the first to the last; Node and our own start come before it.")
}).describe("Milliseconds that each stage took. Some run at the same time. Left out in a comparison.");
const mistakeSchema = object({
	path: string().describe("Path from the repository's root; a file outside it has the name by which it was asked for."),
	line: lineSchema.describe("Line, from 1."),
	column: lineSchema.describe("Column, from 1, in UTF-16 units."),
	message: string().describe("What is wrong and what was expected."),
	source: object({
		text: string().describe("The text as it is written, without its line end."),
		column: lineSchema.describe("Where in that text the mistake begins, from 1.")
	}).describe("The line, or the part of it around the mistake.").exactOptional()
}).describe("One mistake in the policy. Untrusted text.");
const fileSchema = object({
	path: string().describe("Path from the package's root. Untrusted text."),
	size: countSchema.describe("Bytes."),
	mode: countSchema.describe("File mode as in the tar header, as a decimal number: 420 is 0644."),
	sha256: string().describe("Of the contents, lower-case hex."),
	state: _enum([
		"added",
		"unchanged",
		"changed",
		"renamed"
	]).describe("How it relates to the baseline. Without a baseline every file is added."),
	was: string().describe("The baseline's name of a renamed file.").exactOptional(),
	wasSize: countSchema.describe("Bytes in the baseline, where they were others.").exactOptional(),
	wasMode: countSchema.describe("Mode in the baseline, where it was another.").exactOptional()
});
const removedFileSchema = object({
	path: string().describe("Path in the baseline. Untrusted text."),
	size: countSchema.describe("Bytes in the baseline.")
});
const tarballSchema = object({
	path: string().describe("Absolute path, on the machine that packed."),
	integrity: string().describe("Subresource integrity (sha512-…), as a registry will report it."),
	sha256: string().regex(/^[0-9a-f]{64}$/).describe("SHA-256, lower-case hex."),
	size: countSchema.describe("Bytes.")
});
const policySchema = object({
	path: string().nullable().describe("Path from the repository's root; null where the base branch decided, and has no policy."),
	side: _enum(["head", "base"]).describe("Whose policy decided, where a pull request has two: its own (head) or the base branch's.").exactOptional(),
	extends: array(string()).describe("What the policy extends, however far, as it was asked for; what comes later counts more. Left out where it extends nothing.").exactOptional()
});
const packerSchema = object({
	name: string().describe("Name of the package manager."),
	version: string().describe("Its version. The file list depends on it."),
	ignoreScripts: boolean().describe("true where the release was packed without its lifecycle scripts.").exactOptional(),
	chosenBy: object({
		by: _enum([
			"request",
			"policy",
			"packageManager",
			"devEngines",
			"rush",
			"lock-file",
			"release-tool",
			"default"
		]).describe("request: the option or input packer. policy: its key packer. packageManager, devEngines: a field of package.json. rush: rush.json. lock-file: a lock file or workspace file. release-tool: the file of a tool that publishes with npm. default: nothing named one."),
		path: string().describe("The file that says so, from the repository's root.").exactOptional()
	}).describe("What made it this package manager.").exactOptional(),
	directory: string().describe("The folder that was packed in the package's place, from there: publishConfig.directory and the like.").exactOptional(),
	notes: array(string()).describe("What in the repository speaks for another package manager, or for another version of this one.").exactOptional()
});
const findingSchema = object({
	ruleId: string().describe("The rule; docs/rules has a page for each."),
	level: _enum([
		"error",
		"warning",
		"note"
	]).describe("An error blocks the release."),
	message: string().describe("The fact, with its figure. Untrusted text: it may name packed files."),
	help: string().describe("The remedy. Lines indented by two spaces are to paste."),
	path: string().describe("The packed file or folder it is about, from the package's root; package.json where it is about the whole release."),
	line: lineSchema.describe("Line in that file, from 1.").exactOptional(),
	count: int().positive().describe("How many files a grouped finding is about.").exactOptional(),
	examples: array(string()).describe("Some of them.").exactOptional(),
	baselineState: _enum(["new", "unchanged"]).describe("new: the baseline does not have the problem, or there is no baseline. unchanged: it has it too."),
	anchor: object({
		path: string().describe("Path from the repository's root."),
		line: lineSchema.describe("Line, from 1.")
	}).describe("The tracked file and line in the repository that brought it about."),
	fix: object({
		by: _enum([
			"leave-out",
			"executable",
			"not-shared",
			"line-end",
			"workspace-range"
		]).describe("leave-out: entries for `files` in package.json. executable, not-shared: a file mode. line-end: of a command's first line. workspace-range: a version in place of `workspace:`."),
		of: array(string()).describe("The entries, the files from the root of the package, or the dependencies as `dependencies/NAME`. Untrusted text.")
	}).describe("What `pack-gate check --fix` would do about it; left out where it can do nothing.").exactOptional(),
	group: lineSchema.describe("Reports show findings with the same number as one entry: they are reasons why the same files should not ship.").exactOptional(),
	follows: literal(true).describe("What settles the findings of its group before it settles this one, too.").exactOptional(),
	unbuilt: string().describe("The folder of the package that was not built: no file of it exists. The finding stands for all that is missing in it.").exactOptional()
}).describe("One hit of one rule (SARIF: result).");
const waivedFindingSchema = findingSchema.extend({
	reason: string().describe("Why, as the policy says."),
	expires: date().nullable().describe("Last day on which the waiver is valid, YYYY-MM-DD (UTC); null if it has no end.")
}).describe("A finding with what excuses it (SARIF: suppression).");
// src/model/error-codes.ts
const errorCodes = [
	"EUSAGE",
	"ECONFIG",
	"EPACK",
	"ETARBALL",
	"EREGISTRY",
	"EINTEGRITY",
	"EGITHUB",
	"ERULE",
	"EINTERNAL"
];
// src/model/report-schema.ts
const verdictSchema = object({
	schemaVersion: schemaVersionSchema,
	tool: toolSchema,
	conclusion: _enum([
		"success",
		"failure",
		"neutral"
	]).describe("success: the release passed (exit code 0). failure: at least one finding is an error (exit code 1). neutral: `pack-gate diff` compared two releases and decided nothing."),
	unverified: unverifiedSchema.exactOptional(),
	commit: commitSchema.exactOptional(),
	run: runSchema.exactOptional(),
	path: packagePathSchema.exactOptional(),
	durationMs: durationMsSchema.exactOptional(),
	package: object({
		name: string().describe("Name of the package, with its scope."),
		version: string().describe("Version that would be published.")
	}).describe("What would be published, as the packed package.json says. Untrusted text."),
	packer: packerSchema.nullable().describe("The package manager that packed the release; null where the target was a tarball."),
	integrity: string().nullable().describe("Subresource integrity of the release's tarball (sha512-…); null where no tarball was made or it can't be known."),
	tarball: tarballSchema.nullable().describe("The checked tarball, handed over to the publish step; null where none was requested and where the release is blocked."),
	contents: _enum(["working-tree", "tarball"]).describe("Where the checked bytes came from."),
	policy: policySchema.nullable().describe("The policy file that was applied; null where there was none, so that rules and baseline alone decided."),
	baseline: object({
		kind: _enum([
			"published",
			"tarball",
			"folder",
			"first-release",
			"none"
		]).describe("published: from the registry. tarball: from a file. folder: packed from a folder (`pack-gate diff` only). first-release: the registry has no release of this package. none: comparing was turned off."),
		name: string().describe("Its package, only if it differs from the release's. Untrusted text.").exactOptional(),
		version: string().nullable().describe("Its version; null without a baseline."),
		integrity: string().nullable().describe("Subresource integrity of its tarball; null where not known."),
		unpackedSize: countSchema.nullable().describe("Bytes of all its files; null without a baseline."),
		registry: string().describe("Address of the registry that was asked for it, where one was: the one that publishing goes to.").exactOptional(),
		passedOver: array(object({
			version: string().describe("The release that was skipped."),
			reason: string().describe("Why, as words that follow it. Untrusted text: it may name packed files.")
		})).describe("Later releases that are broken or withdrawn, and so no measure, the nearest first.").exactOptional(),
		deprecated: string().describe("Why its publisher deprecated it, only where no earlier release could take its place: what it had counts as new. Untrusted text.").exactOptional(),
		packer: object({
			name: string().describe("The package manager."),
			version: string().describe("Its version.")
		}).describe("What packed it, only where the registry's record of it can be trusted.").exactOptional()
	}).describe("The earlier release that this one was compared with."),
	totals: object({
		files: countSchema.describe("Number of packed files."),
		unpackedSize: countSchema.describe("Bytes of all packed files."),
		size: countSchema.nullable().describe("Bytes of the tarball; null where none was made."),
		added: countSchema.describe("Files that the baseline does not have."),
		removed: countSchema.describe("Files of the baseline that the release does not have."),
		renamed: countSchema.describe("Files that the baseline has under another name."),
		changed: countSchema.describe("Files that have other bytes under the same name."),
		modeChanged: countSchema.describe("Files that have another mode than in the baseline, whatever their bytes.")
	}).describe("The release in figures."),
	findings: array(findingSchema).describe("What the rules found, waived findings left out."),
	waived: array(waivedFindingSchema).describe("Findings that a waiver of the policy excuses."),
	patch: object({
		path: string().describe("The policy file, from the repository's root."),
		diff: string().describe("A unified diff as git apply takes it. Untrusted text.")
	}).describe("Where new files or sizes block: the change of the policy that would allow them. Nothing else is in it.").exactOptional(),
	files: array(fileSchema).describe("Every packed file."),
	removed: array(removedFileSchema).describe("Files of the baseline that the release has under no name."),
	changedCode: changedCodeSchema.exactOptional(),
	timings: timingsSchema.exactOptional()
}).meta({
	id: "verdict",
	title: "Verdict",
	description: "The decision and all that led to it. Exit code 0 or 1."
});
const noVerdictSchema = object({
	schemaVersion: schemaVersionSchema,
	conclusion: literal("error").describe("Always error."),
	unverified: unverifiedSchema.exactOptional(),
	package: object({
		name: string().nullable().describe("Name of the package; null where it can't be read."),
		version: string().nullable().describe("Its version; null where it can't be read.")
	}).describe("Only in a report of several packages: the package, as its package.json on disk says. Untrusted text.").exactOptional(),
	path: packagePathSchema.exactOptional(),
	durationMs: durationMsSchema.exactOptional(),
	error: object({
		code: string().regex(/^E[A-Z]+$/).meta({
			description: "Which part could not do its work.",
			examples: [...errorCodes]
		}),
		message: string().describe("What was found. Untrusted text; may have several lines."),
		help: string().describe("What to do now."),
		mistakes: array(mistakeSchema).describe("Each mistake of the policy, where that is what went wrong; message has the same in text alone.").exactOptional(),
		location: object({
			path: string().describe("Path from the repository's root."),
			line: lineSchema.describe("Line, from 1."),
			column: lineSchema.describe("Column, from 1.").exactOptional()
		}).describe("Where the mistake is, if it is in a file.").exactOptional()
	}).describe("What went wrong.")
}).meta({
	id: "noVerdict",
	title: "No verdict",
	description: "No verdict could be reached, so nothing was approved. Exit code 2."
});
const repositorySchema = object({
	schemaVersion: schemaVersionSchema,
	tool: toolSchema,
	conclusion: _enum([
		"success",
		"failure",
		"error"
	]).describe("The worst of the packages': error outweighs failure, and failure success."),
	unverified: unverifiedSchema.exactOptional(),
	commit: commitSchema.exactOptional(),
	run: runSchema.exactOptional(),
	packages: array(union([verdictSchema, noVerdictSchema])).describe("The report of each checked package, with its path."),
	skipped: array(object({
		name: string().nullable().describe("Name of the package; null where it has none. Untrusted text."),
		path: string().describe("Its folder from the repository's root, or the glob that matched no package."),
		reason: string().describe("Why it was not checked.")
	})).describe("What was not checked.")
}).meta({
	id: "repository",
	title: "Several packages",
	description: "A run over several packages. The exit code is that of the worst."
});
// src/report/untrusted/sanitize-report.ts
function sanitizeReport(report) {
	if (isRepository(report)) return sanitizeRepository(report);
	return hasVerdict(report) ? sanitizeVerdict(report) : sanitizeError(report);
}
function sanitizeRepository(report) {
	const packages = report.packages.map(inRepository).map((one) => hasVerdict(one) ? sanitizeVerdict(one) : sanitizeError(one));
	const conclusions = packages.map(({ conclusion }) => conclusion === "neutral" ? "failure" : conclusion);
	const conclusion = worstConclusion([report, ...conclusions.map((each) => ({ conclusion: each }))]);
	return {
		...report,
		packages,
		conclusion
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
// src/report/untrusted/read-report.ts
function readReportFile(path) {
	let fd;
	try {
		fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch (cause) {
		throw new NotRead(cause instanceof Error && "code" in cause ? String(cause.code) : "it could not be opened", { cause });
	}
	try {
		const stats = fstatSync(fd);
		if (!stats.isFile()) throw new NotRead("it is not a regular file");
		if (stats.size > bounds.bytes) throw new NotRead(`it has ${stats.size} bytes, expected at most ${bounds.bytes.toLocaleString("en-US")}`);
		return readFileSync(fd);
	} finally {
		closeSync(fd);
	}
}
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
function refuseMarked(value) {
	if (isObject(value) && Object.hasOwn(value, "unverified")) throw new NotRead("it is marked `unverified`: `mode: report` wrote it, and no check");
}
function shaped(value) {
	refuseMarked(value);
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
	refuseMarked(value);
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
export { fileSchema as a, commitSchema as i, readReportFile as n, runSchema as o, verdictSchema as r, readReport as t };
