import { i as parsePolicy } from "./load.js";
import { t as GateError } from "./errors.js";
import { i as readReleases, r as judge } from "./gate.js";
import { i as packedFile, n as sourceMap, o as matches, r as entryPoints, t as rules } from "./rules.js";
import { t as groupBy } from "./group-by.js";
import { a as patternOf, i as folderOf, o as spell, s as works, t as generalise } from "./generalise.js";
import { t as emptyPolicy } from "./empty.js";
import { t as evaluate } from "./evaluate.js";
import { i as writePolicyFile, n as policyPlace, o as writePolicy, t as assertFree } from "./policy-file.js";
import { t as startProgress } from "./progress.js";
import { t as repositoryRoot } from "./root.js";
import { t as findTarget } from "./target.js";
import { a as tool } from "./rule-page.js";
import { i as plural, n as formatCount, t as formatBytes } from "./format.js";
import { i as plain } from "./escape.js";
import { n as wrap, r as painter } from "./wrap.js";
import { o as findingsAsText } from "./text.js";
import { i as namesOf, o as packerOf, s as packingOptions, t as baselineOptions } from "./options.js";
import { r as listing } from "./manifest-mismatch.js";
import { i as workspacePatterns, n as rootPackage, t as findPackages } from "./workspaces.js";
import { n as readArguments, r as usage, t as atMostOne } from "./usage.js";
import { relative, sep } from "node:path";
// src/propose/left-out.ts
const aboutUnwanted = new Set([
	"forbidden-file",
	"own-archive",
	"secret",
	"unsafe-path"
]);
function leftOut(release, rules, today) {
	const subject = {
		release,
		baseline: null,
		comparison: null,
		declared: null,
		policy: emptyPolicy,
		today,
		unusedWaivers: []
	};
	const named = rules.filter(({ id }) => aboutUnwanted.has(id)).flatMap((rule) => evaluate(rule, subject)).filter(({ level }) => level === "error").flatMap(({ rule, problem }) => (problem.paths ?? [problem.path]).map((path) => ({
		path,
		rule: rule.id
	})));
	return [...groupBy(named.filter(({ path }) => path !== "package.json"), ({ path }) => path)].map(([path, each]) => ({
		path,
		rules: [...new Set(each.map(({ rule }) => rule))]
	}));
}
// src/propose/map-policy.ts
const policies = [
	"none",
	"mappings",
	"resolvable",
	"allow"
];
function practice(release, today) {
	const keeps = (policy) => {
		const settings = {
			options: { policy },
			at: {
				path: "",
				line: 1
			}
		};
		const subject = {
			release,
			baseline: null,
			comparison: null,
			declared: null,
			policy: {
				...emptyPolicy,
				rules: new Map([[sourceMap.id, settings]])
			},
			today,
			unusedWaivers: []
		};
		return evaluate(sourceMap, subject).every(({ level }) => level !== "error");
	};
	return policies.find(keeps) ?? "allow";
}
function mapPolicy(release, before, today) {
	const now = practice(release, today);
	const shipsSources = (policy) => policy === "resolvable" || policy === "allow";
	if (!shipsSources(now)) return now;
	return before && shipsSources(practice(before, today)) ? now : "mappings";
}
// src/propose/required.ts
const order = [
	"bin",
	"main",
	"module",
	"types",
	"typings",
	"exports[\".\"]",
	"exports"
];
function rank(field) {
	const at = order.findIndex((each) => field.startsWith(each));
	return at < 0 ? order.length : at;
}
function requiredFiles(manifest, paths) {
	const found = entryPoints(manifest).flatMap(({ field, anyOf, lookup }) => {
		const path = anyOf.map((target) => packedFile(target, lookup, paths)).find((each) => each !== null);
		return path === void 0 || path === "package.json" ? [] : [{
			path,
			field
		}];
	});
	const files = [...groupBy(found, ({ path }) => path)].map(([path, entries]) => ({
		path,
		fields: entries.map(({ field }) => field)
	}));
	const best = (file) => Math.min(...file.fields.map(rank));
	return files.sort((a, b) => best(a) - best(b));
}
// src/propose/size-limit.ts
const leastRoom = 1e5;
const room = 1.5;
const steps = [
	1,
	1.2,
	1.5,
	2,
	2.5,
	3,
	4,
	5,
	6,
	8,
	10
];
function unpackedSize(files) {
	return files.reduce((sum, { size }) => sum + size, 0);
}
function limitFor(bytes) {
	const wanted = Math.max(bytes * room, bytes + leastRoom);
	const scale = 10 ** Math.floor(Math.log10(wanted));
	const limit = Math.round(scale * (steps.find((step) => step * scale >= wanted) ?? 10));
	const [unit, name] = limit >= 1e9 ? [1e9, "GB"] : limit >= 1e6 ? [1e6, "MB"] : [1e3, "kB"];
	return `${Number((limit / unit).toFixed(1))} ${name}`;
}
// src/propose/propose.ts
const mostEntries = 24;
const mostRequired = 8;
const leastRequired = 3;
function requiredEntries(files, room) {
	return files.map(({ path, fields }) => ({
		pattern: spell(path),
		paths: [path],
		fields
	})).filter(({ pattern, paths }) => works(pattern, paths)).slice(0, Math.min(mostRequired, Math.max(leastRequired, room)));
}
function takenOut(patterns, unwanted, kept) {
	const entries = patterns.map((pattern) => ({
		pattern,
		negated: false,
		required: false,
		at: {
			path: "",
			line: 1
		}
	}));
	const admitted = unwanted.map(({ path }) => path).filter((path) => entries.some((entry) => matches(entry, path)));
	return [...groupBy(admitted, folderOf)].flatMap(([folder, paths]) => {
		return folder !== "" && paths.length > 1 && !kept.some((path) => path.startsWith(`${folder}/`)) ? [{
			pattern: `${spell(folder)}/**`,
			paths
		}] : paths.map((path) => ({
			pattern: spell(path),
			paths: [path]
		}));
	}).filter(({ pattern, paths }) => works(`!${pattern}`, []) && works(pattern, paths));
}
function entryOf(part) {
	return {
		pattern: patternOf(part),
		paths: part.paths
	};
}
function propose({ release, baseline, rules, today, ownPath }) {
	const before = "release" in baseline ? baseline.release : null;
	const unwanted = leftOut(release, rules, today);
	const not = new Set([...unwanted.map(({ path }) => path), ...ownPath === null ? [] : [ownPath]]);
	const kept = release.files.map(({ path }) => path).filter((path) => !not.has(path));
	const entryFiles = requiredFiles(release.manifest, new Set(kept));
	const room = mostEntries - Math.min(mostRequired, entryFiles.length);
	const { parts, unnamed } = generalise(kept, release.version, room);
	const required = requiredEntries(entryFiles, mostEntries - parts.length);
	const own = new Set(required.map(({ pattern }) => pattern));
	const others = parts.filter((part) => !own.has(patternOf(part)));
	const patterns = [...own, ...others.map(patternOf)];
	const now = unpackedSize(release.files.filter(({ path }) => !not.has(path)));
	return {
		name: release.name,
		version: release.version,
		fileCount: release.files.length,
		required,
		otherEntryPoints: entryFiles.length - required.length,
		top: others.filter(({ folder }) => folder === "").map(entryOf),
		folders: others.filter(({ folder }) => folder !== "").map(entryOf),
		out: takenOut(patterns, unwanted, kept),
		leftOut: unwanted,
		single: others.filter(({ folder, single }) => single && folder !== "").flatMap(({ paths }) => paths),
		unnamed,
		unpackedSize: now,
		sizeLimit: limitFor(Math.max(now, unpackedSize(before?.files ?? []))),
		maps: mapPolicy(release, before, today),
		ownPath
	};
}
// src/cli/init-summary.ts
const labelWidth = 13;
const namesShown = 4;
function names(paths) {
	const left = paths.length - namesShown;
	return `${paths.slice(0, namesShown).join(", ")}${left > 0 ? ` and ${formatCount(left)} more` : ""}`;
}
function headline({ place, proposal, written }) {
	const { name, version, fileCount, leftOut, unnamed, required, top, folders, out, ownPath } = proposal;
	const entries = required.length + top.length + folders.length + out.length + (ownPath === null ? 0 : 1);
	const covered = fileCount - leftOut.length - unnamed.length;
	const did = !written ? "Proposed" : place.lines === null ? `Wrote ${place.shown}` : `Replaced ${place.shown} (it had ${plural(place.lines, "line")})`;
	const of = covered === fileCount ? `all ${plural(fileCount, "file")}` : `${formatCount(covered)} of ${plural(fileCount, "file")}`;
	return `${did}: ${entries === 1 ? "1 entry covers" : `${formatCount(entries)} entries cover`} ${of} of ${name}@${version}`;
}
function baselineOf({ baseline }) {
	if (baseline.kind === "none") return "none, as asked for";
	return baseline.kind === "first-release" ? "none: the registry has no release of this package" : baseline.version ?? "without a version";
}
function facts({ place, proposal, verdict }) {
	const { required, otherEntryPoints, sizeLimit, unpackedSize, maps, single, unnamed, ownPath } = proposal;
	const more = otherEntryPoints === 0 ? "" : `; ${plural(otherEntryPoints, "more entry point")} by rule entry-point-missing`;
	return [
		["Required", required.length === 0 ? "nothing: package.json names no entry point that is packed" : `${names(required.flatMap(({ paths }) => paths))}${more}`],
		["Size limit", `${sizeLimit} unpacked, ${formatBytes(unpackedSize)} now`],
		["Source maps", `policy ${maps}`],
		["Last release", baselineOf(verdict)],
		["Named singly", single.length === 0 ? "" : `${names(single)}: no pattern of folder and extension fits them`],
		["Not named", unnamed.length === 0 ? "" : `${names(unnamed)}: no pattern can name them, so the check blocks them`],
		["Packed too", ownPath === null ? "" : `${ownPath} itself. To keep it out, list what ships as \`files\` in package.json, and take its entry out`],
		["Hides", place.hides === null ? "" : `${place.hides} no longer applies to this package, which now has its own policy`]
	].filter(([, value]) => value !== "");
}
function leftOutLines({ leftOut }, columns) {
	if (leftOut.length === 0) return [];
	const byRule = groupBy(leftOut, ({ rules }) => rules.join(", "));
	return [...wrap("Left out of the policy, so that the check blocks them until they are gone or you allow them by hand:", columns), ...[...byRule].flatMap(([rule, files]) => wrap(plain(`${rule}: ${names(files.map(({ path }) => path))}`), columns, "  "))];
}
function nextStep({ verdict, written }) {
	if (verdict.conclusion === "failure") return "Next: settle what is listed above, then run `pack-gate check`. The policy says in comments how each part is changed.";
	return written ? "Next: read it, commit it, and let `pack-gate check` guard each release." : "Next: write it with `pack-gate init`.";
}
function summaryText(done, style) {
	const paint = painter(style.color);
	const columns = Math.min(Math.max(style.columns || 80, 20), 120);
	const { verdict, proposal } = done;
	const told = {
		...verdict,
		findings: verdict.findings.filter(({ level }) => level !== "note")
	};
	const rows = facts(done).flatMap(([label, value]) => {
		const [first = "", ...others] = wrap(plain(value), columns, " ".repeat(labelWidth));
		return [paint("dim", label.padEnd(labelWidth)) + first.slice(labelWidth), ...others];
	});
	const found = findingsAsText(told, paint, columns);
	return `${[
		wrap(plain(headline(done)), columns).map((line) => paint("bold", line)),
		rows,
		leftOutLines(proposal, columns),
		found.length === 0 ? ["The check passes under it."] : [`Under it the check ${verdict.conclusion === "success" ? "passes, and warns" : "blocks"}:`],
		...found,
		wrap(nextStep(done), columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
// src/cli/refuse-workspace.ts
async function refuseWorkspace(folder) {
	const patterns = await workspacePatterns(folder);
	if (patterns === null) return;
	const { name, version, isPrivate } = rootPackage(folder);
	if (!isPrivate && name !== null && version !== null) return;
	const packages = findPackages(folder, patterns).packages.filter((each) => !each.isPrivate).map(({ path }) => path);
	const which = packages.length === 0 ? "It has no package that is published." : `Run it for each package, \`pack-gate init FOLDER\`: ${listing(packages)}.`;
	throw usage("this is the root of a workspace, and no package that is published", `${which} One policy here can hold for all of them: see \`packages\` in docs/configuration.md.`);
}
// src/cli/commands/init.ts
const options = {
	...baselineOptions,
	config: {
		type: "string",
		value: "FILE",
		help: ["where to write (default .github/pack-gate.yml in the package folder)"]
	},
	print: {
		type: "boolean",
		help: ["print the policy on stdout, and write nothing"]
	},
	force: {
		type: "boolean",
		help: ["replace a policy that is there"]
	},
	...packingOptions
};
function draft(releases, world, place, ownPath) {
	const today = world.now().toISOString().slice(0, 10);
	const proposal = propose({
		release: releases.release,
		baseline: releases.baseline,
		rules,
		today,
		ownPath
	});
	const text = writePolicy(proposal, tool.version);
	return {
		proposal,
		text,
		policy: parsePolicy(text, place.shown, rules)
	};
}
async function read(request, world) {
	return readReleases(request, world).catch((error) => {
		if (!(error instanceof GateError) || error.code !== "EREGISTRY") throw error;
		throw new GateError(error.code, error.message, `${error.help}\nWithout the last release: pack-gate init --baseline none`, { cause: error });
	});
}
function mayPackIt({ release }, target) {
	const { files } = release.manifest;
	return target.isFolder && !(Array.isArray(files) && files.every((entry) => typeof entry === "string" && !/^[./]*(\*|$|\.github|pack-gate)/.test(entry)));
}
async function writeDraft(first, releases, target, place, again, world) {
	writePolicyFile(place, first.text);
	if (!mayPackIt(releases, target)) return {
		draft: first,
		releases
	};
	const packed = await again();
	const ownPath = relative(target.path, place.file).split(sep).join("/");
	if (!packed.release.files.some(({ path }) => path === ownPath)) return {
		draft: first,
		releases
	};
	const second = draft(packed, world, place, ownPath);
	writePolicyFile(place, second.text);
	return {
		draft: second,
		releases: packed
	};
}
function requestOf(args, cwd) {
	const { values, positionals } = readArguments(args, options);
	const target = atMostOne(positionals, "package") ?? ".";
	const { print = false, force = false } = values;
	if (print && force) throw usage("--print and --force contradict each other", "--print writes nothing, so there is nothing to replace.");
	return {
		request: {
			target,
			cwd,
			root: repositoryRoot(target, cwd),
			baseline: values.baseline ?? "auto",
			config: false,
			packer: packerOf(values.packer),
			ignoreScripts: values["ignore-scripts"] ?? false,
			passEnv: namesOf(values["pass-env"] ?? [])
		},
		config: values.config ?? null,
		print,
		force
	};
}
async function run(args, terminal) {
	const { request, config, print, force } = requestOf(args, terminal.cwd);
	const target = findTarget(request.target, request.cwd);
	const folder = target.isFolder ? target.path : request.cwd;
	const place = policyPlace({
		root: request.root,
		folder,
		config,
		cwd: request.cwd
	});
	if (!print) assertFree(place, force);
	if (target.isFolder) await refuseWorkspace(target.path);
	const world = {
		env: terminal.env,
		now: terminal.now,
		tool
	};
	const progress = startProgress(terminal.stderr, `packing ${request.target}`);
	const work = async () => {
		const releases = await read(request, world);
		const first = draft(releases, world, place, null);
		return print ? {
			draft: first,
			releases
		} : writeDraft(first, releases, target, place, async () => read(request, world), world);
	};
	const done = await work().finally(() => {
		progress.stop();
	});
	const verdict = await judge(done.releases, world, done.draft.policy);
	const summary = {
		place,
		proposal: done.draft.proposal,
		verdict,
		written: !print
	};
	if (print) {
		terminal.print(done.draft.text);
		terminal.stderr.write(summaryText(summary, {
			...terminal.style,
			color: false
		}));
	} else terminal.print(summaryText(summary, terminal.style));
	return 0;
}
const init = {
	options,
	examples: [
		["pack-gate init", "a policy from what the package packs today"],
		["pack-gate init packages/core --print", "look at it first"],
		["pack-gate init --baseline none", "without asking the registry"]
	],
	run
};
export { init };
