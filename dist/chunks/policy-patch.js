import { n as createTwoFilesPatch, t as FILE_HEADERS_ONLY } from "./libraries/diff.js";
import { c as yamlOptions, i as parsePolicy, s as readDocument } from "./load.js";
import { i as patternProblem, t as compilePattern } from "./patterns.js";
import { t as GateError } from "./errors.js";
import { t as groupBy } from "./group-by.js";
import { u as toValue } from "./complaints.js";
import { t as isObject } from "./json.js";
import { t as require_dist } from "./libraries/yaml.js";
import { t as evaluate } from "./evaluate.js";
import { t as applyWaivers } from "./waivers.js";
import { i as plural, t as formatBytes } from "./format.js";
import { r as listing } from "./manifest-mismatch.js";
import { a as admits, o as matches, t as rules } from "./rules.js";
import { a as patternOf, c as extensionOf, i as folderOf, n as alone, o as spell, r as byExtension, s as works, t as generalise } from "./generalise.js";
import { n as readPolicyAs, t as noRemote } from "./read.js";
import { isDeepStrictEqual } from "node:util";
import { readFileSync } from "node:fs";
// src/accept/diff.ts
function fileDiff(path, before, after) {
	if (before === after) return "";
	const from = before === null ? "/dev/null" : `a/${path}`;
	return createTwoFilesPatch(from, `b/${path}`, before ?? "", after, void 0, void 0, {
		context: 3,
		headerOptions: FILE_HEADERS_ONLY
	});
}
// src/accept/change.ts
function isSame(a, b) {
	return a.path === b.path && a.line === b.line && a.column === b.column;
}
function ownIndex(list, at) {
	const index = list.findIndex((each) => isSame(each.at, at));
	return index < 0 ? null : index;
}
function folders(pattern) {
	return pattern.split("/").slice(0, -1);
}
function sharedFolders(one, other) {
	const [a, b] = [folders(one), folders(other)];
	const apart = a.findIndex((name, index) => name !== b[index]);
	return apart < 0 ? a.length : apart;
}
function beside(files, pattern) {
	const ranked = files.flatMap((entry, index) => {
		if (entry.negated) return [];
		return [{
			index,
			score: folders(pattern).length === 0 && folders(entry.pattern).length === 0 ? 1 : sharedFolders(pattern, entry.pattern)
		}];
	});
	const best = Math.max(0, ...ranked.map(({ score }) => score));
	return ranked.filter(({ score }) => score === best).at(-1)?.index ?? null;
}
function addEntry({ files }, pattern) {
	return {
		kind: "add",
		list: "files",
		value: pattern,
		after: beside(files ?? [], pattern)
	};
}
// src/accept/nodes.ts
var import_dist = require_dist();
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
// src/accept/scalar.ts
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
// src/accept/write-value.ts
function flowValue(value) {
	if (typeof value === "string") return scalar(value, true);
	if (isList(value)) return `[${value.map(flowValue).join(", ")}]`;
	return `{ ${Object.entries(value).map(([key, each]) => `${key}: ${flowValue(each)}`).join(", ")} }`;
}
function isList(value) {
	return Array.isArray(value);
}
function itemLines(value, indent) {
	if (typeof value === "string") return [`${indent}- ${scalar(value, false)}`];
	return Object.entries(value).map(([key, each], index) => `${indent}${index === 0 ? "-" : " "} ${key}: ${typeof each === "string" ? scalar(each, false) : flowValue(each)}`);
}
function topLines(key, value, indent) {
	if (isList(value)) return [`${key}:`, ...value.flatMap((item) => itemLines(item, indent))];
	if (typeof value === "string") return [`${key}: ${scalar(value, false)}`];
	return [`${key}:`, ...Object.entries(value).map(([name, each]) => `${indent}${name}: ${typeof each === "string" ? scalar(each, false) : flowValue(each)}`)];
}
// src/accept/add-key.ts
function indentOf(text, root) {
	const list = ((0, import_dist.isMap)(root) ? pairsOf(root).map(({ value }) => value) : []).find((value) => (0, import_dist.isSeq)(value) && value.flow !== true);
	const [dash] = (0, import_dist.isSeq)(list) ? dashesOf(list) : [];
	return dash === void 0 ? "  " : " ".repeat(columnOf(text, dash));
}
function addKey(text, root, key, value) {
	const eol = breakOf(text);
	if (isNothing(root)) return `${text === "" || text.endsWith("\n") ? text : `${text}${eol}`}${topLines(key, value, "  ").join(eol)}${eol}`;
	if (!(0, import_dist.isMap)(root)) return null;
	if (root.flow === true) return insert(text, endOf(text, pairsOf(root).at(-1)?.value ?? root), `, ${key}: ${flowValue(value)}`);
	const first = pairsOf(root)[1];
	const apart = first && /\n[ \t]*\r?\n/.test(text.slice(startOf(root), startOf(first.key))) ? eol : "";
	const indent = Array.isArray(value) ? indentOf(text, root) : "  ";
	return insert(text, lineEnd(text, endOf(text, root)), `${eol}${apart}${topLines(key, value, indent).join(eol)}`);
}
// src/accept/add-item.ts
function addInFlow(text, list, value, after) {
	const item = list.items[after];
	if (!item) return insert(text, startOf(list) + 1, flowValue(value));
	const start = startOf(item);
	const indent = text.slice(lineStart(text, start), start);
	return insert(text, endOf(text, item), /^\s+$/.test(indent) ? `,${breakOf(text)}${indent}${flowValue(value)}` : `, ${flowValue(value)}`);
}
function addItem(text, key, value, after) {
	const root = readNodes(text);
	const pair = (0, import_dist.isMap)(root) ? pairOf(root, key) : void 0;
	if (!pair) return addKey(text, root, key, [value]);
	const eol = breakOf(text);
	if (isNothing(pair.value)) return insert(text, lineEnd(text, keyEnd(text, pair)), [""].concat(itemLines(value, "  ")).join(eol));
	const list = pair.value;
	if (!(0, import_dist.isSeq)(list)) return null;
	const index = after ?? list.items.length - 1;
	if (list.flow === true) return addInFlow(text, list, value, index);
	const [item, dash] = [list.items[index], dashesOf(list)[index]];
	if (!item || dash === void 0) return null;
	const indent = " ".repeat(columnOf(text, dash));
	return insert(text, lineEnd(text, Math.max(endOf(text, item), dash)), [""].concat(itemLines(value, indent)).join(eol));
}
// src/accept/remove-item.ts
function cutLines(text, from, to) {
	const start = lineStart(text, from);
	const end = lineEnd(text, to);
	const feed = text.indexOf("\n", end);
	if (feed >= 0) return text.slice(0, start) + text.slice(feed + 1);
	return text.slice(0, start).replace(/\r?\n$/, "");
}
function removeInFlow(text, { items }, index) {
	const [item, next, last] = [
		items[index],
		items[index + 1],
		items[index - 1]
	];
	if (!item) return null;
	const [start, end] = [startOf(item), endOf(text, item)];
	if (/^\s*$/.test(text.slice(lineStart(text, start), start)) && /^\s*,?\s*(#.*)?$/.test(text.slice(end, lineEnd(text, end))) && (next || /^\s*,/.test(text.slice(end)))) return cutLines(text, start, end);
	if (next) return text.slice(0, start) + text.slice(startOf(next));
	return last ? text.slice(0, endOf(text, last)) + text.slice(end) : text.slice(0, start) + text.slice(end);
}
function removeItem(text, key, index) {
	const root = readNodes(text);
	const pair = (0, import_dist.isMap)(root) ? pairOf(root, key) : void 0;
	const list = pair?.value;
	if (!pair || !(0, import_dist.isSeq)(list)) return null;
	if (list.flow === true) return removeInFlow(text, list, index);
	const [item, dash] = [list.items[index], dashesOf(list)[index]];
	if (!item || dash === void 0) return null;
	const cut = cutLines(text, dash, Math.max(endOf(text, item), dash));
	return list.items.length > 1 ? cut : insert(cut, keyEnd(text, pair), " []");
}
// src/accept/set-value.ts
function around(steps, value) {
	return steps.reduceRight((inner, step) => ({ [step]: inner }), value);
}
function keyText(step, rest, value, flow) {
	const written = around(rest, value);
	return `${step}: ${typeof written === "string" ? scalar(written, flow) : flowValue(written)}`;
}
function replace(text, node, by) {
	return text.slice(0, startOf(node)) + by + text.slice(endOf(text, node));
}
function fill(text, pair, [step = "", ...rest], value) {
	const indent = " ".repeat(columnOf(text, startOf(pair.key)) + 2);
	return insert(text, lineEnd(text, keyEnd(text, pair)), `${breakOf(text)}${indent}${keyText(step, rest, value, false)}`);
}
function addBelow(text, map, [step = "", ...rest], value, flow) {
	const last = pairsOf(map).at(-1);
	if (!last) return flow ? insert(text, startOf(map) + 1, ` ${keyText(step, rest, value, true)} `) : null;
	if (flow) return insert(text, endOf(text, last.value ?? last.key), `, ${keyText(step, rest, value, true)}`);
	const indent = " ".repeat(columnOf(text, startOf(last.key)));
	return insert(text, lineEnd(text, endOf(text, map)), `${breakOf(text)}${indent}${keyText(step, rest, value, false)}`);
}
function setIn(text, node, [step = "", ...rest], value, flow) {
	if ((0, import_dist.isSeq)(node)) {
		const item = node.items[Number(step)];
		return item ? setBelow(text, item, rest, value, flow) : null;
	}
	if (!(0, import_dist.isMap)(node)) return null;
	const pair = pairOf(node, step);
	if (!pair) return addBelow(text, node, [step, ...rest], value, flow);
	if (isNothing(pair.value) && !flow) return fill(text, pair, rest, value);
	return pair.value && setBelow(text, pair.value, rest, value, flow);
}
function setBelow(text, node, steps, value, inFlow) {
	const [step, ...rest] = steps;
	if (step === void 0) return (0, import_dist.isScalar)(node) ? replace(text, node, scalar(value, inFlow)) : null;
	if ((0, import_dist.isScalar)(node)) return rest.length === 0 ? replace(text, node, `{ level: ${text.slice(startOf(node), endOf(text, node))}, ${keyText(step, rest, value, true)} }`) : null;
	return setIn(text, node, steps, value, inFlow || (0, import_dist.isCollection)(node) && node.flow === true);
}
function setValue(text, steps, value) {
	const root = readNodes(text);
	const [top, ...rest] = steps;
	if (typeof top !== "string") return null;
	if (!root || !(0, import_dist.isMap)(root) || !pairOf(root, top)) return addKey(text, root, top, around(rest, value));
	return setBelow(text, root, steps, value, false);
}
// src/accept/edit.ts
function valueOf(text) {
	const { tree, complaints } = readDocument(text);
	return complaints.length > 0 ? void 0 : toValue(tree) ?? {};
}
function entriesOf(value) {
	return isObject(value) ? { ...value } : {};
}
function withValue(value, [step, ...rest], written) {
	if (step === void 0) return written;
	if (Array.isArray(value)) return value.map((item, index) => index === step ? withValue(item, rest, written) : item);
	const entries = typeof value === "string" ? { level: value } : entriesOf(value);
	return {
		...entries,
		[step]: withValue(Object.hasOwn(entries, step) ? entries[step] : void 0, rest, written)
	};
}
function expected(value, edit) {
	if (edit.kind === "set") return withValue(value, edit.path, edit.value);
	const entries = entriesOf(value);
	const list = entries[edit.list];
	const items = Array.isArray(list) ? list : [];
	const changed = edit.kind === "remove" ? items.toSpliced(edit.index, 1) : items.toSpliced(edit.after === null ? items.length : edit.after + 1, 0, edit.value);
	return {
		...entries,
		[edit.list]: changed
	};
}
function editText(text, edit) {
	if (edit.kind === "set") return setValue(text, edit.path, edit.value);
	return edit.kind === "remove" ? removeItem(text, edit.list, edit.index) : addItem(text, edit.list, edit.value, edit.after);
}
function applyEdit(text, edit) {
	const changed = editText(text, edit);
	if (changed === null) return null;
	return isDeepStrictEqual(valueOf(changed), expected(valueOf(text), edit)) ? changed : null;
}
// src/accept/standing.ts
function standingHits(rules, subject) {
	const facts = {
		...subject,
		unusedWaivers: []
	};
	const hits = rules.filter(({ scope }) => scope !== "waivers").flatMap((rule) => evaluate(rule, facts));
	const files = new Map(subject.release.files.map((file) => [file.path, file]));
	const { standing, unused } = applyWaivers(hits, subject.policy.waivers, subject.today, files);
	const about = rules.filter(({ scope }) => scope === "waivers").flatMap((rule) => evaluate(rule, {
		...subject,
		unusedWaivers: unused
	}));
	return [...standing, ...about];
}
function pathsOf({ problem }) {
	return problem.paths ?? [problem.path];
}
// src/accept/select.ts
const toBeFixed = new Set([
	"own-archive",
	"secret",
	"unsafe-path"
]);
const unwanted = new Set([
	...toBeFixed,
	"forbidden-file",
	"source-map"
]);
const order = {
	error: 0,
	warning: 1,
	note: 2,
	off: 3
};
function isMissingFile({ rule, problem, level }) {
	return rule.id === "allowlist-unmatched" && (level === "error" || problem.levels !== void 0);
}
function isMeant({ level, rules, paths }, hit) {
	if (order[hit.level] > order[level] || rules.length > 0 && !rules.includes(hit.rule.id)) return false;
	if (paths.length === 0) return true;
	const tests = paths.map(compilePattern);
	const isIn = (path) => tests.some((test) => test(path));
	return isIn(hit.problem.path) || (hit.rule.id === "file-not-allowed" ? pathsOf(hit).some(isIn) : pathsOf(hit).every(isIn));
}
function select(hits, acceptance) {
	const meant = hits.filter((hit) => isMeant(acceptance, hit));
	const needsName = (hit) => (toBeFixed.has(hit.rule.id) || isMissingFile(hit)) && !acceptance.rules.includes(hit.rule.id);
	return {
		chosen: meant.filter((hit) => !needsName(hit)),
		stays: meant.filter(needsName).map((hit) => ({
			hit,
			why: `to be fixed rather than accepted; where it is meant, add --rule ${hit.rule.id}`
		}))
	};
}
function unwantedPaths(hits, waived) {
	const grave = hits.filter((hit) => hit.level === "error" && unwanted.has(hit.rule.id) && !waived.includes(hit));
	return new Map(grave.flatMap((hit) => pathsOf(hit).map((path) => [path, hit.rule.id])));
}
// src/propose/patterns-for.ts
const kindFrom = 3;
const fewEntries = 3;
function narrow(fresh, known, isSafe) {
	return [...groupBy(fresh, (path) => JSON.stringify([folderOf(path), extensionOf(path)])).values()].flatMap((paths) => {
		const [first = ""] = paths;
		const [folder, kind] = [folderOf(first), extensionOf(first)];
		const alike = known.filter((path) => folderOf(path) === folder && extensionOf(path) === kind);
		if (kind !== null && folder !== "" && (paths.length > 1 || alike.length + 1 >= kindFrom)) {
			const general = byExtension(folder, [kind], paths);
			if (isSafe(general)) return [general];
		}
		return paths.map((path) => alone(path, ""));
	});
}
function patternsFor(newFiles, packed, entries) {
	const admitted = new Set(packed.filter((path) => admits(entries, path)));
	const wanted = newFiles.filter((path) => !admitted.has(path));
	const isOut = (path) => entries.some((entry) => entry.negated && matches(entry, path));
	const fresh = wanted.filter((path) => !isOut(path));
	const allowed = new Set([...admitted, ...fresh]);
	const others = packed.filter((path) => !allowed.has(path) && !isOut(path));
	const isSafe = (part) => {
		const test = compilePattern(patternOf(part));
		return works(patternOf(part), part.paths) && !others.some(test);
	};
	const close = narrow(fresh, [...admitted], isSafe);
	const broad = close.length > fewEntries ? generalise(fresh, "", fewEntries).parts : [];
	const usable = (broad.length > 0 && broad.length < close.length && broad.every(isSafe) ? broad : close).filter((part) => works(patternOf(part), part.paths));
	const named = new Set(usable.flatMap(({ paths }) => paths));
	return {
		patterns: usable.map((part) => ({
			pattern: patternOf(part),
			paths: part.paths
		})),
		stuck: wanted.filter((path) => !named.has(path))
	};
}
// src/accept/limits.ts
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
const decimal = [
	{
		name: "GB",
		bytes: 1e9
	},
	{
		name: "MB",
		bytes: 1e6
	},
	{
		name: "kB",
		bytes: 1e3
	}
];
const binary = [
	{
		name: "GiB",
		bytes: 2 ** 30
	},
	{
		name: "MiB",
		bytes: 2 ** 20
	},
	{
		name: "KiB",
		bytes: 1024
	}
];
function raisedLimit(bytes, was) {
	const wanted = Math.max(bytes * 1.25, 1e3);
	const unit = (/[KMGT]iB/.test(was) ? binary : decimal).find((each) => wanted > each.bytes * .8) ?? {
		name: "kB",
		bytes: 1e3
	};
	const figure = wanted / unit.bytes;
	const scale = 10 ** Math.max(0, Math.floor(Math.log10(figure)));
	const rounded = scale * (steps.find((step) => step * scale >= figure) ?? 10);
	return `${Number(rounded.toFixed(1))} ${unit.name}`;
}
function raisedGrowth(ratio) {
	const percent = Math.ceil(ratio * 100 - 1e-9);
	const step = percent <= 100 ? 5 : 10 ** (String(percent).length - 2);
	return `${Math.ceil(percent / step) * step}%`;
}
// src/accept/settle.ts
function sizeOf(files) {
	return files.reduce((sum, { size }) => sum + size, 0);
}
function allowFiles(hits, { subject, own, mayAdmit }) {
	const { patterns } = patternsFor([...new Set(hits.flatMap(pathsOf))].filter(mayAdmit), subject.release.files.map(({ path }) => path), subject.policy.files ?? []);
	return patterns.map(({ pattern, paths }) => ({
		edit: addEntry(own, pattern),
		what: `${pattern} allows ${paths.length === 1 ? "it" : plural(paths.length, "file")}`,
		hits: hits.filter((hit) => pathsOf(hit).some((path) => paths.includes(path))),
		paths
	}));
}
function lineOf({ text }, line) {
	return text.split("\n")[line - 1] ?? "";
}
function raiseEntry(hit, entry, settling) {
	const index = ownIndex(settling.own.files ?? [], entry.at);
	if (index === null) return null;
	const bytes = sizeOf(settling.subject.release.files.filter(({ path }) => matches(entry, path)));
	const limit = raisedLimit(bytes, lineOf(settling, entry.at.line));
	return {
		edit: {
			kind: "set",
			path: [
				"files",
				index,
				"max-size"
			],
			value: limit
		},
		what: `max-size of ${entry.pattern} becomes ${limit}, ${formatBytes(bytes)} now`,
		hits: [hit]
	};
}
function raiseLimit(hit, settling) {
	const { cause, key } = hit.problem;
	const entry = cause.kind === "policy" && key !== void 0 ? settling.subject.policy.files?.find((each) => each.at === cause.at) : void 0;
	if (entry) return raiseEntry(hit, entry, settling);
	const bytes = sizeOf(settling.subject.release.files);
	const own = settling.own.rules.get("size-limit");
	const limit = raisedLimit(bytes, own ? lineOf(settling, own.at.line) : "");
	return {
		edit: {
			kind: "set",
			path: [
				"rules",
				"size-limit",
				"max"
			],
			value: limit
		},
		what: `the limit becomes ${limit}, ${formatBytes(bytes)} now`,
		hits: [hit]
	};
}
function raiseGrowth(hit, { subject }) {
	const [before, after] = [sizeOf(subject.baseline?.files ?? []), sizeOf(subject.release.files)];
	if (before === 0) return null;
	const max = raisedGrowth((after - before) / before);
	return {
		edit: {
			kind: "set",
			path: [
				"rules",
				"size-growth",
				"max"
			],
			value: max
		},
		what: `growth up to ${max} passes, this release and later ones`,
		hits: [hit]
	};
}
function drop(hit, list, { own }) {
	const { cause } = hit.problem;
	const index = cause.kind === "policy" ? ownIndex(own[list] ?? [], cause.at) : null;
	if (index === null || list === "files" && own.files?.length === 1) return null;
	const entry = list === "files" ? own.files?.[index] : void 0;
	const name = entry ? `${entry.negated ? "!" : ""}${entry.pattern}` : listing([own.waivers[index]?.path ?? ""]);
	return {
		edit: {
			kind: "remove",
			list,
			index
		},
		what: entry ? `${name} goes, no file needs it` : `the waiver for ${name} goes`,
		hits: [hit]
	};
}
const settlers = new Map([
	["size-limit", raiseLimit],
	["size-growth", raiseGrowth],
	["allowlist-unmatched", (hit, settling) => drop(hit, "files", settling)],
	["waiver-expired", (hit, settling) => drop(hit, "waivers", settling)],
	["waiver-unused", (hit, settling) => drop(hit, "waivers", settling)]
]);
function settle(hit, settling) {
	return settlers.get(hit.rule.id)?.(hit, settling) ?? null;
}
// src/accept/waive.ts
function patternFor(hit) {
	const paths = pathsOf(hit);
	const { parts, unnamed } = paths.length > 1 ? generalise(paths, "", 1) : {
		parts: [],
		unnamed: []
	};
	const [part] = parts;
	const pattern = part && parts.length === 1 && unnamed.length === 0 ? patternOf(part) : spell(hit.problem.path);
	return patternProblem(pattern) === null && (compilePattern(pattern)(hit.problem.path) || paths.every(compilePattern(pattern))) ? pattern : null;
}
function unwaivable(hit) {
	if (hit.rule.scope === "policy" || hit.rule.scope === "waivers") return "about the policy itself: change it by hand";
	return patternFor(hit) === null ? "no pattern can name it" : null;
}
function waive(hit, { reason, expires, anyBytes }, release) {
	const path = patternFor(hit);
	if (reason === null || path === null) return null;
	const paths = pathsOf(hit);
	const file = paths.length === 1 ? release.files.find((each) => each.path === paths[0]) : void 0;
	const sha256 = file && !anyBytes ? file.sha256 : void 0;
	const value = {
		rule: hit.rule.id,
		path,
		reason,
		...expires !== null && { expires },
		...sha256 !== void 0 && { sha256 }
	};
	const anew = sha256 !== void 0 && paths[0] === "package.json" ? ": another version needs it anew, or add --any-bytes" : "";
	const bound = sha256 === void 0 ? paths.length > 1 ? `any bytes of ${plural(paths.length, "file")}` : "any bytes" : "these bytes alone";
	return {
		edit: {
			kind: "add",
			list: "waivers",
			value,
			after: null
		},
		what: `waived for ${bound}${expires === null ? "" : `, until ${expires}`}${anew}`,
		hits: [hit]
	};
}
// src/accept/plan.ts
function rank({ edit }) {
	if (edit.kind === "set") return 0;
	return edit.kind === "add" ? edit.list === "files" ? 1e9 + 1 : 1 : 1e9 - edit.index;
}
var Planner = class {
	#facts;
	#acceptance;
	constructor(facts, acceptance) {
		this.#facts = facts;
		this.#acceptance = acceptance;
	}
	async state(text, done) {
		const { rules, subject, path, read } = this.#facts;
		const policy = await read(text);
		return {
			text,
			policy,
			own: parsePolicy(text, path, rules),
			hits: standingHits(rules, {
				...subject,
				policy
			}),
			done
		};
	}
	async make(from, changes) {
		let { text } = from;
		const done = [];
		for (const change of changes.toSorted((a, b) => rank(a) - rank(b))) {
			const edit = change.edit.kind === "add" && change.edit.list === "files" ? {
				...change.edit,
				after: shifted(change.edit.after, done)
			} : change.edit;
			const changed = applyEdit(text, edit);
			if (changed === null) continue;
			text = changed;
			done.push({
				...change,
				edit
			});
		}
		return this.state(text, [...from.done, ...done]);
	}
	free(state) {
		const { chosen } = select(state.hits, this.#acceptance);
		const unwanted = unwantedPaths(state.hits, this.#acceptance.reason === null ? [] : chosen);
		const settling = {
			subject: {
				...this.#facts.subject,
				policy: state.policy
			},
			own: state.own,
			text: state.text,
			mayAdmit: (path) => this.#isIn(path) && !unwanted.has(path)
		};
		const isFile = ({ rule }) => rule.id === "file-not-allowed";
		return keepAllowlist([...chosen.filter((hit) => !isFile(hit)).flatMap((hit) => settle(hit, settling) ?? []), ...allowFiles(chosen.filter(isFile), settling)], state);
	}
	waivers(state) {
		const { chosen, stays } = select(state.hits, this.#acceptance);
		const unwanted = unwantedPaths(state.hits, this.#acceptance.reason === null ? [] : chosen);
		const sorted = chosen.map((hit) => {
			const isPart = hit.rule.id === "file-not-allowed" && !pathsOf(hit).every((path) => this.#isIn(path));
			const because = hit.rule.id === "file-not-allowed" ? pathsOf(hit).flatMap((path) => unwanted.get(path) ?? []) : [];
			const why = because[0] === void 0 ? this.#against(hit, isPart) : `not allowed while ${because[0]} is against it`;
			return {
				hit,
				why,
				change: why === null ? waive(hit, this.#acceptance, this.#facts.subject.release) : null
			};
		});
		const added = sorted.flatMap(({ change }) => change ?? []);
		const changes = [...groupBy(added, ({ edit }) => JSON.stringify(edit)).values()].flatMap((group) => group[0] ? [{
			...group[0],
			hits: group.flatMap(({ hits }) => hits)
		}] : []);
		return {
			changes: [...changes, ...changes.flatMap((change) => this.#replaced(change, state))],
			stays: [...stays, ...sorted.flatMap(({ hit, why }) => why === null ? [] : [{
				hit,
				why
			}])]
		};
	}
	#isIn(path) {
		const { paths } = this.#acceptance;
		return paths.length === 0 || paths.some((glob) => compilePattern(glob)(path));
	}
	#against(hit, isPart) {
		if (isPart) return "a waiver would be for files too that were not chosen";
		return unwaivable(hit) ?? (this.#acceptance.reason === null ? "needs a waiver: say why with --reason" : null);
	}
	#replaced({ edit }, { own, hits }) {
		const value = edit.kind === "add" && typeof edit.value === "object" ? edit.value : null;
		return hits.filter(({ rule }) => rule.id === "waiver-expired" || rule.id === "waiver-unused").flatMap((hit) => {
			const { cause } = hit.problem;
			const index = cause.kind === "policy" ? ownIndex(own.waivers, cause.at) : null;
			const waiver = index === null ? void 0 : own.waivers[index];
			if (index === null || !waiver || waiver.rule !== value?.rule || waiver.path !== value.path) return [];
			return [{
				edit: {
					kind: "remove",
					list: "waivers",
					index
				},
				what: "the waiver that no longer holds goes",
				hits: [hit]
			}];
		});
	}
};
function keepAllowlist(changes, { own, policy }) {
	const isDrop = ({ edit }) => edit.kind === "remove" && edit.list === "files" && own.files?.[edit.index]?.negated === false;
	return (policy.files ?? []).filter(({ negated }) => !negated).length - changes.filter(isDrop).length > 0 ? changes : changes.filter((change) => !isDrop(change));
}
function shifted(after, done) {
	if (after === null) return null;
	const index = done.map(({ edit }) => edit).filter((edit) => edit.kind !== "set" && edit.list === "files").reduce((at, edit) => {
		if (edit.kind === "remove") return edit.index <= at ? at - 1 : at;
		return edit.kind === "add" && edit.after !== null && edit.after <= at ? at + 1 : at;
	}, after);
	return index < 0 ? null : index;
}
function keyOf({ rule, problem }) {
	const isAboutPolicy = rule.scope === "policy" || rule.scope === "waivers";
	return JSON.stringify([
		rule.id,
		problem.path,
		problem.key,
		isAboutPolicy ? problem.message : null
	]);
}
function assertSettled(before, after) {
	const still = new Set(after.hits.map(keyOf));
	const blocked = new Set(after.hits.filter(({ rule }) => rule.id === "file-not-allowed").flatMap(pathsOf));
	const failed = after.done.filter(({ hits, paths }) => paths ? paths.some((path) => blocked.has(path)) : hits.some((hit) => still.has(keyOf(hit))));
	const known = new Set(before.hits.map(keyOf));
	const partly = new Set(before.hits.filter(({ rule }) => rule.id === "file-not-allowed").flatMap(pathsOf));
	const fresh = after.hits.filter((hit) => hit.level === "error" && !known.has(keyOf(hit)) && !(hit.rule.id === "file-not-allowed" && pathsOf(hit).every((path) => partly.has(path))));
	const [wrong] = [...failed.flatMap(({ hits }) => hits), ...fresh];
	if (!wrong) return;
	throw new GateError("EINTERNAL", `the new policy would not settle ${wrong.rule.id} on ${wrong.problem.path}: ${wrong.problem.message}`, "This is a fault in pack-gate, so nothing was written. Please report it with the policy.");
}
async function planAcceptance(facts, acceptance) {
	const planner = new Planner(facts, acceptance);
	const start = await planner.state(facts.text, []);
	const free = planner.free(start);
	const between = free.length === 0 ? start : await planner.make(start, free);
	const { changes, stays } = planner.waivers(between);
	const end = changes.length === 0 ? between : await planner.make(between, changes);
	assertSettled(start, end);
	const written = changes.filter(({ edit }) => edit.kind === "add" && !end.done.some((done) => done.edit === edit)).flatMap(({ hits }) => hits.map((hit) => ({
		hit,
		why: "the policy is written in a way that can't be added to: change it by hand"
	})));
	return {
		text: end.text,
		policy: end.policy,
		changes: end.done,
		stays: [...stays, ...written],
		standing: end.hits
	};
}
// src/accept/policy-text.ts
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
// src/accept/patch.ts
const patchable = new Set([
	"file-not-allowed",
	"size-growth",
	"size-limit"
]);
const acceptance = {
	level: "error",
	rules: [...patchable],
	paths: [],
	reason: null,
	expires: null,
	anyBytes: false
};
async function policyPatch(facts, { mark, text }) {
	const { text: after } = await planAcceptance({
		...facts,
		text
	}, acceptance);
	const diff = fileDiff(facts.path, mark + text, mark + after);
	return diff === "" ? null : {
		path: facts.path,
		diff
	};
}
// src/policy-patch.ts
function once(remote) {
	const known = new Map();
	return (file) => {
		const key = JSON.stringify(file);
		const read = known.get(key) ?? remote(file);
		known.set(key, read);
		return read;
	};
}
function planFacts({ release, before, comparison, declared, policy, root }, world, path) {
	const remote = once(world.remotePolicy ?? noRemote);
	const today = world.now().toISOString().slice(0, 10);
	return {
		rules,
		subject: {
			release,
			baseline: before,
			comparison,
			declared,
			policy,
			today
		},
		path,
		read: async (text) => readPolicyAs(text, path, root, rules, remote)
	};
}
async function patchFor(releases, { findings }, world) {
	const { policyFile } = releases;
	if (policyFile === null || !findings.some(({ level, ruleId }) => level === "error" && patchable.has(ruleId))) return null;
	try {
		return await policyPatch(planFacts(releases, world, policyFile.path), readPolicyText(policyFile.file));
	} catch {
		return null;
	}
}
export { fileDiff as a, planAcceptance as i, planFacts as n, readPolicyText as r, patchFor as t };
