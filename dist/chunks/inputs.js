import { a as info, c as setOutput, i as getState, l as warning, n as error, o as notice, r as getInput, s as saveState, t as core_exports } from "./libraries/actions-core.js";
import { Br as plain, Ft as packerNames, Gn as cutBytes, It as defaultPackTime, Lt as milliseconds, Qt as readRun, Zt as readCommit } from "./start.js";
import { r as readShards } from "./shard-files.js";
import { n as limits } from "./limits.js";
import { _ as repositoryPath, g as messageOf, h as linesOf, m as lineOf, p as causesOf, v as titleOf } from "./session.js";
import { r as readSignerWorkflow } from "./signer.js";
import { isAbsolute } from "node:path";
// src/github/runner.ts
const actionsRunner = {
	input: (name) => getInput(name),
	output: (name, value) => {
		setOutput(name, value);
	},
	log: (text) => {
		for (const line of text.split(/\r\n|\r|\n/)) info(inert(line));
	},
	annotate: (findings) => {
		for (const { level, title, message, place } of commandsFor(findings)) issue[level](message, {
			title,
			...place
		});
	},
	annotateError: ({ code, message, help, location }) => {
		const place = location && {
			file: plain(repositoryPath(location.path)),
			startLine: location.line
		};
		const text = cutBytes(`${plain(message)}\n${linesOf(help)}`, limits.commandMessage);
		error(text, {
			title: `pack-gate: ${code}`,
			...place
		});
	},
	summary: async (markdown) => {
		try {
			const { summary } = core_exports;
			await summary.emptyBuffer().addRaw(cutBytes(markdown, limits.jobSummary)).write({ overwrite: true });
			return true;
		} catch {
			return false;
		}
	},
	save: (name, value) => {
		saveState(name, value);
	},
	saved: (name) => getState(name),
	exit: (code) => {
		process.exitCode = code;
	}
};
const levels = [
	"error",
	"warning",
	"note"
];
const issue = {
	error,
	warning,
	note: notice
};
function commandsFor(findings) {
	const causes = causesOf(findings);
	return levels.flatMap((level) => {
		const all = causes.filter(([worst]) => worst.level === level);
		const shown = all.slice(0, limits.commandsPerLevel - 1);
		const left = all.slice(shown.length).flat().length;
		const more = {
			level,
			title: "pack-gate",
			message: `… and ${left} more: see the log or the job summary.`
		};
		return [...shown.map(toCommand), ...left > 0 ? [more] : []];
	});
}
function toCommand(cause) {
	const [{ level, anchor }] = cause;
	return {
		level,
		title: titleOf(cause),
		message: messageOf(cause, limits.commandMessage),
		place: {
			file: plain(repositoryPath(anchor.path)),
			startLine: lineOf(anchor)
		}
	};
}
const unseen = "[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*";
const bracketed = new RegExp(`#(${unseen})#(${unseen})\\[`, "gu");
const colons = new RegExp(`^([\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*):(${unseen}):`, "u");
function inert(line) {
	return line.replace(bracketed, "#$1#$2 [").replace(colons, "$1: $2:");
}
// src/action/input-reader.ts
function inputReader(read) {
	const mistakes = [];
	const expected = (name, what, got) => {
		const shown = name === "token" || name === "policy-token" ? "something else" : JSON.stringify(got.slice(0, 100));
		mistakes.push(`Input \`${name}\`: expected ${what}, got ${shown}.`);
	};
	const oneOf = (name, values, usual) => {
		const text = read(name);
		if (text === "") return usual;
		const value = values.get(text.toLowerCase());
		if (value === void 0) expected(name, list([...values.keys()]), text);
		return value ?? usual;
	};
	const line = (name, usual) => {
		const text = read(name);
		if (!/[\p{Cc}\u2028\u2029]/u.test(text)) return text || usual;
		expected(name, "one line of text", text);
		return usual;
	};
	const shards = (name, usual) => {
		const text = read(name) || String(usual);
		const count = readShards(text);
		if (count === null) expected(name, `a number from 1 to 256`, text);
		return count ?? usual;
	};
	const seconds = (name, usual) => {
		const text = read(name) || String(usual);
		if (/^\d{1,6}$/.test(text)) return Number(text);
		expected(name, "a whole number of seconds below a million", text);
		return usual;
	};
	const duration = (name, usual) => {
		const text = read(name);
		const ms = text === "" ? usual : milliseconds(text);
		if (ms === null) expected(name, "a time such as 90s, 45m or 2h, at most a day", text);
		return ms ?? usual;
	};
	return {
		mistakes,
		expected,
		oneOf,
		line,
		shards,
		seconds,
		duration
	};
}
function list(values) {
	return `${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`;
}
// src/action/inputs.ts
function checkTogether(inputs, expected) {
	checkNames(inputs, expected);
	if (inputs.mode === "report") checkReportInputs(inputs, expected);
	if (inputs.mode === "shard") checkShardInputs(inputs, expected);
	if (inputs.mode === "merge") checkMergeInputs(inputs, expected);
	if (inputs.mode === "verify" && inputs.reportFile === null) expected("report-file", "the report of the run that checked the release, kept as an artifact", "");
	checkModes(inputs, expected);
	if (inputs.vsaFile !== null && inputs.packDestination === null) expected("pack-destination", "a folder, because `vsa-file` describes the tarball in it", "");
}
function checkNames(inputs, expected) {
	if (inputs.checkRun !== "false" && inputs.status !== "false" && inputs.checkName.toLowerCase() === inputs.statusContext.toLowerCase()) expected("status-context", "a name that differs from `check-name`", inputs.statusContext);
}
function checkReportInputs({ reportWorkflow, checkRun, status }, expected) {
	if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reportWorkflow)) expected("report-workflow", "the path of the workflow that makes the report, as in .github/workflows/fork-safe.yml", reportWorkflow);
	if (checkRun === "false" && status === "false") expected("check-run", "a value other than false, because `status` is false too", "false");
}
function checkShardInputs({ packages, changedOnly }, expected) {
	if (packages.length === 0) expected("packages", "those of this job in the matrix, `matrix.packages`", "");
	if (changedOnly) expected("changed-only", "false in mode shard, because mode plan leaves out what can't have changed", "true");
}
const forModes = [
	[
		"plan",
		["merge"],
		({ plan }) => plan || null
	],
	[
		"reports",
		["merge"],
		({ reports }) => reports[0] ?? null
	],
	[
		"costs",
		["plan"],
		({ costs }) => costs[0] ?? null
	],
	[
		"release",
		["verify"],
		({ release }) => release
	],
	[
		"report-run",
		["verify"],
		({ reportRun }) => reportRun === null ? null : "a run"
	],
	[
		"report-commit",
		["verify"],
		({ reportCommit }) => reportCommit
	],
	[
		"signer-workflow",
		["verify"],
		({ signerWorkflow }) => signerWorkflow
	],
	[
		"trusted-root",
		["verify"],
		({ trustedRoot }) => trustedRoot
	],
	[
		"wait",
		["verify"],
		({ wait }) => wait > 0 ? String(wait) : null
	],
	[
		"report-workflow",
		["report"],
		({ reportWorkflow }) => reportWorkflow || null
	],
	[
		"suggestions",
		["check"],
		({ suggestions }) => suggestions === "false" ? null : suggestions
	],
	[
		"pack-destination",
		["check", "shard"],
		({ packDestination }) => packDestination
	],
	[
		"vsa-file",
		["check", "shard"],
		({ vsaFile }) => vsaFile
	],
	[
		"html-file",
		[
			"check",
			"shard",
			"merge",
			"report"
		],
		({ htmlFile }) => htmlFile
	],
	[
		"sarif-file",
		[
			"check",
			"shard",
			"merge",
			"report"
		],
		({ sarifFile }) => sarifFile
	]
];
function checkModes(inputs, expected) {
	for (const [name, modes, given] of forModes) {
		const value = given(inputs);
		if (value !== null && !modes.includes(inputs.mode)) expected(name, `no value, because only mode ${modes.join(", ")} uses it (the mode is ${inputs.mode})`, value);
	}
}
function checkMergeInputs({ plan, reports }, expected) {
	const outside = reports.find((glob) => isAbsolute(glob) || glob.split(/[\\/]/).includes(".."));
	if (outside !== void 0) expected("reports", "globs of files inside the workspace, relative to it", outside);
	if (plan === "") expected("plan", "the output `plan` of the job that planned (empty if that job failed), or a file that holds it", plan);
	if (reports.length === 0) expected("reports", "the reports that the jobs of the matrix wrote, as in shards/**/*.json", "");
}
const trusted = {
	check: "pack-gate report",
	status: "pack-gate"
};
function unlikeTrusted(mode, name) {
	if (mode !== "report") return name;
	if (name === trusted.check) return "pack-gate unverified report";
	return name === trusted.status ? "pack-gate unverified" : name;
}
function parseInputs(read) {
	const { mistakes, expected, oneOf, line, shards, seconds, duration } = inputReader(read);
	const config = line("config", "");
	const mode = oneOf("mode", tasks, "check");
	const origin = (name, what, parse, text) => {
		const value = text === "" ? null : parse(text);
		if (value === void 0) expected(name, what, text);
		return value ?? null;
	};
	const inputs = {
		mode,
		shards: shards("shards", 4),
		costs: globs(read("costs")),
		plan: read("plan"),
		reports: globs(read("reports")),
		release: line("release", "") || null,
		wait: seconds("wait", 0),
		reportRun: origin("report-run", "ID, ID/ATTEMPT or any", readRun, line("report-run", "")),
		reportCommit: origin("report-commit", "a full commit SHA", readCommit, line("report-commit", "")),
		signerWorkflow: origin("signer-workflow", "the file of a workflow, as in release.yml, perhaps with @REF", readSignerWorkflow, line("signer-workflow", "")),
		trustedRoot: line("trusted-root", "") || null,
		reportWorkflow: line("report-workflow", ""),
		reportArtifact: line("report-artifact", "pack-gate-report"),
		path: line("path", "."),
		packages: globs(read("packages")),
		changedOnly: oneOf("changed-only", booleans, false),
		config: config === "none" ? false : config || null,
		policy: oneOf("policy", sides, "both"),
		baseline: line("baseline", "") || null,
		packer: oneOf("packer", packers, "auto"),
		ignoreScripts: oneOf("ignore-scripts", booleans, false),
		passEnv: variables(read("pass-env"), mistakes),
		packTimeout: duration("pack-timeout", defaultPackTime.deadlineMs),
		token: line("token", ""),
		policyToken: line("policy-token", ""),
		checkRun: posting(mode, oneOf("check-run", modes, "auto")),
		status: posting(mode, oneOf("status", modes, "auto")),
		comment: posting(mode, oneOf("comment", modes, "false")),
		suggestions: oneOf("suggestions", modes, "false"),
		checkName: unlikeTrusted(mode, line("check-name", trusted.check)),
		statusContext: unlikeTrusted(mode, line("status-context", trusted.status)),
		enforce: oneOf("enforce", booleans, true),
		reportFile: line("report-file", "") || null,
		packDestination: line("pack-destination", "") || null,
		vsaFile: line("vsa-file", "") || null,
		htmlFile: line("html-file", "") || null,
		sarifFile: line("sarif-file", "") || null
	};
	checkTogether(inputs, expected);
	return {
		...inputs,
		mistakes
	};
}
function posting(mode, wish) {
	if (mode === "shard") return "false";
	return mode === "report" && wish === "auto" ? "true" : wish;
}
const tasks = new Map([
	"check",
	"plan",
	"shard",
	"merge",
	"report",
	"verify"
].map((name) => [name, name]));
const booleans = new Map([["true", true], ["false", false]]);
const packers = new Map(["auto", ...packerNames].map((name) => [name, name]));
const sides = new Map([
	["head", "head"],
	["base", "base"],
	["both", "both"]
]);
const modes = new Map([
	["auto", "auto"],
	["true", "true"],
	["false", "false"]
]);
function globs(text) {
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
}
function variables(text, mistakes) {
	const names = text.split(/[\s,]+/).filter((name) => name !== "");
	const valid = names.filter((name) => /^[A-Za-z_][\w().-]*$/.test(name));
	const others = names.length - valid.length;
	if (others > 0) mistakes.push(`Input \`pass-env\`: expected names of environment variables, got ${others} that can't be one.`);
	return valid;
}
export { actionsRunner as n, parseInputs as t };
