import { Ft as reasonSchema, Ht as patternProblem, m as rules } from "./judging.js";
import { a as planAcceptance, r as planFacts, t as fileDiff } from "./policy-patch.js";
import { _ as readPolicyText } from "./nodes.js";
import { C as startProgress, M as readReleases, S as usage, an as suggest, b as atMostOne, c as baselineOptions, cr as repositoryRoot, d as namesOf, f as packTimeOf, g as policyOptions, h as packingOptions, ii as exitCodes, k as measure, m as packerOf, on as findTarget, sr as pathFrom, v as contextOf, x as readArguments } from "./start.js";
import { a as writePolicyFile, i as replacePolicyFile, n as policyPlace, o as schemaUrl, r as refuseWorkspace } from "./policy-file.js";
import { l as tool } from "./compile-cache.js";
import { n as diffText, t as acceptSummary } from "./accept-summary.js";
// src/cli/commands/accept.ts
const options = {
	rule: {
		type: "string",
		multiple: true,
		value: "ID",
		help: ["only findings of this rule; repeatable. secret, own-archive and", "unsafe-path are accepted only if given here"]
	},
	path: {
		type: "string",
		multiple: true,
		value: "GLOB",
		help: ["only findings about these files; repeatable"]
	},
	level: {
		type: "string",
		value: "LEVEL",
		help: ["lowest level to accept: error (default), warning or note;", "rules given with --rule are accepted at any level"]
	},
	reason: {
		type: "string",
		value: "TEXT",
		help: ["why this is allowed; required for waivers"]
	},
	expires: {
		type: "string",
		value: "DATE",
		help: ["last day of new waivers, YYYY-MM-DD"]
	},
	"any-bytes": {
		type: "boolean",
		help: ["new waivers apply to any content of a file, not only the current"]
	},
	yes: {
		type: "boolean",
		help: ["write without asking"]
	},
	"dry-run": {
		type: "boolean",
		help: ["print the change on stdout as a patch, and write nothing"]
	},
	config: policyOptions.config,
	...baselineOptions,
	...packingOptions
};
const levels = [
	"error",
	"warning",
	"note"
];
function levelOf({ level, rule }) {
	if (level === void 0) return rule ? "note" : "error";
	const found = levels.find((each) => each === level);
	if (!found) throw usage(`--level is ${JSON.stringify(level)}`, `Levels are ${levels.join(", ")}.`);
	return found;
}
function rulesOf({ rule = [] }) {
	const ids = rules.map(({ id }) => id);
	for (const id of rule.filter((each) => !ids.includes(each))) {
		const near = suggest(id, ids);
		throw usage(`there is no rule ${JSON.stringify(id)}`, near === null ? "`pack-gate rules` lists them all." : `Did you mean ${near}?`);
	}
	return rule;
}
function pathsOf({ path = [] }) {
	for (const glob of path) {
		const problem = patternProblem(glob);
		if (problem !== null) throw usage(`--path ${JSON.stringify(glob)} ${problem}`);
	}
	return path;
}
function expiryOf({ expires }, today) {
	if (expires === void 0) return null;
	const date = new Date(/^\d{4}-\d\d-\d\d$/.test(expires) ? `${expires}T00:00:00Z` : NaN);
	if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== expires) throw usage(`--expires is ${JSON.stringify(expires)}`, "Write a date that exists, as YYYY-MM-DD.");
	if (expires < today) throw usage(`--expires ${expires} is in the past`, "Give a later day, or leave it out.");
	return expires;
}
function acceptanceOf(values, today) {
	const { reason, "any-bytes": anyBytes = false } = values;
	const said = reason?.trim();
	if (said !== void 0 && !reasonSchema("").safeParse(said).success) throw usage("--reason is not a reason", "Write in words why this is allowed.");
	return {
		level: levelOf(values),
		rules: rulesOf(values),
		paths: pathsOf(values),
		reason: said ?? null,
		expires: expiryOf(values, today),
		anyBytes
	};
}
function requestOf(values, target, cwd) {
	return {
		target,
		cwd,
		root: repositoryRoot(target, cwd),
		config: values.config ?? null,
		baseline: values.baseline ?? null,
		...values.offline === true && { offline: true },
		packer: packerOf(values.packer),
		ignoreScripts: values["ignore-scripts"] ?? false,
		passEnv: namesOf(values["pass-env"] ?? []),
		packTime: packTimeOf(values["pack-timeout"])
	};
}
function ownFile({ policyFile }, { root, target, cwd, config }) {
	if (policyFile) return {
		...policyFile,
		...readPolicyText(policyFile.file),
		isNew: false
	};
	const { path: place, isFolder } = findTarget(target, cwd);
	const { file } = policyPlace({
		root,
		folder: isFolder ? place : cwd,
		config,
		cwd
	});
	const text = `# yaml-language-server: $schema=${schemaUrl(tool.version)}\n`;
	return {
		file,
		path: pathFrom(root, file),
		mark: "",
		text,
		isNew: true
	};
}
function write({ file, mark, text, isNew }, plan, cwd) {
	const shown = pathFrom(cwd, file);
	if (isNew) writePolicyFile({
		file,
		shown,
		lines: null,
		hides: null
	}, plan.text);
	else replacePolicyFile({
		file,
		shown
	}, mark + text, mark + plan.text);
	return shown;
}
async function carryOut(own, plan, { yes, "dry-run": dry }, terminal) {
	const diff = fileDiff(own.path, own.isNew ? null : own.mark + own.text, own.mark + plan.text);
	if (dry) {
		terminal.print(terminal.confirm ? diffText(diff, terminal.style) : diff);
		terminal.stderr.write(acceptSummary(plan, {
			...terminal.style,
			color: false
		}));
		return true;
	}
	terminal.print(`${diffText(diff, terminal.style)}\n${acceptSummary(plan, terminal.style)}`);
	if (!yes && !terminal.confirm) throw usage("nothing was written: there is no terminal to ask in", "Review the change above. `pack-gate accept --yes` writes it.");
	if (!yes && !await terminal.confirm?.(`\nWrite ${own.path}?`)) {
		terminal.print("Nothing was written.\n");
		return false;
	}
	terminal.print(`Wrote ${write(own, plan, terminal.cwd)}. Next: read it, commit it.\n`);
	return true;
}
async function measured(...[request, context]) {
	return measure(await readReleases(request, context), context);
}
async function run(args, terminal) {
	const { values, positionals } = readArguments(args, options);
	if (values.yes && values["dry-run"]) throw usage("--yes and --dry-run can't be combined", "--dry-run writes nothing.");
	const { env, now } = terminal;
	const context = contextOf({
		env,
		now
	});
	const acceptance = acceptanceOf(values, context.now().toISOString().slice(0, 10));
	const request = requestOf(values, atMostOne(positionals, "package") ?? ".", terminal.cwd);
	const target = findTarget(request.target, request.cwd);
	if (target.isFolder) await refuseWorkspace(target.path);
	const progress = startProgress(terminal.stderr, `packing ${request.target}`);
	const { releases } = await measured(request, context).finally(() => {
		progress.stop();
	});
	const own = ownFile(releases, request);
	const facts = planFacts(releases, context, own.path);
	const plan = await planAcceptance({
		...facts,
		text: own.text
	}, acceptance);
	const blocks = plan.standing.some(({ level }) => level === "error");
	if (plan.changes.length === 0) {
		terminal.print(acceptSummary(plan, terminal.style));
		return blocks ? exitCodes.failure : exitCodes.success;
	}
	return await carryOut(own, plan, values, terminal) && !blocks ? exitCodes.success : exitCodes.failure;
}
const accept = {
	options,
	examples: [
		["pack-gate accept", "new files and higher limits, after showing the change"],
		["pack-gate accept --rule source-map --reason 'public'", "source maps, by waivers for their current content"],
		["pack-gate accept --level warning --yes", "also remove unused entries, without asking"]
	],
	exitCodes: [
		"0  the check passes with the policy",
		"1  something still blocks, or you answered no",
		"2  nothing was done: wrong usage, a mistake in the policy, or no answer"
	],
	run
};
export { accept };
