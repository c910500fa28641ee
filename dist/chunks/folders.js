import { n as topFolder } from "./top-folder.js";
import { i as plural } from "./format.js";
import { t as groupBy } from "./group-by.js";
// src/rules/folders.ts
function parents(path) {
	const parts = path.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
function groupByFolder(paths, others) {
	const occupied = new Set(others.flatMap(parents));
	return [...groupBy(paths, (path) => {
		const folders = parents(path);
		return folders.find((candidate) => !occupied.has(candidate)) ?? folders.at(-1) ?? ".";
	})].map(([folder, members]) => ({
		path: members.length === 1 ? members[0] ?? folder : folder,
		paths: members
	}));
}
const most = 10;
function fewFolders(groups) {
	if (groups.length <= most) return groups;
	const tops = [...groupBy(groups, ({ path, paths: [first = path] }) => topFolder(first))].map(([path, members]) => ({
		path,
		paths: members.flatMap(({ paths }) => paths),
		folders: members.length
	}));
	const kept = new Set([...tops].sort((a, b) => b.paths.length - a.paths.length).slice(0, tops.length > most ? 9 : most));
	const rest = tops.filter((group) => !kept.has(group));
	const found = tops.filter((group) => kept.has(group)).map(({ path, paths }) => ({
		path: paths.length === 1 ? paths[0] ?? path : path,
		paths
	}));
	return rest.length === 0 ? found : [...found, {
		path: ".",
		paths: rest.flatMap(({ paths }) => paths),
		folders: rest.reduce((sum, { folders }) => sum + folders, 0)
	}];
}
function folderWords({ path, folders = 1 }) {
	if (folders > 1) return plural(folders, "folder");
	return path === "." ? "the package's top folder" : path;
}
const shown = 3;
function groupFacts(paths) {
	return paths.length > 1 ? {
		count: paths.length,
		examples: paths.slice(0, shown),
		paths
	} : {};
}
function place(paths, folder) {
	const [path = folder] = paths;
	return {
		path: paths.length === 1 ? path : folder,
		cause: {
			kind: "packed-file",
			path
		},
		...groupFacts(paths)
	};
}
export { place as a, groupFacts as i, folderWords as n, groupByFolder as r, fewFolders as t };
