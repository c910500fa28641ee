import { t as escapePath } from "./libraries/tinyglobby.js";
import { r as isRepository } from "./report.js";
import { t as changedOnly } from "./changed-only.js";
import { n as dealOut, t as costsOf } from "./plan.js";
import { i as selectPackages } from "./select2.js";
import { t as repositoryRoot } from "./root.js";
import { t as findTarget } from "./target.js";
import { t as readReport } from "./read-report.js";
import { a as packagesOptions } from "./options.js";
import { n as readArguments, r as usage, t as atMostOne } from "./usage.js";
import { relative, resolve, sep } from "node:path";
import { readFileSync } from "node:fs";
// src/cli/commands/plan.ts
const options = {
	shards: {
		type: "string",
		value: "N",
		help: ["how many jobs to share the packages out to (default 4)"]
	},
	costs: {
		type: "string",
		multiple: true,
		value: "REPORT",
		help: ["a JSON report of an earlier run, whose times balance the shards; repeatable"]
	},
	...packagesOptions
};
const mostShards = 256;
function shardsOf(text = "4") {
	const count = Number(text);
	if (/^\d+$/.test(text) && count >= 1 && count <= mostShards) return count;
	throw usage(`--shards is ${JSON.stringify(text)}, expected a number from 1 to ${mostShards}`);
}
function earlier(files, cwd) {
	return files.flatMap((file) => {
		try {
			const report = readReport(readFileSync(resolve(cwd, file)));
			return isRepository(report) ? [report] : [];
		} catch {
			return [];
		}
	});
}
function planOf({ packages, skipped }, { workspace, root }, shards, costs) {
	const fromRoot = (path) => relative(root, resolve(workspace, path)).split(sep).join("/") || ".";
	const candidates = packages.map(({ name, path }) => ({
		name,
		path: fromRoot(path),
		glob: path === "." ? "." : escapePath(path)
	}));
	return {
		schemaVersion: 1,
		matrix: { include: dealOut(candidates, shards, costs) },
		packages: candidates.map(({ name, path }) => ({
			path,
			name
		})),
		skipped: skipped.map((each) => ({
			...each,
			path: fromRoot(each.path)
		}))
	};
}
async function run(args, terminal) {
	const { cwd, env } = terminal;
	const { values, positionals } = readArguments(args, options);
	const shards = shardsOf(values.shards);
	const { path: workspace } = findTarget(atMostOne(positionals, "folder") ?? ".", cwd);
	const root = repositoryRoot(workspace, cwd);
	const selection = await selectPackages(workspace, values.packages ?? []);
	if (selection === null) throw usage(`${workspace} is no workspace, and --packages names none: there is one package to gate`, "Run `pack-gate check` instead.");
	const since = values["changed-since"];
	const plan = planOf(since === void 0 ? selection : await changedOnly(selection, {
		workspace,
		root,
		commit: since
	}, env), {
		workspace,
		root
	}, shards, costsOf(earlier(values.costs ?? [], cwd)));
	terminal.print(`${JSON.stringify(plan)}\n`);
	return 0;
}
const plan = {
	options,
	examples: [["pack-gate plan --shards 4 --costs last.json", "which of four jobs gates which packages, as JSON for a matrix"]],
	run
};
export { plan };
