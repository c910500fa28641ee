import { o as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./libraries/semver.js";
import { t as GateError } from "./errors.js";
// src/registry/choose.ts
var import_semver = __toESM(require_semver(), 1);
function publishedOf({ versions, tags }) {
	return {
		versions: [...versions.keys()],
		tags
	};
}
const placeholder = /^0\.0\.0(-(development|semantically-released|semantic-release|managed.*|placeholder|dev|local))?$/i;
function chooseAuto(own, { versions, tags }) {
	const current = import_semver.default.parse(own);
	if (!current) throw new GateError("EREGISTRY", `the version in package.json is not a semantic version: ${JSON.stringify(own)}`, "Correct the version: npm publishes no other kind.");
	const prereleases = current.prerelease.length > 0;
	const candidates = versions.filter((version) => import_semver.default.valid(version) !== null && import_semver.default.lte(version, current)).filter((version) => prereleases || import_semver.default.prerelease(version) === null);
	const [highest] = placeholder.test(own) ? [tags.latest] : import_semver.default.rsort(candidates);
	const chosen = highest ?? tags.latest ?? import_semver.default.rsort(versions.filter((version) => import_semver.default.valid(version) !== null))[0];
	if (chosen !== void 0) return chosen;
	throw new GateError("EREGISTRY", "the registry knows the package and lists no version of it", "Name a baseline: `--baseline VERSION`, a .tgz, or `none`.");
}
function versionBefore(version, { versions }) {
	const isPrerelease = import_semver.default.prerelease(version) !== null;
	const below = versions.filter((each) => import_semver.default.valid(each) !== null && import_semver.default.lt(each, version));
	return import_semver.default.rsort(below.filter((each) => isPrerelease || import_semver.default.prerelease(each) === null))[0] ?? null;
}
function chooseNamed(spec, { versions, tags }, otherwise = "a .tgz, or `none`") {
	const cleaned = import_semver.default.valid(spec);
	if (cleaned !== null && versions.includes(cleaned)) return cleaned;
	const tagged = Object.hasOwn(tags, spec) ? tags[spec] : void 0;
	if (tagged !== void 0) return tagged;
	const known = [...import_semver.default.rsort(versions.filter((version) => import_semver.default.valid(version) !== null)).slice(0, 5), ...Object.keys(tags).slice(0, 5)];
	throw new GateError("EREGISTRY", `no version or tag ${JSON.stringify(spec)} is published`, `Published are, among others: ${known.join(", ") || "none"}. Name one of them, ${otherwise}.`);
}
function asVersion(chosen) {
	if (import_semver.default.valid(chosen) !== null && /^[0-9A-Za-z.+-]+$/.test(chosen)) return chosen;
	throw new GateError("EREGISTRY", `the registry names a version that is none: ${JSON.stringify(chosen.slice(0, 100))}`, "Look at `npm view NAME versions dist-tags`, and name a version: `--baseline VERSION`.");
}
export { versionBefore as a, publishedOf as i, chooseAuto as n, chooseNamed as r, asVersion as t };
