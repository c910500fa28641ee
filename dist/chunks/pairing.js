import { t as groupBy } from "./group-by.js";
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
// src/compare/pairing.ts
function folderOf(path) {
	return path.slice(0, path.lastIndexOf("/") + 1);
}
function pairWithin(added, removed, key, was) {
	const keyed = (files) => groupBy([...files].filter((file) => key(file) !== null), (file) => key(file) ?? "");
	const gone = keyed(removed);
	for (const [at, group] of keyed(added)) {
		const candidates = [...gone.get(at) ?? []].sort((a, b) => a.size - b.size);
		[...group].sort((a, b) => a.size - b.size).slice(0, candidates.length).forEach((file, index) => {
			const old = candidates[index];
			if (!old) return;
			was.set(file, old);
			added.delete(file);
			removed.delete(old);
		});
	}
}
const sameBytesInFolder = (file) => file.size === 0 ? null : `${folderOf(file.path)}\0${file.sha256}`;
const sameBytes = (file) => file.size === 0 ? null : file.sha256;
function compare(files, baseline) {
	const before = new Map(baseline.map((file) => [file.path, file]));
	const after = new Set(files.map((file) => file.path));
	const added = new Set(files.filter((file) => !before.has(file.path)));
	const removed = new Set(baseline.filter((file) => !after.has(file.path)));
	const was = new Map();
	for (const key of [
		sameBytesInFolder,
		sameBytes,
		hashedName
	]) pairWithin(added, removed, key, was);
	return {
		pairs: files.map((file) => {
			const same = before.get(file.path);
			if (same) return {
				state: same.sha256 === file.sha256 ? "unchanged" : "changed",
				file,
				was: same
			};
			const renamed = was.get(file);
			return renamed ? {
				state: "renamed",
				file,
				was: renamed
			} : {
				state: "added",
				file
			};
		}),
		removed: baseline.filter((file) => removed.has(file))
	};
}
export { compare };
