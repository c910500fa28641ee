import { r as isRepository } from "./report.js";
// src/report/json.ts
const order = [
	"path",
	"schemaVersion",
	"tool",
	"conclusion",
	"error",
	"commit",
	"package",
	"packer",
	"integrity",
	"tarball",
	"contents",
	"policy",
	"baseline",
	"totals",
	"findings",
	"waived",
	"patch",
	"files",
	"removed",
	"packages",
	"skipped"
];
function renderJson(report) {
	return jsonDocument(inOrder(isRepository(report) ? {
		...report,
		packages: report.packages.map(inOrder)
	} : report));
}
function jsonDocument(value) {
	return `${escapeJson(JSON.stringify(value, wellFormed, 2))}\n`;
}
function inOrder(report) {
	const keys = new Map(Object.entries(report));
	const known = order.filter((key) => keys.has(key));
	const others = [...keys.keys()].filter((key) => !order.includes(key));
	return Object.fromEntries([...known, ...others].map((key) => [key, keys.get(key)]));
}
function wellFormed(_key, value) {
	return typeof value === "string" ? value.replace(/\p{Cs}/gu, "�") : value;
}
function escapeJson(json) {
	return json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, unicodeEscape).replace(/#(?=#\[)/g, "\\u0023");
}
function unicodeEscape(char) {
	return char.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
export { wellFormed as i, jsonDocument as n, renderJson as r, escapeJson as t };
