import { o as __toESM } from "./rolldown-runtime.js";
import { $ as hashesIn, At as publicationHistory, Dt as publishedOf, Et as chooseNamed, J as isStageId, K as readAnchorSource, Mt as require_semver, Ot as versionBefore, X as packumentIn, Z as stringsIn, jt as publicationOf, nt as readPacked, q as openRegistries } from "./judging.js";
import { $ as packWith, Ct as nameMistake, It as defaultPackTime, Lr as isTarball, Mr as publishedVersion, N as registryManifest, Tr as asObject, ct as publishConfigOf, hr as workspacePatterns, kr as isObject, mr as readJson, nt as choosePacker, on as findTarget, ri as GateError, tt as packingEnvironment, wt as readManifest, yt as tarball } from "./start.js";
import { t as findPackages } from "./workspaces2.js";
import { join, resolve } from "node:path";
import { existsSync } from "node:fs";
// src/registry/history.ts
var import_semver = __toESM(require_semver(), 1);
function entryOf(document, version) {
	const versions = isObject(document?.versions) ? document.versions : {};
	const entry = Object.hasOwn(versions, version) ? versions[version] : void 0;
	return isObject(entry) ? entry : null;
}
function unknownForm({ host, name }) {
	return new GateError("EREGISTRY", `the registry ${host} answered in an unknown form when asked for the releases of ${name}`, "Check the registry in .npmrc: a login page or a proxy may have answered in its place.");
}
function refuseSwapped(source, { versions }) {
	const swapped = Object.entries(isObject(versions) ? versions : {}).find(([version, manifest]) => {
		const own = isObject(manifest) ? manifest.version : void 0;
		return own !== version && (typeof own !== "string" || publishedVersion(own) !== version);
	});
	if (!swapped) return;
	throw new GateError("EREGISTRY", `the registry ${source.host} answered in an unknown form: its entry ${JSON.stringify(swapped[0].slice(0, 100))} of ${source.name} is about a different version`, "Report it to the operator of the registry. Until then, its answers about this package prove nothing.");
}
function understood(source, document) {
	const packument = packumentIn(document);
	if (packument === null || packument.versions.size === 0) throw unknownForm(source);
	refuseSwapped(source, document);
	return packument;
}
function merged(full, installers) {
	const hashes = new Set([full, installers].flatMap(({ integrity }) => hashesIn(integrity)));
	const { tarball, expected } = installers;
	return {
		...full,
		tarball,
		expected,
		integrity: hashes.size === 0 ? null : [...hashes].join(" ")
	};
}
function publicationsIn({ versions, time }) {
	const times = stringsIn(time);
	const entries = Object.entries(asObject(versions));
	return new Map(entries.flatMap(([version, entry]) => isObject(entry) ? [[version, publicationOf(version, entry, times[version])]] : []));
}
async function fetchHistory(source, last) {
	const newer = await source.newer(last);
	if (newer === null || newer === "unchanged") return newer;
	const { document, known } = newer;
	const full = understood(source, document);
	const seen = await source.document("installers");
	if (seen === null) throw new GateError("EREGISTRY", `the registry ${source.host} knew ${source.name}, and a moment later it did not`, "Run again: it may have been unpublished between two questions.");
	const installers = understood(source, seen);
	const listed = new Map([...installers.versions, ...full.versions]);
	for (const [version, other] of installers.versions) {
		const own = full.versions.get(version);
		if (own) listed.set(version, merged(own, other));
	}
	const times = Object.entries(full.times).map(([version, time]) => [version, Date.parse(time)]);
	return {
		versions: [...listed.keys()],
		tags: {
			...full.tags,
			...installers.tags
		},
		times: new Map(times.filter(([, time]) => Number.isFinite(time))),
		listed,
		manifestsOf: (version) => ({
			full: entryOf(document, version),
			installers: entryOf(seen, version)
		}),
		publications: publicationsIn(document),
		known
	};
}
// src/commands/diff/read-side.ts
const shape = /^(@[^@/]+\/[^@/]+|[^@/]+)(?:@(.+))?$/;
function parseSide(typed, cwd) {
	if (/^(\.{0,2}[\\/]|\.{1,2}$|[A-Za-z]:[\\/])/.test(typed) || isTarball(typed) || existsSync(resolve(cwd, typed))) return onDisk(typed, cwd);
	if (isStageId(typed)) return {
		kind: "staged",
		id: typed
	};
	const [, name = "", spec = "latest"] = shape.exec(typed) ?? [];
	if (name !== "" && nameMistake(name, "it") === null) return {
		kind: "published",
		name,
		spec
	};
	throw new GateError("EUSAGE", `${JSON.stringify(typed)} is neither a release in the registry nor anything on disk`, "Give NAME@VERSION, NAME@TAG, a .tgz, a package folder, or the id of a staged release.");
}
function onDisk(typed, cwd) {
	const { path, isFolder } = findTarget(typed, cwd);
	return {
		kind: isFolder ? "folder" : "tarball",
		path
	};
}
async function readFolder(folder, { root, context, packer: asked, ignoreScripts, passEnv, packTime, limits, memory }) {
	const manifest = await readManifest(folder);
	const choice = await choosePacker(folder, root, asked);
	const packed = await packWith(choice, {
		folder,
		manifest,
		root,
		ignoreScripts,
		env: packingEnvironment(context.env, passEnv),
		job: context.env,
		time: packTime ?? defaultPackTime
	});
	const { release, packer } = await readPacked(packed, limits, memory);
	const declared = await registryManifest(packer, manifest, folder);
	return {
		kind: "folder",
		release,
		packer,
		source: readAnchorSource(root, folder, manifest.text),
		declared
	};
}
async function publishConfigIn(folder, name) {
	const own = readJson(join(folder, "package.json"));
	if (own.name === name) return publishConfigOf(own);
	const patterns = await workspacePatterns(folder).catch(() => null);
	const member = (patterns === null ? [] : findPackages(folder, patterns).packages).find((each) => each.name === name);
	return member ? publishConfigOf(readJson(join(folder, member.path, "package.json"))) : {};
}
function packageSources({ cwd, context }) {
	const registries = openRegistries(context);
	const own = readJson(join(cwd, "package.json"));
	const isAlone = !existsSync(join(cwd, "package.json"));
	return async (name) => {
		const publishConfig = isAlone || own.name === void 0 ? {} : await publishConfigIn(cwd, name);
		return registries.source({
			name,
			folder: cwd,
			tool: "npm",
			publishConfig
		});
	};
}
async function packageSource(name, { cwd, context }) {
	return openRegistries(context).source({
		name,
		folder: cwd,
		tool: "npm",
		publishConfig: await publishConfigIn(cwd, name)
	});
}
async function stagedTarball(id, { cwd, context }) {
	const source = await openRegistries(context).staged(cwd);
	const release = (await source.list()).find((one) => one.id === id.toLowerCase());
	if (release) return source.tarball(release);
	throw new GateError("EUSAGE", `no staged release in ${source.host} is ${id}`, "See `npm stage list`: it may be approved already, or hidden from this login.");
}
async function readVersion(source, version, listed, limits, memory) {
	if (!listed) throw new GateError("EREGISTRY", `the registry ${source.host} has no ${source.name}@${version}`, "Give another version.");
	const contents = await source.tarball(version, listed);
	const { release } = await readPacked({
		packer: null,
		contents
	}, limits, memory);
	return {
		kind: "published",
		release,
		packer: null,
		source: null,
		declared: null
	};
}
function earlierOf(listed, versions, read) {
	return {
		deprecated: (version) => listed.get(version)?.deprecated ?? null,
		async before(version) {
			const earlier = versionBefore(version, {
				versions,
				tags: {}
			});
			return earlier === null ? null : {
				kind: "published",
				release: (await read(earlier)).release
			};
		}
	};
}
function historyOf(document, version) {
	return document && publicationHistory(version, publicationsIn(document));
}
async function readPublished(name, spec, reading) {
	const source = await packageSource(name, reading);
	const packument = await source.packument();
	if (packument) {
		const published = publishedOf(packument);
		const version = chooseNamed(spec, published, "a .tgz or a folder");
		const read = async (each) => readVersion(source, each, packument.versions.get(each), reading.limits, reading.memory);
		const history = async () => historyOf(await source.document(), version);
		const isSettled = import_semver.default.valid(spec) !== null;
		const side = {
			...await read(version),
			history
		};
		return isSettled ? side : {
			...side,
			earlier: earlierOf(packument.versions, published.versions, read)
		};
	}
	throw new GateError("EREGISTRY", `the registry ${source.host} does not know ${name}`, "Check the name, the registry in .npmrc, and whether this token may see the package. Write a folder as a path: ./FOLDER.");
}
async function readSide(side, reading) {
	if (side.kind === "folder") return readFolder(side.path, reading);
	if (side.kind === "published") return readPublished(side.name, side.spec, reading);
	const contents = side.kind === "staged" ? await stagedTarball(side.id, reading) : tarball(side.path);
	const { release } = await readPacked({
		packer: null,
		contents
	}, reading.limits, reading.memory);
	return {
		kind: "tarball",
		release,
		packer: null,
		source: null,
		declared: null
	};
}
export { readSide as a, entryOf as c, parseSide as i, fetchHistory as l, packageSource as n, readVersion as o, packageSources as r, stagedTarball as s, earlierOf as t, publicationsIn as u };
