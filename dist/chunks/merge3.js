import { n as exitCodes } from "./errors.js";
import { t as mergeReports } from "./merge.js";
import { n as readShard, t as loadPlan } from "./shard-files.js";
import { a as tool } from "./rule-page.js";
import { u as reportOptions } from "./options.js";
import { i as reportTargets, t as deliver } from "./reports.js";
import { n as readArguments, r as usage } from "./usage.js";
// src/cli/commands/merge.ts
const options = {
	plan: {
		type: "string",
		value: "FILE",
		help: ["what `pack-gate plan` printed: a file, or the JSON itself"]
	},
	...reportOptions
};
async function run(args, terminal) {
	const { values, positionals } = readArguments(args, options);
	const targets = reportTargets(values.reporter);
	const { cwd } = terminal;
	if (values.plan === void 0) throw usage("merge needs --plan: without it nobody knows which packages are missing", "Give what `pack-gate plan` printed: --plan plan.json");
	const plan = loadPlan(values.plan, cwd);
	const merged = mergeReports(plan, positionals.map((file) => readShard(file, cwd)), tool);
	await deliver(targets, merged, terminal);
	return exitCodes[merged.conclusion];
}
const merge = {
	options,
	examples: [["pack-gate merge --plan plan.json shard-*.json", "one report of all shards; the exit code is that of the worst package"]],
	run
};
export { merge };
