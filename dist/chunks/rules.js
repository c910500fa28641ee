import { i as patternProblem, t as compilePattern } from "./patterns.js";
import { a as declaredBundle, c as packedBundle, i as withoutUser, l as shippedDependencies, n as clip, o as foreignSource, r as listing, s as isOptionalPeer, t as manifestMismatches, u as fileDifferences } from "./registry-fields.js";
import { b as union, d as array, u as _enum, v as strictObject, y as string } from "./libraries/zod.js";
import { a as normalizePath, i as installScripts, n as binTargets, t as asObject } from "./manifest.js";
import { i as plural, n as formatCount, r as formatMode, t as formatBytes } from "./format.js";
import { t as groupBy } from "./group-by.js";
import { n as sizeSchema, t as percentSchema } from "./sizes.js";
import { n as isInternalHost, t as isForeign } from "./foreign-source.js";
// src/policy/allowlist.ts
function matches(entry, path) {
	return compilePattern(entry.pattern)(path);
}
function excluder(entries, path) {
	return entries.find((entry) => entry.negated && matches(entry, path));
}
function admits(entries, path) {
	let admitted = entries.length > 0 && entries.every((entry) => entry.negated);
	for (const entry of entries) {
		if (!matches(entry, path)) continue;
		if (entry.negated) return false;
		admitted = true;
	}
	return admitted;
}
// src/rules/rule.ts
function defineRule(rule) {
	return rule;
}
// src/rules/allowlist/allowlist-unmatched.ts
const required = {
	new: "error",
	unchanged: "error"
};
const allowlistUnmatched = defineRule({
	id: "allowlist-unmatched",
	summary: "an entry of the policy that no packed file needs, or that is required and missing",
	scope: "policy",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check({ release, policy }) {
		for (const entry of policy.files ?? []) {
			if (entry.inherited && !entry.required) continue;
			if (release.files.some(({ path }) => matches(entry, path))) continue;
			const written = `${entry.negated ? "!" : ""}${entry.pattern}`;
			yield {
				message: entry.required ? `no packed file matches ${written}, which the policy requires` : `no packed file matches ${written}`,
				help: entry.required ? "Build it, and check `files` in package.json; or take `required` off the entry." : "Take the entry out: an allowlist that admits more than it has to lets the next mistake through.",
				path: entry.at.path,
				cause: {
					kind: "policy",
					at: entry.at
				},
				...entry.required && { levels: required }
			};
		}
	}
});
// src/rules/manifest/bin-changed.ts
function commands$2({ name, manifest }) {
	const own = name.slice(name.lastIndexOf("/") + 1);
	return new Map(binTargets(manifest).map(({ key, path }) => [String(key[1] ?? own), path]));
}
function renames(comparison) {
	return new Map((comparison?.pairs ?? []).flatMap(({ file, was }) => was ? [[was.path, file.path]] : []));
}
const binChanged = defineRule({
	id: "bin-changed",
	summary: "a command that is gone, or that starts another file",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline, comparison }) {
		if (!baseline) return;
		const before = commands$2(baseline);
		const now = commands$2(release);
		const renamed = renames(comparison);
		const gone = [...before.keys()].filter((name) => !now.has(name));
		if (gone.length > 0) yield {
			message: `${plural(gone.length, "command")} of the package ${gone.length === 1 ? "is" : "are"} gone: ` + listing(gone),
			help: "Put it back under `bin` in package.json, or make this a major version.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: ["bin"]
			}
		};
		const moved = [...now].flatMap(([name, path]) => {
			const was = before.get(name);
			return was === void 0 || was === path || renamed.get(was) === path ? [] : [{
				name,
				path,
				was
			}];
		});
		const [first] = moved;
		if (!first) return;
		yield {
			message: `${plural(moved.length, "command")} of the package ${moved.length === 1 ? "starts another file" : "start other files"} now: ` + listing(moved.map(({ name, path, was }) => `${clip(name)} (${was} → ${path})`)),
			help: "Make sure that the file is the one that you mean: it runs under a name that your users know.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: typeof release.manifest.bin === "string" ? ["bin"] : ["bin", first.name]
			}
		};
	}
});
// src/model/top-folder.ts
function topFolder(path) {
	const slash = path.indexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
// src/rules/source-map/map-words.ts
function inFolder(folder) {
	return folder === "." ? "in the package's top folder" : `under ${folder}`;
}
function filesThat(paths, folder, one, many) {
	if (paths.length === 1) return `${paths[0] ?? ""} ${one}`;
	return folder === null ? `${plural(paths.length, "file")} ${many}` : `${plural(paths.length, "file")} ${inFolder(folder)} ${many}`;
}
function sharedArea(paths) {
	const [first, ...others] = new Set(paths.map(topFolder));
	return first === void 0 || others.length > 0 ? null : first;
}
const evalMaps = "source maps in eval wrappers (a bundler's development build)";
function whereIs({ folder, spread }) {
	return spread === void 0 ? inFolder(folder) : `in ${formatCount(spread)} folders`;
}
function holds(group) {
	const { origin, members } = group;
	const [first] = members;
	if (first && members.length === 1) {
		if (origin === "file") return `${first.path} is a source map`;
		if (origin === "eval") return `${first.path} has ${evalMaps}`;
		return `${first.path} has ` + (first.maps.length === 1 ? "an inline source map" : plural(first.maps.length, "inline source map"));
	}
	if (origin === "file") return `${plural(members.length, "source map")} ship ${whereIs(group)}`;
	return `${plural(members.length, "file")} ${whereIs(group)} have ` + (origin === "eval" ? evalMaps : "inline source maps");
}
function holdsThat(group, one, many) {
	const { origin, members } = group;
	const [first] = members;
	if (origin === "file") {
		if (!first || members.length > 1) return `${plural(members.length, "source map")} ${whereIs(group)} ${many}`;
		return /\.map$/i.test(first.path) ? `${first.path} ${one}` : `${holds(group)} that ${one}`;
	}
	const single = origin === "inline" && members.length === 1 && first?.maps.length === 1;
	return `${holds(group)} that ${single ? one : many}`;
}
const shown$6 = 3;
function exclusions({ folder, spread, members }) {
	const below = spread !== void 0 ? "**/" : folder === "." ? "" : `${folder}/**/`;
	const patterns = members.map(({ path }) => /\.map$/i.test(path) ? `!${below}*.map` : `!${path}`);
	return [...new Set(patterns)].slice(0, shown$6).map((pattern) => JSON.stringify(pattern)).join(", ");
}
function keepOut$1(group, { files }) {
	if (Array.isArray(files)) return `Keep maps out: add ${exclusions(group)} to \`files\` in package.json`;
	return `Keep maps out: list what ships as \`files\` in package.json, with ${exclusions(group)} at the end`;
}
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
const shown$5 = 3;
function groupFacts(paths) {
	return paths.length > 1 ? {
		count: paths.length,
		examples: paths.slice(0, shown$5),
		paths
	} : {};
}
function place$2(paths, folder) {
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
// src/rules/contents/build-path.ts
function telling({ files }) {
	return files.flatMap((file) => file.buildPaths && file.buildPaths.count > 0 ? [{
		...file,
		buildPaths: file.buildPaths
	}] : []);
}
function homeOf(path) {
	const plain = path.replace(/^file:\/*(?=\/|[A-Za-z]:)/, "").replaceAll("\\", "/").replace(/\/+/g, "/");
	return /^(?:[A-Za-z]:)?\/?[^/]+\/[^/]+/.exec(plain)?.[0] ?? plain;
}
function homes(file) {
	return file.buildPaths.examples.map(homeOf);
}
function causes$1(files) {
	const found = [];
	for (const members of groupBy(files, ({ path }) => topFolder(path)).values()) {
		const own = new Set(members.flatMap(homes));
		const same = found.find((group) => group.some((file) => homes(file).some((home) => own.has(home))));
		if (same) same.push(...members);
		else found.push([...members]);
	}
	return found;
}
const shown$4 = 3;
const shownLength$1 = 120;
function examples(files) {
	return [...new Set(files.flatMap((file) => file.buildPaths.examples))].slice(0, shown$4).map((path) => path.length > shownLength$1 ? `${path.slice(0, shownLength$1)}…` : path).join(", ");
}
const buildPath = defineRule({
	id: "build-path",
	summary: "an absolute build path that names a user or a CI system's home",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		const before = baseline ? telling(baseline) : [];
		const knownHomes = new Set(before.flatMap(homes));
		const known = (file) => before.length > 0 && homes(file).every((home) => knownHomes.has(home));
		for (const members of [...causes$1(telling(release).filter(known)), ...causes$1(telling(release).filter((file) => !known(file)))]) {
			const [first] = members;
			if (!first) continue;
			const paths = members.map(({ path }) => path);
			const folder = sharedArea(paths);
			const count = members.reduce((sum, file) => sum + file.buildPaths.count, 0);
			yield {
				message: `${filesThat(paths, folder, "holds", "hold")} ${plural(count, "absolute build path")}: ` + examples(members),
				help: "Build with relative paths: bundlers have options for the names of sources in maps, and `__filename` or `import.meta.url` should not be replaced at build time. Debug prefixes of compilers can be mapped away (`-ffile-prefix-map`, `--remap-path-prefix`).",
				...place$2(paths, folder ?? "."),
				baselineState: known(first) ? "unchanged" : "new"
			};
		}
	}
});
// src/rules/manifest/bundled-dependency.ts
function bundles({ manifest, files }) {
	return {
		declared: new Set(declaredBundle(manifest)),
		packed: new Set(packedBundle(files.map(({ path }) => path)))
	};
}
function without$1(names, others) {
	return [...names].filter((name) => !others.has(name));
}
function told$1(what, names) {
	return names.length === 0 ? [] : [`${what} ${listing(names)}`];
}
const harmless$3 = {
	new: "note",
	unchanged: "off"
};
const bundledDependency = defineRule({
	id: "bundled-dependency",
	summary: "other packages in the release's own node_modules, or in bundleDependencies, than before",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline }) {
		if (!baseline) return;
		const before = bundles(baseline);
		const now = bundles(release);
		const added = without$1(now.packed, before.packed);
		const gone = without$1(before.packed, now.packed);
		const declared = without$1(now.declared, before.declared).filter((name) => !added.includes(name));
		const undeclared = without$1(before.declared, now.declared).filter((name) => !gone.includes(name));
		const changes = [
			...told$1("packed now", added),
			...told$1("no longer packed", gone),
			...told$1("declared now", declared),
			...told$1("no longer declared", undeclared)
		];
		if (changes.length === 0) return;
		const onlyUnneeded = changes.length === 1 && gone.length > 0 && gone.every((name) => !before.declared.has(name));
		yield {
			message: `the bundled dependencies changed: ${changes.join("; ")}`,
			help: "Make sure that each is meant: bundled code is installed as it is packed here, and no audit of a registry covers it. npm bundles what `bundleDependencies` names and is installed when it packs.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: [release.manifest.bundledDependencies === void 0 ? "bundleDependencies" : "bundledDependencies"]
			},
			...onlyUnneeded && before.declared.size > 0 && { levels: harmless$3 }
		};
	}
});
// src/rules/manifest/dependency-added.ts
function words$3({ name, installs, spec }) {
	return installs === name ? name : `${name} (${withoutUser(spec)})`;
}
function brought(manifest) {
	return shippedDependencies(manifest).filter((each) => !isOptionalPeer(manifest, each));
}
function scopeOf(name) {
	return name.startsWith("@") ? name.slice(0, name.indexOf("/")) : null;
}
function isPlatformBuild({ group, spec, installs }, release, siblings) {
	const scope = scopeOf(installs);
	return group === "optionalDependencies" && spec === release.version && scope !== null && siblings.has(scope);
}
const harmless$2 = {
	new: "note",
	unchanged: "off"
};
const dependencyAdded = defineRule({
	id: "dependency-added",
	summary: "a package that installing this one brings along, and did not before",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline }) {
		if (!baseline) return;
		const known = new Set(brought(baseline.manifest).map(({ installs }) => installs));
		const added = brought(release.manifest).filter(({ installs }) => !known.has(installs));
		const packages = [...groupBy(added, ({ installs }) => installs).values()].flatMap(([first]) => first ?? []);
		const [first] = packages;
		if (!first) return;
		const siblings = new Set(brought(baseline.manifest).flatMap(({ group, installs }) => group === "optionalDependencies" ? scopeOf(installs) : []));
		yield {
			message: `${packages.length === 1 ? "1 runtime dependency is" : `${formatCount(packages.length)} runtime dependencies are`} new: ${listing(packages.map(words$3))}`,
			help: "Make sure that you added it and that its name is the one you mean: its code runs wherever yours does.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: [first.group, first.name]
			},
			...packages.every((each) => isPlatformBuild(each, release, siblings)) && { levels: harmless$2 }
		};
	}
});
// src/rules/manifest/dependency-spec.ts
const meanings = {
	local: "a path of the machine that packed it, which nobody else has",
	workspace: "a workspace, which the packer should have replaced by a version",
	catalog: "a catalog, which the packer should have replaced by a version",
	git: "a git repository, which no registry vouches for",
	url: "a URL, which no registry vouches for",
	unknown: "a protocol that npm doesn't know"
};
const replaced = "Pack with the client that knows this spec (`pnpm pack`, `yarn pack`): npm leaves it as it is. Or write a version.";
const published = "Publish that package and depend on a version of it, or bundle it (`bundleDependencies`).";
const remedies$1 = {
	local: published,
	workspace: replaced,
	catalog: replaced,
	git: published,
	url: published,
	unknown: replaced
};
function foreignDependencies({ manifest, files }) {
	const packed = new Set(packedBundle(files.map(({ path }) => path)));
	const bundled = new Set(declaredBundle(manifest).filter((name) => packed.has(name)));
	return shippedDependencies(manifest).flatMap((dependency) => {
		const source = foreignSource(dependency.spec);
		return source === null || bundled.has(dependency.name) ? [] : [{
			...dependency,
			source
		}];
	});
}
function identity$2({ name, source }) {
	return `${source}\0${name}`;
}
const dependencySpec = defineRule({
	id: "dependency-spec",
	summary: "a dependency that no registry can resolve: a path, a workspace, a catalog, git or a URL",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release, baseline }) {
		const before = new Set(baseline ? foreignDependencies(baseline).map(identity$2) : []);
		const known = (each) => before.has(identity$2(each));
		for (const [, members] of groupBy(foreignDependencies(release), (each) => `${each.source}\0${String(known(each))}`)) {
			const [first] = members;
			if (!first) continue;
			const { group, name, source } = first;
			const specs = [...new Set(members.map((each) => `${each.name} (${clip(withoutUser(each.spec))})`))];
			yield {
				message: `${members.length === 1 ? `a dependency leads to ${meanings[source]}` : `${members.length} dependencies lead to ${meanings[source]}`}: ` + listing(specs),
				help: remedies$1[source],
				path: "package.json",
				cause: {
					kind: "manifest",
					key: [group, name]
				},
				key: source,
				baselineState: known(first) ? "unchanged" : "new"
			};
		}
	}
});
// src/inspect/modules/conditions.ts
const known$1 = new Set([
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
	return field === "exports" && below.some((part) => typeof part === "string" && !part.startsWith(".") && !part.startsWith("types@") && !known$1.has(part));
}
// src/rules/entry-points/entry-lookup.ts
const completions$1 = {
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
	return completions$1[lookup].map((end) => target === "" ? end.replace(/^\//, "") : `${target}${end}`).find((path) => paths.has(path)) ?? null;
}
function isPacked(target, lookup, paths) {
	if (target.includes("*")) return matchesPattern(target, paths);
	if (lookup === "pattern") return target === "" || matchesPattern(`${target}/*`, paths);
	return packedFile(target, lookup, paths) !== null;
}
function fallsBack({ field }, paths) {
	return field === "main" && paths.has("index.js");
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
function isOfUse({ manifest, files }) {
	const paths = new Set(files.map((file) => file.path));
	const isCode = ({ lookup, key, anyOf }) => lookup !== "types" && !key.includes("types") && key[0] !== "man" && !underOwnCondition(key) && !anyOf.includes("package.json");
	return paths.has("index.js") || entryPoints(manifest).some((entry) => isCode(entry) && leadsSomewhere(entry, paths));
}
const linked = new Set(["bin", "man"]);
function isDefaultMain({ key, anyOf }) {
	return key[0] === "main" && anyOf[0] === "index.js";
}
function isTolerable(entry, release, ofUse) {
	if (isDefaultMain(entry)) return true;
	const { key } = entry;
	return ofUse && !linked.has(key[0]) && (key[0] !== "main" || release.manifest.exports !== void 0) && !isLoose(entry) && !underOwnCondition(key);
}
function unbuiltFolder(entries, folders) {
	const [folder = "", ...below] = entries[0]?.anyOf[0]?.split("/") ?? [];
	return below.length === 0 || folder.includes("*") || folders.has(folder) ? null : folder;
}
function fieldNames(entries) {
	const fields = entries.slice(0, 3).map((entry) => entry.field).join(", ");
	return entries.length > 3 ? `${fields} and ${formatCount(entries.length - 3)} more` : fields;
}
const help$4 = "Build what is missing before packing and see that `files` in package.json admits it, or take the entries out of package.json.";
function levelsOf(entries) {
	if (entries.every(({ key }) => underOwnCondition(key))) return { levels: ownLevels };
	return entries.every((entry) => isLoose(entry) || underOwnCondition(entry.key)) ? { levels: looseLevels } : {};
}
function problem(entries, target, what = `${target}, which is not packed`) {
	return {
		message: `${fieldNames(entries)} in package.json ${entries.length === 1 ? "names" : "name"} ${what}`,
		help: help$4,
		path: "package.json",
		cause: {
			kind: "manifest",
			key: entries[0]?.key ?? []
		},
		key: target,
		...levelsOf(entries)
	};
}
const many$1 = 4;
function kindOf$1([written]) {
	return /\.d\.[cm]?ts$/.test(written) ? "declarations" : /\.\w+$/.exec(written)?.[0] ?? "files";
}
function* each(missing) {
	for (const [kind, group] of groupBy(missing, (one) => JSON.stringify([kindOf$1(one), levelsOf(one[1])]))) {
		const targets = group.map(([written]) => written);
		if (group.length < many$1) yield* group.map(([written, entries]) => problem(entries, written));
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
		const known = missing.filter(([written]) => before.has(written));
		const ofUse = isOfUse(release);
		const old = known.filter(([, entries]) => entries.every((entry) => isTolerable(entry, release, ofUse)));
		if (old.length > 0) yield tolerated(old);
		yield* problems(known.filter((one) => !old.includes(one)), release, "unchanged");
		yield* problems(missing.filter((one) => !known.includes(one)), release, "new");
	}
});
// src/rules/files/exec-bit-lost.ts
const executable = 73;
const library = /\.(node|wasm|dll|dylib|so)(\.\d+)*$/i;
function isPackedOnWindows({ files }) {
	return files.every(({ mode }) => (mode & 511) === 438);
}
const execBitLost = defineRule({
	id: "exec-bit-lost",
	summary: "a bin target or native executable that was executable and is not",
	scope: "change",
	levels: {
		new: "error",
		unchanged: "off"
	},
	*check({ release, comparison }) {
		const onWindows = isPackedOnWindows(release);
		const bins = new Set(binTargets(release.manifest).map((target) => target.path));
		for (const { file, was } of comparison?.pairs ?? []) {
			if (!was || (was.mode & executable) === 0 || (file.mode & executable) !== 0) continue;
			if (!(bins.has(file.path) || file.kind === "executable" && !library.test(file.path))) continue;
			yield {
				message: `${file.path} is no longer executable: mode ${formatMode(was.mode)} became ${formatMode(file.mode)}`,
				help: `Set the bit where the file is made: \`chmod +x ${file.path}\` (or \`git update-index --chmod=+x\` for a committed file; artifacts uploaded between jobs lose it).`,
				path: file.path,
				cause: {
					kind: "packed-file",
					path: file.path
				},
				...onWindows && bins.has(file.path) && { levels: {
					new: "warning",
					unchanged: "off"
				} }
			};
		}
	}
});
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
function loads(value) {
	return leavesOf(value).length > 0;
}
// src/rules/entry-points/lost-exports.ts
const completions = [
	"",
	".js",
	".json",
	".node",
	"/index.js",
	"/index.json",
	"/package.json",
	".d.ts",
	"/index.d.ts"
];
const importable = /\.([cm]?js|json|node)$/;
const aside$1 = /(^|\/)(\.|(__tests__|tests?|specs?|examples?|bench(marks?)?|docs?|scripts)\/)/i;
function closedPaths(release, baseline, now) {
	const before = new Set(baseline.files.map(({ path }) => path));
	const reachable = (path) => [
		path,
		path.replace(/\.(js|json|node)$/, ""),
		path.replace(/\/index\.js$/, "")
	].some((each) => loads(lookUp(now, `./${each}`)));
	const served = new Set([...now.values.values()].flatMap((value) => leavesOf(value)).map(({ target }) => normalizePath(target)));
	return release.files.map(({ path }) => path).filter((path) => before.has(path) && importable.test(path) && !aside$1.test(path) && !served.has(path) && !reachable(path));
}
function isModule(target, { manifest, files }) {
	if (target.endsWith(".mjs")) return true;
	if (!target.endsWith(".js") || manifest.type !== "module") return false;
	const path = target.replace(/^\.\//, "");
	return !files.some((file) => file.path.endsWith("/package.json") && path.startsWith(file.path.slice(0, -12)));
}
const declaration = /\.d\.([cm]?ts|[^/]+\.ts)$/;
function hasTypes(target, { files }) {
	const beside = target.replace(/^\.\//, "").replace(/\.([cm]?)js$/, ".d.$1ts");
	return declaration.test(target) || files.some(({ path }) => path === beside);
}
const judged = /^(default|import|require|types(@.*)?)$/;
const nodes = /^(node|node-addons|require|default)$/;
function losesRequire(leaf, consumer, { release, baseline, now, before }) {
	const node = new Set([...consumer, "node"]);
	if (!consumer.has("require") || !leaf.conditions.every((name) => nodes.test(name)) || resolve(before, node) !== leaf.target) return false;
	return isModule(resolve(now, node) ?? "", release) && !isModule(leaf.target, baseline);
}
function missing(leaf, consumer, sides) {
	const { release, baseline, now, before } = sides;
	const found = resolve(now, consumer);
	const names = leaf.conditions.filter((name) => name !== "default");
	if (typeof found !== "string") return names.at(-1) ?? (consumer.has("require") ? "require" : "import");
	if (found === leaf.target && release.manifest.type === baseline.manifest.type) return null;
	if (declaration.test(leaf.target)) return hasTypes(found, release) ? null : "types";
	if (losesRequire(leaf, consumer, sides)) return "require";
	return names.find((name) => {
		const others = new Set([...consumer].filter((each) => each !== name));
		return !judged.test(name) && found !== leaf.target && resolve(before, others) !== leaf.target && resolve(now, others) === found;
	}) ?? null;
}
function lostConditions(sides) {
	const lost = leavesOf(sides.before).flatMap((leaf) => {
		const own = new Set([...leaf.conditions, ...leaf.conditions.some((name) => name.startsWith("types@")) ? ["types"] : []]);
		return (own.has("import") || own.has("require") ? [own] : ["import", "require"].map((kind) => new Set([...own, kind]))).filter((consumer) => resolve(sides.before, consumer) === leaf.target).flatMap((consumer) => missing(leaf, consumer, sides) ?? []);
	});
	return [...new Set(lost)];
}
function exportsRemoved$1(release, baseline) {
	const before = subpathsOf(baseline);
	const now = subpathsOf(release);
	if (before.values.size === 0) return {
		subpaths: [],
		closed: now.values.size === 0 ? [] : closedPaths(release, baseline, now),
		conditions: new Map()
	};
	const packed = new Set(release.files.map(({ path }) => path));
	const paths = baseline.files.map(({ path }) => path);
	const stillThere = (subpath) => now.values.size > 0 ? loads(lookUp(now, subpath)) : subpath === "." || completions.some((end) => packed.has(`${normalizePath(subpath) ?? ""}${end}`));
	const subpaths = [];
	const conditions = new Map();
	for (const [key, value] of before.values) {
		if (!loads(value)) continue;
		const gone = (loads(now.values.get(key)) ? [] : concrete(key, value, paths)).filter((subpath) => loads(lookUp(before, subpath)) && !stillThere(subpath));
		subpaths.push(...gone);
		if (gone.length > 0 || now.values.size === 0) continue;
		for (const name of lostConditions({
			release,
			baseline,
			before: value,
			now: lookUp(now, key)
		})) conditions.set(name, [...conditions.get(name) ?? [], key]);
	}
	return {
		subpaths: [...new Set(subpaths)],
		closed: [],
		conditions
	};
}
// src/rules/entry-points/exports-removed.ts
const place$1 = {
	path: "package.json",
	cause: {
		kind: "manifest",
		key: ["exports"]
	}
};
const harmless$1 = {
	new: "note",
	unchanged: "off"
};
const exportsRemoved = defineRule({
	id: "exports-removed",
	summary: "a subpath or condition that could be imported and no longer can",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline }) {
		if (!baseline) return;
		const { subpaths, closed, conditions } = exportsRemoved$1(release, baseline);
		if (subpaths.length > 0) yield {
			message: `exports no longer has ${plural(subpaths.length, "subpath")}: ${listing(subpaths)}`,
			help: "Whoever imports it gets ERR_PACKAGE_PATH_NOT_EXPORTED. Put it back, or make this a major version.",
			...place$1
		};
		if (closed.length > 0) yield {
			message: `package.json has exports now, and ${plural(closed.length, "file")} that could be imported by path no longer can: ${listing(closed)}`,
			help: "Add what others may import (`\"./package.json\": \"./package.json\"`, `\"./lib/*\": \"./lib/*\"`), or make this a major version.",
			...place$1,
			...closed.every((path) => path === "package.json") && { levels: harmless$1 }
		};
		if (conditions.size > 0) {
			const lost = [...conditions].map(([name, at]) => `${name} of ${listing(at)}`);
			yield {
				message: `exports no longer serves ${plural(conditions.size, "condition")} as before: ` + lost.slice(0, 3).join("; "),
				help: "Whoever resolves with that condition gets an error or a file that it can't use. Put it back, or make this a major version.",
				...place$1
			};
		}
	}
});
// src/rules/files/file-added.ts
const fileAdded = defineRule({
	id: "file-added",
	summary: "files that the baseline did not have, one finding for each folder",
	scope: "change",
	levels: {
		new: "note",
		unchanged: "off"
	},
	*check({ baseline, comparison }) {
		const added = (comparison?.pairs ?? []).filter((pair) => pair.state === "added").map((pair) => pair.file);
		const sizes = new Map(added.map((file) => [file.path, file.size]));
		for (const group of fewFolders(groupByFolder([...sizes.keys()], (baseline?.files ?? []).map((file) => file.path)))) {
			const { path, paths } = group;
			const size = formatBytes(paths.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0));
			yield {
				message: paths.length === 1 ? `${path} is new (${size})` : `${plural(paths.length, "new file")} in ${folderWords(group)} (${size})`,
				help: "Nothing to do if this belongs in the release; else keep it out with `files` in package.json.",
				path,
				cause: {
					kind: "packed-file",
					path: paths[0] ?? path
				},
				...groupFacts(paths)
			};
		}
	}
});
// src/rules/allowlist/file-not-allowed.ts
function suggestion(path) {
	const slash = path.lastIndexOf("/");
	const extension = /\.[A-Za-z0-9]+$/.exec(path)?.[0];
	return slash < 0 || extension === void 0 ? path : `${path.slice(0, slash)}/**/*${extension}`;
}
function wordsOf({ pattern, at }) {
	return `"!${pattern}" (${at.path}:${at.line})`;
}
const fileNotAllowed = defineRule({
	id: "file-not-allowed",
	summary: "a packed file that no `files` entry of the policy matches",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release, policy }) {
		const entries = policy.files;
		if (!entries) return;
		const groups = new Map();
		for (const { path } of release.files) {
			if (admits(entries, path)) continue;
			const inherited = excluder(entries.filter((entry) => entry.inherited), path);
			const pattern = inherited ? wordsOf(inherited) : suggestion(path);
			groups.set(pattern, [...groups.get(pattern) ?? [], path]);
		}
		for (const [pattern, paths] of groups) {
			const [path = pattern] = paths;
			const inherited = excluder(entries.filter((entry) => entry.inherited), path);
			const what = inherited ? `taken out by ${pattern}` : "not in the allowlist";
			const allow = inherited ? "or excuse it by a waiver" : `or allow it in ${policy.path ?? "the policy"} under \`files\`: ${JSON.stringify(pattern)}`;
			yield {
				message: paths.length === 1 ? `${path} is packed and ${what}` : `${paths.length} files like ${path} are packed and ${what}`,
				help: `Keep it out of the release (\`files\` in package.json, .npmignore), ${allow}`,
				path,
				cause: {
					kind: "packed-file",
					path
				},
				...groupFacts(paths),
				key: paths.join("\0")
			};
		}
	}
});
// src/rules/contents/file-not-inspected.ts
const fileNotInspected = defineRule({
	id: "file-not-inspected",
	summary: "a file that could not be inspected wholly: over the limit, or unreadable as what it claims to be",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	options: strictObject({ max: sizeSchema.prefault("256 MB").meta({
		description: "Largest source map, or line with one inside, that is inspected.",
		examples: ["256 MB"]
	}) }),
	*check({ release }) {
		for (const { path, notInspected } of release.files) {
			if (notInspected === void 0) continue;
			yield {
				message: `${path} was not inspected: ${notInspected}`,
				help: "Keep it out of the release, repair it, or raise `rules: { file-not-inspected: { max: … } }` if memory allows. What was not read is not approved.",
				path,
				cause: {
					kind: "packed-file",
					path
				},
				key: notInspected
			};
		}
	}
});
// src/rules/files/file-removed.ts
const fileRemoved = defineRule({
	id: "file-removed",
	summary: "files of the baseline that are gone, one finding for each folder",
	scope: "change",
	levels: {
		new: "note",
		unchanged: "off"
	},
	*check({ release, comparison }) {
		const sizes = new Map((comparison?.removed ?? []).map((file) => [file.path, file.size]));
		for (const group of fewFolders(groupByFolder([...sizes.keys()], release.files.map((file) => file.path)))) {
			const { path, paths } = group;
			const size = formatBytes(paths.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0));
			yield {
				message: paths.length === 1 ? `${path} is gone (${size})` : `${plural(paths.length, "file")} gone from ${folderWords(group)} (${size})`,
				help: "Nothing to do if nobody needs it any more; else see whether the build made it and `files` in package.json admits it.",
				path,
				cause: {
					kind: "manifest",
					key: ["files"]
				},
				...groupFacts(paths)
			};
		}
	}
});
// src/rules/manifest/files-field-changed.ts
const always = /^(package\.json|(readme|copying|licen[cs]e)(\..*)?)$/i;
function entries({ files }) {
	if (!Array.isArray(files)) return null;
	const plain = files.filter((entry) => typeof entry === "string").map((entry) => entry.replace(/^(!?)\.?\//, "$1").replace(/\/(\*\*(\/\*)?)?$/, ""));
	return new Set(plain.filter((entry) => !always.test(entry)));
}
function without(entries, others) {
	return [...entries].filter((entry) => !others.has(entry));
}
function told(what, names) {
	return names.length === 0 ? [] : [`${what} ${listing(names)}`];
}
const harmless = {
	new: "note",
	unchanged: "off"
};
const place = {
	path: "package.json",
	cause: {
		kind: "manifest",
		key: ["files"]
	}
};
const filesFieldChanged = defineRule({
	id: "files-field-changed",
	summary: "other entries in `files` of package.json than before",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline, comparison }) {
		if (!baseline) return;
		const before = entries(baseline.manifest);
		const now = entries(release.manifest);
		if (!now) {
			if (before) yield {
				message: "`files` is gone from package.json: everything that no ignore file names ships",
				help: "Put `files` back: a list of what ships keeps out what nobody thought of.",
				...place
			};
			return;
		}
		if (!before) {
			yield {
				message: `package.json has \`files\` now: ${listing([...now])}`,
				help: "Nothing to do if nothing is missing from the release.",
				...place,
				levels: harmless
			};
			return;
		}
		const added = without(now, before);
		const removed = without(before, now);
		if (added.length + removed.length === 0) return;
		const grew = comparison?.pairs.some(({ state }) => state === "added") === true;
		const widens = added.some((entry) => !entry.startsWith("!")) || removed.some((entry) => entry.startsWith("!"));
		yield {
			message: `\`files\` in package.json changed: ` + [...told("added", added), ...told("removed", removed)].join("; "),
			help: "Look at the files that are new in this release: this field decides what ships.",
			...place,
			...!(widens && grew) && { levels: harmless }
		};
	}
});
// src/rules/manifest/license-changed.ts
function named$4(value) {
	const text = typeof value === "string" ? value : asObject(value).type;
	return typeof text === "string" && text.trim() !== "" ? text.trim() : null;
}
function licenseOf({ license, licenses }) {
	if (license !== void 0) return named$4(license);
	const all = (Array.isArray(licenses) ? licenses : [licenses]).flatMap((each) => named$4(each) ?? []);
	return all.length === 0 ? null : all.join(" OR ");
}
function meaning(license) {
	return license.toLowerCase().replace(/\s+/g, " ").replace(/^\((.*)\)$/, "$1").split(" or ").map((each) => each.replace(/(gpl-\d(?:\.\d)?)\+/, "$1-or-later").replace(/(gpl-\d(?:\.\d)?)-only/, "$1").replace(/[\s_-]/g, "")).sort().join(" or ");
}
const licenseChanged = defineRule({
	id: "license-changed",
	summary: "another license in package.json than before, or none any more",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline }) {
		const was = baseline && licenseOf(baseline.manifest);
		if (was === null) return;
		const now = licenseOf(release.manifest);
		if (now !== null && meaning(now) === meaning(was)) return;
		yield {
			message: now === null ? `package.json names no license any more; it was ${clip(was)}` : `the license in package.json was ${clip(was)} and is ${clip(now)}`,
			help: "Make sure that it is meant and agreed: license checks of your users go by this field.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: ["license"]
			}
		};
	}
});
// src/rules/forbidden-file/forbidden-classes.ts
const forbiddenClasses = [
	"keys",
	"credentials",
	"vcs",
	"assistant",
	"editor",
	"coverage",
	"build-info",
	"dump",
	"log",
	"os-junk",
	"temporary"
];
const blocking = {
	new: "error",
	unchanged: "warning"
};
const mildLevels = {
	new: "warning",
	unchanged: "note"
};
const revoke = "If a release with it was ever published, revoke it: a published package is copied within minutes and stays in caches.";
const example = /(^|[._-])(examples?|samples?|templates?|tpl|dist|defaults?|schema|stub|skeleton)($|[._-])|\.([cm]?[jt]sx?|md|html)$/i;
function isDump({ path, kind, mode }) {
	return !/(^|\/)core(\.\d+)?$/.test(path) || kind === "executable" && (mode & 73) === 0;
}
function isJunk({ path, kind }) {
	return !/(^|\/)\._[^/]*$/.test(path) || kind === "binary";
}
const forbiddenTable = {
	keys: {
		what: "a private key or a store of keys",
		advice: revoke,
		levels: blocking,
		sampled: true,
		folders: [".ssh", ".gnupg"],
		files: [
			"id_rsa",
			"id_dsa",
			"id_ecdsa",
			"id_ed25519",
			"*.ppk",
			"*.p12",
			"*.pfx",
			"*.jks",
			"*.keystore",
			"*.keychain",
			"*.keychain-db",
			"secring.gpg",
			"*.kdbx"
		],
		except: /^debug\.keystore$/i,
		confirm: ({ kind }) => kind !== "empty"
	},
	credentials: {
		what: "a file for credentials",
		advice: revoke,
		levels: blocking,
		sampled: true,
		folders: [".aws", ".kube"],
		files: [
			".env",
			".env.*",
			".env-*",
			".env_*",
			".envrc",
			".dev.vars",
			".netrc",
			"_netrc",
			".pypirc",
			".git-credentials",
			".dockercfg",
			".dockerconfigjson",
			".pgpass",
			".my.cnf",
			".s3cfg",
			".boto",
			".htpasswd",
			".vault-token",
			".terraformrc",
			"terraform.tfstate",
			"terraform.tfstate.backup",
			"gha-creds-*.json",
			"client_secret_*.json",
			"firebase-adminsdk*.json",
			"*firebase-adminsdk*.json",
			".bash_history",
			".zsh_history",
			".sh_history",
			".node_repl_history",
			".python_history",
			".psql_history",
			".mysql_history"
		],
		mild: { files: [
			".env.test",
			".env.testing",
			".env.ci",
			".npmrc",
			"*.env",
			"*.tfvars",
			"service-account.json",
			"service-account*.json",
			"service_account.json",
			"service_account*.json",
			"kubeconfig"
		] },
		except: example,
		confirm: ({ kind }) => kind !== "empty"
	},
	vcs: {
		what: "data of a version control system",
		levels: blocking,
		sampled: true,
		folders: [
			".git",
			".svn",
			".hg",
			".bzr",
			".jj",
			"_darcs",
			"CVS"
		],
		files: [".git"]
	},
	assistant: {
		what: "settings or a history of an AI assistant",
		advice: "Such files hold approved commands and prompts, and sometimes tokens.",
		levels: blocking,
		sampled: true,
		folders: [
			".claude",
			".cursor",
			".windsurf",
			".codeium",
			".codex",
			".gemini",
			".aider",
			".continue",
			".cline",
			".clinerules",
			".roo",
			".kiro",
			".junie",
			".augment",
			".qodo",
			".amazonq",
			".trae",
			".opencode",
			".crush",
			".goose",
			".specstory",
			".serena",
			".taskmaster",
			".playwright-mcp",
			".tabnine",
			".zencoder",
			".qwen",
			".kilocode",
			".openhands",
			".superpowers",
			".aiassistant",
			".copilot",
			".aider.tags.cache.v3",
			".aider.tags.cache.v4"
		],
		files: [
			".aider.*",
			".claude.json",
			"CLAUDE.local.md",
			".continuerc.json"
		],
		mild: { files: [
			".mcp.json",
			"CLAUDE.md",
			"GEMINI.md",
			".cursorrules",
			".cursorignore",
			".windsurfrules",
			".clinerules",
			".roomodes",
			".goosehints",
			".aiderignore",
			".geminiignore"
		] }
	},
	editor: {
		what: "an editor's settings or state",
		levels: blocking,
		sampled: true,
		folders: [
			".idea",
			".vscode",
			".vscode-test",
			".vs",
			".fleet",
			".zed",
			".nova",
			".history",
			"xcuserdata"
		],
		files: [
			"*.sublime-workspace",
			"*.suo",
			"*.xcuserstate"
		],
		mild: {
			folders: [".settings"],
			files: [
				".project",
				".classpath",
				"*.iml",
				"*.ipr",
				"*.iws",
				"*.sublime-project",
				"*.code-workspace"
			]
		}
	},
	coverage: {
		what: "a test run's output",
		levels: blocking,
		sampled: true,
		folders: [
			".nyc_output",
			".c8_output",
			"lcov-report",
			"playwright-report"
		],
		files: [
			"lcov.info",
			"*.lcov",
			"coverage-final.json",
			"cobertura-coverage.xml",
			"*.gcda",
			"*.gcno",
			"*.profraw",
			".last-run.json"
		],
		mild: { files: [
			"clover.xml",
			"coverage-summary.json",
			"junit.xml"
		] }
	},
	"build-info": {
		what: "a build tool's cache or notes",
		levels: mildLevels,
		sampled: true,
		folders: [
			".turbo",
			".parcel-cache",
			".rpt2_cache",
			".rpt2_cache_cjs",
			".rpt2_cache_es",
			".rpt2_cache_umd",
			".rts2_cache",
			".rts2_cache_cjs",
			".rts2_cache_es",
			".rts2_cache_esm",
			".rts2_cache_umd",
			".rollup.cache",
			".swc",
			".nx",
			".angular",
			".gradle",
			".cache",
			".pnpm-store",
			".sass-cache",
			".stryker-tmp",
			".wireit",
			".svelte-kit",
			".docusaurus",
			".expo",
			".vercel",
			".netlify",
			".wrangler",
			".serverless",
			".terraform",
			".scannerwork",
			"__pycache__",
			".pytest_cache",
			".mypy_cache",
			".ruff_cache",
			".ipynb_checkpoints",
			".tox",
			"obj.target"
		],
		files: [
			".tsbuildinfo",
			"*.tsbuildinfo",
			".eslintcache",
			".stylelintcache",
			".prettiercache",
			".ninja_log",
			".ninja_deps",
			"local.properties"
		]
	},
	dump: {
		what: "a dump of memory, a profile or a crash report",
		advice: "Memory holds whatever the process knew, its environment included.",
		levels: blocking,
		sampled: true,
		files: [
			"core",
			"core.*",
			"vgcore.*",
			"*.stackdump",
			"*.dmp",
			"*.mdmp",
			"*.hprof",
			"*.heapsnapshot",
			"*.heapprofile",
			"*.cpuprofile",
			"isolate-0x*-v8.log",
			"hs_err_pid*.log",
			"report.20*.*.*.*.json",
			"dump.rdb",
			"dump.sql"
		],
		except: /^core\..*\D/i,
		confirm: isDump
	},
	log: {
		what: "a log",
		levels: blocking,
		sampled: true,
		files: [
			"*.log",
			"*.log.gz",
			"*.log.1",
			"*.log.2",
			"npm-debug.log.*",
			"yarn-error.log.*",
			"nohup.out"
		],
		except: /^(change|changes|change-?log|history|release)s?\.log$/i
	},
	"os-junk": {
		what: "an operating system's own file",
		levels: blocking,
		sampled: false,
		folders: [
			"__MACOSX",
			".AppleDouble",
			".Spotlight-V100",
			".Trashes",
			".fseventsd",
			".DocumentRevisions-V100",
			"$RECYCLE.BIN"
		],
		files: [
			".DS_Store",
			"._*",
			"Thumbs.db",
			"ehthumbs.db",
			"ehthumbs_vista.db",
			"desktop.ini",
			".LSOverride",
			".nfs0*",
			".fuse_hidden*"
		],
		confirm: isJunk
	},
	temporary: {
		what: "a temporary file or a backup",
		levels: blocking,
		sampled: true,
		topFolders: ["tmp", "temp"],
		folders: [".tmp", ".temp"],
		files: [
			"*~",
			"*.bak",
			"*.orig",
			"*.rej",
			"*.swp",
			"*.swo",
			".#*",
			"#*#",
			".~lock.*#",
			"~$*"
		],
		mild: { files: [
			"*.tmp",
			"*.temp",
			"*.old",
			"*.backup",
			"*.crdownload"
		] }
	}
};
// src/rules/forbidden-file/coverage-output.ts
const marker = /^(lcov\.info|clover\.xml|coverage-final\.json|coverage-summary\.json|cobertura-coverage\.xml|block-navigation\.js|coverage-\d+-\d+-\d+\.json)$/;
const coverageName = /^\.?(coverage|code-?coverage|test-?coverage|cov|jest-coverage|coverage-report)$/i;
function coverageFolders(files) {
	const found = new Set();
	for (const { path } of files) {
		const parts = path.split("/");
		if (!marker.test(parts.at(-1) ?? "")) continue;
		const at = parts.findIndex((part) => coverageName.test(part));
		if (at >= 0) found.add(parts.slice(0, at + 1).join("/"));
	}
	return found;
}
// src/rules/forbidden-file/sample-folder.ts
const template = /^(_?templates?|templates?[-_.].*|.+[-_.]templates?|skeletons?|scaffolds?|scaffolding|boilerplates?|starters?|blueprints?)$/i;
const sample = /^(__)?(tests?|testing|specs?|e2e|mocks?|fixtures?|snapshots?|examples?|samples?|demos?|docs?|documentation|test[-_]?(data|fixtures?|files|assets|resources|helpers|utils?)|[a-z]+[-_]tests?)(__)?$/i;
function purposeOf(path) {
	const folders = path.split("/").slice(0, -1);
	if (folders.includes("node_modules")) return "bundled";
	if (folders.some((folder) => template.test(folder))) return "template";
	return folders.some((folder) => sample.test(folder)) ? "sample" : "own";
}
// src/rules/forbidden-file/forbidden-match.ts
function named$3(file) {
	const parts = file.path.split("/");
	return {
		file,
		folders: parts,
		name: (parts.pop() ?? "").toLowerCase()
	};
}
function namePattern(pattern) {
	const [first = "", ...others] = pattern.toLowerCase().split("*");
	return {
		first,
		between: others,
		last: others.pop() ?? null
	};
}
function fits(name, { first, between, last }) {
	if (last === null) return name === first;
	if (!name.startsWith(first) || !name.endsWith(last)) return false;
	let at = first.length;
	for (const part of between) {
		const found = name.indexOf(part, at + 1);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at < name.length - last.length;
}
function namesMatcher(names, mild) {
	const known = new Set(names.folders);
	const tops = new Set(names.topFolders);
	const patterns = (names.files ?? []).map(namePattern);
	return ({ file, folders, name }) => {
		const at = folders.findIndex((folder, index) => known.has(folder) || index === 0 && tops.has(folder));
		if (at >= 0) return {
			folder: folders.slice(0, at + 1).join("/"),
			whole: true,
			mild
		};
		return patterns.some((pattern) => fits(name, pattern)) ? {
			folder: topFolder(file.path),
			whole: false,
			mild
		} : null;
	};
}
function classMatcher(name) {
	const { mild = {}, except, confirm = () => true, ...names } = forbiddenTable[name];
	const [findMild, find] = [namesMatcher(mild, true), namesMatcher(names, false)];
	return (candidate) => {
		const { file } = candidate;
		if (name === "keys" && file.privateKey !== void 0) return {
			folder: topFolder(file.path),
			whole: false,
			mild: false
		};
		if (!confirm(file)) return null;
		const match = find(candidate);
		if (match?.whole) return match;
		return except?.test(file.path.slice(file.path.lastIndexOf("/") + 1)) ? null : findMild(candidate) ?? match;
	};
}
const matchers = new Map(forbiddenClasses.map((name) => [name, classMatcher(name)]));
function settingOf(options, name) {
	const written = options.classes[name];
	const { level, add = [] } = typeof written === "object" ? written : { level: written };
	if (level === void 0) return { add };
	return {
		levels: typeof level === "string" ? {
			new: level,
			unchanged: level
		} : level,
		add
	};
}
function standing({ path }, { folder, whole }) {
	return purposeOf(whole ? `${folder}/` : path);
}
function levelsAt(purpose, name, mild) {
	const { levels, sampled } = forbiddenTable[name];
	if (purpose === "template" && name !== "keys") return {
		new: "note",
		unchanged: "off"
	};
	if (purpose === "bundled" || purpose === "template") return mildLevels;
	return mild || purpose === "sample" && sampled ? mildLevels : levels;
}
function cause(path, purpose, { folder, whole }) {
	if (purpose !== "bundled") return {
		folder,
		whole,
		bundled: false
	};
	const parts = path.split("/");
	return {
		folder: parts.slice(0, parts.indexOf("node_modules") + 1).join("/"),
		whole: false,
		bundled: true
	};
}
function forbiddenFiles(files, options) {
	const covered = coverageFolders(files);
	const inCoverage = ({ path }) => {
		const folder = [...covered].find((each) => path.startsWith(`${each}/`));
		return folder === void 0 ? null : {
			folder,
			whole: true,
			mild: false
		};
	};
	const classes = forbiddenClasses.map((name) => ({
		name,
		find: matchers.get(name),
		setting: settingOf(options, name)
	}));
	const allowed = options.allow.map(({ path }) => compilePattern(path));
	const claim = (file) => {
		const candidate = named$3(file);
		for (const { name, find, setting } of classes) {
			const added = setting.add.some((glob) => compilePattern(glob)(file.path));
			const match = added ? {
				folder: topFolder(file.path),
				whole: false,
				mild: false
			} : (name === "coverage" ? inCoverage(file) : null) ?? find?.(candidate);
			if (!match) continue;
			const purpose = standing(file, match);
			const levels = setting.levels ?? (added ? forbiddenTable[name].levels : levelsAt(purpose, name, match.mild));
			if (levels.new !== "off" || levels.unchanged !== "off") return [{
				file,
				class: name,
				...cause(file.path, purpose, match),
				levels
			}];
		}
		return [];
	};
	return files.filter(({ path }) => !allowed.some((matches) => matches(path))).flatMap(claim);
}
// src/rules/forbidden-file/forbidden-options.ts
const level = _enum([
	"error",
	"warning",
	"note",
	"off"
]);
const glob$1 = string().superRefine((text, context) => {
	const problem = patternProblem(text);
	if (problem !== null) context.addIssue({
		code: "custom",
		message: problem
	});
});
const classLevel = union([level, strictObject({
	new: level.meta({
		description: "Level where the baseline release did not have the file, or there is no baseline.",
		examples: ["error"]
	}),
	unchanged: level.meta({
		description: "Level where the baseline release had the file.",
		examples: ["note"]
	})
})]);
const classSetting = union([level, strictObject({
	level: classLevel.optional().meta({
		description: "Level for every state, or by state. It holds in test folders too.",
		examples: ["warning", {
			new: "error",
			unchanged: "note"
		}]
	}),
	add: array(glob$1).min(1).optional().meta({
		description: "Globs from the package root: more files of this class.",
		examples: [["config/*.secret.json"]]
	})
}).refine((setting) => setting.level !== void 0 || setting.add !== void 0, { error: "sets nothing, expected level, add or both" })]);
const allowEntry$1 = strictObject({
	path: glob$1.meta({
		description: "A glob from the package root.",
		examples: ["templates/**/.vscode/**"]
	}),
	reason: string().regex(/\S/, { error: "says nothing, expected the reason why this may ship" }).meta({
		description: "Why this may ship.",
		examples: ["the template has editor settings on purpose"]
	})
});
function classesShape() {
	return Object.fromEntries(forbiddenClasses.map((name) => [name, classSetting.optional().meta({
		description: `A level, off, or level and globs, for: ${forbiddenTable[name].what}.`,
		examples: ["off"]
	})]));
}
const forbiddenOptions = strictObject({
	classes: strictObject(classesShape()).default({}).meta({
		description: "Level and further globs of each class; `off` switches a class off.",
		examples: [{ [forbiddenClasses[0]]: "warning" }]
	}),
	allow: array(allowEntry$1).default([]).meta({
		description: "Files that may ship although a class forbids them, each with its reason.",
		examples: [[{
			path: "templates/**/.vscode/**",
			reason: "part of the template"
		}]]
	})
});
// src/rules/forbidden-file/forbidden-file.ts
function whatOf(members, name) {
	const kinds = [...new Set(members.flatMap(({ file }) => file.privateKey ?? []))];
	return kinds.length > 0 ? `private key (${kinds.join(", ")})` : forbiddenTable[name].what;
}
function what$1(group) {
	const classes = forbiddenClasses.map((name) => [name, group.filter((each) => each.class === name)]).filter(([, members]) => members.length > 0);
	return classes.map(([name, members]) => `${whatOf(members, name)}${classes.length > 1 ? ` (${formatCount(members.length)})` : ""}`).join(", ");
}
function message$2(group, added) {
	const [{ file, folder, whole }] = group;
	const size = formatBytes(group.reduce((sum, each) => sum + each.file.size, 0));
	const fresh = added > 0 && added < group.length ? `, ${formatCount(added)} of them new` : "";
	if (group.length === 1) return `${file.path} is packed (${size}): ${what$1(group)}`;
	const where = folder === "." && !whole ? "in the package's top folder" : `under ${folder}`;
	return `${plural(group.length, "file")} ${where} are packed (${size}${fresh}): ${what$1(group)}`;
}
const shown$3 = 3;
function patterns(group) {
	const [{ file, folder, whole }] = group;
	if (whole) return [`${folder}/**`];
	if (group.length === 1) return [file.path];
	return [...new Set(group.map(({ file: { path } }) => `**/${path.slice(path.lastIndexOf("/") + 1)}`))].slice(0, shown$3);
}
function help$3(group, { files }) {
	const { advice } = forbiddenTable[group[0].class];
	const out = patterns(group).map((pattern) => JSON.stringify(`!${pattern}`)).join(", ");
	return [
		Array.isArray(files) ? `Keep it out: add ${out} to \`files\` in package.json.` : `Keep it out: list what ships as \`files\` in package.json, with ${out} at the end.`,
		advice,
		`If it belongs in the release, allow it: \`rules: { forbidden-file: { allow: [{ path: ${JSON.stringify(patterns(group)[0])}, reason: … }] } }\`.`
	].filter((part) => part !== void 0).join(" ");
}
const forbiddenFile = defineRule({
	id: "forbidden-file",
	summary: "a file that no release should hold: keys, credentials, version control, editor and assistant folders, logs, dumps, coverage, caches, junk",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "warning"
	},
	options: forbiddenOptions,
	*check({ release, baseline, comparison }, options) {
		const before = new Map(forbiddenFiles(baseline?.files ?? [], options).map((each) => [each.file.path, each.class]));
		const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]));
		const isNew = (each) => before.get(was.get(each.file.path) ?? each.file.path) !== each.class;
		const causes = groupBy(forbiddenFiles(release.files, options), (each) => JSON.stringify([
			each.bundled ? "bundled" : each.class,
			each.folder,
			each.levels
		]));
		for (const [key, members] of causes) {
			const fresh = members.filter(isNew);
			const [first, ...others] = [...fresh, ...members.filter((each) => !isNew(each))];
			if (!first) continue;
			const group = [first, ...others];
			yield {
				message: message$2(group, fresh.length),
				help: help$3(group, release.manifest),
				...place$2(group.map(({ file }) => file.path), first.folder),
				key,
				baselineState: fresh.length > 0 ? "new" : "unchanged",
				levels: first.levels
			};
		}
	}
});
// src/rules/manifest/lifecycle-script.ts
const shown$2 = 200;
function words$2(script) {
	const safe = withoutUser(script);
	return safe.length > shown$2 ? `${safe.slice(0, shown$2)}…` : safe;
}
function commands$1(script) {
	return script.split(/&&|\|\||;/).map((command) => command.replace("(implied by binding.gyp)", "").trim());
}
function knownCommands({ baseline }) {
	if (!baseline) return new Set();
	const scripts = installScripts(baseline.manifest, new Set(baseline.files.map((file) => file.path)));
	return new Set(scripts.flatMap(({ script }) => commands$1(script).flatMap((command) => [command, /^node-gyp rebuild\b/.exec(command)?.[0] ?? command])));
}
const lifecycleScript = defineRule({
	id: "lifecycle-script",
	summary: "a script that runs on the machine of whoever installs the package, added or changed",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "note"
	},
	*check(subject) {
		const { release } = subject;
		const known = knownCommands(subject);
		const files = new Set(release.files.map((file) => file.path));
		for (const { event, script, key } of installScripts(release.manifest, files)) yield {
			message: `installing this package runs ${event}: ${words$2(script)}`,
			help: "Make sure that you wrote it and that it is needed. To approve it, add a waiver for rule lifecycle-script on path package.json with the reason.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key
			},
			key: `${event}\0${script}`,
			...commands$1(script).every((command) => known.has(command)) && { baselineState: "unchanged" }
		};
	}
});
// src/rules/contents/native-binary.ts
function isBinary({ kind }) {
	return kind === "executable";
}
function folderOf({ path }) {
	return path.slice(0, path.lastIndexOf("/") + 1);
}
function replacements({ pairs, removed }) {
	const gone = new Map([...groupBy(removed.filter(isBinary), folderOf)].map(([folder, files]) => [folder, files.length]));
	const takesPlace = (file) => {
		const left = gone.get(folderOf(file)) ?? 0;
		gone.set(folderOf(file), left - 1);
		return left > 0;
	};
	return new Set(pairs.filter(({ file, was }) => isBinary(file) && (was ? isBinary(was) : takesPlace(file))).map(({ file }) => file));
}
const nativeBinary = defineRule({
	id: "native-binary",
	summary: "a compiled program or library: ELF, Mach-O, PE or WebAssembly, by its first bytes",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, comparison }) {
		const known = comparison ? replacements(comparison) : new Set();
		for (const members of groupBy(release.files.filter(isBinary), (file) => `${String(known.has(file))}\0${topFolder(file.path)}`).values()) {
			const [first] = members;
			if (!first) continue;
			const folder = topFolder(first.path);
			const paths = members.map(({ path }) => path);
			const size = formatBytes(members.reduce((sum, file) => sum + file.size, 0));
			yield {
				message: `${filesThat(paths, folder, "is a compiled binary", "are compiled binaries")} (${size})`,
				help: "Nobody can review it by reading. Make sure that your build makes it from sources that you know, and that it belongs in the release; else keep it out with `files` in package.json.",
				...place$2(paths, folder),
				baselineState: known.has(first) ? "unchanged" : "new"
			};
		}
	}
});
// src/rules/policy/relaxed-rules.ts
const strictness = {
	error: 3,
	warning: 2,
	note: 1,
	off: 0
};
const states = ["new", "unchanged"];
const mapPolicies = [
	"none",
	"mappings",
	"resolvable",
	void 0,
	"allow"
];
function loosenedRules(base, head, defaults, start) {
	return [...defaults].flatMap(([id, usual]) => {
		const before = base.rules.get(id);
		const after = head.rules.get(id);
		const at = after?.at ?? start;
		const lowered = states.flatMap((state) => {
			const [was, is] = [before?.[state] ?? usual[state], after?.[state] ?? usual[state]];
			return strictness[is] < strictness[was] ? [{
				state,
				was,
				is
			}] : [];
		});
		const options = optionChanges(before?.options ?? usual.options, after?.options ?? usual.options);
		return [...levelWords(lowered).map((words) => ({
			what: `rule ${id} ${words}`,
			at,
			admitted: []
		})), ...options.map(({ key, words }) => ({
			what: `rule ${id}: \`${key}\` ${words}`,
			at: after?.places?.get(key) ?? at,
			admitted: []
		}))];
	});
}
function levelWords(lowered) {
	const words = lowered.map(({ was, is }) => `was ${was}, is ${is}`);
	return new Set(words).size === 1 && words.length === states.length ? words.slice(0, 1) : lowered.map(({ state }, index) => `${words[index] ?? ""} where ${state}`);
}
function optionChanges(before, after) {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
		const [was, is] = [before[key], after[key]];
		if (JSON.stringify(was) === JSON.stringify(is) || isStricter(was, is)) return [];
		return [{
			key,
			words: typeof was === "object" || typeof is === "object" ? "is another" : `was ${shown$1(was)}, is ${shown$1(is)}`
		}];
	});
}
function isStricter(was, is) {
	if (typeof is === "number") return was === void 0 || typeof was === "number" && is < was;
	const [from, to] = [mapPolicies.indexOf(was), mapPolicies.indexOf(is)];
	return from >= 0 && to >= 0 && to < from;
}
function shown$1(value) {
	if (value === void 0) return "not set";
	if (typeof value !== "number") return typeof value === "string" ? value : JSON.stringify(value);
	return value < 100 ? `${Math.round(value * 100)} %` : formatBytes(value);
}
function loosenedBaseline({ baseline: was }, { baseline: is }, start) {
	const [before, after] = [was.spec ?? "auto", is.spec ?? "auto"];
	return [...before === after ? [] : [{
		what: `the baseline was ${before}, is ${after}`,
		at: start,
		admitted: []
	}], ...was.required && !is.required ? [{
		what: "the baseline is no longer required",
		at: start,
		admitted: []
	}] : []];
}
// src/rules/policy/policy-change.ts
function relaxations(change, files) {
	const { base, head } = change;
	const start = {
		path: head.path ?? base.path ?? "package.json",
		line: 1
	};
	return [
		...base.path !== null && head.path === null ? [{
			what: `the policy ${base.path} is gone`,
			at: start,
			admitted: []
		}] : [],
		...loosenedFiles(change, files, start),
		...loosenedLimits(change, start),
		...loosenedBaseline(base, head, start),
		...loosenedRules(base, head, change.defaults, start),
		...loosenedWaivers(change)
	];
}
function isAllowed(entries, path) {
	return entries === null || admits(entries, path);
}
function same(left) {
	return (right) => right.pattern === left.pattern && right.negated === left.negated;
}
function written({ pattern, negated }) {
	return `"${negated ? "!" : ""}${pattern}"`;
}
function loosenedFiles({ base, head }, files, start) {
	if (base.files === null) return [];
	let left = files.filter(({ path }) => isAllowed(head.files, path) && !isAllowed(base.files, path));
	if (head.files === null) return [{
		what: "the policy no longer has `files`, so every file may ship",
		at: start,
		admitted: left
	}];
	const take = (entry) => {
		const taken = left.filter(({ path }) => matches(entry, path));
		left = left.filter((file) => !taken.includes(file));
		return taken;
	};
	const before = base.files;
	const after = head.files;
	const added = after.filter((entry) => !entry.negated && !before.some(same(entry)));
	const dropped = before.filter((entry) => entry.negated && !after.some(same(entry)));
	const found = [...added.map((entry) => ({
		what: `${written(entry)} is new in \`files\``,
		at: entry.at,
		admitted: take(entry)
	})), ...dropped.map((entry) => ({
		what: `${written(entry)} is gone from \`files\``,
		at: start,
		admitted: take(entry)
	}))];
	return left.length === 0 ? found : [...found, {
		what: "`files` no longer is a list of what may ship",
		at: start,
		admitted: left
	}];
}
function loosenedLimits({ base, head }, start) {
	return (base.files ?? []).flatMap((entry) => {
		const now = (head.files ?? []).filter(same(entry));
		const at = now[0]?.at ?? start;
		const limit = Math.min(...now.map(({ maxSize }) => maxSize ?? Infinity));
		const raised = entry.maxSize !== void 0 && limit > entry.maxSize;
		const dropped = entry.required && !now.some(({ required }) => required);
		return [...raised ? [{
			what: `the \`max-size\` of ${written(entry)} is ${limit === Infinity ? "gone" : "raised"}`,
			at,
			admitted: []
		}] : [], ...dropped ? [{
			what: `${written(entry)} is no longer required`,
			at,
			admitted: []
		}] : []];
	});
}
function loosenedWaivers({ base, head, newlyWaived }) {
	return head.waivers.flatMap((waiver) => {
		const { rule, path, reason, expires, sha256, at } = waiver;
		const before = base.waivers.filter((each) => each.rule === rule && each.path === path && (each.sha256 === void 0 || each.sha256 === sha256));
		if (before.some((each) => each.expires === void 0 || expires !== void 0 && expires <= each.expires)) return [];
		const what = before.length === 0 ? "is new" : `holds longer, ${expires === void 0 ? "without an end" : `until ${expires}`}`;
		const waived = newlyWaived.filter((each) => each.waiver === waiver);
		return [{
			what: `the waiver for ${rule} on ${path} ${what} (reason: ${reason})`,
			at,
			admitted: [],
			waived
		}];
	});
}
// src/rules/policy/policy-loosened.ts
const named$2 = 3;
function sized(files) {
	const biggest = files.toSorted((a, b) => b.size - a.size).slice(0, named$2);
	const left = files.length - biggest.length;
	const names = biggest.map(({ path, size }) => `${path} (${formatBytes(size)})`).join(", ");
	return left > 0 ? `${names} and ${plural(left, "more file")}` : names;
}
function effect({ admitted, waived }, files) {
	if (admitted.length > 0) return `; it newly admits ${plural(admitted.length, "packed file")}: ${sized(admitted)}`;
	if (waived === void 0) return "";
	const about = waived.flatMap(({ paths }) => paths.flatMap((path) => files.get(path) ?? []));
	return waived.length === 0 ? "; it excuses nothing of this release" : `; it newly excuses ${plural(waived.length, "finding")}: ${sized([...new Set(about)])}`;
}
const policyLoosened = defineRule({
	id: "policy-loosened",
	summary: "on a pull request: the policy admits or excuses more than the base branch's does",
	scope: "waivers",
	settledBy: "base",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check({ release, policyChange }) {
		if (!policyChange) return;
		const files = new Map(release.files.map((file) => [file.path, file]));
		for (const loosening of relaxations(policyChange, release.files)) {
			const paths = [...loosening.admitted.map(({ path }) => path), ...(loosening.waived ?? []).flatMap((each) => each.paths)];
			yield {
				message: `${loosening.what}${effect(loosening, files)}`,
				help: "Look at it as at code: approve the pull request if it is meant, or take it back.",
				path: loosening.at.path,
				cause: {
					kind: "policy",
					at: loosening.at
				},
				key: loosening.what,
				baselineState: "new",
				...paths.length > 1 && {
					count: paths.length,
					examples: paths.slice(0, 10)
				}
			};
		}
	}
});
// src/rules/policy/codeowners.ts
function isOwned(text, path) {
	let owned = false;
	for (const line of text.split(/\r?\n/)) {
		const [pattern = "", ...owners] = line.replace(/(^|\s)#.*$/, "").trim().split(/\s+/);
		if (pattern !== "" && covers(pattern, path)) owned = owners.length > 0;
	}
	return owned;
}
function covers(pattern, path) {
	const inner = pattern.replace(/\/$/, "");
	const glob = (inner.includes("/") ? "" : "**/") + inner.replace(/^\//, "");
	if (glob === "" || patternProblem(glob) !== null) return false;
	if (!pattern.endsWith("/") && compilePattern(glob)(path)) return true;
	return !inner.endsWith("/*") && compilePattern(`${glob}/**`)(path);
}
// src/rules/policy/policy-unowned.ts
const policyUnowned = defineRule({
	id: "policy-unowned",
	summary: "on a pull request: the base branch's CODEOWNERS gives the policy file no owner",
	scope: "policy",
	levels: {
		new: "note",
		unchanged: "note"
	},
	*check({ policyChange }) {
		const path = policyChange?.head.path;
		if (!policyChange || !path || path.startsWith("..")) return;
		const { codeowners } = policyChange;
		if (codeowners !== null && isOwned(codeowners.text, path)) return;
		const file = codeowners?.path ?? ".github/CODEOWNERS";
		yield {
			message: codeowners === null ? `nobody has to approve changes of ${path}: there is no CODEOWNERS file` : `nobody has to approve changes of ${path}: ${file} gives it no owner`,
			help: `Add to ${file}, with your own team, and require a review from code owners:\n  /${path} @your-org/release-team`,
			path,
			cause: {
				kind: "policy",
				at: {
					path,
					line: 1
				}
			}
		};
	}
});
// src/rules/policy/policy-unpinned.ts
const policyUnpinned = defineRule({
	id: "policy-unpinned",
	summary: "a policy of another repository that is extended at a branch or tag, which can be moved",
	scope: "policy",
	levels: {
		new: "note",
		unchanged: "note"
	},
	*check({ policy }) {
		for (const { spec, mutableRef, at } of policy.bases ?? []) {
			if (mutableRef === void 0) continue;
			yield {
				message: `${spec} is read from a branch or tag: whoever may push there changes this policy`,
				help: `Pin it to the commit that you reviewed: replace ${mutableRef} by that commit's full SHA.`,
				path: at.path,
				cause: {
					kind: "policy",
					at
				},
				key: spec
			};
		}
	}
});
// src/rules/manifest/publish-config-changed.ts
const overrides = new Set([
	"bin",
	"browser",
	"cpu",
	"directory",
	"engines",
	"es2015",
	"esnext",
	"executableFiles",
	"exports",
	"imports",
	"libc",
	"linkDirectory",
	"main",
	"module",
	"os",
	"type",
	"types",
	"typesVersions",
	"typings",
	"umd:main",
	"unpkg"
]);
const shownValue = /^(access|tag|registry|provenance|@[^/:]+:registry)$/;
function defaults(name) {
	const common = [
		["tag", "latest"],
		["registry", "https://registry.npmjs.org"],
		["provenance", "false"]
	];
	return new Map(name.startsWith("@") ? common : [...common, ["access", "public"]]);
}
function settings({ manifest }) {
	const entries = Object.entries(asObject(manifest.publishConfig)).filter(([key]) => !overrides.has(key));
	return new Map(entries.map(([key, value]) => [key, typeof value === "string" ? value.replace(/\/$/, "") : JSON.stringify(value)]));
}
function change(key, was, now) {
	if (!shownValue.test(key)) return `${clip(key)} ${was === void 0 ? "is new" : now === void 0 ? "is gone" : "has another value"}`;
	const show = (value) => value === void 0 ? "not set" : clip(withoutUser(value));
	return `${key} was ${show(was)} and is ${show(now)}`;
}
function isPrerelease(version) {
	return /^\d+\.\d+\.\d+-/.test(version);
}
function isNamedIn(version, tag) {
	const [, major, pre] = /^(\d+)\.\d+\.\d+(?:-([A-Za-z]+))?/.exec(version) ?? [];
	return tag.split(/[^A-Za-z0-9]+/).some((word) => word === pre || word.replace(/^v(?=\d)/, "") === major);
}
function isExpectedTag(release, baseline, tag) {
	if (tag !== void 0 && tag !== "latest") return isNamedIn(release.version, tag);
	return isPrerelease(baseline.version) && !isPrerelease(release.version);
}
const expected = {
	new: "note",
	unchanged: "off"
};
const publishConfigChanged = defineRule({
	id: "publish-config-changed",
	summary: "another access, registry, tag or other setting of publishConfig",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline }) {
		if (!baseline) return;
		const before = settings(baseline);
		const now = settings(release);
		const unset = defaults(release.name);
		const changed = [...new Set([...before.keys(), ...now.keys()])].filter((key) => {
			if (key === "provenance" && now.get(key) === "true") return false;
			return (before.get(key) ?? unset.get(key)) !== (now.get(key) ?? unset.get(key));
		});
		const [first] = changed;
		if (first === void 0) return;
		yield {
			message: `publishConfig changed: ${listing(changed.map((key) => change(key, before.get(key), now.get(key))))}`,
			help: "Make sure that the release goes where you mean, and to whom: these settings decide the registry, the dist-tag and who may install it.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: ["publishConfig", first]
			},
			...changed.every((key) => key === "tag") && isExpectedTag(release, baseline, now.get("tag")) && { levels: expected }
		};
	}
});
// src/rules/contents/archives.ts
const archiveLevels = {
	own: {
		new: "error",
		unchanged: "error"
	},
	package: {
		new: "error",
		unchanged: "warning"
	},
	asset: {
		new: "warning",
		unchanged: "note"
	}
};
const tarball = /\.(tgz|tar|tar\.[a-z0-9]+|txz|tbz2?|tzst)$/i;
const archive = /\.(zip|7z|rar)$/i;
const assets = /^(assets?|static|public|data|resources?|res|media|vendors?|vendored|deps|third[-_]?party|prebuilds?|prebuilt|archives?|binaries)$/i;
const unpacked$1 = /template|prebuil[dt]|linux|darwin|macos|windows|win32|win64|android|wasm/i;
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function hasVersion(rest) {
	return /^[-_@]v?\d+\.\d+\.\d+([-+.][0-9a-z.+-]*)?$/i.test(rest);
}
function isOwn(path, packageName) {
	const plain = packageName.replace(/^@/, "");
	const names = [
		plain.replace("/", "-"),
		plain.slice(plain.indexOf("/") + 1),
		packageName.replace("/", "-")
	];
	const stem = nameOf(path).replace(tarball, "").replace(archive, "");
	return names.some((name) => stem.toLowerCase().startsWith(name.toLowerCase()) && hasVersion(stem.slice(name.length)));
}
function roleOf(path, packageName) {
	const isTarball = tarball.test(path);
	if (!isTarball && !archive.test(path)) return null;
	const folders = path.split("/").slice(0, -1);
	if (purposeOf(path) !== "bundled" && isOwn(path, packageName)) return "own";
	const kept = purposeOf(path) !== "own" || folders.some((folder) => assets.test(folder)) || unpacked$1.test(nameOf(path));
	return (isTarball || /^(node_modules|dist|build|src|source|package|release|backup)\.[a-z0-9]+$/i.test(nameOf(path))) && !kept ? "package" : "asset";
}
function nestedArchives(files, packageName) {
	return files.flatMap((file) => {
		const role = file.kind === "archive" ? roleOf(file.path, packageName) : null;
		return role === null ? [] : [{
			file,
			role
		}];
	});
}
function unversioned(path) {
	const name = nameOf(path);
	return path.slice(0, path.length - name.length) + name.replace(/\d+/g, "#");
}
// src/rules/contents/own-archive.ts
const words$1 = {
	own: ["a package tarball of this package", "package tarballs of this package"],
	package: ["an archive inside the release", "archives inside the release"],
	asset: ["an archive inside the release", "archives inside the release"]
};
function message$1(paths, folder, role, bytes) {
	const [one, many] = words$1[role];
	const size = formatBytes(bytes);
	if (paths.length === 1) return `${paths[0] ?? folder} is ${one} (${size})`;
	return `${plural(paths.length, "file")} ${folder === "." ? "in the package's top folder" : `under ${folder}`} are ${many} (${size})`;
}
function help$2(path, role) {
	const remedy = `Keep it out: add ${JSON.stringify(`!${path}`)} to \`files\` in package.json`;
	if (role === "own") return `${remedy}, and let \`npm pack\` write outside of the folders that ship (\`--pack-destination\`), or clean them before each build.`;
	return `${remedy}. Nothing inside it was inspected: if it is meant to ship, add a waiver for rule own-archive with its sha256 and the reason.`;
}
const ownArchive = defineRule({
	id: "own-archive",
	summary: "a package tarball of this package, or another archive, inside the release",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release, baseline, comparison }) {
		const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]));
		const before = new Set(nestedArchives(baseline?.files ?? [], release.name).map(({ file, role }) => `${role}\0${unversioned(file.path)}`));
		const isNew = ({ file, role }) => ![file.path, was.get(file.path) ?? file.path].some((path) => before.has(`${role}\0${unversioned(path)}`));
		const groups = groupBy(nestedArchives(release.files, release.name), (each) => JSON.stringify([
			each.role,
			topFolder(each.file.path),
			isNew(each)
		]));
		for (const [key, members] of groups) {
			const [first] = members;
			if (!first) continue;
			const paths = members.map(({ file }) => file.path);
			const folder = topFolder(first.file.path);
			yield {
				message: message$1(paths, folder, first.role, members.reduce((sum, { file }) => sum + file.size, 0)),
				help: help$2(first.file.path, first.role),
				...place$2(paths, folder),
				key,
				baselineState: isNew(first) ? "new" : "unchanged",
				levels: archiveLevels[first.role]
			};
		}
	}
});
// src/rules/contents/internal-host.ts
function namings({ files }) {
	return files.flatMap(({ path, internalHosts }) => (internalHosts?.origins ?? []).map((origin) => ({
		path,
		origin
	})));
}
function hostOf(origin) {
	return origin.replace(/^[^:]*:\/\//, "").replace(/:\d+$/, "");
}
const sampleName = /[._-](test|spec|mock|fixture|stories)s?\.[cm]?[jt]sx?(\.map)?$/i;
function isSample$1(path) {
	return purposeOf(path) !== "own" || sampleName.test(path);
}
const internalHost = defineRule({
	id: "internal-host",
	summary: "a URL in code or settings with a private address or a host name that only an internal network knows",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		const before = new Set(baseline ? namings(baseline).map(({ origin }) => hostOf(origin)) : []);
		const known = ({ origin }) => before.has(hostOf(origin));
		for (const [key, members] of groupBy(namings(release), (each) => `${topFolder(each.path)}\0${String(isSample$1(each.path))}\0${String(known(each))}`)) {
			const [first] = members;
			if (!first) continue;
			const folder = topFolder(first.path);
			const paths = [...new Set(members.map(({ path }) => path))];
			const origins = [...new Set(members.map(({ origin }) => origin))];
			yield {
				message: `${filesThat(paths, folder, "names", "name")} ${origins.length === 1 ? "an internal host" : `${origins.length} internal hosts`}: ` + listing(origins),
				help: "Read addresses of your own network from settings when the program runs, or leave the file out. Users can't reach them, and whoever reads the package learns how your network is arranged.",
				...place$2(paths, folder),
				key,
				baselineState: known(first) ? "unchanged" : "new",
				...isSample$1(first.path) && { levels: {
					new: "note",
					unchanged: "note"
				} }
			};
		}
	}
});
// src/rules/manifest/manifest-mismatch.ts
function inWords$1({ key, packed, told }) {
	const name = key.join(".");
	if (packed === null) return `${name} is missing in the tarball and ${told ?? ""} for the registry`;
	return `${name} is ${packed} in the tarball and ${told ?? "missing"} for the registry`;
}
const readOnly = {
	new: "warning",
	unchanged: "warning"
};
const remedies = {
	npm: "npm sends the registry what is on disk after `postpack`. Restore package.json in `postpublish`, or publish the tarball itself (`npm pack`, then `npm publish FILE.tgz`): then both are one.",
	yarn: "Yarn 1 sends the registry what is on disk before `prepack`. Change package.json before you run `yarn publish` and not in a script of it, or publish the tarball itself (`yarn pack`, then `npm publish FILE.tgz`): then both are one."
};
const manifestMismatch = defineRule({
	id: "manifest-mismatch",
	summary: "a packed package.json that tells installers something else than the one that the registry is told",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release, declared, packer }) {
		if (!declared) return;
		const all = manifestMismatches(release.manifest, declared, new Set(release.files.map(({ path }) => path)));
		for (const members of groupBy(all, ({ acted }) => String(acted)).values()) {
			const [first] = members;
			if (!first) continue;
			yield {
				message: `the packed package.json is not the one that the registry is told: ${listing(members.map(inWords$1))}`,
				help: remedies[packer?.name === "yarn" ? "yarn" : "npm"],
				path: "package.json",
				cause: {
					kind: "manifest",
					key: first.key
				},
				key: String(first.acted),
				baselineState: "new",
				...!first.acted && { levels: readOnly }
			};
		}
	}
});
// src/rules/files/not-reproducible.ts
function inWords(difference) {
	const { kind, path } = difference;
	switch (kind) {
		case "bytes": return `${path} (other bytes)`;
		case "mode": return `${path} (mode ${formatMode(difference.first.mode)}, then ${formatMode(difference.second.mode)})`;
		case "only-first": return `${path} (only in the dry run)`;
		case "only-second": return `${path} (only in the tarball)`;
	}
}
function otherTarball(dryRun, release) {
	return dryRun.integrity !== null && release.integrity !== null && dryRun.integrity !== release.integrity;
}
function placeOf(differences) {
	const paths = [...new Set(differences.map(({ path }) => path))];
	const [path = "package.json"] = paths;
	return {
		path: paths.length === 1 ? path : "package.json",
		cause: {
			kind: "packed-file",
			path
		},
		...groupFacts(paths)
	};
}
const notReproducible = defineRule({
	id: "not-reproducible",
	summary: "a tarball for hand-over that is not what the dry run before it showed",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check({ release, dryRun }) {
		if (!dryRun) return;
		const differences = fileDifferences(dryRun.files, release.files);
		if (differences.length === 0 && !otherTarball(dryRun, release)) return;
		yield {
			message: `packing twice gave two releases: ${differences.length === 0 ? "the files are the same, their order or compression in the tarball is not" : listing(differences.map(inWords))}`,
			help: "The verdict is about the tarball that is handed over. Keep what changes with each run (the time, random names, absolute paths) out of the build, or build once before packing in place of in `prepack`.",
			...placeOf(differences),
			baselineState: "new"
		};
	}
});
// src/rules/files/packer-changed.ts
function kindOf({ name, version }) {
	return `${name} ${version.split(".", 1).join("")}`;
}
const packerChanged = defineRule({
	id: "packer-changed",
	summary: "another package manager, or another major version of it, than the one that packed the previous release",
	scope: "change",
	levels: {
		new: "note",
		unchanged: "off"
	},
	*check({ packer, baselinePacker }) {
		if (!packer || !baselinePacker || kindOf(packer) === kindOf(baselinePacker)) return;
		const before = `${baselinePacker.name} ${baselinePacker.version}`;
		yield {
			message: `${packer.name} ${packer.version} packed this release, and ${before} the previous one: from the same folder they may list other files`,
			help: `Look at the files that were added and removed. If ${before} is what publishes, let it pack here too: install it in this job, and set the input \`packer\` (\`--packer ${baselinePacker.name}\`) where another one was chosen.`,
			path: "package.json",
			cause: {
				kind: "manifest",
				key: ["packageManager"]
			}
		};
	}
});
// src/model/secret-kinds.ts
function named$1(one, many = `${one.replace(/^an? /, "")}s`) {
	return {
		one,
		many
	};
}
function mild(one, why) {
	return {
		...named$1(one),
		mild: why
	};
}
const table = {
	"private-key": named$1("a private key"),
	"age-key": named$1("an age secret key"),
	"github-token": named$1("a GitHub token"),
	"gitlab-token": named$1("a GitLab token"),
	"npm-token": named$1("an npm access token"),
	"npm-password": named$1("an npm password", "npm passwords"),
	"pypi-token": named$1("a PyPI token"),
	"rubygems-key": named$1("a RubyGems API key"),
	"docker-token": named$1("a Docker access token"),
	"url-password": named$1("a URL with a password", "URLs with a password"),
	"database-url": named$1("a database URL with a password", "database URLs with a password"),
	"aws-secret-key": named$1("an AWS secret access key"),
	"aws-key-id": mild("an AWS access key ID", "of no use without the secret key"),
	"azure-storage-key": named$1("an Azure storage account key"),
	"azure-access-key": named$1("an Azure shared access key"),
	"azure-sas": named$1("an Azure shared access signature"),
	"azure-client-secret": named$1("an Azure client secret"),
	"google-api-key": mild("a Google API key", "made for browsers and apps, and limited there"),
	"google-client-secret": mild("a Google OAuth client secret", "not treated as a secret in installed apps"),
	"google-access-token": mild("a Google access token", "expires within the hour"),
	"presigned-url": mild("a presigned cloud URL", "expires within days"),
	"cloudflare-token": named$1("a Cloudflare token"),
	"digitalocean-token": named$1("a DigitalOcean token"),
	"heroku-key": named$1("a Heroku API key"),
	"netlify-token": named$1("a Netlify token"),
	"vercel-token": named$1("a Vercel token"),
	"supabase-token": named$1("a Supabase token"),
	"planetscale-token": named$1("a PlanetScale token"),
	"databricks-token": named$1("a Databricks token"),
	"vault-token": named$1("a HashiCorp Vault token"),
	"doppler-token": named$1("a Doppler token"),
	"1password-token": named$1("a 1Password service account token"),
	"tailscale-key": named$1("a Tailscale key"),
	"openai-key": named$1("an OpenAI API key"),
	"anthropic-key": named$1("an Anthropic API key"),
	"ai-key": named$1("an API key of an AI provider", "API keys of AI providers"),
	"huggingface-token": named$1("a Hugging Face token"),
	"groq-key": named$1("a Groq API key"),
	"xai-key": named$1("an xAI API key"),
	"perplexity-key": named$1("a Perplexity API key"),
	"replicate-token": named$1("a Replicate token"),
	"openrouter-key": named$1("an OpenRouter API key"),
	"slack-token": named$1("a Slack token"),
	"slack-webhook": named$1("a Slack webhook"),
	"discord-webhook": named$1("a Discord webhook"),
	"telegram-token": named$1("a Telegram bot token"),
	"stripe-key": named$1("a Stripe secret key"),
	"stripe-test-key": mild("a Stripe test key", "moves no money"),
	"stripe-webhook-secret": named$1("a Stripe webhook secret"),
	"square-token": named$1("a Square token"),
	"shopify-key": named$1("a Shopify key"),
	"sendgrid-key": named$1("a SendGrid API key"),
	"mailgun-key": named$1("a Mailgun API key"),
	"atlassian-token": named$1("an Atlassian token"),
	"notion-token": named$1("a Notion token"),
	"linear-key": named$1("a Linear API key"),
	"figma-token": named$1("a Figma token"),
	"postman-key": named$1("a Postman API key"),
	"mapbox-token": named$1("a Mapbox secret token"),
	"grafana-token": named$1("a Grafana token"),
	"sentry-token": named$1("a Sentry token"),
	"new-relic-key": named$1("a New Relic API key"),
	jwt: named$1("a JSON Web Token")
};
const secretKindNames = Object.keys(table);
const secretKinds = table;
// src/rules/secret/secret-hits.ts
const sampleFile = /\.(md|mdx|markdown|rst|adoc|txt|d\.[cm]?ts|(test|spec|stories|example|sample|fixture)s?\.[^/]+|example|sample|template|dist)$|(^|\/)(readme|changelog|changes|history|contributing|security)\b[^/]*$|(^|\/)(tests?|spec|examples?|demo)\.[cm]?[jt]sx?$|(^|\/)test[-_.][^/]*$/i;
function isSamplePath(path) {
	return purposeOf(path) !== "own" || sampleFile.test(path);
}
function isSample(file, { source, isExample = false }) {
	return isExample || isSamplePath(file.path) || source !== void 0 && isSamplePath(source);
}
function secretHits({ files }, { allow }) {
	const allowed = allow.map(({ kind, path }) => ({
		kind,
		matches: path === void 0 ? () => true : compilePattern(path)
	}));
	return files.flatMap((file) => (file.secrets ?? []).flatMap((secret) => {
		if (file.privateKey !== void 0 && secret.kind === "private-key") return [];
		if (allowed.some(({ kind, matches }) => (kind ?? secret.kind) === secret.kind && matches(file.path))) return [];
		const sample = isSample(file, secret);
		return [{
			file,
			secret,
			levels: sample || secretKinds[secret.kind].mild !== void 0 ? mildLevels : void 0,
			isSample: sample
		}];
	}));
}
// src/rules/secret/secret-options.ts
const glob = string().superRefine((text, context) => {
	const problem = patternProblem(text);
	if (problem !== null) context.addIssue({
		code: "custom",
		message: problem
	});
});
const allowEntry = strictObject({
	kind: _enum(secretKindNames).optional().meta({
		description: "A kind of credential; every kind without it.",
		examples: secretKindNames.slice(0, 1)
	}),
	path: glob.optional().meta({
		description: "A glob from the package root; every file without it.",
		examples: ["dist/demo/**"]
	}),
	reason: string().regex(/\S/, { error: "says nothing, expected the reason why this may ship" }).meta({
		description: "Why this may ship.",
		examples: ["a dummy token of the documentation"]
	})
}).refine(({ kind, path }) => kind !== void 0 || path !== void 0, { error: "allows everything, expected kind, path or both" });
const secretOptions = strictObject({ allow: array(allowEntry).default([]).meta({
	description: "Credentials that may ship, by kind and place, each with its reason.",
	examples: [[{
		path: "docs/example.js",
		reason: "a dummy token of the documentation"
	}]]
}) });
// src/rules/secret/secret.ts
function causes(hits) {
	const samples = groupBy(hits.filter(({ isSample }) => isSample), ({ file, secret }) => `${secret.kind}\0${topFolder(file.path)}`);
	const values = groupBy(hits.filter(({ isSample }) => !isSample), ({ secret }) => `${secret.kind}\0${secret.key}`);
	return [...[...groupBy(values.values(), (group) => JSON.stringify([group[0]?.secret.kind, group.map(({ file }) => file.path)])).values()].map((groups) => groups.flat()), ...samples.values()].flatMap(([first, ...others]) => first ? [[first, ...others]] : []);
}
function paths(group) {
	return [...new Set(group.map(({ file }) => file.path))];
}
function whereIn({ secret: { line, source } }) {
	const at = line === void 0 ? "" : `line ${formatCount(line)}`;
	return source === void 0 ? at : `${at === "" ? "" : `${at} of `}${source} in its source map`;
}
function what(group) {
	const [{ secret }] = group;
	const { one, many } = secretKinds[secret.kind];
	const values = new Set(group.map((hit) => hit.secret.key)).size;
	const mark = secret.mark === "" ? "" : ` (${secret.mark}…)`;
	return values === 1 ? `${one}${mark}` : `${formatCount(values)} ${many}`;
}
function message(group) {
	const files = paths(group);
	const places = listing([...new Set(group.map(whereIn))].filter((text) => text !== ""));
	if (files.length === 1) return `${filesThat(files, null, "holds", "hold")} ${what(group)}${places === "" ? "" : ` at ${places}`}`;
	const folder = sharedArea(files);
	return `${filesThat(files, folder === "." ? null : folder, "holds", "hold")} ${what(group)}`;
}
function help$1(group) {
	const [{ secret, file, isSample }] = group;
	const { mild } = secretKinds[secret.kind];
	return `${mild === void 0 ? "" : `Such a value is mostly ${mild}; make sure that this one is. `}${isSample ? "If it is real, revoke it. An example needs no value that looks real: write `<your token>`." : "Read it from the environment at run time instead of building it in, and pack again. If a release with it was ever published, revoke it: a published package is copied within minutes and stays in caches."} If it may ship, allow it: \`rules: { secret: { allow: [{ kind: ${secret.kind}, path: ${JSON.stringify(file.path)}, reason: … }] } }\`.`;
}
function knownBy(baseline, comparison) {
	const values = new Set(baseline?.files.flatMap(({ secrets = [] }) => secrets.map(({ key }) => key)));
	const same = new Set(comparison?.pairs.flatMap(({ file, was }) => was?.sha256 === file.sha256 ? [file.path] : []));
	return ({ file, secret }) => values.has(secret.key) || same.has(file.path);
}
const secret = defineRule({
	id: "secret",
	summary: "credentials in any file, in the text of source maps and in data: URLs: keys, tokens, passwords; the values are never shown",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "warning"
	},
	options: secretOptions,
	*check({ release, baseline, comparison }, options) {
		const isKnown = knownBy(baseline, comparison);
		for (const group of causes(secretHits(release, options))) {
			const fresh = group.filter((hit) => !isKnown(hit));
			const [first = group[0], ...others] = fresh;
			const shown = fresh.length > 0 ? [first, ...others] : group;
			yield {
				message: message(shown),
				help: help$1(shown),
				...place$2(paths(shown), sharedArea(paths(shown)) ?? "."),
				key: `${first.secret.kind} ${first.secret.key}`,
				baselineState: fresh.length > 0 ? "new" : "unchanged",
				...first.levels && { levels: first.levels }
			};
		}
	}
});
// src/rules/files/shebang-crlf.ts
const shebangCrlf = defineRule({
	id: "shebang-crlf",
	summary: "a command whose first line ends in CRLF",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release }) {
		const bins = new Set(binTargets(release.manifest).map(({ path }) => path));
		for (const { path, shebang } of release.files) {
			if (!bins.has(path) || shebang?.endsWith("\r") !== true) continue;
			yield {
				message: `the first line of ${path} ends in CRLF: a Unix shell looks for an interpreter whose name ends in a carriage return`,
				help: "Write the file with LF alone: `* text=auto eol=lf` in .gitattributes for a committed file, the line ending option of the compiler (`newLine: lf` in tsconfig.json) for one that is built.",
				path,
				cause: {
					kind: "packed-file",
					path
				}
			};
		}
	}
});
// src/rules/files/size-growth.ts
function unpacked({ files }) {
	return files.reduce((sum, file) => sum + file.size, 0);
}
function grower(path, files) {
	const [first, ...others] = [...files].sort((a, b) => b.size - a.size);
	return first ? {
		path,
		grown: files.reduce((sum, file) => sum + file.size, 0),
		files: [first.path, ...others.map((file) => file.path)],
		isNew: true
	} : null;
}
const several = 4;
function newcomers({ pairs }, baseline) {
	const added = new Map(pairs.flatMap(({ file, was }) => was ? [] : [[file.path, file]]));
	return groupByFolder([...added.keys()], baseline.files.map(({ path }) => path)).flatMap(({ path, paths }) => {
		const files = paths.flatMap((each) => added.get(each) ?? []);
		const folder = grower(path, files);
		const largest = Math.max(...files.map(({ size }) => size));
		return path !== "." && files.length >= several && folder !== null && largest * 2 < folder.grown ? [folder] : files.map((file) => grower(file.path, [file]));
	});
}
function growers(comparison, baseline) {
	const sorted = [...comparison.pairs.map(({ file, was }) => was ? {
		path: file.path,
		grown: file.size - was.size,
		files: [file.path],
		isNew: false
	} : null), ...newcomers(comparison, baseline)].filter((each) => each !== null).sort((a, b) => b.grown - a.grown);
	return sorted.filter((each) => each.grown > 0 && each.grown * 100 >= (sorted[0]?.grown ?? 0)).slice(0, 3);
}
function keepOut({ path, files, isNew }) {
	return isNew ? ` (with ${JSON.stringify(files.length > 1 ? `!${path}/**` : `!${path}`)} at the end of \`files\` in package.json, if it is that)` : "";
}
function words({ path, grown, files }) {
	return `${path} (+${formatBytes(grown)}${files.length > 1 ? ` in ${plural(files.length, "new file")}` : ""})`;
}
const much = 10485760;
function majorOf({ version }) {
	return /^(?:0\.)*\d+/.exec(version)?.[0] ?? "";
}
function isReading({ path }) {
	return /\.(md|mdx|markdown)$/i.test(path);
}
function isReadingAlone({ pairs, removed }, before, max, min) {
	const grown = pairs.reduce((sum, { file, was }) => sum + (isReading(file) ? 0 : file.size - (was?.size ?? 0)), 0) - removed.reduce((sum, file) => sum + (isReading(file) ? 0 : file.size), 0);
	return grown <= min || grown <= before * max;
}
function isRework(release, before, { pairs, removed }) {
	if (majorOf(release) === majorOf(before)) return false;
	const added = pairs.reduce((sum, { file, was }) => sum + (was ? 0 : file.size), 0) - removed.reduce((sum, file) => sum + file.size, 0);
	const [size, grown] = [unpacked(before), unpacked(release) - unpacked(before)];
	return added <= size && grown <= size * 3 && grown <= Math.max(much, size);
}
const sizeGrowth = defineRule({
	id: "size-growth",
	summary: "an unpacked size that grew by more than 25 % and 64 KiB",
	scope: "change",
	levels: {
		new: "error",
		unchanged: "off"
	},
	options: strictObject({
		max: percentSchema.prefault("25%").meta({
			description: "Growth that is allowed, as a percentage of the baseline.",
			examples: ["25%", "50%"]
		}),
		min: sizeSchema.prefault("64 KiB").meta({
			description: "Growth below this size is never reported.",
			examples: ["64 KiB", "1 MB"]
		})
	}),
	*check({ release, baseline, comparison, policy }, { max, min }) {
		if (!baseline || !comparison) return;
		const before = unpacked(baseline);
		const after = unpacked(release);
		const grown = after - before;
		if (grown <= min || grown <= before * max) return;
		const isError = policy.rules.get("size-growth")?.options !== void 0 || !(isRework(release, baseline, comparison) || isReadingAlone(comparison, before, max, min));
		const top = growers(comparison, baseline);
		const [first] = top;
		if (!first) return;
		const by = top.map(words).join(", ");
		const percent = before === 0 ? "" : `, +${Math.round(grown / before * 100).toLocaleString("en-US")} %`;
		yield {
			message: `the release grew from ${formatBytes(before)} to ${formatBytes(after)} unpacked (+${formatBytes(grown)}${percent}), mostly by ${by}`,
			help: `Keep out what does not belong${keepOut(first)}; where the growth is meant, set \`rules: { size-growth: { max: ${Math.ceil(grown / Math.max(before, 1) * 100)}% } }\` for this release.`,
			path: first.path,
			cause: {
				kind: "packed-file",
				path: first.files[0]
			},
			...groupFacts(top.map(({ files: [largest] }) => largest)),
			...!isError && { levels: {
				new: "warning",
				unchanged: "off"
			} }
		};
	}
});
// src/rules/files/size-limit.ts
function sizeOf(files) {
	return files.reduce((sum, file) => sum + file.size, 0);
}
function largest(files) {
	return [...files].sort((a, b) => b.size - a.size).map((file) => file.path);
}
const sizeLimit = defineRule({
	id: "size-limit",
	summary: "a release, or the files of one policy entry, over the limit that the policy sets",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	options: strictObject({ max: sizeSchema.optional().meta({
		description: "Limit of the unpacked size of the whole release.",
		examples: ["10 MB"]
	}) }),
	*check({ release, policy }, { max }) {
		const total = sizeOf(release.files);
		if (max !== void 0 && total > max) yield {
			message: `the release has ${formatBytes(total)} unpacked; the policy allows ${formatBytes(max)}`,
			help: "Keep out what does not belong, or raise `rules: { size-limit: { max: … } }`.",
			path: "package.json",
			cause: {
				kind: "policy",
				at: policy.rules.get("size-limit")?.at ?? {
					path: policy.path ?? "package.json",
					line: 1
				}
			}
		};
		for (const entry of policy.files ?? []) {
			const files = release.files.filter(({ path }) => matches(entry, path));
			const size = sizeOf(files);
			if (entry.maxSize === void 0 || size <= entry.maxSize) continue;
			const paths = largest(files);
			yield {
				message: `${entry.pattern} has ${formatBytes(size)} in ${files.length === 1 ? "one file" : `${files.length} files`}; the policy allows ` + formatBytes(entry.maxSize),
				help: "Keep out what does not belong, or raise the entry's `max-size`.",
				path: paths[0] ?? "package.json",
				cause: {
					kind: "policy",
					at: entry.at
				},
				...groupFacts(paths),
				key: entry.pattern
			};
		}
	}
});
// src/rules/source-map/build-tool.ts
function program(name) {
	return new RegExp(`(?:^|[\\s/"'=(])(?:${name})(?=$|[\\s"').])`);
}
const tools = [
	{
		tool: "tsdown",
		command: program("tsdown"),
		config: /^tsdown\.config\./,
		key: "tsdown",
		packages: ["tsdown"],
		writes: "scripts"
	},
	{
		tool: "tsup",
		command: program("tsup"),
		config: /^tsup\.config\./,
		key: "tsup",
		packages: ["tsup"],
		writes: "scripts"
	},
	{
		tool: "vite",
		command: /(?:^|[\s/])vite\s+(?:\S+\s+){0,6}?build\b/,
		config: /^vite\.config\./,
		packages: ["vite"],
		writes: "both"
	},
	{
		tool: "rspack",
		command: program("rspack|rsbuild|rslib"),
		config: /^(rspack|rsbuild|rslib)\.config\./,
		packages: [
			"@rspack/cli",
			"@rspack/core",
			"@rsbuild/core",
			"@rslib/core"
		],
		writes: "both"
	},
	{
		tool: "webpack",
		command: program("webpack(?:-cli)?"),
		config: /^webpack\.config\./,
		packages: ["webpack"],
		writes: "both"
	},
	{
		tool: "parcel",
		command: program("parcel"),
		config: /^\.parcelrc$/,
		packages: ["parcel", "parcel-bundler"],
		writes: "both"
	},
	{
		tool: "rolldown",
		command: program("rolldown"),
		config: /^rolldown\.config\./,
		packages: ["rolldown"],
		writes: "scripts"
	},
	{
		tool: "rollup",
		command: program("rollup"),
		config: /^rollup\.config\./,
		packages: ["rollup"],
		writes: "scripts"
	},
	{
		tool: "esbuild",
		command: program("esbuild"),
		config: /^esbuild\.(config\.)?[cm]?[jt]s$/,
		packages: ["esbuild"],
		writes: "both"
	},
	{
		tool: "bun",
		command: /(?:^|[\s/])bun\s+(?:build\b|(?:run\s+)?\S+\.[cm]?[jt]s\b)/,
		config: /^bunfig\.toml$/,
		packages: [
			"bun",
			"bun-types",
			"@types/bun"
		],
		writes: "both"
	},
	{
		tool: "swc",
		command: program("swc"),
		config: /^\.swcrc$/,
		packages: ["@swc/cli"],
		writes: "scripts"
	},
	{
		tool: "babel",
		command: program("babel"),
		config: /^(\.babelrc|babel\.config\.)/,
		key: "babel",
		packages: ["@babel/cli", "babel-cli"],
		writes: "scripts"
	},
	{
		tool: "sass",
		command: program("sass"),
		packages: ["sass", "sass-embedded"],
		writes: "styles"
	},
	{
		tool: "postcss",
		command: program("postcss"),
		config: /^(\.postcssrc|postcss\.config\.)/,
		key: "postcss",
		packages: ["postcss-cli", "postcss"],
		writes: "styles"
	},
	{
		tool: "tsc",
		command: program("tsc"),
		config: /^tsconfig(\.[\w-]+)?\.json$/,
		packages: ["typescript"],
		writes: "scripts"
	}
];
const aside = /^(pre|post)?(test|lint|dev|start|watch|serve|preview|docs?|storybook|bench|format|check|typecheck)/;
const writesNothing = /--noEmit\b|--emitDeclarationOnly\b/;
function commands(manifest) {
	return Object.entries(asObject(manifest.scripts)).filter(([name, script]) => typeof script === "string" && !aside.test(name)).flatMap(([, script]) => String(script).split(/&&|\|\||[;&|\n]/)).filter((command) => !writesNothing.test(command));
}
function dependencies(manifest) {
	return new Set([...Object.keys(asObject(manifest.devDependencies)), ...Object.keys(asObject(manifest.dependencies))]);
}
function named(sources) {
	return sources.some((source) => source.name.startsWith("webpack:"));
}
function buildTool({ manifest, files }, path, sources = []) {
	const kind = /\.css(\.map)?$/i.test(path) ? "styles" : "scripts";
	const bundled = named(sources);
	const candidates = tools.filter(({ tool, writes }) => bundled ? tool === "webpack" || tool === "rspack" : writes === kind || writes === "both");
	const first = kind === "styles" ? [...candidates].sort((a, b) => Number(b.writes === kind) - Number(a.writes === kind)) : candidates;
	const run = commands(manifest);
	const depends = dependencies(manifest);
	const proofs = [
		({ command }) => run.some((each) => command.test(each)),
		({ key }) => key !== void 0 && Object.hasOwn(manifest, key),
		({ config }) => config !== void 0 && files.some((file) => config.test(file.path)),
		({ packages }) => packages.some((name) => depends.has(name))
	];
	for (const proof of proofs) {
		const found = first.find(proof);
		if (found) return found.tool;
	}
	return bundled ? "webpack" : null;
}
// src/rules/source-map/map-exposure.ts
const origins = [
	"file",
	"inline",
	"eval"
];
function outputOf(path) {
	return path.replace(/\.map$/i, "");
}
function embeddedIn({ sourceMaps = [] }) {
	return sourceMaps.flatMap((map) => map.embedded);
}
function mapHolders({ files }) {
	return files.flatMap(({ path, sourceMaps = [] }) => origins.flatMap((origin) => {
		const maps = sourceMaps.filter((map) => map.origin === origin);
		return maps.length > 0 ? [{
			path,
			origin,
			maps
		}] : [];
	}));
}
function exposures(release) {
	const texts = new Set(release.files.map((file) => file.sha256));
	return mapHolders(release).flatMap((holder) => {
		const all = holder.maps.flatMap((map) => map.embedded);
		const sources = all.filter((source) => !texts.has(source.sha256));
		return sources.length > 0 ? [{
			...holder,
			sources,
			packed: all.filter((source) => texts.has(source.sha256))
		}] : [];
	});
}
function sourceCount(holders) {
	return holders.flatMap(({ maps }) => maps).reduce((sum, map) => sum + map.sources, 0);
}
function namesOnly(release) {
	return mapHolders(release).filter((holder) => sourceCount([holder]) > 0 && holder.maps.every((map) => map.embedded.length === 0));
}
const script = /\.([cm]?jsx?|css)$/i;
function scriptsOf({ files }) {
	const paths = new Set(files.map(({ path }) => path));
	return files.filter(({ path }) => script.test(path) && !(/\.min\.\w+$/.test(path) && paths.has(path.replace(/\.min(?=\.\w+$)/, ""))));
}
function designed(baseline, outputs) {
	const counts = new Map();
	const count = (path) => {
		const known = counts.get(topFolder(path)) ?? {
			did: 0,
			scripts: 0
		};
		counts.set(topFolder(path), known);
		return known;
	};
	for (const output of outputs) count(output).did += 1;
	for (const { path } of scriptsOf(baseline)) count(path).scripts += 1;
	return new Set([...counts].filter(([, { did, scripts }]) => did * 2 >= scripts).map(([folder]) => folder));
}
function shippedBefore(baseline, comparison, did) {
	if (!baseline) return () => false;
	const outputs = new Set(baseline.files.filter(did).map(({ path }) => outputOf(path)));
	const folders = designed(baseline, outputs);
	const was = new Map(comparison?.pairs.flatMap((pair) => pair.was ? [[pair.file.path, pair.was.path]] : []));
	const before = (path) => outputs.has(outputOf(was.get(path) ?? path));
	return (path) => folders.has(topFolder(path)) || before(path) || before(outputOf(path));
}
// src/rules/source-map/map-reference.ts
const network = /^(https?|wss?|ftps?|file):$/;
const absolute = /^[A-Za-z][A-Za-z0-9+.-]+:/;
function remote(text) {
	if (!URL.canParse(text)) return { kind: "missing" };
	const { protocol, host, hostname } = new URL(text);
	if (!network.test(protocol) || hostname === "") return { kind: "missing" };
	return {
		kind: "remote",
		origin: `${protocol}//${host}`,
		internal: isInternalHost(hostname),
		secure: protocol === "https:" || protocol === "wss:"
	};
}
function decoded(path) {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
function resolveReference(from, reference, packed) {
	const text = reference.trim().replaceAll("\\", "/");
	if (text.startsWith("//")) return remote(`https:${text}`);
	if (absolute.test(text)) return remote(text);
	if (text.startsWith("/") || /^[A-Za-z]:/.test(text)) return { kind: "missing" };
	const bare = text.replace(/[?#].*$/s, "");
	const spellings = bare === "" ? [] : [
		decoded(bare),
		bare,
		text
	];
	const folder = from.slice(0, from.lastIndexOf("/") + 1);
	const path = spellings.map((spelling) => normalizePath(`${folder}${spelling}`)).find((each) => each !== null && packed.has(each));
	return typeof path === "string" ? {
		kind: "packed",
		path
	} : { kind: "missing" };
}
// src/rules/source-map/map-remedy.ts
const rollupOptions = {
	bare: "`output.sourcemapExcludeSources: true`",
	off: "`output.sourcemap: false`"
};
const devtool = {
	bare: "`devtool: 'nosources-source-map'`",
	off: "`devtool: false`"
};
const options = {
	tsdown: {
		name: "tsdown",
		bare: "`outputOptions: { sourcemapExcludeSources: true }`",
		off: "`sourcemap: false` (and no `--sourcemap`)"
	},
	tsup: {
		name: "tsup",
		bare: "`esbuildOptions: (options) => { options.sourcesContent = false }`",
		off: "`sourcemap: false` (and no `--sourcemap`)"
	},
	vite: {
		name: "Vite",
		bare: "`build.rollupOptions.output.sourcemapExcludeSources: true`",
		off: "`build.sourcemap: false` (and no `--sourcemap`)"
	},
	rspack: {
		name: "Rspack",
		...devtool
	},
	webpack: {
		name: "webpack",
		...devtool
	},
	parcel: {
		name: "Parcel",
		bare: null,
		off: "`--no-source-maps` (or `\"sourceMap\": false` in the target)"
	},
	rolldown: {
		name: "Rolldown",
		...rollupOptions
	},
	rollup: {
		name: "Rollup",
		...rollupOptions
	},
	esbuild: {
		name: "esbuild",
		bare: "`sourcesContent: false` (`--sources-content=false`)",
		off: "`sourcemap: false` (no `--sourcemap`)"
	},
	bun: {
		name: "Bun",
		bare: null,
		off: "`sourcemap: 'none'` (`--sourcemap=none`)"
	},
	swc: {
		name: "SWC",
		bare: "`\"inlineSourcesContent\": false`",
		off: "`\"sourceMaps\": false`"
	},
	babel: {
		name: "Babel",
		bare: null,
		off: "`\"sourceMaps\": false` (and no `--source-maps`)"
	},
	sass: {
		name: "Sass",
		bare: "dropping `--embed-sources`",
		off: "`--no-source-map`"
	},
	postcss: {
		name: "PostCSS",
		bare: "`map: { sourcesContent: false }`",
		off: "`map: false` (`--no-map`)"
	},
	tsc: {
		name: "tsconfig.json",
		bare: "`\"inlineSources\": false`",
		off: "`\"sourceMap\": false`"
	}
};
function offOf(tool, origin) {
	return tool === "tsc" && origin === "inline" ? "`\"inlineSourceMap\": false`" : options[tool].off;
}
function productionBuild(tool) {
	return `Build for production: in ${options[tool === "rspack" ? "rspack" : "webpack"].name}, \`mode: 'production'\` and no \`devtool\` that begins with \`eval\`.`;
}
function mapRemedy(tool, origin, wanted) {
	if (origin === "eval") return productionBuild(tool);
	if (tool === null) return null;
	const { name, bare } = options[tool];
	const off = offOf(tool, origin);
	if (wanted === "none" || bare === null) return `In ${name}, ${off} writes no map.`;
	return `In ${name}, ${bare} leaves the texts out, ${off} the whole map.`;
}
function compilerOptions(tool, path, origin, wanted) {
	if (origin === "eval" || tool !== null && tool !== "tsc") return [];
	if (/\.d\.[cm]?ts(\.map)?$/.test(path)) return ["declarationMap"];
	const map = origin === "inline" ? "inlineSourceMap" : "sourceMap";
	return wanted === "bare" ? ["inlineSources", map] : [map];
}
// src/rules/source-map/recoverable.ts
const shown = 3;
const nameLength = 120;
function sum(sources, figure) {
	return sources.reduce((total, source) => total + source[figure], 0);
}
function names(sources) {
	const cut = (name) => name.length > nameLength ? `…${name.slice(-119)}` : name;
	return sources.slice(0, shown).map(({ name }) => cut(name)).join(", ");
}
function identity$1({ name, sha256 }) {
	return `${sha256}\0${name.replace(/^(\.{1,2}\/)+/, "")}`;
}
function distinct(sources) {
	return [...new Map(sources.map((source) => [identity$1(source), source])).values()];
}
function which(sources) {
	const own = sources.filter((source) => !isForeign(source));
	const told = own.length > 0 ? own : sources;
	if (sources.length === 1) return `: ${names(told)}`;
	const largest = `; largest: ${names([...told].sort((a, b) => b.bytes - a.bytes))}`;
	return told.length > shown ? `; first: ${names(told)}${largest}` : largest;
}
function foreignPart(sources) {
	const foreign = sources.filter(isForeign);
	if (foreign.length === 0 || sources.length === 1) return "";
	if (foreign.length === sources.length) return "; all of them from node_modules";
	return `; ${formatCount(foreign.length)} of them, ${plural(sum(foreign, "lines"), "line")}, from node_modules`;
}
function recoverable(exposures) {
	const sources = distinct(exposures.flatMap((exposure) => exposure.sources));
	const packed = distinct(exposures.flatMap((exposure) => exposure.packed)).length;
	const figures = `${plural(sources.length, "source file")}, ${plural(sum(sources, "lines"), "line")} (${formatBytes(sum(sources, "bytes"))})`;
	const anyway = packed === 0 ? "" : `; ${formatCount(packed)} more ${packed === 1 ? "is" : "are"} packed anyway`;
	return `${figures}${which(sources)}${foreignPart(sources)}${anyway}`;
}
// src/rules/source-map/source-map.ts
const forbidden = {
	new: "error",
	unchanged: "error"
};
const bundled = {
	new: "warning",
	unchanged: "note"
};
const many = 5;
function groups(holders, known) {
	const kindOf = (holder) => JSON.stringify([
		known(holder),
		holder.origin,
		topFolder(holder.path) === "node_modules"
	]);
	const spreads = new Map([...groupBy(holders, kindOf)].map(([kind, members]) => [kind, new Set(members.map(({ path }) => topFolder(path))).size]));
	const spreadOf = (holder) => spreads.get(kindOf(holder)) ?? 0;
	return [...groupBy(holders, (holder) => `${kindOf(holder)}\0${spreadOf(holder) < many ? topFolder(holder.path) : ""}`).values()].flatMap((members) => {
		const [first] = members;
		if (!first) return [];
		const spread = spreadOf(first);
		return [{
			isNew: !known(first),
			origin: first.origin,
			members,
			...spread < many ? { folder: topFolder(first.path) } : {
				folder: ".",
				spread
			}
		}];
	});
}
function toolOf(group, release) {
	const [first] = group.members;
	const sources = group.members.flatMap((member) => "sources" in member ? member.sources : []);
	return buildTool(release, first?.path ?? group.folder, sources);
}
function whereabouts(group, release, wanted, key = group.origin) {
	const paths = group.members.map(({ path }) => path);
	const options = group.folder === "node_modules" ? [] : compilerOptions(toolOf(group, release), paths[0] ?? "", group.origin, wanted);
	return {
		...placeOfMaps(paths, group.folder, options),
		key,
		baselineState: group.isNew ? "new" : "unchanged"
	};
}
function placeOfMaps(paths, folder, options) {
	const where = place$2(paths, folder);
	return options.length > 0 && where.cause.kind === "packed-file" ? {
		...where,
		cause: {
			...where.cause,
			compilerOptions: options
		}
	} : where;
}
function remedy(group, release, wanted) {
	const build = mapRemedy(toolOf(group, release), group.origin, wanted);
	if (group.origin !== "file") return build ?? `Build without inline source maps${wanted === "bare" ? ", or without `sourcesContent` in them" : ""}.`;
	const keep = keepOut$1(group, release.manifest);
	return build === null ? `${keep}, or build ${wanted === "bare" ? "them without `sourcesContent`" : "without maps"}.` : `${keep}. ${build}`;
}
function* textsShipped({ release, baseline, comparison }, closing, levels) {
	const any = shippedBefore(baseline, comparison, (file) => embeddedIn(file).length > 0);
	const own = shippedBefore(baseline, comparison, (file) => embeddedIn(file).some((source) => !isForeign(source)));
	const known = ({ path, sources }) => (sources.every(isForeign) ? any : own)(path);
	for (const group of groups(exposures(release), known)) yield {
		message: `${holdsThat(group, "embeds", "embed")} ${recoverable(group.members)}`,
		help: `${remedy(group, release, "bare")} ${closing}`,
		...whereabouts(group, release, "bare"),
		...levels ? { levels } : group.folder === "node_modules" && { levels: bundled }
	};
}
const shipsMaps = (facts) => shippedBefore(facts.baseline, facts.comparison, ({ sourceMaps = [] }) => sourceMaps.length > 0);
function* namesShipped(facts) {
	const known = shipsMaps(facts);
	for (const group of groups(namesOnly(facts.release), ({ path }) => known(path))) {
		if (!group.isNew) continue;
		const sources = sourceCount(group.members);
		yield {
			message: `${holdsThat(group, "names", "name")} ${plural(sources, "source file")}, without ${sources === 1 ? "its" : "their"} text`,
			help: "Names give little away. To say that such maps may ship, set `rules: { source-map: { policy: mappings } }`; to say that none may, `policy: none`.",
			...whereabouts(group, facts.release, "none", `${group.origin} names`),
			levels: {
				new: "note",
				unchanged: "off"
			}
		};
	}
}
function* mapsShipped(facts) {
	const known = shipsMaps(facts);
	for (const group of groups(mapHolders(facts.release), ({ path }) => known(path))) yield {
		message: `${holds(group)}, and the policy allows none`,
		help: `${remedy(group, facts.release, "none")} To let maps ship without the text of sources, set \`rules: { source-map: { policy: mappings } }\`.`,
		...whereabouts(group, facts.release, "none"),
		levels: forbidden
	};
}
function referring({ files }, policy) {
	const packed = new Set(files.map(({ path }) => path));
	const leadsOut = (path, reference) => resolveReference(path, reference, packed).kind !== "packed";
	return files.filter(({ path, mapReference }) => mapReference !== void 0 && (policy === "none" || leadsOut(path, mapReference)));
}
function* references({ release, baseline, comparison }, policy) {
	const before = new Set(baseline ? referring(baseline, policy) : []);
	const known = shippedBefore(baseline, comparison, (file) => before.has(file));
	for (const members of groupBy(referring(release, policy), ({ path }) => `${String(known(path))}\0${topFolder(path)}`).values()) {
		const paths = members.map(({ path }) => path);
		const [path = ""] = paths;
		const tool = buildTool(release, path);
		const build = mapRemedy(tool, "file", "none") ?? "Build without source maps, or without the comment that names them.";
		yield {
			message: `${filesThat(paths, topFolder(path), "refers", "refer")} to a source map${policy === "none" ? ", and the policy allows none" : " that is not in the release"}`,
			help: policy === "none" ? build : `Pack the map under the name that the reference has, or do without: ${build}`,
			...placeOfMaps(paths, topFolder(path), compilerOptions(tool, path, "file", "none")),
			key: "reference",
			baselineState: known(path) ? "unchanged" : "new",
			levels: forbidden
		};
	}
}
const sourceMap = defineRule({
	id: "source-map",
	summary: "a source map that gives away the text of original sources, or that the policy does not allow",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "note"
	},
	options: strictObject({ policy: _enum([
		"none",
		"mappings",
		"resolvable",
		"allow"
	]).optional().meta({
		description: "none: no map ships and no file refers to one. mappings: maps without the text of sources. resolvable: maps with sources, and every reference leads to a packed file. allow: anything.",
		examples: ["none", "mappings"]
	}) }),
	*check(subject, { policy }) {
		if (policy === "none") {
			yield* mapsShipped(subject);
			yield* references(subject, policy);
		} else if (policy === "mappings") yield* textsShipped(subject, "To ship sources on purpose, set `policy: resolvable` or `policy: allow` for rule source-map.", forbidden);
		else if (policy === "resolvable") yield* references(subject, policy);
		else if (policy === void 0) {
			yield* textsShipped(subject, "To ship sources on purpose, set `rules: { source-map: { policy: allow } }`.");
			if (subject.policy.rules.get("source-map")?.new === void 0) yield* namesShipped(subject);
		}
	}
});
// src/rules/source-map/source-map-dangling.ts
function dangling({ files }) {
	const packed = new Set(files.map(({ path }) => path));
	return files.filter(({ path, mapReference }) => mapReference !== void 0 && resolveReference(path, mapReference, packed).kind === "missing");
}
const shownLength = 120;
function shorten(text) {
	return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
const sourceMapDangling = defineRule({
	id: "source-map-dangling",
	summary: "a reference to a source map that is not packed",
	scope: "release",
	levels: {
		new: "off",
		unchanged: "off"
	},
	*check({ release, baseline, comparison }) {
		const before = new Set(baseline ? dangling(baseline) : []);
		const known = shippedBefore(baseline, comparison, (file) => before.has(file));
		for (const members of groupBy(dangling(release), ({ path }) => `${String(known(path))}\0${topFolder(path)}`).values()) {
			const [first] = members;
			if (!first) continue;
			const folder = topFolder(first.path);
			const paths = members.map(({ path }) => path);
			const reference = `${shorten(first.mapReference ?? "")}${members.length > 1 ? ", …" : ""}`;
			yield {
				message: `${filesThat(paths, folder, "refers to a source map that is not packed", "refer to source maps that are not packed")}: ` + reference,
				help: "Build without the comment that names the map (`hidden` in most bundlers), or pack the map.",
				...place$2(paths, folder),
				baselineState: known(first.path) ? "unchanged" : "new"
			};
		}
	}
});
// src/rules/source-map/source-map-remote.ts
function remoteReferences({ files }) {
	const packed = new Set(files.map(({ path }) => path));
	return files.flatMap(({ path, mapReference }) => {
		const leads = mapReference === void 0 ? null : resolveReference(path, mapReference, packed);
		return leads?.kind === "remote" ? [{
			...leads,
			path
		}] : [];
	});
}
function identity({ path, origin }) {
	return `${topFolder(path)}\0${origin}`;
}
function fault$1({ origin, internal, secure }) {
	if (internal) return `on an internal host${secure ? "" : ", without https"}: ${origin}`;
	return secure ? `on another host: ${origin}` : `on another host without https, where anyone on the way can replace it: ${origin}`;
}
const sourceMapRemote = defineRule({
	id: "source-map-remote",
	summary: "a reference to a source map on another host; worse for an internal host, or without https",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		const before = new Set(baseline ? remoteReferences(baseline).map(identity) : []);
		for (const [key, members] of groupBy(remoteReferences(release), identity)) {
			const [first] = members;
			if (!first) continue;
			const folder = topFolder(first.path);
			const paths = members.map(({ path }) => path);
			yield {
				message: `${filesThat(paths, folder, "refers to a source map", "refer to source maps")} ${fault$1(first)}`,
				help: "Build without the option that says where the maps are (`sourcemapBaseUrl` in Rollup, `mapRoot` in tsconfig.json, `publicPath` of SourceMapDevToolPlugin in webpack), or without the comment. Debuggers of your users ask that host for the map, and whoever reads the file learns its name.",
				...place$2(paths, folder),
				key: first.origin,
				baselineState: before.has(key) ? "unchanged" : "new"
			};
		}
	}
});
// src/rules/contents/unsafe-path.ts
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const control = /[\u0000-\u001f\u007f-\u009f]/;
const invisible = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
function fault({ path, type }) {
	if (type === "symlink") return "is a symbolic link: npm drops it on install, other clients follow it";
	if (type === "hardlink") return "is a hard link: npm drops it on install";
	if (type === "special") return "is no plain file: npm drops it on install";
	if (/^([/\\]|[A-Za-z]:[/\\])/.test(path)) return "is an absolute path";
	const parts = path.split("/");
	if (parts.includes("..")) return "leads out of the package folder";
	if (control.test(path)) return "has control characters in its name";
	if (invisible.test(path)) return "has invisible or bidirectional characters in its name";
	if (/[<>:"|?*\\]/.test(path)) return "has a character in its name that Windows refuses";
	if (parts.some((part) => device.test(part))) return "has a name that Windows keeps for a device";
	if (parts.some((part) => /[. ]$/.test(part))) return "ends in a dot or a space, which Windows drops";
	return null;
}
function* collisions({ files }) {
	const groups = new Map();
	for (const { path } of files) {
		const folded = path.normalize("NFC").toLowerCase().normalize("NFC");
		groups.set(folded, [...groups.get(folded) ?? [], path]);
	}
	for (const group of groups.values()) if (group.length > 1) yield group;
}
const help = "Rename or remove it: such a package installs differently, or not at all, from one machine to the next.";
const unsafePath = defineRule({
	id: "unsafe-path",
	summary: "a path that is dangerous or ambiguous where the package is unpacked",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release }) {
		for (const file of release.files) {
			const what = fault(file);
			if (what !== null) yield {
				message: `${file.path} ${what}`,
				help,
				path: file.path,
				cause: {
					kind: "packed-file",
					path: file.path
				},
				key: what
			};
		}
		for (const path of new Set(release.duplicates)) yield {
			message: `${path} is in the tarball more than once`,
			help,
			path,
			cause: {
				kind: "packed-file",
				path
			},
			key: "duplicate"
		};
		for (const group of collisions(release)) {
			const [path = ""] = group;
			yield {
				message: `${group.join(" and ")} are one file where case or Unicode form don't count (Windows, macOS)`,
				help,
				path,
				cause: {
					kind: "packed-file",
					path
				},
				count: group.length,
				examples: group.slice(0, 3),
				paths: group,
				key: "collision"
			};
		}
	}
});
// src/rules/policy/waiver-expired.ts
const waiverExpired = defineRule({
	id: "waiver-expired",
	summary: "a waiver of the policy whose last day is over",
	scope: "policy",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check({ policy, today }) {
		for (const waiver of policy.waivers) {
			if (waiver.expires === void 0 || waiver.expires >= today) continue;
			yield {
				message: `the waiver for ${waiver.rule} on ${waiver.path} expired on ${waiver.expires} (reason: ${waiver.reason})`,
				help: "Mend what it excused and take it out, or look at it anew and set a later `expires`.",
				path: waiver.at.path,
				cause: {
					kind: "policy",
					at: waiver.at
				}
			};
		}
	}
});
// src/rules/policy/waiver-unused.ts
const waiverUnused = defineRule({
	id: "waiver-unused",
	summary: "a waiver of the policy that excuses nothing",
	scope: "waivers",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check({ unusedWaivers }) {
		for (const waiver of unusedWaivers) yield {
			message: `the waiver for ${waiver.rule} on ${waiver.path} excuses nothing (reason: ${waiver.reason})`,
			help: waiver.sha256 === void 0 ? "Take it out: it would excuse the next finding of that kind unseen." : "Take it out, or look at the file anew: its bytes are not the ones that were excused.",
			path: waiver.at.path,
			cause: {
				kind: "policy",
				at: waiver.at
			}
		};
	}
});
// src/rules/files/world-writable.ts
const shared = 18;
function sharedBits({ mode }) {
	return mode & shared;
}
function habit(baseline) {
	return (baseline?.files ?? []).reduce((bits, file) => bits & sharedBits(file), baseline?.files.length ? shared : 0);
}
function known({ baseline, comparison }) {
	const usual = habit(baseline);
	const pairs = comparison?.pairs ?? [];
	return new Set(pairs.filter(({ file, was }) => (sharedBits(file) & ~(was ? sharedBits(was) : usual)) === 0).map(({ file }) => file));
}
// src/rules/index.ts
const rules = [
	fileNotAllowed,
	allowlistUnmatched,
	sourceMap,
	sourceMapRemote,
	sourceMapDangling,
	secret,
	forbiddenFile,
	ownArchive,
	buildPath,
	internalHost,
	fileAdded,
	fileRemoved,
	entryPointMissing,
	execBitLost,
	shebangCrlf,
	defineRule({
		id: "world-writable",
		summary: "files that group or others may write to",
		scope: "release",
		levels: {
			new: "warning",
			unchanged: "note"
		},
		*check(subject) {
			const before = known(subject);
			for (const members of groupBy(subject.release.files.filter(sharedBits), (file) => String(before.has(file))).values()) {
				const [first] = members;
				if (!first) continue;
				const paths = members.map(({ path }) => path);
				const folders = new Set(paths.map(topFolder));
				const modes = [...new Set(members.map(({ mode }) => formatMode(mode)))].sort();
				yield {
					message: `${members.length === 1 ? `${first.path} can` : `${plural(members.length, "file")} can`} be written by group or others: mode ${modes.join(", ")}`,
					help: "Pack with umask 022, or `chmod -R go-w` before packing: where a client keeps these modes, other accounts of the machine can change the code.",
					...place$2(paths, folders.size === 1 ? topFolder(first.path) : "."),
					baselineState: before.has(first) ? "unchanged" : "new"
				};
			}
		}
	}),
	sizeGrowth,
	sizeLimit,
	lifecycleScript,
	binChanged,
	exportsRemoved,
	licenseChanged,
	publishConfigChanged,
	filesFieldChanged,
	dependencyAdded,
	dependencySpec,
	manifestMismatch,
	notReproducible,
	packerChanged,
	bundledDependency,
	nativeBinary,
	unsafePath,
	fileNotInspected,
	policyLoosened,
	policyUnowned,
	policyUnpinned,
	waiverExpired,
	waiverUnused
];
export { admits as a, packedFile as i, sourceMap as n, excluder as o, entryPoints as r, matches as s, rules as t };
