#!/usr/bin/env node
import { t as suggest } from "./chunks/suggest.js";
import { i as toGateError, n as exitCodes, r as noVerdict, t as GateError } from "./chunks/errors.js";
import { _ as plain, f as reportLine, x as headBytes } from "./chunks/help.js";
import { a as repositoryRoot, c as packerNames, i as markdownOf, n as renderSarif, o as textOf, r as renderHtml, s as renderTextError, t as gateTarget } from "./chunks/gate-target.js";
import { r as renderJson, t as tool } from "./chunks/tool.js";
import { n as readArguments, r as usage, t as atMostOne } from "./chunks/usage.js";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
// src/reporters/progress.ts
const frames = [
	"|",
	"/",
	"-",
	"\\"
];
const tickMs = 100;
const ticksBeforeShown = 10;
const clearLine = "\r\x1B[K";
const nodeTimers = {
	setInterval: (tick, ms) => setInterval(tick, ms),
	clearInterval: (timer) => {
		clearInterval(timer);
	}
};
function startProgress(stream, label, timers = nodeTimers) {
	const say = (line) => {
		stream.write(`${plain(line)}\n`);
	};
	if (stream.isTTY !== true) return {
		stop: () => void 0,
		say
	};
	let ticks = 0;
	let shown = false;
	const text = headBytes(plain(label), (stream.columns ?? 80) - 4);
	const timer = timers.setInterval(() => {
		ticks += 1;
		if (ticks < ticksBeforeShown) return;
		shown = true;
		stream.write(`${clearLine}${frames[ticks % frames.length] ?? ""} ${text}`);
	}, tickMs);
	timer.unref?.();
	return {
		say(line) {
			if (shown) stream.write(clearLine);
			say(line);
		},
		stop() {
			timers.clearInterval(timer);
			if (shown) stream.write(clearLine);
			shown = false;
		}
	};
}
// src/reporters/index.ts
const markdownBytes = 65535;
const reporters = new Map([
	{
		name: "text",
		summary: "what is blocked and why, for people at a terminal (default)",
		render: textOf
	},
	{
		name: "json",
		summary: "the whole report as one JSON document (schema/report.schema.json)",
		render: renderJson
	},
	{
		name: "markdown",
		summary: "a page for a pull request or a job summary, at most 65,535 bytes",
		render: (report) => markdownOf(report, markdownBytes)
	},
	{
		name: "html",
		summary: "one page with a map by size, to be opened in a browser",
		render: renderHtml
	},
	{
		name: "sarif",
		summary: "SARIF 2.1.0, for GitHub's code scanning and other viewers",
		render: renderSarif
	}
].map((reporter) => [reporter.name, reporter]));
// src/cli/options.ts
const policyOptions = {
	config: {
		type: "string",
		value: "FILE",
		help: ["the policy (default .github/pack-gate.yml, else pack-gate.yml,", "in the package folder or at the repository's root)"]
	},
	"no-config": {
		type: "boolean",
		help: ["rules and baseline alone, whatever policy there is"]
	}
};
const baselineOptions = { baseline: {
	type: "string",
	value: "SPEC",
	help: [
		"what to compare with (default auto):",
		"auto      the last release in the registry",
		"none      nothing",
		"VERSION, TAG or FILE.tgz"
	]
} };
const packagesOptions = { packages: {
	type: "string",
	multiple: true,
	value: "GLOB",
	help: ["package folders to gate, relative to the target; repeatable", "(default at a workspace's root: every package that is not private)"]
} };
const reportOptions = { reporter: {
	type: "string",
	multiple: true,
	value: "NAME[=FILE]",
	help: ["repeatable; without =FILE on stdout:", ...[...reporters.values()].map(({ name, summary }) => `${name.padEnd(9)} ${summary}`)]
} };
const packingOptions = {
	packer: {
		type: "string",
		value: "NAME",
		help: ["npm, pnpm, yarn or bun: the one that publishes (default auto:", "from packageManager, devEngines, lock files; else npm)"]
	},
	"ignore-scripts": {
		type: "boolean",
		help: ["pack without lifecycle scripts (said in the report)"]
	},
	"pass-env": {
		type: "string",
		multiple: true,
		value: "NAME",
		help: ["an environment variable that lifecycle scripts may see; repeatable"]
	}
};
function configOf(values) {
	if (values.config !== void 0 && values["no-config"]) throw usage("--config and --no-config contradict each other");
	return values["no-config"] ? false : values.config ?? null;
}
function packerOf(value = "auto") {
	const names = ["auto", ...packerNames];
	const packer = names.find((name) => name === value);
	if (packer === void 0) throw usage(`there is no packer ${JSON.stringify(value)}`, `Packers are ${names.join(", ")}.`);
	return packer;
}
function namesOf(values) {
	return values.flatMap((names) => names.split(/[\s,]+/)).filter((name) => name !== "");
}
// src/cli/reports.ts
const fileStyle = {
	color: false,
	columns: 80
};
function reportTargets(values = ["text"]) {
	const targets = values.map((value) => {
		const at = value.indexOf("=");
		return at < 0 ? {
			reporter: value,
			file: null
		} : {
			reporter: value.slice(0, at),
			file: value.slice(at + 1)
		};
	});
	for (const { reporter, file } of targets) {
		if (!reporters.has(reporter)) throw usage(`there is no reporter ${JSON.stringify(reporter)}`, `Reporters are ${[...reporters.keys()].join(", ")}.`);
		if (file === "") throw usage(`--reporter ${reporter}= names no file`, `Write --reporter ${reporter}=FILE, or --reporter ${reporter} for stdout.`);
	}
	if (targets.filter(({ file }) => file === null).length > 1) throw usage("two reporters write to stdout", "Give all but one a file: --reporter NAME=FILE.");
	return targets;
}
async function render(name, report, style) {
	const reporter = reporters.get(name);
	if (!reporter) throw usage(`there is no reporter ${JSON.stringify(name)}`);
	return reporter.render(report, style);
}
async function deliver(targets, report, terminal) {
	for (const { reporter, file } of targets) if (file === null) terminal.print(await render(reporter, report, terminal.style));
	else writeReport(resolve(terminal.cwd, file), file, await render(reporter, report, fileStyle));
}
function writeReport(path, typed, text) {
	try {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the report could not be written to ${typed}: ${why}`, "Name a file in a folder that can be written to.", { cause });
	}
}
function errorText(report) {
	return renderTextError(report, fileStyle);
}
// src/cli/commands/check.ts
const options = {
	...baselineOptions,
	...packagesOptions,
	...policyOptions,
	...reportOptions,
	...packingOptions
};
function readCheck(args, cwd) {
	const { values, positionals } = readArguments(args, options);
	const target = atMostOne(positionals, "package") ?? ".";
	return {
		reports: reportTargets(values.reporter),
		request: {
			target,
			cwd,
			root: repositoryRoot(target, cwd),
			baseline: values.baseline ?? null,
			config: configOf(values),
			packages: values.packages ?? [],
			packer: packerOf(values.packer),
			ignoreScripts: values["ignore-scripts"] ?? false,
			passEnv: namesOf(values["pass-env"] ?? [])
		}
	};
}
async function run(args, terminal) {
	const { request, reports } = readCheck(args, terminal.cwd);
	const progress = startProgress(terminal.stderr, `packing ${request.target}`);
	const done = (one, finished, all) => {
		progress.say(`[${finished}/${all}] ${one.path}: ${reportLine(one)}`);
	};
	const report = await gateTarget(request, {
		env: terminal.env,
		now: terminal.now,
		tool
	}, { done }).catch((error) => noVerdict(toGateError(error))).finally(() => {
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
		name: "rules",
		synopsis: "rules",
		summary: "every rule, its default level, what it fires on",
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
function terminal() {
	const { env, stdout, stderr } = process;
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
		stderr,
		print(text) {
			stdout.write(text);
		}
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
		const { commandHelp, helpText } = await import("./chunks/help2.js");
		const about = wanted.find((argument) => argument !== "help" && !argument?.startsWith("-"));
		here.print(await (about === void 0 ? helpText(commands) : commandHelp(findCommand(about))));
		return 0;
	}
	return (await findCommand(name).load()).run(args, here);
}
process.exitCode = exitCodes.error;
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2)).catch((thrown) => {
	process.stderr.write(errorText(noVerdict(toGateError(thrown))));
	return exitCodes.error;
});
export {};
