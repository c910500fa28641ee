import { t as GateError } from "./errors.js";
import { t as limitsOf } from "./limits.js";
import { t as packerNames } from "./packer.js";
import { t as isObject } from "./json.js";
import { i as readManifestObject, n as nameMistake, r as readManifest } from "./manifest-file.js";
import { n as packingEnvironment, t as npmBesideOthers } from "./environment.js";
import { t as tarball } from "./tarball.js";
import { i as readPolicies } from "./policies.js";
import { t as findTarget } from "./target.js";
import { t as isTarball } from "./tarball-file.js";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
// src/pack/packer-evidence.ts
const traces = [
	["pnpm-lock.yaml", "pnpm"],
	["pnpm-workspace.yaml", "pnpm"],
	["yarn.lock", "yarn"],
	[".yarnrc.yml", "yarn"],
	["bun.lock", "bun"],
	["bun.lockb", "bun"],
	["package-lock.json", "npm"],
	["npm-shrinkwrap.json", "npm"]
];
const versionFiles = [
	".tool-versions",
	"mise.toml",
	".mise.toml",
	".nvmrc",
	".node-version",
	".prototools",
	".yarnrc",
	".npmrc"
];
const exactVersion = /^\d+\.\d+\.\d+(-[\w.-]+)?(?=\+|$)/;
function named$1(name, version) {
	return {
		name,
		pinned: typeof version === "string" ? exactVersion.exec(version)?.[0] ?? null : null
	};
}
function readPackageManager(field) {
	if (field === void 0 || field === null) return null;
	const parts = typeof field === "string" ? /^([^@]+)(?:@(.*))?$/s.exec(field) : null;
	return named$1(parts?.[1] ?? JSON.stringify(field), parts?.[2]);
}
function readDevEngines(field) {
	return (isObject(field) ? [field.packageManager].flat() : []).filter(isObject).flatMap(({ name, version }) => typeof name === "string" ? [named$1(name, version)] : []);
}
async function readPart(folder, path) {
	if (!existsSync(join(folder, "package.json"))) return {};
	try {
		return await readManifestObject(folder);
	} catch (error) {
		throw error instanceof GateError ? new GateError(error.code, `${error.message} (${path})`, `Correct ${path}: it may name the package manager.`, { cause: error }) : error;
	}
}
async function evidenceOf(folder, root) {
	const pathOf = (file) => relative(root, join(folder, file)).split(sep).join("/");
	const manifestPath = pathOf("package.json");
	const manifest = await readPart(folder, manifestPath);
	const isThere = (file) => existsSync(join(folder, file));
	const lockFiles = traces.filter(([file]) => isThere(file)).map(([file, name]) => ({
		name,
		path: pathOf(file)
	}));
	return {
		manifestPath,
		packageManager: readPackageManager(manifest.packageManager),
		devEngines: readDevEngines(manifest.devEngines),
		lockFiles,
		settlesVersion: [
			"packageManager",
			"devEngines",
			"volta"
		].some((key) => key in manifest) || lockFiles.length > 0 || versionFiles.some(isThere)
	};
}
function foldersUp(folder, root) {
	if (folder !== root && !folder.startsWith(root.endsWith(sep) ? root : root + sep)) return [folder];
	const folders = [folder];
	for (let at = folder; at !== root;) {
		at = dirname(at);
		folders.push(at);
	}
	return folders;
}
async function packerEvidence(folder, root) {
	return Promise.all(foldersUp(folder, root).map((each) => evidenceOf(each, root)));
}
// src/pack/choose-packer.ts
const help = "Say which package manager publishes: `--packer npm`, `pnpm`, `yarn` or `bun` (Action input `packer`). Or leave only what belongs to that one in the repository.";
function list(parts) {
	return [...new Set(parts)].join(", ");
}
function nearestLockFiles(evidence) {
	return evidence.find(({ lockFiles }) => lockFiles.length > 0)?.lockFiles ?? [];
}
function nearestNames(evidence) {
	return evidence.find(({ packageManager, devEngines }) => packageManager !== null || devEngines.length > 0);
}
function oneOf(engines, locked, path) {
	const names = new Set(engines.map(({ name }) => name));
	const fitting = names.size > 1 ? engines.filter(({ name }) => locked.includes(name)) : engines;
	const [first] = fitting;
	if (first && new Set(fitting.map(({ name }) => name)).size === 1) return first;
	throw new GateError("EPACK", `devEngines.packageManager in ${path} allows ${list([...names])}, and no lock file tells which one of them it is`, help);
}
function known(packer, where) {
	const name = packerNames.find((each) => each === packer.name);
	if (name !== void 0) return {
		name,
		pinned: packer.pinned
	};
	throw new GateError("EPACK", `${where} names the package manager ${JSON.stringify(packer.name.slice(0, 100))}, which pack-gate does not know`, help);
}
function named(evidence, locked) {
	const nearest = nearestNames(evidence);
	if (!nearest) return null;
	const { packageManager, devEngines, manifestPath: path } = nearest;
	if (packageManager === null) return {
		...known(oneOf(devEngines, locked, path), `devEngines.packageManager in ${path}`),
		chosenBy: {
			by: "devEngines",
			path
		}
	};
	if (devEngines.length > 0 && devEngines.every(({ name }) => name !== packageManager.name)) throw new GateError("EPACK", `${path} contradicts itself: packageManager names ${packageManager.name}, devEngines.packageManager ` + list(devEngines.map(({ name }) => name)), help);
	return {
		...known(packageManager, `packageManager in ${path}`),
		chosenBy: {
			by: "packageManager",
			path
		}
	};
}
function locked(files) {
	const [first] = files;
	if (!first) return null;
	if (files.some(({ name }) => name !== first.name)) throw new GateError("EPACK", `which package manager publishes can't be told: ${list(files.map(({ path, name }) => `${path} is ${name}'s`))}`, help);
	return {
		name: first.name,
		pinned: null,
		chosenBy: {
			by: "lock-file",
			path: first.path
		}
	};
}
function contradictions(name, evidence) {
	const others = evidence.flatMap(({ lockFiles }) => lockFiles).filter((file) => file.name !== name);
	return others.length > 0 ? [`${list(others.map((file) => `${file.path} is ${file.name}'s`))}, and ${name} packed`] : [];
}
function versionFrom(evidence) {
	return evidence.find(({ settlesVersion }) => settlesVersion)?.manifestPath ?? "";
}
function fromEvidence(evidence) {
	const files = nearestLockFiles(evidence);
	const chosen = named(evidence, files.map(({ name }) => name)) ?? locked(files) ?? {
		name: "npm",
		pinned: null,
		chosenBy: { by: "default" }
	};
	return {
		...chosen,
		notes: contradictions(chosen.name, evidence),
		versionFrom: versionFrom(evidence)
	};
}
function asAsked(name, evidence) {
	const nearest = nearestNames(evidence);
	const said = nearest ? [...nearest.packageManager ? [nearest.packageManager] : [], ...nearest.devEngines] : [];
	const same = said.find((packer) => packer.name === name);
	const other = nearest && said[0] && !same ? [`${nearest.manifestPath} names ${list(said.map((packer) => packer.name))}, and ${name} was asked for`] : [];
	return {
		name,
		pinned: same?.pinned ?? null,
		chosenBy: { by: "request" },
		notes: [...other, ...contradictions(name, evidence)],
		versionFrom: versionFrom(evidence)
	};
}
async function choosePacker(folder, root, asked) {
	const evidence = await packerEvidence(folder, root);
	return asked === "auto" ? fromEvidence(evidence) : asAsked(asked, evidence);
}
// src/pack/packers.ts
const packers = {
	npm: async () => (await import("./npm.js")).packWithNpm,
	pnpm: async () => (await import("./pnpm.js")).packWithPnpm,
	yarn: async () => (await import("./yarn.js")).packWithYarn,
	bun: async () => (await import("./bun.js")).packWithBun
};
function pinNotes({ name, pinned }, version) {
	return pinned === null || pinned === version ? [] : [`package.json asks for ${name}@${pinned}, and ${name} ${version} packed`];
}
async function packWith(choice, request) {
	const { packer, contents } = await (await packers[choice.name]())({
		...request,
		versionFrom: choice.versionFrom
	});
	if (packer === null) return {
		packer,
		contents
	};
	const notes = [...choice.notes, ...pinNotes(choice, packer.version)];
	return {
		packer: {
			...packer,
			chosenBy: choice.chosenBy,
			...notes.length > 0 && { notes }
		},
		contents
	};
}
// src/gate/stages.ts
const stages = {
	reading: () => import("./read-release2.js"),
	anchors: () => import("./anchor-source.js"),
	handOver: () => import("./staged-tarball.js"),
	judging: () => Promise.all([
		import("./pairing.js"),
		import("./rules2.js"),
		import("./decide.js")
	])
};
// src/gate/releases.ts
const headStartMs = 5;
function baselineSpec({ request, policy }) {
	const { baseline, cwd, root } = request;
	if (baseline !== null) return isTarball(baseline) ? resolve(cwd, baseline) : baseline;
	const { spec } = policy.baseline;
	if (spec === null) return "auto";
	return isTarball(spec) ? resolve(root, dirname(policy.path ?? "."), spec) : spec;
}
function wantedBaseline(run, name, version, folder, packer = "npm") {
	const { request, context, policy } = run;
	const env = packer === "npm" ? context.env : {
		...context.env,
		...npmBesideOthers
	};
	return {
		name,
		version,
		folder,
		spec: baselineSpec(run),
		required: policy.baseline.required,
		env,
		passEnv: request.passEnv
	};
}
async function together(first, second) {
	await Promise.allSettled([first, second]);
	return [await first, await second];
}
function manifestPath(root, folder) {
	const path = relative(root, resolve(folder, "package.json")).split(sep).join("/");
	return path.startsWith("..") ? "package.json" : path;
}
async function registryManifest(packer, before, folder) {
	if (packer?.name === "npm") return (await readManifest(folder)).manifest;
	return packer?.name === "yarn" && packer.version.startsWith("1.") ? before.manifest : null;
}
async function judgeFolder(run, folder) {
	const { request, context, limits, handOver } = run;
	const manifest = await readManifest(folder, manifestPath(request.root, folder));
	const env = packingEnvironment(context.env, request.passEnv);
	const choice = await choosePacker(folder, request.root, request.packer);
	const packRequest = {
		folder,
		manifest,
		ignoreScripts: request.ignoreScripts,
		env,
		...request.shared && { versions: request.shared.versions }
	};
	const packing = packWith(choice, packRequest);
	packing.catch(() => void 0);
	await setTimeout(headStartMs);
	const { readPacked, readBaseline } = await stages.reading();
	const source = (await stages.anchors()).readAnchorSource(request.root, folder, manifest.text);
	stages.judging();
	const baselineOf = (name, version) => readBaseline(wantedBaseline(run, name, version, folder, choice.name), limits);
	const packAgain = () => packWith(choice, {
		...packRequest,
		tarball: true
	});
	const [{ release, packer, dryRun }, early] = await together(packing.then((packed) => handOver ? handOver.read(packed, limits, packAgain) : readPacked(packed, limits)), baselineOf(manifest.name, manifest.version));
	return {
		release,
		packer,
		baseline: release.name === manifest.name && release.version === manifest.version ? early : await baselineOf(release.name, release.version),
		source,
		declared: handOver ? null : await registryManifest(packer, manifest, folder),
		dryRun
	};
}
async function judgeTarball(run, path) {
	const { readPacked, readBaseline } = await stages.reading();
	const packed = {
		packer: null,
		contents: tarball(path)
	};
	const { release, packer } = run.handOver ? await run.handOver.read(packed, run.limits) : await readPacked(packed, run.limits);
	const wrongName = nameMistake(release.name, basename(path));
	if (wrongName !== null) throw new GateError("ETARBALL", wrongName, "Correct the name in package.json and pack again.");
	return {
		release,
		packer,
		baseline: await readBaseline(wantedBaseline(run, release.name, release.version, run.request.cwd), run.limits),
		source: null,
		declared: null,
		dryRun: null
	};
}
async function readReleases(request, context, handOver = null) {
	const target = findTarget(request.target, request.cwd);
	if (handOver && target.isFolder) handOver.clear(await readManifest(target.path, manifestPath(request.root, target.path)));
	const { policy, policies, file: policyFile, about } = await readPolicies(request, target, context);
	const run = {
		request,
		context,
		policy,
		limits: limitsOf(policy),
		handOver
	};
	const judged = target.isFolder ? await judgeFolder(run, target.path) : await judgeTarball(run, target.path);
	const [{ compare }] = await stages.judging();
	const before = "release" in judged.baseline ? judged.baseline.release : null;
	return {
		...judged,
		policy,
		policyFile,
		about,
		root: request.root,
		policies,
		before,
		comparison: before && compare(judged.release.files, before.files)
	};
}
export { packWith as a, stages as i, registryManifest as n, choosePacker as o, together as r, readReleases as t };
