import { o as __toESM } from "./rolldown-runtime.js";
import { A as isStageId, D as readAnchorSource, L as readPacked, Lt as require_semver, it as versionBefore, k as openRegistries, nt as chooseNamed, rt as publishedOf } from "./judging.js";
import { Bn as readJson, F as packWith, G as publishConfigOf, Hn as workspacePatterns, L as packingEnvironment, Lt as findTarget, O as registryManifest, R as choosePacker, br as GateError, it as nameMistake, nr as isTarball, nt as tarball, ot as readManifest, yt as defaultPackTime, zn as findPackages } from "./start.js";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
// src/commands/diff/read-side.ts
var import_semver = __toESM(require_semver(), 1);
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
	throw new GateError("EUSAGE", `${JSON.stringify(typed)} is neither a release in the registry nor anything on disk`, "Name NAME@VERSION, NAME@TAG, a .tgz, a package folder, or the id of a staged release.");
}
function onDisk(typed, cwd) {
	const { path, isFolder } = findTarget(typed, cwd);
	return {
		kind: isFolder ? "folder" : "tarball",
		path
	};
}
function keeping(packed, kept) {
	return kept ? {
		...packed,
		contents: kept.of(packed.contents)
	} : packed;
}
async function readFolder(folder, { root, context, packer: asked, ignoreScripts, passEnv, packTime, limits }, kept) {
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
	const { release, packer } = await readPacked(keeping(packed, kept), limits);
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
	throw new GateError("EUSAGE", `nothing that is staged in ${source.host} is ${id}`, "See `npm stage list`: it may be approved already, or hidden from this login.");
}
async function readVersion(source, version, listed, limits, kept) {
	if (!listed) throw new GateError("EREGISTRY", `the registry ${source.host} has no ${source.name}@${version}`, "Name another version.");
	const contents = await source.tarball(version, listed);
	const { release } = await readPacked(keeping({
		packer: null,
		contents
	}, kept), limits);
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
async function readPublished(name, spec, reading, kept) {
	const source = await packageSource(name, reading);
	const packument = await source.packument();
	if (packument) {
		const published = publishedOf(packument);
		const version = chooseNamed(spec, published, "a .tgz or a folder");
		const read = async (each) => readVersion(source, each, packument.versions.get(each), reading.limits, kept);
		const isSettled = import_semver.default.valid(spec) !== null || kept !== void 0;
		const side = await read(version);
		return isSettled ? side : {
			...side,
			earlier: earlierOf(packument.versions, published.versions, read)
		};
	}
	throw new GateError("EREGISTRY", `the registry ${source.host} does not know ${name}`, "Check the name, the registry in .npmrc, and whether this token may see the package. A folder is named by its path: ./FOLDER.");
}
async function readSide(side, reading, kept) {
	if (side.kind === "folder") return readFolder(side.path, reading, kept);
	if (side.kind === "published") return readPublished(side.name, side.spec, reading, kept);
	const contents = side.kind === "staged" ? await stagedTarball(side.id, reading) : tarball(side.path);
	const { release } = await readPacked(keeping({
		packer: null,
		contents
	}, kept), reading.limits);
	return {
		kind: "tarball",
		release,
		packer: null,
		source: null,
		declared: null
	};
}
export { readVersion as a, readSide as i, packageSource as n, stagedTarball as o, parseSide as r, earlierOf as t };
