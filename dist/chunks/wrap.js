// src/report/render/wrap.ts
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
function widthOf(text) {
	if (/^[\x20-\x7e]*$/.test(text)) return text.length;
	let width = 0;
	for (const char of text) width += /\p{M}|\u200d/u.test(char) ? 0 : wide.test(char) ? 2 : 1;
	return width;
}
function wrap(text, columns, first = "") {
	const indent = " ".repeat(widthOf(first));
	const lines = [];
	let line = first;
	let empty = true;
	for (const word of wordsOf(text, columns - indent.length)) {
		if (!empty && widthOf(line) + 1 + widthOf(word) > columns) {
			lines.push(line);
			line = indent;
			empty = true;
		}
		line += empty ? word : ` ${word}`;
		empty = false;
	}
	return [...lines, line];
}
function wordsOf(text, room) {
	const words = [];
	let parts = [];
	for (const part of text.split(" ")) {
		parts.push(part);
		const joined = parts.join(" ");
		const closed = joined.split("`").length % 2 === 1;
		const fits = widthOf(joined) <= room;
		if (!closed && fits) continue;
		words.push(...closed && fits ? [joined] : parts);
		parts = [];
	}
	return [...words, ...parts];
}
export { wrap as n, widthOf as t };
