import { o as __toESM } from "./rolldown-runtime.js";
import { C as startProgress, Ct as nameMistake, Qr as worstConclusion, S as usage, Vr as plural, a as deliverAs, ai as noVerdict, i as deliver, ii as exitCodes, o as reportTargets, oi as toGateError, ri as GateError, u as jsonOption, w as pLimit, x as readArguments } from "./start.js";
import { Mt as require_semver, Tt as chooseAuto, W as limitsOf, an as number, in as literal, it as ManifestCollector, kt as compareVersions, ln as string, on as object, sn as record } from "./judging.js";
import { t as compareReleases } from "./diff.js";
import { l as fetchHistory, o as readVersion, r as packageSources, t as earlierOf } from "./read-side.js";
import { a as manifestDifferences, n as provenanceIn, t as claimedProvenance } from "./provenance.js";
import { a as recordFor, i as isOpen, n as recordOptions, o as refuseHashless, r as recordsWanted, t as openRecords } from "./records.js";
import { a as withSignals, f as watchReporters, i as withBursts, n as tagSignals, r as unsettledTags } from "./signals.js";
import { l as tool } from "./compile-cache.js";
import { resolve } from "node:path";
import { readFileSync, writeFileSync } from "node:fs";
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
	return versions.toSorted((a, b) => at(a) === at(b) ? compareVersions(b, a) : at(b) > at(a) ? 1 : -1);
}
function selectWindow({ versions, times }, since) {
	if ("version" in since && !versions.includes(since.version)) throw new GateError("EUSAGE", `--since is ${since.version}, which is not published`, "Give a published version, or a day: --since 2026-11-01.");
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
// src/commands/watch/state.ts
const entry = object({
	known: object({
		etag: string().nullable(),
		lastModified: string().nullable()
	}).nullable(),
	looked: number(),
	tags: record(string(), string()),
	proven: record(string(), string()).optional()
});
const schema = object({
	schemaVersion: literal(1),
	asked: string(),
	packages: record(string(), entry)
});
var WatchState = class {
	#path;
	#asked;
	#last = new Map();
	#isSame;
	#next = new Map();
	constructor(path, asked) {
		this.#path = path;
		this.#asked = asked;
		const found = read(path);
		this.#isSame = found?.asked === asked;
		for (const [name, state] of Object.entries(found?.packages ?? {})) this.#last.set(name, state);
	}
	of(name, now) {
		const last = this.#last.get(name);
		if (!last) return null;
		const isBelieved = this.#isSame && last.looked <= now && now - last.looked < 864e5;
		const { proven, ...rest } = last;
		return {
			...rest,
			known: isBelieved ? last.known : null,
			...isBelieved && proven && { proven }
		};
	}
	keep(name, state) {
		this.#next.set(name, state);
	}
	write() {
		const packages = Object.fromEntries([...this.#last, ...this.#next]);
		try {
			writeFileSync(this.#path, JSON.stringify({
				schemaVersion: 1,
				asked: this.#asked,
				packages
			}));
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : String(cause);
			throw new GateError("EUSAGE", `the state could not be written: ${why}`, "Choose a file that can be written: --state FILE.", { cause });
		}
	}
};
function read(path) {
	try {
		return schema.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return null;
	}
}
// src/commands/watch/manifests.ts
const ignored = {
	write: () => void 0,
	end: () => void 0
};
async function packedIn(contents, listed) {
	const packed = new ManifestCollector(contents.name);
	const paths = new Set();
	await contents.read((file) => {
		paths.add(file.path);
		return packed.open(file) ?? ignored;
	});
	const manifest = packed.manifest();
	return {
		differences: manifestDifferences(manifest, listed, paths),
		manifest
	};
}
async function misdeclared(source, { listed, manifestsOf }, version, path) {
	const known = listed.get(version);
	if (!known) return null;
	const contents = await source.tarball(version, known).catch((error) => {
		if (error instanceof GateError && error.code === "EINTEGRITY") return null;
		throw error;
	});
	if (contents === null) return {
		kind: "other-bytes",
		path
	};
	try {
		const { differences, manifest } = await packedIn(contents, manifestsOf(version));
		return differences.length === 0 ? {
			kind: "as-packed",
			manifest
		} : {
			kind: "other-manifest",
			differences
		};
	} finally {
		contents.dispose();
	}
}
// src/commands/watch/request.ts
const caps = {
	releases: 2e3,
	tarballs: 100,
	manifests: 500,
	comparisons: 10
};
const narrow = "Start later: --since VERSION or --since DATE.";
const unchanged = (name, since) => ({
	name,
	conclusion: "success",
	unchanged: true,
	since: shown(since),
	unknown: [],
	known: [],
	earlier: 0,
	unpublished: []
});
function shown(since) {
	return "version" in since ? {
		version: since.version,
		date: null
	} : {
		version: null,
		date: new Date(since.time).toISOString()
	};
}
function refuseFuture({ host, name }, { times }, since, now) {
	if (!("version" in since) || (times.get(since.version) ?? 0) <= now + 864e5) return;
	throw new GateError("EREGISTRY", `the registry ${host} says that ${name}@${since.version} was published in the future`, "Start from a day, --since 2026-11-01, and report it to the operator of the registry.");
}
async function openPackage(name, request, sources) {
	const { context, state } = request;
	const source = await sources(name);
	const now = context.now().getTime();
	const last = state?.of(name, now) ?? null;
	const since = request.since ?? { time: now - 7776e6 };
	const history = await fetchHistory(source, last?.known ?? null);
	if (history === "unchanged") return unchanged(name, since);
	if (history === null) throw new GateError("EREGISTRY", `the registry ${source.host} does not know ${name}`, "Check the name, the registry in .npmrc, and whether this token may see the package. A package whose releases are all unpublished is not known either.");
	refuseFuture(source, history, since, now);
	const window = selectWindow(history, since);
	if (window.versions.length > caps.releases) throw new GateError("EUSAGE", `${plural(window.versions.length, "release")} of ${name} would have to be checked; the limit is ${caps.releases} are`, narrow);
	return {
		request,
		source,
		sources,
		history,
		last,
		window,
		since
	};
}
// src/commands/watch/provenances.ts
async function verified({ request, source }, { version, integrity, address, manifest }) {
	const { name } = source;
	let answer;
	try {
		answer = await source.attestations(address, `the attestations of ${name}@${version}`);
	} catch (thrown) {
		return {
			why: toGateError(thrown).message,
			isShown: false
		};
	}
	const provenance = await provenanceIn(answer, {
		name,
		version,
		integrity,
		manifest,
		signerWorkflow: null
	}, async () => request.trust.verifier());
	return provenance.verified ? null : {
		why: provenance.why,
		isShown: true
	};
}
async function lookAtProvenances(look, packed) {
	const { history, last } = look;
	const before = last?.proven ?? {};
	const unproven = new Map();
	const proven = {};
	for (const [version, manifest] of packed) {
		const address = claimedProvenance(history.manifestsOf(version).full ?? {});
		const integrity = history.listed.get(version)?.integrity ?? "";
		if (address === null) continue;
		const doubt = Object.hasOwn(before, version) && before[version] === integrity ? null : await verified(look, {
			version,
			integrity,
			address,
			manifest
		});
		if (doubt === null) proven[version] = integrity;
		else unproven.set(version, doubt);
	}
	return {
		unproven,
		proven
	};
}
// src/commands/watch/watch.ts
const atATime = 8;
function listedVersion({ history: { times, tags, listed } }, version) {
	const time = times.get(version);
	return {
		version,
		published: time === void 0 ? null : new Date(time).toISOString(),
		tags: Object.keys(tags).filter((tag) => tags[tag] === version),
		integrity: listed.get(version)?.integrity ?? null
	};
}
const hasPassed = (recorded) => recorded.kind === "passed" || recorded.kind === "attested";
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
		const fetch = async () => source.tarball(version, listed);
		attested.set(version, await attestations.ask({
			name: source.name,
			version,
			fetch
		}));
	}
	return found.map(([one, recorded]) => {
		const answer = attested.get(one.version);
		if (answer?.kind === "attested") return [one, answer];
		return !answer || answer.refused.length === 0 || hasPassed(recorded) ? [one, recorded] : [one, {
			...recorded,
			refused: answer.refused
		}];
	});
}
async function lookAtManifests(look, found) {
	const { source, history, window } = look;
	const isDue = ([{ version }, recorded]) => hasPassed(recorded) && window.versions.includes(version);
	const due = found.filter(isDue).length;
	if (due > caps.manifests) throw new GateError("EUSAGE", `${plural(due, "release")} of ${source.name} would have to be fetched to compare their package.json; at most ${caps.manifests} are`, narrow);
	const seen = [];
	const packed = new Map();
	for (const one of found) {
		const [listed, recorded] = one;
		const path = recorded.kind === "passed" ? recorded.path : null;
		const looked = isDue(one) ? await misdeclared(source, history, listed.version, path) : null;
		if (looked?.kind === "as-packed") packed.set(listed.version, { repository: looked.manifest.repository });
		seen.push(looked && looked.kind !== "as-packed" ? [listed, looked] : one);
	}
	return {
		found: seen,
		packed
	};
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
		comparison: await compareReleases(before, await read(one.version), policy, context, {
			sources: look.sources,
			published: history.times.get(one.version) ?? null
		}),
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
		if (recorded.kind !== "attested") return [];
		const { sha256, signer } = recorded;
		return [{
			...one,
			record: {
				kind: "attestation",
				sha256,
				signer
			}
		}];
	});
}
async function unknownIn(look, found, known) {
	const unknown = [];
	for (const [one, recorded] of found) {
		if (hasPassed(recorded) || !look.window.versions.includes(one.version)) continue;
		const more = unknown.length < caps.comparisons ? await lookInto(look, one, known) : notLookedInto;
		const { kind: reason, refused } = recorded;
		const path = "path" in recorded && recorded.path !== null ? { path: recorded.path } : {};
		const differences = "differences" in recorded ? { differences: recorded.differences } : {};
		unknown.push({
			...one,
			reason,
			...path,
			...differences,
			...refused && { refused },
			...more
		});
	}
	return unknown;
}
const isGrave = ({ level }) => level === "error";
async function watchOne(name, request, sources) {
	const look = await openPackage(name, request, sources);
	if ("conclusion" in look) return look;
	const { found, packed } = await lookAtManifests(look, await lookAtAttestations(look, lookAtRecords(look)));
	const { unproven, proven } = await lookAtProvenances(look, packed);
	const all = knownIn(found);
	const unknown = await withSignals(look, await unknownIn(look, found, all));
	refuseHashless(look.source, unknown);
	const { window, history, since } = look;
	const known = await withSignals(look, all.filter(({ version }) => window.versions.includes(version)), unproven);
	const signals = tagSignals(look);
	const grave = [...signals, ...known.flatMap((one) => one.signals ?? [])].some(isGrave);
	const conclusion = unknown.length > 0 || grave ? "failure" : "success";
	request.state?.keep(name, {
		known: conclusion === "success" ? history.known : null,
		looked: request.context.now().getTime(),
		tags: signals.some(isGrave) ? unsettledTags(look) : history.tags,
		proven
	});
	return {
		name,
		conclusion,
		...signals.length > 0 && { signals },
		since: shown(since),
		unknown,
		known,
		earlier: window.earlier.length,
		unpublished: window.unpublished.map((version) => ({
			version,
			published: new Date(history.times.get(version) ?? 0).toISOString()
		}))
	};
}
async function watch$1(request) {
	const limit = pLimit(atATime);
	const sources = packageSources(request);
	const looked = await limit.map(request.names, async (name) => watchOne(name, request, sources).catch((thrown) => ({
		name,
		...noVerdict(toGateError(thrown))
	})));
	const packages = withBursts(looked, request);
	const trustedRoot = request.trust.name;
	return {
		schemaVersion: 1,
		tool: request.context.tool,
		conclusion: worstConclusion(packages),
		...trustedRoot && { trustedRoot },
		packages
	};
}
// src/cli/commands/watch.ts
const options = {
	...recordOptions,
	since: {
		type: "string",
		value: "VERSION|DATE",
		help: ["releases after this one, or from this day on (UTC);", "default: those of the last 90 days"]
	},
	state: {
		type: "string",
		value: "FILE",
		help: ["what one run leaves for the next, so that a package without", "changes costs one request"]
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
		help: ["text (default), markdown or json; repeatable"]
	},
	json: jsonOption
};
function sinceOf(typed, now) {
	if (typed === void 0) return null;
	const since = parseSince(typed);
	if (since === null) throw usage(`--since is ${JSON.stringify(typed)}, which is neither a version nor a day`, "Write --since 1.4.0 (what came after it), or --since 2026-11-01 (from that day on, UTC).");
	if ("time" in since && since.time > now.getTime() + 864e5) throw usage(`--since is ${JSON.stringify(typed)}, which is in the future`, "Choose a day that has begun: releases from that day on are checked.");
	return since;
}
function stateOf(values, cwd) {
	if (typeof values.state !== "string") return null;
	const asked = [
		"records",
		"repository",
		"signer-workflow",
		"trusted-root",
		"since",
		"config"
	].map((key) => values[key]);
	return new WatchState(resolve(cwd, values.state), JSON.stringify([...asked, tool.version]));
}
function readWatch(args, { now, cwd }) {
	const { values, positionals } = readArguments(args, options);
	if (positionals.length === 0) throw usage("missing package name", "Give the packages that you publish: `pack-gate watch NAME --repository OWNER/REPO`.");
	for (const name of positionals) if (nameMistake(name, "the arguments") !== null) throw usage(`${JSON.stringify(name)} is not a package name`, "Give names without a version: `pack-gate watch left-pad @octo-org/core`.");
	return {
		names: [...new Set(positionals)],
		since: sinceOf(values.since, now()),
		...recordsWanted(values, cwd, "watch"),
		config: values.config ?? false,
		state: stateOf(values, cwd),
		reports: reportTargets(values, [...watchReporters.keys()])
	};
}
async function look(wanted, terminal) {
	const { names, since, state } = wanted;
	return watch$1({
		names,
		since,
		state,
		...await openRecords(wanted, terminal)
	});
}
async function run(args, terminal) {
	const wanted = readWatch(args, terminal);
	const progress = startProgress(terminal.stderr, `looking at the releases of ${wanted.names.join(", ")}`);
	const report = await look(wanted, terminal).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	if ("error" in report) await deliver(wanted.reports, report, terminal);
	else await deliverAs(wanted.reports, terminal, (name, style) => watchReporters.get(name)?.(report, style) ?? "");
	if (!("error" in report)) wanted.state?.write();
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
export { watch };
