import { n as diff$1 } from "./diff.js";
import { _ as readArguments, b as startProgress, dr as toGateError, er as repositoryRoot, f as packerOf, h as reportOptions, i as deliver, l as namesOf, lr as exitCodes, nr as hasVerdict, o as reportTargets, p as packingOptions, tr as differs, u as packTimeOf, un as tool, ur as noVerdict, v as usage, y as remoteFor } from "./start.js";
// src/cli/commands/diff.ts
const options = {
	config: {
		type: "string",
		value: "FILE",
		help: ["a policy, for its levels and options (default: none)"]
	},
	"exit-code": {
		type: "boolean",
		help: ["exit with 1 where any file differs"]
	},
	...reportOptions,
	...packingOptions
};
function readDiff(args, cwd) {
	const { values, positionals } = readArguments(args, options);
	const [before, after, extra] = positionals;
	if (before === void 0 || after === void 0) throw usage("diff takes two releases", "Write the earlier one first: `pack-gate diff left-pad@1.2.0 left-pad@1.3.0`, or .tgz files or folders.");
	if (extra !== void 0) throw usage(`diff takes two releases, and ${JSON.stringify(extra)} is one too many`);
	return {
		reports: reportTargets(values.reporter),
		tellByExitCode: values["exit-code"] ?? false,
		request: {
			before,
			after,
			cwd,
			root: repositoryRoot(after, cwd),
			config: values.config ?? false,
			packer: packerOf(values.packer),
			ignoreScripts: values["ignore-scripts"] ?? false,
			passEnv: namesOf(values["pass-env"] ?? []),
			packTime: packTimeOf(values["pack-timeout"])
		}
	};
}
async function run(args, terminal) {
	const { request, reports, tellByExitCode } = readDiff(args, terminal.cwd);
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
	return tellByExitCode && hasVerdict(report) && differs(report) ? 1 : exitCodes[report.conclusion];
}
const diff = {
	options,
	examples: [
		["pack-gate diff left-pad@1.2.0 left-pad@latest", "two published releases"],
		["pack-gate diff left-pad@latest . --reporter html=diff.html", "what the folder here would change"],
		["pack-gate diff left-pad@1.3.0 left-pad-1.3.0.tgz --exit-code", "is this tarball the published one?"]
	],
	exitCodes: [
		"0  compared, whatever was found",
		"1  with --exit-code: a file differs",
		"2  not compared: bad usage, or one of the releases could not be had"
	],
	run
};
export { diff };
