import { o as __toESM } from "./rolldown-runtime.js";
import { Jn as formatBytes, Sn as plain, Yn as formatCount, cr as GateError, nr as hasVerdict, rr as isRepository, xn as reasonOf, yn as failureOf } from "./start.js";
import { i as readBounded } from "./limits.js";
import { t as readReport } from "./read-report.js";
import { crc32 } from "node:zlib";
// src/github/artifact.ts
const mostEntries = 100;
const help = "Upload the report alone, with actions/upload-artifact, as docs/workflows/fork-safe.yml does.";
async function readZipEntry(zip, name, maxBytes) {
	const archive = await open(zip);
	const entry = await find(archive, name);
	if (entry.isEncrypted() || !entry.canDecodeFileData()) throw refusal(`${name} in it is encrypted, or packed by a method other than deflate`);
	if (entry.uncompressedSize > maxBytes) throw refusal(`${name} in it has ${formatBytes(entry.uncompressedSize)}, expected at most ${formatBytes(maxBytes)}`);
	const bytes = await read(archive, entry);
	if (crc32(bytes) !== entry.crc32) throw refusal(`${name} in it does not have the checksum that the archive names`);
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
		throw refusal(`${entry.fileName} in it can't be unpacked, or has another size than the archive names`, cause);
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
		const archive = await readBounded(data, maxArchiveBytes);
		if (archive === null) throw tooLarge(name);
		return archive;
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
	const named = (await withApi("The list of artifacts", () => api.paginate(api.rest.actions.listWorkflowRunArtifacts, key))).filter((artifact) => artifact.name === name).toSorted(byAge);
	const newest = named.findLast((artifact) => isOfAttempt(artifact, origin));
	if (newest !== void 0) return newest;
	if (named.length > 0) throw leftOver(name, origin);
	throw new GateError("EGITHUB", `The pull request's run left no report: it has no artifact \`${name}\`.${howItEnded(origin)}`, `See its log. If it never reached pack-gate, mend what failed before; if it did, see that the report is uploaded as \`${name}\` also when pack-gate fails (\`if: always()\`).`);
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
	if (conclusion === "action_required") return " It waits for the approval of a maintainer.";
	return conclusion === null ? "" : ` It ended with ${conclusion}.`;
}
function byAge(a, b) {
	return (a.created_at ?? "").localeCompare(b.created_at ?? "") || a.id - b.id;
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
// src/action/report-mode.ts
const reportName = "report.json";
const maxReportBytes = 16e6;
async function receiveReport(target, origin, artifact) {
	const archive = await downloadArtifact(target, origin, artifact);
	const report = readReport(await readZipEntry(archive, reportName, maxReportBytes));
	refuseOlder(report, target.run.sha);
	return isRepository(report) ? {
		...report,
		packages: report.packages.map(notHandedOver)
	} : notHandedOver(report);
}
function refuseOlder(report, commit) {
	const about = isRepository(report) || hasVerdict(report) ? report.commit : void 0;
	if (about === void 0 || about === commit) return;
	throw new GateError("EGITHUB", `The report is about commit ${about.slice(0, 12)}, and the run about ${commit.slice(0, 12)}.`, "Let the job that makes the report write it anew in each run, and restore no report from a cache.");
}
function notHandedOver(report) {
	return hasVerdict(report) ? {
		...report,
		tarball: null
	} : report;
}
export { receiveReport };
