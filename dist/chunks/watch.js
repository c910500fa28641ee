import { o as __toESM } from "./rolldown-runtime.js";
import { $t as painter, Bt as renderText, Ht as errorLine, K as nameMistake, Ln as isObject, Lt as columnsOf, Mt as readNamedPolicy, Rt as headline, Sn as plain, Vt as renderTextError, Yn as formatCount, Z as jsonDocument, Zn as plural, _ as readArguments, a as deliverAs, b as startProgress, cr as GateError, dr as toGateError, er as repositoryRoot, i as deliver, lr as exitCodes, mn as shorten, mt as vsa, o as reportTargets, pt as purlOf, sr as groupBy, tn as wrap, un as tool, ur as noVerdict, v as usage, wn as apiUrlOf, xn as reasonOf, y as remoteFor, yn as failureOf, zt as page } from "./start.js";
import { n as readReportFile, o as parseBounded, r as verdictSchema, s as withoutMark } from "./read-report.js";
import { B as chooseAuto, R as packumentIn, U as require_semver } from "./judging.js";
import { i as readVersion, r as packageSource, t as compareReleases } from "./diff.js";
import { t as limitsOf } from "./inspection-limits.js";
import { i as readBounded } from "./limits.js";
import { n as connect, t as RetryBudget } from "./client.js";
import { createHash } from "node:crypto";
import { join, relative, resolve, sep } from "node:path";
import { createReadStream, readdirSync } from "node:fs";
import { pipeline } from "node:stream/promises";
// src/commands/watch/records.ts
const judged = verdictSchema.pick({
	schemaVersion: true,
	tool: true,
	conclusion: true,
	package: true,
	integrity: true
});
function filesIn(folder) {
	try {
		return readdirSync(folder, {
			recursive: true,
			withFileTypes: true
		}).filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map((entry) => join(entry.parentPath, entry.name));
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the records could not be read: ${why}`, "Name the folder that holds the report.json of each release: --records DIR.", { cause });
	}
}
function parse(file) {
	try {
		return parseBounded(withoutMark(readReportFile(file)), Infinity);
	} catch {
		return null;
	}
}
function recordsIn(report, path) {
	return (isObject(report) && Array.isArray(report.packages) ? report.packages : [report]).map((verdict) => recordOf(verdict, path)).filter((record) => record !== null);
}
function recordOf(verdict, path) {
	const { data } = judged.safeParse(verdict);
	if (data?.tool.name !== "pack-gate" || data.integrity === null || data.conclusion === "neutral") return null;
	return {
		...data.package,
		integrity: data.integrity,
		passed: data.conclusion === "success",
		path
	};
}
function readRecords(folder) {
	const records = filesIn(folder).flatMap((file) => recordsIn(parse(file), relative(folder, file).split(sep).join("/")));
	return groupBy(records, ({ name, version }) => `${name}@${version}`);
}
function sha512Of(integrity) {
	return integrity.split(/\s+/).find((hash) => hash.startsWith("sha512-"))?.replace(/\?.*$/, "");
}
function recordFor(records, name, version, integrity) {
	const all = records.get(`${name}@${version}`) ?? [];
	const hash = integrity === null ? void 0 : sha512Of(integrity);
	const same = all.filter((record) => hash !== void 0 && sha512Of(record.integrity) === hash);
	const passed = same.find((record) => record.passed);
	if (passed) return {
		kind: "passed",
		path: passed.path
	};
	if (same[0]) return {
		kind: "blocked",
		path: same[0].path
	};
	return all[0] ? {
		kind: "other-bytes",
		path: all[0].path
	} : { kind: "no-record" };
}
// src/registry/history.ts
async function fetchHistory(source) {
	const document = await source.document();
	if (document === null) return null;
	const packument = packumentIn(document);
	if (packument === null || packument.versions.size === 0) throw new GateError("EREGISTRY", `the registry ${source.host} answered in an unknown form when asked for the releases of ${source.name}`, "Check the registry in .npmrc: a login page or a proxy may have answered in its place.");
	const times = Object.entries(packument.times).map(([version, time]) => [version, Date.parse(time)]);
	return {
		versions: [...packument.versions.keys()],
		tags: packument.tags,
		times: new Map(times.filter(([, time]) => Number.isFinite(time))),
		listed: packument.versions
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
	const open = found.filter(([{ version }, { kind }]) => kind !== "passed" && window.versions.includes(version));
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
	const { history: { times }, window, since } = look;
	const before = (other) => (times.get(other) ?? 0) <= (times.get(version) ?? Number.POSITIVE_INFINITY);
	const trusted = [...known.map((one) => one.version), ..."version" in since ? [since.version] : []].filter(before);
	const candidates = trusted.length > 0 ? trusted : window.earlier;
	if (candidates.length === 0) return null;
	return {
		version: chooseAuto(version, {
			versions: candidates,
			tags: {}
		}),
		known: trusted.length > 0
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
	const before = baseline && await read(baseline.version);
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
	const conclusions = new Set(packages.map(({ conclusion }) => conclusion));
	const conclusion = conclusions.has("error") ? "error" : conclusions.has("failure") ? "failure" : "success";
	return {
		schemaVersion: 1,
		tool: request.context.tool,
		conclusion,
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
const maxBundle = 16e6;
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
		return JSON.parse(Buffer.from(envelope.payload, "base64").toString("utf8"));
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
async function list({ api, repository: { owner, repo } }, sha256, what) {
	return (await api.paginate("GET /repos/{owner}/{repo}/attestations/{subject_digest}", {
		owner,
		repo,
		subject_digest: `sha256:${sha256}`,
		predicate_type: vsa.predicateType,
		per_page: 100
	}, ({ data }) => entriesIn(data)).catch((error) => {
		if (failureOf(error).status === 404) return [];
		throw unreadable(what, error);
	})).map((entry) => isObject(entry) ? entry : null);
}
function entriesIn(data) {
	const all = isObject(data) ? data.attestations : data;
	return Array.isArray(all) ? all : [null];
}
async function follow({ api, anonymous }, url, what) {
	const protocol = typeof url === "string" && URL.canParse(url) ? new URL(url).protocol : null;
	if (protocol === null || !(protocol === "https:" || api.request.endpoint.DEFAULTS.baseUrl.startsWith(`${protocol}//`))) throw unusable(what);
	const bytes = await anonymous.request({
		method: "GET",
		url: String(url),
		request: {
			parseSuccessResponseBody: false,
			redirect: "error"
		}
	}).then(async ({ data }) => readBounded(data, maxBundle)).catch((error) => {
		throw unreadable(what, error, "unsure");
	});
	const bundle = bytes && parseBundle(bytes);
	if (!bundle) throw unusable(what);
	return bundle;
}
function parseBundle(bytes) {
	try {
		const value = JSON.parse((openSnappy(bytes, maxBundle) ?? bytes).toString("utf8"));
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
function unusable(what) {
	return new GateError("EGITHUB", `${what} are there, and GitHub did not send them in a form that is known`, "Check them with `gh attestation verify`, or keep the reports: --records DIR.");
}
async function isAttested(source, release) {
	const what = `the attestations of sha256:${release.sha256}`;
	const entries = await list(source, release.sha256, what);
	if (entries.some((entry) => saysPassed(entry?.bundle, release))) return true;
	for (const entry of entries) if (!isObject(entry?.bundle) && saysPassed(await follow(source, entry?.bundle_url, what), release)) return true;
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
	return iso === null ? "nobody knows when" : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
function sinceOf$1({ since }) {
	return since.version === null ? `since ${since.date?.slice(0, 10) ?? ""}` : `after ${since.version}`;
}
function watchLine(one) {
	if (!wasWatched(one)) return `${errorLine(one)} (${plain(shorten(one.name, 214))})`;
	const { unknown, known } = one;
	const name = plain(shorten(one.name, 214));
	const all = plural(unknown.length + known.length, "release");
	if (unknown.length > 0) return `Unknown: ${formatCount(unknown.length)} of ${all} of ${name} ${sinceOf$1(one)} never passed the gate: ` + listOf(unknown.map(({ version }) => version));
	return known.length === 0 ? `Known: no release of ${name} ${sinceOf$1(one)}` : `Known: ${all} of ${name} ${sinceOf$1(one)}, each with a passing record`;
}
const reasons = {
	"no-record": "there is no record of it",
	"other-bytes": "other bytes passed under this version, and these did not",
	blocked: "the gate blocked these bytes, and they were published nevertheless"
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
		`Integrity  ${plain(shorten(one.integrity ?? "the registry names none", 200))}`,
		...one.comparison === null ? ["Contents   not looked into: " + (one.error === void 0 ? "too many unknown releases in one run" : plain(shorten(one.error.message, 300)))] : [],
		...one.comparison !== null && !one.baselineKnown ? ["Baseline   not a known one: no known release was there before it"] : []
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
	const start = one.known.length > 0 ? [] : ["If releases pass the gate only from now on, begin after the last one: `--since VERSION`."];
	return [
		`Nobody of you published ${spec}? Then a credential is in other hands: revoke the tokens of every maintainer, see who may publish, deprecate or unpublish it, and tell the registry.`,
		`It is yours? Judge it: \`npm pack ${spec}\`, \`pack-gate check FILE.tgz --reporter json=RECORD.json\`, and keep the report with the records.`,
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
	}, style);
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
	const connection = {
		apiUrl: apiUrlOf(env),
		userAgent: `${tool.name}/${tool.version}`,
		patience: new RetryBudget()
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
			repository
		}, {
			sha256,
			purl
		}) ? sha256 : null;
	};
}
const options = {
	records: {
		type: "string",
		value: "DIR",
		help: ["a folder of JSON reports of `pack-gate check`, at any depth"]
	},
	repository: {
		type: "string",
		value: "OWNER/REPO",
		help: ["whose attestations on GitHub are records, too; with the token in", "GITHUB_TOKEN or GH_TOKEN. Signatures are not verified (docs/watch.md)"]
	},
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
	}
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
	if ("time" in since && since.time > now.getTime() + 864e5) throw usage(`--since is ${JSON.stringify(typed)}, which is yet to come`, "Name a day that has begun: releases from that day on are looked at.");
	return since;
}
function readWatch(args, now) {
	const { values, positionals } = readArguments(args, options);
	if (positionals.length === 0) throw usage("watch names no package", "Name the packages that you publish: `pack-gate watch NAME --repository OWNER/REPO`.");
	for (const name of positionals) if (nameMistake(name, "the arguments") !== null) throw usage(`${JSON.stringify(name)} is not the name of a package`, "Name packages without a version: `pack-gate watch left-pad @octo-org/core`.");
	if (values.records === void 0 && values.repository === void 0) throw usage("watch has nothing to tell a known release by", "Name the repository that attests its releases, `--repository OWNER/REPO`, or a folder of reports, `--records DIR`.");
	return {
		names: [...new Set(positionals)],
		since: sinceOf(values.since, now),
		records: values.records ?? null,
		repository: repositoryOf(values.repository),
		config: values.config ?? false,
		reports: reportTargets(values.reporter, [...watchReporters.keys()])
	};
}
async function look(wanted, { cwd, env, now }) {
	const { names, since, records, repository, config } = wanted;
	const root = repositoryRoot(".", cwd);
	const context = {
		env,
		now,
		tool,
		remotePolicy: remoteFor({
			env,
			tool
		})
	};
	return watch$1({
		names,
		since,
		records: records === null ? null : readRecords(resolve(cwd, records)),
		attestations: repository && await attestationsOf(repository, context),
		policy: await readNamedPolicy({
			config,
			cwd,
			root
		}, context),
		cwd,
		context
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
	examples: [["pack-gate watch left-pad --repository octo-org/left-pad", "are all its releases attested?"], ["pack-gate watch left-pad --records reports --since 1.3.0", "did all after 1.3.0 pass, by kept reports?"]],
	exitCodes: [
		"0  every release is known",
		"1  at least one release never passed the gate",
		"2  can't tell: bad usage, or the registry or GitHub did not answer"
	],
	run
};
export { watch };
