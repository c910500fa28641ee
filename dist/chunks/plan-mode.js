import { Br as plain, Jn as commitOf, Vr as plural, ai as noVerdict, cr as repositoryRoot, ir as hasBase, oi as toGateError, or as readWorkflowRun, vn as renderTextError } from "./start.js";
import { t as planTarget } from "./plan-target.js";
import { t as noPlan } from "./outputs.js";
import { i as refuseMistakes } from "./session.js";
import { i as workspaceOf, t as filesIn } from "./workspace.js";
// src/action/plan-mode.ts
async function planOf(inputs, context, say) {
	refuseMistakes(inputs);
	const { path: target, config, packages, shards, changedOnly } = inputs;
	const cwd = workspaceOf(context);
	const changedSince = changedOnly && hasBase(context.env.GITHUB_EVENT_NAME) ? readWorkflowRun(context.env).base : null;
	const root = repositoryRoot(target, cwd, cwd);
	return planTarget({
		target,
		cwd,
		root,
		commit: commitOf(context.env, root),
		config,
		packages,
		changedSince,
		shards,
		costs: filesIn(cwd, inputs.costs),
		say
	}, context);
}
async function runPlan(inputs, runner, context, cancelled) {
	const say = (line) => {
		runner.log(plain(`pack-gate: ${line}`));
	};
	try {
		const plan = await Promise.race([planOf(inputs, context, say), cancelled]);
		const { packages, skipped, matrix } = plan;
		runner.log(`pack-gate: ${plural(packages.length, "package")} in ${plural(matrix.include.length, "shard")}, ${skipped.length} left out.`);
		runner.output("matrix", packages.length === 0 ? "" : JSON.stringify(matrix));
		runner.output("plan", JSON.stringify({
			...plan,
			matrix: { include: [] }
		}));
		runner.exit(0);
	} catch (thrown) {
		runner.exit(2);
		const failure = noVerdict(toGateError(thrown));
		runner.log(renderTextError(failure, {
			color: false,
			columns: 100
		}, false));
		runner.annotateError(failure.error);
		for (const [name, value] of Object.entries({
			...noPlan,
			conclusion: failure.conclusion
		})) runner.output(name, value);
	}
}
export { runPlan };
