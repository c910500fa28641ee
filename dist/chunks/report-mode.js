import { i as __toESM } from "./rolldown-runtime.js";
import { t as GateError } from "./errors.js";
import { n as formatCount, t as formatBytes } from "./format.js";
import { i as plain } from "./escape.js";
import { r as reasonOf, t as failureOf } from "./failure.js";
import { t as isObject } from "./json.js";
import { n as hasVerdict, r as isRepository } from "./report.js";
import { _ as string, d as boolean, f as discriminatedUnion, h as object, l as _enum, m as literal, p as int, t as date, u as array } from "./libraries/zod.js";
import { crc32 } from "node:zlib";
// src/github/artifact.ts
const maxArchiveBytes = 16e6;
async function downloadArtifact(target, origin, name) {
	const artifact = await findArtifact(target, origin, name);
	if (artifact.expired) throw new GateError("EGITHUB", `The artifact \`${name}\` of the pull request's run expired.`, "Run the workflow of the pull request again; `retention-days` of actions/upload-artifact says how long it keeps.");
	if (artifact.size_in_bytes > maxArchiveBytes) throw tooLarge(name);
	return withApi(`The artifact \`${name}\``, async () => {
		const { owner, repo } = target.run;
		const key = {
			owner,
			repo,
			artifact_id: artifact.id,
			archive_format: "zip"
		};
		const { data } = await target.api.rest.actions.downloadArtifact({
			...key,
			request: { parseSuccessResponseBody: false }
		});
		return readBounded(data, name);
	});
}
async function findArtifact({ api, run }, origin, name) {
	const { owner, repo } = run;
	const key = {
		owner,
		repo,
		run_id: origin.id,
		name,
		per_page: 100
	};
	const newest = (await withApi("The list of artifacts", () => api.paginate(api.rest.actions.listWorkflowRunArtifacts, key))).filter((artifact) => artifact.name === name).toSorted(byAge).at(-1);
	if (newest !== void 0) return newest;
	const ended = origin.conclusion === null ? "" : ` It ended with ${origin.conclusion}.`;
	throw new GateError("EGITHUB", `The pull request's run left no report: it has no artifact \`${name}\`.${ended}`, `See its log. If it never reached pack-gate, mend what failed before; if it did, see that the report is uploaded as \`${name}\` also when pack-gate fails (\`if: always()\`).`);
}
function byAge(a, b) {
	return (a.created_at ?? "").localeCompare(b.created_at ?? "") || a.id - b.id;
}
async function readBounded(stream, name) {
	const chunks = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.byteLength;
		if (size > maxArchiveBytes) throw tooLarge(name);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
async function withApi(what, work) {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof GateError) throw cause;
		const failure = failureOf(cause);
		const help = failure.kind === "forbidden" || failure.status === 404 ? "Give the job `permissions: actions: read`." : "Run the job again; if it stays, see whether GitHub reports an incident.";
		throw new GateError("EGITHUB", `${what} could not be read: ${plain(reasonOf(failure))}.`, help, { cause });
	}
}
function tooLarge(name) {
	return new GateError("EGITHUB", `The artifact \`${name}\` is larger than ${formatBytes(maxArchiveBytes)}.`, "Upload the report alone, as docs/workflows/fork-safe.yml does.");
}
// src/github/zip-entry.ts
const mostEntries = 100;
const help$1 = "Upload the report alone, with actions/upload-artifact, as docs/workflows/fork-safe.yml does.";
async function readZipEntry(zip, name, maxBytes) {
	const archive = await open(zip);
	const entry = await find(archive, name);
	if (entry.isEncrypted() || !entry.canDecodeFileData()) throw refusal$1(`${name} in it is encrypted, or packed by a method other than deflate`);
	if (entry.uncompressedSize > maxBytes) throw refusal$1(`${name} in it has ${formatBytes(entry.uncompressedSize)}, expected at most ${formatBytes(maxBytes)}`);
	const bytes = await read(archive, entry);
	if (crc32(bytes) !== entry.crc32) throw refusal$1(`${name} in it does not have the checksum that the archive names`);
	return bytes;
}
async function open(zip) {
	const { fromBufferPromise } = await import("./yauzl.js").then((m) => __toESM(m.default, 1));
	try {
		return await fromBufferPromise(zip, {
			strictFileNames: true,
			validateEntrySizes: true
		});
	} catch (cause) {
		throw refusal$1("it is not a zip archive", cause);
	}
}
async function find(archive, name) {
	if (archive.entryCount > mostEntries) throw refusal$1(`it has ${formatCount(archive.entryCount)} files, expected ${name} alone`);
	const found = [];
	try {
		for await (const entry of archive.eachEntry()) if (entry.fileName === name) found.push(entry);
	} catch (cause) {
		throw refusal$1("its list of files is not that of a valid zip archive", cause);
	}
	const [entry] = found;
	if (entry === void 0) throw refusal$1(`it has no file ${name}`);
	if (found.length > 1) throw refusal$1(`it has ${name} ${found.length} times`);
	return entry;
}
async function read(archive, entry) {
	try {
		const chunks = [];
		for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
		return Buffer.concat(chunks);
	} catch (cause) {
		throw refusal$1(`${entry.fileName} in it can't be unpacked, or has another size than the archive names`, cause);
	}
}
function refusal$1(what, cause) {
	return new GateError("EGITHUB", `The artifact of the pull request's run was refused: ${what}.`, help$1, { cause });
}
// src/untrusted/schema.ts
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
	contents: _enum(["working-tree", "tarball"]),
	policy: object({ path: text }).nullable(),
	baseline: object({
		kind: _enum([
			"published",
			"tarball",
			"first-release",
			"none"
		]),
		version: text.nullable(),
		integrity: text.nullable(),
		unpackedSize: count.nullable()
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
	})).max(mostFiles)
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
	path: text
}), object({
	...noVerdictKeys,
	path: text,
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
	packages: array(packageSchema).min(1).max(1e3),
	skipped: array(object({
		name: text.nullable(),
		path: text,
		reason: text
	})).max(1e4)
});
// src/untrusted/sober-report.ts
function soberReport(report) {
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
// src/untrusted/read-report.ts
const help = "Use the same version of pack-gate in both workflows, and upload the file of its input `report-file` unchanged. Until then nothing is approved.";
function readReport(bytes) {
	const value = parse(bytes);
	if (isObject(value) && value.schemaVersion !== 1) throw refusal("it has no schemaVersion 1");
	const result = schemaOf(value).safeParse(value);
	if (!result.success) throw refusal(complaintsOf(result.error));
	return soberReport(result.data);
}
function parse(bytes) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (cause) {
		throw refusal("it is not JSON in UTF-8", cause);
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
function refusal(what, cause) {
	return new GateError("EGITHUB", `The report of the pull request's run was refused: ${what}.`, help, { cause });
}
// src/action/report-mode.ts
const reportName = "report.json";
const maxReportBytes = 16e6;
async function receiveReport(target, origin, artifact) {
	return readReport(await readZipEntry(await downloadArtifact(target, origin, artifact), reportName, maxReportBytes));
}
export { receiveReport };
