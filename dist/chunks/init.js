import { i as parsePolicy } from "./load.js";
import { t as GateError } from "./errors.js";
import { n as judge, r as readReleases } from "./gate.js";
import { a as packedFile, i as entryPoints, n as clip, o as sourceMap, r as listing, s as matches, t as rules } from "./rules.js";
import { t as groupBy } from "./group-by.js";
import { t as hashedName } from "./hashed-name.js";
import { n as entryProblem, t as compilePattern } from "./patterns.js";
import { t as emptyPolicy } from "./empty.js";
import { t as evaluate } from "./evaluate.js";
import { t as require_dist } from "./libraries/yaml.js";
import { i as plural, n as formatCount, t as formatBytes } from "./format.js";
import { i as plain } from "./escape.js";
import { t as startProgress } from "./progress.js";
import { a as repositoryRoot, c as findingsAsText, l as wrap, t as findPolicy, u as painter } from "./find.js";
import { t as findTarget } from "./target.js";
import { t as tool } from "./tool.js";
import { a as packerOf, o as packingOptions, r as namesOf$1, t as baselineOptions } from "./options.js";
import { n as readArguments, r as usage, t as atMostOne } from "./usage.js";
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
// src/propose/extension.ts
const compound = /\.((?:d\.[cm]?ts|[cm]?[jt]sx?|css|scss|less)\.map|d\.[cm]?ts)$/i;
const simple = /\.([A-Za-z][\w-]{0,11}|\d)$/;
function extensionOf(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const end = compound.exec(name) ?? simple.exec(name);
	return end && end.index > 0 ? end[1] ?? null : null;
}
const code = /^([cm]?[jt]sx?|d\.[cm]?ts|css|wasm|([cm]?[jt]sx?|d\.[cm]?ts|css)\.map)$/;
function isCode(extension) {
	return code.test(extension);
}
function withoutCovered(extensions) {
	return extensions.filter((each) => !extensions.some((other) => other !== each && each.endsWith(`.${other}`)));
}
// src/propose/spelling.ts
const plainName = /^[\w.@+-]+$/;
function isPlain(name) {
	return plainName.test(name);
}
function spell(path) {
	const escaped = path.replace(/[[(*?]/g, "[$&]").replace(/[{}\\]/g, "?");
	return escaped.startsWith("!") ? `@(!)${escaped.slice(1)}` : escaped;
}
function works(pattern, paths) {
	return entryProblem(pattern) === null && paths.every(compilePattern(pattern));
}
function braces(names) {
	const [only = ""] = names;
	return names.length === 1 ? only : `{${names.join(",")}}`;
}
// src/propose/part.ts
function patternOf({ folder, tail }) {
	return folder === "" ? tail : `${folder}/${tail}`;
}
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function byExtension(folder, extensions, paths) {
	const deep = paths.some((path) => folderOf(path) !== folder);
	return {
		folder: spell(folder),
		tail: `${deep ? "**/" : ""}*.${braces(extensions)}`,
		paths,
		single: false
	};
}
function lasting(name, version) {
	const [before, after] = hashedName({ path: name })?.split(/\{\d+\}/, 2) ?? [];
	if (before !== void 0 && after !== void 0 && before !== "") return `${spell(before)}*${spell(after)}`;
	return version === "" ? spell(name) : name.split(version).map(spell).join("*");
}
function alone(path, version) {
	return {
		folder: spell(folderOf(path)),
		tail: lasting(nameOf(path), version),
		paths: [path],
		single: true
	};
}
// src/propose/folder.ts
const singles = 3;
const listedNames = 6;
function commonFolder(paths) {
	const [first = ""] = paths;
	let folder = folderOf(first);
	while (folder !== "" && !paths.every((path) => path.startsWith(`${folder}/`))) folder = folderOf(folder);
	return folder;
}
function nameless(folder, paths, version) {
	if (paths.length < 2) return paths.map((path) => alone(path, version));
	const below = commonFolder(paths);
	const deep = paths.some((path) => folderOf(path) !== below) ? "**/" : "";
	const names = [...new Set(paths.map(nameOf))];
	const at = {
		folder: spell(below === "" ? folder : below),
		paths,
		single: false
	};
	if (names.length <= listedNames && names.every(isPlain)) return [{
		...at,
		tail: `${deep}${braces(names)}`
	}];
	const dotted = paths.filter((path) => nameOf(path).includes("."));
	const rest = paths.filter((path) => !dotted.includes(path));
	return [...rest.length > 0 ? [{
		...at,
		paths: rest,
		tail: `${deep}!(*.*)`
	}] : [], ...dotted.map((path) => alone(path, version))];
}
function usual(byKind) {
	const kinds = [...byKind.keys()].filter((kind) => kind !== "");
	const codeFiles = kinds.filter(isCode).reduce((sum, kind) => sum + (byKind.get(kind)?.length ?? 0), 0);
	const many = kinds.filter((kind) => (byKind.get(kind)?.length ?? 0) > 1 || isCode(kind) && codeFiles > 1);
	return kinds.length - many.length > singles ? kinds : many;
}
function folderParts(folder, paths, version) {
	const byKind = groupBy(paths, (path) => extensionOf(path) ?? "");
	const count = (kind) => byKind.get(kind)?.length ?? 0;
	const kinds = [...usual(byKind)].sort((a, b) => count(b) - count(a) || a.length - b.length);
	const general = kinds.flatMap((kind) => byKind.get(kind) ?? []);
	const odd = [...byKind].filter(([kind]) => kind !== "" && !kinds.includes(kind)).flatMap(([, files]) => files);
	return [
		...general.length > 0 ? [byExtension(folder, withoutCovered(kinds), general)] : [],
		...odd.map((path) => alone(path, version)),
		...nameless(folder, byKind.get("") ?? [], version)
	];
}
// src/propose/merge.ts
const mostNames = 12;
function commonPrefix(names) {
	const [first = ""] = names;
	let length = first.length;
	while (length > 0 && !names.every((name) => name.startsWith(first.slice(0, length)))) length -= 1;
	return first.slice(0, length);
}
function isSeries(names) {
	const prefix = commonPrefix(names);
	return names.length >= 4 && (prefix.length >= 4 || /..[\d_.-]$|^\d\d$/.test(prefix));
}
function together(parts) {
	const series = [...groupBy(parts, ({ folder }) => nameOf(folder).slice(0, 2)).values()].filter((group) => isSeries(namesOf(group)));
	const rest = parts.filter((part) => !series.some((group) => group.includes(part)));
	const names = namesOf(rest);
	return [...rest.length === 0 ? [] : [[names.length <= mostNames ? braces(names) : "[!.]*", rest]], ...series.map((group) => [`${commonPrefix(namesOf(group))}*`, group])];
}
function namesOf(parts) {
	return [...new Set(parts.map(({ folder }) => nameOf(folder)))];
}
function mergeSiblings(parts, always) {
	return [...groupBy(parts, ({ folder, tail, single }) => isPlain(nameOf(folder)) && !nameOf(folder).startsWith(".") ? JSON.stringify([
		folderOf(folder),
		tail,
		single
	]) : folder + tail).values()].flatMap((group) => {
		const [first] = group;
		if (!first || namesOf(group).length < 2) return group;
		const parent = folderOf(first.folder);
		return together(group).flatMap(([name, members]) => {
			const few = members.length <= mostNames && !name.endsWith("*");
			if (!always && parent === "" && few) return members;
			return [{
				...first,
				folder: parent === "" ? name : `${parent}/${name}`,
				paths: members.flatMap(({ paths }) => paths)
			}];
		});
	});
}
const lineWidth = 80;
function packSingles(parts) {
	const listed = parts.filter(({ single, tail }) => single && isPlain(tail) && tail !== "package.json");
	const lists = [...groupBy(listed, ({ folder }) => folder).values()].flatMap((group) => {
		const lines = [];
		for (const part of group) {
			const line = lines.at(-1);
			if (line && [...line, part].map(({ tail }) => tail).join(",").length <= lineWidth) line.push(part);
			else lines.push([part]);
		}
		return lines.flatMap((line) => {
			const [first] = line;
			return first ? [{
				...first,
				tail: braces(line.map(({ tail }) => tail)),
				paths: line.flatMap(({ paths }) => paths)
			}] : [];
		});
	});
	return [...parts.filter((part) => !listed.includes(part)), ...lists];
}
// src/propose/series.ts
const rest = "\0";
function oneOf(names, byTop, version) {
	const prefix = commonPrefix(names);
	const within = groupBy(names.flatMap((name) => byTop.get(name) ?? []), (path) => `${prefix}${rest}${path.slice(path.indexOf("/"))}`);
	return folderParts(`${prefix}${rest}`, [...within.keys()], version).map((part) => ({
		...part,
		folder: part.folder.replace(rest, "*"),
		paths: part.paths.flatMap((path) => within.get(path) ?? [])
	}));
}
function seriesParts(byTop, version) {
	const series = [...groupBy([...byTop.keys()].filter(isPlain), (name) => name.slice(0, 2)).values()].filter(isSeries);
	const taken = new Set(series.flat());
	return {
		parts: series.flatMap((names) => oneOf(names, byTop, version)),
		others: [...byTop.keys()].filter((name) => !taken.has(name))
	};
}
// src/propose/generalise.ts
const manyAtTop = 4;
const mostBranches = 4;
function topParts(paths, version, many) {
	const byKind = groupBy(paths, (path) => path === "package.json" ? "" : extensionOf(path) ?? "");
	const general = [...byKind].filter(([kind, files]) => kind !== "" && files.length >= many);
	return [...[...[...byKind].filter(([kind, files]) => kind === "" || files.length < many).flatMap(([, files]) => files)].sort((a, b) => Number(b === "package.json") - Number(a === "package.json") || (a < b ? -1 : 1)).map((path) => alone(path, version)), ...general.map(([kind, files]) => byExtension("", [kind], files))];
}
function kindsOf(paths) {
	return [...new Set(paths.map((path) => extensionOf(path) ?? ""))].sort().join();
}
function branches(folder, paths) {
	const groups = groupBy(paths, (path) => {
		const slash = path.indexOf("/", folder.length + 1);
		return slash < 0 ? "" : path.slice(0, slash);
	});
	return groups.has("") ? null : groups;
}
function branchParts(folder, paths, version, split) {
	const below = branches(folder, paths);
	if (!below) return folderParts(folder, paths, version);
	const alike = new Set([...below.values()].map(kindsOf)).size === 1;
	if (below.size > 1 && (!split || alike || below.size > mostBranches)) return folderParts(folder, paths, version);
	return [...below].flatMap(([name, files]) => below.size === 1 ? branchParts(name, files, version, split) : folderParts(name, files, version));
}
const finenesses = [
	{
		many: manyAtTop,
		split: true,
		merge: false,
		pack: false,
		series: false
	},
	{
		many: manyAtTop,
		split: false,
		merge: false,
		pack: false,
		series: false
	},
	{
		many: manyAtTop,
		split: false,
		merge: true,
		pack: false,
		series: false
	},
	{
		many: manyAtTop,
		split: false,
		merge: true,
		pack: true,
		series: false
	},
	{
		many: manyAtTop,
		split: false,
		merge: true,
		pack: true,
		series: true
	},
	{
		many: 2,
		split: false,
		merge: true,
		pack: true,
		series: true
	}
];
function partsOf(paths, version, { many, split, merge, pack, series }) {
	const byTop = groupBy(paths, (path) => path.slice(0, Math.max(0, path.indexOf("/"))));
	const top = topParts(byTop.get("") ?? [], version, many);
	const below = new Map([...byTop].filter(([folder]) => folder !== ""));
	const { parts: alike, others } = series ? seriesParts(below, version) : {
		parts: [],
		others: [...below.keys()]
	};
	const folders = others.flatMap((folder) => branchParts(folder, below.get(folder) ?? [], version, split));
	const parts = [
		...top,
		...alike,
		...mergeSiblings(folders, merge)
	];
	return pack ? packSingles(parts) : parts;
}
function usable(part) {
	if (works(patternOf(part), part.paths)) return [part];
	return part.paths.map((path) => alone(path, "")).filter((each) => works(patternOf(each), each.paths));
}
function generalise(paths, version, most) {
	const tries = finenesses.map((fineness) => () => partsOf(paths, version, fineness).flatMap(usable));
	let parts = [];
	for (const attempt of tries) {
		parts = attempt();
		if (parts.length <= most) break;
	}
	const named = new Set(parts.flatMap((part) => part.paths));
	return {
		parts,
		unnamed: paths.filter((path) => !named.has(path))
	};
}
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
function requiredEntries$1(files, room) {
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
	const required = requiredEntries$1(entryFiles, mostEntries - parts.length);
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
// src/propose/write.ts
var import_dist = require_dist();
const repositoryUrl = "https://github.com/pack-gate/pack-gate";
function schemaUrl(version) {
	return `${repositoryUrl.replace("//github.com/", "//raw.githubusercontent.com/")}/v${version}/schema/pack-gate.schema.json`;
}
const mapComments = {
	none: "No source map ships, and no file refers to one. Others: mappings, resolvable, allow.",
	mappings: "Source maps may ship without the text of sources. Stricter: none. To ship sources: resolvable or allow.",
	resolvable: "Source maps ship with the text of sources, and every reference leads to a packed file. Stricter: none, mappings.",
	allow: "Source maps ship with the text of sources. Stricter: none, mappings, resolvable."
};
function commentLines(lines) {
	return lines.map((line) => ` ${plain(line)}`).join("\n");
}
function plainEntries(entries, mark = "") {
	return entries.map(({ pattern }) => ({ value: `${mark}${pattern}` }));
}
function requiredEntries(entries) {
	return entries.map(({ pattern, fields }) => ({
		value: {
			path: pattern,
			required: true
		},
		comment: listing(fields)
	}));
}
function sections(proposal) {
	const { required, otherEntryPoints, top, folders, out, ownPath } = proposal;
	return [
		{
			comment: [
				"Entry points of package.json: a release without one of them is blocked.",
				"Add `max-size: 2 MB` to limit what an entry matches.",
				...otherEntryPoints === 0 ? [] : [`${plural(otherEntryPoints, "more entry point")} of package.json must be packed too: rule entry-point-missing sees to it.`]
			],
			items: requiredEntries(required)
		},
		{
			comment: ["At the top of the package."],
			items: plainEntries(top)
		},
		{
			comment: ["By folder and extension: another kind of file, or another folder, has to be added here first."],
			items: plainEntries(folders)
		},
		{
			comment: ["This file: package.json has no `files` that keeps it out."],
			items: ownPath === null ? [] : [{ value: ownPath }]
		},
		{
			comment: ["Not approved, though an entry above matches: keep it out of the package, then take its line out here."],
			items: plainEntries(out, "!")
		}
	].filter(({ items }) => items.length > 0);
}
function decorate(list, all) {
	let at = 0;
	for (const { comment, items } of all) items.forEach((item, index) => {
		const node = list.items[at++];
		if (!(0, import_dist.isScalar)(node) && !(0, import_dist.isMap)(node)) return;
		if ((0, import_dist.isMap)(node)) node.flow = true;
		if (index === 0) node.commentBefore = commentLines(comment);
		if (index === 0 && at > 1) node.spaceBefore = true;
		if (item.comment !== void 0) node.comment = commentLines([item.comment]);
	});
}
function keyOf(document, path, key) {
	const map = path.length === 0 ? document.contents : document.getIn(path, true);
	const pair = (0, import_dist.isMap)(map) ? map.items.find((each) => (0, import_dist.isPair)(each) && (0, import_dist.isScalar)(each.key) && each.key.value === key) : void 0;
	return pair instanceof import_dist.Pair && (0, import_dist.isScalar)(pair.key) ? pair.key : null;
}
function remark(document, path, key, lines) {
	const node = keyOf(document, path, key);
	if (!node) return;
	node.commentBefore = commentLines(lines);
	if (path.length === 0 && key !== "files") node.spaceBefore = true;
}
function writePolicy(proposal, version) {
	const parts = sections(proposal);
	const files = parts.flatMap(({ items }) => items.map(({ value }) => value));
	const rules = {
		"size-limit": { max: proposal.sizeLimit },
		"source-map": { policy: proposal.maps }
	};
	const document = new import_dist.Document({
		...files.length > 0 && { files },
		baseline: "auto",
		rules
	});
	document.commentBefore = commentLines([
		`yaml-language-server: $schema=${schemaUrl(version)}`,
		`What ${clip(proposal.name)} may ship. \`pack-gate check\` blocks a release that holds anything else.`,
		`Proposed by \`pack-gate init\` from version ${clip(proposal.version)}; from here on it is yours to change.`,
		`Every key: ${repositoryUrl}/blob/v${version}/docs/configuration.md`
	]);
	const list = document.get("files", true);
	if ((0, import_dist.isSeq)(list)) decorate(list, parts);
	remark(document, [], "files", ["Globs from the package root. A packed file must match one of them, and none that begins with \"!\"."]);
	remark(document, [], "baseline", ["What a release is compared with: the last one in the registry. Or a version, a tag, a .tgz, or none."]);
	remark(document, [], "rules", ["`pack-gate rules` lists them all, `pack-gate explain RULE` tells what one is for and how to set it."]);
	remark(document, ["rules"], "size-limit", [`The whole release, unpacked. Today ${formatBytes(proposal.unpackedSize)}; raise it when more is meant to ship.`]);
	remark(document, ["rules"], "source-map", [mapComments[proposal.maps]]);
	for (const id of ["size-limit", "source-map"]) {
		const map = document.getIn(["rules", id], true);
		if ((0, import_dist.isMap)(map)) map.flow = true;
	}
	return `${document.toString({ lineWidth: 0 }).trimEnd()}\n`;
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
// src/cli/policy-file.ts
function isThere(file) {
	return lstatSync(file, { throwIfNoEntry: false }) !== void 0;
}
function lineCount(file) {
	try {
		return readFileSync(file, "utf8").split("\n").length - 1;
	} catch {
		return 0;
	}
}
function policyPlace({ root, folder, config, cwd }) {
	const found = config === null ? findPolicy({
		root,
		folder,
		config,
		cwd
	}) : null;
	const own = found && !relative(folder, found.file).startsWith("..") ? found.file : join(folder, ".github", "pack-gate.yml");
	const file = typeof config === "string" ? resolve(cwd, config) : own;
	return {
		file,
		shown: relative(cwd, file).split(sep).join("/"),
		lines: isThere(file) ? lineCount(file) : null,
		hides: found && found.file !== file ? found.path : null
	};
}
function assertFree({ lines, shown }, force) {
	if (lines === null || force) return;
	throw usage(`${shown} is there already, and nothing was changed`, "Look at what would be written with --print, or replace the file with --force.");
}
function writePolicyFile({ file, shown }, text) {
	try {
		mkdirSync(dirname(file), { recursive: true });
		rmSync(file, { force: true });
		writeFileSync(file, text, { flag: "wx" });
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the policy could not be written to ${shown}: ${why}`, "Name another file with --config FILE, or print the policy with --print.", { cause });
	}
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
			passEnv: namesOf$1(values["pass-env"] ?? [])
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
