import * as nodeModule from "node:module";
import { dirname, isAbsolute, join, parse } from "node:path";
import { lstatSync, mkdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
// src/model/tool.ts
const tool = {
	name: "pack-gate",
	version: "0.1.0"
};
const homepage = "https://github.com/pack-gate/pack-gate";
function isRuleId(text) {
	return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}
function explainCommand(ruleId) {
	return isRuleId(ruleId) ? `pack-gate explain ${ruleId}` : null;
}
function ruleLink(ruleId, name) {
	return isRuleId(ruleId) ? `[${name}](${rulePageUrl(ruleId)})` : name;
}
function rulePageUrl(ruleId) {
	return `${homepage}/blob/v${tool.version}/docs/rules/${encodeURIComponent(ruleId)}.md`;
}
const policyPageUrl = `${homepage}/blob/v${tool.version}/docs/configuration.md`;
// src/model/make-folder.ts
function isFolder(path) {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
function makeFolder(folder, mode = 511) {
	if (isFolder(folder)) return;
	const above = dirname(folder);
	if (above !== folder) makeFolder(above, mode);
	try {
		mkdirSync(folder, { mode });
	} catch (error) {
		if (error.code !== "EEXIST" || !isFolder(folder)) throw error;
	}
}
// src/cli/compile-cache.ts
function cacheFolder(env) {
	const home = homedir();
	const places = {
		win32: env.LOCALAPPDATA,
		darwin: join(home, "Library", "Caches")
	};
	const named = env.XDG_CACHE_HOME ?? "";
	const others = isAbsolute(named) ? named : join(home, ".cache");
	const place = process.platform in places ? places[process.platform] : others;
	return place !== void 0 && isAbsolute(place) && isAbsolute(home) ? place : null;
}
const writable = 18;
const sticky = 512;
function isPrivate(folder, uid = process.getuid?.()) {
	if (uid === void 0) return true;
	const own = lstatSync(folder);
	if (!own.isDirectory() || own.uid !== uid || (own.mode & writable) !== 0) return false;
	for (let at = dirname(folder);; at = dirname(at)) {
		const { uid: owner, mode } = statSync(at);
		if (owner !== uid && owner !== 0 || (mode & writable) !== 0 && (mode & sticky) === 0) return false;
		if (at === parse(at).root) return true;
	}
}
function keepCompiled(env) {
	const { enableCompileCache } = nodeModule;
	if (!enableCompileCache || env.CI || env.NODE_COMPILE_CACHE || env.NODE_DISABLE_COMPILE_CACHE) return;
	const place = cacheFolder(env);
	if (place === null) return;
	const folder = join(place, "pack-gate", tool.version);
	try {
		makeFolder(folder, 448);
		if (isPrivate(folder)) enableCompileCache(folder);
	} catch {}
}
export { homepage as a, rulePageUrl as c, explainCommand as i, tool as l, keepCompiled as n, policyPageUrl as o, makeFolder as r, ruleLink as s, isPrivate as t };
