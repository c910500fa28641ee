import { o as __toESM } from "./rolldown-runtime.js";
import { $n as failureOf, Br as plain, Fr as formatCount, Jr as isRepository, Pr as formatBytes, kr as isObject, qr as hasVerdict, ri as GateError, tr as reasonOf } from "./start.js";
import { i as readBounded } from "./limits.js";
import { t as readReport } from "./read-report.js";
import { crc32 } from "node:zlib";
// src/github/artifact.ts
const mostEntries = 100;
const help = "Upload only the report, with actions/upload-artifact, as docs/workflows/fork-safe.yml does.";
async function readZipEntry(zip, name, maxBytes) {
	const archive = await open(zip);
	const entry = await find(archive, name);
	if (entry.isEncrypted() || !entry.canDecodeFileData()) throw refusal(`${name} in it is encrypted, or compressed by a method other than deflate`);
	if (entry.uncompressedSize > maxBytes) throw refusal(`${name} in it has ${formatBytes(entry.uncompressedSize)}, expected at most ${formatBytes(maxBytes)}`);
	const bytes = await read(archive, entry);
	if (crc32(bytes) !== entry.crc32) throw refusal(`${name} in it does not have the checksum in the archive`);
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
		throw refusal("it is not a zip archive", cause);
	}
}
async function find(archive, name) {
	if (archive.entryCount > mostEntries) throw refusal(`it has ${formatCount(archive.entryCount)} files, expected ${name} alone`);
	const found = [];
	try {
		for await (const entry of archive.eachEntry()) if (entry.fileName === name) found.push(entry);
	} catch (cause) {
		throw refusal("its list of files is not that of a valid zip archive", cause);
	}
	const [entry] = found;
	if (entry === void 0) throw refusal(`it has no file ${name}`);
	if (found.length > 1) throw refusal(`it has ${name} ${found.length} times`);
	return entry;
}
async function read(archive, entry) {
	try {
		const chunks = [];
		for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
		return Buffer.concat(chunks);
	} catch (cause) {
		throw refusal(`${entry.fileName} in it can't be unpacked, or its size is not the one in the archive`, cause);
	}
}
function refusal(what, cause) {
	return new GateError("EGITHUB", `The artifact of the pull request's run was refused: ${what}.`, help, { cause });
}
const maxArchiveBytes = 16e6;
async function downloadArtifact(target, origin, name) {
	const artifact = await findArtifact(target, origin, name);
	if (artifact.expired) throw new GateError("EGITHUB", `The artifact \`${name}\` of the pull request's run expired.`, "Run the workflow of the pull request again; `retention-days` of actions/upload-artifact says how long it keeps.");
	if (artifact.size_in_bytes > maxArchiveBytes) throw tooLarge(name);
	const archive = await withApi(target.api, `The artifact \`${name}\``, () => download(target, artifact));
	if (archive === null) throw tooLarge(name);
	return archive;
}
const attempts = 3;
async function download({ api, retryBudget, run }, { id }) {
	const key = {
		owner: run.owner,
		repo: run.repo,
		artifact_id: id,
		archive_format: "zip"
	};
	for (let attempt = 1;; attempt += 1) try {
		const { data } = await api.rest.actions.downloadArtifact({
			...key,
			request: { parseSuccessResponseBody: false }
		});
		return await readBounded(data, maxArchiveBytes, retryBudget);
	} catch (error) {
		const { kind } = failureOf(error);
		const isPassing = kind === "unsure" || isOfFileHost(error, api);
		if (attempt >= attempts || !isPassing || !await retryBudget.pause(attempt ** 2 * 1e3)) throw error;
	}
}
function isOfFileHost(error, api) {
	const url = isObject(error) && isObject(error.response) ? error.response.url : void 0;
	if (typeof url !== "string" || !URL.canParse(url)) return false;
	return new URL(url).host !== new URL(api.request.endpoint.DEFAULTS.baseUrl).host;
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
	const list = () => api.paginate(api.rest.actions.listWorkflowRunArtifacts, key);
	const named = (await withApi(api, "The list of artifacts", list)).filter((artifact) => artifact.name === name).toSorted(byAge);
	const newest = named.findLast((artifact) => isOfAttempt(artifact, origin));
	if (newest !== void 0) return newest;
	if (named.length > 0) throw leftOver(name, origin);
	throw new GateError("EGITHUB", `The pull request's run left no report: it has no artifact \`${name}\`.${howItEnded(origin)}`, `See its log. If it never reached pack-gate, fix what failed before; if it did, make sure that the report is uploaded as \`${name}\` also when pack-gate fails (\`if: always()\`).`);
}
function isOfAttempt({ created_at: made }, { attempt, startedAt }) {
	if (startedAt === null) return attempt === 1;
	return made !== null && Date.parse(made) >= Date.parse(startedAt);
}
function leftOver(name, origin) {
	const which = origin.attempt === null ? "This attempt" : `Attempt ${origin.attempt}`;
	return new GateError("EGITHUB", `${which} of the pull request's run left no report: the artifact \`${name}\` is of an earlier one.${howItEnded(origin)}`, "See the log of this attempt: it ended before it uploaded a report.");
}
function howItEnded({ conclusion }) {
	return conclusion === null ? "" : ` It ended with ${conclusion}.`;
}
function byAge(a, b) {
	return (a.created_at ?? "").localeCompare(b.created_at ?? "") || a.id - b.id;
}
const again = "Run the job again. If it persists, see whether GitHub reports an incident.";
function ofFileHost(what, { status, message }, cause) {
	const why = plain(`${status ?? ""} ${message}`.trim());
	return new GateError("EGITHUB", `${what} could not be read: the host that stores it refused (${why}).`, again, { cause });
}
async function withApi(api, what, work) {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof GateError) throw cause;
		const failure = failureOf(cause);
		const denied = failure.kind === "forbidden" || failure.status === 404;
		if (isOfFileHost(cause, api)) throw ofFileHost(what, failure, cause);
		const help = denied ? "Give the job `permissions: actions: read`." : again;
		throw new GateError("EGITHUB", `${what} could not be read: ${plain(reasonOf(failure))}.`, help, { cause });
	}
}
function tooLarge(name) {
	return new GateError("EGITHUB", `The artifact \`${name}\` is larger than ${formatBytes(maxArchiveBytes)}.`, "Upload only the report, as docs/workflows/fork-safe.yml does.");
}
// src/action/report-mode.ts
const reportName = "report.json";
const maxReportBytes = 16e6;
async function receiveReport(target, origin, artifact) {
	const archive = await downloadArtifact(target, origin, artifact);
	const report = readReport(await readZipEntry(archive, reportName, maxReportBytes));
	refuseOlder(report, target.run.sha);
	refuseOtherRun(report, origin);
	const marked = {
		...report,
		unverified: true
	};
	return isRepository(marked) ? {
		...marked,
		packages: marked.packages.map(markedPackage)
	} : notHandedOver(marked);
}
function refuseOlder(report, commit) {
	const about = isRepository(report) || hasVerdict(report) ? report.commit : void 0;
	if (about === void 0 || about === commit) return;
	throw new GateError("EGITHUB", `The report is about commit ${about.slice(0, 12)}, and the run about ${commit.slice(0, 12)}.`, "Let the job write its report again in each run, and restore no report from a cache.");
}
function refuseOtherRun(report, { id, attempt }) {
	if (!isRepository(report) && !hasVerdict(report)) return;
	const { run: made } = report;
	if (made?.id === String(id) && made.attempt === (attempt ?? made.attempt)) return;
	const what = made ? `is of attempt ${made.attempt} of run ${made.id}` : "doesn't say which run made it";
	throw new GateError("EGITHUB", `The report ${what}, expected attempt ${attempt ?? 1} of run ${id}.`, "Let each run of the job write its own report with this version of pack-gate, and restore none from a cache.");
}
const markedPackage = (report) => ({
	...notHandedOver(report),
	unverified: true
});
function notHandedOver(report) {
	return hasVerdict(report) ? {
		...report,
		tarball: null
	} : report;
}
export { receiveReport };
