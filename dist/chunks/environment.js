import { t as GateError } from "./errors.js";
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
export { packingEnvironment as n, registryEnvironment as r, npmBesideOthers as t };
