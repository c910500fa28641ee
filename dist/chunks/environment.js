import { i as __toESM } from "./rolldown-runtime.js";
import { t as GateError } from "./errors.js";
import { t as require_lib } from "./libraries/validate-npm-package-name.js";
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
// src/pack/manifest.ts
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
function readText(path) {
	let fd;
	try {
		fd = openSync(path, "r");
	} catch (cause) {
		throw new GateError("EPACK", `no package.json in ${path.slice(0, -13) || "."}`, "Name the folder of the package: `pack-gate check FOLDER` (Action input `path`).", { cause });
	}
	try {
		const { size } = fstatSync(fd);
		if (size > 8388608) throw new GateError("EPACK", `package.json has ${size} bytes; at most ${maxManifestSize} are read`, help, { location: {
			path: "package.json",
			line: 1
		} });
		return readFileSync(fd, "utf8").replace(/^\uFEFF/, "");
	} finally {
		closeSync(fd);
	}
}
async function complaint(message, text, key) {
	const { parseTree, findNodeAtLocation } = await import("./main.js");
	const errors = [];
	const tree = parseTree(text, errors, { disallowComments: true });
	const node = tree && key !== null ? findNodeAtLocation(tree, [key]) : void 0;
	const offset = errors[0]?.offset ?? node?.offset ?? tree?.offset ?? 0;
	return new GateError("EPACK", message, help, { location: {
		path: "package.json",
		...positionAt(text, offset)
	} });
}
async function parseManifest(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw await complaint(`package.json is not valid JSON: ${error instanceof Error ? error.message : String(error)}`, text, null);
	}
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
	throw await complaint(`package.json holds ${value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`}, not an object`, text, null);
}
async function readManifestObject(folder) {
	return parseManifest(readText(join(folder, "package.json")));
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
async function readManifest(folder) {
	const text = readText(join(folder, "package.json"));
	const manifest = await parseManifest(text);
	const wrong = mistake(manifest);
	if (wrong) throw await complaint(wrong.message, text, wrong.key);
	return {
		manifest,
		text,
		name: String(manifest.name),
		version: String(manifest.version)
	};
}
// src/pack/environment.ts
const passed = new Set([
	"PATH",
	"HOME",
	"USER",
	"LOGNAME",
	"SHELL",
	"TERM",
	"LANG",
	"LANGUAGE",
	"TZ",
	"TMPDIR",
	"TMP",
	"TEMP",
	"XDG_CONFIG_HOME",
	"XDG_CACHE_HOME",
	"XDG_DATA_HOME",
	"XDG_RUNTIME_DIR",
	"SYSTEMROOT",
	"SYSTEMDRIVE",
	"WINDIR",
	"COMSPEC",
	"PATHEXT",
	"APPDATA",
	"LOCALAPPDATA",
	"PROGRAMDATA",
	"PROGRAMFILES",
	"PROGRAMFILES(X86)",
	"COMMONPROGRAMFILES",
	"USERPROFILE",
	"USERNAME",
	"HOMEDRIVE",
	"HOMEPATH",
	"OS",
	"PROCESSOR_ARCHITECTURE",
	"NUMBER_OF_PROCESSORS",
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY",
	"ALL_PROXY",
	"NODE_EXTRA_CA_CERTS",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"NODE_ENV",
	"NODE_OPTIONS",
	"NODE_PATH",
	"PNPM_HOME",
	"BUN_INSTALL",
	"BUN_INSTALL_CACHE_DIR",
	"NVM_DIR",
	"VOLTA_HOME",
	"FNM_DIR",
	"CI",
	"SOURCE_DATE_EPOCH",
	"NO_COLOR",
	"FORCE_COLOR",
	"GITHUB_ACTIONS",
	"GITHUB_SHA",
	"GITHUB_REF",
	"GITHUB_REF_NAME",
	"GITHUB_REF_TYPE",
	"GITHUB_REPOSITORY",
	"GITHUB_WORKSPACE",
	"GITHUB_RUN_ID",
	"GITHUB_RUN_NUMBER",
	"GITHUB_SERVER_URL",
	"GITHUB_EVENT_NAME",
	"RUNNER_OS",
	"RUNNER_ARCH",
	"RUNNER_TEMP",
	"RUNNER_TOOL_CACHE"
]);
const registryTokens = ["NODE_AUTH_TOKEN", "NPM_TOKEN"];
const runnerCredentials = /^(INPUT_|ACTIONS_|STATE_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$)/i;
const settings = /^(npm_config|pnpm_config|yarn|corepack)_/i;
const credential = /_auth|token|password|username|otp|\/\/|certfile|keyfile|_key$/i;
function isPassed(name) {
	const upper = name.toUpperCase();
	if (upper.startsWith("LC_")) return true;
	if (settings.test(name)) return !credential.test(name);
	return passed.has(upper);
}
function pick(env, wanted) {
	const picked = {};
	for (const [name, value] of Object.entries(env)) if (value !== void 0 && wanted(name)) picked[name] = value;
	return picked;
}
function packingEnvironment(env, passEnv) {
	const refused = passEnv.find((name) => runnerCredentials.test(name));
	if (refused !== void 0) throw new GateError("EUSAGE", `pass-env names ${refused}, which gives lifecycle scripts the powers of the job`, "Name the variables that the build reads, and hand a token over under a name of its own where a script really needs one.");
	const named = new Set(passEnv);
	return {
		...pick(env, (name) => isPassed(name) || named.has(name)),
		...quiet
	};
}
function registryEnvironment(env, passEnv) {
	const credentials = pick(env, (name) => registryTokens.includes(name) || /^npm_config_/i.test(name));
	return {
		...packingEnvironment(env, passEnv),
		...credentials,
		...quiet
	};
}
const quiet = {
	npm_config_update_notifier: "false",
	npm_config_logs_max: "0",
	YARN_ENABLE_TELEMETRY: "0",
	COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
	COREPACK_ENABLE_AUTO_PIN: "0"
};
const npmBesideOthers = {
	npm_config_force: "true",
	COREPACK_ENABLE_STRICT: "0"
};
export { nameMistake as a, maxManifestSize as i, packingEnvironment as n, readManifest as o, registryEnvironment as r, readManifestObject as s, npmBesideOthers as t };
