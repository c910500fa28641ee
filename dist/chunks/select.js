import { t as GateError } from "./errors.js";
import { t as groupBy } from "./group-by.js";
import { n as workspacePatterns, t as readJson } from "./patterns2.js";
import { t as globSync } from "./libraries/tinyglobby.js";
import { dirname, join } from "node:path";
// src/repository/workspaces.ts
function readPackage(root, path) {
	const { name, version, private: isPrivate } = readJson(join(root, path, "package.json"));
	return {
		path,
		name: typeof name === "string" ? name : null,
		version: typeof version === "string" ? version : null,
		isPrivate: isPrivate === true
	};
}
function foldersOf(root, pattern, excluded) {
	return globSync([join(pattern, "package.json").replaceAll("\\", "/")], {
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
// src/repository/select.ts
async function selectPackages(root, wanted) {
	const patterns = wanted.length > 0 ? wanted : await workspacePatterns(root);
	if (patterns === null) return null;
	const found = findPackages(root, patterns);
	const [missing] = wanted.length > 0 ? found.unmatched : [];
	if (missing !== void 0) throw new GateError("EUSAGE", `no package matches ${JSON.stringify(missing)}`, "Correct the glob: it is relative to the gated folder, and names folders with a package.json.");
	return publishable(wanted.length > 0 ? found.packages : withRoot(root, found.packages), found.unmatched);
}
function withRoot(root, packages) {
	const own = rootPackage(root);
	return own.name !== null && own.version !== null && packages.every(({ path }) => path !== ".") ? [own, ...packages] : packages;
}
function publishable(all, unmatched) {
	const packages = all.filter(({ isPrivate }) => !isPrivate);
	if (packages.length === 0) {
		const found = all.length === 0 ? "the workspace has no packages" : `all ${all.length} packages of the workspace are private`;
		throw new GateError("EUSAGE", `${found}: there is nothing to gate`, "Name a package folder, or correct `workspaces` in package.json (pnpm: pnpm-workspace.yaml).");
	}
	return {
		packages,
		skipped: [...all.filter(({ isPrivate }) => isPrivate).map(({ name, path }) => ({
			name,
			path,
			reason: "private"
		})), ...unmatched.map((glob) => ({
			name: null,
			path: glob,
			reason: "the workspace names it, and no package is there"
		}))]
	};
}
function sameNames(packages) {
	const named = packages.flatMap(({ name, path }) => name === null ? [] : [{
		name,
		path
	}]);
	const groups = [...groupBy(named, ({ name }) => name)].filter(([, members]) => members.length > 1);
	return new Map(groups.map(([name, members]) => [name, members.map(({ path }) => path)]));
}
export { selectPackages as n, sameNames as t };
