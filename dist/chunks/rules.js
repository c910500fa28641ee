import { t as compilePattern } from "./patterns.js";
import { l as _enum, m as strictObject } from "./libraries/zod.js";
import { i as plural, n as formatCount, r as formatMode, t as formatBytes } from "./format.js";
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
// src/compare/manifest.ts
function asObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
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
const shown$1 = 3;
function groupFacts(paths) {
	return paths.length > 1 ? {
		count: paths.length,
		examples: paths.slice(0, shown$1),
		paths
	} : {};
}
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
	options: strictObject({ max: sizeSchema.prefault("256 MB").describe("Largest source map that is inspected.") }),
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
const shown = 200;
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
			message: `installing this package runs ${event}: ${script.length > shown ? `${script.slice(0, shown)}…` : script}`,
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
function largest$1(files) {
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
			const paths = largest$1(files);
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
// src/rules/source-map.ts
function area(path) {
	const slash = path.indexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
const script = /\.([cm]?jsx?|css)$/i;
function embeddedIn({ sourceMaps = [] }) {
	return sourceMaps.flatMap((map) => map.embedded);
}
function exposures({ files }) {
	const packed = new Set(files.map((file) => file.sha256));
	return files.flatMap((file) => {
		const sources = embeddedIn(file).filter((source) => !packed.has(source.sha256));
		return sources.length > 0 ? [{
			file,
			sources
		}] : [];
	});
}
function designed(baseline) {
	const maps = new Map();
	for (const { file } of exposures(baseline)) maps.set(area(file.path), (maps.get(area(file.path)) ?? 0) + 1);
	const scripts = new Map();
	for (const { path } of baseline.files) if (script.test(path)) scripts.set(area(path), (scripts.get(area(path)) ?? 0) + 1);
	return new Set([...maps].filter(([folder, count]) => count * 2 >= (scripts.get(folder) ?? 0)).map(([folder]) => folder));
}
function sum(sources, figure) {
	return sources.reduce((total, source) => total + source[figure], 0);
}
function largest(sources) {
	const own = sources.filter((source) => !source.name.includes("node_modules/"));
	return [...own.length > 0 ? own : sources].sort((a, b) => b.bytes - a.bytes).slice(0, 3).map((source) => source.name).join(", ");
}
function figures(sources, all) {
	const foreign = sources.filter((source) => source.name.includes("node_modules/")).length;
	return [
		`${plural(sources.length, "source file")}, ${plural(sum(sources, "lines"), "line")} (${formatBytes(sum(sources, "bytes"))})`,
		`largest: ${largest(sources)}`,
		...foreign > 0 ? [`${formatCount(foreign)} of them from node_modules`] : [],
		...all.length > sources.length ? [`${formatCount(all.length - sources.length)} more are packed anyway`] : []
	].join("; ");
}
function exclusion(folder) {
	return JSON.stringify(folder === "." ? "!*.map" : `!${folder}/**/*.map`);
}
function problem(folder, state, group) {
	const paths = group.map(({ file }) => file.path);
	const [path = folder] = paths;
	const sources = group.flatMap((each) => each.sources);
	const all = group.flatMap(({ file }) => embeddedIn(file));
	return {
		message: `${paths.length === 1 ? `${path} embeds` : `${plural(paths.length, "source map")} under ${folder} embed`} ${figures(sources, all)}`,
		help: `Keep maps out: add ${exclusion(folder)} to \`files\` in package.json, or build them without \`sourcesContent\`. To ship sources on purpose, set \`rules: { source-map: { policy: allow } }\`.`,
		path: paths.length === 1 ? path : folder,
		cause: {
			kind: "packed-file",
			path
		},
		...groupFacts(paths),
		baselineState: state
	};
}
function* sourcesShipped(release, baseline, comparison) {
	const exposed = new Set(baseline ? exposures(baseline).map(({ file }) => file.path) : []);
	const known = new Set(comparison?.pairs.filter(({ was }) => was && exposed.has(was.path)).map(({ file }) => file.path));
	const design = baseline ? designed(baseline) : new Set();
	const groups = new Map();
	for (const exposure of exposures(release)) {
		const folder = area(exposure.file.path);
		const key = `${known.has(exposure.file.path) || design.has(folder) ? "unchanged" : "new"}\0${folder}`;
		groups.set(key, [...groups.get(key) ?? [], exposure]);
	}
	for (const [key, group] of groups) {
		const [state, folder = "."] = key.split("\0");
		yield problem(folder, state === "unchanged" ? "unchanged" : "new", group);
	}
}
function* mapsShipped({ files }, baseline) {
	const before = new Set(baseline?.files.map((file) => file.path));
	for (const { path, sourceMaps } of files) {
		if (!sourceMaps) continue;
		yield {
			message: `${path} is a source map, and the policy allows none`,
			help: `Keep maps out: add ${exclusion(area(path))} to \`files\` in package.json, or set \`rules: { source-map: { policy: mappings } }\`.`,
			path,
			cause: {
				kind: "packed-file",
				path
			},
			baselineState: before.has(path) ? "unchanged" : "new"
		};
	}
}
const sourceMap = defineRule({
	id: "source-map",
	summary: "a source map that gives away the text of original sources",
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
	]).optional().describe("none: no map ships. mappings: maps without the text of sources. resolvable and allow: maps with sources.") }),
	*check({ release, baseline, comparison }, { policy }) {
		if (policy === "allow" || policy === "resolvable") return;
		if (policy === "none") yield* mapsShipped(release, baseline);
		else yield* sourcesShipped(release, baseline, comparison);
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
