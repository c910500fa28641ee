import { n as globSync } from "./libraries/tinyglobby.js";
import { Tr as asObject, vr as readJsonObject } from "./start.js";
import { dirname, join } from "node:path";
// src/gate/workspace/workspaces.ts
const dependencyKinds = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies"
];
function readPackage(root, path) {
	const found = readJsonObject(join(root, path, "package.json"));
	const manifest = found ?? {};
	const { name, version, private: isPrivate } = manifest;
	return {
		path,
		name: typeof name === "string" ? name : null,
		version: typeof version === "string" ? version : null,
		isPrivate: isPrivate === true,
		isPrivateText: isPrivate === "true",
		isNameless: found !== null && (name === void 0 || version === void 0),
		needs: dependencyKinds.flatMap((kind) => Object.keys(asObject(manifest[kind])))
	};
}
const mostLevels = 8;
function spelledOut(pattern) {
	if (!pattern.includes("**")) return [pattern];
	return [pattern, ...Array.from({ length: mostLevels }, (_, index) => Array(index + 1).fill("*").join("/")).map((level) => pattern.replaceAll("**", level))];
}
function foldersOf(root, pattern, excluded) {
	const files = pattern === "." ? ["package.json"] : spelledOut(pattern).map((each) => `${each}/package.json`);
	return globSync(files, {
		cwd: root,
		ignore: ["**/node_modules/**", ...excluded.flatMap((each) => [`${each}/package.json`, `${each}/**`])],
		dot: true,
		expandDirectories: false,
		followSymbolicLinks: false
	}).map((file) => dirname(file).replaceAll("\\", "/")).filter((folder) => !folder.split("/").includes("node_modules"));
}
function findPackages(root, patterns) {
	const tidy = (pattern) => pattern.replace(/^\.\//, "").replace(/(?<=.)\/+$/, "");
	const excluded = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => tidy(pattern.slice(1)));
	const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
	const folders = wanted.map((pattern) => foldersOf(root, tidy(pattern), excluded));
	return {
		packages: [...new Set(folders.flat())].sort().map((path) => readPackage(root, path)),
		unmatched: wanted.filter((_, index) => folders[index]?.length === 0)
	};
}
function rootPackage(root) {
	return readPackage(root, ".");
}
export { rootPackage as n, findPackages as t };
