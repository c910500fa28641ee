import { vn as minimatch } from "./judging.js";
import { Tr as asObject, jr as normalizePath, kr as isObject } from "./start.js";
import { join, posix } from "node:path";
import { lstatSync, readFileSync, readdirSync } from "node:fs";
// src/pack/left-out.ts
const naming = [
	"main",
	"module",
	"browser",
	"types",
	"typings",
	"bin",
	"exports",
	"imports",
	"man",
	"files"
];
const most = 200;
function stringsIn(value) {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(stringsIn);
	return isObject(value) ? Object.values(value).flatMap(stringsIn) : [];
}
function named(manifest) {
	const paths = stringsIn(naming.map((key) => manifest[key])).flatMap((path) => {
		const normal = path.startsWith("!") ? null : normalizePath(path.replace(/\*.*$/s, ""));
		return normal === null || normal === "" ? [] : [normal];
	});
	return [...new Set(paths)].slice(0, most);
}
function partsOf(path) {
	const parts = path.split("/");
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
function kindOf(path) {
	try {
		return lstatSync(path).isSymbolicLink() ? "link" : "there";
	} catch {
		return null;
	}
}
function isIgnored(text, path) {
	let ignored = false;
	for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
		if (line === "" || line.startsWith("#")) continue;
		const pattern = line.replace(/^!/, "").replace(/\/+$/, "");
		const anchored = pattern.includes("/");
		if (partsOf(path).some((part) => minimatch(anchored ? part : posix.basename(part), pattern.replace(/^\//, ""), { dot: true }))) ignored = !line.startsWith("!");
	}
	return ignored;
}
function textOf(path) {
	try {
		return readFileSync(path, "utf8").slice(0, 1048576);
	} catch {
		return null;
	}
}
function ignoreFileFor(folder, path, hasFiles) {
	const folders = partsOf(path).slice(0, -1).reverse();
	for (const at of [
		path,
		...folders,
		...hasFiles ? [] : [""]
	]) {
		const below = at === "" ? path : path.slice(at.length + 1) || "any";
		const name = [".npmignore", ".gitignore"].find((each) => textOf(join(folder, at, each)) !== null);
		const text = name === void 0 ? null : textOf(join(folder, at, name));
		if (name !== void 0 && text !== null && isIgnored(text, below)) return posix.join(at, name);
	}
	return null;
}
const loaded = /\.([cm]?[jt]sx?|vue|svelte|node|wasm|css|s[ac]ss|less)$/i;
const beside = /^(\..*|node_modules|(__)?(tests?|specs?|mocks|fixtures)(__)?|e2e|coverage|docs?|website|examples?|bench(marks?)?|tools?|scripts?|.*\.(config|conf|test|spec|stories)\..*|(tests?|specs?)\.[cm]?[jt]sx?|(gulp|grunt|rake|make)file.*)$/i;
const deepest = 3;
function* codeBelow(folder, at = "", depth = 0) {
	const isIndex = ({ name }) => Number(name.startsWith("index."));
	const entries = entriesOf(join(folder, at)).filter(({ name }) => !beside.test(name)).sort((a, b) => isIndex(b) - isIndex(a));
	for (const entry of entries) if (entry.isFile() && loaded.test(entry.name)) yield posix.join(at, entry.name);
	if (depth === deepest) return;
	for (const entry of entries) if (entry.isDirectory()) yield* codeBelow(folder, posix.join(at, entry.name), depth + 1);
}
function entriesOf(folder) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}
function unpackedCode(folder, { manifest, files }) {
	if (Array.isArray(manifest.files) || files.some(({ path }) => loaded.test(path))) return [];
	for (const path of codeBelow(folder)) {
		const ignoredBy = ignoreFileFor(folder, path, false);
		return [{
			path,
			...ignoredBy !== null && { ignoredBy }
		}];
	}
	return [];
}
function leftOutOf(folder, { manifest, files }) {
	const packed = new Set(files.flatMap(({ path }) => partsOf(path)));
	const hasFiles = Array.isArray(manifest.files);
	return [...named(asObject(manifest)).flatMap((path) => {
		if (packed.has(path)) return [];
		const link = partsOf(path).find((part) => kindOf(join(folder, part)) === "link");
		if (link !== void 0) return [{
			path,
			link
		}];
		if (kindOf(join(folder, path)) === null) return [];
		const ignoredBy = ignoreFileFor(folder, path, hasFiles);
		return ignoredBy === null ? [] : [{
			path,
			ignoredBy
		}];
	}), ...unpackedCode(folder, {
		manifest,
		files
	})];
}
export { isIgnored, leftOutOf };
