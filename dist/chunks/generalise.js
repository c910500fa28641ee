import { c as evaluate, m as hashedName } from "./judging.js";
import { It as emptyPolicy, _t as spell, bt as admits, gt as isPlain, ht as braces, sr as groupBy, yt as works } from "./start.js";
import { t as require_dist } from "./libraries/yaml.js";
import { c as yamlOptions } from "./load.js";
import { readFileSync } from "node:fs";
// src/policy/edit/nodes.ts
var import_dist = require_dist();
function readPolicyText(file) {
	const all = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(file));
	return all.startsWith("﻿") ? {
		mark: "﻿",
		text: all.slice(1)
	} : {
		mark: "",
		text: all
	};
}
const bare = /^[\p{L}\p{N}_./(][\p{L}\p{N}_./@+*?(){}[\],!=~^$%;' -]*$/u;
const inFlow = /[,[\]{}]/;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0]/gu;
function escaped(char) {
	const code = char.codePointAt(0) ?? 0;
	return code > 65535 ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
function readsAs(source, text) {
	const document = (0, import_dist.parseDocument)(source, {
		schema: "core",
		logLevel: "error"
	});
	return document.errors.length === 0 && document.toJS() === text;
}
function scalar(text, flow) {
	if (bare.test(text) && !text.endsWith(" ") && !(flow && inFlow.test(text)) && readsAs(text, text)) return text;
	return JSON.stringify(text).replace(unseen, escaped);
}
function readNodes(text) {
	return (0, import_dist.parseDocument)(text, {
		...yamlOptions,
		keepSourceTokens: true
	}).contents;
}
function pairsOf(map) {
	return map.items.filter((pair) => (0, import_dist.isPair)(pair) && (0, import_dist.isScalar)(pair.key) && typeof pair.key.value === "string");
}
function pairOf(map, key) {
	return pairsOf(map).find((pair) => pair.key.value === String(key));
}
function pairAt(root, [step, ...rest]) {
	const pair = (0, import_dist.isMap)(root) && step !== void 0 ? pairOf(root, step) : void 0;
	return rest.length === 0 ? pair : pair && pairAt(pair.value, rest);
}
function isNothing(node) {
	return node === null || node === void 0 || (0, import_dist.isScalar)(node) && (node.source ?? "") === "" && node.value === null;
}
function startOf(node) {
	return node.range?.[0] ?? 0;
}
function endOf(text, node) {
	if ((0, import_dist.isMap)(node) && node.flow !== true) {
		const last = pairsOf(node).at(-1);
		if (last) return isNothing(last.value) ? keyEnd(text, last) : endOf(text, last.value ?? last.key);
	}
	if ((0, import_dist.isSeq)(node) && node.flow !== true) {
		const last = node.items.at(-1);
		if (last) return endOf(text, last);
	}
	return text.slice(0, node.range?.[1] ?? 0).trimEnd().length;
}
function keyEnd(text, { key }) {
	return text.indexOf(":", key.range?.[1] ?? 0) + 1;
}
function lineEnd(text, offset) {
	const feed = text.indexOf("\n", offset);
	if (feed < 0) return text.length;
	return text[feed - 1] === "\r" ? feed - 1 : feed;
}
function lineStart(text, offset) {
	return text.lastIndexOf("\n", offset - 1) + 1;
}
function columnOf(text, offset) {
	return offset - lineStart(text, offset);
}
function breakOf(text) {
	return text.includes("\r\n") ? "\r\n" : "\n";
}
function dashesOf({ srcToken }) {
	if (srcToken?.type !== "block-seq") return [];
	return srcToken.items.flatMap(({ start }) => start.filter(({ type }) => type === "seq-item-ind").map(({ offset }) => offset));
}
function insert(text, offset, added) {
	return text.slice(0, offset) + added + text.slice(offset);
}
function isList(value) {
	return Array.isArray(value);
}
function flowValue(value) {
	if (typeof value === "string") return scalar(value, true);
	if (isList(value)) return `[${value.map(flowValue).join(", ")}]`;
	return `{ ${Object.entries(value).map(([key, each]) => `${scalar(key, true)}: ${flowValue(each)}`).join(", ")} }`;
}
function itemLines(value, indent) {
	if (typeof value === "string") return [`${indent}- ${scalar(value, false)}`];
	if (isList(value)) return [`${indent}- ${flowValue(value)}`];
	return Object.entries(value).map(([key, each], index) => `${indent}${index === 0 ? "-" : " "} ${key}: ${typeof each === "string" ? scalar(each, false) : flowValue(each)}`);
}
function keyLines(key, value, indent, dash) {
	const start = `${indent}${scalar(key, false)}:`;
	if (typeof value === "string") return [`${start} ${scalar(value, false)}`];
	if (isList(value)) return [start, ...value.flatMap((item) => itemLines(item, `${indent}${dash}`))];
	if (indent !== "" && Object.values(value).every((each) => typeof each === "string")) return [`${start} ${flowValue(value)}`];
	return [start, ...Object.entries(value).flatMap(([name, each]) => keyLines(name, each, `${indent}  `, dash))];
}
// src/commands/init/extension.ts
function setIn(extended, rule, option) {
	return extended?.policy.rules.get(rule)?.places?.get(option);
}
function isAdmittedBy(extended, paths) {
	const files = extended?.policy.files ?? [];
	return files.some(({ negated }) => !negated) && paths.every((path) => admits(files, path));
}
function isRequiredBy(extended, pattern) {
	return (extended?.policy.files ?? []).some((entry) => entry.required && entry.pattern === pattern);
}
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
// src/commands/init/part.ts
function keeps(rule, today) {
	return (release, options) => {
		const about = {
			release,
			baseline: null,
			comparison: null,
			declared: null,
			policy: {
				...emptyPolicy,
				rules: new Map([[rule.id, {
					options,
					at: {
						path: "",
						line: 1
					}
				}]])
			},
			today,
			unusedWaivers: []
		};
		return evaluate(rule, about).every(({ level }) => level !== "error");
	};
}
function proposeSettings({ rules, extended, today, ...facts }) {
	return rules.toSorted((a, b) => a.id < b.id ? -1 : 1).flatMap((rule) => {
		const { proposal } = rule;
		if (!proposal) return [];
		const setAt = setIn(extended, rule.id, proposal.option);
		const value = setAt ? null : proposal.value({
			...facts,
			keeps: keeps(rule, today)
		});
		return [{
			rule: rule.id,
			proposal,
			order: rule.strictestFirst?.[proposal.option] ?? null,
			value,
			setAt
		}];
	});
}
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
// src/commands/init/folder.ts
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
// src/commands/init/merge.ts
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
// src/commands/init/generalise.ts
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
export { pairOf as C, scalar as D, readPolicyText as E, startOf as O, pairAt as S, readNodes as T, itemLines as _, patternOf as a, lineEnd as b, isAdmittedBy as c, columnOf as d, dashesOf as f, isNothing as g, insert as h, folderOf as i, isRequiredBy as l, flowValue as m, alone as n, proposeSettings as o, endOf as p, byExtension as r, extensionOf as s, generalise as t, breakOf as u, keyEnd as v, pairsOf as w, lineStart as x, keyLines as y };
