import { $ as hashesIn, At as publicationHistory, J as isStageId, W as limitsOf, Y as listedVersion, ln as string, on as object, rt as inspect, tn as array } from "./judging.js";
import { Br as plain, Ct as nameMistake, Fn as wrap, Fr as formatCount, Lr as isTarball, Mr as publishedVersion, Nn as painter, Vr as plural, kr as isObject, mn as columnsOf, on as findTarget, pn as emptyPolicy, qn as shorten, ri as GateError, yt as tarball } from "./start.js";
import { i as withoutMark, r as parseBounded, t as NotRead } from "./bounds.js";
import { a as fileSchema, i as commitSchema, n as readReportFile, o as runSchema, r as verdictSchema } from "./read-report.js";
import { i as signerPolicy } from "./signer.js";
import { c as tarballIntegrity, d as trustedRootLine, o as Trust, t as signalsOf, u as signalWords } from "./signals.js";
import { c as entryOf, n as packageSource, s as stagedTarball, u as publicationsIn } from "./read-side.js";
import { i as gitHeadOf, n as provenanceIn, o as unsound, r as differencesOf, t as claimedProvenance } from "./provenance.js";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
// src/report/verification.ts
const shown = 50;
function verificationLine({ conclusion, package: { name, version }, source, differences, signals = [] }) {
	const where = source === "registry" ? "in the registry" : "in the tarball";
	const release = plain(shorten(`${name}@${version}`, 300));
	if (conclusion === "success") return `Verified: ${release} ${where} is what was checked, byte for byte`;
	const [grave] = signals.filter(({ level }) => level === "error");
	return differences.length === 0 && grave ? `Suspicious: ${release} ${where} is what was checked, and ${plain(shorten(grave.message, 300))}` : `Not what was checked: ${release} ${where}, ${plural(differences.length, "difference")}`;
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
function originLine({ report: { run, commit }, gitHead }) {
	const facts = [
		...run === null ? [] : [`run ${run.id}, attempt ${run.attempt}`],
		...commit === null ? [] : [`commit ${commit.slice(0, 12)}`],
		...gitHead === null || gitHead === commit ? [] : [`and the registry says commit ${gitHead.slice(0, 12)}`]
	];
	return facts.length === 0 ? null : `Report     ${facts.join(", ")}`;
}
function publishedLines(verification, columns) {
	const { provenance, trustedRoot } = verification;
	return [
		...provenance?.verified === true ? [`Provenance ${plain(shorten(provenance.signer, 300))}`] : [],
		...trustedRoot ? [trustedRootLine(trustedRoot)] : [],
		...signalWords(verification)
	].flatMap((line) => wrap(line, columns));
}
function renderVerification(verification, style) {
	const columns = columnsOf(style);
	const paint = painter(style.color);
	const tone = verification.conclusion === "success" ? "green" : "red";
	const { expected, actual } = verification.integrity;
	const next = nextStep(verification);
	const origin = originLine(verification);
	return `${[
		wrap(verificationLine(verification), columns).map((line) => paint(["bold", tone], line)),
		differenceLines(verification.differences, columns),
		expected === actual ? [`Integrity  ${expected}`] : [`Checked    ${expected}`, `Here       ${actual ?? "damaged: not the bytes of its own checksum"}`],
		origin === null ? [] : wrap(origin, columns),
		publishedLines(verification, columns),
		next === null ? [] : wrap(next, columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
// src/registry/published-release.ts
const pause = 3e3;
async function fetchOnce(source, version) {
	const document = await source.document();
	const manifest = entryOf(document, version);
	const installers = manifest && entryOf(await source.document("installers"), version);
	if (document === null || manifest === null || installers === null) return null;
	const [own, full] = [listedVersion(installers), listedVersion(manifest)];
	const record = {
		manifest,
		installers,
		hashes: [...new Set([...hashesIn(full.integrity), ...hashesIn(own.integrity)])],
		history: publicationHistory(version, publicationsIn(document))
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
const origin = object({
	commit: commitSchema.exactOptional(),
	run: runSchema.exactOptional()
});
const again = "Give the JSON report of this release's check: `pack-gate check --reporter json=FILE` (Action output `report`).";
function read(path, shown) {
	try {
		return parseBounded(withoutMark(readReportFile(path)), Infinity);
	} catch (cause) {
		const said = cause instanceof NotRead ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the report ${shown} can't be read: ${said === "ENOENT" ? "there is no such file" : said}`, again, { cause });
	}
}
function nameIn(entry) {
	const about = isObject(entry) ? entry.package : void 0;
	return isObject(about) && typeof about.name === "string" ? about.name : null;
}
function entryFor(report, name, shown) {
	const entries = isObject(report) && Array.isArray(report.packages) ? report.packages : [report];
	if (entries.length === 0) throw new GateError("EUSAGE", `the report ${shown} is not about a package`, again);
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
	throw new GateError("EUSAGE", `the report ${shown} was written by a pull request's job, and was not verified`, again);
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
function originOf(report, entry, shown) {
	const [whole, own] = [origin.safeParse(report), origin.safeParse(entry)];
	if (!whole.success || !own.success) throw new GateError("EUSAGE", `${shown} is not a report of pack-gate: its run or commit is not valid`, again);
	const path = isObject(entry) && typeof entry.path === "string" ? entry.path : null;
	return {
		run: own.data.run ?? whole.data.run ?? null,
		commit: own.data.commit ?? whole.data.commit ?? null,
		path
	};
}
const inWords = (run) => run === null ? "no known run" : `${run.attempt === null ? "" : `attempt ${run.attempt} of `}run ${run.id}`;
function isOfRun({ run: made }, { run: asked, here }) {
	if (asked === "any") return true;
	if (asked !== null) return made?.id === asked.id && made.attempt === (asked.attempt ?? made.attempt);
	return here === null || made?.id === here.run.id && made.attempt <= here.run.attempt;
}
function refuseOther(made, expected, shown) {
	const { run, commit, here } = expected;
	if (!isOfRun(made, expected)) {
		const wanted = run === null || run === "any" ? here?.run ?? null : run;
		throw new GateError("EUSAGE", `the report ${shown} is of ${inWords(made.run)}, expected ${inWords(wanted)}`, "Give the report of the run that checked this release. If that was another run, give it: --run ID (Action input `report-run`), or `any`.");
	}
	const own = made.run !== null && made.run.id === here?.run.id ? here.commit : null;
	const wanted = commit ?? (made.commit === null ? null : own);
	if (wanted === null || made.commit === wanted) return;
	throw new GateError("EUSAGE", `the report ${shown} is about ${made.commit === null ? "no known commit" : `commit ${made.commit.slice(0, 12)}`}, expected ${wanted.slice(0, 12)}`, "Give the report of the check of this commit.");
}
function readJudged(path, shown, name, expected) {
	const report = read(path, shown);
	refuseUnverified(report, shown);
	const entry = entryFor(report, name, shown);
	if (isObject(entry) && entry.conclusion === "error") throw new GateError("EUSAGE", `the report ${shown} reached no verdict${name === null ? "" : ` on ${name}`}, so there is nothing to compare with`, again);
	if (isObject(entry) && entry.conclusion === "neutral") throw new GateError("EUSAGE", `the report ${shown} is a comparison, which decides nothing`, again);
	refuseUnverified(entry, shown);
	const data = shaped(entry, shown);
	const made = originOf(report, entry, shown);
	refuseOther(made, expected, shown);
	if (data.integrity === null) throw new GateError("EUSAGE", `the report ${shown} has no integrity: the tarball that was checked is not known`, "Check with --pack-destination, and publish the tarball that it hands over.");
	return {
		conclusion: data.conclusion === "success" ? "success" : "failure",
		...data.package,
		integrity: data.integrity,
		files: data.files,
		origin: made
	};
}
// src/commands/verify/trust.ts
function differencesIn(provenance, { commit: asked }) {
	if (provenance === null) return [];
	if (!provenance.verified) return [{
		kind: "provenance",
		path: null,
		message: `the registry lists a provenance for it, which proves nothing: ${provenance.why}`
	}];
	const { commit } = provenance;
	if (asked === null || commit === null || commit === asked) return [];
	return [{
		kind: "commit",
		path: null,
		message: `its provenance is of commit ${commit.slice(0, 12)}, expected ${asked.slice(0, 12)}`
	}];
}
async function publishedHow(source, { name, version, integrity, manifest }, { manifest: entry, history }, wish, context) {
	const trust = new Trust(wish.trustedRoot, wish.cwd, context);
	const address = wish.withProvenance ? claimedProvenance(entry) : null;
	const release = {
		name,
		version,
		integrity: integrity ?? "",
		manifest,
		signerWorkflow: wish.signerWorkflow
	};
	const provenance = address === null ? null : await provenanceIn(await source.attestations(address, `the attestations of ${name}@${version}`), release, async () => trust.verifier());
	return {
		provenance,
		signals: history === null ? [] : signalsOf({
			name,
			version
		}, history, emptyPolicy, context),
		differences: differencesIn(provenance, wish),
		trustedRoot: trust.name
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
	throw new GateError("EUSAGE", `${JSON.stringify(target)} is neither NAME@VERSION, a .tgz nor the id of a staged release`, "Give one exact version, as in `pack-gate verify acme@1.2.0 --report report.json`: a tag or a range can point to a different one tomorrow.");
}
function specOf({ name, version }, report) {
	const spec = specIn(`${name}@${version}`);
	if (spec !== null) return spec;
	throw new GateError("EUSAGE", `the report ${report} is about ${JSON.stringify(`${name}@${version}`.slice(0, 300))}, which can't be in a registry`, "Give the report of a package that npm publishes.");
}
function judgedFor({ report, cwd, expected }, release) {
	const judged = readJudged(resolve(cwd, report), report, release?.name ?? null, expected);
	if (release === null || publishedVersion(judged.version) === publishedVersion(release.version)) return judged;
	throw new GateError("EUSAGE", `the report ${report} is about ${judged.name}@${judged.version}, not about ${release.name}@${release.version}`, "Give the report of this version's check.");
}
async function openAndDispose(contents) {
	try {
		return { release: await inspect(contents, limitsOf(emptyPolicy)) };
	} catch (thrown) {
		if (!(thrown instanceof GateError) || thrown.code !== "ETARBALL" || !contents.stream) throw thrown;
		return {
			integrity: await tarballIntegrity(contents),
			fault: thrown
		};
	} finally {
		contents.dispose();
	}
}
function verification(judged, context, found) {
	const { source, actual, gitHead = null, published = null } = found;
	const { signals = [], provenance = null, trustedRoot = null } = published ?? {};
	const differences = [...found.differences, ...published?.differences ?? []];
	const isSuspicious = signals.some(({ level }) => level === "error");
	return {
		schemaVersion: 1,
		tool: context.tool,
		conclusion: differences.length === 0 && !isSuspicious ? "success" : "failure",
		package: {
			name: judged.name,
			version: judged.version
		},
		report: judged.origin,
		gitHead,
		source,
		integrity: {
			expected: judged.integrity,
			actual
		},
		differences,
		provenance,
		...signals.length > 0 && { signals },
		...trustedRoot && { trustedRoot }
	};
}
function compared(judged, opened, record, { expected: { commit } }) {
	if ("release" in opened) {
		const { release } = opened;
		return {
			actual: release.integrity,
			differences: differencesOf(judged, release, record, commit)
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
		...compared(judged, opened, null, request)
	});
}
function notThere({ name, version }, host, waitSeconds) {
	const waited = waitSeconds === 0 ? "" : `, after ${waitSeconds} seconds of waiting`;
	return new GateError("EREGISTRY", `the registry ${host} does not have ${name}@${version}${waited}`, "If it was published within the last half hour, npm is probably still scanning it and answers \"not found\" until then: wait longer, --wait 1800 (Action input `wait`). If it is staged, approve it first: `pack-gate stage`. Otherwise it was never published, was unpublished, or this token may not see it.");
}
async function verifyPublished(request, target, context) {
	const { cwd, waitSeconds, report, expected } = request;
	const judged = judgedFor(request, target === null ? null : parseSpec(target));
	const spec = specOf(judged, report);
	const source = await packageSource(spec.name, {
		cwd,
		context
	});
	const fetched = await fetchRelease(source, spec.version, waitSeconds);
	if (fetched === null) throw notThere(spec, source.host, waitSeconds);
	const { contents, record } = fetched;
	if (contents === null) return verification(judged, context, {
		source: "registry",
		actual: null,
		differences: [{
			kind: "integrity",
			path: null,
			message: `the registry serves bytes that don't match its own integrity (${record.hashes.join(" ") || "none"})`
		}]
	});
	const opened = await openAndDispose(contents);
	const found = {
		source: "registry",
		gitHead: gitHeadOf(record.manifest),
		...compared(judged, opened, record, request)
	};
	if (!("release" in opened)) return verification(judged, context, found);
	const wish = {
		...request,
		commit: expected.commit,
		withProvenance: found.differences.length === 0
	};
	return verification(judged, context, {
		...found,
		published: await publishedHow(source, opened.release, record, wish, context)
	});
}
async function verify(request, context) {
	const { target, cwd, signerWorkflow } = request;
	if (signerWorkflow !== null) signerPolicy(signerWorkflow, "", "");
	if (target !== null && isStageId(target)) return verifyTarball(request, await stagedTarball(target, {
		cwd,
		context
	}), context);
	return target !== null && isTarball(target) ? verifyTarball(request, tarball(findTarget(target, cwd).path), context) : verifyPublished(request, target, context);
}
export { renderVerification as n, verificationLine as r, verify as t };
