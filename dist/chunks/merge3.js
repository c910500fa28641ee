import { S as usage, _ as reportOptions, i as deliver, ii as exitCodes, o as reportTargets, x as readArguments } from "./start.js";
import { t as mergeReports } from "./merge.js";
import { n as readShard, t as loadPlan } from "./shard-files.js";
import { l as tool } from "./compile-cache.js";
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
	const targets = reportTargets(values);
	const { cwd } = terminal;
	if (values.plan === void 0) throw usage("merge needs --plan: without it, missing packages go unnoticed", "Give what `pack-gate plan` printed: --plan plan.json");
	const plan = loadPlan(values.plan, cwd);
	const merged = mergeReports(plan, positionals.map((file) => readShard(file, cwd)), tool);
	await deliver(targets, merged, terminal);
	return exitCodes[merged.conclusion];
}
const merge = {
	options,
	examples: [["pack-gate merge --plan plan.json shard-*.json", "one report of all shards; the worst package sets the exit code"]],
	run
};
export { merge };
