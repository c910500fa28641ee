import { t as GateError } from "./errors.js";
import { a as verdictsOf, n as hasVerdict, r as isRepository } from "./report.js";
import { t as isObject } from "./json.js";
import { n as Channels, o as externalId, r as noChannels, t as openGitHub } from "./github-target.js";
import { i as readPayload, n as describe, r as hasBase } from "./event.js";
import { randomUUID } from "node:crypto";
// src/action/outputs.ts
function setOutputs(runner, report, files) {
	const verdicts = verdictsOf(report);
	const count = (level) => verdicts.length === 0 ? "" : String(verdicts.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length);
	const ofOne = !isRepository(report) && hasVerdict(report) ? outputsOf(report, files) : noRelease;
	const outputs = {
		conclusion: report.conclusion,
		errors: count("error"),
		warnings: count("warning"),
		report: files.report,
		...ofOne,
		...noPlan
	};
	for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
}
const noPlan = {
	matrix: "",
	plan: ""
};
const noRelease = {
	integrity: "",
	tarball: "",
	sha256: "",
	vsa: "",
	baseline: ""
};
function outputsOf(verdict, { vsa }) {
	const { integrity, tarball } = verdict;
	const handedOver = tarball === null ? {} : {
		tarball: tarball.path,
		sha256: tarball.sha256,
		...vsa !== null && { vsa }
	};
	return {
		...noRelease,
		integrity: integrity ?? "",
		baseline: baselineOf(verdict),
		...handedOver
	};
}
function baselineOf({ baseline }) {
	return baseline.version !== null && /^\d+[\w.+-]*$/.test(baseline.version) ? baseline.version : baseline.kind;
}
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
	const { id, event, path, conclusion } = triggering;
	expect("the activity", payload.action, payload.action === "completed", "completed");
	expect("workflow_run.repository", owner, typeof owner === "string" && owner.toLowerCase() === repository.toLowerCase(), repository);
	expect("workflow_run.event", event, event === "pull_request", "pull_request");
	expect("workflow_run.path", path, isPathOf(path, workflow), workflow);
	if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 1) throw new GateError("EGITHUB", `The event file has no run: expected a number at workflow_run.id, got ${describe(id)}.`, help);
	return {
		id,
		conclusion: typeof conclusion === "string" && /^[a-z_]+$/.test(conclusion) ? conclusion : null,
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
		head: origin?.head ?? null
	});
	return {
		...parts,
		inputs,
		channels,
		run,
		target,
		origin,
		externalId: externalId(run, inputs.checkName, inputs.path, nonce)
	};
}
function refuseMistakes({ mistakes }) {
	if (mistakes.length === 0) return;
	throw new GateError("EUSAGE", mistakes.join(" "), "Correct the `with:` of this step; action.yml describes every input.");
}
export { setOutputs as a, noPlan as i, openSession as n, refuseMistakes as r, closedSession as t };
