// src/model/plain-text.ts
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
export { plain as n, visible as r, neutralise as t };
