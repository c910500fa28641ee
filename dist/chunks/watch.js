import { o as __toESM } from "./rolldown-runtime.js";
import { Cr as toGateError, Ht as readNamedPolicy, Jt as headline, Mn as plain, Mt as purlOf, Nt as vsa, Pn as apiUrlOf, Qn as isObject, Qt as errorLine, Sr as noVerdict, Xt as renderText, Yt as page, Zt as renderTextError, _r as worstConclusion, a as deliverAs, b as remoteFor, bn as tool, br as GateError, cr as plural, dn as wrap, dt as jsonDocument, er as publishedVersion, i as deliver, it as nameMistake, jn as reasonOf, kn as failureOf, l as jsonOption, ln as painter, o as reportTargets, or as formatCount, qt as columnsOf, v as readArguments, wn as shorten, x as startProgress, xr as exitCodes, y as usage, yr as groupBy, zt as repositoryRoot } from "./start.js";
import { c as withoutMark, n as readReportFile, r as verdictSchema, s as parseBounded } from "./read-report.js";
import { Lt as require_semver, M as packumentIn, P as hashesIn, tt as chooseAuto } from "./judging.js";
import { t as compareReleases } from "./diff.js";
import { a as readVersion, n as packageSource, t as earlierOf } from "./read-side.js";
import { t as limitsOf } from "./inspection-limits.js";
import { i as readBounded } from "./limits.js";
import { n as connect, t as RetryBudget } from "./client.js";
import { createHash } from "node:crypto";
import { createReadStream, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
// src/commands/watch/records.ts
const judged = verdictSchema.pick({
	schemaVersion: true,
	tool: true,
	conclusion: true,
	package: true,
	integrity: true
});
function refuseOthers(folder, entries) {
	const other = entries.find((entry) => entry.isSymbolicLink() || isRecordName(entry.name) && !isPlain(entry));
	if (other === void 0) return;
	const what = other.isSymbolicLink() ? "a link" : "no regular file";
	throw new GateError("EUSAGE", `${relative(folder, join(other.parentPath, other.name))} in the folder of records is ${what}`, "Put the reports themselves there: what a link leads to can be exchanged by others.");
}
const isRecordName = (name) => /\.json$/i.test(name);
const isPlain = (entry) => entry.isFile() || entry.isDirectory();
function filesIn(folder) {
	let entries;
	try {
		entries = readdirSync(folder, {
			recursive: true,
			withFileTypes: true
		});
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the records could not be read: ${why}`, "Name the folder that holds the report.json of each release: --records DIR.", { cause });
	}
	refuseOthers(folder, entries);
	return entries.filter((entry) => entry.isFile() && isRecordName(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}
function parse$1(file) {
	try {
		return parseBounded(withoutMark(readReportFile(file)), Infinity);
	} catch {
		return null;
	}
}
const isUnverified = (value) => isObject(value) && Object.hasOwn(value, "unverified");
function recordsIn(report, path) {
	if (isUnverified(report)) return [];
	return (isObject(report) && Array.isArray(report.packages) ? report.packages : [report]).map((verdict) => recordOf(verdict, path)).filter((record) => record !== null);
}
function recordOf(verdict, path) {
	if (isUnverified(verdict)) return null;
	const { data } = judged.safeParse(verdict);
	if (data?.tool.name !== "pack-gate" || data.integrity === null || data.conclusion === "neutral") return null;
	const { name, version } = data.package;
	return {
		name,
		version: publishedVersion(version) ?? version,
		integrity: data.integrity,
		passed: data.conclusion === "success",
		path
	};
}
function readRecords(folder) {
	const records = filesIn(folder).flatMap((file) => recordsIn(parse$1(file), relative(folder, file).split(sep).join("/")));
	return groupBy(records, ({ name, version }) => `${name}@${version}`);
}
function recordFor(records, name, version, integrity) {
	const [hash = "", ...others] = hashesIn(integrity);
	if (others.length > 0) return { kind: "several-hashes" };
	const all = records.get(`${name}@${version}`) ?? [];
	const [first] = all;
	if (!first) return { kind: "no-record" };
	if (!hash.startsWith("sha512-")) return {
		kind: "no-hash",
		path: first.path
	};
	const same = all.filter((record) => record.integrity === hash);
	const passed = same.find((record) => record.passed);
	if (passed) return {
		kind: "passed",
		path: passed.path
	};
	return same[0] ? {
		kind: "blocked",
		path: same[0].path
	} : {
		kind: "other-bytes",
		path: first.path
	};
}
function isOpen({ kind }) {
	return kind !== "passed" && kind !== "several-hashes";
}
function refuseHashless({ host, name }, unknown) {
	const [first] = unknown;
	if (!first || unknown.some(({ reason }) => reason !== "no-hash")) return;
	throw new GateError("EREGISTRY", `the registry ${host} has no sha512 for ${name}@${first.version}, so its record can't be compared with it`, "Compare the bytes: `pack-gate verify NAME@VERSION --report FILE`, or watch with --repository, which fetches them.");
}
// src/registry/history.ts
function unknownForm({ host, name }) {
	return new GateError("EREGISTRY", `the registry ${host} answered in an unknown form when asked for the releases of ${name}`, "Check the registry in .npmrc: a login page or a proxy may have answered in its place.");
}
function refuseSwapped(source, { versions }) {
	const swapped = Object.entries(isObject(versions) ? versions : {}).find(([version, manifest]) => {
		const own = isObject(manifest) ? manifest.version : void 0;
		return own !== version && (typeof own !== "string" || publishedVersion(own) !== version);
	});
	if (!swapped) return;
	throw new GateError("EREGISTRY", `the registry ${source.host} answered in an unknown form: its entry ${JSON.stringify(swapped[0].slice(0, 100))} of ${source.name} is about another version`, "Report it to the operator of the registry. Until then what it says of this package proves nothing.");
}
function understood(source, document) {
	const packument = packumentIn(document);
	if (packument === null || packument.versions.size === 0) throw unknownForm(source);
	refuseSwapped(source, document);
	return packument;
}
function merged(full, installers) {
	const hashes = new Set([full, installers].flatMap(({ integrity }) => hashesIn(integrity)));
	const { tarball, expected } = installers;
	return {
		...full,
		tarball,
		expected,
		integrity: hashes.size === 0 ? null : [...hashes].join(" ")
	};
}
async function fetchHistory(source) {
	const document = await source.document();
	if (document === null) return null;
	const full = understood(source, document);
	const seen = await source.document("installers");
	if (seen === null) throw new GateError("EREGISTRY", `the registry ${source.host} knew ${source.name}, and a moment later it did not`, "Run again: it may have been unpublished between two questions.");
	const installers = understood(source, seen);
	const listed = new Map([...installers.versions, ...full.versions]);
	for (const [version, other] of installers.versions) {
		const own = full.versions.get(version);
		if (own) listed.set(version, merged(own, other));
	}
	const times = Object.entries(full.times).map(([version, time]) => [version, Date.parse(time)]);
	return {
		versions: [...listed.keys()],
		tags: {
			...installers.tags,
			...full.tags
		},
		times: new Map(times.filter(([, time]) => Number.isFinite(time))),
		listed
	};
}
// src/commands/watch/window.ts
var import_semver = __toESM(require_semver(), 1);
const day = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/;
function parseSince(typed) {
	const time = day.test(typed) ? Date.parse(typed) : NaN;
	if (Number.isFinite(time) && new Date(time).toISOString().startsWith(typed.slice(0, 10))) return { time };
	const version = import_semver.default.valid(typed);
	return version === null ? null : { version };
}
function newestFirst(versions, times) {
	const at = (version) => times.get(version) ?? Number.POSITIVE_INFINITY;
	return versions.toSorted((a, b) => at(a) === at(b) ? -import_semver.default.compareLoose(a, b) : at(b) > at(a) ? 1 : -1);
}
function selectWindow({ versions, times }, since) {
	if ("version" in since && !versions.includes(since.version)) throw new GateError("EUSAGE", `--since names ${since.version}, which is not published`, "Name a published version, or a day: --since 2026-11-01.");
	const begin = "version" in since ? times.get(since.version) ?? Number.NEGATIVE_INFINITY : since.time;
	const isSince = (version) => {
		if ("version" in since && version === since.version) return false;
		return (times.get(version) ?? Number.POSITIVE_INFINITY) >= begin;
	};
	const there = new Set(versions);
	const gone = [...times.keys()].filter((version) => !there.has(version) && import_semver.default.valid(version) !== null);
	return {
		versions: newestFirst(versions.filter(isSince), times),
		earlier: newestFirst(versions.filter((version) => !isSince(version)), times),
		unpublished: newestFirst(gone.filter(isSince), times)
	};
}
// src/commands/watch/watch.ts
const caps = {
	releases: 2e3,
	tarballs: 100,
	comparisons: 10
};
const narrow = "Begin later: --since VERSION or --since DATE.";
function listedVersion({ history: { times, tags, listed } }, version) {
	const time = times.get(version);
	return {
		version,
		published: time === void 0 ? null : new Date(time).toISOString(),
		tags: Object.keys(tags).filter((tag) => tags[tag] === version),
		integrity: listed.get(version)?.integrity ?? null
	};
}
function lookAtRecords(look) {
	const { request: { records }, source: { name }, window } = look;
	const named = (version) => records?.has(`${name}@${version}`) ?? false;
	return [...window.versions, ...window.earlier.filter(named).slice(0, 20)].map((version) => {
		const one = listedVersion(look, version);
		return [one, recordFor(records ?? new Map(), name, version, one.integrity)];
	});
}
async function lookAtAttestations({ request: { attestations }, source, history, window }, found) {
	if (attestations === null) return found;
	const open = found.filter(([{ version }, recorded]) => isOpen(recorded) && window.versions.includes(version));
	if (open.length > caps.tarballs) throw new GateError("EUSAGE", `${plural(open.length, "release")} of ${source.name} would have to be fetched to ask for their attestations; at most ${caps.tarballs} are`, narrow);
	const attested = new Map();
	for (const [{ version }] of open) {
		const listed = history.listed.get(version);
		if (!listed) continue;
		const sha256 = await attestations({
			name: source.name,
			version,
			fetch: async () => source.tarball(version, listed)
		});
		if (sha256 !== null) attested.set(version, sha256);
	}
	return found.map(([one, recorded]) => {
		const sha256 = attested.get(one.version);
		return sha256 === void 0 ? [one, recorded] : [one, {
			kind: "attested",
			sha256
		}];
	});
}
function baselineFor(look, { version }, known) {
	const { history, window, since } = look;
	const { times } = history;
	const before = (other) => (times.get(other) ?? 0) <= (times.get(version) ?? Number.POSITIVE_INFINITY);
	const trusted = [...known.map((one) => one.version), ..."version" in since ? [since.version] : []].filter(before);
	const candidates = trusted.length > 0 ? trusted : window.earlier;
	if (candidates.length === 0) return null;
	return {
		version: chooseAuto(version, {
			versions: candidates,
			tags: {}
		}),
		known: trusted.length > 0,
		candidates: [...trusted, ...window.earlier]
	};
}
const notLookedInto = {
	comparison: null,
	baselineKnown: false
};
async function lookInto(look, one, known) {
	try {
		return await compared(look, one, known);
	} catch (thrown) {
		return {
			...notLookedInto,
			error: noVerdict(toGateError(thrown)).error
		};
	}
}
async function compared(look, one, known) {
	const { request: { policy, context }, source, history } = look;
	const limits = limitsOf(policy);
	const read = async (version) => readVersion(source, version, history.listed.get(version), limits);
	const baseline = baselineFor(look, one, known);
	const before = baseline && {
		...await read(baseline.version),
		earlier: earlierOf(history.listed, baseline.candidates, read)
	};
	return {
		comparison: await compareReleases(before, await read(one.version), policy, context),
		baselineKnown: baseline?.known ?? false
	};
}
function knownIn(found) {
	return found.flatMap(([one, recorded]) => {
		if (recorded.kind === "passed") return [{
			...one,
			record: {
				kind: "report",
				path: recorded.path
			}
		}];
		return recorded.kind === "attested" ? [{
			...one,
			record: {
				kind: "attestation",
				sha256: recorded.sha256
			}
		}] : [];
	});
}
async function unknownIn(look, found, known) {
	const unknown = [];
	for (const [one, recorded] of found) {
		if (recorded.kind === "passed" || recorded.kind === "attested" || !look.window.versions.includes(one.version)) continue;
		const more = unknown.length < caps.comparisons ? await lookInto(look, one, known) : notLookedInto;
		unknown.push({
			...one,
			reason: recorded.kind,
			..."path" in recorded && { path: recorded.path },
			...more
		});
	}
	return unknown;
}
async function open(name, request) {
	const { context, cwd } = request;
	const source = await packageSource(name, {
		cwd,
		context
	});
	const history = await fetchHistory(source);
	if (history === null) throw new GateError("EREGISTRY", `the registry ${source.host} does not know ${name}`, "Check the name, the registry in .npmrc, and whether this token may see the package. A package whose releases are all unpublished is not known either.");
	const since = request.since ?? { time: context.now().getTime() - 7776e6 };
	const window = selectWindow(history, since);
	if (window.versions.length > caps.releases) throw new GateError("EUSAGE", `${plural(window.versions.length, "release")} of ${name} are to be looked at; at most ${caps.releases} are`, narrow);
	return {
		request,
		source,
		history,
		window,
		since
	};
}
async function watchOne(name, request) {
	const look = await open(name, request);
	const found = await lookAtAttestations(look, lookAtRecords(look));
	const known = knownIn(found);
	const unknown = await unknownIn(look, found, known);
	refuseHashless(look.source, unknown);
	const { window, history, since } = look;
	return {
		name,
		conclusion: unknown.length > 0 ? "failure" : "success",
		since: "version" in since ? {
			version: since.version,
			date: null
		} : {
			version: null,
			date: new Date(since.time).toISOString()
		},
		unknown,
		known: known.filter(({ version }) => window.versions.includes(version)),
		earlier: window.earlier.length,
		unpublished: window.unpublished.map((version) => ({
			version,
			published: new Date(history.times.get(version) ?? 0).toISOString()
		}))
	};
}
async function watch$1(request) {
	const packages = [];
	for (const name of request.names) packages.push(await watchOne(name, request).catch((thrown) => ({
		name,
		...noVerdict(toGateError(thrown))
	})));
	return {
		schemaVersion: 1,
		tool: request.context.tool,
		conclusion: worstConclusion(packages),
		packages
	};
}
// src/github/snappy.ts
function littleEndian(block, at, bytes) {
	let value = 0;
	for (let index = 0; index < bytes; index += 1) value += (block[at + index] ?? NaN) * 2 ** (8 * index);
	return value;
}
function readSize(block) {
	let size = 0;
	for (let index = 0; index < 5; index += 1) {
		const byte = block[index] ?? NaN;
		size += (byte & 127) * 2 ** (7 * index);
		if (byte < 128) return {
			size,
			next: index + 1
		};
	}
	return {
		size: NaN,
		next: block.length
	};
}
function readElement(block, at) {
	const tag = block[at] ?? 0;
	const count = tag >> 2;
	switch (tag & 3) {
		case 0: {
			const bytes = Math.max(0, count - 59);
			return {
				length: 1 + (bytes === 0 ? count : littleEndian(block, at + 1, bytes)),
				offset: null,
				next: at + 1 + bytes
			};
		}
		case 1: return {
			length: 4 + (count & 7),
			offset: (tag >> 5) * 256 + littleEndian(block, at + 1, 1),
			next: at + 2
		};
		default: {
			const bytes = (tag & 3) === 2 ? 2 : 4;
			return {
				length: 1 + count,
				offset: littleEndian(block, at + 1, bytes),
				next: at + 1 + bytes
			};
		}
	}
}
function openSnappy(block, limit) {
	const { size, next } = readSize(block);
	if (!(size <= limit)) return null;
	const out = Buffer.alloc(size);
	let from = next;
	let to = 0;
	while (from < block.length) {
		const { length, offset, next: body } = readElement(block, from);
		from = offset === null ? body + length : body;
		if (!(to + length <= size && from <= block.length)) return null;
		if (offset === null) out.set(block.subarray(body, from), to);
		else if (offset >= 1 && offset <= to) for (let index = to; index < to + length; index += 1) out[index] = out[index - offset] ?? 0;
		else return null;
		to += length;
	}
	return to === size ? out : null;
}
// src/github/attestations.ts
const maxBundle = 4e6;
const remedies = {
	forbidden: "Give the job `permissions: attestations: read`, and the token to pack-gate: GITHUB_TOKEN in the step's env.",
	"rate-limit": "Run again later.",
	untrusted: "Name the file with the certificate of your authority in the environment variable NODE_EXTRA_CA_CERTS.",
	unsure: "Run again; if it stays, see whether GitHub reports an incident.",
	rejected: "Check --repository: it is OWNER/REPO, of the repository whose workflow attests the releases."
};
function unreadable(what, error, kind) {
	const failure = failureOf(error);
	const as = failure.kind === "untrusted" ? failure.kind : kind ?? failure.kind;
	return new GateError("EGITHUB", `${what} could not be read: ${reasonOf({
		...failure,
		kind: as
	})}`, remedies[as], { cause: error });
}
async function seeRepository(api, { owner, repo }) {
	await api.request("GET /repos/{owner}/{repo}", {
		owner,
		repo
	}).catch((error) => {
		throw unreadable(`the repository ${owner}/${repo}`, error);
	});
}
function statementOf(bundle) {
	const envelope = isObject(bundle) ? bundle.dsseEnvelope : void 0;
	if (!isObject(envelope) || typeof envelope.payload !== "string") return null;
	try {
		return parseBounded(Buffer.from(envelope.payload, "base64"), Infinity);
	} catch {
		return null;
	}
}
function isAbout(subjects, sha256) {
	return Array.isArray(subjects) && subjects.some((subject) => isObject(subject) && isObject(subject.digest) && subject.digest.sha256 === sha256);
}
function saysPassed(bundle, { sha256, purl }) {
	const statement = statementOf(bundle);
	if (!isObject(statement) || statement.predicateType !== vsa.predicateType || !isAbout(statement.subject, sha256)) return false;
	const { predicate } = statement;
	if (!isObject(predicate) || !isObject(predicate.verifier)) return false;
	return predicate.verifier.id === vsa.verifierId && predicate.verificationResult === vsa.passed && predicate.resourceUri === purl;
}
function entriesIn(data) {
	const all = isObject(data) ? data.attestations : data;
	return Array.isArray(all) ? all : [null];
}
async function follow({ api, anonymous, retryBudget }, url, what) {
	const protocol = typeof url === "string" && URL.canParse(url) ? new URL(url).protocol : null;
	if (protocol === null || !(protocol === "https:" || api.request.endpoint.DEFAULTS.baseUrl.startsWith(`${protocol}//`))) throw unusable(what);
	const bytes = await anonymous.request({
		method: "GET",
		url: String(url),
		request: {
			parseSuccessResponseBody: false,
			redirect: "error"
		}
	}).then(async ({ data }) => readBounded(data, maxBundle, retryBudget)).catch((error) => {
		throw unreadable(what, error, "unsure");
	});
	const bundle = bytes && parseBundle(bytes);
	if (!bundle) throw unusable(what);
	return bundle;
}
function parseBundle(bytes) {
	try {
		const value = parseBounded(openSnappy(bytes, maxBundle) ?? bytes, Infinity);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
function unusable(what) {
	return new GateError("EGITHUB", `${what} are there, and GitHub did not send them in a form that is known`, "Check them with `gh attestation verify`, or keep the reports: --records DIR.");
}
const most = {
	pages: 10,
	links: 100
};
function tooMany(what) {
	return new GateError("EGITHUB", `${what} are more than are looked through (${most.pages} pages, ${most.links} links), and none so far says that it passed`, "See who makes them, or keep the reports: --records DIR.");
}
async function list(source, sha256, what) {
	const { api, repository } = source;
	const [bundles, links] = [[], []];
	const pages = api.paginate.iterator("GET /repos/{owner}/{repo}/attestations/{subject_digest}", {
		...repository,
		subject_digest: `sha256:${sha256}`,
		predicate_type: vsa.predicateType,
		per_page: 100
	});
	let page = 0;
	try {
		for await (const { data } of pages) {
			page += 1;
			if (page > most.pages) return {
				bundles,
				links,
				doubt: tooMany(what)
			};
			for (const entry of entriesIn(data)) {
				const { bundle, bundle_url: url } = isObject(entry) ? entry : {};
				if (isObject(bundle)) bundles.push(bundle);
				else links.push(url);
			}
		}
		return {
			bundles,
			links,
			doubt: null
		};
	} catch (error) {
		return {
			bundles,
			links,
			doubt: page === 0 && failureOf(error).status === 404 ? null : unreadable(what, error)
		};
	}
}
async function isAttested(source, release) {
	const what = `the attestations of sha256:${release.sha256}`;
	const { bundles, links, doubt } = await list(source, release.sha256, what);
	if (bundles.some((bundle) => saysPassed(bundle, release))) return true;
	const doubts = [doubt, links.length > most.links ? tooMany(what) : null];
	for (const url of links.slice(0, most.links)) {
		const followed = await follow(source, url, what).catch((error) => error);
		if (saysPassed(followed, release)) return true;
		if (followed instanceof GateError) doubts.push(followed);
		else if (followed instanceof Error) throw followed;
	}
	const [first] = doubts.filter((each) => each !== null);
	if (first) throw first;
	return false;
}
// src/model/watch-report.ts
function wasWatched(one) {
	return one.conclusion !== "error";
}
// src/report/watch.ts
const watchReporters = new Map([["text", watchText], ["json", (report) => jsonDocument(report)]]);
const namedLimit = 10;
function listOf(versions) {
	const left = versions.length - namedLimit;
	const named = versions.slice(0, namedLimit).map((version) => plain(shorten(version, 100))).join(", ");
	return left > 0 ? `${named} and ${formatCount(left)} more` : named;
}
function moment(iso) {
	return iso === null ? "time unknown" : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
function sinceOf$1({ since }) {
	return since.version === null ? `since ${since.date?.slice(0, 10) ?? ""}` : `after ${since.version}`;
}
function watchLine(one) {
	if (!wasWatched(one)) return `${errorLine(one)} (${plain(shorten(one.name, 214))})`;
	const { unknown, known } = one;
	const name = plain(shorten(one.name, 214));
	const all = plural(unknown.length + known.length, "release");
	if (unknown.length > 0) return `Unknown: ${formatCount(unknown.length)} of ${all} of ${name} ${sinceOf$1(one)} never passed the check: ` + listOf(unknown.map(({ version }) => version));
	return known.length === 0 ? `Known: no release of ${name} ${sinceOf$1(one)}` : `Known: ${all} of ${name} ${sinceOf$1(one)}, each with a passing record`;
}
const reasons = {
	"no-record": "there is no record of it",
	"other-bytes": "another tarball of this version passed, and this one did not",
	"several-hashes": "the registry has more than one hash for it, and installers accept bytes that match any of them",
	"no-hash": "the registry has no sha512 for it, so it can't be compared with the record",
	blocked: "the check blocked this tarball, and it was published anyway"
};
function unknownText(name, one, style) {
	const columns = columnsOf(style);
	const title = plain(shorten(`${name}@${one.version}`, 400));
	const rule = `── ${title} ${"─".repeat(Math.max(3, columns - title.length - 4))}`;
	const path = one.path === void 0 ? "" : ` (${one.path})`;
	const tags = one.tags.length === 0 ? "no dist-tag" : `dist-tag ${listOf(one.tags)}`;
	const facts = [
		`Why        ${reasons[one.reason]}${plain(shorten(path, 300))}`,
		`Published  ${moment(one.published)}, ${tags}`,
		`Integrity  ${plain(shorten(one.integrity ?? "not in the registry", 200))}`,
		...one.comparison === null ? ["Contents   not checked: " + (one.error === void 0 ? "too many unknown releases in one run" : plain(shorten(one.error.message, 300)))] : [],
		...one.comparison !== null && !one.baselineKnown ? ["Baseline   none: no earlier release has a record"] : []
	];
	const head = `${painter(style.color)("bold", rule)}\n\n${facts.flatMap((fact) => wrap(fact, columns)).join("\n")}\n`;
	return one.comparison === null ? head : `${head}\n${renderText(one.comparison, style)}`;
}
function restOf(one) {
	return [
		...one.known.length === 0 ? [] : [`Known       ${listOf(one.known.map(({ version }) => version))}`],
		...one.earlier === 0 ? [] : [`Earlier     ${plural(one.earlier, "release")}, not looked at`],
		...one.unpublished.length === 0 ? [] : [`Unpublished ${listOf(one.unpublished.map(({ version }) => version))}: gone, so not looked at`]
	];
}
function nextSteps(one, columns) {
	const [first] = one.unknown;
	if (!first) return [];
	const spec = plain(shorten(`${one.name}@${first.version}`, 400));
	const start = one.known.length > 0 ? [] : ["If releases are checked only from now on, start after the last one: `--since VERSION`."];
	return [
		`If none of your maintainers published ${spec}, assume a stolen credential: revoke all publish tokens, review who can publish, deprecate or unpublish it, and report it to the registry.`,
		`If you published it, check it: \`npm pack ${spec}\`, \`pack-gate check FILE.tgz --reporter json=RECORD.json\`, and keep the report with the records.`,
		...start
	].flatMap((line) => wrap(line, columns, "→ "));
}
function packageText(one, style) {
	const columns = columnsOf(style);
	if (!wasWatched(one)) return renderTextError({
		...one,
		error: {
			...one.error,
			message: `${shorten(one.name, 214)}: ${one.error.message}`
		}
	}, style, false);
	const head = page([headline(watchLine(one), one.conclusion === "success" ? "green" : "red", painter(style.color), columns)]);
	const rest = restOf(one).flatMap((line) => wrap(line, columns));
	const foot = page([rest, nextSteps(one, columns)]);
	return [
		head,
		...one.unknown.map((each) => unknownText(one.name, each, style)),
		...foot.trim() === "" ? [] : [foot]
	].join("\n");
}
function watchText({ packages }, style) {
	return packages.map((one) => packageText(one, style)).join("\n");
}
// src/cli/commands/watch.ts
async function sha256Of(contents) {
	try {
		const hash = createHash("sha256");
		if (contents.path !== void 0) await pipeline(createReadStream(contents.path), hash);
		return hash.digest("hex");
	} finally {
		contents.dispose();
	}
}
async function attestationsOf(repository, { env, tool }) {
	const token = [env.GITHUB_TOKEN, env.GH_TOKEN].find((value) => value !== void 0 && value !== "");
	if (token === void 0) throw new GateError("EUSAGE", "--repository needs a token, and neither GITHUB_TOKEN nor GH_TOKEN is set", "In a workflow: `env: { GITHUB_TOKEN: ${{ github.token }} }` at the step, and `permissions: attestations: read`.");
	const retryBudget = new RetryBudget();
	const connection = {
		apiUrl: apiUrlOf(env),
		userAgent: `${tool.name}/${tool.version}`,
		retryBudget
	};
	const [api, anonymous] = [await connect({
		...connection,
		token
	}), await connect({
		...connection,
		token: ""
	})];
	await seeRepository(api, repository);
	return async ({ name, version, fetch }) => {
		const sha256 = await sha256Of(await fetch());
		const purl = purlOf({
			name,
			version
		});
		return await isAttested({
			api,
			anonymous,
			retryBudget,
			repository
		}, {
			sha256,
			purl
		}) ? sha256 : null;
	};
}
const recordOptions = {
	records: {
		type: "string",
		value: "DIR",
		help: ["a folder of JSON reports of `pack-gate check`, at any depth"]
	},
	repository: {
		type: "string",
		value: "OWNER/REPO",
		help: ["whose attestations on GitHub are records, too; with the token in", "GITHUB_TOKEN or GH_TOKEN. Signatures are not verified (docs/watch.md)"]
	}
};
const options = {
	...recordOptions,
	since: {
		type: "string",
		value: "VERSION|DATE",
		help: ["releases after this one, or from this day on (UTC);", "default: those of the last 90 days"]
	},
	config: {
		type: "string",
		value: "FILE",
		help: ["a policy for looking into unknown releases (default: none)"]
	},
	reporter: {
		type: "string",
		multiple: true,
		value: "NAME[=FILE]",
		help: ["text (default) or json; repeatable"]
	},
	json: jsonOption
};
function repositoryOf(typed) {
	if (typed === void 0) return null;
	const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(typed) ?? [];
	if (owner === void 0 || repo === void 0) throw usage(`--repository is ${JSON.stringify(typed)}`, "Write OWNER/REPO, as in `--repository octo-org/left-pad`.");
	return {
		owner,
		repo
	};
}
function sinceOf(typed, now) {
	if (typed === void 0) return null;
	const since = parseSince(typed);
	if (since === null) throw usage(`--since is ${JSON.stringify(typed)}, which is neither a version nor a day`, "Write --since 1.4.0 (what came after it), or --since 2026-11-01 (from that day on, UTC).");
	if ("time" in since && since.time > now.getTime() + 864e5) throw usage(`--since is ${JSON.stringify(typed)}, which is in the future`, "Choose a day that has begun: releases from that day on are checked.");
	return since;
}
function readWatch(args, now) {
	const { values, positionals } = readArguments(args, options);
	if (positionals.length === 0) throw usage("missing package name", "Give the packages that you publish: `pack-gate watch NAME --repository OWNER/REPO`.");
	for (const name of positionals) if (nameMistake(name, "the arguments") !== null) throw usage(`${JSON.stringify(name)} is not the name of a package`, "Give names without a version: `pack-gate watch left-pad @octo-org/core`.");
	if (values.records === void 0 && values.repository === void 0) throw usage("watch needs records of the releases that passed", "Give the repository that attests its releases, `--repository OWNER/REPO`, or a folder of reports, `--records DIR`.");
	return {
		names: [...new Set(positionals)],
		since: sinceOf(values.since, now),
		records: values.records ?? null,
		repository: repositoryOf(values.repository),
		config: values.config ?? false,
		reports: reportTargets(values, [...watchReporters.keys()])
	};
}
async function openRecords({ records, repository, config }, { cwd, env, now }) {
	const context = {
		env,
		now,
		tool,
		remotePolicy: remoteFor({
			env,
			tool
		})
	};
	return {
		records: records === null ? null : readRecords(resolve(cwd, records)),
		attestations: repository && await attestationsOf(repository, context),
		policy: await readNamedPolicy({
			config,
			cwd,
			root: repositoryRoot(".", cwd)
		}, context),
		cwd,
		context
	};
}
async function look(wanted, terminal) {
	const { names, since } = wanted;
	return watch$1({
		names,
		since,
		...await openRecords(wanted, terminal)
	});
}
async function run(args, terminal) {
	const wanted = readWatch(args, terminal.now());
	const progress = startProgress(terminal.stderr, `looking at the releases of ${wanted.names.join(", ")}`);
	const report = await look(wanted, terminal).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	if ("error" in report) await deliver(wanted.reports, report, terminal);
	else await deliverAs(wanted.reports, terminal, (name, style) => watchReporters.get(name)?.(report, style) ?? "");
	return exitCodes[report.conclusion];
}
const watch = {
	options,
	examples: [["pack-gate watch left-pad --repository octo-org/left-pad", "compare with GitHub's attestations"], ["pack-gate watch left-pad --records reports --since 1.3.0", "compare with reports that you kept"]],
	exitCodes: [
		"0  every release is known",
		"1  at least one release never passed the check",
		"2  unknown: wrong usage, or the registry or GitHub did not answer"
	],
	run
};
export { recordFor as a, watch as i, recordOptions as n, repositoryOf as r, openRecords as t };
