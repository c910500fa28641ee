import { i as __toESM } from "./rolldown-runtime.js";
import { n as globSync } from "./libraries/tinyglobby.js";
import { t as asObject } from "./manifest2.js";
import { t as GateError } from "./errors.js";
import { dirname, join } from "node:path";
import { existsSync, readFileSync } from "node:fs";
// src/repository/patterns.ts
function strings(value) {
	return Array.isArray(value) && value.every((entry) => typeof entry === "string") ? value : null;
}
function readJson(file) {
	try {
		return asObject(JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")));
	} catch {
		return {};
	}
}
async function pnpmPatterns(file) {
	const { parse } = await import("./dist.js").then((m) => __toESM(m.default, 1));
	try {
		return strings(asObject(parse(readFileSync(file, "utf8"))).packages);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
		throw new GateError("EUSAGE", `pnpm-workspace.yaml can't be read: ${why ?? ""}`, "Correct it: it names the packages that are to be gated.", { cause });
	}
}
async function workspacePatterns(root) {
	const pnpm = join(root, "pnpm-workspace.yaml");
	if (existsSync(pnpm)) return pnpmPatterns(pnpm);
	const { workspaces } = readJson(join(root, "package.json"));
	return strings(workspaces) ?? strings(asObject(workspaces).packages);
}
// src/repository/workspaces.ts
const dependencyKinds = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies"
];
function readPackage(root, path) {
	const manifest = readJson(join(root, path, "package.json"));
	const { name, version, private: isPrivate } = manifest;
	return {
		path,
		name: typeof name === "string" ? name : null,
		version: typeof version === "string" ? version : null,
		isPrivate: isPrivate === true,
		needs: dependencyKinds.flatMap((kind) => Object.keys(asObject(manifest[kind])))
	};
}
function foldersOf(root, pattern, excluded) {
	return globSync([pattern === "." ? "package.json" : `${pattern}/package.json`], {
		cwd: root,
		ignore: ["**/node_modules/**", ...excluded.flatMap((each) => [`${each}/package.json`, `${each}/**`])],
		dot: true,
		expandDirectories: false,
		followSymbolicLinks: false
	}).map((file) => dirname(file).replaceAll("\\", "/"));
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
export { workspacePatterns as i, rootPackage as n, readJson as r, findPackages as t };
