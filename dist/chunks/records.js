import { o as __toESM } from "./rolldown-runtime.js";
import { Qt as require_semver, l as rules, mt as publicationHistory, r as decide, u as repositoryAddress, z as hashesIn } from "./judging.js";
import { Bn as wrap, Cn as headline, En as renderTextError, Er as publishedVersion, Et as jsonDocument, Gt as codeSpan, Jt as proseMarkdown, Kt as helpMarkdown, Nr as plain, On as errorLine, Pr as plural, Rn as painter, Rt as renderMarkdown, S as usage, Sn as columnsOf, Tn as renderText, Xr as GateError, _n as readNamedPolicy, an as vsa, cr as reasonOf, er as shorten, kr as formatCount, lr as apiUrlOf, mn as repositoryRoot, nn as purlOf, or as failureOf, qr as groupBy, v as contextOf, wn as page, wr as isObject } from "./start.js";
import { i as withoutMark, r as parseBounded } from "./bounds.js";
import { n as readReportFile, r as verdictSchema } from "./read-report.js";
import { i as readBounded } from "./limits.js";
import { n as connect, t as RetryBudget } from "./client.js";
import { createHash } from "node:crypto";
import { join, relative, resolve, sep } from "node:path";
import { createReadStream, existsSync, readFileSync, readdirSync } from "node:fs";
import { pipeline } from "node:stream/promises";
// src/model/watch-report.ts
var import_semver = __toESM(require_semver(), 1);
function wasWatched(one) {
	return one.conclusion !== "error";
}
// src/commands/watch/signals.ts
const ofPublication = rules.filter((rule) => rule.ofPublication === true);
function signalsOf({ name, version }, history, policy, { now, tool }) {
	const subject = {
		release: {
			name,
			version,
			manifest: {},
			files: [],
			duplicates: [],
			integrity: null,
			size: null,
			origin: "tarball"
		},
		baseline: null,
		comparison: null,
		declared: null,
		history,
		policy,
		today: now().toISOString().slice(0, 10)
	};
	return decide({
		rules: ofPublication,
		subject,
		baseline: { kind: "none" },
		packer: null,
		source: null,
		tool
	}).findings;
}
function movedTags(now, before, versions) {
	return Object.entries(before).flatMap(([tag, from]) => {
		const to = Object.hasOwn(now, tag) ? now[tag] : void 0;
		return to !== void 0 && import_semver.default.valid(to) !== null && import_semver.default.valid(from) !== null && import_semver.default.lt(to, from) && versions.includes(from) ? [{
			tag,
			from,
			to
		}] : [];
	});
}
const burstMs = 6e5;
function burstAround(one, all) {
	return all.filter((each) => each !== one && Math.abs(each.time - one.time) <= burstMs).map(({ name, version }) => `${name}@${version}`);
}
async function withSignals(look, listed) {
	const { request, source, history } = look;
	const found = [];
	for (const one of listed) {
		const published = publicationHistory(one.version, history.publications);
		const commit = published?.own?.gitHead ?? null;
		const has = commit === null ? null : await request.attestations?.hasCommit(commit) ?? null;
		const whole = published && {
			...published,
			...has !== null && { isInRepository: has }
		};
		const { policy, context } = request;
		const signals = whole ? signalsOf({
			name: source.name,
			version: one.version
		}, whole, policy, context) : [];
		found.push(signals.length > 0 ? {
			...one,
			signals
		} : one);
	}
	return found;
}
function tagSignals({ request, source, history, last }) {
	const moved = movedTags(history.tags, last?.tags ?? {}, history.versions);
	if (moved.length === 0) return [];
	const to = moved[0]?.to ?? "";
	const { policy, context } = request;
	return signalsOf({
		name: source.name,
		version: to
	}, {
		own: null,
		before: [],
		movedTags: moved
	}, policy, context);
}
function withBursts(packages, { policy, context }) {
	const all = packages.filter(wasWatched).flatMap(({ name, unknown }) => unknown.flatMap(({ version, published }) => published === null ? [] : [{
		name,
		version,
		time: Date.parse(published)
	}]));
	const signalsFor = (name, version) => {
		const one = all.find((each) => each.name === name && each.version === version);
		const burst = one ? burstAround(one, all) : [];
		return burst.length === 0 ? [] : signalsOf({
			name,
			version
		}, {
			own: null,
			before: [],
			burst
		}, policy, context);
	};
	return packages.map((one) => {
		if (!wasWatched(one) || one.unknown.length === 0) return one;
		const unknown = one.unknown.map((each) => {
			const signals = [...each.signals ?? [], ...signalsFor(one.name, each.version)];
			return signals.length > 0 ? {
				...each,
				signals
			} : each;
		});
		return {
			...one,
			unknown
		};
	});
}
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
// src/report/watch.ts
const watchReporters = new Map([
	["text", watchText],
	["markdown", watchMarkdown],
	["json", (report) => jsonDocument(report)]
]);
const namedLimit = 10;
function listOf(versions) {
	const left = versions.length - namedLimit;
	const named = versions.slice(0, namedLimit).map((version) => plain(shorten(version, 100))).join(", ");
	return left > 0 ? `${named} and ${formatCount(left)} more` : named;
}
function moment(iso) {
	return iso === null ? "time unknown" : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
function sinceOf({ since }) {
	return since.version === null ? `since ${since.date?.slice(0, 10) ?? ""}` : `after ${since.version}`;
}
function watchLine(one) {
	if (!wasWatched(one)) return `${errorLine(one)} (${plain(shorten(one.name, 214))})`;
	const { unknown, known } = one;
	const name = plain(shorten(one.name, 214));
	const all = plural(unknown.length + known.length, "release");
	if (unknown.length > 0) return `Unknown: ${formatCount(unknown.length)} of ${all} of ${name} ${sinceOf(one)} never passed the check: ` + listOf(unknown.map(({ version }) => version));
	if (one.unchanged) return `Unchanged: no new release of ${name}`;
	const grave = [...one.signals ?? [], ...known.flatMap((each) => each.signals ?? [])];
	if (one.conclusion === "failure") return `Suspicious: ${name}: ${plain(shorten(grave.find(({ level }) => level === "error")?.message ?? "", 300))}`;
	return known.length === 0 ? `Known: no release of ${name} ${sinceOf(one)}` : `Known: ${all} of ${name} ${sinceOf(one)}, each with a passing record`;
}
const reasons = {
	"no-record": "there is no record of it",
	"other-bytes": "another tarball of this version passed, and this one did not",
	"several-hashes": "the registry has more than one hash for it, and installers accept bytes that match any of them",
	"no-hash": "the registry has no sha512 for it, so it can't be compared with the record",
	blocked: "the check blocked this tarball, and it was published anyway",
	"other-manifest": "the tarball passed, but the registry gives installers something other than its package.json"
};
function differencesOf({ differences = [] }) {
	const shown = differences.slice(0, 5).map((message) => plain(shorten(message, 400)));
	return differences.length > 5 ? [...shown, `and ${formatCount(differences.length - 5)} more`] : shown;
}
function signalWords({ signals = [] }) {
	return signals.map(({ level, message }) => `${level === "error" ? "Suspicious" : "Note      "} ${plain(shorten(message, 400))}`);
}
function refusedWords({ refused = [] }) {
	const shown = refused.slice(0, 3).map((why) => `attestation not accepted: ${plain(shorten(why, 400))}`);
	return refused.length > 3 ? [...shown, `and ${refused.length - 3} more`] : shown;
}
function trustedRootLine(root) {
	if (root.source === "tuf") return "Signatures verified against Sigstore's current root";
	const detail = plain(shorten(root.detail ?? "", 200));
	return root.source === "file" ? `Signatures verified against ${detail}` : `Signatures verified against the root that pack-gate ships: Sigstore's current one could not be fetched (${detail})`;
}
function unknownText(name, one, style) {
	const columns = columnsOf(style);
	const title = plain(shorten(`${name}@${one.version}`, 400));
	const rule = `── ${title} ${"─".repeat(Math.max(3, columns - title.length - 4))}`;
	const path = one.path === void 0 ? "" : ` (${one.path})`;
	const tags = one.tags.length === 0 ? "no dist-tag" : `dist-tag ${listOf(one.tags)}`;
	const facts = [
		`Why        ${reasons[one.reason]}${plain(shorten(path, 300))}`,
		...[...differencesOf(one), ...refusedWords(one)].map((line) => `           ${line}`),
		`Published  ${moment(one.published)}, ${tags}`,
		...signalWords(one),
		`Integrity  ${plain(shorten(one.integrity ?? "not in the registry", 200))}`,
		...one.comparison === null ? ["Contents   not checked: " + (one.error === void 0 ? "too many unknown releases in one run" : plain(shorten(one.error.message, 300)))] : [],
		...one.comparison !== null && !one.baselineKnown ? ["Baseline   none: no earlier release has a record"] : []
	];
	const head = `${painter(style.color)("bold", rule)}\n\n${facts.flatMap((fact) => wrap(fact, columns)).join("\n")}\n`;
	return one.comparison === null ? head : `${head}\n${renderText(one.comparison, style)}`;
}
function restOf(one) {
	return [
		...[...signalWords(one), ...one.known.flatMap(signalWords)],
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
function watchText({ packages, trustedRoot }, style) {
	const root = trustedRoot ? [page([wrap(trustedRootLine(trustedRoot), columnsOf(style))])] : [];
	return [...packages.map((one) => packageText(one, style)), ...root].join("\n");
}
const mostOfOne = 6e4;
function unknownMarkdown(name, one) {
	const facts = [
		`Why: ${reasons[one.reason]}${one.path === void 0 ? "" : ` (${one.path})`}`,
		...differencesOf(one),
		...refusedWords(one),
		`Published: ${moment(one.published)}, ${one.tags.length === 0 ? "no dist-tag" : `dist-tag ${listOf(one.tags)}`}`,
		...signalWords(one),
		`Integrity: ${shorten(one.integrity ?? "not in the registry", 200)}`,
		...one.error === void 0 ? [] : [`Contents not checked: ${shorten(one.error.message, 300)}`]
	];
	const found = one.comparison === null ? [] : [
		"<details><summary>What is in it</summary>",
		renderMarkdown(one.comparison, mostOfOne, { untitled: true }).trimEnd(),
		"</details>"
	];
	const list = facts.map((fact) => `- ${proseMarkdown(fact)}`).join("\n");
	return [
		`### ${codeSpan(shorten(`${name}@${one.version}`, 400))}`,
		list,
		...found
	].join("\n\n");
}
function packageMarkdown(one) {
	const title = `## ${proseMarkdown(watchLine(one))}`;
	if (!wasWatched(one)) return `${title}\n\n${helpMarkdown(one.error.help)}`;
	const rest = restOf(one).map((line) => `- ${proseMarkdown(line.replace(/ {2,}/, " "))}`);
	const steps = nextSteps(one, Infinity).map((line) => proseMarkdown(line.replace(/^→ /, "")));
	const unknown = one.unknown.map((each) => unknownMarkdown(one.name, each));
	return [
		title,
		...steps,
		...unknown,
		rest.join("\n")
	].filter((part) => part !== "").join("\n\n");
}
function watchMarkdown({ packages, trustedRoot }) {
	const root = trustedRoot ? [proseMarkdown(trustedRootLine(trustedRoot))] : [];
	return `${[...packages.map(packageMarkdown), ...root].join("\n\n")}\n`;
}
// src/commands/attest/signer.ts
const folder = ".github/workflows";
const usualWorkflow = "release.yml";
function signerPolicy(typed, repository, server) {
	const [, owner, named, file, ref = null] = /^(?:([\w.-]+)\/([\w.-]+)\/(?=\.github\/))?(?:\.github\/workflows\/)?([\w.-]+\.ya?ml)(?:@(\S+))?$/.exec(typed) ?? [];
	if (file === void 0 || ref !== null && !/^refs\/[^*]+\*?$/.test(ref)) throw new GateError("EUSAGE", `--signer-workflow is ${JSON.stringify(typed)}`, "Write the file of the workflow that attests releases, as in `--signer-workflow release.yml`; a reusable one of another repository as OWNER/REPO/.github/workflows/FILE. `@refs/tags/*` behind it accepts only tags.");
	return {
		server,
		repository,
		workflow: `${owner === void 0 ? repository : `${owner}/${named ?? ""}`}/${folder}/${file}`,
		ref
	};
}
function isIssuer(issuer, server) {
	const host = new URL(server).host;
	const own = [`${server}/_services/token`, `https://token.actions.${host}`];
	return issuer !== null && (host === "github.com" ? ["https://token.actions.githubusercontent.com"] : own).some((each) => issuer === each || issuer.startsWith(`${each}/`));
}
const isSame = (one, other) => one.toLowerCase() === other.toLowerCase();
function isRef(ref, wanted) {
	return wanted.endsWith("*") ? ref.startsWith(wanted.slice(0, -1)) : ref === wanted;
}
function withoutServer(address, server) {
	return address.startsWith(`${server}/`) ? address.slice(server.length + 1) : address;
}
function foreignWorkflow(signer, { server, workflow, ref }) {
	const at = signer.indexOf("@");
	const [path, signedRef] = at < 0 ? [signer, ""] : [signer.slice(0, at), signer.slice(at + 1)];
	if (!isSame(path, `${server}/${workflow}`)) return `${withoutServer(path === "" ? "no workflow" : path, server)}, not by ${workflow}: if that is your release workflow, name it with --signer-workflow`;
	if (signedRef === "") return `${workflow} at no ref`;
	return ref === null || isRef(signedRef, ref) ? null : `${workflow} at ${signedRef}, not at ${ref}`;
}
function foreignSigner({ issuer, workflow, repository }, policy) {
	const { server, repository: wanted } = policy;
	if (!isIssuer(issuer, server)) return `someone whom ${issuer ?? "no one"} vouches for, not GitHub Actions`;
	if (repository === null || !isSame(repository, `${server}/${wanted}`)) return `a run of ${repository ?? "no repository"}`;
	return foreignWorkflow(workflow ?? "", policy);
}
// src/commands/attest/release-judge.ts
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
function saysPassed(statement, { sha256, purl }) {
	if (!isObject(statement) || statement.predicateType !== vsa.predicateType || !isAbout(statement.subject, sha256)) return false;
	const { predicate } = statement;
	if (!isObject(predicate) || !isObject(predicate.verifier)) return false;
	return predicate.verifier.id === vsa.verifierId && predicate.verificationResult === vsa.passed && predicate.resourceUri === purl;
}
function releaseJudge(verifier, policy) {
	return async (bundle, release) => {
		if (!saysPassed(statementOf(bundle), release)) return {
			passes: false,
			why: null
		};
		const { NotVerified } = await import("./signed-bundle.js");
		const trusted = await verifier();
		let signed;
		try {
			signed = trusted.verify(bundle);
		} catch (error) {
			if (error instanceof NotVerified) return {
				passes: false,
				why: error.message
			};
			throw error;
		}
		if (!saysPassed(signed.statement, release)) return {
			passes: false,
			why: "what it signs is another statement"
		};
		const foreign = foreignSigner(signed.identity, policy);
		if (foreign !== null) return {
			passes: false,
			why: `it was signed by ${foreign}`
		};
		return {
			passes: true,
			signer: (signed.identity.workflow ?? "").replace(`${policy.server}/`, "")
		};
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
async function hasCommit(api, repository, sha) {
	if (!/^[0-9a-f]{40}$/i.test(sha)) return false;
	try {
		await api.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
			...repository,
			commit_sha: sha
		});
		return true;
	} catch (error) {
		return failureOf(error).status === 404 ? false : null;
	}
}
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
async function findAttestation(source, sha256, judge) {
	const what = `the attestations of sha256:${sha256}`;
	const { bundles, links, doubt } = await list(source, sha256, what);
	const doubts = [doubt, links.length > most.links ? tooMany(what) : null];
	const refused = new Set();
	const open = async (each) => {
		if (isObject(each)) return each;
		return follow(source, each, what).catch((error) => {
			if (!(error instanceof GateError)) throw error;
			doubts.push(error);
			return null;
		});
	};
	for (const each of [...bundles, ...links.slice(0, most.links)]) {
		const verdict = await judge(await open(each));
		if (verdict.passes) return {
			isAttested: true,
			signer: verdict.signer
		};
		if (verdict.why !== null) refused.add(verdict.why);
	}
	const [first] = doubts.filter((each) => each !== null);
	if (first) throw first;
	return {
		isAttested: false,
		refused: [...refused]
	};
}
// src/cli/records.ts
const recordOptions = {
	records: {
		type: "string",
		value: "DIR",
		help: ["a folder of JSON reports of `pack-gate check`, at any depth"]
	},
	repository: {
		type: "string",
		value: "OWNER/REPO",
		help: ["whose attestations on GitHub are records, too; with the token in", "GITHUB_TOKEN or GH_TOKEN (default without --records: package.json)"]
	},
	"signer-workflow": {
		type: "string",
		value: "FILE[@REF]",
		help: [`the workflow whose attestations count (default ${usualWorkflow})`]
	},
	"trusted-root": {
		type: "string",
		value: "FILE",
		help: ["what signatures are verified against (default: Sigstore's):", "`gh attestation trusted-root > FILE`"]
	}
};
function repositoryIn(typed) {
	const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(typed) ?? [];
	if (owner === void 0 || repo === void 0) throw usage(`--repository is ${JSON.stringify(typed)}`, "Write OWNER/REPO, as in `--repository octo-org/left-pad`.");
	return {
		owner,
		repo
	};
}
function ownRepository(cwd) {
	const path = join(cwd, "package.json");
	try {
		const manifest = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
		const [host, owner, repo] = isObject(manifest) ? repositoryAddress(manifest).split("/") : [];
		return host === "github.com" && owner !== void 0 && repo !== void 0 ? {
			owner,
			repo
		} : null;
	} catch {
		return null;
	}
}
function recordsWanted(values, cwd, command) {
	const { records = null, repository } = values;
	const found = repository === void 0 ? records === null ? ownRepository(cwd) : null : repositoryIn(repository);
	if (records === null && found === null) throw usage(`${command} needs records of the releases that passed`, "Give the repository that attests its releases, `--repository OWNER/REPO`, or a folder of reports, `--records DIR`.");
	return {
		records,
		repository: found,
		signerWorkflow: values["signer-workflow"] ?? "release.yml",
		trustedRoot: values["trusted-root"] ?? null
	};
}
async function sha256Of(contents) {
	try {
		const hash = createHash("sha256");
		if (contents.path !== void 0) await pipeline(createReadStream(contents.path), hash);
		return hash.digest("hex");
	} finally {
		contents.dispose();
	}
}
var Trust = class {
	#file;
	#cwd;
	#context;
	#opening = null;
	roots = null;
	constructor(file, cwd, context) {
		this.#file = file;
		this.#cwd = cwd;
		this.#context = context;
	}
	async verifier() {
		this.#opening ??= this.#open();
		return this.#opening;
	}
	async #open() {
		const { env, tool } = this.#context;
		const [{ trustedRoots }, { BundleVerifier }] = await Promise.all([import("./trusted-root.js"), import("./signed-bundle.js")]);
		const file = this.#file === null ? null : {
			path: resolve(this.#cwd, this.#file),
			shown: this.#file
		};
		this.roots = await trustedRoots(file, {
			env,
			userAgent: `${tool.name}/${tool.version}`
		});
		return new BundleVerifier(this.roots.documents);
	}
};
function tokenIn(env) {
	const token = [env.GITHUB_TOKEN, env.GH_TOKEN].find((value) => value !== void 0 && value !== "");
	if (token !== void 0) return token;
	throw new GateError("EUSAGE", "--repository needs a token, and neither GITHUB_TOKEN nor GH_TOKEN is set", "In a workflow: `env: { GITHUB_TOKEN: ${{ github.token }} }` at the step, and `permissions: attestations: read`.");
}
async function attestationsOf(repository, policy, trust, { env, tool }) {
	const token = tokenIn(env);
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
	const judge = releaseJudge(async () => trust.verifier(), policy);
	return {
		hasCommit: async (sha) => hasCommit(api, repository, sha),
		trustedRoot: () => trust.roots && {
			source: trust.roots.source,
			detail: trust.roots.detail
		},
		async ask({ name, version, fetch }) {
			const sha256 = await sha256Of(await fetch());
			const release = {
				sha256,
				purl: purlOf({
					name,
					version
				})
			};
			const found = await findAttestation({
				api,
				anonymous,
				retryBudget,
				repository
			}, sha256, async (bundle) => judge(bundle, release));
			return found.isAttested ? {
				kind: "attested",
				sha256,
				signer: found.signer
			} : {
				kind: "none",
				refused: found.refused
			};
		}
	};
}
async function openRecords({ records, repository, signerWorkflow, trustedRoot, config }, { cwd, env, now }) {
	const context = contextOf({
		env,
		now
	});
	const server = (env.GITHUB_SERVER_URL ?? "") === "" ? "https://github.com" : env.GITHUB_SERVER_URL ?? "";
	const attestations = async (of) => {
		return attestationsOf(of, signerPolicy(signerWorkflow, `${of.owner}/${of.repo}`, server.replace(/\/+$/, "")), new Trust(trustedRoot, cwd, context), context);
	};
	return {
		records: records === null ? null : readRecords(resolve(cwd, records)),
		attestations: repository && await attestations(repository),
		policy: await readNamedPolicy({
			config,
			cwd,
			root: repositoryRoot(".", cwd)
		}, context),
		cwd,
		context
	};
}
export { trustedRootLine as a, recordFor as c, tagSignals as d, withBursts as f, refusedWords as i, refuseHashless as l, recordOptions as n, watchReporters as o, withSignals as p, recordsWanted as r, isOpen as s, openRecords as t, signalsOf as u };
