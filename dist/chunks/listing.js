// src/model/listing.ts
const shown = 3;
const shownLength = 100;
function clip(text) {
	return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
function listing(names) {
	const first = names.slice(0, shown).map(clip).join(", ");
	return names.length > shown ? `${first} and ${(names.length - shown).toLocaleString("en-US")} more` : first;
}
function withoutUser(url) {
	return url.replace(/\/\/(?!git@)[^/\s]*@/g, "//…@");
}
export { listing as n, withoutUser as r, clip as t };
