import { t as planTarget } from "./plan-target.js";
import { r as readShards } from "./shard-files.js";
import { Br as plain, Jn as commitOf, S as usage, b as atMostOne, cr as repositoryRoot, g as policyOptions, l as configOf, p as packagesOptions, v as contextOf, x as readArguments } from "./start.js";
// src/cli/commands/plan.ts
const options = {
	shards: {
		type: "string",
		value: "N",
		help: ["how many jobs to distribute the packages over (default 4)"]
	},
	costs: {
		type: "string",
		multiple: true,
		value: "REPORT",
		help: ["a JSON report of an earlier run, whose times balance the shards; repeatable"]
	},
	...packagesOptions,
	...policyOptions
};
function shardsOf(text = "4") {
	const count = readShards(text);
	if (count === null) throw usage(`--shards is ${JSON.stringify(text)}, expected a number from 1 to 256`);
	return count;
}
async function run(args, terminal) {
	const { cwd, env, now, stderr } = terminal;
	const { values, positionals } = readArguments(args, options);
	const target = atMostOne(positionals, "folder") ?? ".";
	const root = repositoryRoot(target, cwd);
	const plan = await planTarget({
		target,
		cwd,
		root,
		commit: commitOf(env, root),
		config: configOf(values),
		packages: values.packages ?? [],
		changedSince: values["changed-since"] ?? null,
		shards: shardsOf(values.shards),
		costs: values.costs ?? [],
		say(line) {
			stderr.write(`${plain(line)}\n`);
		}
	}, contextOf({
		env,
		now
	}));
	terminal.print(`${JSON.stringify(plan)}\n`);
	return 0;
}
const plan = {
	options,
	examples: [["pack-gate plan --shards 4 --costs last.json", "distribute the packages over four jobs, as JSON for a matrix"]],
	exitCodes: ["0  planned", "2  no plan: wrong usage, a mistake in the policy, or nothing to check"],
	run
};
export { plan };
