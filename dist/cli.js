#!/usr/bin/env node
import { t as suggest } from "./chunks/suggest.js";
import { n as proposePatch, t as gateTarget } from "./chunks/gate-target.js";
import { r as writeSummary, t as clearSummary } from "./chunks/write-summary.js";
import { i as toGateError, n as exitCodes, r as noVerdict, t as GateError } from "./chunks/errors.js";
import { t as startProgress } from "./chunks/progress.js";
import { m as reportLine } from "./chunks/group.js";
import { n as repositoryRoot } from "./chunks/root.js";
import { a as tool } from "./chunks/rule-page.js";
import { a as packagesOptions, c as policyOptions, i as namesOf, l as reportOptions, n as configOf, o as packerOf, r as handOverOptions, s as packingOptions, t as baselineOptions } from "./chunks/options.js";
import { t as remoteFor } from "./chunks/remote.js";
import { i as reportTargets, r as errorText, t as deliver } from "./chunks/reports.js";
import { n as readArguments, r as usage, t as atMostOne } from "./chunks/usage.js";
import { resolve } from "node:path";
// src/cli/commands/check.ts
const options = {
	...baselineOptions,
	...packagesOptions,
	...policyOptions,
	...reportOptions,
	...packingOptions,
	...handOverOptions
};
function readCheck(args, cwd) {
	const { values, positionals } = readArguments(args, options);
	const target = atMostOne(positionals, "package") ?? ".";
	if (values.vsa !== void 0 && values["pack-destination"] === void 0) throw usage("--vsa needs --pack-destination", "A summary speaks of one tarball: hand it over in the same run.");
	const root = repositoryRoot(target, cwd);
	return {
		summary: values.vsa === void 0 ? null : {
			file: resolve(cwd, values.vsa),
			root
		},
		reports: reportTargets(values.reporter),
		request: {
			target,
			cwd,
			root,
			baseline: values.baseline ?? null,
			config: configOf(values),
			packages: values.packages ?? [],
			changedSince: values["changed-since"] ?? null,
			packer: packerOf(values.packer),
			ignoreScripts: values["ignore-scripts"] ?? false,
			passEnv: namesOf(values["pass-env"] ?? []),
			...values.vsa !== void 0 && { onlyOne: true },
			...values["pack-destination"] !== void 0 && { packDestination: values["pack-destination"] }
		}
	};
}
async function run(args, terminal) {
	const { request, reports, summary } = readCheck(args, terminal.cwd);
	const { env, now } = terminal;
	const context = {
		env,
		now,
		tool,
		remotePolicy: remoteFor({
			env,
			tool
		})
	};
	if (summary !== null) clearSummary(summary);
	const progress = startProgress(terminal.stderr, `packing ${request.target}`);
	const done = (one, finished, all) => {
		progress.say(`[${finished}/${all}] ${one.path}: ${reportLine(one)}`);
	};
	const attested = (report) => {
		if (summary !== null) writeSummary(summary, report, context);
		return report;
	};
	const report = await gateTarget(request, context, {
		done,
		proposePatch
	}).then(attested).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	await deliver(reports, report, terminal);
	return exitCodes[report.conclusion];
}
const check = {
	options,
	examples: [
		["pack-gate check", "the package here against its last release"],
		["pack-gate check packages/core --baseline next", "against what the tag `next` names"],
		["pack-gate check --packages 'packages/*'", "several packages of a repository"],
		["pack-gate check --pack-destination out", "make the tarball for npm publish, if it passes"],
		["pack-gate check app-1.2.0.tgz --reporter json", "a tarball, as a document for programs"]
	],
	run
};
// src/cli/commands.ts
const commands = [
	{
		name: "check",
		synopsis: "check [target]",
		summary: "may this release ship? target: a package folder (default .) or a .tgz",
		load: () => Promise.resolve(check)
	},
	{
		name: "init",
		synopsis: "init [target]",
		summary: "write a policy from what the package packs today and held last",
		load: async () => (await import("./chunks/init.js")).init
	},
	{
		name: "accept",
		synopsis: "accept [target]",
		summary: "change the policy so that what is found now may ship",
		load: async () => (await import("./chunks/accept.js")).accept
	},
	{
		name: "diff",
		synopsis: "diff A B",
		summary: "what two releases differ in: NAME@VERSION, NAME@TAG, a .tgz or a folder",
		load: async () => (await import("./chunks/diff2.js")).diff
	},
	{
		name: "watch",
		synopsis: "watch NAME…",
		summary: "which published releases never passed the gate?",
		load: async () => (await import("./chunks/watch.js")).watch
	},
	{
		name: "plan",
		synopsis: "plan [folder]",
		summary: "share the packages of a workspace out to several jobs",
		load: async () => (await import("./chunks/plan.js")).plan
	},
	{
		name: "merge",
		synopsis: "merge REPORT…",
		summary: "make one report of those that the jobs of a plan left",
		load: async () => (await import("./chunks/merge3.js")).merge
	},
	{
		name: "verify",
		synopsis: "verify [RELEASE]",
		summary: "is it what was judged? RELEASE: NAME@VERSION or a .tgz",
		load: async () => (await import("./chunks/verify2.js")).verify
	},
	{
		name: "rules",
		synopsis: "rules [target]",
		summary: "every rule, the level in force, and what set it",
		load: async () => (await import("./chunks/rules3.js")).rules
	},
	{
		name: "explain",
		synopsis: "explain RULE",
		summary: "all about one rule: why, how to fix, how to allow",
		load: async () => (await import("./chunks/explain.js")).explain
	}
];
function findCommand(name) {
	if (name === void 0) throw usage("no command given", "Run `pack-gate check` in the package folder. `pack-gate --help` lists all there is.");
	const found = commands.find((command) => command.name === name);
	if (found) return found;
	if (name.startsWith("-")) throw usage(`${name} comes before the command`, "Write the command first: `pack-gate check --reporter json`. See `pack-gate --help`.");
	const near = suggest(name, commands.map((command) => command.name));
	const meant = near === null ? `Run \`pack-gate check ${JSON.stringify(name)}\` to gate a folder of that name.` : `Did you mean ${near}?`;
	throw usage(`there is no command ${JSON.stringify(name)}`, `${meant} See \`pack-gate --help\`.`);
}
// src/cli.ts
async function confirm(question) {
	const { createInterface } = await import("node:readline/promises");
	const lines = createInterface({
		input: process.stdin,
		output: process.stdout
	});
	const ended = new Promise((resolve) => lines.once("close", () => {
		resolve("");
	}));
	const answer = await Promise.race([lines.question(`${question} [y/N] `), ended]).finally(() => {
		lines.close();
	});
	return /^y(es)?$/i.test(answer.trim());
}
function terminal() {
	const { env, stdin, stdout, stderr } = process;
	const forced = env.FORCE_COLOR !== void 0 && env.FORCE_COLOR !== "0";
	const color = env.NO_COLOR ? false : forced || stdout.isTTY && env.TERM !== "dumb";
	return {
		cwd: process.cwd(),
		env,
		now: () => new Date(),
		style: {
			color,
			columns: stdout.columns || 80
		},
		isTerminal: stdout.isTTY,
		stderr,
		print(text) {
			stdout.write(text);
		},
		confirm: stdin.isTTY && stdout.isTTY ? confirm : null
	};
}
const helpFlags = ["--help", "-h"];
async function main([name, ...args]) {
	const here = terminal();
	if (name === "--version" || name === "-v") {
		here.print(`${tool.version}\n`);
		return 0;
	}
	const wanted = [name, ...args];
	if (name === "help" || wanted.some((argument) => helpFlags.includes(argument))) {
		const { commandHelp, helpText } = await import("./chunks/help.js");
		const about = wanted.find((argument) => argument !== "help" && !argument?.startsWith("-"));
		here.print(await (about === void 0 ? helpText(commands) : commandHelp(findCommand(about))));
		return 0;
	}
	return (await findCommand(name).load()).run(args, here);
}
process.exitCode = exitCodes.error;
process.on("uncaughtException", (thrown) => {
	process.stderr.write(errorText(noVerdict(toGateError(thrown))));
	process.exit(exitCodes.error);
});
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw new GateError("EUSAGE", `the report could not be written to stdout: ${error.message}`, "Make room there, or write it to a file: --reporter NAME=FILE.", { cause: error });
});
process.exitCode = await main(process.argv.slice(2)).catch((thrown) => {
	process.stderr.write(errorText(noVerdict(toGateError(thrown))));
	return exitCodes.error;
});
export {};
