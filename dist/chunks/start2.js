import { n as actionsRunner, t as parseInputs } from "./inputs.js";
import { At as renderJson, Br as plain, Bt as textOf, Cn as reportLine, Dt as renderSarif, E as gateTarget, Et as proposePatch, Gt as clearLeftSummary, It as defaultPackTime, Jn as commitOf, Jt as summaryPlace, Mt as renderHtml, Qn as withCommit, Un as entriesOf, Xr as runOf, Yn as githubTree, Zr as verdictsOf, ai as noVerdict, bn as errorLine, en as refuseSharedFiles, ii as exitCodes, oi as toGateError, ri as GateError, tn as writeOutput, vn as renderTextError } from "./start.js";
import { r as gitTree, t as firstThatAnswers } from "./git-objects2.js";
import { c as checkOf, d as summaryOfFailure, f as titleOf, i as refuseMistakes, l as errorsIn, o as sectionOf, r as openSession, t as closedSession, u as summaryOf } from "./session.js";
import { n as setOutputs, r as withSummary } from "./outputs.js";
import { i as workspaceOf, n as inWorkspace, r as placeOf } from "./workspace.js";
import { t as RetryBudget } from "./client.js";
import { t as remotePolicies } from "./remote-policy2.js";
import { l as tool } from "./compile-cache.js";
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { tmpdir } from "node:os";
// src/action/base-policy.ts
function basePolicyOf(inputs, { run, api, root, env, log }) {
	if (!run?.base) return {};
	const trees = [...api === null ? [] : [githubTree(api, run, run.base)], gitTree(root, run.base, env)];
	const baseFiles = firstThatAnswers(trees);
	if (inputs.policy === "head" || inputs.config === false) return { baseFiles };
	let isLogged = false;
	const say = (text) => {
		if (!isLogged) log(`pack-gate: ${text}`);
		isLogged = true;
	};
	return {
		baseFiles,
		basePolicy: {
			tree: baseFiles,
			decides: inputs.policy === "base",
			say
		}
	};
}
// src/action/report-file.ts
function reportPath({ path, reportFile }, env) {
	if (reportFile !== null) return inWorkspace(reportFile, { env });
	const key = createHash("sha256").update(path).digest("hex").slice(0, 8);
	return resolve(env.RUNNER_TEMP ?? tmpdir(), `pack-gate-${key}.json`);
}
function refuseSharedOutputs(inputs, env) {
	const { reportFile, htmlFile, sarifFile, vsaFile } = inputs;
	refuseSharedFiles(Object.entries({
		"report-file": reportFile,
		"html-file": htmlFile,
		"sarif-file": sarifFile,
		"vsa-file": vsaFile
	}).flatMap(([input, file]) => file === null ? [] : [{
		option: `\`${input}\``,
		file: inWorkspace(file, { env })
	}]));
}
function writeReport(report, place, env) {
	write(reportPath(place, env), renderJson(report), "report-file");
}
async function writeForms(report, { htmlFile, sarifFile }, env, unverified = false) {
	if (htmlFile !== null) write(inWorkspace(htmlFile, { env }), await renderHtml(report, { unverified }), "html-file");
	if (sarifFile !== null) write(inWorkspace(sarifFile, { env }), await renderSarif(report), "sarif-file");
}
function write(path, text, input) {
	try {
		writeOutput(path, text);
	} catch (cause) {
		if (cause instanceof GateError) throw cause;
		const why = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error";
		const help = `Give a path in \`${input}\` that this job may write, or leave the input out.`;
		throw new GateError("EUSAGE", `The report could not be written to ${JSON.stringify(path)}: ${why}.`, help, { cause });
	}
}
// src/action/run.ts
function refuseSuccessOfFailedRun(report, { conclusion, url }) {
	if (report.conclusion !== "success" || conclusion === "success") return;
	throw new GateError("EGITHUB", `The report says that the release passed, but the run that made it ended with ${conclusion ?? "no conclusion"}.`, `See why that run failed, then run it again: ${url}`);
}
const style = {
	color: false,
	columns: 100
};
async function run(inputs, parts) {
	let session = closedSession(inputs, parts);
	let report = null;
	try {
		session = await openSession(inputs, parts);
		const isWaiting = session.origin?.conclusion === "action_required";
		session.channels.startStatus(isWaiting ? waiting : beginnings.get(inputs.mode) ?? "Packing and comparing.");
		refuseMistakes(inputs);
		refuseSharedOutputs(inputs, parts.context.env);
		if (isWaiting) {
			await tellWaiting(session);
			return;
		}
		report = await Promise.race([obtain(session), parts.cancelled]);
		await tell(session, report);
		parts.runner.exit(session.origin !== null || isSpared(report, inputs) ? 0 : exitCodes[report.conclusion]);
	} catch (thrown) {
		parts.runner.exit(2);
		if (report === null) await clearLeft(inputs, parts.context);
		await tellError(session, noVerdict(toGateError(thrown)), report);
	}
}
async function clearLeft({ path, packages, packDestination, vsaFile }, context) {
	if (vsaFile !== null) clearLeftSummary(inWorkspace(vsaFile, context));
	if (packDestination === null) return;
	const { clearAfterMistake } = await import("./gate-target.js");
	await clearAfterMistake({
		target: path,
		cwd: workspaceOf(context),
		packages,
		packDestination
	});
}
const beginnings = new Map([["merge", "Merging the shards' reports."], ["report", "Reading the report of the pull request's job."]]);
async function obtain(session) {
	const { gate, context, inputs, target, origin } = session;
	if (inputs.mode === "merge") {
		const { mergeShards } = await import("./merge-mode.js");
		return mergeShards(inputs, context);
	}
	if (origin === null) {
		const request = requestOf(session);
		const report = await gate(request, context, progressIn(session.runner));
		return withCommit(report, commitOf(context.env, request.root), runOf(context.env));
	}
	if (target === null) throw new GateError("EUSAGE", "`mode: report` needs a token, and the input `token` is empty.", "Leave `token` out: its default is the job's own.");
	const { receiveReport } = await import("./report-mode.js");
	const received = await receiveReport(target, origin, inputs.reportArtifact);
	refuseSuccessOfFailedRun(received, origin);
	return received;
}
function requestOf({ inputs, run, target: at, runner, context: { env } }) {
	const { config, baseline, packer, ignoreScripts, passEnv, packages, packDestination } = inputs;
	const place = placeOf(inputs, { env });
	const { root } = place;
	const base = basePolicyOf(inputs, {
		run,
		api: at?.api ?? null,
		root,
		env,
		log: runner.log
	});
	const changedSince = inputs.changedOnly ? run?.base ?? null : null;
	return {
		...place,
		config,
		baseline,
		packer,
		ignoreScripts,
		passEnv,
		packTime: {
			...defaultPackTime,
			deadlineMs: inputs.packTimeout,
			say: sayIn(runner)
		},
		packages,
		changedSince,
		showsCode: true,
		...base,
		...packDestination !== null && { packDestination }
	};
}
function sayIn(runner) {
	return (line) => {
		runner.log(plain(`pack-gate: ${line}`));
	};
}
function progressIn(runner) {
	return { done: (one, finished, all) => {
		runner.log(plain(`[${finished}/${all}] ${one.path}: ${reportLine(one)}`));
	} };
}
async function tell(session, report) {
	const { inputs, runner, channels } = session;
	const spared = isSpared(report, inputs);
	const source = session.origin?.url ?? null;
	const caveats = {
		spared,
		source
	};
	runner.log(textOf(report, style));
	if (source !== null) runner.log(`pack-gate: reported by a job that the pull request controls, and not verified: ${source}`);
	if (spared) runner.log("pack-gate: not enforced (`enforce: false`), so this does not block.");
	writeReport(report, inputs, session.context.env);
	await writeForms(report, inputs, session.context.env, source !== null);
	setOutputs(runner, report, filesOf(session));
	if (inputs.mode === "shard") return;
	await runner.summary(summaryOf(report, caveats));
	if (!await channels.postCheck(checkOf(report, headingOf(session, caveats)))) annotate(runner, report);
	await comment(session, report, caveats);
	if (inputs.suggestions !== "false") {
		const { suggestFixes } = await import("./suggestions.js");
		await suggestFixes(session, report);
	}
	await channels.endStatus(stateOf(report, spared), titleOf(report, caveats));
}
function filesOf({ inputs, context }) {
	return {
		report: reportPath(inputs, context.env),
		vsa: inputs.vsaFile === null ? null : summaryPlace(inputs.vsaFile, workspaceOf(context), workspaceOf(context))
	};
}
function headingOf({ inputs, run, origin, externalId }, caveats) {
	return {
		name: inputs.checkName,
		externalId,
		url: run?.url ?? null,
		origin,
		...caveats
	};
}
async function comment({ inputs, channels, run }, report, caveats) {
	if (run !== null) await channels.postComment(sectionOf(report, {
		run,
		name: inputs.checkName,
		path: inputs.path,
		...caveats
	}));
}
function stateOf({ conclusion }, spared) {
	if (spared) return "success";
	return conclusion === "neutral" ? "error" : conclusion;
}
function isSpared({ conclusion }, { enforce }) {
	return conclusion === "failure" && !enforce;
}
function annotate(runner, report) {
	runner.annotate(verdictsOf(report).flatMap(({ findings }) => entriesOf(findings)));
	for (const error of errorsIn(report)) runner.annotateError(error);
}
const waiting = "The pull request's run waits for the approval of a maintainer.";
async function tellWaiting(session) {
	const { channels, context, inputs, runner } = session;
	const help = "Approve it on its page, or on the pull request: its job then leaves a report.";
	const none = noVerdict(new GateError("EGITHUB", waiting, help));
	runner.log(`pack-gate: ${waiting} ${help}`);
	await channels.leaveStatus();
	await runner.summary(`### pack-gate\n\n${waiting} ${help}\n`);
	writeReport(none, inputs, context.env);
	setOutputs(runner, none, filesOf(session));
	runner.exit(0);
}
async function tellError(session, failure, report) {
	const { inputs, runner, channels } = session;
	const check = checkOf(failure, headingOf(session, {
		spared: false,
		source: null
	}));
	let posted = false;
	const steps = [
		() => {
			runner.log(renderTextError(failure, style));
			if (!inputs.enforce) runner.log("pack-gate: `enforce: false` applies to findings only; without a verdict the step fails.");
		},
		async () => {
			posted = await channels.postCheck(check);
		},
		() => {
			if (!posted) runner.annotateError(failure.error);
		},
		() => channels.endStatus("error", reportLine(failure)),
		() => runner.summary(summaryOfFailure(failure, report, session.origin?.url ?? null)),
		() => {
			setOutputs(runner, failure, filesOf(session));
		},
		() => {
			writeReport(failure, inputs, session.context.env);
		},
		() => writeForms(failure, inputs, session.context.env),
		() => comment(session, failure, {
			spared: false,
			source: null
		})
	];
	for (const step of steps) try {
		await step();
	} catch (thrown) {
		runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`);
	}
}
// src/action/start.ts
function cancellation(job) {
	return new Promise((_, reject) => {
		job.on("uncaughtException", (thrown) => {
			reject(toGateError(thrown));
		});
		for (const signal of ["SIGINT", "SIGTERM"]) job.on(signal, () => {
			reject(new GateError("EGITHUB", "The job was cancelled before there was a verdict.", "Run the job again."));
		});
	});
}
const gate = (request, around, manner) => gateTarget(request, around, {
	...manner,
	proposePatch
});
function policiesFor({ token, policyToken }, env, retryBudget = new RetryBudget()) {
	const readWith = (one) => remotePolicies({
		token: one,
		apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
		userAgent: `${tool.name}/${tool.version}`,
		retryBudget
	});
	const own = readWith(token);
	const others = policyToken === "" ? own : readWith(policyToken);
	const here = (env.GITHUB_REPOSITORY ?? "").toLowerCase();
	return async (file) => `${file.owner}/${file.repo}`.toLowerCase() === here ? own(file) : others(file);
}
async function runMode(cancelled) {
	const inputs = parseInputs((name) => actionsRunner.input(name));
	const env = Object.freeze({ ...process.env });
	const retryBudget = new RetryBudget();
	const remotePolicy = policiesFor(inputs, env, retryBudget);
	const context = {
		env,
		now: () => new Date(),
		tool,
		remotePolicy
	};
	if (inputs.mode === "verify") {
		const { runVerify } = await import("./verify-mode.js");
		return runVerify(inputs, actionsRunner, context, cancelled);
	}
	if (inputs.mode === "plan") {
		const { runPlan } = await import("./plan-mode.js");
		return runPlan(inputs, actionsRunner, context, cancelled);
	}
	return run(inputs, {
		gate: withSummary(gate, inputs),
		runner: actionsRunner,
		context,
		cancelled,
		retryBudget
	});
}
async function start(job = process) {
	const cancelled = cancellation(job);
	const done = runMode(cancelled);
	cancelled.catch((reason) => done.finally(() => job.exit(toGateError(reason).code === "EINTERNAL" ? exitCodes.error : process.exitCode)));
	await done;
}
export { start };
