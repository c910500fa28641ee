import { A as isStageId, Dt as array, P as hashesIn, Pt as string, R as inspect, T as fileDifferences, j as listedVersion, w as manifestMismatches } from "./judging.js";
import { Kt as emptyPolicy, Lt as findTarget, Mn as plain, Qn as isObject, Zn as installScripts, ar as formatBytes, br as GateError, cr as plural, dn as wrap, er as publishedVersion, it as nameMistake, ln as painter, nr as isTarball, nt as tarball, or as formatCount, qt as columnsOf, sr as formatMode, tr as clip, wn as shorten } from "./start.js";
import { c as withoutMark, i as fileSchema, n as readReportFile, o as NotRead, r as verdictSchema, s as parseBounded } from "./read-report.js";
import { n as packageSource, o as stagedTarball } from "./read-side.js";
import { t as limitsOf } from "./inspection-limits.js";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
// src/report/verification.ts
const shown = 50;
function verificationLine({ conclusion, package: { name, version }, source, differences }) {
	const where = source === "registry" ? "in the registry" : "in the tarball";
	const release = plain(shorten(`${name}@${version}`, 300));
	return conclusion === "success" ? `Verified: ${release} ${where} is what was checked, byte for byte` : `Not what was checked: ${release} ${where}, ${plural(differences.length, "difference")}`;
}
function differenceLines(differences, columns) {
	const left = differences.length - shown;
	return [...differences.slice(0, shown).flatMap(({ kind, message }) => wrap(plain(shorten(message, 500)), columns, kind.padEnd(11))), ...left > 0 ? [`and ${formatCount(left)} more: see --reporter json`] : []];
}
function nextStep({ conclusion, source }) {
	if (conclusion === "success") return null;
	if (source === "tarball") return "Next: do not approve it. Publish the tarball that passed the check.";
	return "Next: find out who published it, and from what. If no one did so on purpose, deprecate or unpublish it, and revoke the tokens that can publish.";
}
function renderVerification(verification, style) {
	const columns = columnsOf(style);
	const paint = painter(style.color);
	const tone = verification.conclusion === "success" ? "green" : "red";
	const { expected, actual } = verification.integrity;
	const next = nextStep(verification);
	return `${[
		wrap(verificationLine(verification), columns).map((line) => paint(["bold", tone], line)),
		differenceLines(verification.differences, columns),
		expected === actual ? [`Integrity  ${expected}`] : [`Checked    ${expected}`, `Here       ${actual ?? "damaged: not the bytes of its own checksum"}`],
		next === null ? [] : wrap(next, columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
// src/registry/published-release.ts
const pause = 3e3;
function recordIn(document, version) {
	const versions = isObject(document?.versions) ? document.versions : {};
	const record = Object.hasOwn(versions, version) ? versions[version] : void 0;
	return isObject(record) ? record : null;
}
async function fetchOnce(source, version) {
	const manifest = recordIn(await source.document(), version);
	const installers = manifest && recordIn(await source.document("installers"), version);
	if (manifest === null || installers === null) return null;
	const [own, full] = [listedVersion(installers), listedVersion(manifest)];
	const record = {
		manifest,
		installers,
		hashes: [...new Set([...hashesIn(full.integrity), ...hashesIn(own.integrity)])]
	};
	try {
		return {
			contents: await source.tarball(version, own),
			record
		};
	} catch (error) {
		if (error instanceof GateError && error.code === "EINTEGRITY") return {
			contents: null,
			record
		};
		throw error;
	}
}
async function fetchRelease(source, version, waitSeconds) {
	const end = Date.now() + waitSeconds * 1e3;
	for (;;) {
		const last = Date.now() + pause > end;
		try {
			const found = await fetchOnce(source, version);
			if (found !== null || last) return found;
		} catch (error) {
			if (last || !(error instanceof GateError) || error.code !== "EREGISTRY") throw error;
		}
		await setTimeout(pause);
	}
}
// src/commands/verify/differences.ts
function bytesInWords(path, first, second) {
	return `${path} has other bytes (${first.size === second.size ? `${formatBytes(first.size)} in both` : `${formatBytes(first.size)} judged, ${formatBytes(second.size)} here`})`;
}
function ofFile(difference) {
	const { kind, path } = difference;
	switch (kind) {
		case "bytes": return {
			kind,
			path,
			message: bytesInWords(path, difference.first, difference.second)
		};
		case "mode": return {
			kind,
			path,
			message: `${path} has mode ${formatMode(difference.second.mode)}, checked with ` + formatMode(difference.first.mode)
		};
		case "only-first": return {
			kind: "missing",
			path,
			message: `${path} was checked and is missing here`
		};
		case "only-second": return {
			kind: "added",
			path,
			message: `${path} was never checked`
		};
	}
}
function ofManifest({ key, packed, told }) {
	const here = packed ?? "missing";
	return {
		kind: "manifest",
		path: "package.json",
		message: `the registry gives installers ${key.join(".")} ${told ?? "is missing"}; in its tarball it is ${here}`
	};
}
const leftOut = new Set([
	"os",
	"cpu",
	"libc",
	"bundleDependencies",
	"directories",
	"peerDependenciesMeta",
	"scripts"
]);
function ofInstallers(packed, told, paths) {
	const found = manifestMismatches(packed, told, paths).filter(({ key: [key = ""], told: value }) => value !== null || !leftOut.has(key));
	return told.hasInstallScript === true && installScripts(packed, paths).length === 0 ? [...found, {
		key: ["hasInstallScript"],
		packed: "false",
		told: "true",
		acted: true
	}] : found;
}
function ofHashes(hashes) {
	if (hashes.length < 2) return [];
	return [{
		kind: "integrity",
		path: null,
		message: `${`the registry names ${hashes.length} hashes for it, and installers accept bytes that match any of them`}: ${clip(hashes.join(" "))}`
	}];
}
function ofRecord({ manifest: packed }, record, paths) {
	const { manifest, installers, hashes } = record;
	const mismatches = [...manifestMismatches(packed, manifest, paths), ...ofInstallers(packed, installers, paths)];
	const manifests = new Map(mismatches.map(ofManifest).map((each) => [each.message, each]));
	return [...ofHashes(hashes), ...manifests.values()];
}
const blocked = {
	kind: "blocked",
	path: null,
	message: "the check blocked this release: it should not have been published"
};
function ofTarball(files) {
	return {
		kind: "integrity",
		path: null,
		message: files.length === 0 ? "the tarball differs, although every file in it is the same: it was packed or compressed again" : "the tarball differs"
	};
}
function differencesOf(judged, release, record) {
	const files = [...fileDifferences(judged.files, release.files).map(ofFile), ...release.duplicates.map((path) => ({
		kind: "added",
		path,
		message: `${path} is there more than once, with other bytes`
	}))];
	const paths = new Set(release.files.map(({ path }) => path));
	return [
		...judged.conclusion === "failure" ? [blocked] : [],
		...judged.integrity === release.integrity ? [] : [ofTarball(files)],
		...files,
		...record === null ? [] : ofRecord(release, record, paths)
	];
}
function unsound(judged, why) {
	const message = `the tarball differs, and it can't be read: ${why}`;
	return [...judged.conclusion === "failure" ? [blocked] : [], {
		kind: "integrity",
		path: null,
		message
	}];
}
// src/commands/verify/judged-release.ts
const integrity = string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/, "expected sha512-… of a tarball");
const sha256 = string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in hex");
const file = fileSchema.extend({ sha256 });
const judged = verdictSchema.pick({
	schemaVersion: true,
	conclusion: true,
	package: true
}).extend({
	integrity: integrity.nullable(),
	files: array(file).min(1)
});
const again = "Give the JSON report of this release's check: `pack-gate check --reporter json=FILE` (Action output `report`).";
function read(path, shown) {
	try {
		return parseBounded(withoutMark(readReportFile(path)), Infinity);
	} catch (cause) {
		const why = cause instanceof NotRead ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the report ${shown} can't be read: ${why}`, again, { cause });
	}
}
function nameIn(entry) {
	const about = isObject(entry) ? entry.package : void 0;
	return isObject(about) && typeof about.name === "string" ? about.name : null;
}
function entryFor(report, name, shown) {
	const entries = isObject(report) && Array.isArray(report.packages) ? report.packages : [report];
	if (entries.length === 0) throw new GateError("EUSAGE", `the report ${shown} is about no package`, again);
	if (name === null) {
		if (entries.length === 1) return entries[0];
		throw new GateError("EUSAGE", `the report ${shown} is about ${entries.length} packages`, "Say which one: `pack-gate verify NAME@VERSION --report FILE`.");
	}
	const [found, another] = entries.filter((entry) => nameIn(entry) === name);
	if (another !== void 0) throw new GateError("EUSAGE", `the report ${shown} is about ${name} more than once`, again);
	if (found !== void 0) return found;
	const names = entries.map(nameIn).filter((each) => each !== null);
	if (names.length === 0) return entries[0];
	throw new GateError("EUSAGE", `the report ${shown} is about ${names.slice(0, 3).join(", ")}, not about ${name}`, again);
}
function refuseUnverified(value, shown) {
	if (!isObject(value) || !Object.hasOwn(value, "unverified")) return;
	throw new GateError("EUSAGE", `the report ${shown} was written by a job of a pull request, and not verified`, again);
}
function wrongFile(entry) {
	const files = isObject(entry) && Array.isArray(entry.files) ? entry.files : [];
	for (const [index, one] of files.entries()) {
		const [issue] = file.safeParse(one).error?.issues ?? [];
		if (issue) return {
			path: [
				"files",
				index,
				...issue.path
			],
			message: issue.message
		};
	}
	return null;
}
function shaped(entry, shown) {
	const wrong = wrongFile(entry);
	const result = wrong === null ? judged.safeParse(entry) : null;
	if (result?.success) return result.data;
	const issue = wrong ?? result?.error.issues[0];
	const where = issue === void 0 || issue.path.length === 0 ? "" : ` at ${issue.path.map(String).join(".")}`;
	throw new GateError("EUSAGE", `${shown} is not a report of pack-gate${where}: ${issue?.message ?? "unknown form"}`, again);
}
function readJudged(path, shown, name) {
	const report = read(path, shown);
	refuseUnverified(report, shown);
	const entry = entryFor(report, name, shown);
	if (isObject(entry) && entry.conclusion === "error") throw new GateError("EUSAGE", `the report ${shown} reached no verdict${name === null ? "" : ` on ${name}`}, so there is nothing to compare with`, again);
	if (isObject(entry) && entry.conclusion === "neutral") throw new GateError("EUSAGE", `the report ${shown} is that of a comparison, which decides nothing`, again);
	refuseUnverified(entry, shown);
	const data = shaped(entry, shown);
	if (data.integrity === null) throw new GateError("EUSAGE", `the report ${shown} has no integrity: the tarball that was checked is not known`, "Gate with --pack-destination, and publish the tarball that it hands over.");
	return {
		conclusion: data.conclusion === "success" ? "success" : "failure",
		...data.package,
		integrity: data.integrity,
		files: data.files
	};
}
// src/commands/verify/verify.ts
function specIn(text) {
	const at = text.lastIndexOf("@");
	const [name, version] = at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text, ""];
	const published = publishedVersion(version);
	return nameMistake(name, "the command") === null && published !== null ? {
		name,
		version: published
	} : null;
}
function parseSpec(target) {
	const spec = specIn(target);
	if (spec !== null) return spec;
	throw new GateError("EUSAGE", `${JSON.stringify(target)} is neither NAME@VERSION, a .tgz nor the id of a staged release`, "Name one exact version, as in `pack-gate verify acme@1.2.0 --report report.json`: a tag or a range can stand for another one tomorrow.");
}
function specOf({ name, version }, report) {
	const spec = specIn(`${name}@${version}`);
	if (spec !== null) return spec;
	throw new GateError("EUSAGE", `the report ${report} is about ${JSON.stringify(`${name}@${version}`.slice(0, 300))}, which no registry can have`, "Name the report of a package that npm publishes.");
}
function judgedFor({ report, cwd }, release) {
	const judged = readJudged(resolve(cwd, report), report, release?.name ?? null);
	if (release === null || publishedVersion(judged.version) === publishedVersion(release.version)) return judged;
	throw new GateError("EUSAGE", `the report ${report} is about ${judged.name}@${judged.version}, not about ${release.name}@${release.version}`, "Give the report of this version's check.");
}
async function openAndDispose(contents) {
	try {
		return { release: await inspect(contents, limitsOf(emptyPolicy)) };
	} catch (thrown) {
		if (!(thrown instanceof GateError) || thrown.code !== "ETARBALL" || contents.path === void 0) throw thrown;
		const hash = createHash("sha512");
		await pipeline(createReadStream(contents.path), hash);
		return {
			integrity: `sha512-${hash.digest("base64")}`,
			fault: thrown
		};
	} finally {
		contents.dispose();
	}
}
function verification(judged, context, more) {
	const { source, differences, actual } = more;
	return {
		schemaVersion: 1,
		tool: context.tool,
		conclusion: differences.length === 0 ? "success" : "failure",
		package: {
			name: judged.name,
			version: judged.version
		},
		source,
		integrity: {
			expected: judged.integrity,
			actual
		},
		differences
	};
}
function compared(judged, opened, record) {
	if ("release" in opened) {
		const { release } = opened;
		return {
			actual: release.integrity,
			differences: differencesOf(judged, release, record)
		};
	}
	const { integrity, fault } = opened;
	if (integrity === judged.integrity) throw fault;
	return {
		actual: integrity,
		differences: unsound(judged, fault.message)
	};
}
async function verifyTarball(request, contents, context) {
	const opened = await openAndDispose(contents);
	const judged = judgedFor(request, "release" in opened ? opened.release : null);
	return verification(judged, context, {
		source: "tarball",
		...compared(judged, opened, null)
	});
}
async function fetchFor({ name, version }, request, context) {
	const { cwd, waitSeconds } = request;
	const source = await packageSource(name, {
		cwd,
		context
	});
	const fetched = await fetchRelease(source, version, waitSeconds);
	if (fetched !== null) return fetched;
	const waited = waitSeconds === 0 ? "" : `, after ${waitSeconds} seconds of waiting`;
	throw new GateError("EREGISTRY", `the registry ${source.host} does not have ${name}@${version}${waited}`, "If it was published within the last half hour, npm is probably still scanning it and answers \"not found\" until then: wait longer, --wait 1800 (Action input `wait`). If it is staged, approve it first: `pack-gate stage`. Otherwise it was never published, was unpublished, or this token may not see it.");
}
async function verifyPublished(request, target, context) {
	const judged = judgedFor(request, target === null ? null : parseSpec(target));
	const { contents, record } = await fetchFor(specOf(judged, request.report), request, context);
	if (contents === null) return verification(judged, context, {
		source: "registry",
		actual: null,
		differences: [{
			kind: "integrity",
			path: null,
			message: `the registry serves other bytes than its own integrity says (${record.hashes.join(" ") || "none"})`
		}]
	});
	return verification(judged, context, {
		source: "registry",
		...compared(judged, await openAndDispose(contents), record)
	});
}
async function verify(request, context) {
	const { target } = request;
	const { cwd } = request;
	if (target !== null && isStageId(target)) return verifyTarball(request, await stagedTarball(target, {
		cwd,
		context
	}), context);
	return target !== null && isTarball(target) ? verifyTarball(request, tarball(findTarget(target, cwd).path), context) : verifyPublished(request, target, context);
}
export { renderVerification as n, verificationLine as r, verify as t };
