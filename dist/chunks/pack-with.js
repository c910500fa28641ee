import { t as packerNames } from "./packer.js";
import { t as GateError } from "./errors.js";
import { t as pathFrom } from "./root.js";
import { t as isObject } from "./json.js";
import { r as findProgram, t as run } from "./run.js";
import { i as readManifestObject } from "./manifest-file.js";
import { i as spoken, t as PackWatch } from "./pack-watch.js";
import { n as temporaryTarballs, t as temporaryTarball } from "./temporary-tarball.js";
import { n as npmFileName } from "./tarball-name.js";
import { basename, dirname, join, relative, sep } from "node:path";
import { closeSync, existsSync, lstatSync, openSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
// src/pack/folders-up.ts
function foldersUp(folder, root) {
	if (folder !== root && !folder.startsWith(root.endsWith(sep) ? root : root + sep)) return [folder];
	const folders = [folder];
	for (let at = folder; at !== root;) {
		at = dirname(at);
		folders.push(at);
	}
	return folders;
}
// src/pack/command-files.ts
const commandFiles = [
	"GITHUB_OUTPUT",
	"GITHUB_ENV",
	"GITHUB_PATH",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY"
];
function digest(path) {
	try {
		return createHash("sha256").update(readFileSync(path)).digest("hex");
	} catch {
		return null;
	}
}
function readCommandFiles(env) {
	return new Map(commandFiles.flatMap((name) => env[name] ? [[name, digest(env[name])]] : []));
}
function assertUntouched(before, env) {
	const after = readCommandFiles(env);
	const changed = [...before].filter(([name, was]) => after.get(name) !== was).map(([name]) => name);
	if (changed.length === 0) return;
	throw new GateError("EPACK", `${changed.join(" and ")} changed while the package was packed: a lifecycle script wrote to the runner's command files`, "Find the script that does it. The job is not to be trusted from here on: what was written speaks for this step and the ones after it. Build untrusted code in a job without secrets, and gate the tarball in another one.");
}
// src/pack/npm-output.ts
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function entries(output) {
	if (Array.isArray(output)) return output;
	return isObject(output) ? Object.values(output) : [];
}
function packedFile(value) {
	if (!isObject(value)) return void 0;
	const { path, size, mode } = value;
	if (typeof path !== "string" || typeof size !== "number" || typeof mode !== "number") return void 0;
	return {
		path,
		size,
		mode,
		type: "file"
	};
}
function listing(entry) {
	if (!isObject(entry) || !Array.isArray(entry.files)) return void 0;
	const files = entry.files.map(packedFile);
	if (files.some((file) => file === void 0)) return void 0;
	const { name, version, integrity, size } = entry;
	return {
		name: String(name),
		version: String(version),
		files: files.filter((file) => file !== void 0),
		integrity: typeof integrity === "string" ? integrity : null,
		size: typeof size === "number" ? size : null
	};
}
function parseListings(stdout) {
	const listings = entries(parse(stdout)).map(listing);
	if (listings.length === 0 || listings.some((entry) => entry === void 0)) return void 0;
	return listings.filter((entry) => entry !== void 0);
}
function lastValue(output) {
	const whole = parse(output);
	if (whole !== void 0) return whole;
	const openers = [...output.matchAll(/[[{]\r?\n {2}(?=[{"])/g)];
	for (const opener of openers.reverse().slice(0, 50)) {
		const value = parse(output.slice(opener.index));
		if (value !== void 0) return value;
	}
}
function errorJson(output) {
	const value = lastValue(output) ?? parse(/\{\r?\n {2}"error"[\s\S]*?\r?\n\}/.exec(output)?.[0] ?? "");
	return isObject(value) && isObject(value.error) ? value.error : void 0;
}
const npmNoise = /^(A complete log|Log files were not|path |command failed$)|_logs/;
const stack = /^\s*(at (.+\(|file:|node:|\/|async )|\.\.\. \d+ (more )?lines|[{}[\]],?$|Node\.js v\d)|^node:[\w/]+:\d+$|^\s+(code|errno|syscall|requireStack): /;
function withoutStack(output) {
	return output.split(/\r?\n/).filter((line) => line.trim() !== "" && !stack.test(line));
}
function errorLines(stderr) {
	return withoutStack(stderr.split(/\r?\n/).filter((line) => /^npm (error|ERR!)/.test(line)).map((line) => line.replace(/^npm (error|ERR!) ?/, "").replace(/^code \S+$/, "")).join("\n")).filter((line) => !npmNoise.test(line));
}
const maxText = 2e3;
function scriptLines(output) {
	return withoutStack(output).filter((line) => !/^(npm |> | {2,4}["}])/.test(line)).slice(-10);
}
function bounded(lines) {
	const text = lines.slice(-20).join("\n");
	return text.length > maxText ? `…${text.slice(-2e3)}` : text;
}
function parseFailure(stdout, stderr) {
	const error = errorJson(stdout) ?? errorJson(stderr);
	const code = typeof error?.code === "string" ? error.code : "";
	const own = [
		...lastValue(stdout) === void 0 ? scriptLines(stdout) : [],
		...scriptLines(stderr),
		...errorLines(stderr)
	];
	const said = [error?.summary, error?.detail].filter((part) => typeof part === "string" && part !== "");
	const lines = own.length > 0 ? own : said.flatMap((part) => String(part).split(/\r?\n/));
	return {
		code: code || (/^npm (?:error|ERR!) code (\S+)/m.exec(stderr)?.[1] ?? ""),
		text: bounded(lines)
	};
}
function npmVersion(stderr) {
	return /^npm info using npm@(\S+)/m.exec(stderr)?.[1];
}
// src/pack/withheld.ts
const maxScript = 262144;
const word = /[A-Za-z_][A-Za-z0-9_]*/g;
function isTelling(name) {
	return name.length > 2 && /^[A-Z][A-Z0-9_]*$/.test(name);
}
function filesIn(command, folder) {
	return command.split(/[\s"'`;&|()]+/).filter((part) => /^[\w@./-]+\.[cm]?[jt]s$|^[\w@./-]+\.sh$/.test(part)).flatMap((part) => {
		try {
			const path = join(folder, part);
			return statSync(path).size <= maxScript ? [readFileSync(path, "utf8")] : [];
		} catch {
			return [];
		}
	});
}
function withheldVariables(commands, output, folder, job, given) {
	const withheld = new Set(Object.keys(job).filter((name) => isTelling(name) && given[name] === void 0));
	const texts = [
		...commands,
		...commands.flatMap((command) => filesIn(command, folder)),
		output
	];
	const named = new Set(texts.flatMap((text) => text.match(word) ?? []));
	return [...withheld].filter((name) => named.has(name)).sort();
}
// src/pack/explain-failure.ts
function failedScript(output, names) {
	const banners = [...output.matchAll(/^> \S+ ([\w:-]+)(?: .*)?$/gm)].map((match) => match[1] ?? "");
	const known = new Set(names);
	return banners.findLast((name) => known.has(name)) ?? null;
}
const noWord = /^\s*[{}[\]"]|^npm |^> /;
function failureText({ stdout, stderr }, own) {
	return bounded([...[stdout, stderr].flatMap((output) => withoutStack(output).filter((line) => !noWord.test(line) && !own.includes(line)).slice(-10)), ...own]);
}
function scriptRemedy(scripts, { folder, job, env }, { stdout, stderr }) {
	if (scripts.size === 0) return "";
	const withheld = withheldVariables([...scripts.values()], `${stdout}\n${stderr}`, folder, job, env);
	if (withheld.length === 0) return " Its scripts get only some of the variables that are set here: `--pass-env NAME` (Action input `pass-env`) hands one more over.";
	const flags = withheld.map((name) => `--pass-env ${name}`).join(" ");
	return ` Not handed to its scripts, which name ${withheld.length === 1 ? "it" : "them"}: ${withheld.join(", ")}. Where they need ${withheld.length === 1 ? "it" : "them"}: \`${flags}\` (Action input \`pass-env\`).`;
}
// src/pack/run-packer.ts
function packScripts({ scripts: names }, { manifest: { manifest }, ignoreScripts }) {
	const scripts = isObject(manifest.scripts) ? manifest.scripts : {};
	const found = ignoreScripts ? [] : names.filter((name) => Object.hasOwn(scripts, name) && scripts[name] !== "");
	return new Map(found.map((name) => [name, String(scripts[name])]));
}
function tooLong(typed, watch, { time }) {
	const text = `${typed} did not end within ${spoken(time.deadlineMs)}, and was ended${watch.lastWords()}`;
	return new GateError("EPACK", text, "Look for what it waits for: a script that watches files, asks a question or starts a server. A build that takes longer: `--pack-timeout 2h` (Action input `pack-timeout`).");
}
async function startPacker({ name, install }, args, order, start) {
	const { root, folder, env, job, time, manifest } = order;
	const files = readCommandFiles(job);
	const place = pathFrom(root, folder);
	const watch = new PackWatch(`${start.typed} ${start.cwd === void 0 ? `of ${place === "." ? manifest.name : place}` : "of the workspace"}`, time);
	const options = {
		cwd: start.cwd ?? folder,
		env,
		outside: [root],
		install,
		deadlineMs: time.deadlineMs,
		heard: watch.heard
	};
	const result = await run(name, args, options).finally(() => {
		watch.stop();
	});
	assertUntouched(files, job);
	if (result.timedOut) throw tooLong(start.typed, watch, order);
	return {
		...result,
		stdout: stripVTControlCharacters(result.stdout),
		stderr: stripVTControlCharacters(result.stderr)
	};
}
function failed(packer, typed, order, result) {
	const scripts = packScripts(packer, order);
	const script = failedScript(`${result.stdout}\n${result.stderr}`, scripts.keys());
	const { code, lines, known } = packer.failure(result);
	if (known) return new GateError("EPACK", known.message, known.help);
	const how = [code || `exit code ${result.exitCode}`, ...script === null ? [] : [`in the script ${script}`]].join(", ");
	const text = failureText(result, lines);
	const message = `${typed} failed (${how})${text === "" ? "" : `:\n${text}`}`;
	return new GateError("EPACK", message, `Run \`${typed}\` in the package folder: it has to succeed before a release can be judged.${scriptRemedy(scripts, order, result)}`);
}
async function runPacker(packer, args, order, start = { typed: packer.packCommand }) {
	const result = await startPacker(packer, args, order, start);
	if (result.exitCode === 0) return result;
	throw failed(packer, start.typed, order, result);
}
async function askVersion(packer, order) {
	const { stdout } = await runPacker(packer, ["--version"], order, { typed: `${packer.name} --version` });
	const version = stdout.split(/\r?\n/).findLast((line) => line.trim() !== "")?.trim() ?? "";
	if (/^\d+\.\d+\.\d+\S*$/.test(version)) return version;
	throw unknownAnswer(packer, "--version", "a version");
}
function packerVersion(packer, order) {
	const key = `${packer.name} ${order.versionFrom}`;
	const version = order.versions?.get(key) ?? askVersion(packer, order);
	order.versions?.set(key, version);
	return version;
}
function unknownAnswer({ name }, what, wanted) {
	return new GateError("EPACK", `${name} ${what} answered in an unknown form, without ${wanted}`, `Run \`${name} ${what}\` in the package folder and see. Until that is understood, pack with it and gate the tarball: \`pack-gate check FILE.tgz\`.`);
}
// src/pack/packer-report.ts
function difference(told, packed, { integrity }) {
	const { paths, counts, unlisted } = told;
	const held = new Set(packed);
	const missing = paths?.find((path) => !held.has(path));
	if (missing !== void 0) return `it lists ${JSON.stringify(missing)}, which its tarball does not hold`;
	const listed = new Set(paths);
	const more = paths && packed.find((path) => !listed.has(path) && unlisted?.test(path) !== true);
	if (more !== void 0) return `its tarball holds ${JSON.stringify(more)}, which it does not list`;
	if (counts && !counts.includes(packed.length)) return `it counts ${counts.join(" or ")} files, its tarball holds ${packed.length}`;
	return told.integrity !== void 0 && told.integrity !== integrity ? "its tarball has another sha512 than the one it tells" : null;
}
function packerContents(contents, packCommand, told) {
	return {
		...contents,
		async read(open) {
			const packed = [];
			const summary = await contents.read((file) => {
				packed.push(file.path);
				return open(file);
			});
			const wrong = difference(told, packed, summary);
			if (wrong === null) return summary;
			throw new GateError("EPACK", `${packCommand} contradicts itself: ${wrong}`, `Look for a script that writes to the tarball after it was packed. If there is none, pack with ${packCommand} and gate the tarball: \`pack-gate check FILE.tgz\`.`);
		}
	};
}
// src/pack/program-tarball.ts
async function programTarball(packer, command, order) {
	let stdout = "";
	const contents = await temporaryTarball(async (folder) => {
		({stdout} = await runPacker(packer, command.args(folder), order));
	}, (made) => new GateError("EPACK", `${packer.packCommand} made ${made} tarballs, not one`, `Run \`${packer.packCommand}\` in the package folder: it has to write one .tgz.`));
	try {
		return {
			contents: packerContents(contents, packer.packCommand, command.told(stdout)),
			stdout
		};
	} catch (error) {
		contents.dispose();
		throw error;
	}
}
// src/pack/bun.ts
const bun = {
	name: "bun",
	packCommand: "bun pm pack",
	install: "Install Bun before pack-gate runs: `npm install --global bun`; in a workflow, oven-sh/setup-bun. If you publish with another package manager, say so: `--packer npm`.",
	traces: ["bun.lock", "bun.lockb"],
	scripts: [
		"prepack",
		"prepare",
		"postpack"
	],
	registryManifest: () => "packed",
	failure: ({ stdout, stderr }) => ({
		code: "",
		lines: `${stdout}\n${stderr}`.split(/\r?\n/).filter((line) => line.startsWith("error: "))
	}),
	pack: pack$3
};
function versionOf(stdout) {
	const version = /^bun pack v(\S+)/.exec(stdout.trimStart())?.[1];
	if (version === void 0) throw unknownAnswer(bun, "pm pack", "its version");
	return version;
}
function countsOf(stdout) {
	const counts = [...stdout.matchAll(/^Total files: (\d+)$/gm)].map(([, count]) => Number(count));
	if (counts.length === 0) throw unknownAnswer(bun, "pm pack", "its sum of files");
	return counts;
}
async function pack$3(order) {
	const scripts = order.ignoreScripts ? ["--ignore-scripts"] : [];
	const { contents, stdout } = await programTarball(bun, {
		args: (folder) => [
			"pm",
			"pack",
			...scripts,
			"--destination",
			folder
		],
		told(stdout) {
			versionOf(stdout);
			return { counts: countsOf(stdout) };
		}
	}, order);
	return {
		packer: {
			name: "bun",
			version: versionOf(stdout),
			...order.ignoreScripts && { ignoreScripts: true }
		},
		contents
	};
}
// src/pack/working-tree.ts
const chunkSize = 1048576;
function treeHolds(folder, files) {
	const linked = new Set();
	const names = new Set();
	return files.every((file) => {
		if (file.path.includes("***") || names.has(file.path) || file.path.split("/").includes("..")) return false;
		names.add(file.path);
		const stat = statOf(join(folder, file.path));
		if (!stat?.isFile() || stat.size !== file.size) return false;
		if (stat.nlink === 1) return true;
		const inode = `${stat.dev}:${stat.ino}`;
		if (linked.has(inode)) return false;
		linked.add(inode);
		return true;
	});
}
function statOf(path) {
	try {
		return lstatSync(path, { throwIfNoEntry: false });
	} catch {
		return;
	}
}
function readFile(path, file, buffer, sink) {
	const fd = openSync(path, "r");
	try {
		let total = 0;
		for (let read = readSync(fd, buffer); read > 0; read = total < file.size ? readSync(fd, buffer) : 0) {
			total += read;
			sink.write(buffer.subarray(0, read));
		}
		if (total !== file.size) throw changed(file.path);
		sink.end();
	} finally {
		closeSync(fd);
	}
}
function changed(path) {
	return new GateError("EPACK", `${path} changed while it was read`, "Something still writes into the package folder. Wait for it (a watch build, a background script), then run pack-gate again.");
}
function workingTree(folder, files, summary) {
	return {
		origin: "working-tree",
		name: folder,
		read(open) {
			const buffer = Buffer.allocUnsafe(chunkSize);
			for (const file of files) readFile(join(folder, file.path), file, buffer, open(file));
			return Promise.resolve(summary);
		},
		dispose: () => void 0
	};
}
// src/pack/npm.ts
const npm = {
	name: "npm",
	packCommand: "npm pack",
	install: "Install Node.js with npm and make sure that npm is on PATH, then run pack-gate again.",
	traces: ["package-lock.json", "npm-shrinkwrap.json"],
	scripts: [
		"prepack",
		"prepare",
		"postpack"
	],
	registryManifest: () => "after",
	failure: failure$2,
	pack: pack$2,
	packTogether: packTogether$1
};
const quiet = ["--foreground-scripts=false", "--loglevel=info"];
const dryRun = [
	"--dry-run=true",
	"--json=true",
	"--usage=false",
	...quiet
];
const forReal = [
	"--dry-run=false",
	"--json=false",
	"--usage=false"
];
function failure$2({ stdout, stderr }) {
	const { code, text } = parseFailure(stdout, stderr);
	const own = {
		code: /^\d*$/.test(code) ? "" : code,
		lines: text === "" ? [] : text.split("\n")
	};
	if (!stderr.includes("Exit handler never called!")) return own;
	const help = "Replace the hard links in the package by copies (`find . -links +1 -type f` lists them): npm can't pack them, and installing drops them (node-tar#458).";
	return {
		...own,
		known: {
			message: "npm pack died while it packed hard-linked files",
			help
		}
	};
}
function start(order, flags, how) {
	const scripts = order.ignoreScripts ? ["--ignore-scripts"] : [];
	return runPacker(npm, [
		"pack",
		...flags,
		...scripts
	], order, how);
}
function packerOf$2(order, version) {
	return {
		name: "npm",
		version: version ?? "unknown",
		...order.ignoreScripts && { ignoreScripts: true }
	};
}
function installedVersion({ env, root }) {
	try {
		const command = realpathSync(findProgram("npm", {
			path: env.PATH ?? "",
			outside: [root]
		}) ?? "");
		const manifest = JSON.parse(readFileSync(join(command, "..", "..", "package.json"), "utf8"));
		return isObject(manifest) && manifest.name === "npm" && typeof manifest.version === "string" ? manifest.version : void 0;
	} catch {
		return;
	}
}
function madeTarballs(made) {
	return new GateError("EPACK", `npm pack made ${made} tarballs, not one`, "Run `npm pack` in the package folder: it has to write one .tgz.");
}
async function packTarball(order) {
	const scripts = packScripts(npm, order);
	const asPublished = scripts.size > 0;
	let version;
	const contents = await temporaryTarball(async (folder) => {
		const { stderr } = await start(order, [
			...forReal,
			...asPublished ? [] : quiet,
			"--pack-destination",
			folder
		]);
		version = asPublished ? installedVersion(order) ?? await packerVersion(npm, order) : npmVersion(stderr);
	}, madeTarballs);
	return {
		packer: packerOf$2(order, version),
		contents,
		...asPublished && !scripts.has("postpack") && { packTwice: true }
	};
}
function needsTarball(order) {
	const { scripts, patchedDependencies } = order.manifest.manifest;
	return order.tarball === true || patchedDependencies !== void 0 || packScripts(npm, order).size > 0 || isObject(scripts) && "postpack" in scripts;
}
function onlyListing(listings) {
	const [listing, another] = listings;
	if (!listing || another) throw new GateError("EPACK", `npm packs ${listings.length} packages here, not one`, "Remove `workspaces` and `workspace` from .npmrc, and gate one package folder at a time.");
	if (listing.files.length === 0) throw new GateError("EPACK", "npm lists no files: an empty release is never approved", "Run `npm pack --dry-run` in the package folder and see what is wrong there.");
	return listing;
}
function fromTree(order, { files, integrity, size }, version) {
	if (files.length === 0 || !treeHolds(order.folder, files)) return null;
	return {
		packer: packerOf$2(order, version),
		contents: workingTree(order.folder, files, {
			integrity,
			size
		})
	};
}
async function pack$2(order) {
	if (needsTarball(order)) return packTarball(order);
	const { stdout, stderr } = await start(order, dryRun);
	const listings = parseListings(stdout);
	return (listings && fromTree(order, onlyListing(listings), npmVersion(stderr))) ?? packTarball(order);
}
function workspaceFlags(orders, workspace) {
	return orders.flatMap(({ folder }) => ["-w", `./${relative(workspace, folder).split(sep).join("/")}`]);
}
function listed(orders, stdout) {
	const listings = parseListings(stdout) ?? [];
	return new Map(orders.flatMap((order) => {
		const own = listings.filter(({ name, version }) => name === order.manifest.name && version === order.manifest.version);
		return own[0] && own.length === 1 ? [[order, own[0]]] : [];
	}));
}
async function packTogether$1(orders, workspace) {
	const [first] = orders;
	if (!first) return new Map();
	const how = {
		typed: "npm pack --workspaces",
		cwd: workspace
	};
	const flags = workspaceFlags(orders, workspace);
	if (first.tarball !== true) {
		const { stdout, stderr } = await start(first, [...dryRun, ...flags], how);
		const found = [...listed(orders, stdout)].flatMap(([order, listing]) => {
			const packed = fromTree(order, listing, npmVersion(stderr));
			return packed ? [[order, packed]] : [];
		});
		return new Map(found);
	}
	let version;
	const names = new Map(orders.map((order) => [order, npmFileName(order.manifest.name, order.manifest.version)]));
	const tarballs = await temporaryTarballs([...names.values()], async (folder) => {
		version = npmVersion((await start(first, [
			...forReal,
			...quiet,
			"--pack-destination",
			folder,
			...flags
		], how)).stderr);
	});
	return new Map([...names].flatMap(([order, name]) => {
		const contents = tarballs.get(name);
		return contents ? [[order, {
			packer: packerOf$2(order, version),
			contents
		}]] : [];
	}));
}
// src/pack/pnpm.ts
const pnpm = {
	name: "pnpm",
	packCommand: "pnpm pack",
	install: "Install pnpm before pack-gate runs: `corepack enable`, or `npm install --global pnpm`; in a workflow, pnpm/action-setup. If you publish with another package manager, say so: `--packer npm`.",
	traces: ["pnpm-lock.yaml", "pnpm-workspace.yaml"],
	scripts: [
		"prepack",
		"prepare",
		"postpack"
	],
	registryManifest: () => "packed",
	failure: failure$1,
	pack: pack$1,
	packTogether
};
function failure$1({ stdout, stderr }) {
	return {
		code: "",
		lines: [stdout, stderr].flatMap((output) => {
			const answer = lastValue(output);
			const error = isObject(answer) && isObject(answer.error) ? answer.error : {};
			return [error.code, error.message].flatMap((part) => typeof part === "string" ? part.split(/\r?\n/) : []);
		})
	};
}
const workspaceLicence = /^licen[sc]e(\..*)?$/i;
function majorOf(version) {
	return Number(version.split(".")[0]);
}
function toldBy(answer) {
	const files = isObject(answer) && Array.isArray(answer.files) ? answer.files : [];
	const paths = files.map((file) => isObject(file) && typeof file.path === "string" ? file.path : void 0).filter((path) => path !== void 0);
	if (!isObject(answer) || paths.length === 0 || paths.length < files.length) throw unknownAnswer(pnpm, "pack --json", "a list of files");
	const { integrity } = answer;
	return {
		paths,
		...typeof integrity === "string" && { integrity }
	};
}
function tellsFiles(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > 9 || minor >= 14;
}
function refuseOld(version) {
	if (majorOf(version) >= 9) return;
	throw new GateError("EPACK", `pnpm ${version} is older than what pack-gate packs with: pnpm 9 and newer`, "Update pnpm, or pack with `pnpm pack` and gate the tarball: `pack-gate check FILE.tgz`.");
}
function packerOf$1({ ignoreScripts }, version) {
	return {
		name: "pnpm",
		version,
		...ignoreScripts && { ignoreScripts: true }
	};
}
function ignoring({ ignoreScripts }) {
	return ignoreScripts ? ["--config.ignore-scripts=true"] : [];
}
function unlistedBy(version) {
	return majorOf(version) <= 10 ? { unlisted: workspaceLicence } : {};
}
async function pack$1(order) {
	const version = await packerVersion(pnpm, order);
	refuseOld(version);
	const json = tellsFiles(version) ? ["--json"] : [];
	const { contents } = await programTarball(pnpm, {
		args: (folder) => [
			"pack",
			...json,
			...ignoring(order),
			"--pack-destination",
			folder
		],
		told: (stdout) => ({
			...json.length > 0 && toldBy(lastValue(stdout)),
			...unlistedBy(version)
		})
	}, order);
	return {
		packer: packerOf$1(order, version),
		contents
	};
}
function entryOf(order, answer) {
	const { name, version } = order.manifest;
	const entries = [answer].flat().filter((entry) => isObject(entry) && entry.name === name && entry.version === version);
	const [entry] = entries;
	const file = isObject(entry) && typeof entry.filename === "string" ? basename(entry.filename) : "";
	return entries.length === 1 && file === npmFileName(name, version) ? entry : void 0;
}
async function packTogether(orders, workspace) {
	const [first] = orders;
	if (!first) return new Map();
	const version = await packerVersion(pnpm, first);
	if (majorOf(version) < 10) return new Map();
	const filters = orders.flatMap(({ folder }) => ["--filter", `./${relative(workspace, folder).split(sep).join("/")}`]);
	const names = orders.map(({ manifest }) => npmFileName(manifest.name, manifest.version));
	let answer;
	const tarballs = await temporaryTarballs(names, async (folder) => {
		const args = [
			"-r",
			...filters,
			"pack",
			"--json",
			...ignoring(first),
			"--pack-destination",
			folder
		];
		answer = lastValue((await runPacker(pnpm, args, first, {
			typed: "pnpm -r pack",
			cwd: workspace
		})).stdout);
	});
	return new Map(orders.flatMap((order) => {
		const contents = tarballs.get(npmFileName(order.manifest.name, order.manifest.version));
		const entry = entryOf(order, answer);
		if (!contents || entry === void 0) return [];
		const told = {
			...toldBy(entry),
			...unlistedBy(version)
		};
		return [[order, {
			packer: packerOf$1(order, version),
			contents: packerContents(contents, pnpm.packCommand, told)
		}]];
	}));
}
// src/pack/config-variables.ts
const maxBytes = 1048576;
function textOf(path) {
	try {
		const bytes = readFileSync(path);
		return bytes.length > maxBytes ? "" : bytes.toString("utf8");
	} catch {
		return "";
	}
}
function named$2(text) {
	return [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)(?::?-[^}]*)?\??\}/g)].map((match) => match[1] ?? "");
}
function emptyVariables(folders, job, given) {
	const home = job.HOME ?? job.USERPROFILE ?? homedir();
	const userConfig = job.NPM_CONFIG_USERCONFIG ?? job.npm_config_userconfig;
	const files = [...[...folders, home].flatMap((folder) => [
		".npmrc",
		".yarnrc",
		".yarnrc.yml"
	].map((name) => join(folder, name))), ...userConfig ? [userConfig] : []];
	const names = new Set(files.flatMap((file) => named$2(textOf(file))));
	return Object.fromEntries([...names].filter((name) => given[name] === void 0).map((name) => [name, ""]));
}
// src/pack/yarn-output.ts
function jsonLines(output) {
	return output.split(/\r?\n/).flatMap((line) => {
		if (!line.startsWith("{")) return [];
		try {
			const value = JSON.parse(line);
			return isObject(value) ? [value] : [];
		} catch {
			return [];
		}
	});
}
// src/pack/yarn-berry.ts
function pathsIn(lines) {
	const paths = lines.map(({ location }) => location).filter((path) => typeof path === "string");
	const outputs = lines.filter(({ output }) => typeof output === "string");
	return paths.length > 0 && outputs.length === 1 ? paths : null;
}
function refuseScripts(yarn, order) {
	const found = [...packScripts(yarn, {
		...order,
		ignoreScripts: false
	}).keys()];
	if (!order.ignoreScripts || found.length === 0) return;
	throw new GateError("EPACK", `yarn pack can't leave out lifecycle scripts, and package.json has ${found.join(" and ")}`, "Run pack-gate without --ignore-scripts (Action input `ignore-scripts`): publishing with Yarn runs them too.");
}
function packerOf({ ignoreScripts }, version) {
	return {
		name: "yarn",
		version,
		...ignoreScripts && { ignoreScripts: true }
	};
}
async function packWithYarnBerry(yarn, order, version) {
	refuseScripts(yarn, order);
	const { contents } = await programTarball(yarn, {
		args: (folder) => [
			"pack",
			"--json",
			"--out",
			join(folder, "package.tgz")
		],
		told(stdout) {
			const paths = pathsIn(jsonLines(stdout));
			if (paths === null) throw unknownAnswer(yarn, "pack --json", "a list of files");
			return { paths };
		}
	}, order);
	return {
		packer: packerOf(order, version),
		contents
	};
}
function partsOf(stdout) {
	const parts = new Map();
	let part = [];
	for (const line of jsonLines(stdout)) if (typeof line.base === "string") {
		part = [];
		parts.set(line.base, part);
	} else part.push(line);
	return parts;
}
function fileName({ manifest: { name, version } }) {
	return `${name.replace("/", "-")}-${version}.tgz`;
}
async function packBerryTogether(yarn, orders, { workspace, version }) {
	const [first] = orders;
	if (!first || Number(version.split(".")[0]) < 4) return new Map();
	const names = orders.flatMap(({ manifest }) => ["--include", manifest.name]);
	let stdout = "";
	const tarballs = await temporaryTarballs(orders.map(fileName), async (folder) => {
		const args = [
			"workspaces",
			"foreach",
			"--all",
			...names,
			"pack",
			"--json",
			"--out",
			join(folder, "%s-%v.tgz")
		];
		({stdout} = await runPacker(yarn, args, first, {
			typed: "yarn workspaces foreach pack",
			cwd: workspace
		}));
	});
	const parts = partsOf(stdout);
	return new Map(orders.flatMap((order) => {
		const contents = tarballs.get(fileName(order));
		const paths = pathsIn(parts.get(order.folder) ?? []);
		if (!contents || !paths) return [];
		return [[order, {
			packer: packerOf(order, version),
			contents: packerContents(contents, yarn.packCommand, { paths })
		}]];
	}));
}
// src/pack/yarn-classic.ts
function saysItWrote(stdout) {
	return jsonLines(stdout).some(({ type, data }) => type === "success" && typeof data === "string" && data.startsWith("Wrote tarball"));
}
async function packWithYarnClassic(yarn, order, version) {
	const scripts = order.ignoreScripts ? ["--ignore-scripts"] : [];
	const { contents } = await programTarball(yarn, {
		args: (folder) => [
			"pack",
			"--json",
			"--non-interactive",
			...scripts,
			"--filename",
			join(folder, "package.tgz")
		],
		told(stdout) {
			if (!saysItWrote(stdout)) throw unknownAnswer(yarn, "pack --json", "a word about its tarball");
			return {};
		}
	}, order);
	return {
		packer: {
			name: "yarn",
			version,
			...order.ignoreScripts && { ignoreScripts: true }
		},
		contents
	};
}
// src/pack/yarn.ts
const yarn = {
	name: "yarn",
	packCommand: "yarn pack",
	install: "Install Yarn before pack-gate runs: `corepack enable`, or `npm install --global yarn` for Yarn 1. If you publish with another package manager, say so: `--packer npm`.",
	traces: ["yarn.lock", ".yarnrc.yml"],
	scripts: ["prepack", "postpack"],
	variables: ({ folder, root, job, env }) => emptyVariables(foldersUp(folder, root), job, env),
	registryManifest: (version) => isClassic(version) ? "before" : "packed",
	failure,
	pack,
	packTogether: async (orders, workspace) => {
		const [first] = orders;
		const version = first ? await packerVersion(yarn, first) : "";
		return packBerryTogether(yarn, orders, {
			workspace,
			version
		});
	}
};
function isClassic(version) {
	return version.startsWith("1.");
}
function failure({ stdout, stderr }) {
	return {
		code: "",
		lines: [stdout, stderr].flatMap(jsonLines).flatMap((line) => {
			const { type, data } = line;
			return type === "error" && typeof data === "string" ? data.split("\n", 1) : [];
		})
	};
}
async function pack(order) {
	const version = await packerVersion(yarn, order);
	return isClassic(version) ? packWithYarnClassic(yarn, order, version) : packWithYarnBerry(yarn, order, version);
}
// src/pack/packers.ts
const packers = {
	pnpm,
	yarn,
	bun,
	npm
};
// src/pack/packer-evidence.ts
const traces = Object.values(packers).flatMap(({ name, traces: files }) => files.map((file) => ({
	file,
	name
})));
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
	const lockFiles = traces.filter(({ file }) => isThere(file)).map(({ file, name }) => ({
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
// src/pack/pack-with.ts
function pinNotes({ name, pinned }, version) {
	return pinned === null || pinned === version ? [] : [`package.json asks for ${name}@${pinned}, and ${name} ${version} packed`];
}
function orderFor(choice, request) {
	const variables = packers[choice.name].variables?.(request) ?? {};
	return {
		...request,
		env: {
			...variables,
			...request.env
		},
		versionFrom: choice.versionFrom
	};
}
function withChoice(choice, packed) {
	const { packer } = packed;
	if (packer === null) return packed;
	const notes = [...choice.notes, ...pinNotes(choice, packer.version)];
	return {
		...packed,
		packer: {
			...packer,
			chosenBy: choice.chosenBy,
			...notes.length > 0 && { notes }
		}
	};
}
async function packWith(choice, request) {
	return withChoice(choice, await packers[choice.name].pack(orderFor(choice, request)));
}
export { packers as a, choosePacker as i, packWith as n, withChoice as r, orderFor as t };
