import { n as diff$1 } from "./diff.js";
import { C as startProgress, Kr as differs, S as usage, _ as reportOptions, ai as noVerdict, cr as repositoryRoot, d as namesOf, f as packTimeOf, h as packingOptions, i as deliver, ii as exitCodes, m as packerOf, o as reportTargets, oi as toGateError, qr as hasVerdict, s as showCode, x as readArguments, y as remoteFor } from "./start.js";
import { l as tool } from "./compile-cache.js";
// src/cli/commands/diff.ts
const options = {
	config: {
		type: "string",
		value: "FILE",
		help: ["a policy, for its levels and options (default: none)"]
	},
	code: {
		type: "boolean",
		help: ["show what changed in the code that users run"]
	},
	"exit-code": {
		type: "boolean",
		help: ["exit with 1 if any file differs"]
	},
	...reportOptions,
	...packingOptions
};
function readDiff(args, cwd) {
	const { values, positionals } = readArguments(args, options);
	const [before, after, extra] = positionals;
	if (before === void 0 || after === void 0) throw usage("diff takes two releases", "Write the earlier one first: `pack-gate diff left-pad@1.2.0 left-pad@1.3.0`, or .tgz files or folders.");
	if (extra !== void 0) throw usage(`diff takes two releases, and ${JSON.stringify(extra)} is too many`);
	const reports = reportTargets(values);
	const code = values.code ?? false;
	if (code && reports.some(({ reporter, file }) => file === null && reporter !== "text")) throw usage("--code prints text on stdout, and so does another reporter", "Give that reporter a file: --reporter NAME=FILE.");
	return {
		reports,
		tellByExitCode: values["exit-code"] ?? false,
		printsCode: code,
		request: {
			before,
			after,
			cwd,
			root: repositoryRoot(after, cwd),
			config: values.config ?? false,
			code: code || showCode(reports),
			packer: packerOf(values.packer),
			ignoreScripts: values["ignore-scripts"] ?? false,
			passEnv: namesOf(values["pass-env"] ?? []),
			packTime: packTimeOf(values["pack-timeout"])
		}
	};
}
async function run(args, terminal) {
	const { request, reports, tellByExitCode, printsCode } = readDiff(args, terminal.cwd);
	const progress = startProgress(terminal.stderr, `comparing ${request.before} with ${request.after}`);
	const { env, now } = terminal;
	const report = await diff$1(request, {
		env,
		now,
		tool,
		remotePolicy: remoteFor({
			env,
			tool
		})
	}).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	await deliver(reports, report, terminal);
	if (printsCode && hasVerdict(report) && report.changedCode) {
		const { renderCodeChanges } = await import("./changed-code2.js");
		terminal.print(`\n${renderCodeChanges(report.changedCode)}`);
	}
	return tellByExitCode && hasVerdict(report) && differs(report) ? 1 : exitCodes[report.conclusion];
}
const diff = {
	options,
	examples: [
		["pack-gate diff left-pad@1.2.0 left-pad@latest", "two published releases"],
		["pack-gate diff left-pad@latest . --reporter html=diff.html", "what this folder would change"],
		["pack-gate diff left-pad@latest . --code", "what changed in the code that users run"],
		["pack-gate diff left-pad@1.3.0 left-pad-1.3.0.tgz --exit-code", "is this tarball the published one?"]
	],
	exitCodes: [
		"0  compared",
		"1  with --exit-code: a file differs",
		"2  not compared: wrong usage, or a release could not be read"
	],
	run
};
export { diff };
