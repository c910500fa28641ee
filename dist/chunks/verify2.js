import { At as renderJson, C as startProgress, Qt as readRun, S as usage, Xn as hereOf, Zt as readCommit, a as deliverAs, ai as noVerdict, b as atMostOne, d as namesOf, ii as exitCodes, kt as jsonDocument, o as reportTargets, oi as toGateError, u as jsonOption, vn as renderTextError, x as readArguments } from "./start.js";
import { n as renderVerification, t as verify$1 } from "./verify.js";
import { l as tool } from "./compile-cache.js";
import { n as recordOptions } from "./records.js";
// src/cli/commands/verify.ts
const options = {
	report: {
		type: "string",
		value: "FILE",
		help: ["the JSON report of its check (required)"]
	},
	wait: {
		type: "string",
		value: "SECONDS",
		help: ["wait for a release that is not there yet (default 0)"]
	},
	run: {
		type: "string",
		value: "ID[/ATTEMPT]",
		help: ["the run that made the report, or `any` (default in a GitHub", "workflow: this run)"]
	},
	commit: {
		type: "string",
		value: "SHA",
		help: ["the commit that the release must be of"]
	},
	"signer-workflow": {
		type: "string",
		value: "FILE[@REF]",
		help: ["the workflow whose provenance counts (default: any of package.json's", "repository)"]
	},
	"trusted-root": recordOptions["trusted-root"],
	reporter: {
		type: "string",
		multiple: true,
		value: "NAME[=FILE]",
		help: [
			"repeatable; without =FILE on stdout:",
			"text      what differs, for people (default)",
			"json      the result as one JSON document"
		]
	},
	json: jsonOption,
	"pass-env": {
		type: "string",
		multiple: true,
		value: "NAME",
		help: ["a variable that npm may see; repeatable"]
	}
};
function secondsOf(text) {
	if (/^\d{1,6}$/.test(text)) return Number(text);
	throw usage(`--wait takes a whole number of seconds below a million, got ${JSON.stringify(text)}`);
}
function expectedOf({ run, commit }, { env, cwd }) {
	const [asked, sha] = [run === void 0 ? null : readRun(run), commit === void 0 ? null : readCommit(commit)];
	if (asked === void 0) throw usage(`--run takes ID, ID/ATTEMPT or any, got ${JSON.stringify(run)}`);
	if (sha === void 0) throw usage(`--commit takes a full commit SHA, got ${JSON.stringify(commit)}`);
	return {
		run: asked,
		commit: sha,
		here: hereOf(env, cwd)
	};
}
function render(name, result, style) {
	if (result.conclusion === "error") return name === "json" ? renderJson(result) : renderTextError(result, style, false);
	return name === "json" ? jsonDocument(result) : renderVerification(result, style);
}
async function run(args, terminal) {
	const { values, positionals } = readArguments(args, options);
	const targets = reportTargets(values, ["text", "json"]);
	if (values.report === void 0) throw usage("verify needs the report to compare with", "Use `pack-gate verify NAME@VERSION --report report.json`.");
	const request = {
		target: atMostOne(positionals, "release") ?? null,
		report: values.report,
		cwd: terminal.cwd,
		waitSeconds: secondsOf(values.wait ?? "0"),
		passEnv: namesOf(values["pass-env"] ?? []),
		expected: expectedOf(values, terminal),
		signerWorkflow: values["signer-workflow"] ?? null,
		trustedRoot: values["trusted-root"] ?? null
	};
	const progress = startProgress(terminal.stderr, `fetching ${request.target ?? "the release"}`);
	const result = await verify$1(request, {
		env: terminal.env,
		now: terminal.now,
		tool
	}).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	await deliverAs(targets, terminal, (name, style) => render(name, result, style));
	return exitCodes[result.conclusion];
}
const verify = {
	options,
	examples: [
		["pack-gate verify acme@1.2.0 --report report.json", "is the published release what was checked?"],
		["pack-gate verify --report report.json --wait 300", "wait for the release of the report"],
		["pack-gate verify staged.tgz --report report.json", "check a staged tarball before approval"]
	],
	exitCodes: [
		"0  the release is what was checked, byte for byte",
		"1  it differs, or how it was published is an error: all of it is listed",
		"2  not compared: wrong usage, no such release (yet), or no answer"
	],
	run
};
export { verify };
