import { $n as normalizePath, B as fromEvidence, H as onDisk, Jn as asObject, U as packerEvidence, V as inCommit, W as workflowsOf, _t as foldersUp, br as GateError, z as foreignRange } from "./start.js";
import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
// src/pack/publish-commands.ts
const pnpmOrNpm = ({ own }) => own === "pnpm" ? "pnpm" : "npm";
const otherPlugin = /semantic-release.*(pnpm|yarn|bun|exec)|(pnpm|yarn|bun).*semantic-release/;
const semanticRelease = {
	command: "semantic-release",
	then: [],
	packer: ({ tools }) => tools.some((tool) => otherPlugin.test(tool)) ? null : "npm"
};
const changeset = {
	command: "changeset publish",
	then: ["publish"],
	packer: pnpmOrNpm
};
const releaseTools = new Map([
	["changeset", changeset],
	["changesets", changeset],
	["lerna", {
		command: "lerna publish",
		then: ["publish"],
		packer: ({ own, hasWorkspaceRanges }) => own === "pnpm" || hasWorkspaceRanges ? null : "npm"
	}],
	["rush", {
		command: "rush publish",
		then: ["publish"],
		packer: pnpmOrNpm
	}],
	["nx", {
		command: "nx release",
		then: ["release"],
		packer: ({ own }) => own === "yarn" ? "npm" : own
	}],
	["np", {
		command: "np",
		then: [],
		packer: ({ own }) => own === "yarn" ? null : own === "pnpm" ? "pnpm" : "npm"
	}],
	["semantic-release", semanticRelease]
]);
const actions = [[/^JS-DevTools\/npm-publish@/i, {
	command: "JS-DevTools/npm-publish",
	then: [],
	packer: () => "npm"
}], [/\/semantic-release-action@/, semanticRelease]];
const starter = /^(npx|pnpx|bunx|pnpm|yarn|bun|npm|exec|dlx|run|x|sudo|env|-.*|.*:|\w+=.*)$/;
const packsNothing = /\.tgz\b|\$|^--dry-run/;
function commandsOf(line) {
	return line.split(/&&|\|\||[;&|]/).map((command) => command.split(/\s+/).map((word) => word.replace(/^["'`([{]+|["'`)\]},]+$/g, ""))).map((words) => words.filter((word) => word !== ""));
}
function afterOptions(words, from, wanted) {
	let at = from;
	while (words[at]?.startsWith("-")) {
		const value = words[at + 1];
		const hasValue = value !== void 0 && !value.startsWith("-") && !wanted.includes(value);
		at += hasValue && words[at]?.includes("=") === false ? 2 : 1;
	}
	return at;
}
const published = (words, at) => words[at] === "publish" && !words.slice(at + 1).some((word) => packsNothing.test(word));
function byYarn(words, start) {
	const first = afterOptions(words, start + 1, [
		"npm",
		"publish",
		"workspaces",
		"workspace"
	]);
	if (published(words, first)) return "yarn publish";
	const npm = words[first] === "workspace" || words[first] === "workspaces" ? words.indexOf("npm", first) : first;
	if (npm < 0 || words[npm] !== "npm") return null;
	return published(words, afterOptions(words, npm + 1, ["publish"])) ? "yarn npm publish" : null;
}
function byPackageManager(words, start) {
	const name = [
		"npm",
		"pnpm",
		"bun"
	].find((each) => each === words[start]);
	if (name === void 0) return null;
	const further = name === "npm" ? ["stage"] : [
		"recursive",
		"multi",
		"m"
	];
	const first = afterOptions(words, start + 1, ["publish", ...further]);
	const at = further.includes(words[first] ?? "") ? afterOptions(words, first + 1, ["publish"]) : first;
	return published(words, at) ? name : null;
}
function byTool(words, at) {
	const [word = "", before] = [words[at], words[at - 1]];
	if (before?.endsWith("uses:")) return actions.find(([name]) => name.test(word))?.[1] ?? null;
	const tool = releaseTools.get(word);
	if (!tool || before !== void 0 && !starter.test(before)) return null;
	const next = words[at + 1];
	if (tool.command === "np") return next === void 0 || /^(-|patch$|minor$|major$)/.test(next) ? tool : null;
	const then = afterOptions(words, at + 1, tool.then);
	return tool.then.every((each, index) => words[then + index] === each) ? tool : null;
}
function inCommand(words, publishing) {
	for (const [at, word] of words.entries()) {
		const yarn = word === "yarn" ? byYarn(words, at) : null;
		if (yarn !== null) return [{
			command: yarn,
			packer: "yarn"
		}];
		const packer = byPackageManager(words, at);
		if (packer !== null) return [{
			command: `${packer} publish`,
			packer
		}];
		const tool = byTool(words, at);
		if (tool) return [{
			command: tool.command,
			packer: tool.packer(publishing)
		}];
		if (word === "yarn" && /^workspaces?$/.test(words[at + 1] ?? "")) return [];
	}
	return [];
}
function publishCommands(text, publishing) {
	const found = new Map();
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (!/publish|release|\bnp\b/.test(line) || line.trimStart().startsWith("#")) continue;
		for (const words of commandsOf(line.slice(0, 1e4))) for (const each of inCommand(words, publishing)) if (!found.has(each.command)) found.set(each.command, {
			...each,
			line: index + 1
		});
	}
	return [...found.values()];
}
// src/pack/packer-doubts.ts
function scriptTraces({ manifest, manifestPath }, publishing) {
	return Object.entries(asObject(manifest.scripts)).flatMap(([name, script]) => typeof script === "string" ? commandTraces(script, publishing, manifestPath, `script ${name} runs`) : []);
}
function commandTraces(text, publishing, path, runs) {
	return publishCommands(text, publishing).flatMap(({ command, packer, line }) => packer === null ? [] : [{
		packer,
		path,
		says: `${runs} \`${command}\``,
		...runs === "runs" && { line }
	}]);
}
function chosenBy(evidence) {
	try {
		return fromEvidence(evidence).name;
	} catch {
		return null;
	}
}
function publishingOf(evidence, own) {
	return {
		own,
		tools: evidence.flatMap(({ manifest }) => Object.keys(asObject(manifest.devDependencies))),
		hasWorkspaceRanges: evidence[0] !== void 0 && foreignRange(evidence[0]) !== null
	};
}
async function readSide({ folder, root }, files) {
	const evidence = await packerEvidence(folder, root, files);
	const chosen = chosenBy(evidence);
	const publishing = publishingOf(evidence, chosen ?? "npm");
	const commands = [...(await Promise.all(workflowsOf(root).map(async (file) => commandTraces(await files.read(file) ?? "", publishing, relative(root, file).split(sep).join("/"), "runs")))).flat(), ...evidence.flatMap((each) => scriptTraces(each, publishing))];
	const declared = evidence.flatMap(({ lockFiles, packageManager, manifestPath }) => [...lockFiles.map(({ name, path }) => ({
		packer: name,
		path,
		says: `is ${name}'s`
	})), ...packageManager ? [{
		packer: packageManager.name,
		path: manifestPath,
		says: `names ${packageManager.name} as packageManager`
	}] : []]);
	return {
		evidence,
		chosen,
		commands,
		traces: [...commands, ...declared]
	};
}
function contradicting({ traces, commands }, name) {
	const agrees = commands.some(({ packer }) => packer === name);
	return traces.filter((trace) => trace.packer !== name && !(agrees && commands.includes(trace)));
}
function keyOf({ packer, path }) {
	return `${packer}\0${path}`;
}
function textOf(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return null;
	}
}
async function isChanged(program, base, before) {
	if (!before.evidence.flatMap(({ programs }) => programs).some(({ path, written }) => path === program.path && written === program.written)) return true;
	return textOf(program.file) !== await base.read(program.file);
}
function addressTrace({ evidence }, name) {
	const found = evidence.find(({ packageManager }) => packageManager !== null);
	const { address, name: packer } = found?.packageManager ?? {
		address: void 0,
		name: ""
	};
	return found && address !== void 0 && packer === name ? [{
		packer,
		path: found.manifestPath,
		says: `has ${name} fetched from ${address}`
	}] : [];
}
async function broughtPrograms(name, now, before, base) {
	const own = now.evidence.flatMap(({ programs }) => programs).filter(({ packer }) => packer === name);
	const changed = await Promise.all(own.map(async (each) => await isChanged(each, base, before) ? [each] : []));
	const known = new Set(addressTrace(before, name).map(({ says }) => says));
	return [...changed.flat().map(({ path, written }) => ({
		packer: name,
		path,
		says: `has ${written} run as ${name}`
	})), ...addressTrace(now, name).filter(({ says }) => !known.has(says))];
}
async function compared(request, now, read) {
	const { choice, basePacker } = request;
	const { name, chosenBy: by } = choice;
	const mine = {
		packer: name,
		chosenBy: by.path ?? null
	};
	const base = inCommit(read);
	const before = await readSide(request, base);
	const was = basePacker ?? before.chosen;
	const brought = await broughtPrograms(name, now, before, base);
	if (by.by === "policy") {
		const against = basePacker !== void 0 || was === name || before.traces.some(({ packer }) => packer === name) || was === null ? [] : [{
			packer: was,
			path: by.path ?? "",
			says: `sets packer in place of ${was}`
		}];
		return {
			...mine,
			against,
			brought,
			isNew: against.length > 0
		};
	}
	const known = new Set(before.traces.map(keyOf));
	const isMoved = was !== null && was !== name;
	const certain = contradicting(now, name);
	const against = isMoved ? now.traces.filter((each) => each.packer === was || certain.includes(each)) : certain;
	return {
		...mine,
		against,
		brought,
		isNew: isMoved || against.some((each) => !known.has(keyOf(each)))
	};
}
async function unread(alone, now, cause) {
	const nothing = inCommit(() => Promise.resolve(null));
	const brought = await broughtPrograms(alone.packer, now, {
		evidence: [],
		chosen: null,
		traces: [],
		commands: []
	}, nothing);
	return {
		...alone,
		brought,
		isNew: true,
		unreadable: cause instanceof Error ? cause.message : String(cause)
	};
}
async function packerDoubts(request) {
	const { choice, base } = request;
	const { name, chosenBy: by } = choice;
	if (by.by === "request" || by.by === "policy" && !base) return null;
	const now = await readSide(request, onDisk);
	const others = now.traces.some(({ packer }) => packer !== name);
	const hasOwn = now.evidence.some(({ programs }) => programs.length > 0) || addressTrace(now, name).length > 0;
	if (!others && !hasOwn && by.by !== "policy") return null;
	const against = by.by === "policy" ? [] : contradicting(now, name);
	const alone = {
		packer: name,
		chosenBy: by.path ?? null,
		against,
		brought: []
	};
	const found = base ? await compared(request, now, base).catch((cause) => unread(alone, now, cause)) : {
		...alone,
		isNew: null
	};
	return found.against.length + found.brought.length > 0 ? found : null;
}
const directoryTools = [[".changeset/config.json", "changeset publish"], ["lerna.json", "lerna publish"]];
function publishedFolder(folder, root, manifest) {
	const { directory: written } = asObject(manifest.publishConfig);
	const folders = foldersUp(folder, root);
	const tool = directoryTools.find(([file]) => folders.some((each) => existsSync(join(each, file))))?.[1];
	if (typeof written !== "string" || tool === void 0) return null;
	const directory = normalizePath(written);
	if (directory === "") return null;
	if (directory !== null && existsSync(join(folder, directory, "package.json"))) return {
		folder: join(folder, directory),
		directory,
		tool
	};
	throw new GateError("EPACK", `${tool} publishes the folder ${JSON.stringify(written)} (publishConfig.directory), and no package.json is there`, "Build the package first, or correct `publishConfig.directory` in package.json.");
}
export { packerDoubts, publishedFolder };
