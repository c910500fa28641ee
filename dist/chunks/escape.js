// src/reporters/render/escape.ts
const unseen = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`;
const emoji = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}]`;
const inEmoji = String.raw`(?!(?<=${emoji})\uFE0F|(?<=${emoji}\uFE0F?)\u200D(?=\p{Extended_Pictographic}))`;
const invisible = new RegExp(inEmoji + unseen, "gu");
const shortEscapes = {
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t"
};
function visible(text) {
	return text.replace(invisible, (char) => shortEscapes[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
function neutralise(text) {
	return text.replace(/:(?=:)/g, ":\\").replace(/##(?=\[)/g, "##\\");
}
function plain(text) {
	return neutralise(visible(text));
}
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	$: "&#36;"
};
const apart = "&#8288;";
function inlineMarkdown(text) {
	return neutralise(visible(text).replace(/[\\`*_{}[\]|~!#&<>$]/g, (char) => entities[char] ?? `\\${char}`).replace(/(?<!\w)@|@(?=[\w.\\-]*[a-z])/gi, `@${apart}`).replace(/\\#(?=\d)/g, `\\#${apart}`).replace(/\bGH-(?=\d)/gi, `$&${apart}`).replace(/:(?=\/\/)/g, `:${apart}`).replace(/\bwww(?=\.)/gi, `$&${apart}`).replace(/:(?=[\w+\\-]+:)(?!\d+:)/g, `:${apart}`).replace(/^[-+](?=\s|$)|^[-=](?=[-=\s]*$)/, "\\$&").replace(/^\d+(?=[.)](?:\s|$))/, "$&\\").replace(/^ {4,}/, ""));
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
export { visible as a, plain as i, codeSpan as n, inlineMarkdown as r, codeBlock as t };
