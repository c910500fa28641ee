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
export { readPolicyText as _, flowValue as a, itemLines as c, lineEnd as d, lineStart as f, readNodes as g, pairsOf as h, endOf as i, keyEnd as l, pairOf as m, columnOf as n, insert as o, pairAt as p, dashesOf as r, isNothing as s, breakOf as t, keyLines as u, scalar as v, startOf as y };
