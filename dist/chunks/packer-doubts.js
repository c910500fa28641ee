import { X as isToolKnown, Z as readSide, at as declaredDependencies, it as onDisk, ot as isOfMaker, rt as inCommit, st as wordsFor } from "./start.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/pack/brought-programs.ts
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
function isSameList(now, was) {
	const [mine, theirs] = [now, was].map((each) => JSON.stringify([...declaredDependencies(each?.manifest ?? {})].sort()));
	return mine === theirs;
}
async function isInstalledAnew(program, now, before, files) {
	const was = before.evidence.find(({ manifestPath }) => manifestPath === now.manifestPath);
	const { spec, provider, path } = program;
	const committed = await files.base.read(join(files.root, path));
	if (committed !== null) return committed !== textOf(join(files.root, path));
	if (spec !== null) return declaredDependencies(was?.manifest ?? {}).get(provider) !== spec;
	return !isOfMaker(program) && !isSameList(now, was);
}
async function broughtPrograms(name, now, before, files) {
	const own = now.evidence.flatMap(({ programs }) => programs).filter(({ packer }) => packer === name);
	const changed = await Promise.all(own.map(async (each) => await isChanged(each, files.base, before) ? [each] : []));
	const installed = await Promise.all(now.evidence.flatMap((folder) => folder.installed.filter(({ packer }) => packer === name).map(async (each) => await isInstalledAnew(each, folder, before, files) ? [{
		each,
		folder
	}] : [])));
	const known = new Set(addressTrace(before, name).map(({ says }) => says));
	return [
		...changed.flat().map(({ path, written }) => ({
			packer: name,
			path,
			says: `has ${written} run as ${name}`
		})),
		...installed.flat().map(({ each, folder }) => ({
			packer: name,
			path: folder.manifestPath,
			says: `has scripts run ${wordsFor(each)} as ${name} (${each.path})`
		})),
		...addressTrace(now, name).filter(({ says }) => !known.has(says))
	];
}
// src/pack/packer-doubts.ts
function contradicting({ traces, commands }, { name, chosenBy }) {
	const agrees = commands.some(({ packer }) => packer === name);
	return (chosenBy.by === "release-tool" ? commands : traces).filter((trace) => trace.packer !== name && !(agrees && commands.includes(trace)));
}
function keyOf({ packer, path }) {
	return `${packer}\0${path}`;
}
async function brings({ choice: { name }, published, folder, root }, now, before, base) {
	const brought = await broughtPrograms(name, now, before, {
		root,
		base
	});
	if (!published || await isToolKnown({
		folder,
		root
	}, published.tool, base)) return { brought };
	const { path, tool, directory, setBy } = published;
	return {
		brought,
		moved: {
			packer: name,
			path,
			says: `has \`${tool}\` publish ${directory} (${setBy})`
		}
	};
}
function againstPolicy({ choice }, before) {
	const { name, chosenBy } = choice;
	const { commands, traces, chosen } = before;
	const isUnclear = chosen === null || traces.some(({ packer }) => packer !== chosen);
	const fits = commands.length > 0 ? commands.some(({ packer }) => packer === name) : chosen === name || isUnclear && traces.some(({ packer }) => packer === name);
	const was = commands[0]?.packer ?? chosen;
	if (fits || was === null) return [];
	return [{
		packer: was,
		path: chosenBy.path ?? "",
		says: `sets packer in place of ${was}`
	}];
}
async function compared(request, now, read) {
	const { choice, basePacker } = request;
	const { name, chosenBy: by } = choice;
	const base = inCommit(read);
	const { folder, root } = request;
	const before = await readSide({
		folder,
		root
	}, base);
	const mine = {
		packer: name,
		chosenBy: by.path ?? null,
		...await brings(request, now, before, base)
	};
	if (by.by === "request") return {
		...mine,
		against: [],
		isNew: false
	};
	if (by.by === "policy") {
		const against = basePacker === void 0 ? againstPolicy(request, before) : [];
		return {
			...mine,
			against,
			isNew: against.length > 0
		};
	}
	const known = new Set(before.traces.map(keyOf));
	const was = basePacker ?? before.chosen;
	const isMoved = was !== null && was !== name && by.by !== "release-tool";
	const certain = contradicting(now, choice);
	const against = isMoved ? now.traces.filter((each) => each.packer === was || certain.includes(each)) : certain;
	return {
		...mine,
		against,
		isNew: isMoved || against.some((each) => !known.has(keyOf(each)))
	};
}
async function unread(request, against, now, cause) {
	const { name, chosenBy } = request.choice;
	const nothing = inCommit(() => Promise.resolve(null));
	return {
		packer: name,
		chosenBy: chosenBy.path ?? null,
		against,
		...await brings(request, now, {
			evidence: [],
			chosen: null,
			traces: [],
			commands: [],
			publishing: []
		}, nothing),
		isNew: true,
		unreadable: cause instanceof Error ? cause.message : String(cause)
	};
}
function isPlain({ choice: { name, chosenBy }, published }, { traces, evidence }) {
	return !evidence.some(({ programs, installed, packageManager }) => programs.length + installed.length > 0 || packageManager?.address !== void 0) && !published && chosenBy.by !== "policy" && traces.every(({ packer }) => packer === name);
}
async function packerDoubts(request) {
	const { choice, base } = request;
	const isAsked = choice.chosenBy.by === "request" || choice.chosenBy.by === "policy";
	if (isAsked && !base) return null;
	const now = await readSide(request, onDisk);
	if (isPlain(request, now)) return null;
	const against = isAsked ? [] : contradicting(now, choice);
	const found = base ? await compared(request, now, base).catch((cause) => unread(request, against, now, cause)) : {
		packer: choice.name,
		chosenBy: choice.chosenBy.path ?? null,
		against,
		brought: [],
		isNew: null
	};
	return found.against.length + found.brought.length > 0 || found.moved ? found : null;
}
export { packerDoubts };
