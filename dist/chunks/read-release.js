import { i as __toESM } from "./rolldown-runtime.js";
import { t as GateError } from "./errors.js";
import { t as tarball } from "./tarball.js";
import { t as isTarball } from "./tarball-file.js";
import { t as require_semver } from "./libraries/semver.js";
import { n as fetchTarball, t as fetchPublished } from "./registry.js";
import { t as inspect } from "./inspect.js";
import { r as registryEnvironment } from "./environment.js";
import { basename } from "node:path";
import { existsSync } from "node:fs";
// src/registry/choose.ts
var import_semver = __toESM(require_semver(), 1);
function chooseAuto(own, { versions, tags }) {
	const current = import_semver.default.parse(own);
	if (!current) throw new GateError("EREGISTRY", `the version in package.json is not a semantic version: ${JSON.stringify(own)}`, "Correct the version: npm publishes no other kind.");
	const prereleases = current.prerelease.length > 0;
	const candidates = versions.filter((version) => import_semver.default.valid(version) !== null && import_semver.default.lte(version, current)).filter((version) => prereleases || import_semver.default.prerelease(version) === null);
	const [highest] = import_semver.default.rsort(candidates);
	const chosen = highest ?? tags.latest ?? import_semver.default.rsort(versions.filter((version) => import_semver.default.valid(version) !== null))[0];
	if (chosen !== void 0) return chosen;
	throw new GateError("EREGISTRY", "the registry knows the package and lists no version of it", "Name a baseline: `--baseline VERSION`, a .tgz, or `none`.");
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
// src/registry/baseline.ts
function fromFile(path) {
	if (!existsSync(path)) throw new GateError("EUSAGE", `the baseline ${basename(path)} does not exist`, "Name an existing tarball, a version, a tag, `auto` or `none`.");
	return {
		kind: "tarball",
		contents: tarball(path)
	};
}
async function fetchBaseline(request) {
	const { spec, registry } = request;
	if (spec === "none") return { kind: "none" };
	if (isTarball(spec)) return fromFile(spec);
	const published = await fetchPublished(registry);
	if (published) {
		const version = asVersion(spec === "auto" ? chooseAuto(request.version, published) : chooseNamed(spec, published));
		const { packed } = published;
		return {
			kind: "published",
			contents: await fetchTarball(registry, version),
			...packed?.version === version && { packer: packed.by }
		};
	}
	if (spec !== "auto" || request.required) {
		const why = spec === "auto" ? "and the policy requires a baseline" : `so there is no ${spec} to compare with`;
		throw new GateError("EREGISTRY", `the registry does not know ${registry.name}, ${why}`, "Check the name, the registry in .npmrc, and whether this token may see the package (a registry answers \"not found\" for what it hides).");
	}
	return { kind: "first-release" };
}
// src/gate/read-release.ts
async function inspectAndDispose(contents, limits) {
	try {
		return await inspect(contents, limits);
	} finally {
		contents.dispose();
	}
}
async function readPacked({ packer, contents }, limits) {
	return {
		release: await inspectAndDispose(contents, limits),
		packer,
		dryRun: null
	};
}
async function readBaseline(wanted, limits) {
	const { name, version, spec, required, folder, env, passEnv } = wanted;
	const fetched = await fetchBaseline({
		spec,
		required,
		version,
		registry: {
			name,
			cwd: folder,
			env: registryEnvironment(env, passEnv)
		}
	});
	if (!("contents" in fetched)) return fetched;
	const { kind, contents, packer } = fetched;
	return {
		kind,
		release: await inspectAndDispose(contents, limits),
		...packer && { packer }
	};
}
export { chooseNamed as a, chooseAuto as i, readPacked as n, asVersion as r, readBaseline as t };
