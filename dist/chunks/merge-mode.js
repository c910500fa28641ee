import { ri as GateError } from "./start.js";
import { t as mergeReports } from "./merge.js";
import { n as readShard, t as loadPlan } from "./shard-files.js";
import { i as workspaceOf, t as filesIn } from "./workspace.js";
// src/action/merge-mode.ts
function mergeShards({ plan: given, reports }, context) {
	const workspace = workspaceOf(context);
	const plan = loadPlan(given, workspace);
	const files = filesIn(workspace, reports);
	if (files.length === 0 && plan.packages.length > 0) throw new GateError("EUSAGE", `Input \`reports\`: no file of the workspace matches ${reports.map((glob) => JSON.stringify(glob)).join(", ")}.`, "Either no job of the matrix left a report (look at them), or they were downloaded to another place: it is relative to the workspace.");
	return mergeReports(plan, files.map((file) => readShard(file, workspace)), context.tool);
}
export { mergeShards };
