import { t as GateError } from "./errors.js";
import { n as Channels, o as externalId, r as noChannels, t as openGitHub } from "./github-target.js";
import { i as readPayload, n as describe, r as hasBase } from "./event.js";
import { t as isObject } from "./json.js";
import { randomUUID } from "node:crypto";
// src/github/triggering-run.ts
const help = "Use `mode: report` as docs/workflows/fork-safe-report.yml does.";
function readTriggeringRun(env, run, workflow) {
	if (run.event !== "workflow_run") throw new GateError("EGITHUB", `\`mode: report\` expects the event workflow_run, got ${run.event}.`, help);
	const payload = readPayload(env);
	const triggering = objectAt(payload, "workflow_run");
	const expect = (what, got, isRight, wanted) => {
		if (!isRight) throw new GateError("EGITHUB", `No report is taken from this run: expected ${what} ${wanted}, got ${describe(got)}.`, help);
	};
	const repository = `${run.owner}/${run.repo}`;
	const { full_name: owner } = objectAt(triggering, "repository");
	const { id, event, path, conclusion, run_attempt: attempt, run_started_at: startedAt } = triggering;
	expect("the activity", payload.action, payload.action === "completed", "completed");
	expect("workflow_run.repository", owner, typeof owner === "string" && owner.toLowerCase() === repository.toLowerCase(), repository);
	expect("workflow_run.event", event, event === "pull_request", "pull_request");
	expect("workflow_run.path", path, isPathOf(path, workflow), workflow);
	if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 1) throw new GateError("EGITHUB", `The event file has no run: expected a number at workflow_run.id, got ${describe(id)}.`, help);
	return {
		id,
		conclusion: typeof conclusion === "string" && /^[a-z_]+$/.test(conclusion) ? conclusion : null,
		attempt: typeof attempt === "number" && Number.isSafeInteger(attempt) && attempt > 0 ? attempt : null,
		startedAt: typeof startedAt === "string" && !Number.isNaN(Date.parse(startedAt)) ? startedAt : null,
		url: run.url.replace(/\/actions\/runs\/.*$/, `/actions/runs/${id}`),
		head: headOf(triggering)
	};
}
function headOf(triggering) {
	const { full_name: repository } = objectAt(triggering, "head_repository");
	const { head_branch: branch } = triggering;
	return typeof repository === "string" && typeof branch === "string" ? {
		repository,
		branch
	} : null;
}
function isPathOf(path, workflow) {
	if (typeof path !== "string") return false;
	return path === workflow || path.startsWith(`${workflow}@`) && !/\.ya?ml$/i.test(path.slice(workflow.length));
}
function objectAt(parent, key) {
	const value = Object.hasOwn(parent, key) ? parent[key] : void 0;
	return isObject(value) ? value : {};
}
// src/action/session.ts
function closedSession(inputs, parts) {
	return {
		...parts,
		inputs,
		channels: noChannels(),
		run: null,
		externalId: "",
		target: null,
		origin: null
	};
}
async function openSession(inputs, parts) {
	const { env } = parts.context;
	if (inputs.mode === "report") refuseMistakes(inputs);
	const silent = [
		inputs.checkRun,
		inputs.status,
		inputs.comment
	].every((mode) => mode === "false");
	const compares = inputs.mode !== "merge" && (inputs.policy !== "head" || inputs.changedOnly) && hasBase(env.GITHUB_EVENT_NAME);
	if (silent && !compares) return closedSession(inputs, parts);
	const { run, target } = await openGitHub(inputs.token, parts.context);
	const origin = inputs.mode === "report" ? readTriggeringRun(env, run, inputs.reportWorkflow) : null;
	const nonce = randomUUID();
	const channels = new Channels(target, inputs, nonce, {
		log: parts.runner.log,
		save: parts.runner.save,
		head: origin?.head ?? null,
		isUnverified: origin !== null
	});
	return {
		...parts,
		inputs,
		channels,
		run,
		target,
		origin,
		externalId: externalId(run, inputs.checkName, inputs.path, nonce, origin !== null)
	};
}
function refuseMistakes({ mistakes }) {
	if (mistakes.length === 0) return;
	throw new GateError("EUSAGE", mistakes.join(" "), "Correct the `with:` of this step; action.yml describes every input.");
}
export { openSession as n, refuseMistakes as r, closedSession as t };
