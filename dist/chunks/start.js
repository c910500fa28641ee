import { i as toGateError, n as exitCodes, r as noVerdict, t as GateError } from "./errors.js";
import { a as tool } from "./rule-page.js";
import { t as suggest } from "./suggest.js";
import { n as proposePatch, t as gateTarget } from "./gate-target.js";
import { r as writeSummary, t as clearSummary } from "./write-summary.js";
import { t as startProgress } from "./progress.js";
import { m as reportLine } from "./group.js";
import { n as defaultPackTime } from "./pack-watch.js";
import { n as repositoryRoot } from "./root.js";
import { n as withCommit, t as commitOf } from "./commit.js";
import { a as packTimeOf, c as packingOptions, i as namesOf, l as policyOptions, n as configOf, o as packagesOptions, r as handOverOptions, s as packerOf, t as baselineOptions, u as reportOptions } from "./options.js";
import { t as remoteFor } from "./remote.js";
import { i as reportTargets, r as errorText, t as deliver } from "./reports.js";
import { n as readArguments, r as usage, t as atMostOne } from "./usage.js";
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
			packTime: packTimeOf(values["pack-timeout"]),
			...values.vsa !== void 0 && { onlyOne: true },
			...values["pack-destination"] !== void 0 && { packDestination: values["pack-destination"] }
		}
	};
}
function withWords(request, progress) {
	const say = (line) => {
		progress.say(line);
	};
	return {
		...request,
		packTime: {
			...defaultPackTime,
			...request.packTime,
			say
		}
	};
}
async function run$1(args, terminal) {
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
	const report = await gateTarget(withWords(request, progress), context, {
		done,
		proposePatch
	}).then((made) => attested(withCommit(made, commitOf(env, request.root)))).catch((error) => noVerdict(toGateError(error))).finally(() => {
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
	run: run$1
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
		load: async () => (await import("./init.js")).init
	},
	{
		name: "accept",
		synopsis: "accept [target]",
		summary: "change the policy so that what is found now may ship",
		load: async () => (await import("./accept.js")).accept
	},
	{
		name: "diff",
		synopsis: "diff A B",
		summary: "what two releases differ in: NAME@VERSION, NAME@TAG, a .tgz or a folder",
		load: async () => (await import("./diff2.js")).diff
	},
	{
		name: "watch",
		synopsis: "watch NAME…",
		summary: "which published releases never passed the gate?",
		load: async () => (await import("./watch.js")).watch
	},
	{
		name: "plan",
		synopsis: "plan [folder]",
		summary: "share the packages of a workspace out to several jobs",
		load: async () => (await import("./plan.js")).plan
	},
	{
		name: "merge",
		synopsis: "merge REPORT…",
		summary: "make one report of those that the jobs of a plan left",
		load: async () => (await import("./merge3.js")).merge
	},
	{
		name: "verify",
		synopsis: "verify [RELEASE]",
		summary: "is it what was judged? RELEASE: NAME@VERSION or a .tgz",
		load: async () => (await import("./verify2.js")).verify
	},
	{
		name: "rules",
		synopsis: "rules [target]",
		summary: "every rule, the level in force, and what set it",
		load: async () => (await import("./rules3.js")).rules
	},
	{
		name: "explain",
		synopsis: "explain RULE",
		summary: "all about one rule: why, how to fix, how to allow",
		load: async () => (await import("./explain.js")).explain
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
// src/cli/main.ts
const helpFlags = ["--help", "-h"];
async function run([name, ...args], terminal) {
	if (name === "--version" || name === "-v") {
		terminal.print(`${tool.version}\n`);
		return 0;
	}
	const wanted = [name, ...args];
	if (name === "help" || wanted.some((argument) => helpFlags.includes(argument))) {
		const { commandHelp, helpText } = await import("./help.js");
		const about = wanted.find((argument) => argument !== "help" && !argument?.startsWith("-"));
		terminal.print(await (about === void 0 ? helpText(commands) : commandHelp(findCommand(about))));
		return 0;
	}
	return (await findCommand(name).load()).run(args, terminal);
}
function failureText(thrown) {
	return errorText(noVerdict(toGateError(thrown)));
}
async function main(words, terminal) {
	return run(words, terminal).catch((thrown) => {
		terminal.stderr.write(failureText(thrown));
		return exitCodes.error;
	});
}
// src/cli/start.ts
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
async function start() {
	process.on("uncaughtException", (thrown) => {
		process.stderr.write(failureText(thrown));
		process.exit(exitCodes.error);
	});
	process.stdout.on("error", (error) => {
		if (error.code !== "EPIPE") throw new GateError("EUSAGE", `the report could not be written to stdout: ${error.message}`, "Make room there, or write it to a file: --reporter NAME=FILE.", { cause: error });
	});
	process.exitCode = await main(process.argv.slice(2), terminal());
}
export { start };
