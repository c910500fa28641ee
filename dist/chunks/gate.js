import { t as GateError } from "./errors.js";
import { t as limitsOf } from "./inspection-limits.js";
import { a as packers, i as choosePacker, n as packWith } from "./pack-with.js";
import { n as absolutePath } from "./run.js";
import { n as nameMistake, r as readManifest } from "./manifest-file.js";
import { n as defaultPackTime } from "./pack-watch.js";
import { t as tarball } from "./tarball.js";
import { t as publishConfigOf } from "./publish-place.js";
import { i as readPolicies } from "./policies.js";
import { t as findTarget } from "./target.js";
import { t as isTarball } from "./tarball-file.js";
import { t as ruleContextOf } from "./rule-context.js";
import { basename, dirname, relative, resolve, sep } from "node:path";
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
	"RUNNER_TOOL_CACHE"
]);
const runnerCredentials = /^(INPUT_|ACTIONS_|STATE_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$|RUNNER_TEMP$)/i;
const settings = /^(npm_config|pnpm_config|yarn|corepack)_/i;
const credential = /_auth|token|password|username|otp|\/\/|certfile|keyfile|_key$/i;
function isPassed(name) {
	const upper = name.toUpperCase();
	if (upper.startsWith("LC_")) return true;
	if (workspaceSettings.test(name)) return false;
	if (settings.test(name)) return !credential.test(name);
	return passed.has(upper);
}
function pick(env, wanted) {
	const picked = {};
	for (const [name, value] of Object.entries(env)) if (value !== void 0 && wanted(name)) picked[name] = value;
	return picked;
}
const marker = "PACK_GATE_PACKING";
function assertNotInside(env) {
	if (env[marker] === void 0) return;
	const script = env.npm_lifecycle_event ?? "a script";
	throw new GateError("EUSAGE", `pack-gate runs inside ${script}, which runs because pack-gate packs the package`, "Take it out of `prepack`, `prepare` and `postpack`. Put it into `prepublishOnly`, which packing does not run, or into a step of the workflow.");
}
function withAbsolutePath(env) {
	const paths = Object.entries(env).filter(([name]) => name.toUpperCase() === "PATH");
	return {
		...env,
		...Object.fromEntries(paths.map(([name, path]) => [name, absolutePath(path)]))
	};
}
function withoutNews(env) {
	return env.CI === void 0 ? { npm_config_update_notifier: "false" } : {};
}
const workspaceSettings = /^npm_config_(workspaces?|include[-_]workspace[-_]root)$/i;
function packingEnvironment(env, passEnv) {
	assertNotInside(env);
	const refused = passEnv.find((name) => runnerCredentials.test(name));
	if (refused !== void 0) throw new GateError("EUSAGE", `pass-env names ${refused}, which gives lifecycle scripts the powers of the job`, "Name the variables that the build reads, and hand a token over under a name of its own where a script really needs one.");
	const named = new Set(passEnv);
	return {
		...withAbsolutePath(pick(env, (name) => isPassed(name) || named.has(name))),
		...withoutNews(env),
		...quiet,
		[marker]: "1"
	};
}
const quiet = {
	YARN_ENABLE_TELEMETRY: "0",
	COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
	COREPACK_ENABLE_AUTO_PIN: "0"
};
// src/gate/publishing.ts
function publishingOf(env, isHandedOver) {
	const isInside = env.npm_command === "publish";
	const isTag = env.GITHUB_EVENT_NAME === "push" && (env.GITHUB_REF ?? "").startsWith("refs/tags/");
	return {
		isHandedOver,
		isInside,
		isRelease: isInside || isTag || env.GITHUB_EVENT_NAME === "release"
	};
}
// src/gate/stages.ts
const stages = {
	reading: () => import("./read-release2.js"),
	passedOver: () => import("./passed-over.js"),
	registries: () => import("./registry-access.js"),
	anchors: () => import("./anchor-source.js"),
	handOver: () => import("./staged-tarball.js"),
	judging: () => Promise.all([
		import("./pairing.js"),
		import("./rules2.js"),
		import("./decide.js")
	])
};
// src/gate/releases.ts
function baselineSpec({ request, policy }) {
	const { baseline, cwd, root } = request;
	if (baseline !== null) return isTarball(baseline) ? resolve(cwd, baseline) : baseline;
	const { spec } = policy.baseline;
	if (spec === null) return "auto";
	return isTarball(spec) ? resolve(root, dirname(policy.path ?? "."), spec) : spec;
}
function wantedBaseline(run, { name, version }, place) {
	const { request, context, policy } = run;
	const open = async () => (await stages.registries()).openRegistry({
		name,
		...place
	}, request, context);
	return {
		version,
		spec: baselineSpec(run),
		required: policy.baseline.required,
		open
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
	const known = Object.values(packers).find(({ name }) => name === packer?.name);
	const which = (packer && known?.registryManifest(packer.version)) ?? "packed";
	if (which === "after") return (await readManifest(folder)).manifest;
	return which === "before" ? before.manifest : null;
}
function packRequestOf(request, context, folder, manifest) {
	return {
		folder,
		root: request.root,
		manifest,
		ignoreScripts: request.ignoreScripts,
		...request.packDestination !== void 0 && { tarball: true },
		env: packingEnvironment(context.env, request.passEnv),
		job: context.env,
		time: request.packTime ?? defaultPackTime,
		...request.shared && { versions: request.shared.versions }
	};
}
function isSamePlace(release, { name, version, manifest }) {
	const published = publishConfigOf(release.manifest);
	const moved = Object.keys(published).length > 0 && JSON.stringify(published) !== JSON.stringify(publishConfigOf(manifest));
	return release.name === name && release.version === version && !moved;
}
function pack({ request }, choice, packRequest, again = false) {
	const packing = request.shared?.packing;
	const alone = () => packWith(choice, packRequest);
	if (!packing) return alone();
	return (again ? Promise.resolve(null) : packing.take(packRequest.folder)).then((packed) => packed ?? packing.alone(alone));
}
async function judgeFolder(run, folder) {
	const { request, limits, handOver } = run;
	const manifest = await readManifest(folder, manifestPath(request.root, folder));
	const packRequest = packRequestOf(request, run.context, folder, manifest);
	const choice = await choosePacker(folder, request.root, request.packer);
	const packing = pack(run, choice, packRequest);
	packing.catch(() => void 0);
	const { readPacked, readBaseline } = await stages.reading();
	const source = (await stages.anchors()).readAnchorSource(request.root, folder, manifest.text);
	stages.judging();
	const baselineOf = (of) => readBaseline(wantedBaseline(run, of, {
		folder,
		tool: choice.name,
		publishConfig: publishConfigOf(of.manifest)
	}), limits);
	const packAgain = () => pack(run, choice, packRequest, true);
	const [{ release, packer, dryRun }, early] = await together(packing.then((packed) => handOver ? handOver.read(packed, limits, packAgain) : readPacked(packed, limits)), baselineOf(manifest));
	const { baseline, earlier } = isSamePlace(release, manifest) ? early : await baselineOf(release);
	return {
		release,
		packer,
		baseline,
		earlier,
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
	const { baseline, earlier } = await readBaseline(wantedBaseline(run, release, {
		folder: run.request.cwd,
		tool: "npm",
		publishConfig: publishConfigOf(release.manifest)
	}), run.limits);
	return {
		release,
		packer,
		baseline,
		earlier,
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
		publishing: publishingOf(context.env, handOver !== null),
		policy,
		policyFile,
		about,
		root: request.root,
		policies,
		before,
		comparison: before && compare(judged.release.files, before.files)
	};
}
// src/gate/gate.ts
async function evaluateAndDecide(releases, context, policy = releases.policy) {
	const { policies, baseline, packer, source } = releases;
	const [, { rules }, { decide }] = await stages.judging();
	return decide({
		rules,
		subject: ruleContextOf(releases, policy, context),
		policies,
		baseline,
		packer,
		source,
		tool: context.tool
	});
}
function mayBeMismeasured({ findings }, { policy }) {
	if (policy.baseline.skipBroken === false) return false;
	return findings.some(({ baselineState, level }) => baselineState === "new" && level !== "note");
}
async function measure(releases, context) {
	const verdict = await evaluateAndDecide(releases, context);
	const { earlier, baseline, release } = releases;
	if (earlier === null || !mayBeMismeasured(verdict, releases)) return {
		releases,
		verdict
	};
	const { passOver } = await stages.passedOver();
	const better = await passOver(release, baseline, earlier).catch(() => null);
	if (better === null || !("release" in better)) return {
		releases,
		verdict
	};
	const [{ compare }] = await stages.judging();
	const { registryChange } = baseline;
	const measured = {
		...releases,
		baseline: {
			...better,
			...registryChange && { registryChange }
		},
		before: better.release,
		comparison: compare(release.files, better.release.files)
	};
	return {
		releases: measured,
		verdict: await evaluateAndDecide(measured, context)
	};
}
async function judge(read, context, proposePatch) {
	const { releases, verdict } = await measure(read, context);
	const patch = verdict.conclusion === "success" ? null : await proposePatch?.(releases, verdict, context);
	return patch ? {
		...verdict,
		patch
	} : verdict;
}
async function gate(request, context, proposePatch) {
	if (request.packDestination === void 0) return judge(await readReleases(request, context), context, proposePatch);
	const { StagedTarball } = await stages.handOver();
	const handOver = new StagedTarball(resolve(request.cwd, request.packDestination));
	try {
		const releases = await readReleases(request, context, handOver);
		const verdict = await judge(releases, context, proposePatch);
		const { release } = releases;
		return verdict.conclusion === "success" && release.manifest.private !== true ? {
			...verdict,
			tarball: await handOver.place(release)
		} : verdict;
	} finally {
		handOver.dispose();
	}
}
export { readReleases as a, packingEnvironment as c, packRequestOf as i, gate as n, registryManifest as o, measure as r, together as s, evaluateAndDecide as t };
