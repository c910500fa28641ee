import { t as pages } from "./_pack-gate_rule-pages2.js";
import { Fn as wrap, Nn as painter, Pn as widthOf, S as usage, an as suggest, b as atMostOne, ti as largest, x as readArguments } from "./start.js";
import { c as rulePageUrl } from "./compile-cache.js";
// src/cli/page-text.ts
function blocksOf(markdown) {
	const lines = markdown.split(/\r?\n/);
	const blocks = [];
	for (let at = 0; at < lines.length;) {
		const line = lines[at] ?? "";
		const [, fence, language = ""] = /^\s*(`{3,})(.*)$/.exec(line) ?? [];
		const end = fence !== void 0 ? closing(lines, at, fence) : line.startsWith("|") ? whileTable(lines, at) : at + 1;
		const block = fence !== void 0 ? {
			kind: "code",
			language,
			lines: lines.slice(at + 1, end - 1)
		} : line.startsWith("|") ? tableOf(lines.slice(at, end)) : lineBlock(line);
		if (block) blocks.push(block);
		at = end;
	}
	return blocks;
}
function closing(lines, start, fence) {
	const end = lines.findIndex((line, at) => at > start && line.trim() === fence);
	return end === -1 ? lines.length + 1 : end + 1;
}
function whileTable(lines, start) {
	const end = lines.findIndex((line, at) => at > start && !line.startsWith("|"));
	return end === -1 ? lines.length : end;
}
function tableOf(lines) {
	const [head = [], , ...rows] = lines.map((line) => {
		return line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
	});
	return {
		kind: "table",
		head,
		rows
	};
}
function lineBlock(line) {
	if (line.trim() === "") return null;
	const [, marks, title] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
	if (marks !== void 0 && title !== void 0) return {
		kind: "heading",
		level: marks.length,
		text: title
	};
	const [, indent, item] = /^(\s*)[-*] (.*)$/.exec(line) ?? [];
	if (indent !== void 0 && item !== void 0) return {
		kind: "item",
		depth: Math.floor(indent.length / 2),
		text: item
	};
	return {
		kind: "paragraph",
		text: line.trim()
	};
}
const widest = 100;
const gap = "  ";
function pageText(markdown, { color, columns }) {
	const setting = {
		color,
		paint: painter(color),
		columns: Number.isFinite(columns) && columns >= 20 ? Math.min(columns, widest) : 80
	};
	const blocks = blocksOf(markdown);
	return `${blocks.flatMap((block, index) => [...needsSpace(block, blocks[index - 1]) ? [""] : [], ...linesOf(block, setting)]).join("\n")}\n`;
}
function needsSpace(block, before) {
	return before !== void 0 && !(block.kind === "item" && before.kind === "item");
}
function linesOf(block, setting) {
	const { paint, columns } = setting;
	if (block.kind === "code") return codeLines(block, setting);
	if (block.kind === "table") return tableLines([block.head, ...block.rows], setting);
	if (block.kind === "heading") return wrap(unlinked(block.text), columns).map((line) => paint("bold", line));
	return painted(wrap(unlinked(block.text), columns, block.kind === "item" ? `${"  ".repeat(block.depth)}- ` : ""), setting);
}
function codeLines({ language, lines }, { columns, paint }) {
	return lines.flatMap((line) => {
		const indent = " ".repeat(4 + line.length - line.trimStart().length);
		return language === "text" ? wrap(line.trim(), columns, indent) : [indent + line.trimStart()];
	}).map((line) => line.trim() === "" ? "" : paint("dim", line));
}
function unlinked(text) {
	const link = /\[([^\]]+)\]\(([^)]+)\)/g;
	return text.split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? part : part.replace(link, (_all, shown, url) => /^https?:/.test(url) ? `${shown} (${url})` : shown)).join("");
}
function painted(lines, { color, paint }) {
	if (!color) return lines;
	let inside = false;
	return lines.map((line) => line.split("`").map((part, index) => {
		if (index > 0) inside = !inside;
		return inside && part !== "" ? paint("cyan", part) : part;
	}).join(""));
}
function shownWidth(text, { color }) {
	return widthOf(color ? text.replaceAll("`", "") : text);
}
function tableLines(rows, setting) {
	const texts = rows.map((row) => row.map(unlinked));
	const count = largest(texts.map((row) => row.length));
	const widths = columnWidths(texts, count, setting.columns - 2 * (count - 1));
	if (widths === null) return stacked(texts, setting);
	return texts.flatMap((row, index) => {
		const lines = rowLines(row, widths, setting);
		return index === 0 ? lines.map((line) => setting.paint("bold", line)) : lines;
	});
}
function columnWidths(rows, count, room) {
	const columns = Array.from({ length: count }, (_, at) => rows.map((row) => row[at] ?? ""));
	const least = columns.map((cells) => Math.max(0, largest(cells.flatMap((cell) => cell.split(" ")).map(widthOf))));
	const widths = columns.map((cells) => Math.max(0, largest(cells.map(widthOf))));
	const total = () => widths.reduce((sum, width) => sum + width, 0);
	while (total() > room) {
		const spare = widths.map((width, at) => width > (least[at] ?? 0) ? width : 0);
		const at = spare.indexOf(largest(spare));
		if (spare[at] === 0) return null;
		widths[at] = (widths[at] ?? 0) - 1;
	}
	return widths;
}
function rowLines(row, widths, setting) {
	const cells = widths.map((width, at) => wrap(row[at] ?? "", width));
	const shown = cells.map((lines) => painted(lines, setting));
	const height = largest(cells.map((lines) => lines.length));
	return Array.from({ length: height }, (_, line) => widths.map((width, at) => (shown[at]?.[line] ?? "") + " ".repeat(Math.max(0, width - shownWidth(cells[at]?.[line] ?? "", setting)))).join(gap).trimEnd());
}
function stacked([head = [], ...rows], setting) {
	return rows.flatMap((row, index) => {
		const lines = row.flatMap((cell, at) => cell === "" ? [] : painted(wrap(`${head[at] === void 0 || head[at] === "" ? "" : `${head[at]}: `}${cell}`, setting.columns), setting));
		return index === 0 ? lines : ["", ...lines];
	});
}
// src/cli/commands/explain.ts
function explainText(id) {
	const page = pages.get(id);
	if (page !== void 0) return page;
	const near = suggest(id, [...pages.keys()]);
	throw usage(`there is no rule ${JSON.stringify(id)}`, near === null ? "List them with `pack-gate rules`." : `Did you mean ${near}? \`pack-gate rules\` lists them all.`);
}
const explain = {
	options: {},
	examples: [["pack-gate explain source-map", "what it reports, why, and what to do"]],
	exitCodes: ["0  shown", "2  no such rule"],
	run(args, terminal) {
		const rule = atMostOne(readArguments(args, {}).positionals, "rule");
		if (rule === void 0) throw usage("missing rule name", "Run `pack-gate explain RULE`; `pack-gate rules` lists them.");
		const page = explainText(rule);
		terminal.print(`${pageText(page, terminal.style)}\n${rulePageUrl(rule)}\n`);
		return Promise.resolve(0);
	}
};
export { explain };
