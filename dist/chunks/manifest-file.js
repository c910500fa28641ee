import { o as __toESM } from "./rolldown-runtime.js";
import { t as require_lib } from "./libraries/validate-npm-package-name.js";
import { t as GateError } from "./errors.js";
import { join } from "node:path";
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
// src/model/manifest-file.ts
var import_lib = __toESM(require_lib(), 1);
const maxManifestSize = 8388608;
const help = "Correct package.json, then run pack-gate again.";
function positionAt(text, offset) {
	const before = text.slice(0, offset);
	return {
		line: before.split("\n").length,
		column: offset - before.lastIndexOf("\n")
	};
}
function readText(path, shown = "package.json") {
	let fd;
	try {
		fd = openSync(path, "r");
	} catch (cause) {
		throw new GateError("EPACK", `no package.json in ${path.slice(0, -13) || "."}`, "Name the folder of the package: `pack-gate check FOLDER` (Action input `path`).", { cause });
	}
	try {
		const { size } = fstatSync(fd);
		if (size > 8388608) throw new GateError("EPACK", `package.json has ${size} bytes; at most ${maxManifestSize} are read`, help, { location: {
			path: shown,
			line: 1
		} });
		return readFileSync(fd, "utf8").replace(/^\uFEFF/, "");
	} finally {
		closeSync(fd);
	}
}
async function complaint(message, { text, shown }, key) {
	const { parseTree, findNodeAtLocation } = await import("./main.js");
	const errors = [];
	const tree = parseTree(text, errors, { disallowComments: true });
	const node = tree && key !== null ? findNodeAtLocation(tree, [key]) : void 0;
	const offset = errors[0]?.offset ?? node?.offset ?? tree?.offset ?? 0;
	return new GateError("EPACK", message, help, { location: {
		path: shown,
		...positionAt(text, offset)
	} });
}
async function parseManifest(file) {
	let value;
	try {
		value = JSON.parse(file.text);
	} catch (error) {
		throw await complaint(`package.json is not valid JSON: ${error instanceof Error ? error.message : String(error)}`, file, null);
	}
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
	throw await complaint(`package.json holds ${value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`}, not an object`, file, null);
}
async function readManifestObject(folder) {
	return parseManifest({
		text: readText(join(folder, "package.json")),
		shown: "package.json"
	});
}
function nameMistake(name, where) {
	return (0, import_lib.default)(name).validForOldPackages ? null : `the name in ${where} is not one that npm publishes: ${JSON.stringify(name.slice(0, 214))}`;
}
function mistake({ name, version, files }) {
	const found = (value, key) => value === void 0 ? `no ${key}` : `a ${key} that is not a string`;
	if (typeof name !== "string") return {
		key: "name",
		message: `package.json has ${found(name, "name")}: npm publishes no package without one`
	};
	const wrongName = nameMistake(name, "package.json");
	if (wrongName !== null) return {
		key: "name",
		message: wrongName
	};
	if (typeof version !== "string") return {
		key: "version",
		message: `package.json has ${found(version, "version")}: npm publishes no package without one`
	};
	if (files === void 0 || Array.isArray(files) && files.every((entry) => typeof entry === "string")) return null;
	return {
		key: "files",
		message: "files in package.json must be a list of strings: npm reads anything else in its own way, and ships another list than the one that is meant"
	};
}
async function readManifest(folder, shown = "package.json") {
	const text = readText(join(folder, "package.json"), shown);
	const manifest = await parseManifest({
		text,
		shown
	});
	const wrong = mistake(manifest);
	if (wrong) throw await complaint(wrong.message, {
		text,
		shown
	}, wrong.key);
	return {
		manifest,
		text,
		name: String(manifest.name),
		version: String(manifest.version)
	};
}
export { readManifestObject as i, nameMistake as n, readManifest as r, maxManifestSize as t };
