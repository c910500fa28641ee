import { o as __toESM } from "./rolldown-runtime.js";
import { a as normalizePath, i as installScripts, n as binTargets, t as asObject } from "./manifest.js";
import { c as concrete, d as lookUp, f as nodeConditions, i as isPacked, l as leavesOf, m as subpathsOf, o as entryPoints, p as resolve, r as fallsBack, s as underOwnCondition, t as entryPointMissing, u as loads } from "./entry-point-missing.js";
import { t as groupBy } from "./group-by.js";
import { _ as strictObject, d as array, u as _enum, v as string, y as union } from "./libraries/zod.js";
import { i as plural, n as formatCount, r as formatMode, t as formatBytes } from "./format.js";
import { n as listing, r as withoutUser, t as clip } from "./listing.js";
import { t as defineRule } from "./rule.js";
import { a as mildLevels, i as forbiddenTable, n as purposeOf, r as forbiddenClasses, t as fileNotInspected } from "./file-not-inspected.js";
import { a as place$3, i as groupFacts, n as folderWords, r as groupByFolder, t as fewFolders } from "./folders.js";
import { i as patternProblem, n as entryProblem, r as isGlob, t as compilePattern } from "./patterns.js";
import { a as packedBundle, i as isOptionalPeer, n as declaredBundle, o as shippedDependencies, r as foreignSource, s as fileDifferences, t as manifestMismatches } from "./registry-fields.js";
import { t as require_semver } from "./libraries/semver.js";
import { t as hashedName } from "./hashed-name.js";
import { n as topFolder, r as unversioned, t as foldersOf$1 } from "./top-folder.js";
import { t as reasonSchema } from "./reason.js";
import { t as isObject } from "./json.js";
import { t as totalSize } from "./total-size.js";
import { n as sizeSchema, t as percentSchema } from "./sizes.js";
import { n as isInternalHost, t as isForeign } from "./foreign-source.js";
// src/policy/allowlist.ts
var import_semver = __toESM(require_semver(), 1);
function matches(entry, path) {
	return compilePattern(entry.pattern)(path);
}
function excluder(entries, path) {
	return entries.find((entry) => entry.negated && matches(entry, path));
}
function admits$1(entries, path) {
	let admitted = entries.length > 0 && entries.every((entry) => entry.negated);
	for (const entry of entries) {
		if (!matches(entry, path)) continue;
		if (entry.negated) return false;
		admitted = true;
	}
	return admitted;
}
// src/policy/spelling.ts
const plainName = /^[\w.@+-]+$/;
function isPlain(name) {
	return plainName.test(name);
}
function spell(path) {
	const escaped = path.replace(/[[(*?]/g, "[$&]").replace(/[{}\\]/g, "?");
	return escaped.startsWith("!") ? `@(!)${escaped.slice(1)}` : escaped;
}
function works(pattern, paths) {
	return entryProblem(pattern) === null && paths.every(compilePattern(pattern));
}
function braces(names) {
	const [only = ""] = names;
	return names.length === 1 ? only : `{${names.join(",")}}`;
}
// src/inspect/modules/package-files.ts
function folderOf$1(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function foldersOf(paths) {
	const folders = new Set([""]);
	for (const path of paths) for (let folder = folderOf$1(path); !folders.has(folder); folder = folderOf$1(folder)) folders.add(folder);
	return folders;
}
function packageFiles({ name, manifest, files }) {
	const byPath = new Map(files.filter(({ type }) => type === "file").map((file) => [file.path, file]));
	const nested = files.flatMap(({ path, module }) => module?.manifest ? [[folderOf$1(path), module.manifest]] : []);
	return {
		name,
		manifest,
		files: byPath,
		folders: foldersOf(byPath.keys()),
		manifests: new Map([...nested, ["", manifest]])
	};
}
function scopeOf$1(path, { manifests }) {
	let folder = folderOf$1(path);
	while (folder !== "" && !manifests.has(folder)) folder = folderOf$1(folder);
	return folder;
}
function nodeFormat(path, index) {
	if (path.endsWith(".mjs")) return "esm";
	if (path.endsWith(".cjs")) return "commonjs";
	const { type } = asObject(index.manifests.get(scopeOf$1(path, index)));
	if (type === "module") return "esm";
	return type === "commonjs" ? "commonjs" : "unset";
}
// src/inspect/modules/builtins.ts
const names$2 = new Set(`assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib freelist smalloc _stream_readable _stream_duplex _stream_writable _stream_transform _stream_passthrough _stream_wrap _http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _linklist _tls_common _tls_wrap _tls_legacy electron original-fs vscode atom bun k6 sketch uxp photoshop indesign meteor`.split(" "));
function isBuiltin(name) {
	return names$2.has(name);
}
// src/inspect/modules/install-commands.ts
const separators = /(&&|\|\||;|\n|(?<!\|)\|(?!\|)|(?<!&)&(?!&))/;
const prefix = /^(?:\s|\(|[A-Z_][A-Z0-9_]*=\S*\s|(?:cross-env(?:-shell)?|env|exec|npx|is-ci|opencollective-postinstall)\s(?=.*\bnode\b))*/;
const bringsCode = /^(?:-e|-p|-pe|--eval|--print|-c|--check|-h|-v|--version|--help)/;
const takesWord = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions)$/;
function commandsOf(script) {
	const parts = script.split(separators);
	const isCaught = /\)\s*\|\|/.test(script);
	const commands = parts.filter((_, index) => index % 2 === 0);
	return commands.flatMap((text, index) => {
		const words = text.replace(prefix, "").replace(/^[^(]*$/, (plain) => plain.replace(/[\s)]+$/, "")).trim().split(/\s+/).filter((word) => word !== "").map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
		return words.length === 0 ? [] : [{
			words,
			next: isCaught && index < commands.length - 1 ? "||" : parts[index * 2 + 1] ?? ""
		}];
	});
}
function scriptFile(words) {
	if (!/^(?:node|nodejs|node\.exe)$/.test(words[0] ?? "")) return null;
	for (let at = 1; at < words.length; at += 1) {
		const word = words[at] ?? "";
		if (bringsCode.test(word)) return null;
		if (takesWord.test(word)) at += 1;
		else if (!word.startsWith("-")) return word;
	}
	return null;
}
function nodeCommands(script) {
	return commandsOf(script).flatMap(({ words, next }) => {
		const written = scriptFile(words);
		if (written === null || /[$`*%{}"'<>]/.test(written) || written.startsWith("/") || written.includes("node_modules/")) return [];
		const path = normalizePath(written.replaceAll("\\", "/"));
		return path === null || path === "" ? [] : [{
			written,
			path,
			guarded: next === "||"
		}];
	});
}
// src/inspect/modules/resolve.ts
const nodeEnds = [
	"",
	".js",
	".json",
	".node"
];
const bundlerEnds = [
	".mjs",
	".cjs",
	".jsx",
	".ts",
	".tsx",
	".mts",
	".cts",
	".es6",
	".es",
	".coffee",
	".wasm",
	".vue",
	".svelte",
	".css",
	".scss",
	".sass",
	".less",
	".ios.js",
	".android.js",
	".native.js",
	".web.js",
	".windows.js",
	".macos.js",
	".ios.tsx",
	".native.tsx",
	".native.ts",
	".ios.ts",
	".android.ts",
	".android.tsx",
	".web.ts",
	".web.tsx",
	".ios.jsx",
	".native.jsx",
	"@2x.png"
];
const typeEnds = [
	".d.ts",
	".ts",
	".tsx",
	".d.mts",
	".d.cts",
	".mts",
	".cts",
	"",
	".js",
	".jsx",
	".mjs",
	".cjs",
	".json"
];
const typeTwins = [
	[/\.js$/, [
		".d.ts",
		".ts",
		".tsx"
	]],
	[/\.jsx$/, [".d.ts", ".tsx"]],
	[/\.mjs$/, [".d.mts", ".mts"]],
	[/\.cjs$/, [".d.cts", ".cts"]],
	[/\.ts$/, [".d.ts", ".ts"]],
	[/\.mts$/, [".d.mts"]],
	[/\.cts$/, [".d.cts"]]
];
function firstPacked(path, ends, { files }) {
	for (const end of ends) {
		const candidate = path === "" ? end.replace(/^\//, "") : `${path}${end}`;
		if (files.has(candidate)) return candidate;
	}
	return null;
}
function folderIndex(path, ends, index) {
	if (!index.folders.has(path)) return null;
	const extensions = ends.filter((end) => end !== "");
	return firstPacked(path === "" ? "index" : `${path}/index`, extensions, index);
}
function fileOrIndex(path, ends, index) {
	return firstPacked(path, ends, index) ?? folderIndex(path, ends, index);
}
function byFolderManifest(folder, fields, ends, index) {
	const manifest = asObject(index.manifests.get(folder));
	for (const field of fields) {
		const value = manifest[field];
		const path = typeof value === "string" ? normalizePath(`${folder}/${value}`) : null;
		const found = path === null ? null : fileOrIndex(path, ends, index);
		if (found !== null) return found;
	}
	return null;
}
const codeFields = [
	"main",
	"module",
	"browser",
	"react-native",
	"es2015",
	"jsnext:main"
];
function byReplacement(path, { manifest }) {
	return ["browser", "react-native"].some((field) => {
		const table = asObject(manifest[field]);
		return [
			`./${path}`,
			`./${path}.js`,
			path
		].some((key) => Object.hasOwn(table, key));
	});
}
function found(path, wanted) {
	return path === null ? {
		kind: "missing",
		path: wanted
	} : {
		kind: "file",
		path
	};
}
const scriptEnd = /\.(?:js|jsx|mjs)$/;
const scriptTwins = [
	".ts",
	".tsx",
	".mts",
	".native.js",
	".ios.js",
	".web.js",
	".android.js",
	".browser.js"
];
function twin(path, index) {
	return scriptEnd.test(path) ? firstPacked(path.replace(scriptEnd, ""), scriptTwins, index) : null;
}
function resolveCode(wanted, index) {
	const isFolder = wanted.endsWith("/");
	const exact = isFolder ? wanted.slice(0, -1) : wanted;
	const ends = [...nodeEnds, ...bundlerEnds];
	const path = (isFolder ? null : firstPacked(exact, nodeEnds, index)) ?? byFolderManifest(exact, codeFields, nodeEnds, index) ?? (isFolder ? folderIndex(exact, ends, index) : null) ?? fileOrIndex(exact, ends, index) ?? twin(exact, index);
	return path === null && byReplacement(exact, index) ? { kind: "replaced" } : found(path, exact);
}
function resolveTypes(wanted, index) {
	const exact = wanted.endsWith("/") ? wanted.slice(0, -1) : wanted;
	for (const [end, twins] of typeTwins) {
		if (!end.test(exact)) continue;
		const twin = firstPacked(exact.replace(end, ""), twins, index);
		if (twin !== null) return found(twin, exact);
	}
	const byExtension = exact.replace(/\.(\w+)$/, ".d.$1.ts");
	return found(byFolderManifest(exact, [
		"types",
		"typings",
		"main"
	], typeEnds, index) ?? fileOrIndex(exact, typeEnds, index) ?? (index.files.has(byExtension) ? byExtension : null), exact);
}
function relativePath(from, specifier) {
	const path = normalizePath(`${folderOf$1(from)}/${specifier}`);
	return path !== null && /\/\.{0,2}$|^\.{1,2}$/.test(specifier) && path !== "" ? `${path}/` : path;
}
function internalTargets(name, manifest) {
	const entries = Object.entries(asObject(manifest.imports));
	const patterns = entries.map(([key]) => key).filter((key) => key.includes("*")).sort((a, b) => b.indexOf("*") - a.indexOf("*"));
	const subpaths = {
		values: new Map(entries),
		patterns
	};
	const value = lookUp(subpaths, name);
	if (value === void 0) return null;
	const pattern = patterns.find((key) => name.startsWith(key.slice(0, key.indexOf("*"))));
	const star = pattern !== void 0 && !subpaths.values.has(name) ? name.slice(pattern.indexOf("*"), name.length - (pattern.length - pattern.indexOf("*") - 1)) : "";
	return leavesOf(value).map(({ target }) => target.replaceAll("*", () => star));
}
// src/inspect/modules/entries.ts
const typeConditions$1 = /^types(?:@|$)/;
function consumerOf(conditions, target, targets) {
	if (conditions.some((name) => typeConditions$1.test(name)) || /\.d\.[cm]?ts$/.test(target)) return "types";
	return target === targets.require || target === targets.import ? "node" : "bundler";
}
function systemOf(target, targets) {
	if (targets.require === targets.import) return "either";
	return target === targets.require ? "require" : "import";
}
function fieldOf(subpath, conditions) {
	return [`exports["${subpath}"]`, ...conditions].join(".");
}
function filesOfPattern(target, paths) {
	const [start = "", end = ""] = (target.endsWith("/") ? `${target}*` : target).split("*", 2);
	const head = `${normalizePath(start) ?? ""}${start.endsWith("/") && start !== "./" ? "/" : ""}`;
	return paths.filter((path) => path.startsWith(head) && path.endsWith(end) && path.length > head.length + end.length);
}
function ofExports(release, index) {
	const paths = [...index.files.keys()];
	return [...subpathsOf(release).values].flatMap(([key, value]) => {
		const targets = {
			require: resolve(value, nodeConditions.require),
			import: resolve(value, nodeConditions.import)
		};
		return leavesOf(value).flatMap(({ conditions, target }) => {
			if (underOwnCondition([
				"exports",
				key,
				...conditions
			])) return [];
			const shared = {
				field: fieldOf(key, conditions),
				consumer: consumerOf(conditions, target, targets),
				system: systemOf(target, targets),
				subpath: key
			};
			if (target.includes("*") || target.endsWith("/")) return filesOfPattern(target, paths).map((path) => ({
				...shared,
				path,
				isPattern: true
			}));
			const path = normalizePath(target);
			return path !== null && index.files.has(path) ? [{
				...shared,
				path
			}] : [];
		});
	});
}
function field(name, value, consumer, index) {
	const wanted = typeof value === "string" ? normalizePath(value) : null;
	if (wanted === null) return [];
	const found = consumer === "types" ? resolveTypes(wanted, index) : resolveCode(wanted, index);
	return found.kind === "file" ? [{
		path: found.path,
		field: name,
		consumer,
		system: consumer === "node" ? "either" : "import",
		subpath: "."
	}] : [];
}
function ofMain(index) {
	const { main, exports } = index.manifest;
	const consumer = exports === void 0 || exports === null ? "node" : "bundler";
	const found = typeof main === "string" && main !== "" ? field("main", main, consumer, index) : [];
	if (found.length > 0 || consumer === "bundler") return found;
	return field("index.js", "index", consumer, index);
}
const bundlerFields = [
	"module",
	"jsnext:main",
	"browser",
	"react-native",
	"es2015",
	"fesm2015",
	"svelte"
];
function ofBundlers(index) {
	return bundlerFields.flatMap((name) => {
		const value = index.manifest[name];
		return (typeof value === "string" ? [value] : Object.values(asObject(value)).filter((each) => typeof each === "string" && each.startsWith("."))).flatMap((each) => field(name, each, "bundler", index));
	});
}
function ofTypes(index) {
	const { types, typings, typesVersions } = index.manifest;
	const versions = Object.values(asObject(typesVersions)).flatMap((paths) => Object.values(asObject(paths)).flat());
	const named = [
		...field("types", types, "types", index),
		...field("typings", typings, "types", index),
		...versions.flatMap((each) => field("typesVersions", each, "types", index))
	];
	return named.length > 0 ? named : field("index.d.ts", "index.d.ts", "types", index);
}
const declarationTwin = /\.([cm]?)jsx?$/;
function twins(entries, { files }) {
	return entries.flatMap((entry) => {
		const path = entry.path.replace(declarationTwin, ".d.$1ts");
		return entry.consumer !== "types" && entry.subpath !== null && path !== entry.path && files.has(path) ? [{
			...entry,
			path,
			consumer: "types"
		}] : [];
	});
}
function ofCommands(release, index) {
	const bins = binTargets(release.manifest).map(({ key, path }) => ({
		path,
		field: key.join(".")
	}));
	const scripts = installScripts(release.manifest, new Set(index.files.keys())).flatMap(({ event, script }) => nodeCommands(script).flatMap(({ path }) => {
		const found = resolveCode(path, index);
		return found.kind === "file" ? [{
			path: found.path,
			field: `scripts.${event}`
		}] : [];
	}));
	return [...bins, ...scripts].filter(({ path }) => index.files.has(path)).map((each) => ({
		...each,
		consumer: "node",
		system: "either",
		subpath: null
	}));
}
function entriesOf$1(release, index) {
	const code = [
		...ofExports(release, index),
		...ofMain(index),
		...ofBundlers(index)
	];
	return [
		...code,
		...ofCommands(release, index),
		...ofTypes(index),
		...twins(code, index)
	];
}
// src/inspect/modules/specifier.ts
const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;
const other = { kind: "other" };
function withoutQuery(path) {
	return path.replace(/[?#].*$/s, "");
}
function parseSpecifier(written) {
	if (/^\.{1,2}(?:\/|$)/.test(written)) return written.includes("!") || written.includes("*") ? other : {
		kind: "relative",
		path: withoutQuery(written)
	};
	if (written.startsWith("#")) return {
		kind: "internal",
		path: written
	};
	if (/[:!*\\\s]/.test(written) || written.startsWith("/") || written.startsWith("~")) return other;
	const path = withoutQuery(written);
	const [first = "", second = ""] = path.split("/", 2);
	const name = first.startsWith("@") ? `${first}/${second}` : first;
	return packageName.test(name) && !name.startsWith("__") ? {
		kind: "package",
		name,
		path
	} : other;
}
// src/inspect/modules/graph.ts
const ranks = [
	"load",
	"condition",
	"call",
	"guarded"
];
function laterOf(a, b) {
	return ranks.indexOf(a) > ranks.indexOf(b) ? a : b;
}
function asFound(path, isTypes, index) {
	if (path === null) return { kind: "outside" };
	const found = isTypes ? resolveTypes(path, index) : resolveCode(path, index);
	return found.kind === "replaced" ? { kind: "unknown" } : found;
}
function internal(name, isTypes, index) {
	const targets = internalTargets(name, asObject(index.manifest));
	if (targets === null || targets.length === 0) return { kind: "unknown" };
	const own = targets.filter((target) => target.startsWith("./")).map((target) => asFound(normalizePath(target), isTypes, index));
	if (own.length < targets.length) return { kind: "unknown" };
	return own.find(({ kind }) => kind === "file") ?? own[0] ?? { kind: "unknown" };
}
function resolveImport(from, { specifier, kind }, index, isTypes) {
	if (kind === "reference") return asFound(relativePath(from, specifier), true, index);
	const parsed = parseSpecifier(kind === "asset" && !specifier.includes(":") && !specifier.startsWith(".") ? `./${specifier}` : specifier);
	if (parsed.kind === "relative") return asFound(relativePath(from, parsed.path), isTypes, index);
	if (parsed.kind === "internal") return internal(parsed.path, isTypes, index);
	if (parsed.kind === "other") return { kind: specifier.startsWith("node:") ? "builtin" : "unknown" };
	if (parsed.name === index.name) return { kind: "self" };
	return isBuiltin(parsed.name) ? { kind: "builtin" } : parsed;
}
function edgesOf({ path, module }, index) {
	if (!module) return [];
	const isTypes = module.form === "declaration";
	return module.imports.map((each) => ({
		from: path,
		import: each,
		to: resolveImport(path, each, index, isTypes)
	}));
}
var Waiting = class {
	#queues = new Map(ranks.map((time) => [time, []]));
	add(time, path, entry) {
		this.#queues.get(time)?.push([path, entry]);
	}
	at(time) {
		return this.#queues.get(time) ?? [];
	}
};
function reach(entries, edges) {
	const reached = new Map();
	const waiting = new Waiting();
	const exactFirst = [...entries].sort((a, b) => Number(a.isPattern ?? false) - Number(b.isPattern ?? false));
	for (const entry of exactFirst) waiting.add("load", entry.path, entry);
	for (const time of ranks) for (const [path, entry] of waiting.at(time)) {
		if (reached.has(path)) continue;
		reached.set(path, {
			entry,
			time
		});
		for (const { import: each, to } of edges.get(path) ?? []) if (to.kind === "file" && !reached.has(to.path)) waiting.add(laterOf(time, each.time), to.path, entry);
	}
	return reached;
}
function build(release) {
	const index = packageFiles(release);
	const entries = entriesOf$1(release, index);
	const edges = new Map(release.files.filter(({ module }) => module && module.imports.length > 0).map((file) => [file.path, edgesOf(file, index)]));
	const by = (consumer) => reach(entries.filter((entry) => entry.consumer === consumer), edges);
	return {
		index,
		entries,
		edges,
		reached: {
			node: by("node"),
			bundler: by("bundler"),
			types: by("types")
		}
	};
}
const graphs = new WeakMap();
function moduleGraph(release) {
	const known = graphs.get(release);
	if (known) return known;
	const graph = build(release);
	graphs.set(release, graph);
	return graph;
}
// src/rules/modules/imports.ts
const verbs = {
	import: "imports",
	export: "exports from",
	dynamic: "imports",
	require: "requires",
	resolve: "resolves",
	asset: "refers to",
	reference: "refers to",
	types: "refers to"
};
function verb({ import: { kind } }) {
	return verbs[kind];
}
function lineOf({ from, import: { line } }) {
	return `${from}:${line}`;
}
function others$1(files) {
	if (files < 2) return "";
	return files === 2 ? ", as does 1 other file" : `, as do ${formatCount(files - 1)} other files`;
}
const isDeclaration = /\.d\.(?:[cm]?ts|[^/]+\.ts)$/i;
const nodeAndBundlers = ["node", "bundler"];
function surest(path, { reached }) {
	const all = nodeAndBundlers.flatMap((consumer) => reached[consumer].get(path) ?? []);
	const order = (reach) => (reach.entry.isPattern ? 10 : 0) + [
		"load",
		"condition",
		"call",
		"guarded"
	].indexOf(reach.time);
	return all.sort((a, b) => order(a) - order(b))[0] ?? null;
}
function gravityOf$1(time, reach) {
	return (time === "load" || time === "condition") && !reach.entry.isPattern ? "entry" : "later";
}
function asked(edge, graph) {
	if (isDeclaration.test(edge.from)) {
		const reach = graph.reached.types.get(edge.from) ?? null;
		return {
			edge,
			reach,
			gravity: reach ? "types" : "apart",
			time: reach?.time ?? null
		};
	}
	if (edge.import.typeOnly) return null;
	const reach = surest(edge.from, graph);
	const time = reach && laterOf(reach.time, edge.import.time);
	if (time === "guarded" || edge.import.time === "guarded") return null;
	return {
		edge,
		reach,
		gravity: reach && time ? gravityOf$1(time, reach) : "apart",
		time
	};
}
const aside$4 = /(?:^|\/)(?:\.[^/]*|__\w+__|tests?|specs?|e2e|examples?|demos?|samples?|fixtures?|templates?|boilerplates?|generators?|schematics|scaffold(?:ing|s)?|stories|docs?|website|bench(?:marks?)?|scripts|tools?|src|source|sources|packages|node_modules|bower_components|codemods?|transforms)\//i;
const asideName = /\.(?:test|spec|stories|story|bench|config|conf)\.[cm]?[jt]sx?$|(?:^|\/)(?:gulpfile|gruntfile|rollup|webpack|karma|jest|vite)[^/]*$/i;
function mayBeLoaded(path) {
	return !aside$4.test(path) && !asideName.test(path);
}
// src/rules/modules/dependency-undeclared.ts
const fields = [
	"dependencies",
	"optionalDependencies",
	"peerDependencies"
];
function declares(manifest, name) {
	return fields.some((field) => Object.hasOwn(asObject(asObject(manifest)[field]), name));
}
function isAvailable({ from }, name, { index }) {
	if (declares(index.manifest, name) || declares(index.manifests.get(scopeOf$1(from, index)), name)) return true;
	const parts = from.split("/");
	return parts.some((_, length) => index.folders.has([
		...parts.slice(0, length),
		"node_modules",
		name
	].join("/")));
}
function undeclared(release) {
	const graph = moduleGraph(release);
	return [...graph.edges.values()].flat().flatMap((edge) => {
		if (edge.to.kind !== "package" || edge.import.kind === "resolve" || edge.import.kind === "asset") return [];
		const { name } = edge.to;
		if (isAvailable(edge, name, graph)) return [];
		const found = asked(edge, graph);
		return found && (found.gravity === "entry" || found.gravity === "later") ? [{
			...found,
			gravity: gravityOf(found),
			name
		}] : [];
	});
}
function gravityOf({ gravity, time }) {
	return gravity === "entry" && time === "load" ? "entry" : "later";
}
function reason(name, { manifest }) {
	if (Object.hasOwn(asObject(manifest.devDependencies), name)) return "which is in devDependencies only";
	if (Object.hasOwn(asObject(manifest.peerDependenciesMeta), name)) return "which peerDependenciesMeta names and peerDependencies does not";
	return "which package.json does not declare";
}
function message$4(name, group, release) {
	const [first] = group;
	if (!first) return "";
	const { edge, gravity, reach } = first;
	const files = new Set(group.map(({ edge: { from } }) => from)).size;
	const entry = reach?.entry.field ?? "it";
	const end = gravity === "entry" ? `loading ${entry} fails where nothing else brings it` : "it fails when that code runs";
	return `${lineOf(edge)} ${verb(edge)} ${clip(name)}, ${reason(name, release)}${others$1(files)}: ${end}`;
}
const levels$1 = {
	entry: {
		new: "error",
		unchanged: "note"
	},
	later: {
		new: "warning",
		unchanged: "note"
	}
};
const many$3 = 5;
function* problems$2(found, release, gravity, state) {
	const names = [...groupBy(found, ({ name }) => name)];
	const shared = {
		path: "package.json",
		levels: levels$1[gravity],
		baselineState: state
	};
	if (names.length < many$3) {
		for (const [name, group] of names) {
			const key = Object.hasOwn(asObject(release.manifest.devDependencies), name) ? ["devDependencies", name] : ["dependencies"];
			yield {
				...shared,
				message: message$4(name, group, release),
				help: helpFor(name),
				cause: {
					kind: "manifest",
					key
				},
				key: name
			};
		}
		return;
	}
	const all = listing(names.map(([name]) => name));
	const [first] = names;
	yield {
		...shared,
		message: `${plural(names.length, "package")} are imported and not declared: ${all}; ${first ? message$4(...first, release) : ""}`,
		help: "Add them to dependencies in package.json, or to peerDependencies where the user brings them.",
		cause: {
			kind: "manifest",
			key: ["dependencies"]
		},
		key: gravity
	};
}
function helpFor(name) {
	return `Add ${clip(name)} to dependencies in package.json, or to peerDependencies where the user brings it.`;
}
const dependencyUndeclared = defineRule({
	id: "dependency-undeclared",
	summary: "an import of a package that package.json doesn't declare",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		const found = undeclared(release);
		if (found.length === 0) return;
		const before = new Set((baseline ? undeclared(baseline) : []).map(({ gravity, name }) => `${gravity} ${name}`));
		const hard = found.filter(({ gravity }) => gravity === "entry");
		const names = new Set(hard.map(({ name }) => name));
		const isKnown = ({ gravity, name }) => before.has(`entry ${name}`) || before.has(`${gravity} ${name}`);
		yield* problems$2(hard.filter((each) => !isKnown(each)), release, "entry", "new");
		yield* problems$2(hard.filter(isKnown), release, "entry", "unchanged");
		yield* problems$2(found.filter(({ gravity, name }) => gravity === "later" && !names.has(name)).filter((each) => !isKnown(each)), release, "later", "new");
	}
});
// src/rules/modules/module-format.ts
const broken$1 = {
	new: "error",
	unchanged: "warning"
};
const doubtful = {
	new: "warning",
	unchanged: "note"
};
function isRefused(target) {
	if (!target.startsWith("./")) return true;
	return target.slice(2).split(/[/\\]/).some((part) => part === ".." || part === "." || part === "node_modules");
}
function refusedTargets(release) {
	return [...subpathsOf(release).values].flatMap(([key, value]) => {
		const node = [resolve(value, nodeConditions.require), resolve(value, nodeConditions.import)];
		return leavesOf(value).filter(({ conditions, target }) => isRefused(target) && !underOwnCondition([
			"exports",
			key,
			...conditions
		])).map(({ target }) => ({
			key,
			target,
			isNode: node.includes(target)
		}));
	});
}
function isMixed({ manifest: { exports } }) {
	const keys = Object.keys(asObject(exports));
	return keys.some((key) => key.startsWith(".")) && keys.some((key) => !key.startsWith("."));
}
const exportsPlace = {
	path: "package.json",
	cause: {
		kind: "manifest",
		key: ["exports"]
	}
};
function* invalidExports(release) {
	if (isMixed(release)) {
		yield {
			message: "exports has subpaths and conditions side by side, which Node refuses, so nothing of the package can be loaded",
			help: "Put the conditions into `\".\"`.",
			...exportsPlace,
			key: "mixed",
			levels: {
				new: "error",
				unchanged: "error"
			}
		};
		return;
	}
	const refused = refusedTargets(release);
	if (refused.length === 0) return;
	yield {
		message: `exports leads to ${listing([...new Set(refused.map(({ target }) => target))])}, which Node refuses: a target begins with ./ and stays inside the package`,
		help: `Write ${clip(`./${(refused[0]?.target ?? "").replace(/^[./]+/, "")}`)} in exports of package.json.`,
		...exportsPlace,
		key: "target",
		levels: refusedLevels(refused)
	};
}
function refusedLevels(refused) {
	const byNode = refused.filter(({ isNode }) => isNode);
	if (byNode.length === 0) return doubtful;
	return byNode.some(({ key }) => key === ".") ? {
		new: "error",
		unchanged: "error"
	} : broken$1;
}
function because(path, { index }) {
	if (/\.[cm]js$/.test(path)) return `its extension is ${path.slice(-4)}`;
	const scope = scopeOf$1(path, index);
	const where = scope === "" ? "package.json" : `${scope}/package.json`;
	const { type } = asObject(index.manifests.get(scope));
	return type === void 0 ? `${where} has no type` : `${where} has type ${JSON.stringify(type)}`;
}
function misread(path, entry, graph) {
	const module = graph.index.files.get(path)?.module;
	if (!module || module.skipped) return null;
	const format = nodeFormat(path, graph.index);
	if (module.form === "esm" && format !== "esm") {
		const line = module.moduleSyntaxLine ?? 1;
		if (format === "commonjs") return {
			path,
			entry,
			line,
			kind: "module-as-commonjs"
		};
		return entry.path === path ? {
			path,
			entry,
			line,
			kind: "undeclared-module"
		} : null;
	}
	if (module.form !== "commonjs" || format !== "esm" || module.commonjsLine === void 0 || module.bundle) return null;
	return {
		path,
		entry,
		line: module.commonjsLine,
		kind: "commonjs-as-module"
	};
}
function misreadFiles(release) {
	const graph = moduleGraph(release);
	return [...graph.reached.node].flatMap(([path, { entry, time }]) => time === "load" && !entry.isPattern ? misread(path, entry, graph) ?? [] : []);
}
const kinds = {
	"module-as-commonjs": {
		what: "has the syntax of an ES module, and Node loads it as CommonJS",
		rename: ".mjs"
	},
	"commonjs-as-module": {
		what: "is CommonJS, and Node loads it as an ES module",
		rename: ".cjs"
	},
	"undeclared-module": {
		what: "has the syntax of an ES module, and Node before 20.19 and 22.7 loads it as CommonJS",
		rename: ".mjs"
	}
};
function misreadProblem(each, graph, others) {
	const { path, entry, line, kind } = each;
	const { what, rename } = kinds[kind];
	const more = others > 0 ? ` (as ${others} more)` : "";
	return {
		message: `${path}:${line} ${what}, as ${because(path, graph)}${more}: ${entry.field} can't be loaded`,
		help: `Name the file with ${rename}, correct \`type\` in the package.json that counts for it, or build it in the other format.`,
		path,
		cause: {
			kind: "packed-file",
			path
		},
		key: kind
	};
}
function asksForDetection({ manifest }) {
	const { node } = asObject(manifest.engines);
	return typeof node === "string" && /^\s*(?:>=|\^|~)\s*(?:2[2-9]|[3-9]\d)\b/.test(node);
}
const moduleFormat = defineRule({
	id: "module-format",
	summary: "code in a module format that Node takes for the other one, or exports that Node refuses",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "warning"
	},
	*check({ release, baseline }) {
		yield* invalidExports(release);
		const graph = moduleGraph(release);
		const before = baseline ? misreadFiles(baseline) : [];
		const wasSo = (each) => before.some(({ kind, path, entry }) => kind === each.kind && (path === each.path || entry.field === each.entry.field));
		const found = misreadFiles(release);
		for (const kind of ["module-as-commonjs", "commonjs-as-module"]) {
			const group = found.filter((each) => each.kind === kind);
			const first = group.find((each) => !wasSo(each)) ?? group[0];
			if (!first) continue;
			const baselineState = wasSo(first) ? "unchanged" : "new";
			yield {
				...misreadProblem(first, graph, group.length - 1),
				levels: broken$1,
				baselineState
			};
		}
		if (!baseline || asksForDetection(release)) return;
		const group = found.filter((each) => each.kind === "undeclared-module" && !wasSo(each));
		const first = group.find(({ entry }) => entry.system !== "import") ?? group[0];
		if (!first) return;
		const levels = first.entry.system === "import" ? doubtful : broken$1;
		yield {
			...misreadProblem(first, graph, group.length - 1),
			levels,
			baselineState: "new"
		};
	}
});
// src/rules/step.ts
const shape = /^(\d+)\.(\d+)\.(\d+)(-)?/;
function numbers({ version }) {
	const [, major, minor, patch, prerelease] = shape.exec(version) ?? [];
	return major === void 0 || prerelease !== void 0 ? null : [
		Number(major),
		Number(minor),
		Number(patch)
	];
}
function stepOf(release, baseline) {
	const [now, before] = [numbers(release), numbers(baseline)];
	if (!now || now[0] !== before?.[0]) return "breaking";
	const [major, minor, patch] = now;
	if (minor !== before[1]) return major === 0 || minor < before[1] ? "breaking" : "minor";
	return major === 0 && minor === 0 || patch <= before[2] ? "breaking" : "patch";
}
function orElse(step) {
	return step === "breaking" ? ", or say in the release notes that it is gone." : ", or make this a major version.";
}
// src/rules/modules/node-loading.ts
function nodeForm(path, { index }) {
	const file = index.files.get(path);
	if (/\.(?:json|node|wasm)$/.test(path) || file === void 0) return "other";
	const format = nodeFormat(path, index);
	if (format !== "unset") return format;
	return file.module?.form === "esm" ? "detected" : "commonjs";
}
function byFile(target, graph) {
	const path = normalizePath(target);
	if (path === null || !graph.index.files.has(path)) return { kind: "missing" };
	return {
		kind: "file",
		path,
		form: nodeForm(path, graph)
	};
}
function byMain(graph) {
	const { main } = graph.index.manifest;
	const wanted = typeof main === "string" && main !== "" ? normalizePath(main) : null;
	for (const path of [wanted, "index"]) {
		const found = path === null ? null : resolveCode(path, graph.index);
		if (found?.kind === "file") return byFile(found.path, graph);
	}
	return { kind: "missing" };
}
function nodeLoads(release, subpath, system) {
	const graph = moduleGraph(release);
	const subpaths = subpathsOf(release);
	if (subpaths.values.size === 0) return subpath === "." ? byMain(graph) : { kind: "closed" };
	const target = resolve(lookUp(subpaths, subpath), nodeConditions[system]);
	if (typeof target !== "string") return { kind: "closed" };
	return target.includes("*") || target.endsWith("/") ? { kind: "missing" } : byFile(target, graph);
}
const typeConditions = new Set([
	"types",
	"import",
	"require",
	"node"
]);
function hasTypes$1(release) {
	const { index, entries } = moduleGraph(release);
	if (entries.some(({ consumer, subpath }) => consumer === "types" && subpath === ".")) return true;
	const target = resolve(lookUp(subpathsOf(release), "."), typeConditions);
	const path = typeof target === "string" ? normalizePath(target) : null;
	const found = path === null ? null : resolveTypes(path, index);
	return found?.kind === "file" && /\.(?:d\.[cm]?ts|[cm]?tsx?)$/.test(found.path);
}
// src/rules/modules/require-lost.ts
function subpaths(baseline) {
	const keys = [...subpathsOf(baseline).values.keys()].filter((key) => !key.includes("*") && !key.endsWith("/"));
	return keys.length > 0 ? keys : ["."];
}
function nameOf$2({ name }, subpath) {
	return subpath === "." ? name : `${name}/${subpath.replace(/^\.\//, "")}`;
}
function isRequirable(loading) {
	return loading.kind === "file" && (loading.form === "commonjs" || loading.form === "other");
}
function lostToRequire(release, baseline) {
	const now = subpaths(baseline).filter((subpath) => isRequirable(nodeLoads(baseline, subpath, "require")) && nodeLoads(release, subpath, "import").kind === "file").map((subpath) => ({
		subpath,
		loading: nodeLoads(release, subpath, "require")
	}));
	return {
		closed: now.filter(({ loading }) => loading.kind === "closed").map(({ subpath }) => subpath),
		modules: now.filter(({ loading }) => loading.kind === "file" && loading.form === "esm").map(({ subpath }) => subpath)
	};
}
function lostToImport(release, baseline) {
	return subpaths(baseline).filter((subpath) => nodeLoads(baseline, subpath, "import").kind === "file" && nodeLoads(release, subpath, "import").kind === "closed" && nodeLoads(release, subpath, "require").kind === "file");
}
function lostSystems(release, baseline) {
	const { closed, modules } = lostToRequire(release, baseline);
	return new Map([["require", [...closed, ...modules]], ["import", lostToImport(release, baseline)]]);
}
function namesTypes({ manifest }) {
	return [
		"types",
		"typings",
		"typesVersions"
	].some((field) => manifest[field] !== void 0) || JSON.stringify(manifest.exports ?? "").includes("\"types");
}
function lostTypes(release, baseline) {
	return hasTypes$1(baseline) && !hasTypes$1(release) && !namesTypes(release);
}
const minor = {
	new: "error",
	unchanged: "off"
};
const breaking = {
	new: "note",
	unchanged: "off"
};
const breakingForAll = {
	new: "warning",
	unchanged: "off"
};
function place$2(field) {
	return {
		path: "package.json",
		cause: {
			kind: "manifest",
			key: [field]
		},
		key: field
	};
}
function calls(release, lost, system) {
	return listing(lost.map((subpath) => `${system}('${nameOf$2(release, subpath)}')`));
}
const requireLost = defineRule({
	id: "require-lost",
	summary: "a package or subpath that could be required or imported, or whose types were found, and no longer can",
	scope: "change",
	levels: {
		new: "error",
		unchanged: "off"
	},
	*check({ release, baseline }) {
		if (!baseline) return;
		const isBreaking = stepOf(release, baseline) === "breaking";
		const { closed, modules } = lostToRequire(release, baseline);
		if (closed.length > 0) yield {
			message: `${calls(release, closed, "require")} worked and now fails on every Node: exports has no require or default condition for it`,
			help: "Name the condition `default` instead of `import` (Node 20.19, 22.12 and newer can require an ES module), or add `require`.",
			...place$2("exports"),
			levels: isBreaking ? breakingForAll : minor
		};
		if (modules.length > 0) yield {
			message: `${calls(release, modules, "require")} worked on every Node and is an ES module now, which Node before 20.19 and 22.12 refuses to require`,
			help: isBreaking ? "Say so in the notes of the release." : "Ship CommonJS beside it under the condition `require`, or make this a major version.",
			...place$2(asObject(release.manifest).type === "module" ? "type" : "main"),
			levels: isBreaking ? breaking : minor
		};
		const imports = lostToImport(release, baseline);
		if (imports.length > 0) yield {
			message: `${calls(release, imports, "import")} worked and fails now: exports has no import or default for it`,
			help: "Add the condition `import` or `default` to exports in package.json.",
			...place$2("exports"),
			key: "import",
			levels: isBreaking ? breakingForAll : minor
		};
		if (lostTypes(release, baseline)) yield {
			message: `TypeScript found types of ${release.name} and finds none now`,
			help: "Pack the declarations and name them by `types` in package.json, or make this a major version.",
			...place$2("types"),
			levels: isBreaking ? breaking : minor
		};
	}
});
// src/rules/modules/loading.ts
function fails(path, graph, known) {
	const waiting = [path];
	const seen = new Set();
	while (waiting.length > 0) {
		const next = waiting.pop() ?? "";
		if (seen.has(next)) continue;
		seen.add(next);
		const hard = (graph.edges.get(next) ?? []).filter(isHard);
		if (known.get(next) === true || hard.some(({ to }) => to.kind === "missing")) {
			known.set(path, true);
			return true;
		}
		for (const { to } of hard) if (to.kind === "file") waiting.push(to.path);
	}
	known.set(path, false);
	return false;
}
function isHard({ import: { time, kind, typeOnly } }) {
	return time === "load" && !typeOnly && (kind === "import" || kind === "export" || kind === "require");
}
function isMain({ consumer, subpath, isPattern }) {
	return consumer === "node" && subpath === "." && !isPattern;
}
function brokenEntries(release) {
	const graph = moduleGraph(release);
	const known = new Map();
	const mains = graph.entries.filter(isMain);
	return mains.length > 0 && mains.every(({ path }) => fails(path, graph, known));
}
// src/rules/modules/import-unresolved.ts
const native = /\.(?:node|wasi\.cjs)$|(?:^|\/)(?:build\/(?:Release|Debug)|prebuilds|compiled)(?:\/|$)/;
const code$1 = /\.[cm]?jsx?$/;
const asset = /\.(?:css|scss|sass|less|svg|png|jpe?g|gif|webp|vue|svelte|astro|html|md|mdx|json|wasm|node|graphql|gql)$/i;
function target({ to, import: { specifier } }) {
	if (to.kind === "missing") return to.path;
	return to.kind === "outside" ? specifier : null;
}
function isUntyped({ from, to, import: { kind } }) {
	return to.kind === "file" && /\.d\.[cm]?ts$/.test(from) && kind !== "reference" && code$1.test(to.path);
}
function isOfInterest(edge) {
	const { import: { kind, specifier }, to, from } = edge;
	if (native.test(specifier)) return false;
	if (/\.d\.[cm]?ts$/.test(from)) return !asset.test(specifier);
	if (to.kind === "outside") return kind === "require" || kind === "import" || kind === "export";
	return kind !== "asset" && kind !== "resolve" || code$1.test(specifier);
}
function lostImports(release) {
	const graph = moduleGraph(release);
	return [...graph.edges.values()].flat().flatMap((edge) => {
		const untyped = isUntyped(edge);
		const wanted = untyped && "path" in edge.to ? edge.to.path : target(edge);
		if (wanted === null || !isOfInterest(edge)) return [];
		const found = asked(edge, graph);
		if (!found || found.gravity === "apart" && (untyped || edge.to.kind === "outside" || !isLikely(edge, release))) return [];
		return [{
			...found,
			target: wanted,
			isUntyped: untyped
		}];
	});
}
function isLikely({ from, import: { time, kind } }, { manifest }) {
	return (manifest.exports === void 0 || manifest.exports === null) && time === "load" && kind !== "resolve" && mayBeLoaded(from) && !/\.d\.[cm]?ts$/.test(from);
}
const levels = {
	entry: {
		new: "error",
		unchanged: "warning"
	},
	later: {
		new: "warning",
		unchanged: "note"
	},
	types: {
		new: "warning",
		unchanged: "note"
	},
	apart: {
		new: "warning",
		unchanged: "note"
	}
};
const nothingLoads = {
	new: "error",
	unchanged: "error"
};
const order = [
	"entry",
	"later",
	"types",
	"apart"
];
function consequence({ gravity, reach, time }) {
	if (gravity === "types") return "; TypeScript reports it, or takes its types for `any`";
	if (gravity === "apart" || !reach) return "";
	const leads = `${reach.entry.field} leads there`;
	if (gravity === "later") return reach.entry.isPattern ? ` (${leads})` : ` (${leads}; it fails when it is called)`;
	return time === "load" ? `, so loading ${reach.entry.field} fails` : `, so ${reach.entry.field} fails on that branch`;
}
function message$3(group) {
	const [first] = group;
	if (!first) return "";
	const { edge, isUntyped } = first;
	const lack = isUntyped ? "of which the code is packed, but no declaration" : "which is not packed";
	const files = new Set(group.map(({ edge: { from } }) => from)).size;
	return `${lineOf(edge)} ${verb(edge)} ${clip(edge.import.specifier)}, ${lack}${others$1(files)}${consequence(first)}`;
}
const help$8 = "Build what is missing before packing and let it in with `files` in package.json, or remove the import.";
function problem$1(group, key, text) {
	const paths = [...new Set(group.map(({ edge }) => edge.from))];
	const [path = "package.json"] = paths;
	return {
		message: text,
		help: help$8,
		path,
		cause: {
			kind: "packed-file",
			path
		},
		key,
		...paths.length > 1 && {
			count: paths.length,
			examples: paths.slice(0, 3),
			paths
		}
	};
}
const many$2 = 4;
function* problems$1(lost, levelsOf, state) {
	const targets = groupBy(lost, (each) => each.target);
	if (targets.size < many$2) {
		for (const [wanted, group] of targets) yield {
			...problem$1(group, wanted, message$3(group)),
			levels: levelsOf,
			baselineState: state
		};
		return;
	}
	const [first] = lost;
	if (!first) return;
	const lack = first.isUntyped ? "have no declaration packed" : "are not packed";
	const names = listing([...targets.keys()]);
	const text = `${plural(targets.size, "imported file")} of the package ${lack}: ${names}; ${message$3([first])}`;
	yield {
		...problem$1(lost, first.gravity, text),
		levels: levelsOf,
		baselineState: state
	};
}
const importUnresolved = defineRule({
	id: "import-unresolved",
	summary: "an import of a file of the package that is not packed",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "warning"
	},
	*check({ release, baseline }) {
		const lost = lostImports(release);
		if (lost.length === 0) return;
		const before = new Map((baseline ? lostImports(baseline) : []).map((each) => [`${each.gravity} ${each.target}`, each]));
		const isKnown = (each) => order.slice(0, order.indexOf(each.gravity) + 1).some((gravity) => before.has(`${gravity} ${each.target}`));
		const broken = brokenEntries(release);
		for (const gravity of order) {
			const group = lost.filter((each) => each.gravity === gravity);
			const ofGravity = gravity === "entry" && broken ? nothingLoads : levels[gravity];
			yield* problems$1(group.filter((each) => !isKnown(each)), ofGravity, "new");
			const old = group.filter(isKnown);
			if (gravity === "entry") yield* problems$1(old, ofGravity, "unchanged");
		}
	}
});
// src/rules/contents/platform-names.ts
const systems = new Map([
	["linux", "linux"],
	["linuxmusl", "linux"],
	["linux32", "linux"],
	["linux64", "linux"],
	["darwin", "darwin"],
	["macos", "darwin"],
	["macosx", "darwin"],
	["osx", "darwin"],
	["win32", "win32"],
	["win64", "win32"],
	["windows", "win32"],
	["android", "android"],
	["freebsd", "freebsd"],
	["openbsd", "openbsd"],
	["ios", "ios"]
]);
const processors = new Map([
	["x64", ["x64"]],
	["amd64", ["x64"]],
	["x86_64", ["x64"]],
	["linux64", ["x64"]],
	["win64", ["x64", "arm64"]],
	["arm64", ["arm64"]],
	["aarch64", ["arm64"]],
	["arm64ec", ["arm64", "x64"]],
	["ia32", ["ia32"]],
	["i386", ["ia32"]],
	["i686", ["ia32"]],
	["x86", ["ia32", "x64"]],
	["arm", ["arm", "arm64"]],
	["armhf", ["arm"]],
	["armv6", ["arm"]],
	["armv7", ["arm"]],
	["armv7l", ["arm"]],
	["ppc64", ["ppc64"]],
	["ppc64le", ["ppc64"]],
	["powerpc64le", ["ppc64"]],
	["s390x", ["s390x"]],
	["riscv64", ["riscv64"]],
	["riscv64gc", ["riscv64"]],
	["loong64", ["loong64"]],
	["loongarch64", ["loong64"]]
]);
function words$5(name) {
	return name.toLowerCase().replaceAll("x86-64", "x86_64").split(/[^a-z0-9_]+|_(?!64)|(?<!x86)_/).filter((word) => word !== "");
}
function claimOf(path) {
	const names = path.split("/").reverse().map(words$5);
	const innermost = (of) => names.map((name) => [...new Set(name.flatMap(of))]).find((found) => found.length > 0) ?? [];
	return {
		systems: innermost((word) => [systems.get(word) ?? []].flat()),
		processors: innermost((word) => processors.get(word) ?? [])
	};
}
// src/rules/contents/native-platform.ts
function natives({ files }) {
	return files.flatMap((file) => file.program && purposeOf(file.path) !== "sample" ? [{
		file,
		program: file.program
	}] : []);
}
function overlaps(some, others) {
	return some.length === 0 || others.length === 0 || some.some((each) => others.includes(each));
}
function strings$1(value) {
	return (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === "string" && !entry.startsWith("!"));
}
function packageClaim({ os, cpu }) {
	return {
		systems: strings$1(os).filter((name) => name !== "any"),
		processors: strings$1(cpu).filter((name) => name !== "any")
	};
}
function isEmulated({ format, role, processors }) {
	return role === "program" && (format === "PE" && processors.some((each) => each === "ia32" || each === "x64") || format === "Mach-O" && processors.includes("x64"));
}
function related(claimed) {
	return claimed.includes("ios") || claimed.includes("darwin") ? [
		...claimed,
		"darwin",
		"ios",
		"tvos",
		"watchos"
	] : claimed.includes("android") ? [...claimed, "linux"] : claimed;
}
function contradiction({ program }, claim, who) {
	const { systems, processors } = program;
	const runsOn = program.format === "Mach-O" && systems.length === 0 ? ["darwin", "ios"] : systems;
	if (!overlaps(runsOn, related(claim.systems))) return `${program.format === "ELF" ? "an" : "a"} ${program.format} file for ${program.format === "ELF" && runsOn.length > 1 ? "Linux and its like" : runsOn.join(", ")}, while ${who} ${claim.systems.join(", ")}`;
	if (!overlaps(processors, claim.processors) && !isEmulated(program)) return `made for ${processors.join(", ")}, while ${who} ${claim.processors.join(", ")}`;
	return null;
}
function wrongPlatform(native, release) {
	const { manifest, name } = release;
	const own = claimOf(native.file.path);
	const found = contradiction(native, own, "its path says");
	if (found !== null) return found;
	const whole = packageClaim(manifest);
	return contradiction(native, {
		systems: own.systems.length > 0 ? [] : whole.systems,
		processors: own.processors.length > 0 ? [] : whole.processors
	}, "package.json says") ?? (whole.systems.length > 0 || own.systems.length > 0 ? null : contradiction(native, claimOf(name), "the package's name says"));
}
const executable$1 = 73;
const library$1 = /\.(node|wasm|dll|dylib|so|exe|bare|o|a)(\.\d+)*$/i;
function unstartable(all, { manifest }) {
	const bins = new Set(binTargets(manifest).map(({ path }) => path));
	return all.filter(({ file, program }) => program.role === "program" && program.format !== "PE" && (file.mode & executable$1) === 0 && !library$1.test(file.path) && !bins.has(file.path));
}
function nameOf$1({ file }) {
	return file.path.slice(file.path.lastIndexOf("/") + 1);
}
const mild$1 = {
	new: "warning",
	unchanged: "note"
};
function* mismatches(all, release) {
	const wrong = all.flatMap((native) => {
		const what = wrongPlatform(native, release);
		return what === null ? [] : [{
			...native,
			what
		}];
	});
	for (const [what, members] of groupBy(wrong, (each) => each.what)) {
		const paths = members.map(({ file }) => file.path);
		const [path = ""] = paths;
		yield {
			message: `${listing(paths)} ${paths.length === 1 ? "is" : "are"} ${what}`,
			help: "Whoever installs it there gets an error when it is loaded or started. Build it for that platform, or put it where it belongs.",
			path,
			cause: {
				kind: "packed-file",
				path
			},
			...groupFacts(paths)
		};
	}
}
function* withoutBit(all, release, lost) {
	const found = unstartable(all, release).filter(({ file }) => !lost(file));
	const [first] = found;
	if (!first) return;
	const paths = found.map(({ file }) => file.path);
	const names = new Set(found.map(nameOf$1));
	const siblings = all.filter((native) => names.has(nameOf$1(native)) && (native.file.mode & executable$1) !== 0);
	yield {
		message: `${listing(paths)} ${paths.length === 1 ? "is a program" : "are programs"} without an executable bit: mode ${formatMode(first.file.mode)}`,
		help: `Set the bit before packing, as npm does so for \`bin\` alone: \`chmod +x ${first.file.path}\`. Artifacts that are uploaded between jobs lose it.`,
		path: first.file.path,
		cause: {
			kind: "packed-file",
			path: first.file.path
		},
		key: "mode",
		...groupFacts(paths),
		...siblings.length === 0 && { levels: mild$1 }
	};
}
const nativePlatform = defineRule({
	id: "native-platform",
	summary: "a compiled file for another system or processor than its path, `os` or `cpu` say, or a program that can't be started",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "warning"
	},
	*check({ release, comparison }) {
		const all = natives(release);
		if (all.length === 0) return;
		const was = new Map((comparison?.pairs ?? []).map((pair) => [pair.file, pair.was]));
		const lost = (file) => ((was.get(file)?.mode ?? 0) & executable$1) !== 0;
		yield* mismatches(all, release);
		yield* withoutBit(all, release, lost);
	}
});
// src/rules/files/files-entries.ts
function entryMatcher(pattern) {
	const name = pattern.toLowerCase();
	if (!isGlob(name)) return (path) => `/${path.toLowerCase()}/`.includes(`/${name}/`);
	if (patternProblem(name) !== null) return () => false;
	const tests = [
		name,
		`${name}/**`,
		`**/${name}`,
		`**/${name}/**`
	].map(compilePattern);
	return (path) => tests.some((test) => test(path.toLowerCase()));
}
// src/rules/files/payload.ts
const code = /\.([cm]?[jt]sx?|json|css|s[ac]ss|less|wasm|node|vue|svelte|graphql|proto|html)$/i;
const aside$3 = /(^|\/)(\.[^/]+|node_modules|coverage|bench(marks?)?|tools?|scripts?|package(-lock)?\.json|npm-shrinkwrap\.json|tsconfig[^/]*\.json|[^/]+\.(config|conf|test|spec|stories)\.[^/]+|(gulp|grunt|rake|make)file[^/]*)($|\/)/i;
function isCode({ path, kind }) {
	return (code.test(path) || kind === "executable" && !path.endsWith(".pdb")) && !aside$3.test(path) && purposeOf(path) !== "sample";
}
function bytesOf(files) {
	return files.reduce((sum, { size }) => sum + size, 0);
}
// src/rules/files/files-unmatched.ts
const ownWay = /^(package\.json|package-lock\.json|(readme|copying|licen[cs]es?|notice|change(s|log)|history)(\..*)?|\.npm(rc|ignore)|\.gitignore|node_modules(\/.*)?)$/i;
function entriesOf({ files }) {
	if (!Array.isArray(files)) return [];
	return files.flatMap((written, index) => {
		if (typeof written !== "string" || written.startsWith("!")) return [];
		const pattern = written.replace(/^(\.?\/)+/, "").replace(/(\/(\*\*?)?)+$/, "");
		return !/^[.*]*$/.test(pattern) && !ownWay.test(pattern) && patternProblem(pattern) === null ? [{
			index,
			written,
			pattern
		}] : [];
	});
}
function packedBy({ pattern }, files) {
	const matches = entryMatcher(pattern);
	return files.filter(({ path }) => matches(path));
}
function isHollow({ files }) {
	return files.every((file) => file.path === "package.json" || /\.(md|markdown|txt)$/i.test(file.path) || ownWay.test(file.path));
}
function unmatched(release, baseline) {
	const old = new Set(baseline ? entriesOf(baseline.manifest).map(({ pattern }) => pattern) : []);
	return entriesOf(release.manifest).filter((entry) => packedBy(entry, release.files).length === 0).map((entry) => {
		const before = baseline ? packedBy(entry, baseline.files) : [];
		return {
			...entry,
			before,
			known: old.has(entry.pattern) && before.length === 0
		};
	});
}
const broken = {
	new: "error",
	unchanged: "error"
};
const unknown = {
	new: "note",
	unchanged: "note"
};
function hasMoved({ before }, release, baseline) {
	const known = new Set(baseline.files.map(({ path }) => path));
	return bytesOf(release.files.filter((file) => isCode(file) && !known.has(file.path))) * 2 >= bytesOf(before.filter(isCode));
}
const help$7 = "Build it before packing, and see that no ignore file below it keeps it out; or take the entry out of `files` in package.json.";
function problem(entries, message, more) {
	return {
		message,
		help: help$7,
		path: "package.json",
		cause: {
			kind: "manifest",
			key: ["files", entries[0]?.index ?? 0]
		},
		key: entries.map(({ pattern }) => pattern).join("\0"),
		...more
	};
}
function names$1(entries) {
	return listing(entries.map(({ written }) => written));
}
function was({ before }) {
	return `${plural(before.length, "file")} (${formatBytes(bytesOf(before))})`;
}
function* problems(found, release, baseline) {
	const lost = found.filter((entry) => baseline && entry.before.some(isCode) && !hasMoved(entry, release, baseline));
	for (const entry of lost) yield problem([entry], `\`files\` in package.json lists ${names$1([entry])}, and nothing of it is packed: the previous release had ${was(entry)} there`, {
		baselineState: "new",
		levels: broken
	});
	const fresh = found.filter((entry) => !lost.includes(entry) && !entry.known);
	if (fresh.length > 0) yield problem(fresh, `\`files\` in package.json lists ${names$1(fresh)}, and nothing of it is packed`, {
		baselineState: "new",
		...!baseline && { levels: unknown }
	});
	const old = found.filter(({ known }) => known);
	if (old.length > 0) yield problem(old, `\`files\` in package.json lists ${names$1(old)}, and nothing of it is packed, as in the previous release`, { baselineState: "unchanged" });
}
const filesUnmatched = defineRule({
	id: "files-unmatched",
	summary: "an entry of `files` in package.json that packs nothing",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		const found = unmatched(release, baseline);
		const [first] = found;
		if (!first) return;
		if (!isHollow(release)) yield* problems(found, release, baseline);
		else yield problem(found, `nothing but package.json and documents is packed: \`files\` lists ${names$1(found)}, and nothing of it is there`, { levels: broken });
	}
});
// src/rules/files/payload-lost.ts
function isOpen({ manifest }) {
	if (manifest.exports === void 0 || manifest.exports === null) return () => true;
	const tests = leavesOf(manifest.exports).flatMap(({ target }) => target.includes("*") || target.endsWith("/") ? [normalizePath(target) ?? ""] : []).filter((target) => target !== "").map((target) => compilePattern(target.includes("*") ? target.replace("*", "**") : `${target}/**`));
	return (path) => tests.some((test) => test(path));
}
function lostFolders(lost, release, baseline) {
	const byPath = new Map(lost.map((file) => [file.path, file]));
	const open = isOpen(baseline);
	const paths = release.files.map(({ path }) => path);
	const named = entryPoints(release.manifest).flatMap(({ anyOf }) => anyOf);
	return groupByFolder([...byPath.keys()].filter(open), paths).flatMap((group) => {
		const files = group.paths.flatMap((path) => byPath.get(path) ?? []);
		const folder = wholeFolder(group.paths, paths);
		if (folder === null || named.some((target) => target.startsWith(`${folder}/`))) return [];
		return [{
			path: folder,
			files
		}];
	});
}
function wholeFolder([path = ""], others) {
	const parts = path.split("/").slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join("/")).find((folder) => !others.some((other) => other.startsWith(`${folder}/`))) ?? null;
}
function isHalfGone(lost, before, { pairs }) {
	const left = pairs.map(({ file }) => file).filter(isCode);
	const fresh = pairs.flatMap(({ file, was }) => was || !isCode(file) ? [] : [file]);
	return lost.length > 0 && (bytesOf(lost) - bytesOf(fresh)) * 2 >= before && bytesOf(left) * 2 <= before;
}
const fewest = 3;
const part = .1;
function isBeside({ path }, { manifest }) {
	return /^(src|source|sources)(\/|$)/.test(path) && !entryPoints(manifest).some(({ anyOf }) => anyOf.some((target) => target.startsWith(`${path}/`)));
}
function lostPayload(release, baseline, comparison) {
	if (stepOf(release, baseline) === "breaking") return null;
	const lost = comparison.removed.filter(isCode);
	const before = bytesOf(baseline.files.filter(isCode));
	const missed = lostFolders(lost, release, baseline).filter((folder) => !isBeside(folder, baseline)).filter(({ files }) => files.length >= fewest || bytesOf(files) >= before * part);
	if (isHalfGone(lost, before, comparison)) return {
		files: lost,
		folders: missed,
		half: before
	};
	return missed.length === 0 ? null : {
		files: missed.flatMap(({ files }) => files),
		folders: missed,
		half: null
	};
}
function places({ files, folders }) {
	if (folders.length === 0) return listing(files.map(({ path }) => path));
	return listing(folders.map((folder) => `${folder.path} (${plural(folder.files.length, "file")})`));
}
const help$6 = "See that the build ran and that `files` in package.json admits what it made. If the files are gone on purpose, make this a major version: importing them by path fails.";
const payloadLost = defineRule({
	id: "payload-lost",
	summary: "a patch or minor that lost half of its code, or a folder of it",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline, comparison }) {
		const lost = baseline && comparison ? lostPayload(release, baseline, comparison) : null;
		const [first] = lost?.files ?? [];
		if (!lost || !first) return;
		const { files, folders, half } = lost;
		yield {
			message: `${half === null ? `${plural(folders.length, "folder")} of code ${folders.length === 1 ? "is" : "are"} gone` : `${formatBytes(bytesOf(files))} of ${formatBytes(half)} of code is gone`}: ${places(lost)}`,
			help: help$6,
			path: folders[0]?.path ?? first.path,
			cause: {
				kind: "manifest",
				key: ["files"]
			},
			...groupFacts(files.map(({ path }) => path))
		};
	}
});
// src/rules/manifest/version-ranges.ts
const none = {
	majors: [],
	open: false,
	within: false
};
const longest$1 = 1e3;
function named$5(range) {
	return new import_semver.default.Range(range).set.flatMap((comparators) => comparators.flatMap(({ semver: version }) => version instanceof import_semver.default.SemVer ? [{
		major: version.major,
		minor: version.minor,
		patch: version.patch
	}] : []));
}
function line({ major, minor }) {
	return major === 0 ? `0.${minor}` : String(major);
}
const mostMajors = 200;
function comingMajor(versions) {
	return Math.min(Math.max(0, ...versions.map(({ major }) => major)) + 1, mostMajors);
}
function probes(all) {
	const majors = Array.from({ length: comingMajor(all) + 1 }, (_, major) => ({
		major,
		minor: 0,
		patch: 0
	}));
	const ends = majors.map(({ major }) => ({
		major,
		minor: 9999,
		patch: 9999
	}));
	const around = all.flatMap((version) => {
		const { major, minor, patch } = version;
		return [
			version,
			{
				major,
				minor,
				patch: patch + 1
			},
			{
				major,
				minor: minor + 1,
				patch: 0
			},
			...minor > 0 ? [{
				major,
				minor: minor - 1,
				patch: 9999
			}] : []
		];
	});
	return [
		...majors,
		...ends,
		...around
	];
}
function allows(range, { major, minor, patch }) {
	return import_semver.default.satisfies(`${major}.${minor}.${patch}`, range);
}
function narrowing(before, now) {
	if (before.length > longest$1 || now.length > longest$1 || import_semver.default.validRange(before) === null || import_semver.default.validRange(now) === null) return none;
	const versions = [before, now].flatMap(named$5);
	const tried = probes(versions);
	const left = new Set(tried.filter((version) => allows(now, version)).map(line));
	const gone = tried.filter((version) => allows(before, version) && !allows(now, version));
	const majors = [...new Set(gone.map(line))].filter((each) => !left.has(each)).sort((a, b) => Number(a) - Number(b));
	const coming = String(comingMajor(versions));
	const open = majors.includes(coming);
	return {
		majors: open && majors.length > 1 ? majors.filter((each) => each !== coming) : majors,
		open,
		within: gone.some((version) => left.has(line(version)))
	};
}
function floor(range) {
	if (range.length > longest$1 || import_semver.default.validRange(range) === null) return null;
	return import_semver.default.minVersion(range);
}
function isOtherMajor(before, now) {
	const [was, is] = [floor(before), floor(now)];
	return was !== null && is !== null && was.major > 0 && is.major > was.major && !import_semver.default.intersects(before, now);
}
// src/rules/manifest/compatibility-changes.ts
function text(value) {
	return typeof value === "string" ? value.trim() : void 0;
}
function span(lines, open = false) {
	if (open) return `${lines[0] ?? ""} and newer`;
	const [first = "", last = first] = [lines[0], lines.at(-1)];
	return lines.length > 2 ? `${first} to ${last}` : lines.join(" and ");
}
function wasAndIs(what, before, now) {
	return `${what} was ${before === void 0 ? "not set" : clip(before)} and is ${clip(now)}`;
}
function isLived(line) {
	return Number(line) >= 4 && Number(line) % 2 === 0;
}
function engines({ release, baseline }) {
	const [before, now] = [baseline, release].map(({ manifest }) => text(asObject(manifest.engines).node));
	if (now === void 0 || now === before) return [];
	const { majors, within } = narrowing(before ?? "*", now);
	const lived = majors.filter(isLived);
	if (lived.length === 0 && !within) return [];
	const key = ["engines", "node"];
	const words = wasAndIs("engines.node", before, now);
	if (before === void 0 || lived.length === 0) return [{
		words,
		key,
		breaks: false
	}];
	return [{
		words: `${words}, which leaves out Node ${span(lived)}`,
		key,
		breaks: true
	}];
}
function admits(list, name) {
	if (list.includes(`!${name}`)) return false;
	const named = list.filter((entry) => !entry.startsWith("!"));
	return named.length === 0 || named.includes(name) || named.includes("any");
}
const platforms = {
	os: [
		"linux",
		"darwin",
		"win32",
		"android",
		"freebsd",
		"openbsd",
		"sunos",
		"aix"
	],
	cpu: [
		"x64",
		"arm64",
		"ia32",
		"arm",
		"ppc64",
		"s390x",
		"riscv64"
	]
};
function strings(value) {
	return (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === "string");
}
function platform({ release, baseline }) {
	return ["os", "cpu"].flatMap((field) => {
		const [before, now] = [strings(baseline.manifest[field]), strings(release.manifest[field])];
		const gone = platforms[field].filter((name) => admits(before, name) && !admits(now, name));
		if (gone.length === 0) return [];
		return [{
			words: `${wasAndIs(field, before.length === 0 ? void 0 : before.join(", "), now.join(", "))}, which leaves out ${gone.slice(0, 3).join(", ")}`,
			key: [field],
			breaks: true
		}];
	});
}
function isLockstep({ release, baseline }, before, now) {
	return before.includes(baseline.version) && now.includes(release.version);
}
function peer(sides, name, before, now, isOptional) {
	const key = ["peerDependencies", name];
	if (before === void 0) return isOptional ? [] : [{
		words: `the peer dependency ${clip(name)} (${clip(now)}) is new`,
		key,
		breaks: !name.startsWith("@types/")
	}];
	const { majors, open, within } = narrowing(before, now);
	if (majors.length === 0 && !within || isLockstep(sides, before, now)) return [];
	const words = wasAndIs(`the peer dependency ${clip(name)}`, before, now);
	return majors.length === 0 ? [{
		words,
		key,
		breaks: false
	}] : [{
		words: `${words}, which leaves out ${span(majors, open)}`,
		key,
		breaks: true
	}];
}
function specs(manifest, group) {
	return new Map(shippedDependencies(manifest).flatMap((each) => each.group === group ? [[each.name, each.spec]] : []));
}
function peers(sides) {
	const { release, baseline } = sides;
	const before = specs(baseline.manifest, "peerDependencies");
	const own = specs(baseline.manifest, "dependencies");
	return [...specs(release.manifest, "peerDependencies")].flatMap(([name, now]) => {
		const was = before.get(name);
		const isOptional = isOptionalPeer(release.manifest, {
			group: "peerDependencies",
			name,
			spec: now,
			installs: name
		});
		return was === now ? [] : peer(sides, name, was, now, isOptional || own.has(name) && specs(release.manifest, "dependencies").has(name));
	});
}
function dependencies$1({ release, baseline }, codeChanged) {
	const before = specs(baseline.manifest, "dependencies");
	return [...specs(release.manifest, "dependencies")].flatMap(([name, now]) => {
		const was = before.get(name);
		if (was === void 0 || !isOtherMajor(was, now)) return [];
		return [{
			words: `the dependency ${clip(name)} was ${clip(was)} and is ${clip(now)}, another major version${codeChanged ? "" : ", while no code changed"}`,
			key: ["dependencies", name],
			breaks: !codeChanged
		}];
	});
}
function fits$1({ module }, type) {
	if (!module) return false;
	return type === "module" ? module.commonjsLine === void 0 : module.moduleSyntaxLine === void 0;
}
function moduleType({ release, baseline }) {
	const typeOf = ({ manifest }) => manifest.type === "module" ? "module" : "commonjs";
	const [before, now] = [typeOf(baseline), typeOf(release)];
	const known = new Set(baseline.files.map(({ path }) => path));
	const flipped = release.files.filter(({ path }) => path.endsWith(".js") && known.has(path));
	const wrong = flipped.filter((file) => !fits$1(file, now));
	const named = wrong.length > 0 ? wrong : flipped;
	const [first] = named;
	if (before === now || !first) return [];
	const rest = plural(named.length - 1, "more .js file");
	return [{
		words: `type was ${before} and is ${now}, so that Node reads ${named.length === 1 ? first.path : `${first.path} and ${rest}`} in another way`,
		key: ["type"],
		breaks: wrong.length > 0
	}];
}
// src/rules/manifest/compatibility.ts
const shown$6 = 4;
function codeChanged({ pairs, removed }) {
	return pairs.some(({ state, file }) => state !== "unchanged" && isCode(file)) || removed.some(isCode);
}
const help$5 = {
	patch: "Those who take every patch get it unasked. Make this a major version, or allow again what the last release allowed.",
	minor: "Those who take every minor version get it unasked. Make this a major version, or allow again what the last release allowed.",
	breaking: "Say so in the notes on how to upgrade."
};
const slight = {
	new: "note",
	unchanged: "off"
};
const compatibility = defineRule({
	id: "compatibility",
	summary: "a patch or minor that fewer can install or load: engines, os, cpu, peers, a dependency to another major, type",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline, comparison }) {
		if (!baseline || !comparison) return;
		const sides = {
			release,
			baseline
		};
		const step = stepOf(release, baseline);
		const changes = [...[
			...engines(sides),
			...platform(sides),
			...moduleType(sides),
			...peers(sides),
			...dependencies$1(sides, codeChanged(comparison))
		]].sort((a, b) => Number(b.breaks) - Number(a.breaks));
		const [first] = changes;
		if (!first) return;
		const words = changes.slice(0, shown$6).map((change) => change.words).join("; ");
		const rest = changes.length > shown$6 ? ` and ${plural(changes.length - shown$6, "more change", "more changes")}` : "";
		yield {
			message: `${step === "breaking" ? "this release" : `this ${step} version`} asks more of those who upgrade: ${words}${rest}`,
			help: help$5[step],
			path: "package.json",
			cause: {
				kind: "manifest",
				key: first.key
			},
			...(step === "breaking" || !first.breaks) && { levels: slight }
		};
	}
});
// src/rules/modules/lost-files.ts
function isPublic(file) {
	const { path } = file;
	if (!isCode(file) || hashedName(file) !== null) return false;
	return !/\.d\.[cm]?ts$|\.tsx?$|\.flow$|(^|\/)(chunks?|internals?|_[^/]+|src|source)\//i.test(path);
}
function unreached(baseline) {
	const { reached, entries } = moduleGraph(baseline);
	const inside = new Set([...reached.node.keys(), ...reached.bundler.keys()]);
	return (path) => entries.length > 0 && !inside.has(path);
}
const many$1 = 5;
function withoutExports(release, baseline, removed) {
	if (subpathsOf(release).values.size > 0) return [];
	const all = removed.filter(isPublic).map(({ path }) => path);
	return stepOf(release, baseline) === "patch" && all.length >= many$1 ? all : all.filter(unreached(baseline));
}
function behindPatterns(release, baseline, removed) {
	const [before, now] = [subpathsOf(baseline), subpathsOf(release)];
	const packed = new Set(release.files.map(({ path }) => `./${path}`));
	const leads = (subpath) => {
		const value = lookUp(now, subpath);
		const star = [...now.patterns].find((key) => subpath.startsWith(key.slice(0, key.search(/[*]|$/))));
		const rest = star === void 0 ? "" : subpath.slice(star.search(/[*]|$/), subpath.length - tailOf(star));
		return loads(value) && leavesOf(value).some(({ target }) => packed.has(target.replaceAll("*", () => rest)));
	};
	return removed.filter(isPublic).flatMap(({ path }) => {
		return before.patterns.flatMap((key) => concrete(key, before.values.get(key), [path])).some((subpath) => loads(lookUp(before, subpath)) && !leads(subpath)) ? [path] : [];
	});
}
function tailOf(pattern) {
	return pattern.includes("*") ? pattern.length - pattern.indexOf("*") - 1 : 0;
}
function isOfVersion(path, { version }) {
	return path.slice(path.lastIndexOf("/") + 1).includes(version);
}
function lostFiles(release, baseline, comparison) {
	const removed = comparison.removed.filter(({ path }) => !isOfVersion(path, baseline));
	return subpathsOf(baseline).values.size === 0 ? withoutExports(release, baseline, removed) : behindPatterns(release, baseline, removed);
}
// src/rules/modules/export-names.ts
const mostFiles = 2e3;
function isUnknown({ skipped, fault, form }) {
	return skipped !== void 0 || fault !== void 0 || form === "json";
}
var NameReader = class {
	#known = new Map();
	#graph;
	#files;
	#left = mostFiles;
	constructor(graph) {
		this.#graph = graph;
		this.#files = graph.index.files;
	}
	read(path) {
		const known = this.#known.get(path);
		if (known) return known;
		this.#known.set(path, {
			names: new Set(),
			isOpen: false
		});
		this.#left -= 1;
		const found = this.#left < 0 ? {
			names: new Set(),
			isOpen: true
		} : this.#readFile(this.#files.get(path));
		this.#known.set(path, found);
		return found;
	}
	#readFile(file) {
		const facts = file?.module;
		if (!file || !facts || isUnknown(facts)) return {
			names: new Set(),
			isOpen: true
		};
		const own = facts.exports.filter(({ typeOnly }) => typeOnly !== true);
		const others = own.flatMap(({ name, from }) => name === "*" && from !== void 0 ? [from] : []).map((from) => this.#passedOn(file.path, from));
		const hidden = facts.form === "commonjs" ? [] : ["default", "export ="];
		const foreign = others.flatMap(({ names }) => [...names]).filter((name) => !hidden.includes(name));
		return {
			names: new Set([...own.map(({ name }) => name).filter((name) => name !== "*"), ...foreign]),
			isOpen: facts.openExports === true || others.some(({ isOpen }) => isOpen)
		};
	}
	#passedOn(from, specifier) {
		const to = resolveImport(from, {
			specifier,
			kind: "export",
			time: "load",
			line: 1
		}, this.#graph.index, false);
		return to.kind === "file" ? this.read(to.path) : {
			names: new Set(),
			isOpen: true
		};
	}
};
function nameReader(release) {
	const reader = new NameReader(moduleGraph(release));
	return (path) => reader.read(path);
}
// src/rules/modules/lost-names.ts
const whole = "export =";
const aside$2 = /^_|^(unstable|experimental|internals?|unsafe|do_?not_?use|test)(?![a-z])|(internals?|_INTERNAL)$/i;
function isMade(name) {
	return name.length <= 2;
}
function namedEntries(release) {
	const named = moduleGraph(release).entries.filter(({ consumer, subpath, isPattern }) => consumer !== "types" && subpath !== null && isPattern !== true);
	return [...groupBy(named, ({ field, subpath }) => `${field}\0${subpath ?? ""}`).values()].flatMap((group) => group.length === 1 ? group : []);
}
function counterparts({ subpath, system, field, consumer }, now) {
	const same = now.filter((other) => other.subpath === subpath);
	const found = same.filter((other) => other.field === field || other.system === system && other.consumer === consumer);
	return found.length > 0 ? found : same.filter((other) => other.system === "either" || system === "either");
}
function together(all) {
	return {
		names: new Set(all.flatMap(({ names }) => [...names])),
		isOpen: all.some(({ isOpen }) => isOpen)
	};
}
function lostOf(before, now) {
	if (now.isOpen || now.names.has("export =") && now.names.size === 1) return [];
	const lost = [...before.names].filter((name) => !now.names.has(name) && name !== "export =" && name !== "__esModule").filter((name) => !aside$2.test(name) && !isMade(name));
	return before.names.has("export =") && before.names.size === 1 && now.names.has("default") ? [...lost, whole] : lost;
}
function lostNames(release, baseline) {
	const [before, after] = [nameReader(baseline), nameReader(release)];
	const now = namedEntries(release);
	const found = namedEntries(baseline).flatMap((entry) => {
		const others = counterparts(entry, now);
		const names = others.length > 0 ? lostOf(before(entry.path), together(others.map(({ path }) => after(path)))) : [];
		return names.length > 0 ? [{
			entry,
			names
		}] : [];
	});
	return [...groupBy(found, ({ entry, names }) => JSON.stringify([entry.subpath, ...[...names].sort()])).values()].flatMap(([first]) => first ?? []);
}
// src/rules/modules/export-name-removed.ts
const noted = {
	new: "note",
	unchanged: "off"
};
function words$4({ names, entry }) {
	const said = names.map((name) => name === "export =" ? "module.exports as a value of its own" : name);
	return entry.subpath === "." ? listing(said) : `${listing(said)} of ${entry.subpath ?? ""}`;
}
function* gone(lost, isBreaking) {
	const [first] = lost;
	if (!first) return;
	const count = new Set(lost.flatMap(({ names }) => names)).size;
	yield {
		message: `${plural(count, "export")} can no longer be imported: ${lost.slice(0, 3).map(words$4).join("; ")}`,
		help: isBreaking ? "Say so in the notes on how to upgrade." : "Export it again, if only as another name of what took its place, or make this a major version.",
		path: first.entry.path,
		cause: {
			kind: "packed-file",
			path: first.entry.path
		},
		key: "names",
		...isBreaking && { levels: noted }
	};
}
const exportNameRemoved = defineRule({
	id: "export-name-removed",
	summary: "a name or a file that could be imported from the last release and no longer can",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline, comparison }) {
		if (!baseline || !comparison) return;
		const isBreaking = stepOf(release, baseline) === "breaking";
		yield* gone(lostNames(release, baseline), isBreaking);
		if (isBreaking) return;
		const told = new Set(lostPayload(release, baseline, comparison)?.files.map(({ path }) => path));
		const files = lostFiles(release, baseline, comparison).filter((path) => !told.has(path));
		const [first] = files;
		if (first === void 0) return;
		yield {
			message: `${plural(files.length, "file")} that could be imported by path ${files.length === 1 ? "is" : "are"} gone: ${listing(files)}`,
			help: "Put it back, or make this a major version: whoever imports it by its path gets an error.",
			path: first,
			cause: {
				kind: "packed-file",
				path: first
			},
			key: "files",
			...groupFacts(files)
		};
	}
});
// src/rules/modules/types-style.ts
function styleOf(names) {
	if (names.has("export =")) return "export =";
	return names.has("default") ? "export default" : null;
}
function styled(release) {
	const { entries } = moduleGraph(release);
	const read = nameReader(release);
	const own = entries.filter(({ subpath }) => subpath === ".");
	const entry = own.find(({ consumer }) => consumer === "types");
	const code = own.find(({ consumer, system }) => consumer === "node" && system !== "import");
	if (!entry || !code) return null;
	return {
		entry,
		types: styleOf(read(entry.path).names),
		code: styleOf(read(code.path).names)
	};
}
const typesStyle = defineRule({
	id: "types-style",
	summary: "declarations that changed between `export =` and `export default` while the code did not",
	scope: "change",
	levels: {
		new: "warning",
		unchanged: "off"
	},
	*check({ release, baseline }) {
		if (!baseline) return;
		const [before, now] = [styled(baseline), styled(release)];
		if (!before || !now || before.types === null || now.types === null) return;
		if (before.types === now.types || before.code !== now.code) return;
		const isBreaking = stepOf(release, baseline) === "breaking";
		yield {
			message: `${now.entry.path} had \`${before.types}\` and has \`${now.types}\`, while the code exports as before`,
			help: isBreaking ? "Say so in the notes on how to upgrade: each import has to be written in another way." : "Each TypeScript user has to write the import in another way: put it back, or make this a major version.",
			path: now.entry.path,
			cause: {
				kind: "packed-file",
				path: now.entry.path
			},
			...isBreaking && { levels: {
				new: "note",
				unchanged: "off"
			} }
		};
	}
});
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
	settlement: {
		by: "removal",
		from: "files"
	},
	acceptByName: "errors",
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
				...entry.required && {
					levels: required,
					acceptByName: true
				}
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
			help: `Put it back under \`bin\` in package.json${orElse(stepOf(release, baseline))}`,
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
const shown$5 = 3;
function exclusions({ folder, spread, members }) {
	const below = spread !== void 0 ? "**/" : folder === "." ? "" : `${folder}/**/`;
	const patterns = members.map(({ path }) => /\.map$/i.test(path) ? `!${below}*.map` : `!${path}`);
	return [...new Set(patterns)].slice(0, shown$5).map((pattern) => JSON.stringify(pattern)).join(", ");
}
function keepOut$1(group, { files }) {
	const container = group.members[0]?.container;
	if (container !== void 0) return `Keep maps out of ${container} where it is made, or keep that out of the package`;
	if (Array.isArray(files)) return `Keep maps out: add ${exclusions(group)} to \`files\` in package.json`;
	return `Keep maps out: list what ships as \`files\` in package.json, with ${exclusions(group)} at the end`;
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
const runnerHome = /^(\/home\/runner|\/Users\/runner|[Dd]:\/a\/.*)$/;
const buildPath = defineRule({
	id: "build-path",
	summary: "an absolute build path that names a user or a CI system's home",
	scope: "release",
	inside: true,
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		const before = baseline ? telling(baseline) : [];
		const knownHomes = new Set(before.flatMap(homes));
		const isKnown = (home, { kind }) => knownHomes.has(home) || kind === "executable" && runnerHome.test(home);
		const known = (file) => before.length > 0 && homes(file).every((home) => isKnown(home, file));
		for (const members of [...causes$1(telling(release).filter(known)), ...causes$1(telling(release).filter((file) => !known(file)))]) {
			const [first] = members;
			if (!first) continue;
			const paths = members.map(({ path }) => path);
			const folder = sharedArea(paths);
			const count = members.reduce((sum, file) => sum + file.buildPaths.count, 0);
			yield {
				message: `${filesThat(paths, folder, "holds", "hold")} ${plural(count, "absolute build path")}: ` + examples(members),
				help: "Build with relative paths: bundlers have options for the names of sources in maps, and `__filename` or `import.meta.url` should not be replaced at build time. Debug prefixes of compilers can be mapped away (`-ffile-prefix-map`, `--remap-path-prefix`).",
				...place$3(paths, folder ?? "."),
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
function* missing$1({ manifest, files }) {
	const dependencies = asObject(manifest.dependencies);
	const packed = new Set(packedBundle(files.map(({ path }) => path)));
	const names = declaredBundle(manifest).filter((name) => Object.hasOwn(dependencies, name) && !packed.has(name));
	if (names.length === 0) return;
	yield {
		message: `package.json declares ${names.length === 1 ? "a bundled dependency that is" : "bundled dependencies that are"} not packed: ${listing(names)}`,
		help: "Who installs this package doesn't get what is declared as bundled and isn't in it. Have it in the package's own node_modules when packing (npm puts those of a workspace into the root), or take it out of `bundleDependencies`.",
		path: "package.json",
		cause: {
			kind: "manifest",
			key: [keyOf(manifest)]
		},
		key: "missing",
		levels: {
			new: "error",
			unchanged: "warning"
		}
	};
}
function keyOf({ bundledDependencies }) {
	return bundledDependencies === void 0 ? "bundleDependencies" : "bundledDependencies";
}
const bundledDependency = defineRule({
	id: "bundled-dependency",
	summary: "bundled dependencies that are not packed, and others than before",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		yield* missing$1(release);
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
				key: [keyOf(release.manifest)]
			},
			key: "changed",
			baselineState: "new",
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
function isTypes({ installs }) {
	return installs.startsWith("@types/");
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
			...packages.every((each) => isTypes(each) || isPlatformBuild(each, release, siblings)) && { levels: harmless$2 }
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
				help: `Set the bit where the file is made: \`chmod +x ${file.path}\`, or for a committed file \`git update-index --chmod=+x ${file.path}\`. Artifacts uploaded between jobs lose it.`,
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
function others(conditions, release, baseline) {
	const told = lostSystems(release, baseline);
	const left = [...conditions].map(([name, at]) => [name, at.filter((subpath) => !(told.get(name)?.includes(subpath) ?? false))]);
	return new Map(left.filter(([, at]) => at.length > 0));
}
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
		const otherwise = orElse(stepOf(release, baseline));
		const { subpaths, closed, conditions: gone } = exportsRemoved$1(release, baseline);
		const conditions = others(gone, release, baseline);
		if (subpaths.length > 0) yield {
			message: `exports no longer has ${plural(subpaths.length, "subpath")}: ${listing(subpaths)}`,
			help: `Importing it fails with ERR_PACKAGE_PATH_NOT_EXPORTED. Put it back${otherwise}`,
			...place$1
		};
		if (closed.length > 0) yield {
			message: `package.json has exports now, and ${plural(closed.length, "file")} that could be imported by path no longer can: ${listing(closed)}`,
			help: "Add what others may import (`\"./package.json\": \"./package.json\"`, `\"./lib/*\": \"./lib/*\"`)" + otherwise,
			...place$1,
			...closed.every((path) => path === "package.json") && { levels: harmless$1 }
		};
		if (conditions.size > 0) {
			const lost = [...conditions].map(([name, at]) => `${name} of ${listing(at)}`);
			yield {
				message: `exports no longer serves ${plural(conditions.size, "condition")} as before: ` + lost.slice(0, 3).join("; "),
				help: "Whoever resolves with that condition gets an error or a file that it can't use. Put it back" + otherwise,
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
	examples: { setting: "off" },
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
// src/rules/allowlist/entry-for.ts
const several$1 = 3;
function entriesFor(paths, others) {
	const [first = ""] = paths;
	const extension = /\.[A-Za-z0-9]+$/.exec(first)?.[0];
	if (paths.length >= several$1 && extension !== void 0) {
		const pattern = `${spell(first.slice(0, first.lastIndexOf("/") + 1))}*${extension}`;
		if (works(pattern, paths) && !others.some(compilePattern(pattern))) return [pattern];
	}
	const names = paths.map(spell);
	return names.every((name, index) => works(name, paths.slice(index, index + 1))) ? names : null;
}
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
// src/rules/forbidden-file/forbidden-match.ts
function named$4(file) {
	const name = file.path.slice(Math.max(file.path.lastIndexOf("/"), file.path.lastIndexOf("!")) + 1);
	return {
		file,
		folders: foldersOf$1(file.path),
		name: name.toLowerCase()
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
		const folder = folders.find((each, index) => known.has(each.name) || index === 0 && tops.has(each.name));
		if (folder) return {
			folder: folder.path,
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
	return {
		folder: foldersOf$1(path).find(({ name }) => name === "node_modules")?.path ?? folder,
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
		const candidate = named$4(file);
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
	reason: reasonSchema("why this may ship").meta({
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
// src/model/secret-kinds.ts
function named$3(one, many = `${one.replace(/^an? /, "")}s`) {
	return {
		one,
		many
	};
}
function common(one, many) {
	return {
		...named$3(one, many),
		isCommon: true
	};
}
function mild(one, why) {
	return {
		...common(one),
		mild: why
	};
}
const table = {
	"private-key": common("a private key"),
	"json-web-key": common("a private JSON Web Key"),
	"age-key": named$3("an age secret key"),
	"github-token": named$3("a GitHub token"),
	"gitlab-token": named$3("a GitLab token"),
	"bitbucket-token": named$3("a Bitbucket token"),
	"circleci-token": named$3("a CircleCI token"),
	"buildkite-token": named$3("a Buildkite token"),
	"npm-token": named$3("an npm access token"),
	"npm-password": common("an npm password", "npm passwords"),
	"pypi-token": named$3("a PyPI token"),
	"rubygems-key": named$3("a RubyGems API key"),
	"docker-token": named$3("a Docker access token"),
	"docker-password": common("a password of a container registry", "passwords of container registries"),
	"nuget-key": named$3("a NuGet API key"),
	"crates-token": named$3("a crates.io token"),
	"clojars-token": named$3("a Clojars token"),
	"packagist-token": named$3("a Packagist token"),
	"jfrog-token": named$3("a JFrog token"),
	"sonar-token": named$3("a SonarQube token"),
	"snyk-token": named$3("a Snyk token"),
	"sourcegraph-token": named$3("a Sourcegraph token"),
	"terraform-token": named$3("an HCP Terraform token"),
	"pulumi-token": named$3("a Pulumi token"),
	"octopus-key": named$3("an Octopus Deploy API key"),
	"prefect-key": named$3("a Prefect API key"),
	"deno-token": named$3("a Deno Deploy token"),
	"launchdarkly-key": named$3("a LaunchDarkly key"),
	"url-password": common("a URL with a password", "URLs with a password"),
	"url-token": common("a URL with a token", "URLs with a token"),
	"database-url": common("a database URL with a password", "database URLs with a password"),
	"database-password": common("a connection string with a password", "connection strings with a password"),
	"cloudinary-url": named$3("a Cloudinary URL with its secret", "Cloudinary URLs with their secret"),
	"authorization-header": common("an Authorization header with its credentials", "Authorization headers with their credentials"),
	"aws-secret-key": common("an AWS secret access key"),
	"aws-key-id": mild("an AWS access key ID", "of no use without the secret key"),
	"aws-session-token": mild("an AWS session token", "expires within hours"),
	"aws-bedrock-key": named$3("an Amazon Bedrock API key"),
	"aws-mws-token": named$3("an Amazon MWS token"),
	"azure-storage-key": named$3("an Azure storage account key"),
	"azure-access-key": named$3("an Azure shared access key"),
	"azure-sas": common("an Azure shared access signature"),
	"azure-client-secret": named$3("an Azure client secret"),
	"azure-devops-token": named$3("an Azure DevOps token"),
	"azure-search-key": named$3("an Azure AI Search key"),
	"azure-functions-key": named$3("an Azure Functions key"),
	"azure-ai-key": named$3("an Azure AI services key"),
	"azure-cosmos-key": named$3("an Azure Cosmos DB key"),
	"azure-registry-password": named$3("an Azure Container Registry password"),
	"google-api-key": mild("a Google API key", "made for browsers and apps, and limited there"),
	"google-client-secret": mild("a Google OAuth client secret", "not treated as a secret in installed apps"),
	"google-access-token": mild("a Google access token", "expires within the hour"),
	"google-refresh-token": named$3("a Google refresh token"),
	"gemini-key": named$3("a Gemini API key"),
	"firebase-key": named$3("a Firebase server key"),
	"presigned-url": mild("a presigned cloud URL", "expires within days"),
	"cloudflare-token": named$3("a Cloudflare token"),
	"digitalocean-token": named$3("a DigitalOcean token"),
	"heroku-key": named$3("a Heroku API key"),
	"netlify-token": named$3("a Netlify token"),
	"vercel-token": named$3("a Vercel token"),
	"supabase-token": named$3("a Supabase token"),
	"planetscale-token": named$3("a PlanetScale token"),
	"neon-key": named$3("a Neon API key"),
	"fly-token": named$3("a Fly.io token"),
	"render-key": named$3("a Render API key"),
	"aiven-password": named$3("an Aiven service password"),
	"openshift-token": named$3("an OpenShift token"),
	"alibaba-key-id": mild("an Alibaba Cloud access key ID", "of no use without the secret key"),
	"tencent-key-id": mild("a Tencent Cloud key ID", "of no use without the secret key"),
	"yandex-key": named$3("a Yandex Cloud key"),
	"cockroachdb-key": named$3("a CockroachDB Cloud API key"),
	"mongodb-secret": named$3("a MongoDB Atlas service account secret"),
	"datastax-token": named$3("a DataStax Astra token"),
	"clickhouse-key": named$3("a ClickHouse Cloud key"),
	"databricks-token": named$3("a Databricks token"),
	"vault-token": named$3("a HashiCorp Vault token"),
	"doppler-token": named$3("a Doppler token"),
	"1password-token": named$3("a 1Password service account token"),
	"1password-key": named$3("a 1Password secret key"),
	"tailscale-key": named$3("a Tailscale key"),
	"openai-key": named$3("an OpenAI API key"),
	"anthropic-key": named$3("an Anthropic API key"),
	"ai-key": named$3("an API key of an AI provider", "API keys of AI providers"),
	"huggingface-token": named$3("a Hugging Face token"),
	"groq-key": named$3("a Groq API key"),
	"xai-key": named$3("an xAI API key"),
	"perplexity-key": named$3("a Perplexity API key"),
	"replicate-token": named$3("a Replicate token"),
	"openrouter-key": named$3("an OpenRouter API key"),
	"slack-token": named$3("a Slack token"),
	"slack-webhook": named$3("a Slack webhook"),
	"discord-token": named$3("a Discord bot token"),
	"discord-webhook": named$3("a Discord webhook"),
	"telegram-token": named$3("a Telegram bot token"),
	"teams-webhook": named$3("a Microsoft Teams webhook"),
	"webhook-secret": named$3("a secret that signs webhooks", "secrets that sign webhooks"),
	"twilio-key": mild("a Twilio API key SID", "of no use without its secret"),
	"mailchimp-key": named$3("a Mailchimp API key"),
	"brevo-key": named$3("a Brevo API key"),
	"resend-key": named$3("a Resend API key"),
	"mailersend-token": named$3("a MailerSend token"),
	"onesignal-key": named$3("a OneSignal API key"),
	"intercom-token": named$3("an Intercom token"),
	"meta-token": named$3("a Meta access token"),
	"okta-token": named$3("an Okta API token"),
	"stripe-key": named$3("a Stripe secret key"),
	"stripe-test-key": mild("a Stripe test key", "moves no money"),
	"stripe-webhook-secret": named$3("a Stripe webhook secret"),
	"square-token": named$3("a Square token"),
	"braintree-token": named$3("a Braintree access token"),
	"plaid-token": named$3("a Plaid access token"),
	"razorpay-key": mild("a Razorpay key ID", "part of checkout pages"),
	"flutterwave-key": named$3("a Flutterwave secret key"),
	"duffel-token": named$3("a Duffel token"),
	"easypost-key": named$3("an EasyPost API key"),
	"shippo-token": named$3("a Shippo token"),
	"klaviyo-key": named$3("a Klaviyo private key"),
	"shopify-key": named$3("a Shopify key"),
	"sendgrid-key": named$3("a SendGrid API key"),
	"mailgun-key": named$3("a Mailgun API key"),
	"atlassian-token": named$3("an Atlassian token"),
	"trello-token": named$3("a Trello token"),
	"notion-token": named$3("a Notion token"),
	"linear-key": named$3("a Linear API key"),
	"airtable-token": named$3("an Airtable token"),
	"asana-token": named$3("an Asana token"),
	"dropbox-token": named$3("a Dropbox token"),
	"contentful-token": named$3("a Contentful token"),
	"hubspot-token": named$3("a HubSpot token"),
	"typeform-token": named$3("a Typeform token"),
	"apify-token": named$3("an Apify token"),
	"figma-token": named$3("a Figma token"),
	"postman-key": named$3("a Postman API key"),
	"mapbox-token": named$3("a Mapbox secret token"),
	"grafana-token": named$3("a Grafana token"),
	"sentry-token": named$3("a Sentry token"),
	"new-relic-key": named$3("a New Relic API key"),
	"dynatrace-token": named$3("a Dynatrace token"),
	"datadog-key": named$3("a Datadog key"),
	"honeycomb-key": named$3("a Honeycomb key"),
	"posthog-key": named$3("a PostHog API key"),
	"readme-key": named$3("a ReadMe API key"),
	"adafruit-key": named$3("an Adafruit IO key"),
	"inngest-key": named$3("an Inngest signing key"),
	"trigger-key": named$3("a Trigger.dev API key"),
	jwt: common("a JSON Web Token"),
	"named-secret": mild("a setting that is called a secret", "no secret by its form, only by its name")
};
const secretKindNames = Object.keys(table);
const secretKinds = table;
// src/rules/secret/secret-hits.ts
const sampleFile = /\.(md|mdx|markdown|rst|adoc|txt|d\.[cm]?ts|(test|spec|stories|example|sample|fixture)s?\.[^/]+|example|sample|template|dist)$|(^|\/)(readme|changelog|changes|history|contributing|security)\b[^/]*$|(^|\/)(tests?|spec|examples?|demo)\.[cm]?[jt]sx?$|(^|\/)test[-_.][^/]*$/i;
function isSamplePath(path) {
	return purposeOf(path) !== "own" || sampleFile.test(path);
}
function isInDocs(path) {
	return path.split("/").slice(0, -1).some((name) => /^(docs?|documentation)$/i.test(name)) && !/(^|\/)(tests?|fixtures?|mocks?)\//i.test(path);
}
function isSampleAt(place, { kind, isProven = false, isMadeUp = false }) {
	const path = place.replaceAll("!", "/");
	if (purposeOf(path) === "bundled") return true;
	if (!isSamplePath(path)) return false;
	return isMadeUp || secretKinds[kind].isCommon === true && !(isProven && isInDocs(path));
}
function isSample$1(file, secret) {
	return isSampleAt(file.path, secret) || secret.source !== void 0 && isSampleAt(secret.source, secret);
}
const commonLevels = {
	new: "error",
	unchanged: "note"
};
function levelsOf(kind, isSample) {
	const { mild, isCommon = false } = secretKinds[kind];
	if (isSample || mild !== void 0) return mildLevels;
	return isCommon ? commonLevels : void 0;
}
function secretHits({ files }, { allow }) {
	const allowed = allow.map(({ kind, path }) => ({
		kind,
		matches: path === void 0 ? () => true : compilePattern(path)
	}));
	return files.flatMap((file) => (file.secrets ?? []).flatMap((secret) => {
		if (file.privateKey !== void 0 && secret.kind === "private-key") return [];
		if (allowed.some(({ kind, matches }) => (kind ?? secret.kind) === secret.kind && matches(file.path))) return [];
		const sample = isSample$1(file, secret);
		return [{
			file,
			secret,
			levels: levelsOf(secret.kind, sample),
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
	reason: reasonSchema("why this may ship").meta({
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
// src/rules/source-map/map-exposure.ts
const origins = [
	"file",
	"inline",
	"eval"
];
function outputOf$1(path) {
	return path.replace(/\.map$/i, "");
}
function embeddedIn({ sourceMaps = [] }) {
	return sourceMaps.flatMap((map) => map.embedded);
}
function mapHolders({ files }) {
	return files.flatMap(({ path, container, sourceMaps = [] }) => origins.flatMap((origin) => {
		const maps = sourceMaps.filter((map) => map.origin === origin);
		return maps.length > 0 ? [{
			path,
			...container !== void 0 && { container },
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
const script$1 = /\.([cm]?jsx?|css)$/i;
function scriptsOf$1({ files }) {
	const paths = new Set(files.map(({ path }) => path));
	return files.filter(({ path }) => script$1.test(path) && !(/\.min\.\w+$/.test(path) && paths.has(path.replace(/\.min(?=\.\w+$)/, ""))));
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
	for (const { path } of scriptsOf$1(baseline)) count(path).scripts += 1;
	return new Set([...counts].filter(([, { did, scripts }]) => did * 2 >= scripts).map(([folder]) => folder));
}
function shippedBefore(baseline, comparison, did) {
	if (!baseline) return () => false;
	const outputs = new Set(baseline.files.filter(did).map(({ path }) => outputOf$1(path)));
	const folders = designed(baseline, outputs);
	const was = new Map(comparison?.pairs.flatMap((pair) => pair.was ? [[pair.file.path, pair.was.path]] : []));
	const before = (path) => outputs.has(outputOf$1(was.get(path) ?? path));
	return (path) => folders.has(topFolder(path)) || before(path) || before(outputOf$1(path));
}
// src/rules/allowlist/unwanted.ts
const mapsMayShip = new Set(["allow", "resolvable"]);
function unwanted({ release, policy }) {
	const options = (id) => policy.rules.get(id)?.options;
	const maps = options("source-map");
	const mapPolicy = isObject(maps) ? maps.policy : void 0;
	const holdsSources = (file) => !mapsMayShip.has(mapPolicy) && (mapPolicy === "none" ? file.sourceMaps !== void 0 : embeddedIn(file).length > 0);
	return new Set([
		...forbiddenFiles(release.files, forbiddenOptions.parse(options("forbidden-file") ?? {})).map(({ file }) => file.path),
		...nestedArchives(release.files, release.name).map(({ file }) => file.path),
		...secretHits(release, secretOptions.parse(options("secret") ?? {})).filter(({ isSample }) => !isSample).map(({ file }) => file.path),
		...release.files.filter(holdsSources).map(({ path }) => path)
	]);
}
// src/rules/allowlist/file-not-allowed.ts
function kindOf$1(path) {
	const slash = path.lastIndexOf("/");
	const extension = /\.[A-Za-z0-9]+$/.exec(path)?.[0];
	return slash < 0 || extension === void 0 ? path : `${path.slice(0, slash)}/*${extension}`;
}
function wordsOf({ pattern, at }) {
	return `"!${pattern}" (${at.path}:${at.line})`;
}
function isAllowed$1(entries, { path, container }) {
	if (container === void 0) return admits$1(entries, path);
	return !admits$1(entries, container) || excluder(entries, path) === void 0;
}
function groupsOf(files, entries, against) {
	const groups = new Map();
	for (const file of files) {
		if (isAllowed$1(entries, file)) continue;
		const entry = excluder(entries, file.path);
		const isUnwanted = against.has(file.path);
		const key = entry ? wordsOf(entry) : `${kindOf$1(file.path)}\0${String(isUnwanted)}`;
		const group = groups.get(key) ?? {
			paths: [],
			excluder: entry,
			isUnwanted
		};
		group.paths.push(file.path);
		groups.set(key, group);
	}
	return [...groups.values()];
}
function allow({ paths, excluder: entry, isUnwanted }, policy, others) {
	if (isUnwanted) return "";
	if (entry?.inherited) return ", or excuse it by a waiver";
	if (entry) return `, or take ${wordsOf(entry)} out of \`files\` in the policy`;
	const names = entriesFor(paths, others)?.map((each) => JSON.stringify(each)).join(", ");
	return names === void 0 ? "" : `, or allow it in ${policy.path ?? "the policy"} under \`files\`: ${names}`;
}
const fileNotAllowed = defineRule({
	id: "file-not-allowed",
	summary: "a packed file that no `files` entry of the policy matches",
	scope: "release",
	inside: true,
	levels: {
		new: "error",
		unchanged: "error"
	},
	settlement: { by: "entry" },
	*check({ release, policy }) {
		const entries = policy.files;
		if (!entries) return;
		const groups = groupsOf(release.files, entries, unwanted({
			release,
			policy
		}));
		const all = groups.flatMap(({ paths }) => paths);
		for (const group of groups) {
			const { paths, excluder: entry } = group;
			const own = new Set(paths);
			const [path = ""] = paths;
			const what = entry ? `taken out by ${wordsOf(entry)}` : "not in the allowlist";
			const keepOut = "Keep it out of the release (`files` in package.json, .npmignore)";
			const remedy = allow(group, policy, all.filter((each) => !own.has(each)));
			yield {
				message: paths.length === 1 ? `${path} is packed and ${what}` : `${paths.length} files like ${path} are packed and ${what}`,
				help: `${keepOut}${remedy}${remedy.endsWith("\"") ? "" : "."}`,
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
function isMove(gone, added, removed) {
	const left = removed.filter((entry) => !entry.startsWith("!")).map(entryMatcher);
	return added.length <= left.length && left.every((matches) => gone.some(({ path }) => matches(path)));
}
function letsIn(comparison, added, removed) {
	const fresh = comparison.pairs.filter(({ state }) => state === "added").map(({ file }) => file.path);
	const named = new Set(comparison.pairs.map(({ file }) => file.path));
	const inclusions = added.filter((entry) => !entry.startsWith("!") && !named.has(entry));
	const exclusions = removed.filter((entry) => entry.startsWith("!")).map((entry) => entry.slice(1));
	return [...isMove(comparison.removed, inclusions, removed) ? [] : inclusions, ...exclusions].some((entry) => {
		const matches = entryMatcher(entry);
		return fresh.some(matches);
	});
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
		yield {
			message: `\`files\` in package.json changed: ` + [...told("added", added), ...told("removed", removed)].join("; "),
			help: "Look at the files that are new in this release: this field decides what ships.",
			...place,
			...!(comparison && letsIn(comparison, added, removed)) && { levels: harmless }
		};
	}
});
// src/rules/manifest/license-changed.ts
function named$2(value) {
	const text = typeof value === "string" ? value : asObject(value).type;
	return typeof text === "string" && text.trim() !== "" ? text.trim() : null;
}
function licenseOf({ license, licenses }) {
	if (license !== void 0) return named$2(license);
	const all = (Array.isArray(licenses) ? licenses : [licenses]).flatMap((each) => named$2(each) ?? []);
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
	const size = formatBytes(totalSize(group.map(({ file }) => file)));
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
function help$4(group, { files }) {
	const [{ file, class: name }] = group;
	const { advice } = forbiddenTable[name];
	const out = patterns(group).map((pattern) => JSON.stringify(`!${pattern}`)).join(", ");
	return [
		file.container !== void 0 ? `Build ${file.container} without it, or keep that out.` : Array.isArray(files) ? `Keep it out: add ${out} to \`files\` in package.json.` : `Keep it out: list what ships as \`files\` in package.json, with ${out} at the end.`,
		advice,
		`If it belongs in the release, allow it: \`rules: { forbidden-file: { allow: [{ path: ${JSON.stringify(patterns(group)[0])}, reason: … }] } }\`.`
	].filter((part) => part !== void 0).join(" ");
}
function namedToTheLetter({ files }) {
	const names = new Set((Array.isArray(files) ? files : []).map((entry) => typeof entry === "string" ? entry.replace(/^\.?\//, "") : ""));
	return ({ file, levels }) => levels === mildLevels && names.has(file.path);
}
const forbiddenFile = defineRule({
	id: "forbidden-file",
	summary: "a file that no release should hold: keys, credentials, version control, editor and assistant folders, logs, dumps, coverage, caches, junk",
	scope: "release",
	inside: true,
	levels: {
		new: "error",
		unchanged: "warning"
	},
	refuses: "always",
	options: forbiddenOptions,
	*check({ release, baseline, comparison }, options) {
		const before = new Map(forbiddenFiles(baseline?.files ?? [], options).map((each) => [each.file.path, each.class]));
		const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]));
		const isNew = (each) => before.get(was.get(each.file.path) ?? each.file.path) !== each.class;
		const isMeant = namedToTheLetter(release.manifest);
		const standing = forbiddenFiles(release.files, options).filter((each) => !isMeant(each));
		const causes = groupBy(standing, (each) => JSON.stringify([
			each.bundled ? "bundled" : each.class,
			each.folder,
			each.levels,
			each.file.container
		]));
		for (const [key, members] of causes) {
			const fresh = members.filter(isNew);
			const [first, ...others] = [...fresh, ...members.filter((each) => !isNew(each))];
			if (!first) continue;
			const group = [first, ...others];
			yield {
				message: message$2(group, fresh.length),
				help: help$4(group, release.manifest),
				...place$3(group.map(({ file }) => file.path), first.folder),
				key,
				baselineState: fresh.length > 0 ? "new" : "unchanged",
				levels: first.levels
			};
		}
	}
});
// src/rules/manifest/lifecycle-broken.ts
const broughtBy = {
	tsc: "typescript",
	babel: "@babel/cli",
	ngcc: "@angular/compiler-cli",
	ng: "@angular/cli",
	"run-s": "npm-run-all",
	"run-p": "npm-run-all",
	"node-pre-gyp": "@mapbox/node-pre-gyp",
	swc: "@swc/cli"
};
const available = [
	"dependencies",
	"optionalDependencies",
	"peerDependencies"
];
function onlyInDevelopment(command, { manifest }) {
	const names = [command, broughtBy[command] ?? command];
	return names.some((name) => available.some((field) => Object.hasOwn(asObject(manifest[field]), name))) ? null : names.find((name) => Object.hasOwn(asObject(manifest.devDependencies), name)) ?? null;
}
function innerScript(words) {
	const [program = "", verb = "", name = ""] = words;
	if (!/^(?:npm|yarn|pnpm|bun)$/.test(program)) return null;
	if (verb === "run" || verb === "run-script") return name;
	return program === "npm" ? null : verb;
}
function shellFile(words) {
	const [program = "", first = ""] = words;
	const file = /^(?:sh|bash)$/.test(program) ? first : program.startsWith("./") ? program : "";
	return /^[\w./-]+$/.test(file) && !file.startsWith("-") && !file.startsWith("/") ? normalizePath(file) : null;
}
const deepest$1 = 5;
function brokenIn(script, release, depth = 0) {
	const { index } = moduleGraph(release);
	const missing = nodeCommands(script).flatMap(({ path, written, guarded }) => guarded || resolveCode(path, index).kind === "file" ? [] : [{
		key: path,
		what: `${clip(written)}, which is not packed`
	}]);
	const others = commandsOf(script).flatMap(({ words, next }) => {
		if (next === "||") return [];
		const inner = innerScript(words);
		const text = inner === null ? void 0 : asObject(release.manifest.scripts)[inner];
		if (typeof text === "string" && depth < deepest$1) return brokenIn(text, release, depth + 1);
		const file = shellFile(words);
		if (file !== null && file !== "" && !index.files.has(file)) return [{
			key: file,
			what: `${clip(file)}, which is not packed`
		}];
		const command = words[0] ?? "";
		const name = onlyInDevelopment(command, release);
		return name === null ? [] : [{
			key: command,
			what: `${clip(command)}, which only devDependencies bring (${name})`
		}];
	});
	return [...missing, ...others];
}
const help$3 = "Pack the file, move the package to dependencies, or take the script out: npm fails to install a package whose script fails.";
const lifecycleBroken = defineRule({
	id: "lifecycle-broken",
	summary: "a script that installing runs, of which the file is not packed or the command not installed",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	*check({ release }) {
		const files = new Set(release.files.map(({ path }) => path));
		const told = new Set();
		for (const { event, script, key } of installScripts(release.manifest, files)) {
			if (key[0] !== "scripts" || key.length < 2) continue;
			for (const { key: name, what } of brokenIn(script, release)) {
				if (told.has(`${event} ${name}`)) continue;
				told.add(`${event} ${name}`);
				yield {
					message: `${event} runs ${what}, so installing the package fails`,
					help: help$3,
					path: "package.json",
					cause: {
						kind: "manifest",
						key
					},
					key: `${event} ${name}`
				};
			}
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
	examples: { waiver: {
		path: "package.json",
		reason: "builds the addon"
	} },
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
const kept = /(^|\/)(bin|binar(y|ies)|prebuilds?|prebuilt|vendors?|native|build|tools?|resources?|fallbacks?|libs?)\//i;
function strays({ files, manifest }) {
	if (manifest.os !== void 0 || manifest.cpu !== void 0) return [];
	const bins = new Set(binTargets(manifest).map(({ path }) => path));
	const half = totalSize(files) / 2;
	return files.filter(({ path, size, program }) => program?.role === "program" && size > half && !bins.has(path) && !kept.test(path));
}
function stray(file, { files }) {
	return {
		message: `${file.path} is a compiled program that makes up ${formatBytes(file.size)} of ${formatBytes(totalSize(files))}, and package.json says nothing of it`,
		help: `If a tool left it there, keep it out: add ${JSON.stringify(`!${file.path}`)} to \`files\` in package.json.`,
		path: file.path,
		cause: {
			kind: "packed-file",
			path: file.path
		},
		key: "stray",
		levels: {
			new: "warning",
			unchanged: "warning"
		}
	};
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
		const found = strays(release);
		for (const file of found) yield {
			...stray(file, release),
			baselineState: known.has(file) ? "unchanged" : "new"
		};
		for (const members of groupBy(release.files.filter((file) => isBinary(file) && !found.includes(file)), (file) => `${String(known.has(file))}\0${topFolder(file.path)}`).values()) {
			const [first] = members;
			if (!first) continue;
			const folder = topFolder(first.path);
			const paths = members.map(({ path }) => path);
			const size = formatBytes(totalSize(members));
			yield {
				message: `${filesThat(paths, folder, "is a compiled binary", "are compiled binaries")} (${size})`,
				help: "Nobody can review it by reading. Make sure that your build makes it from sources that you know, and that it belongs in the release; else keep it out with `files` in package.json.",
				...place$3(paths, folder),
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
		const options = optionChanges(before?.options ?? usual.options, after?.options ?? usual.options, usual.strictestFirst);
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
function optionChanges(before, after, orders) {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
		const [was, is] = [before[key], after[key]];
		if (JSON.stringify(was) === JSON.stringify(is) || isStricter(was, is, orders[key] ?? [])) return [];
		return [{
			key,
			words: typeof was === "object" || typeof is === "object" ? "is another" : `was ${shown$1(was)}, is ${shown$1(is)}`
		}];
	});
}
function isStricter(was, is, order) {
	if (typeof is === "number") return was === void 0 || typeof was === "number" && is < was;
	const [from, to] = [order.indexOf(was), order.indexOf(is)];
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
	return entries === null || admits$1(entries, path);
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
const named$1 = 3;
function sized(files) {
	const biggest = files.toSorted((a, b) => b.size - a.size).slice(0, named$1);
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
const known$1 = /^(access|tag|registry|provenance|provenance-file|@[^/:]+:registry|\/\/.*|_?auth(token)?|_password|username|email|otp|(https?-)?proxy|noproxy|ca(file)?|cert(file)?|key(file)?|strict-ssl|userconfig|globalconfig)$/i;
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
		const isHarmless = changed.every((key) => !known$1.test(key) || key === "tag" && isExpectedTag(release, baseline, now.get("tag")));
		yield {
			message: `publishConfig changed: ${listing(changed.map((key) => change(key, before.get(key), now.get(key))))}`,
			help: "Make sure that the release goes where you mean, and to whom: these settings decide the registry, the dist-tag and who may install it.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: ["publishConfig", first]
			},
			...isHarmless && { levels: expected }
		};
	}
});
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
	return `${remedy}. The other rules look at what is in it; if it is meant to ship, add a waiver for rule own-archive with its sha256 and the reason.`;
}
const ownArchive = defineRule({
	id: "own-archive",
	summary: "a package tarball of this package, or another archive, inside the release",
	scope: "release",
	levels: {
		new: "error",
		unchanged: "error"
	},
	acceptByName: "always",
	refuses: "always",
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
				message: message$1(paths, folder, first.role, totalSize(members.map(({ file }) => file))),
				help: help$2(first.file.path, first.role),
				...place$3(paths, folder),
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
function isSample(path) {
	return purposeOf(path) !== "own" || sampleName.test(path);
}
const internalHost = defineRule({
	id: "internal-host",
	summary: "a URL in code or settings with a private address or a host name that only an internal network knows",
	scope: "release",
	inside: true,
	levels: {
		new: "warning",
		unchanged: "note"
	},
	*check({ release, baseline }) {
		const before = new Set(baseline ? namings(baseline).map(({ origin }) => hostOf(origin)) : []);
		const known = ({ origin }) => before.has(hostOf(origin));
		for (const [key, members] of groupBy(namings(release), (each) => `${topFolder(each.path)}\0${String(isSample(each.path))}\0${String(known(each))}`)) {
			const [first] = members;
			if (!first) continue;
			const folder = topFolder(first.path);
			const paths = [...new Set(members.map(({ path }) => path))];
			const origins = [...new Set(members.map(({ origin }) => origin))];
			yield {
				message: `${filesThat(paths, folder, "names", "name")} ${origins.length === 1 ? "an internal host" : `${origins.length} internal hosts`}: ` + listing(origins),
				help: "Read addresses of your own network from settings when the program runs, or leave the file out. Users can't reach them, and whoever reads the package learns how your network is arranged.",
				...place$3(paths, folder),
				key,
				baselineState: known(first) ? "unchanged" : "new",
				...isSample(first.path) && { levels: {
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
		case "only-first": return `${path} (only in the first packing)`;
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
	summary: "a tarball for hand-over that is not what packing made the first time",
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
// src/rules/manifest/publish-script.ts
const lookers = [
	/^(npm|pnpm|yarn|bun)( run)?( -\S+)* (t|test|lint|check|typecheck|type-check|audit|format:check)(:\S+)?(?=\s|$)/,
	/^(npx (--\S+ )*|pnpm exec |yarn )?(pack-gate|publint|attw|eslint|jest|vitest|mocha|ava|tap|xo|standard|tsd)(?=\s|$)/,
	/^(npx )?(safe-publish-latest|np|in-publish|not-in-publish|is-publish|node --test|tsc .*--noEmit)(?=\s|$)/,
	/^(echo|exit|true|false|test)(?=\s|$)/
];
function scriptsOf(manifest, names) {
	const scripts = asObject(manifest.scripts);
	return names.flatMap((name) => {
		const script = Object.hasOwn(scripts, name) ? scripts[name] : void 0;
		return typeof script === "string" && script.trim() !== "" ? [[name, script]] : [];
	});
}
function builds([, script]) {
	return script.split(/&&|\|\||;|&/).map((command) => command.trim()).some((command) => command !== "" && !lookers.some((looker) => looker.test(command)));
}
function unrun({ release, packer }) {
	const names = packer?.name === "npm" ? ["prepublishOnly"] : ["prepublish", "prepublishOnly"];
	return scriptsOf(release.manifest, names).filter(builds);
}
const packScripts = [
	"prepack",
	"prepare",
	"postpack"
];
const handOver = "Publish the tarball that was judged (`--pack-destination`, then `npm publish FILE.tgz`)";
const publishScript = defineRule({
	id: "publish-script",
	summary: "a script that runs when the package is published and did not run for this check",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check(context) {
		const { release, packer, publishing } = context;
		if (!packer || !publishing || publishing.isHandedOver) return;
		const common = {
			path: "package.json",
			baselineState: "new"
		};
		const scripts = publishing.isInside ? [] : unrun(context);
		for (const [name, script] of scripts) yield {
			...common,
			message: `publishing runs ${name} before it packs, and this check did not: ${listing([script])}`,
			help: `What it builds was not judged. ${handOver}, or do the same in \`prepack\` or in a step before the check, and take ${name} out.`,
			cause: {
				kind: "manifest",
				key: ["scripts", name]
			},
			key: name
		};
		const again = scriptsOf(release.manifest, packScripts);
		const [first] = again;
		if (!publishing.isRelease || scripts.length > 0 || !first || packer.ignoreScripts) return;
		yield {
			...common,
			message: `publishing this folder runs ${listing(again.map(([name]) => name))} again and packs anew`,
			help: `What the second run makes was not judged. ${handOver}: then it is what ships.`,
			cause: {
				kind: "manifest",
				key: ["scripts", first[0]]
			},
			key: "again"
		};
	}
});
// src/rules/manifest/private-package.ts
const privatePackage = defineRule({
	id: "private-package",
	summary: "a package whose package.json says that it is private, which npm refuses to publish",
	scope: "release",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check({ release, packer }) {
		if (release.manifest.private !== true) return;
		yield {
			message: "package.json has `\"private\": true`, so npm refuses to publish this package",
			help: (packer ? "If another folder is published, as dist/, check that one: `pack-gate check dist`. " : "") + "If this package is published, take `\"private\": true` out of package.json.",
			path: "package.json",
			cause: {
				kind: "manifest",
				key: ["private"]
			}
		};
	}
});
// src/rules/policy/registry-changed.ts
const error = {
	new: "error",
	unchanged: "error"
};
function where({ files }) {
	return files.map(({ path, keys }) => `${path} (${keys.slice(0, 5).join(", ")})`).join(", ");
}
function problemOf(change) {
	const { hosts, asked, wanted, files } = change;
	const instead = wanted === null ? "" : `; without it, ${wanted} would be asked in place of ${asked}`;
	const named = hosts.length === 0 ? "" : `, and names ${hosts.join(", ")}, which the base branch does not`;
	const path = files[0]?.path ?? "package.json";
	return {
		message: `this pull request changes which registry is asked, or with what: ${where(change)}${named}${instead}`,
		help: `The previous release was fetched from ${asked}, by the base branch's settings. If the change is intended, merge it in a pull request of its own, approved by who answers for releases.`,
		path,
		cause: {
			kind: "policy",
			at: {
				path,
				line: 1
			}
		},
		...hosts.length > 0 && { levels: error }
	};
}
const registryChanged = defineRule({
	id: "registry-changed",
	summary: "a pull request changes which registry, credentials or cache the package managers use",
	scope: "policy",
	settledBy: "base",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	*check({ registryChange }) {
		if (registryChange && registryChange.files.length > 0) yield problemOf(registryChange);
	}
});
// src/rules/secret/secret.ts
function causes(hits) {
	const samples = groupBy(hits.filter(({ isSample }) => isSample), ({ file, secret }) => `${secret.kind}\0${topFolder(file.path)}`);
	const values = groupBy(hits.filter(({ isSample }) => !isSample), ({ secret }) => `${secret.kind}\0${secret.key}`);
	return [...[...groupBy(values.values(), (group) => JSON.stringify([group[0]?.secret.kind, group.map(({ file }) => file.path)])).values()].map((groups) => groups.flat()), ...samples.values()].flatMap(([first, ...others]) => first ? [[first, ...others]] : []);
}
function paths(group) {
	return [...new Set(group.map(({ file }) => file.path))];
}
function whereIn({ secret: { line, source, inName = false } }) {
	if (inName) return "its name";
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
	if (files.length === 1) return `${filesThat(files, null, "holds", "hold")} ${what(group)}${places === "" ? "" : ` ${places === "its name" ? "in" : "at"} ${places}`}`;
	const folder = sharedArea(files);
	return `${filesThat(files, folder === "." ? null : folder, "holds", "hold")} ${what(group)}`;
}
function help$1(group) {
	const [{ secret, file, isSample }] = group;
	const { mild } = secretKinds[secret.kind];
	return `${mild === void 0 ? "" : `Such a value is mostly ${mild}. Make sure that this one is. `}${isSample ? "If it is real, revoke it. An example needs no value that looks real: write `<your token>`." : "Read it from the environment at run time instead of building it in, and pack again. If a release with it was ever published, revoke it: a published package is copied within minutes and stays in caches."} If it may ship, allow it: \`rules: { secret: { allow: [{ kind: ${secret.kind}, path: ${JSON.stringify(file.path)}, reason: … }] } }\`.`;
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
	inside: true,
	levels: {
		new: "error",
		unchanged: "warning"
	},
	acceptByName: "always",
	refuses: "always",
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
				...place$3(paths(shown), sharedArea(paths(shown)) ?? "."),
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
// src/rules/files/growth-reasons.ts
const script = /\.(?:d\.)?[cm]?[jt]s$/i;
const variants = /[.-](min|cjs|esm|es\d*|mjs|umd|amd|iife|module|modern|legacy|bundler?|factory|slim|light|full|global|browser|node|common|prod(uction)?|dev(elopment)?)(?=[.-])/gi;
function outputOf(path) {
	const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
	const isTypes = /\.d\.[cm]?ts$/.test(name);
	return `${name.replace(variants, "").replace(script, "")}\0${String(isTypes)}`;
}
const most = 3;
function otherFormats({ pairs }, baseline) {
	const known = new Map();
	for (const { path, size } of baseline.files) if (script.test(path)) known.set(outputOf(path), [...known.get(outputOf(path)) ?? [], size]);
	return pairs.flatMap(({ file, was }) => {
		return (was || !script.test(file.path) ? [] : known.get(outputOf(file.path)) ?? []).some((size) => size <= file.size * most && file.size <= size * most) ? [file] : [];
	});
}
function formatGrowth(comparison, baseline) {
	const grown = totalSize(otherFormats(comparison, baseline)) - totalSize(comparison.removed);
	return grown <= totalSize(baseline.files) ? Math.max(0, grown) : 0;
}
function lacksImports(release) {
	const { edges, reached } = moduleGraph(release);
	return [...reached.node].some(([path, { time }]) => time === "load" && (edges.get(path) ?? []).some((edge) => edge.to.kind === "missing" && edge.import.time === "load"));
}
function lackedFiles(release) {
	const paths = new Set(release.files.map(({ path }) => path));
	return entryPoints(release.manifest).some((entry) => !fallsBack(entry, paths) && !entry.anyOf.some((target) => isPacked(target, entry.lookup, paths))) || lacksImports(release);
}
// src/rules/files/size-growth.ts
function unpacked({ files }) {
	return totalSize(files);
}
function grower(path, files) {
	const [first, ...others] = [...files].sort((a, b) => b.size - a.size);
	return first ? {
		path,
		grown: totalSize(files),
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
	const added = pairs.reduce((sum, { file, was }) => sum + (was ? 0 : file.size), 0) - totalSize(removed);
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
	settlement: {
		by: "limit",
		of: "growth"
	},
	examples: { setting: { max: "25%" } },
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
	*check({ release, baseline, comparison }, { max, min }, settings) {
		if (!baseline || !comparison) return;
		const before = unpacked(baseline);
		const after = unpacked(release);
		const grown = after - before;
		const isWithin = (bytes) => bytes <= min || bytes <= before * max;
		if (isWithin(grown)) return;
		const isError = settings?.options !== void 0 || !(isRework(release, baseline, comparison) || isReadingAlone(comparison, before, max, min) || lackedFiles(baseline) || isWithin(grown - formatGrowth(comparison, baseline)));
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
			...groupFacts([...top.map(({ files: [largest] }) => largest), ...top.flatMap(({ files: [, ...others] }) => others)]),
			...!isError && { levels: {
				new: "warning",
				unchanged: "off"
			} }
		};
	}
});
// src/rules/files/size-proposal.ts
const leastRoom = 1e5;
const room = 1.5;
const steps = [
	1,
	1.2,
	1.5,
	2,
	2.5,
	3,
	4,
	5,
	6,
	8,
	10
];
function limitFor(bytes) {
	const wanted = Math.max(bytes * room, bytes + leastRoom);
	const scale = 10 ** Math.floor(Math.log10(wanted));
	const limit = Math.round(scale * (steps.find((step) => step * scale >= wanted) ?? 10));
	const [unit, name] = limit >= 1e9 ? [1e9, "GB"] : limit >= 1e6 ? [1e6, "MB"] : [1e3, "kB"];
	return `${Number((limit / unit).toFixed(1))} ${name}`;
}
const sizeProposal = {
	option: "max",
	label: "Size limit",
	isShared: false,
	value: ({ before, unpackedSize: now }) => limitFor(Math.max(now, totalSize(before?.files ?? []))),
	words: (value) => `${value} unpacked`,
	short: (value) => `at most ${value}`,
	note: "The size limit is for the whole release, unpacked.",
	comment: (_, now) => `The whole release, unpacked. Today ${formatBytes(now)}; raise it when more is meant to ship.`
};
// src/rules/files/size-limit.ts
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
	settlement: {
		by: "limit",
		of: "bytes"
	},
	proposal: sizeProposal,
	options: strictObject({ max: sizeSchema.optional().meta({
		description: "Limit of the unpacked size of the whole release.",
		examples: ["10 MB"]
	}) }),
	*check({ release, policy }, { max }, settings) {
		const total = totalSize(release.files);
		if (max !== void 0 && total > max) yield {
			message: `the release has ${formatBytes(total)} unpacked; the policy allows ${formatBytes(max)}`,
			help: "Keep out what does not belong, or raise `rules: { size-limit: { max: … } }`.",
			path: "package.json",
			cause: {
				kind: "policy",
				at: settings?.at ?? {
					path: policy.path ?? "package.json",
					line: 1
				}
			}
		};
		for (const entry of policy.files ?? []) {
			const files = release.files.filter(({ path }) => matches(entry, path));
			const size = totalSize(files);
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
// src/rules/source-map/map-proposal.ts
const mapPolicies = [
	"none",
	"mappings",
	"resolvable",
	"allow"
];
const comments = {
	none: "No source map ships, and no file refers to one. Others: mappings, resolvable, allow.",
	mappings: "Source maps may ship without the text of sources. Stricter: none. To ship sources: resolvable or allow.",
	resolvable: "Source maps ship with the text of sources, and every reference leads to a packed file. Stricter: none, mappings.",
	allow: "Source maps ship with the text of sources. Stricter: none, mappings, resolvable."
};
function practice(release, keeps) {
	return mapPolicies.find((policy) => keeps(release, { policy })) ?? "allow";
}
function shipsSources(policy) {
	return policy === "resolvable" || policy === "allow";
}
function fitting({ release, before, keeps }) {
	const now = practice(release, keeps);
	if (!shipsSources(now)) return now;
	return before && shipsSources(practice(before, keeps)) ? now : "mappings";
}
const mapProposal = {
	option: "policy",
	label: "Source maps",
	isShared: true,
	value: fitting,
	words: (value) => `policy ${value}`,
	short: (value) => `source maps: ${value}`,
	comment: (value) => comments[mapPolicies.find((policy) => policy === value) ?? "allow"]
};
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
	const where = place$3(paths, folder);
	return options.length > 0 && where.cause.kind === "packed-file" ? {
		...where,
		cause: {
			...where.cause,
			compilerOptions: options
		}
	} : where;
}
function remedy$1(group, release, wanted) {
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
		help: `${remedy$1(group, release, "bare")} ${closing}`,
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
		help: `${remedy$1(group, facts.release, "none")} To let maps ship without the text of sources, set \`rules: { source-map: { policy: mappings } }\`.`,
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
	inside: true,
	levels: {
		new: "error",
		unchanged: "note"
	},
	refuses: "new",
	strictestFirst: { policy: [
		...mapPolicies.slice(0, 3),
		void 0,
		"allow"
	] },
	proposal: mapProposal,
	options: strictObject({ policy: _enum(mapPolicies).optional().meta({
		description: "none: no map ships and no file refers to one. mappings: maps without the text of sources. resolvable: maps with sources, and every reference leads to a packed file. allow: anything.",
		examples: ["none", "mappings"]
	}) }),
	*check(subject, { policy }, settings) {
		if (policy === "none") {
			yield* mapsShipped(subject);
			yield* references(subject, policy);
		} else if (policy === "mappings") yield* textsShipped(subject, "To ship sources on purpose, set `policy: resolvable` or `policy: allow` for rule source-map.", forbidden);
		else if (policy === "resolvable") yield* references(subject, policy);
		else if (policy === void 0) {
			yield* textsShipped(subject, "To ship sources on purpose, set `rules: { source-map: { policy: allow } }`.");
			if (settings?.new === void 0) yield* namesShipped(subject);
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
				...place$3(paths, folder),
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
				...place$3(paths, folder),
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
const deepest = 1024;
const longest = 255;
function fault({ path, type }) {
	if (type === "symlink") return "is a symbolic link: npm drops it on install, other clients follow it";
	if (type === "hardlink") return "is a hard link: npm drops it on install";
	if (type === "special") return "is no plain file: npm drops it on install";
	if (/^([/\\]|[A-Za-z]:[/\\])/.test(path)) return "is an absolute path";
	const parts = path.split("/");
	if (parts.length > deepest) return `is in more than ${formatCount(deepest)} folders: npm drops it on install`;
	if (parts.some((part) => Buffer.byteLength(part) > longest)) return `has a name of more than ${longest} bytes, which can't be unpacked`;
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
function* blocked({ files }) {
	const names = new Set(files.map(({ path }) => path));
	const found = new Set();
	for (const { path } of files) for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
		const folder = path.slice(0, slash);
		if (!names.has(folder) || found.has(folder)) continue;
		found.add(folder);
		yield [folder, path];
	}
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
	acceptByName: "always",
	refuses: "always",
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
		for (const [path, below] of blocked(release)) yield {
			message: `${path} is a file, and the folder of ${below}: npm unpacks one of them`,
			help,
			path,
			cause: {
				kind: "packed-file",
				path
			},
			key: "folder"
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
	settlement: {
		by: "removal",
		from: "waivers"
	},
	waivable: false,
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
function remedy({ path, sha256 }, { files }) {
	if (files.some((file) => file.path.startsWith(`${path}/`))) return `${path} is a folder, and a waiver is for files: name them, or write "${path}/**" for all of them.`;
	return sha256 === void 0 ? "Take it out: it would excuse the next finding of that kind unseen." : "Take it out, or look at the file anew: its bytes are not the ones that were excused.";
}
const waiverUnused = defineRule({
	id: "waiver-unused",
	summary: "a waiver of the policy that excuses nothing",
	scope: "waivers",
	levels: {
		new: "warning",
		unchanged: "warning"
	},
	settlement: {
		by: "removal",
		from: "waivers"
	},
	waivable: false,
	*check({ release, unusedWaivers }) {
		for (const waiver of unusedWaivers) yield {
			message: `the waiver for ${waiver.rule} on ${waiver.path} excuses nothing (reason: ${waiver.reason})`,
			help: remedy(waiver, release),
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
const worldWritable = defineRule({
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
				...place$3(paths, folders.size === 1 ? topFolder(first.path) : "."),
				baselineState: before.has(first) ? "unchanged" : "new"
			};
		}
	}
});
// src/rules/index.ts
const rules = [
	secret,
	entryPointMissing,
	importUnresolved,
	dependencyUndeclared,
	moduleFormat,
	requireLost,
	lifecycleBroken,
	filesUnmatched,
	dependencySpec,
	nativePlatform,
	execBitLost,
	shebangCrlf,
	unsafePath,
	fileNotInspected,
	sourceMap,
	sourceMapRemote,
	sourceMapDangling,
	forbiddenFile,
	ownArchive,
	fileNotAllowed,
	allowlistUnmatched,
	manifestMismatch,
	lifecycleScript,
	exportsRemoved,
	exportNameRemoved,
	payloadLost,
	compatibility,
	typesStyle,
	binChanged,
	sizeGrowth,
	sizeLimit,
	dependencyAdded,
	bundledDependency,
	nativeBinary,
	internalHost,
	buildPath,
	licenseChanged,
	publishConfigChanged,
	filesFieldChanged,
	worldWritable,
	publishScript,
	privatePackage,
	notReproducible,
	packerChanged,
	fileAdded,
	fileRemoved,
	policyLoosened,
	policyUnowned,
	policyUnpinned,
	waiverExpired,
	waiverUnused,
	registryChanged
];
export { works as a, matches as c, spell as i, braces as n, admits$1 as o, isPlain as r, excluder as s, rules as t };
