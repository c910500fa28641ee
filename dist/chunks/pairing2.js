import { t as groupBy } from "./group-by.js";
import { t as hashedName } from "./hashed-name.js";
// src/compare/pairing.ts
function folderOf(path) {
	return path.slice(0, path.lastIndexOf("/") + 1);
}
function pairWithin(added, removed, key, was) {
	const keyed = (files) => groupBy([...files].filter((file) => key(file) !== null), (file) => key(file) ?? "");
	const gone = keyed(removed);
	for (const [at, group] of keyed(added)) {
		const candidates = [...gone.get(at) ?? []].sort((a, b) => a.size - b.size);
		[...group].sort((a, b) => a.size - b.size).forEach((file, index) => {
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
export { compare as t };
