import { a as normalizePath, n as binTargets, t as asObject } from "./manifest.js";
import { n as listing } from "./listing.js";
import { n as formatCount } from "./format.js";
import { t as groupBy } from "./group-by.js";
import { t as defineRule } from "./rule.js";
// src/inspect/modules/exports.ts
function subpathsOf({ manifest }) {
	const { exports } = manifest;
	const none = exports === void 0 || exports === null;
	const entries = Object.entries(asObject(exports)).filter(([key]) => key.startsWith("."));
	const values = new Map(entries.length > 0 || none ? entries : [[".", exports]]);
	const head = (key) => key.split("*", 1)[0]?.length ?? 0;
	return {
		values,
		patterns: [...values.keys()].filter(isPattern).sort((a, b) => head(b) - head(a))
	};
}
function leavesOf(value, conditions = []) {
	if (typeof value === "string") return [{
		conditions,
		target: value
	}];
	if (Array.isArray(value)) return value.map((each) => leavesOf(each, conditions)).find((leaves) => leaves.length > 0) ?? [];
	return Object.entries(asObject(value)).flatMap(([name, target]) => leavesOf(target, [...conditions, name]));
}
function resolve(value, conditions) {
	if (typeof value === "string" || value === null) return value;
	const options = Array.isArray(value) ? value : Object.entries(asObject(value)).flatMap(([name, target]) => name === "default" || conditions.has(name) ? [target] : []);
	for (const option of options) {
		const found = resolve(option, conditions);
		if (found !== void 0 && !(found === null && Array.isArray(value))) return found;
	}
}
function starOf(pattern, path) {
	const [head = "", tail = ""] = pattern.endsWith("/") ? [pattern] : pattern.split("*", 2);
	return path.length > head.length + tail.length && path.startsWith(head) && path.endsWith(tail) ? path.slice(head.length, path.length - tail.length) : null;
}
function isPattern(key) {
	return key.includes("*") || key.endsWith("/");
}
function lookUp({ values, patterns }, subpath) {
	if (values.has(subpath)) return values.get(subpath);
	const best = patterns.find((key) => starOf(key, subpath) !== null);
	return best === void 0 ? void 0 : values.get(best);
}
function concrete(key, value, paths) {
	if (!isPattern(key)) return [key];
	const stars = leavesOf(value).filter(({ target }) => isPattern(target)).flatMap(({ target }) => paths.flatMap((path) => starOf(target, `./${path}`) ?? []));
	return [...new Set(stars)].map((star) => key.endsWith("/") ? `${key}${star}` : key.replace("*", () => star));
}
const nodeConditions = {
	require: new Set([
		"node",
		"node-addons",
		"require",
		"module-sync"
	]),
	import: new Set([
		"node",
		"node-addons",
		"import",
		"module-sync"
	])
};
function loads(value) {
	return leavesOf(value).length > 0;
}
// src/inspect/modules/conditions.ts
const known = new Set([
	"import",
	"require",
	"module-sync",
	"node",
	"node-addons",
	"default",
	"types",
	"browser",
	"development",
	"production",
	"module",
	"script",
	"style",
	"sass",
	"less",
	"stylus",
	"asset",
	"deno",
	"bun",
	"worker",
	"worklet",
	"workerd",
	"edge-light",
	"edge-routine",
	"electron",
	"fastly",
	"kiesel",
	"lagon",
	"moddable",
	"netlify",
	"wintercg",
	"azion",
	"react-native",
	"react-server",
	"svelte",
	"solid",
	"vue",
	"esm",
	"umd",
	"es2015",
	"es2020",
	"esm2015",
	"esm2020",
	"fesm2015",
	"fesm2020"
]);
function underOwnCondition(key) {
	const [field, ...below] = key;
	return field === "exports" && below.some((part) => typeof part === "string" && !part.startsWith(".") && !part.startsWith("types@") && !known.has(part));
}
// src/rules/entry-points/entry-points.ts
function fieldName(key) {
	return key.map((part, index) => typeof part === "number" ? `[${part}]` : index === 0 ? part : /^\w+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`).join("");
}
function entryPoint(key, written, lookup) {
	const path = normalizePath(written);
	if (path === null || written === "") return [];
	const pattern = path.includes("*");
	return [{
		field: fieldName(key),
		key,
		written,
		anyOf: [path],
		lookup: pattern ? "pattern" : lookup
	}];
}
function isString(value) {
	return typeof value === "string";
}
function remapped(path, from, to) {
	const [head = "", tail] = from.split("*", 2);
	if (tail === void 0) return path === from ? to : null;
	if (path.length < head.length + tail.length || !path.startsWith(head) || !path.endsWith(tail)) return null;
	return to.replace("*", () => path.slice(head.length, path.length - tail.length));
}
function byTypesVersions({ typesVersions }, path) {
	return Object.values(asObject(typesVersions)).flatMap((paths) => Object.entries(asObject(paths)).flatMap(([from, targets]) => (Array.isArray(targets) ? targets.filter(isString) : []).map((to) => normalizePath(remapped(path, normalizePath(from) ?? from, to) ?? "") ?? "").filter((to) => to !== "")));
}
function single(manifest) {
	return [
		["main", "module"],
		["module", "module"],
		["types", "types"],
		["typings", "types"]
	].flatMap(([field, lookup]) => {
		const value = manifest[field];
		const entries = isString(value) ? entryPoint([field], value, lookup) : [];
		return lookup === "types" ? entries.map((entry) => ({
			...entry,
			anyOf: entry.anyOf.flatMap((path) => [path, ...byTypesVersions(manifest, path)])
		})) : entries;
	});
}
function exported(value, key) {
	if (isString(value)) return value.startsWith("./") ? entryPoint(key, value, value.endsWith("/") ? "pattern" : "exact") : [];
	if (Array.isArray(value)) {
		const options = value.flatMap((each, index) => exported(each, [...key, index]));
		const [first] = options;
		return first ? [{
			...first,
			key,
			field: fieldName(key),
			anyOf: options.flatMap((option) => option.anyOf)
		}] : [];
	}
	return Object.entries(asObject(value)).flatMap(([name, target]) => exported(target, [...key, name]));
}
function browser(manifest) {
	const value = manifest.browser;
	if (isString(value)) return entryPoint(["browser"], value, "module");
	return Object.entries(asObject(value)).flatMap(([name, target]) => isString(target) && target.startsWith(".") ? entryPoint(["browser", name], target, "module") : []);
}
function typesVersions(manifest) {
	return Object.entries(asObject(manifest.typesVersions)).flatMap(([range, paths]) => Object.entries(asObject(paths)).flatMap(([from, targets]) => {
		const written = Array.isArray(targets) ? targets.filter(isString) : [];
		const anyOf = written.map(normalizePath).filter((path) => path !== null && path !== "");
		const key = [
			"typesVersions",
			range,
			from
		];
		return anyOf.length > 0 ? [{
			field: fieldName(key),
			key,
			written: written.join(", "),
			anyOf,
			lookup: "types"
		}] : [];
	}));
}
function man(manifest) {
	const value = manifest.man;
	return (isString(value) ? [value] : Array.isArray(value) ? value.filter(isString) : []).flatMap((page) => entryPoint(["man"], page, "exact"));
}
function bins(manifest) {
	return binTargets(manifest).flatMap((target) => entryPoint(target.key, target.path, "exact"));
}
function entryPoints(manifest) {
	return [
		...single(manifest),
		...exported(manifest.exports, ["exports"]),
		...bins(manifest),
		...browser(manifest),
		...typesVersions(manifest),
		...man(manifest)
	];
}
// src/rules/entry-points/entry-lookup.ts
const completions = {
	exact: [""],
	pattern: [""],
	module: [
		"",
		".js",
		".json",
		".node",
		".cjs",
		".mjs",
		"/index.js",
		"/index.json",
		"/index.node",
		"/index.cjs",
		"/index.mjs"
	],
	types: [
		"",
		".d.ts",
		".ts",
		".tsx",
		".d.mts",
		".d.cts",
		"/index.d.ts",
		"/index.ts"
	]
};
function matchesPattern(pattern, paths) {
	const [head = "", tail = ""] = pattern.split("*", 2);
	for (const path of paths) if (path.startsWith(head) && path.endsWith(tail) && path.length > head.length + tail.length) return true;
	return false;
}
function packedFile(target, lookup, paths) {
	if (target.includes("*") || lookup === "pattern" || target === "" && lookup === "exact") return null;
	return completions[lookup].map((end) => target === "" ? end.replace(/^\//, "") : `${target}${end}`).find((path) => paths.has(path)) ?? null;
}
function isPacked(target, lookup, paths) {
	if (target.includes("*")) return matchesPattern(target, paths);
	if (lookup === "pattern") return target === "" || matchesPattern(`${target}/*`, paths);
	return packedFile(target, lookup, paths) !== null;
}
function fallsBack({ field }, paths) {
	return field === "main" && paths.has("index.js");
}
// src/rules/entry-points/entry-point-missing.ts
const looseLevels = {
	new: "error",
	unchanged: "note"
};
function isLoose({ lookup, key }) {
	return lookup === "pattern" || key[0] === "typesVersions";
}
const ownLevels = {
	new: "note",
	unchanged: "note"
};
const toleratedLevels = {
	new: "error",
	unchanged: "warning"
};
function replacesNothing({ key: [field, name] }, paths) {
	const replaced = field === "browser" && typeof name === "string" && name.startsWith(".") ? normalizePath(name) : null;
	return replaced !== null && !isPacked(replaced, "module", paths);
}
function leadsSomewhere(entry, paths) {
	return replacesNothing(entry, paths) || entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)) || fallsBack(entry, paths);
}
function missingTargets({ manifest, files }) {
	const paths = new Set(files.map((file) => file.path));
	return groupBy(entryPoints(manifest).filter((entry) => !leadsSomewhere(entry, paths)), ({ written }) => written);
}
function unreachableEntries(release) {
	return [...missingTargets(release)].flatMap(([written, entries]) => entries.some((entry) => !isLoose(entry) && !underOwnCondition(entry.key) && !isDefaultMain(entry)) ? [written] : []);
}
function isOfUse({ manifest, files }) {
	const paths = new Set(files.map((file) => file.path));
	const isCode = ({ lookup, key, anyOf }) => lookup !== "types" && !key.includes("types") && key[0] !== "man" && !underOwnCondition(key) && !anyOf.includes("package.json");
	return paths.has("index.js") || entryPoints(manifest).some((entry) => isCode(entry) && leadsSomewhere(entry, paths));
}
const linked = new Set(["bin", "man"]);
function isDefaultMain({ key, anyOf }) {
	return key[0] === "main" && anyOf[0] === "index.js";
}
const fewestParts = 2;
function isUsedByParts({ manifest, files }) {
	const paths = new Set(files.map((file) => file.path));
	const parts = entryPoints(manifest).filter(({ key, lookup, anyOf }) => key[0] === "exports" && lookup !== "types" && lookup !== "pattern" && !anyOf.includes("package.json"));
	return [...groupBy(parts, ({ key }) => String(key[1]))].filter(([part, entries]) => /^\.\/\w/.test(part) && entries.every((entry) => leadsSomewhere(entry, paths))).length >= fewestParts;
}
function isNodeMain({ key, anyOf }, { manifest }) {
	if (key[0] !== "exports" || typeof key[1] === "string" && key[1].startsWith("./")) return false;
	const { exports } = manifest;
	const value = Object.hasOwn(asObject(exports), ".") ? asObject(exports)["."] : exports;
	return [nodeConditions.require, nodeConditions.import].some((conditions) => {
		const target = resolve(value, conditions);
		return typeof target === "string" && anyOf[0] === normalizePath(target);
	});
}
function isTolerable(entry, release, ofUse) {
	if (isDefaultMain(entry)) return true;
	const { key } = entry;
	return ofUse && (!isNodeMain(entry, release) || isUsedByParts(release)) && !linked.has(key[0]) && (key[0] !== "main" || release.manifest.exports !== void 0) && !isLoose(entry) && !underOwnCondition(key);
}
function unbuiltFolder(entries, folders) {
	const [folder = "", ...below] = entries[0]?.anyOf[0]?.split("/") ?? [];
	return below.length === 0 || folder.includes("*") || folders.has(folder) ? null : folder;
}
function fieldNames(entries) {
	const fields = entries.slice(0, 3).map((entry) => entry.field).join(", ");
	return entries.length > 3 ? `${fields} and ${formatCount(entries.length - 3)} more` : fields;
}
const help = "Build what is missing before packing and see that `files` in package.json admits it, or take the entries out of package.json.";
function levelsOf(entries) {
	if (entries.every(({ key }) => underOwnCondition(key))) return { levels: ownLevels };
	return entries.every((entry) => isLoose(entry) || underOwnCondition(entry.key)) ? { levels: looseLevels } : {};
}
function problem(entries, target, what = `${target}, which is not packed`) {
	return {
		message: `${fieldNames(entries)} in package.json ${entries.length === 1 ? "names" : "name"} ${what}`,
		help,
		path: "package.json",
		cause: {
			kind: "manifest",
			key: entries[0]?.key ?? []
		},
		key: target,
		...levelsOf(entries)
	};
}
const many = 4;
function kindOf([written]) {
	return /\.d\.[cm]?ts$/.test(written) ? "declarations" : /\.\w+$/.exec(written)?.[0] ?? "files";
}
function* each(missing) {
	for (const [kind, group] of groupBy(missing, (one) => JSON.stringify([kindOf(one), levelsOf(one[1])]))) {
		const targets = group.map(([written]) => written);
		if (group.length < many) yield* group.map(([written, entries]) => problem(entries, written));
		else yield {
			...problem(group.flatMap(([, entries]) => entries), kind, `${formatCount(group.length)} files that are not packed: ${listing(targets)}`),
			count: group.length
		};
	}
}
function* problems(missing, { files }, baselineState) {
	const folders = new Set(files.map(({ path }) => path.slice(0, Math.max(0, path.indexOf("/")))));
	for (const [folder, group] of groupBy(missing, ([, entries]) => unbuiltFolder(entries, folders) ?? "")) {
		const found = folder !== "" && group.length > 1 ? [problem(group.flatMap(([, entries]) => entries), folder, `files in ${folder}, which are not packed`)] : each(group);
		for (const one of found) yield {
			...one,
			baselineState
		};
	}
}
function tolerated(missing) {
	const first = missing.map(([written]) => written).join(", ");
	return {
		...problem(missing.flatMap(([, those]) => those), first, `${missing.length === 1 ? `${first}, which is not packed` : "files that are not packed"}, as in the previous release`),
		levels: toleratedLevels,
		baselineState: "unchanged"
	};
}
function lostIndex(release, baseline) {
	const { main, exports, bin } = release.manifest;
	const has = ({ files }) => files.some(({ path }) => /^index\.(?:js|json|node)$/.test(path));
	return (main === void 0 || main === "") && (exports === void 0 || exports === null) && bin === void 0 && has(baseline) && !has(release);
}
function impliedProblem({ name }) {
	return {
		message: `index.js is not packed, and package.json has neither main nor exports: ${name} can't be loaded any more`,
		help,
		path: "package.json",
		cause: {
			kind: "manifest",
			key: ["main"]
		},
		key: "index.js",
		baselineState: "new"
	};
}
const entryPointMissing = defineRule({
	id: "entry-point-missing",
	summary: "a file that package.json names as an entry point and that is not packed",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release, baseline }) {
		const before = baseline ? missingTargets(baseline) : new Map();
		const missing = [...missingTargets(release)];
		if (baseline && lostIndex(release, baseline)) yield impliedProblem(release);
		const known = missing.filter(([written]) => before.has(written));
		const ofUse = isOfUse(release);
		const old = known.filter(([, entries]) => entries.every((entry) => isTolerable(entry, release, ofUse)));
		if (old.length > 0) yield tolerated(old);
		yield* problems(known.filter((one) => !old.includes(one)), release, "unchanged");
		yield* problems(missing.filter((one) => !known.includes(one)), release, "new");
	}
});
export { packedFile as a, concrete as c, lookUp as d, nodeConditions as f, isPacked as i, leavesOf as l, subpathsOf as m, unreachableEntries as n, entryPoints as o, resolve as p, fallsBack as r, underOwnCondition as s, entryPointMissing as t, loads as u };
