import { o as __toESM } from "./rolldown-runtime.js";
import { t as GateError } from "./errors.js";
import { t as isTarball } from "./tarball-file.js";
import { t as tarball } from "./tarball.js";
import { a as versionBefore, i as publishedOf, n as chooseAuto, r as chooseNamed } from "./choose.js";
import { t as require_semver } from "./libraries/semver.js";
import { t as inspect } from "./inspect.js";
import { basename } from "node:path";
import { existsSync } from "node:fs";
// src/registry/publish-record.ts
var import_semver = __toESM(require_semver(), 1);
function packedIn({ _npmVersion: npm, _from, _resolved, _integrity }) {
	if (typeof npm !== "string" || import_semver.default.valid(npm) !== npm) return null;
	return [
		_from,
		_resolved,
		_integrity
	].every((mark) => mark === void 0) ? {
		name: "npm",
		version: npm
	} : null;
}
// src/registry/baseline.ts
const otherwise = "Or name a baseline that needs no registry: a .tgz, or `none`.";
function fromFile(path) {
	if (!existsSync(path)) throw new GateError("EUSAGE", `the baseline ${basename(path)} does not exist`, "Name an existing tarball, a version, a tag, `auto` or `none`.");
	return {
		kind: "tarball",
		contents: tarball(path)
	};
}
async function fetchVersion(source, packument, version) {
	const listed = packument.versions.get(version);
	if (!listed) throw new GateError("EREGISTRY", `the registry ${source.host} has no ${source.name}@${version}`, otherwise);
	const [contents, record] = await Promise.all([source.tarball(version, listed, otherwise), source.record(version)]);
	return {
		kind: "published",
		contents,
		packer: record && packedIn(record),
		source,
		packument
	};
}
async function fetchBaseline({ spec, required, version, open }) {
	if (spec === "none") return { kind: "none" };
	if (isTarball(spec)) return fromFile(spec);
	const source = await open();
	const packument = await source.packument(otherwise);
	if (packument) {
		const published = publishedOf(packument);
		return fetchVersion(source, packument, spec === "auto" ? chooseAuto(version, published) : chooseNamed(spec, published));
	}
	if (spec === "auto" && !required) return {
		kind: "first-release",
		source
	};
	const why = spec === "auto" ? "and the policy requires a baseline" : `so there is no ${spec} to compare with`;
	throw new GateError("EREGISTRY", `the registry ${source.host} does not know ${source.name}, ${why}`, "Check the name, the registry in .npmrc, and whether this token may see the package (a registry answers \"not found\" for what it hides).");
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
async function readPublished({ contents, packer, source }, limits) {
	return {
		kind: "published",
		release: await inspectAndDispose(contents, limits),
		registry: source.address,
		...packer && { packer }
	};
}
function earlierThan({ source, packument }, limits) {
	return {
		deprecated: (version) => packument.versions.get(version)?.deprecated ?? null,
		async before(version) {
			const earlier = versionBefore(version, publishedOf(packument));
			return earlier === null ? null : readPublished(await fetchVersion(source, packument, earlier), limits);
		}
	};
}
async function readBaseline(wanted, limits) {
	const changes = [];
	const open = async () => {
		const { source, change } = await wanted.open();
		if (change) changes.push(change);
		return source;
	};
	const fetched = await fetchBaseline({
		...wanted,
		open
	});
	const [registryChange] = changes;
	const asked = registryChange === void 0 ? {} : { registryChange };
	if (fetched.kind === "none") return {
		baseline: fetched,
		earlier: null
	};
	if (fetched.kind === "first-release") return {
		baseline: {
			kind: fetched.kind,
			registry: fetched.source.address,
			...asked
		},
		earlier: null
	};
	if (fetched.kind === "tarball") {
		const release = await inspectAndDispose(fetched.contents, limits);
		return {
			baseline: {
				kind: fetched.kind,
				release
			},
			earlier: null
		};
	}
	return {
		baseline: {
			...await readPublished(fetched, limits),
			...asked
		},
		earlier: wanted.spec === "auto" ? earlierThan(fetched, limits) : null
	};
}
export { readPacked as n, readBaseline as t };
