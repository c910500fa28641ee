import { o as __toESM } from "./rolldown-runtime.js";
import { At as publicationHistory, Mt as require_semver, m as rules, s as decide } from "./judging.js";
import { Br as plain, Fn as wrap, Fr as formatCount, Nn as painter, Vr as plural, _n as renderText, bn as errorLine, gn as page, hn as headline, kt as jsonDocument, mn as columnsOf, qn as shorten, vn as renderTextError } from "./start.js";
import { c as codeSpan, d as proseMarkdown, l as helpMarkdown } from "./changed-code.js";
import { t as renderMarkdown } from "./markdown.js";
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
// src/model/watch-report.ts
function wasWatched(one) {
	return one.conclusion !== "error";
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
		...one.earlier === 0 ? [] : [`Earlier     ${plural(one.earlier, "release")}, not checked`],
		...one.unpublished.length === 0 ? [] : [`Unpublished ${listOf(one.unpublished.map(({ version }) => version))}: gone, so not checked`]
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
// src/tarball/tarball-hash.ts
async function tarballHash({ name, stream }, algorithm) {
	if (stream === void 0) throw new Error(`${name} is no tarball`);
	const hash = createHash(algorithm);
	await pipeline(stream(), hash);
	return hash.digest();
}
async function tarballIntegrity(contents) {
	return `sha512-${(await tarballHash(contents, "sha512")).toString("base64")}`;
}
// src/commands/attest/trust.ts
var Trust = class {
	#file;
	#cwd;
	#context;
	#opening = null;
	#roots = null;
	constructor(file, cwd, context) {
		this.#file = file;
		this.#cwd = cwd;
		this.#context = context;
	}
	async verifier() {
		this.#opening ??= this.#open();
		return this.#opening;
	}
	get name() {
		return this.#roots && {
			source: this.#roots.source,
			detail: this.#roots.detail
		};
	}
	async #open() {
		const { env, tool } = this.#context;
		const [{ trustedRoots }, { BundleVerifier }] = await Promise.all([import("./trusted-root.js"), import("./signed-bundle.js")]);
		const file = this.#file === null ? null : {
			path: resolve(this.#cwd, this.#file),
			shown: this.#file
		};
		this.#roots = await trustedRoots(file, {
			env,
			userAgent: `${tool.name}/${tool.version}`
		});
		return new BundleVerifier(this.#roots.documents);
	}
};
// src/commands/watch/signals.ts
var import_semver = __toESM(require_semver(), 1);
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
async function withSignals(look, listed, unproven = new Map()) {
	const { request, source, history } = look;
	const found = [];
	for (const one of listed) {
		const published = publicationHistory(one.version, history.publications);
		const commit = published?.own?.gitHead ?? null;
		const has = commit === null ? null : await request.attestations?.hasCommit(commit) ?? null;
		const doubt = unproven.get(one.version);
		const whole = published && {
			...published,
			...has !== null && { isInRepository: has },
			...doubt && { unproven: doubt }
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
function unsettledTags({ history: { tags, versions }, last }) {
	const before = movedTags(tags, last?.tags ?? {}, versions).map(({ tag, from }) => [tag, from]);
	return Object.fromEntries([...Object.entries(tags), ...before]);
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
export { withSignals as a, tarballIntegrity as c, trustedRootLine as d, watchReporters as f, withBursts as i, refusedWords as l, tagSignals as n, Trust as o, unsettledTags as r, tarballHash as s, signalsOf as t, signalWords as u };
