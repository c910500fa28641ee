import { hr as workspacePatterns, ri as GateError } from "./start.js";
import { n as git } from "./git-objects2.js";
import { t as findPackages } from "./workspaces2.js";
import { relative, sep } from "node:path";
// src/gate/workspace/changed-only.ts
async function changedFiles(root, since, env) {
	if (!/^[\w][\w./@{}^~+-]*$/.test(since)) throw new GateError("EUSAGE", `${JSON.stringify(since)} can't be the name of a commit`, "Give a commit, a branch or a tag: --changed-since origin/main.");
	let why = "git could not be started";
	const list = async (...args) => {
		const result = await git(root, args, env).catch(() => null);
		if (result?.exitCode === 0) return result.stdout.split("\0").filter((path) => path !== "");
		why = result?.stderr.split("\n", 1)[0] ?? why;
		return null;
	};
	const differing = await list("diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z", "--merge-base", since, "--");
	const untracked = await list("ls-files", "--others", "--exclude-standard", "-z");
	return differing && untracked ? new Set([...differing, ...untracked]) : why;
}
function ownerOf(file, packages) {
	return packages.filter(({ path }) => path !== "." && file.startsWith(`${path}/`)).reduce((inner, each) => inner && inner.path.length > each.path.length ? inner : each, void 0);
}
function isHarmless(file) {
	if (/^\.github\/(workflows|actions)\//.test(file) || /(^|\/)pack-gate\.ya?ml$/.test(file)) return false;
	if (/^(readme|licen[cs]e|notice|copying)/i.test(file)) return false;
	return file.startsWith(".github/") || /\.mdx?$/i.test(file);
}
function affectedPackages(packages, changed) {
	const owned = [...changed].map((file) => ({
		file,
		owner: ownerOf(file, packages)
	}));
	if (owned.some(({ file, owner }) => !owner && !isHarmless(file))) return new Set(packages.map(({ path }) => path));
	const affected = new Set(owned.flatMap(({ owner }) => owner?.path ?? []));
	const names = new Set(packages.flatMap(({ path, name }) => affected.has(path) && name !== null ? [name] : []));
	for (let before = -1; before !== affected.size;) {
		before = affected.size;
		for (const { path, name, needs } of packages) {
			if (affected.has(path) || !needs.some((need) => names.has(need))) continue;
			affected.add(path);
			if (name !== null) names.add(name);
		}
	}
	return affected;
}
async function wholeWorkspace(workspace, selected) {
	const all = findPackages(workspace, await workspacePatterns(workspace) ?? []).packages;
	const known = new Set(all.map(({ path }) => path));
	return [...all, ...selected.filter(({ path }) => !known.has(path))];
}
function fromWorkspace({ root, workspace }) {
	const prefix = relative(root, workspace).split(sep).join("/");
	if (prefix === "") return (path) => path;
	return (path) => path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : `../${path}`;
}
async function changedOnly(selection, since, env) {
	const changed = await changedFiles(since.root, since.commit, env);
	if (typeof changed === "string") {
		since.say?.(`all packages are checked: git can't tell what changed since ${since.commit}: ${changed}`);
		return selection;
	}
	const affected = affectedPackages(await wholeWorkspace(since.workspace, selection.packages), new Set([...changed].map(fromWorkspace(since))));
	const unchanged = selection.packages.filter(({ path }) => !affected.has(path));
	const reason = `nothing that it packs changed since ${since.commit}`;
	return {
		packages: selection.packages.filter(({ path }) => affected.has(path)),
		skipped: [...selection.skipped, ...unchanged.map(({ name, path }) => ({
			name,
			path,
			reason
		}))]
	};
}
export { changedOnly };
