import { t as escapePath } from "./libraries/tinyglobby.js";
import { Jr as isRepository, Xr as runOf, on as findTarget, ri as GateError, sn as policyReader, sr as pathFrom } from "./start.js";
import { a as distribute, i as costsOf, n as readShard } from "./shard-files.js";
import { a as selectPackages } from "./select2.js";
import { t as checkSharedPolicy } from "./shared-policy2.js";
import { resolve } from "node:path";
// src/gate/workspace/plan-target.ts
function earlier(files, cwd) {
	return files.flatMap((file) => {
		try {
			const { report } = readShard(file, cwd);
			return isRepository(report) ? [report] : [];
		} catch {
			return [];
		}
	});
}
async function planTarget(request, context) {
	const { root, cwd, changedSince, commit } = request;
	const run = runOf(context.env);
	const { path: folder } = findTarget(request.target, cwd);
	const selection = await selectPackages(folder, request.packages);
	if (selection === null) throw new GateError("EUSAGE", `${request.target} is not a workspace, and no \`packages\` are given: there is one package to check`, "Check it in one job: `pack-gate check`, the Action's `mode: check`.");
	await checkSharedPolicy(selection, {
		...request,
		folder
	}, policyReader(root, context));
	const { packages, skipped } = changedSince === null ? selection : await (await import("./changed-only.js")).changedOnly(selection, {
		workspace: folder,
		root,
		commit: changedSince,
		say: request.say
	}, context.env);
	const fromRoot = (path) => pathFrom(root, resolve(folder, path));
	const candidates = packages.map(({ name, path }) => ({
		name,
		path: fromRoot(path),
		glob: path === "." ? "." : escapePath(path)
	}));
	return {
		schemaVersion: 1,
		...commit !== null && { commit },
		...run !== null && { run },
		matrix: { include: distribute(candidates, request.shards, costsOf(earlier(request.costs, cwd))) },
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
export { planTarget as t };
