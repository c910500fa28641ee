import { Br as plain, Fr as formatCount, Hn as readHelp, Ur as visible, Vr as plural, Wn as bytesOf, qn as shorten, ti as largest, zr as neutralise } from "./start.js";
// src/report/render/escape.ts
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	$: "&#36;"
};
const apart = "&#8288;";
function inlineMarkdown(text) {
	const flat = visible(text).replace(/[\\`*_{}[\]|~!#&<>$]/g, (char) => entities[char] ?? `\\${char}`).replace(/(?<!\w)@|@(?=[\w.\\-]*[a-z])/gi, `@${apart}`).replace(/\\#(?=\d)/g, `\\#${apart}`).replace(/\bGH-(?=\d)/gi, `$&${apart}`).replace(/:(?=\/\/)/g, `:${apart}`).replace(/\bwww(?=\.)/gi, `$&${apart}`).replace(/:(?=[\w+\\-]+:)(?!\d+:)/g, `:${apart}`).replace(/^[-+](?=\s|$)|^[-=](?=[-=\s]*$)/, "\\$&").replace(/^\d+(?=[.)](?:\s|$))/, "$&\\").replace(/^ {4,}/, "");
	return unbroken(neutralise(flat));
}
function unbroken(text) {
	return text.replace(/(\d) (?=(?:%|bytes?\b|[kMGT]B\b))/g, "$1\xA0");
}
function codeSpan(text) {
	const shown = visible(text);
	if (/^[^`|\s]([^`|]*[^`|\s])?$/.test(shown) && neutralise(shown) === shown) return `\`${shown}\``;
	return codeElement(text);
}
function codeElement(text) {
	return `<code>${visible(text).replace(/[!-,.:-@[-`{-~]/g, (char) => `&#${char.charCodeAt(0)};`)}</code>`;
}
function codeBlock(lines, language = "") {
	const content = lines.map(plain);
	const longest = Math.max(2, largest(content.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length)));
	const fence = "`".repeat(longest + 1);
	return [
		fence + language,
		...content,
		fence
	].join("\n");
}
const releaseName = /(?<![\w@/.~-])(?:@[\w.~-]+\/)?[\w.~-]+@\d+\.\d+\.\d+(?:[-+](?:[\w.+-]*\w)?)?/.source;
const codeParts = new RegExp(`(\`[^\`\r\n]+\`|"[^"\r\n]+"|${releaseName})`);
function proseMarkdown(text) {
	return text.split(codeParts).map((piece, index) => {
		if (index % 2 === 0) return inlineMarkdown(piece);
		return codeSpan(piece.startsWith("`") ? piece.slice(1, -1) : piece);
	}).join("");
}
function helpMarkdown(help) {
	return readHelp(shorten(help, 4e3)).map((part) => part.kind === "paste" ? codeBlock(part.lines) : proseMarkdown(part.text)).join("\n\n");
}
// src/report/render/changed-code.ts
const width = 200;
const mostOpen = 3;
function changedFiles({ files, left = 0 }) {
	return `${plural(files.length + left, "file")} that users run`;
}
const kinds = {
	names: "same tokens except for names",
	layout: "same tokens: only white space, line ends or comments changed",
	code: ""
};
const limits = {
	size: "too large to be compared",
	room: "not compared: too much other code changed"
};
function fateOf({ kind, hunks, left = 0, limit }) {
	if (kind !== "code") return kinds[kind];
	if (limit !== void 0) return limits[limit];
	if (hunks.length === 0 && left === 0) return "the same changes as in another file";
	const all = plural(hunks.length + left, "change");
	return left > 0 ? `${all}, the first ${hunks.length} shown` : all;
}
function sameIn(copies, also) {
	if (copies === 0) return "";
	if (also.length === 0) return ` (and in ${plural(copies, "more file")})`;
	return ` (the same in ${also.map((path) => shorten(path, 80)).join(", ")}${copies > also.length ? ` and ${plural(copies - also.length, "more file")}` : ""})`;
}
function hunkTitle({ line, column, news, copies = 0, also = [] }) {
	const place = column === void 0 ? `line ${line}` : `line ${line}:${column}`;
	const elsewhere = sameIn(copies, also);
	return news.length === 0 ? place + elsewhere : `${place}: ${news.join(", ")}${elsewhere}`;
}
function clipped(line) {
	const near = line.replaceAll("	", "  ");
	return near.length > width ? `${near.slice(0, width)} … ${plural(near.length - width, "more character")}` : near;
}
function hunkText(hunk) {
	const { lines, cut = 0 } = hunk;
	return [
		`  ${plain(hunkTitle(hunk))}`,
		...lines.map((line) => `    ${line.slice(0, 1)} ${plain(clipped(line.slice(1)))}`.trimEnd()),
		...cut > 0 ? [`      … ${plural(cut, "more line")}`] : []
	].join("\n");
}
function nameText({ path, was }) {
	if (was === void 0) return `${plain(path)} (new)`;
	return was === path ? plain(path) : `${plain(was)} → ${plain(path)}`;
}
function renderCodeChanges(changed) {
	const { files, left = 0 } = changed;
	if (files.length === 0) return "Changed code: none that users run\n";
	const shown = files.map((change) => [`${nameText(change)}: ${fateOf(change)}`, ...change.hunks.map(hunkText)].join("\n"));
	const more = left > 0 ? [`… and ${plural(left, "more file")}`] : [];
	return `Changed code: ${changedFiles(changed)}\n\n${[...shown, ...more].join("\n\n")}\n`;
}
function nameMarkdown({ path, was }) {
	const name = codeSpan(shorten(path, 300));
	if (was === void 0) return `${name} (new)`;
	return was === path ? name : `${codeSpan(shorten(was, 300))} → ${name}`;
}
function hunkMarkdown(change, hunk) {
	const { lines, cut = 0 } = hunk;
	const more = cut > 0 ? [`  … ${plural(cut, "more line")}`] : [];
	return `${`${nameMarkdown(change)}, ${inlineMarkdown(shorten(hunkTitle(hunk), 500))}`}\n\n${codeBlock([...lines.map((line) => visible(clipped(line))), ...more], "diff")}`;
}
function restMarkdown(files) {
	return files.filter(({ hunks }) => hunks.length === 0).map((change) => `- ${nameMarkdown(change)}: ${fateOf(change)}`);
}
function fitting(parts, maxBytes) {
	let left = maxBytes;
	const end = parts.findIndex((part) => (left -= bytesOf(part) + 2) < 0);
	return end < 0 ? parts : parts.slice(0, end);
}
function changedCodeMarkdown(changed, maxBytes) {
	if (!changed || changed.files.length === 0) return "";
	const { files } = changed;
	const title = `### Changed code\n\n${changedFiles(changed)} changed.`;
	const hunks = files.flatMap((change) => change.hunks.map((hunk) => hunkMarkdown(change, hunk)));
	const rest = restMarkdown(files);
	const room = maxBytes - bytesOf(title) - 300;
	if (room < 0) return "";
	const shown = fitting(hunks, room * .9);
	const [open, folded] = [shown.slice(0, mostOpen), shown.slice(mostOpen)];
	const more = folded.length === 0 ? [] : [
		`<details><summary>${plural(folded.length, "more change")}</summary>`,
		...folded,
		"</details>"
	];
	const listed = fitting(rest, room - bytesOf(shown.join("\n\n")) - bytesOf(more[0] ?? ""));
	const left = files.reduce((sum, each) => sum + (each.left ?? 0), hunks.length - shown.length);
	const unlisted = (changed.left ?? 0) + rest.length - listed.length;
	const foot = [...left > 0 ? [`${formatCount(left)} more ${left === 1 ? "change is" : "changes are"} not shown here.`] : [], ...unlisted > 0 ? [`${formatCount(unlisted)} more ${unlisted === 1 ? "file" : "files"} changed.`] : []];
	return [
		title,
		...open,
		...more,
		listed.join("\n"),
		foot.join(" ")
	].filter((part) => part !== "").join("\n\n");
}
export { renderCodeChanges as a, codeSpan as c, proseMarkdown as d, unbroken as f, hunkTitle as i, helpMarkdown as l, changedFiles as n, codeBlock as o, fateOf as r, codeElement as s, changedCodeMarkdown as t, inlineMarkdown as u };
