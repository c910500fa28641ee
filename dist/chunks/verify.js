import { o as __toESM } from "./rolldown-runtime.js";
import { L as listedVersion, M as openRegistries, U as require_semver, _ as manifestMismatches, b as inspect, dt as string, it as array, v as fileDifferences } from "./judging.js";
import { $t as painter, Gn as isTarball, It as emptyPolicy, Jn as formatBytes, K as nameMistake, Ln as isObject, Lt as columnsOf, O as publishConfigOf, Sn as plain, W as tarball, Xn as formatMode, Yn as formatCount, Zn as plural, cr as GateError, kt as findTarget, mn as shorten, q as readManifest, tn as wrap } from "./start.js";
import { a as NotRead, i as fileSchema, n as readReportFile, o as parseBounded, r as verdictSchema, s as withoutMark } from "./read-report.js";
import { t as limitsOf } from "./inspection-limits.js";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
// src/report/verification.ts
const shown = 50;
function verificationLine({ conclusion, package: { name, version }, source, differences }) {
	const where = source === "registry" ? "in the registry" : "in the tarball";
	const release = plain(shorten(`${name}@${version}`, 300));
	return conclusion === "success" ? `Verified: ${release} ${where} is what was judged, byte for byte` : `Not what was judged: ${release} ${where}, ${plural(differences.length, "difference")}`;
}
function differenceLines(differences, columns) {
	const left = differences.length - shown;
	return [...differences.slice(0, shown).flatMap(({ kind, message }) => wrap(plain(shorten(message, 500)), columns, kind.padEnd(11))), ...left > 0 ? [`and ${formatCount(left)} more: see --reporter json`] : []];
}
function nextStep({ conclusion, source }) {
	if (conclusion === "success") return null;
	if (source === "tarball") return "Next: do not approve it. Publish the tarball that the gate handed over.";
	return "Next: find out who published it, and from what. Where nobody did so on purpose, deprecate or unpublish it, and revoke the tokens that may publish.";
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
		expected === actual ? [`Integrity  ${expected}`] : [`Judged     ${expected}`, `Here       ${actual ?? "not its own"}`],
		next === null ? [] : wrap(next, columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
// src/registry/published-release.ts
var import_semver = __toESM(require_semver(), 1);
const pause = 3e3;
function recordIn(document, version) {
	const versions = isObject(document?.versions) ? document.versions : {};
	const record = Object.hasOwn(versions, version) ? versions[version] : void 0;
	return isObject(record) ? record : null;
}
async function fetchOnce(source, version) {
	const manifest = recordIn(await source.document(), version);
	if (manifest === null) return null;
	const listed = listedVersion(manifest);
	const record = {
		manifest,
		integrity: listed.integrity
	};
	try {
		return {
			contents: await source.tarball(version, listed),
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
			message: `${path} has mode ${formatMode(difference.second.mode)}, judged with ` + formatMode(difference.first.mode)
		};
		case "only-first": return {
			kind: "missing",
			path,
			message: `${path} was judged and is not here`
		};
		case "only-second": return {
			kind: "added",
			path,
			message: `${path} was never judged`
		};
	}
}
function ofManifest({ key, packed, told }) {
	const here = packed ?? "missing";
	return {
		kind: "manifest",
		path: "package.json",
		message: `the registry tells installers ${key.join(".")} ${told ?? "is missing"}; in its tarball it is ${here}`
	};
}
const blocked = {
	kind: "blocked",
	path: null,
	message: "the gate blocked this release: nobody should have published it"
};
function ofTarball(files) {
	return {
		kind: "integrity",
		path: null,
		message: files.length === 0 ? "the tarball is another one, though every file in it is the same: it was packed or compressed again" : "the tarball is another one"
	};
}
function differencesOf(judged, release, told) {
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
		...told === null ? [] : manifestMismatches(release.manifest, told, paths).map(ofManifest)
	];
}
// src/commands/verify/judged-release.ts
const integrity = string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/, "expected sha512-… of a tarball");
const sha256 = string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in hex");
const judged = verdictSchema.pick({
	schemaVersion: true,
	conclusion: true,
	package: true
}).extend({
	integrity: integrity.nullable(),
	files: array(fileSchema.extend({ sha256 })).min(1)
});
const again = "Name the JSON report of the run that judged this release: `pack-gate check --reporter json=FILE` (Action output `report`).";
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
	const found = entries.find((entry) => nameIn(entry) === name);
	if (found !== void 0) return found;
	const names = entries.map(nameIn).filter((each) => each !== null);
	if (names.length === 0) return entries[0];
	throw new GateError("EUSAGE", `the report ${shown} is about ${names.slice(0, 3).join(", ")}, not about ${name}`, again);
}
function readJudged(path, shown, name) {
	const entry = entryFor(read(path, shown), name, shown);
	if (isObject(entry) && entry.conclusion === "error") throw new GateError("EUSAGE", `the report ${shown} reached no verdict${name === null ? "" : ` on ${name}`}, so there is nothing to compare with`, again);
	if (isObject(entry) && entry.conclusion === "neutral") throw new GateError("EUSAGE", `the report ${shown} is that of a comparison, which judges nothing`, again);
	const parsed = judged.safeParse(entry);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		const where = issue === void 0 || issue.path.length === 0 ? "" : ` at ${issue.path.map(String).join(".")}`;
		throw new GateError("EUSAGE", `${shown} is not a report of pack-gate${where}: ${issue?.message ?? "unknown form"}`, again);
	}
	const { data } = parsed;
	if (data.integrity === null) throw new GateError("EUSAGE", `the report ${shown} has no integrity: the tarball that was judged is not known`, "Gate with --pack-destination, and publish the tarball that it hands over.");
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
	return nameMistake(name, "the command") === null && import_semver.default.valid(version) !== null ? {
		name,
		version
	} : null;
}
function parseSpec(target) {
	const spec = specIn(target);
	if (spec !== null) return spec;
	throw new GateError("EUSAGE", `${JSON.stringify(target)} is neither NAME@VERSION nor a .tgz`, "Name one exact version, as in `pack-gate verify acme@1.2.0 --report report.json`: a tag or a range can mean another one tomorrow.");
}
function specOf({ name, version }, report) {
	const spec = specIn(`${name}@${version}`);
	if (spec !== null) return spec;
	throw new GateError("EUSAGE", `the report ${report} is about ${JSON.stringify(`${name}@${version}`.slice(0, 300))}, which no registry can have`, "Name the report of a package that npm publishes.");
}
function judgedFor({ report, cwd }, release) {
	const judged = readJudged(resolve(cwd, report), report, release?.name ?? null);
	if (release === null || judged.version === release.version) return judged;
	throw new GateError("EUSAGE", `the report ${report} is about ${judged.name}@${judged.version}, not about ${release.name}@${release.version}`, "Name the report of the run that judged this version.");
}
async function readAndDispose(contents) {
	try {
		return await inspect(contents, limitsOf(emptyPolicy));
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
async function verifyTarball(request, target, context) {
	const release = await readAndDispose(tarball(findTarget(target, request.cwd).path));
	const judged = judgedFor(request, release);
	return verification(judged, context, {
		source: "tarball",
		actual: release.integrity,
		differences: differencesOf(judged, release, null)
	});
}
async function publishConfigIn(folder, name) {
	const file = await readManifest(folder).catch(() => null);
	return file?.name === name ? publishConfigOf(file.manifest) : {};
}
async function fetchFor({ name, version }, request, context) {
	const { cwd, waitSeconds } = request;
	const source = await openRegistries(context).source({
		name,
		folder: cwd,
		tool: "npm",
		publishConfig: await publishConfigIn(cwd, name)
	});
	const fetched = await fetchRelease(source, version, waitSeconds);
	if (fetched !== null) return fetched;
	const waited = waitSeconds === 0 ? "" : `, after ${waitSeconds} seconds of waiting`;
	throw new GateError("EREGISTRY", `the registry ${source.host} does not have ${name}@${version}${waited}`, "Where it was just published, wait longer: --wait SECONDS (Action input `wait`). Else it was never published, was unpublished, or this token may not see it.");
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
			message: `the registry serves other bytes than its own integrity says (${record.integrity ?? "none"})`
		}]
	});
	const release = await readAndDispose(contents);
	return verification(judged, context, {
		source: "registry",
		actual: release.integrity,
		differences: differencesOf(judged, release, record.manifest)
	});
}
async function verify(request, context) {
	const { target } = request;
	return target !== null && isTarball(target) ? verifyTarball(request, target, context) : verifyPublished(request, target, context);
}
export { renderVerification as n, verificationLine as r, verify as t };
