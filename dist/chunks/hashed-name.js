// src/compare/hashed-name.ts
const lengths = [
	8,
	10,
	16,
	20,
	32,
	36,
	40,
	64
];
const extensions = /^(.+?)((?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,3})$/;
function changes(token) {
	return (token.match(/[a-z]+|[A-Z]+|[0-9]+|[_-]+/g) ?? []).length - 1;
}
function looksHashed(token) {
	if (!/^[A-Za-z0-9_-]+$/.test(token)) return false;
	if (/^[0-9a-f-]+$/.test(token)) return /\d/.test(token);
	if (/^[A-Z2-7]{8}$/.test(token)) return true;
	return changes(token) >= 3;
}
function splits(name) {
	const found = [];
	for (let dot = name.lastIndexOf("."); dot > 0 && found.length < 3; dot = name.lastIndexOf(".", dot - 1)) found.push([name.slice(0, dot), name.slice(dot)]);
	return extensions.test(name) ? found : [];
}
function hashedName(file) {
	const slash = file.path.lastIndexOf("/") + 1;
	const folder = file.path.slice(0, slash);
	for (const [stem, extension] of splits(file.path.slice(slash))) for (const length of lengths) {
		const before = stem.slice(0, -length);
		if (!(stem.length === length) && !(stem.length > length && /[.\-_]$/.test(before))) continue;
		if (looksHashed(stem.slice(-length))) return `${folder}${before}{${length}}${extension}`;
	}
	return null;
}
export { hashedName as t };
