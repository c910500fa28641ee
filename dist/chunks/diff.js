import { H as publishedOf, M as openRegistries, V as chooseNamed, a as readPacked, f as compare, r as readAnchorSource } from "./judging.js";
import { D as together, E as registryManifest, F as packWith, Gn as isTarball, K as nameMistake, L as packingEnvironment, Mt as readNamedPolicy, R as choosePacker, S as evaluateAndDecide, W as tarball, cr as GateError, it as defaultPackTime, kt as findTarget, q as readManifest } from "./start.js";
import { t as limitsOf } from "./inspection-limits.js";
import { resolve } from "node:path";
import { existsSync } from "node:fs";
// src/commands/diff/read-side.ts
const shape = /^(@[^@/]+\/[^@/]+|[^@/]+)(?:@(.+))?$/;
function parseSide(typed, cwd) {
	if (/^(\.{0,2}[\\/]|\.{1,2}$|[A-Za-z]:[\\/])/.test(typed) || isTarball(typed) || existsSync(resolve(cwd, typed))) return onDisk(typed, cwd);
	const [, name = "", spec = "latest"] = shape.exec(typed) ?? [];
	if (name !== "" && nameMistake(name, "it") === null) return {
		kind: "published",
		name,
		spec
	};
	throw new GateError("EUSAGE", `${JSON.stringify(typed)} is neither a release in the registry nor anything on disk`, "Name NAME@VERSION, NAME@TAG, a .tgz or a package folder.");
}
function onDisk(typed, cwd) {
	const { path, isFolder } = findTarget(typed, cwd);
	return {
		kind: isFolder ? "folder" : "tarball",
		path
	};
}
async function readFolder(folder, { root, context, packer: asked, ignoreScripts, passEnv, packTime, limits }) {
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
	const { release, packer } = await readPacked(packed, limits);
	const declared = await registryManifest(packer, manifest, folder);
	return {
		kind: "folder",
		release,
		packer,
		source: readAnchorSource(root, folder, manifest.text),
		declared
	};
}
async function packageSource(name, { cwd, context }) {
	return openRegistries(context).source({
		name,
		folder: cwd,
		tool: "npm",
		publishConfig: {}
	});
}
async function readVersion(source, version, listed, limits) {
	if (!listed) throw new GateError("EREGISTRY", `the registry ${source.host} has no ${source.name}@${version}`, "Name another version.");
	const { release } = await readPacked({
		packer: null,
		contents: await source.tarball(version, listed)
	}, limits);
	return {
		kind: "published",
		release,
		packer: null,
		source: null,
		declared: null
	};
}
async function readPublished(name, spec, reading) {
	const source = await packageSource(name, reading);
	const packument = await source.packument();
	if (packument) {
		const version = chooseNamed(spec, publishedOf(packument), "a .tgz or a folder");
		return readVersion(source, version, packument.versions.get(version), reading.limits);
	}
	throw new GateError("EREGISTRY", `the registry ${source.host} does not know ${name}`, "Check the name, the registry in .npmrc, and whether this token may see the package. A folder is named by its path: ./FOLDER.");
}
async function readSide(side, reading) {
	if (side.kind === "folder") return readFolder(side.path, reading);
	if (side.kind === "published") return readPublished(side.name, side.spec, reading);
	const { release } = await readPacked({
		packer: null,
		contents: tarball(side.path)
	}, reading.limits);
	return {
		kind: "tarball",
		release,
		packer: null,
		source: null,
		declared: null
	};
}
// src/commands/diff/diff.ts
async function compareReleases(before, after, policy, context) {
	const { release, packer, source, declared } = after;
	const earlier = before && {
		kind: before.kind,
		release: before.release
	};
	const comparison = earlier && compare(release.files, earlier.release.files);
	const compared = {
		release,
		packer,
		source,
		declared,
		dryRun: null,
		baseline: earlier ?? { kind: "none" },
		before: earlier?.release ?? null,
		comparison,
		policy,
		policies: null
	};
	return {
		...await evaluateAndDecide(compared, context),
		conclusion: "neutral"
	};
}
async function readBoth(before, after, reading) {
	if (before.kind === "folder" && after.kind === "folder") return [await readSide(before, reading), await readSide(after, reading)];
	return together(readSide(before, reading), readSide(after, reading));
}
async function diff(request, context) {
	const { before, after, cwd } = request;
	const sides = [parseSide(before, cwd), parseSide(after, cwd)];
	const policy = await readNamedPolicy(request, context);
	const [first, second] = await readBoth(...sides, {
		...request,
		context,
		limits: limitsOf(policy)
	});
	return compareReleases(first, second, policy, context);
}
export { readVersion as i, diff as n, packageSource as r, compareReleases as t };
