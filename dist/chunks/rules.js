import { t as compilePattern } from "./patterns.js";
import { i as plural, n as formatCount, r as formatMode, t as formatBytes } from "./format.js";
import { t as groupBy } from "./group-by.js";
import { l as _enum, m as strictObject } from "./libraries/zod.js";
import { t as isObject } from "./json.js";
import { n as sizeSchema, t as percentSchema } from "./sizes.js";
// src/config/allowlist.ts
function matches(entry, path) {
	return compilePattern(entry.pattern)(path);
}
function admits(entries, path) {
	let admitted = false;
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
// src/rules/allowlist-unmatched.ts
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
				key: written,
				...entry.required && { levels: required }
			};
		}
	}
});
// src/compare/map-exposure.ts
const origins = [
	"file",
	"inline",
	"eval"
];
function area(path) {
	const slash = path.indexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
function outputOf(path) {
	return path.replace(/\.map$/i, "");
}
function isForeign({ name }) {
	return /(^|[/\\])node_modules[/\\]/.test(name);
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
function designed(baseline, outputs) {
	const counts = new Map();
	const count = (path) => {
		const known = counts.get(area(path)) ?? {
			did: 0,
			scripts: 0
		};
		counts.set(area(path), known);
		return known;
	};
	for (const output of outputs) count(output).did += 1;
	for (const { path } of baseline.files) if (script.test(path)) count(path).scripts += 1;
	return new Set([...counts].filter(([, { did, scripts }]) => did > 0 && did * 2 >= scripts).map(([folder]) => folder));
}
function precedent(baseline, comparison, did) {
	if (!baseline) return () => false;
	const outputs = new Set(baseline.files.filter(did).map(({ path }) => outputOf(path)));
	const folders = designed(baseline, outputs);
	const was = new Map(comparison?.pairs.flatMap((pair) => pair.was ? [[pair.file.path, pair.was.path]] : []));
	const before = (path) => outputs.has(outputOf(was.get(path) ?? path));
	return (path) => folders.has(area(path)) || before(path) || before(outputOf(path));
}
// src/compare/map-words.ts
function inFolder(folder) {
	return folder === "." ? "in the package's top folder" : `under ${folder}`;
}
function filesThat(paths, folder, one, many) {
	return paths.length === 1 ? `${paths[0] ?? folder} ${one}` : `${plural(paths.length, "file")} ${inFolder(folder)} ${many}`;
}
const evalMaps = "source maps in eval wrappers (a bundler's development build)";
function holds({ folder, origin, members }) {
	const [first] = members;
	if (first && members.length === 1) {
		if (origin === "file") return `${first.path} is a source map`;
		if (origin === "eval") return `${first.path} has ${evalMaps}`;
		return `${first.path} has ${first.maps.length === 1 ? "an inline source map" : plural(first.maps.length, "inline source map")}`;
	}
	if (origin === "file") return `${plural(members.length, "source map")} ship ${inFolder(folder)}`;
	return `${plural(members.length, "file")} ${inFolder(folder)} have ${origin === "eval" ? evalMaps : "inline source maps"}`;
}
function holdsThat(group, one, many) {
	const { folder, origin, members } = group;
	const [first] = members;
	if (origin === "file") {
		if (!first || members.length > 1) return `${plural(members.length, "source map")} ${inFolder(folder)} ${many}`;
		return /\.map$/i.test(first.path) ? `${first.path} ${one}` : `${holds(group)} that ${one}`;
	}
	const single = origin === "inline" && members.length === 1 && first?.maps.length === 1;
	return `${holds(group)} that ${single ? one : many}`;
}
const shown$4 = 3;
function exclusions({ folder, members }) {
	const patterns = members.map(({ path }) => /\.map$/i.test(path) ? folder === "." ? "!*.map" : `!${folder}/**/*.map` : `!${path}`);
	return [...new Set(patterns)].slice(0, shown$4).map((pattern) => JSON.stringify(pattern)).join(", ");
}
function keepOut(group, { files }) {
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
	const groups = new Map();
	for (const path of paths) {
		const folders = parents(path);
		const folder = folders.find((candidate) => !occupied.has(candidate)) ?? folders.at(-1) ?? ".";
		const group = groups.get(folder);
		if (group) group.push(path);
		else groups.set(folder, [path]);
	}
	return [...groups].map(([folder, members]) => ({
		path: members.length === 1 ? members[0] ?? folder : folder,
		paths: members
	}));
}
const shown$3 = 3;
function groupFacts(paths) {
	return paths.length > 1 ? {
		count: paths.length,
		examples: paths.slice(0, shown$3),
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
// src/rules/build-path.ts
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
const shown$2 = 3;
const shownLength$1 = 120;
function examples(files) {
	return [...new Set(files.flatMap((file) => file.buildPaths.examples))].slice(0, shown$2).map((path) => path.length > shownLength$1 ? `${path.slice(0, shownLength$1)}…` : path).join(", ");
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
		for (const members of groupBy(telling(release), (file) => `${String(known(file))}\0${area(file.path)}`).values()) {
			const [first] = members;
			if (!first) continue;
			const folder = area(first.path);
			const paths = members.map(({ path }) => path);
			const count = members.reduce((sum, file) => sum + file.buildPaths.count, 0);
			yield {
				message: `${filesThat(paths, folder, "holds", "hold")} ${plural(count, "absolute build path")}: ${examples(members)}`,
				help: "Build with relative paths: bundlers have options for the names of sources in maps, and `__filename` or `import.meta.url` should not be replaced at build time. Debug prefixes of compilers can be mapped away (`-ffile-prefix-map`, `--remap-path-prefix`).",
				...place(paths, folder),
				baselineState: known(first) ? "unchanged" : "new"
			};
		}
	}
});
// src/compare/manifest.ts
function asObject(value) {
	return isObject(value) ? value : {};
}
function normalizePath(path) {
	const parts = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === ".." && parts.pop() === void 0) return null;
		if (part !== "..") parts.push(part);
	}
	return parts.join("/");
}
function binTargets(manifest) {
	const { bin } = manifest;
	return (typeof bin === "string" ? [[["bin"], bin]] : Object.entries(asObject(bin)).map(([name, path]) => [["bin", name], path])).flatMap(([key, path]) => {
		const normal = typeof path === "string" ? normalizePath(path) : null;
		return normal === null || normal === "" ? [] : [{
			key,
			path: normal
		}];
	});
}
const installEvents = [
	"preinstall",
	"install",
	"postinstall"
];
const gitSpec = /^(git(\+[a-z]+)?:|github:|gitlab:|bitbucket:|gist:|[^@/.\s:][^/\s:]*\/[^/\s:]+$|https?:.*\.git(#|$))/i;
function gitDependencies(manifest) {
	return ["dependencies", "optionalDependencies"].flatMap((group) => Object.entries(asObject(manifest[group])).flatMap(([name, spec]) => typeof spec === "string" && gitSpec.test(spec) ? [{
		event: `prepare of the git dependency ${name}`,
		script: spec,
		key: [group, name]
	}] : []));
}
function installScripts(manifest, files) {
	const scripts = asObject(manifest.scripts);
	const named = installEvents.flatMap((event) => {
		const script = Object.hasOwn(scripts, event) ? scripts[event] : void 0;
		return typeof script === "string" && script !== "" ? [{
			event,
			script,
			key: ["scripts", event]
		}] : [];
	});
	const replaced = named.some(({ event }) => event !== "postinstall");
	const gyp = files.has("binding.gyp") && !replaced && manifest.gypfile !== false ? [{
		event: "install",
		script: "node-gyp rebuild (implied by binding.gyp)",
		key: ["scripts"]
	}] : [];
	return [
		...named,
		...gyp,
		...gitDependencies(manifest)
	];
}
// src/compare/entry-points.ts
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
function single(manifest) {
	return [
		["main", "module"],
		["module", "module"],
		["types", "types"],
		["typings", "types"]
	].flatMap(([field, lookup]) => {
		const value = manifest[field];
		return isString(value) ? entryPoint([field], value, lookup) : [];
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
// src/rules/entry-point-missing.ts
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
	for (const path of paths) if (path.startsWith(head) && path.endsWith(tail) && path.length >= head.length + tail.length) return true;
	return false;
}
function isPacked(target, lookup, paths) {
	if (target.includes("*")) return matchesPattern(target, paths);
	if (lookup === "pattern") return matchesPattern(`${target}/*`, paths);
	if (target === "") return lookup !== "exact" && completions[lookup].some((end) => paths.has(end.replace(/^\//, "")));
	return completions[lookup].some((end) => paths.has(`${target}${end}`));
}
function fallsBack({ field }, paths) {
	return field === "main" && paths.has("index.js");
}
const patternLevels = {
	new: "error",
	unchanged: "note"
};
const entryPointMissing = defineRule({
	id: "entry-point-missing",
	summary: "a file that package.json names as an entry point and that is not packed",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release }) {
		const paths = new Set(release.files.map((file) => file.path));
		const missing = new Map();
		for (const entry of entryPoints(release.manifest)) {
			if (entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)) || fallsBack(entry, paths)) continue;
			missing.set(entry.written, [...missing.get(entry.written) ?? [], entry]);
		}
		for (const [written, entries] of missing) {
			const [first] = entries;
			if (!first) continue;
			yield {
				message: `${entries.slice(0, 3).map((entry) => entry.field).join(", ")}${entries.length > 3 ? ` and ${entries.length - 3} more` : ""} in package.json ${entries.length === 1 ? "names" : "name"} ${written}, which is not packed`,
				help: "Build it before packing and see that `files` in package.json admits it, or take the entry out of package.json.",
				path: "package.json",
				cause: {
					kind: "manifest",
					key: first.key
				},
				key: written,
				...entries.every((entry) => entry.lookup === "pattern") && { levels: patternLevels }
			};
		}
	}
});
// src/rules/exec-bit-lost.ts
const executable = 73;
const library = /\.(node|wasm|dll|dylib|so)(\.\d+)*$/i;
const execBitLost = defineRule({
	id: "exec-bit-lost",
	summary: "a bin target or native executable that was executable and is not",
	scope: "change",
	levels: {
		new: "error",
		unchanged: "off"
	},
	*check({ release, comparison }) {
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
				}
			};
		}
	}
});
// src/rules/file-added.ts
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
		for (const { path, paths } of groupByFolder([...sizes.keys()], (baseline?.files ?? []).map((file) => file.path))) {
			const size = formatBytes(paths.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0));
			yield {
				message: paths.length === 1 ? `${path} is new (${size})` : `${plural(paths.length, "new file")} in ${path} (${size})`,
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
// src/rules/file-not-allowed.ts
function suggestion(path) {
	const slash = path.lastIndexOf("/");
	const extension = /\.[A-Za-z0-9]+$/.exec(path)?.[0];
	return slash < 0 || extension === void 0 ? path : `${path.slice(0, slash)}/**/*${extension}`;
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
			const pattern = suggestion(path);
			groups.set(pattern, [...groups.get(pattern) ?? [], path]);
		}
		for (const [pattern, paths] of groups) {
			const [path = pattern] = paths;
			yield {
				message: paths.length === 1 ? `${path} is packed and not in the allowlist` : `${paths.length} files like ${path} are packed and not in the allowlist`,
				help: `Keep it out of the release (\`files\` in package.json, .npmignore), or allow it in ${policy.path ?? "the policy"} under \`files\`: ${JSON.stringify(pattern)}`,
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
// src/rules/file-not-inspected.ts
const fileNotInspected = defineRule({
	id: "file-not-inspected",
	summary: "a file that could not be inspected wholly: over the limit, or unreadable as what it claims to be",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	options: strictObject({ max: sizeSchema.prefault("256 MB").describe("Largest source map, or line with one inside, that is inspected.") }),
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
// src/rules/file-removed.ts
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
		for (const { path, paths } of groupByFolder([...sizes.keys()], release.files.map((file) => file.path))) {
			const size = formatBytes(paths.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0));
			yield {
				message: paths.length === 1 ? `${path} is gone (${size})` : `${plural(paths.length, "file")} gone from ${path} (${size})`,
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
// src/rules/lifecycle-script.ts
const shown$1 = 200;
const lifecycleScript = defineRule({
	id: "lifecycle-script",
	summary: "a script that runs on the machine of whoever installs the package, added or changed",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "note"
	},
	*check({ release }) {
		const files = new Set(release.files.map((file) => file.path));
		for (const { event, script, key } of installScripts(release.manifest, files)) yield {
			message: `installing this package runs ${event}: ${script.length > shown$1 ? `${script.slice(0, shown$1)}…` : script}`,
			help: "Make sure that you wrote it and that it is needed. To approve it, add a waiver for rule lifecycle-script on path package.json with the reason.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key
			},
			key: `${event}\0${script}`
		};
	}
});
// src/rules/size-growth.ts
function unpacked({ files }) {
	return files.reduce((sum, file) => sum + file.size, 0);
}
function growers({ pairs }) {
	return pairs.map(({ file, was }) => ({
		path: file.path,
		grown: file.size - (was?.size ?? 0)
	})).filter(({ grown }) => grown > 0).sort((a, b) => b.grown - a.grown).slice(0, 3);
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
		max: percentSchema.prefault("25%").describe("Growth that is allowed, as a percentage of the baseline."),
		min: sizeSchema.prefault("64 KiB").describe("Growth below this size is never reported.")
	}),
	*check({ release, baseline, comparison }, { max, min }) {
		if (!baseline || !comparison) return;
		const before = unpacked(baseline);
		const after = unpacked(release);
		const grown = after - before;
		if (grown <= min || grown <= before * max) return;
		const top = growers(comparison);
		const by = top.map((each) => `${each.path} (+${formatBytes(each.grown)})`).join(", ");
		const percent = before === 0 ? "" : `, +${Math.round(grown / before * 100).toLocaleString("en-US")} %`;
		yield {
			message: `the release grew from ${formatBytes(before)} to ${formatBytes(after)} unpacked (+${formatBytes(grown)}${percent}), mostly by ${by}`,
			help: `Keep out what does not belong; where the growth is meant, set \`rules: { size-growth: { max: ${Math.ceil(grown / Math.max(before, 1) * 100)}% } }\` for this release.`,
			path: top[0]?.path ?? "package.json",
			cause: {
				kind: "packed-file",
				path: top[0]?.path ?? "package.json"
			},
			...groupFacts(top.map((each) => each.path))
		};
	}
});
// src/rules/size-limit.ts
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
	options: strictObject({ max: sizeSchema.optional().describe("Limit of the unpacked size of the whole release.") }),
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
				message: `${entry.pattern} has ${formatBytes(size)} in ${files.length === 1 ? "one file" : `${files.length} files`}; the policy allows ${formatBytes(entry.maxSize)}`,
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
// src/compare/build-tool.ts
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
// src/compare/internal-host.ts
const internalSuffix = /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)$/;
const privateAddress = /^(0|10|127)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
function mappedAddress(address) {
	const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
	if (high === void 0 || low === void 0) return "";
	return [parseInt(high, 16), parseInt(low, 16)].flatMap((part) => [part >> 8, part & 255]).join(".");
}
function isPrivateAddress6(address) {
	return /^(::1?$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(address) || privateAddress.test(mappedAddress(address));
}
function isInternalHost(host) {
	if (host.startsWith("[")) return isPrivateAddress6(host.slice(1, -1));
	const name = host.replace(/\.$/, "");
	if (/^\d+(\.\d+){3}$/.test(name)) return privateAddress.test(name);
	return !name.includes(".") || internalSuffix.test(name);
}
// src/compare/map-reference.ts
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
// src/compare/map-remedy.ts
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
// src/compare/recoverable.ts
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
// src/rules/source-map.ts
const forbidden = {
	new: "error",
	unchanged: "error"
};
function groups(holders, known) {
	return [...groupBy(holders, (holder) => JSON.stringify([
		known(holder),
		holder.origin,
		area(holder.path)
	])).values()].flatMap((members) => {
		const [first] = members;
		return first ? [{
			isNew: !known(first),
			origin: first.origin,
			folder: area(first.path),
			members
		}] : [];
	});
}
function whereabouts(group, key = group.origin) {
	return {
		...place(group.members.map(({ path }) => path), group.folder),
		key,
		baselineState: group.isNew ? "new" : "unchanged"
	};
}
function remedy(group, release, wanted) {
	const [first] = group.members;
	const sources = group.members.flatMap((member) => "sources" in member ? member.sources : []);
	const build = mapRemedy(buildTool(release, first?.path ?? group.folder, sources), group.origin, wanted);
	if (group.origin !== "file") return build ?? `Build without inline source maps${wanted === "bare" ? ", or without `sourcesContent` in them" : ""}.`;
	const keep = keepOut(group, release.manifest);
	return build === null ? `${keep}, or build ${wanted === "bare" ? "them without `sourcesContent`" : "without maps"}.` : `${keep}. ${build}`;
}
function* textsShipped({ release, baseline, comparison }, closing, levels) {
	const any = precedent(baseline, comparison, (file) => embeddedIn(file).length > 0);
	const own = precedent(baseline, comparison, (file) => embeddedIn(file).some((source) => !isForeign(source)));
	const known = ({ path, sources }) => (sources.every(isForeign) ? any : own)(path);
	for (const group of groups(exposures(release), known)) yield {
		message: `${holdsThat(group, "embeds", "embed")} ${recoverable(group.members)}`,
		help: `${remedy(group, release, "bare")} ${closing}`,
		...whereabouts(group),
		...levels && { levels }
	};
}
const shipsMaps = (facts) => precedent(facts.baseline, facts.comparison, ({ sourceMaps = [] }) => sourceMaps.length > 0);
function* namesShipped(facts) {
	const known = shipsMaps(facts);
	for (const group of groups(namesOnly(facts.release), ({ path }) => known(path))) {
		if (!group.isNew) continue;
		const sources = sourceCount(group.members);
		yield {
			message: `${holdsThat(group, "names", "name")} ${plural(sources, "source file")}, without ${sources === 1 ? "its" : "their"} text`,
			help: "Names give little away. To say that such maps may ship, set `rules: { source-map: { policy: mappings } }`; to say that none may, `policy: none`.",
			...whereabouts(group, `${group.origin} names`),
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
		...whereabouts(group),
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
	const known = precedent(baseline, comparison, (file) => before.has(file));
	for (const members of groupBy(referring(release, policy), ({ path }) => `${String(known(path))}\0${area(path)}`).values()) {
		const paths = members.map(({ path }) => path);
		const [path = ""] = paths;
		const build = mapRemedy(buildTool(release, path), "file", "none") ?? "Build without source maps, or without the comment that names them.";
		yield {
			message: `${filesThat(paths, area(path), "refers", "refer")} to a source map${policy === "none" ? ", and the policy allows none" : " that is not in the release"}`,
			help: policy === "none" ? build : `Pack the map under the name that the reference has, or do without: ${build}`,
			...place(paths, area(path)),
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
	]).optional().describe("none: no map ships and no file refers to one. mappings: maps without the text of sources. resolvable: maps with sources, and every reference leads to a packed file. allow: anything.") }),
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
// src/rules/source-map-dangling.ts
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
		const known = precedent(baseline, comparison, (file) => before.has(file));
		for (const members of groupBy(dangling(release), ({ path }) => `${String(known(path))}\0${area(path)}`).values()) {
			const [first] = members;
			if (!first) continue;
			const folder = area(first.path);
			const paths = members.map(({ path }) => path);
			const reference = `${shorten(first.mapReference ?? "")}${members.length > 1 ? ", …" : ""}`;
			yield {
				message: `${filesThat(paths, folder, "refers to a source map that is not packed", "refer to source maps that are not packed")}: ${reference}`,
				help: "Build without the comment that names the map (`hidden` in most bundlers), or pack the map.",
				...place(paths, folder),
				baselineState: known(first.path) ? "unchanged" : "new"
			};
		}
	}
});
// src/rules/source-map-remote.ts
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
	return `${area(path)}\0${origin}`;
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
			const folder = area(first.path);
			const paths = members.map(({ path }) => path);
			yield {
				message: `${filesThat(paths, folder, "refers to a source map", "refer to source maps")} ${fault$1(first)}`,
				help: "Build without the option that says where the maps are (`sourcemapBaseUrl` in Rollup, `mapRoot` in tsconfig.json, `publicPath` of SourceMapDevToolPlugin in webpack), or without the comment. Debuggers of your users ask that host for the map, and whoever reads the file learns its name.",
				...place(paths, folder),
				key: first.origin,
				baselineState: before.has(key) ? "unchanged" : "new"
			};
		}
	}
});
// src/rules/unsafe-path.ts
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
// src/rules/index.ts
const rules = [
	fileNotAllowed,
	allowlistUnmatched,
	sourceMap,
	sourceMapRemote,
	sourceMapDangling,
	buildPath,
	fileAdded,
	fileRemoved,
	entryPointMissing,
	execBitLost,
	sizeGrowth,
	sizeLimit,
	lifecycleScript,
	defineRule({
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
	}),
	fileNotInspected,
	defineRule({
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
					},
					key: `${waiver.rule}\0${waiver.path}`
				};
			}
		}
	}),
	defineRule({
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
				},
				key: `${waiver.rule}\0${waiver.path}`
			};
		}
	})
];
export { rules };
