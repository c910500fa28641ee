import { n as plain, r as visible, t as neutralise } from "./plain-text.js";
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
	return neutralise(flat);
}
function codeSpan(text) {
	const shown = visible(text);
	if (/^[^`|\s]([^`|]*[^`|\s])?$/.test(shown) && neutralise(shown) === shown) return `\`${shown}\``;
	return `<code>${shown.replace(/[!-,.:-@[-`{-~]/g, (char) => `&#${char.charCodeAt(0)};`)}</code>`;
}
function codeBlock(lines, language = "") {
	const content = lines.map(plain);
	const longest = Math.max(2, ...content.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return [
		fence + language,
		...content,
		fence
	].join("\n");
}
export { codeSpan as n, inlineMarkdown as r, codeBlock as t };
