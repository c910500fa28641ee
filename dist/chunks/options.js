import { t as packerNames } from "./packer.js";
import { i as markdownOf, n as renderSarif, o as textOf, r as renderHtml } from "./find.js";
import { n as renderJson } from "./json2.js";
import { r as usage } from "./usage.js";
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
const packagesOptions = {
	packages: {
		type: "string",
		multiple: true,
		value: "GLOB",
		help: ["package folders to gate, relative to the target; repeatable", "(default at a workspace's root: every package that is not private)"]
	},
	"changed-since": {
		type: "string",
		value: "COMMIT",
		help: ["leave out packages of a workspace that can't have changed since", "a commit, a branch or a tag"]
	}
};
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
export { packerOf as a, reportOptions as c, packagesOptions as i, reporters as l, configOf as n, packingOptions as o, namesOf as r, policyOptions as s, baselineOptions as t };
