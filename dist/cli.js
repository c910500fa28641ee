#!/usr/bin/env node
import { i as toGateError, n as exitCodes, r as noVerdict, t as GateError } from "./chunks/errors.js";
import { a as renderMarkdownError, c as renderTextError, d as plain, i as renderMarkdown, m as headBytes, n as gate, o as repositoryRoot, r as renderJson, s as renderText, t as tool } from "./chunks/tool.js";
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { dirname, resolve } from "node:path";
// src/cli/arguments.ts
const options = {
	baseline: { type: "string" },
	config: { type: "string" },
	"no-config": { type: "boolean" },
	reporter: {
		type: "string",
		multiple: true
	},
	"ignore-scripts": { type: "boolean" },
	"pass-env": {
		type: "string",
		multiple: true
	},
	help: {
		type: "boolean",
		short: "h"
	},
	version: {
		type: "boolean",
		short: "v"
	}
};
const seeHelp = "See `pack-gate --help`.";
function usage(message, help = seeHelp) {
	return new GateError("EUSAGE", message, help);
}
function parse(args) {
	try {
		return parseArgs({
			args: [...args],
			options,
			allowPositionals: true
		});
	} catch (error) {
		const [first = "the options could not be read"] = (error instanceof Error ? error.message : String(error)).split(". ");
		throw usage(first);
	}
}
function reportTargets(values, known) {
	const targets = (values.length > 0 ? values : ["text"]).map((value) => {
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
		if (!known.includes(reporter)) throw usage(`there is no reporter ${JSON.stringify(reporter)}`, `Reporters are ${known.join(", ")}.`);
		if (file === "") throw usage(`--reporter ${reporter}= names no file`, `Write --reporter ${reporter}=FILE, or --reporter ${reporter} for stdout.`);
	}
	if (targets.filter(({ file }) => file === null).length > 1) throw usage("two reporters write to stdout", "Give all but one a file: --reporter NAME=FILE.");
	return targets;
}
function checkCommand(values, target, reporters) {
	if (values.config !== void 0 && values["no-config"]) throw usage("--config and --no-config contradict each other");
	for (const name of ["baseline", "config"]) if (values[name] === "") throw usage(`--${name} is empty`);
	return {
		name: "check",
		target,
		baseline: values.baseline ?? null,
		config: values["no-config"] ? false : values.config ?? null,
		reports: reportTargets(values.reporter ?? [], reporters),
		ignoreScripts: values["ignore-scripts"] ?? false,
		passEnv: (values["pass-env"] ?? []).flatMap((names) => names.split(/[\s,]+/)).filter((name) => name !== "")
	};
}
function explainCommand([rule, another]) {
	if (rule === void 0) throw usage("explain names no rule", "Run `pack-gate explain RULE`; `pack-gate rules` lists them.");
	if (another !== void 0) throw usage(`one rule at a time: ${JSON.stringify(another)} is one too many`);
	return {
		name: "explain",
		rule
	};
}
function parseCommand(args, reporters) {
	const { values, positionals } = parse(args);
	const [command, target = ".", ...rest] = positionals;
	if (values.version) return { name: "version" };
	if (values.help || command === "help") return { name: "help" };
	if (command === void 0) throw usage("no command given", "Run `pack-gate check` in the package folder. `pack-gate --help` lists all there is.");
	if (command === "rules") return { name: "rules" };
	if (command === "explain") return explainCommand(positionals.slice(1));
	if (command !== "check") throw usage(`there is no command ${JSON.stringify(command)}`, `Run \`pack-gate check ${JSON.stringify(command)}\` to gate a folder of that name. ${seeHelp}`);
	if (rest.length > 0) throw usage(`one package at a time: ${JSON.stringify(rest[0])} is one target too many`);
	return checkCommand(values, target, reporters);
}
// src/cli/help.ts
function helpText(reporters) {
	return `pack-gate: may what \`npm publish\` is about to upload ship?

Usage
  pack-gate check [target]       target: a package folder (default .) or a .tgz
  pack-gate rules                every rule, its default level, what it fires on
  pack-gate explain RULE         all about one rule: why, how to fix, how to allow

Options
  --baseline SPEC         what to compare with (default auto):
                          auto      the last release in the registry
                          none      nothing
                          VERSION, TAG or FILE.tgz
  --config FILE           the policy (default .github/pack-gate.yml, else pack-gate.yml,
                          in the package folder or at the repository's root)
  --no-config             rules and baseline alone, whatever policy there is
  --reporter NAME[=FILE]  repeatable; without =FILE on stdout:
${[...reporters].map(({ name, summary }) => `                          ${name.padEnd(9)} ${summary}`).join("\n")}
  --ignore-scripts        pack without lifecycle scripts (said in the report)
  --pass-env NAME         an environment variable that lifecycle scripts may see; repeatable
  -h, --help              this page
  -v, --version           the version

Exit codes
  0  passed
  1  blocked: at least one error
  2  no verdict: bad usage, bad policy, or the packer or the registry failed

Examples
  pack-gate check                                   the package here against its last release
  pack-gate check packages/core --baseline next     against what the tag \`next\` names
  pack-gate check app-1.2.0.tgz --reporter json     a tarball, as a document for programs
`;
}
// src/reporters/index.ts
const markdownBytes = 65535;
const reporters = new Map([
	{
		name: "text",
		summary: "what is blocked and why, for people at a terminal (default)",
		verdict: renderText,
		noVerdict: renderTextError
	},
	{
		name: "json",
		summary: "the whole report as one JSON document (schema/report.schema.json)",
		verdict: renderJson,
		noVerdict: renderJson
	},
	{
		name: "markdown",
		summary: "a page for a pull request or a job summary, at most 65,535 bytes",
		verdict: (verdict) => renderMarkdown(verdict, markdownBytes),
		noVerdict: (report) => renderMarkdownError(report, markdownBytes)
	}
].map((reporter) => [reporter.name, reporter]));
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
	if (stream.isTTY !== true) return { stop: () => void 0 };
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
	return { stop() {
		timers.clearInterval(timer);
		if (shown) stream.write(clearLine);
		shown = false;
	} };
}
// src/cli.ts
function style() {
	const { env, stdout } = process;
	const forced = env.FORCE_COLOR !== void 0 && env.FORCE_COLOR !== "0";
	return {
		color: env.NO_COLOR ? false : forced || stdout.isTTY && env.TERM !== "dumb",
		columns: stdout.columns || 80
	};
}
function render(name, report, look) {
	const reporter = reporters.get(name);
	if (!reporter) throw new GateError("EUSAGE", `there is no reporter ${name}`, "See `pack-gate --help`.");
	return report.conclusion === "error" ? reporter.noVerdict(report, look) : reporter.verdict(report, look);
}
function deliver(command, report) {
	for (const { reporter, file } of command.reports) {
		if (file === null) {
			process.stdout.write(render(reporter, report, style()));
			continue;
		}
		const path = resolve(file);
		try {
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, render(reporter, report, {
				color: false,
				columns: 80
			}));
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : String(cause);
			throw new GateError("EUSAGE", `the report could not be written to ${file}: ${why}`, "Name a file in a folder that can be written to.", { cause });
		}
	}
}
async function check(command) {
	const cwd = process.cwd();
	const progress = startProgress(process.stderr, `packing ${command.target}`);
	const request = {
		...command,
		cwd,
		root: repositoryRoot(command.target, cwd)
	};
	const report = await gate(request, {
		env: process.env,
		now: () => new Date(),
		tool
	}).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	deliver(command, report);
	return exitCodes[report.conclusion];
}
async function page(command) {
	if (command.name === "help") return helpText(reporters.values());
	if (command.name === "version") return `${tool.version}\n`;
	const { rulesText, explainText } = await import("./chunks/explain.js");
	return command.name === "explain" ? explainText(command.rule) : rulesText();
}
async function main(args) {
	const command = parseCommand(args, [...reporters.keys()]);
	if (command.name === "check") return check(command);
	process.stdout.write(await page(command));
	return 0;
}
process.exitCode = exitCodes.error;
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2)).catch((thrown) => {
	process.stderr.write(render("text", noVerdict(toGateError(thrown)), {
		color: false,
		columns: 80
	}));
	return exitCodes.error;
});
export {};
