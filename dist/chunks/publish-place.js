import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { i as textOf } from "./settings.js";
// src/registry/publish-place.ts
function publishConfigOf(manifest) {
	return isObject(manifest.publishConfig) ? manifest.publishConfig : {};
}
function registryFor(name, settings) {
	const [, scope] = /^(@[^/]+)\//.exec(name) ?? [];
	const own = scope === void 0 ? null : textOf(settings, `${scope}:registry`);
	const asked = textOf(settings, "scope");
	const address = own ?? (asked === null ? null : textOf(settings, `${asked}:registry`)) ?? textOf(settings, "registry") ?? "";
	if (URL.canParse(address) && /^https?:/.test(address)) return new URL(address.trim().replace(/\/*$/, "/"));
	throw new GateError("EREGISTRY", "the registry that the configuration names is no http or https address", "Correct `registry` in .npmrc or `publishConfig.registry` in package.json.");
}
export { registryFor as n, publishConfigOf as t };
