import { o as __toESM } from "./rolldown-runtime.js";
import { n as require_lib, r as require_type_defs, t as require_definitions } from "./libraries/npmcli-config.js";
import { dt as credentialPart, ri as GateError } from "./start.js";
import { delimiter, dirname, isAbsolute, join, resolve } from "node:path";
import { realpathSync } from "node:fs";
// src/registry/npm-config.ts
var import_lib = __toESM(require_lib(), 1);
var import_definitions = __toESM(require_definitions(), 1);
var import_type_defs = __toESM(require_type_defs(), 1);
const taken = [
	"registry",
	"scope",
	"ca",
	"cert",
	"key",
	"https-proxy",
	"proxy",
	"noproxy",
	"strict-ssl",
	"local-address",
	"maxsockets",
	"replace-registry-host"
];
import_type_defs.default.url.validate = (data, key, value) => {
	const text = String(value);
	if (!URL.canParse(text) || new URL(text).host === "") return false;
	data[key] = new URL(text).href;
	return true;
};
const misleading = /^npm_config_(global|location|workspaces?|include[-_]workspace[-_]root)$/i;
const defaultRegistry = String(import_definitions.default.definitions.registry?.default);
var ProjectConfig = class extends import_lib.default {
	#project;
	constructor(options, project) {
		super(options);
		this.#project = project;
	}
	loadLocalPrefix() {
		this.localPrefix = this.#project;
		this.localPackage = true;
		return Promise.resolve();
	}
};
function npmFolder({ PATH, Path }) {
	for (const folder of (PATH ?? Path ?? "").split(delimiter).filter(isAbsolute)) try {
		const program = realpathSync(join(folder, "npm"));
		return program.endsWith(join("bin", "npm-cli.js")) ? dirname(dirname(program)) : join(folder, "node_modules", "npm");
	} catch {
		continue;
	}
	return join(dirname(process.execPath), "node_modules", "npm");
}
function flatten(from, to) {
	for (const key of taken) if (Object.hasOwn(from, key)) import_definitions.default.definitions[key]?.flatten?.(key, from, to);
	for (const [key, value] of Object.entries(from)) if (/^@.*:registry$/i.test(key) || credentialPart(key) !== null) to[key] = value;
}
function certificateFile(config, folder) {
	const where = config.find("cafile");
	const layers = [...config.data.keys()];
	if (layers.indexOf(config.find("ca") ?? "") > layers.indexOf(where ?? "")) return null;
	const raw = where === null ? null : config.data.get(where)?.raw?.cafile;
	const value = config.get("cafile");
	if (typeof value !== "string") return null;
	return typeof raw === "string" && !isAbsolute(raw) && !/^(~[\\/]|\$\{)/.test(raw) ? resolve(folder, raw) : value;
}
function placed(key, value, folder) {
	return /:(certfile|keyfile)$/.test(key) && typeof value === "string" ? resolve(folder, value) : value;
}
function refused(cause) {
	const { code, problems } = cause;
	const keys = code === "ERR_INVALID_AUTH" ? (problems ?? []).flatMap(({ from, key }) => from ?? key ?? []) : [];
	const what = keys.length > 0 ? `${[...new Set(keys)].join(", ")} is in .npmrc without a registry` : cause instanceof Error ? cause.message : String(cause);
	return new GateError("EREGISTRY", `npm's configuration can't be used: ${what}`, "Run `npm config fix`, or correct .npmrc: `npm ping` has to succeed in the package folder.", { cause });
}
async function loadNpmConfig(project, env) {
	const own = Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== void 0 && !misleading.test(name)));
	const config = new ProjectConfig({
		...import_definitions.default,
		npmPath: npmFolder(env),
		env: own,
		argv: [],
		cwd: project,
		warn: false
	}, project);
	try {
		await config.load();
		config.validate();
		return config;
	} catch (cause) {
		throw refused(cause);
	}
}
function npmSettings(config, folder) {
	const flat = {};
	for (const { data } of config.data.values()) flatten(data, flat);
	const cafile = certificateFile(config, folder);
	return {
		...Object.fromEntries(Object.entries(flat).map(([key, value]) => [key, placed(key, value, folder)])),
		...cafile !== null && { cafile }
	};
}
export { defaultRegistry, flatten, loadNpmConfig, npmSettings };
