import { a as toAnnotation, i as repositoryPath, n as causesOf, o as parseInputs, r as linesOf, t as actionsRunner } from "./chunks/runner.js";
import { i as toGateError, n as exitCodes, r as noVerdict, t as GateError } from "./chunks/errors.js";
import { n as withCommit, t as commitOf } from "./chunks/commit.js";
import { a as verdictsOf, n as hasVerdict, r as isRepository } from "./chunks/report.js";
import { n as plain } from "./chunks/plain-text.js";
import { c as bytesOf, l as cutBytes, m as reportLine, p as errorLine } from "./chunks/group.js";
import { a as renderTextError } from "./chunks/text.js";
import { i as textOf, n as renderHtml, r as markdownOf, t as renderSarif } from "./chunks/sarif.js";
import { n as repositoryRoot } from "./chunks/root.js";
import { n as readContents, r as seesCommit, t as remotePolicies } from "./chunks/remote-policy.js";
import { r as maxPolicyBytes } from "./chunks/load.js";
import { r as readObject, t as entryIn } from "./chunks/git-objects.js";
import { c as sectionOrder, d as mostAnnotations, s as sectionKey, u as limits } from "./chunks/github-target.js";
import { r as inlineMarkdown } from "./chunks/escape.js";
import { t as isRepositoryPath } from "./chunks/repository-place.js";
import { n as formatCount } from "./chunks/format.js";
import { n as setOutputs } from "./chunks/outputs.js";
import { r as renderJson } from "./chunks/json2.js";
import { n as workspaceOf, t as inWorkspace } from "./chunks/workspace.js";
import { n as openSession, r as refuseMistakes, t as closedSession } from "./chunks/session.js";
import { r as writeSummary, t as clearSummary } from "./chunks/write-summary.js";
import { n as proposePatch, t as gateTarget } from "./chunks/gate-target.js";
import { a as tool } from "./chunks/rule-page.js";
import { dirname, resolve } from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
// src/github/commit-tree.ts
function githubTree(api, { owner, repo }, commit) {
	let seen = null;
	return { async read(path) {
		const bytes = await readContents(api, {
			owner,
			repo,
			path,
			ref: commit
		});
		if (bytes !== null) return bytes;
		seen ??= seesCommit(api, {
			owner,
			repo
		}, commit);
		if (await seen) return null;
		throw new GateError("EGITHUB", `the base commit ${commit.slice(0, 12)} can't be read with this token`, "Give the job `permissions: contents: read`.");
	} };
}
// src/gate/workspace/commit-tree.ts
const help = "Give the job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).";
function gitTree(root, commit, env) {
	const object = async (type, id) => {
		const bytes = await readObject(root, type, id, env);
		if (bytes) return bytes;
		throw new GateError("EGITHUB", `the base commit ${commit.slice(0, 12)} is not in this checkout, or git refuses to read it`, help);
	};
	const find = async (path) => {
		const [, top = ""] = /^tree ([0-9a-f]+)\n/.exec((await object("commit", commit)).toString("utf8")) ?? [];
		let id = top;
		let isFolder = true;
		for (const name of path.split("/")) {
			const entry = isFolder ? entryIn(await object("tree", id), name, commit.length / 2) : null;
			if (!entry) return null;
			id = entry.id;
			isFolder = entry.mode === "40000";
		}
		if (isFolder) throw notAFile(path);
		return id;
	};
	return { async read(path) {
		const id = await find(path);
		if (id === null) return null;
		const bytes = await object("blob", id);
		if (bytes.length > 1048576) throw notAFile(path);
		return bytes;
	} };
}
function notAFile(path) {
	const text = `${path} of the base commit is no file of at most ${maxPolicyBytes} bytes`;
	return new GateError("ECONFIG", text, "Make it a policy file.");
}
function firstThatAnswers(trees) {
	let rest = trees;
	return { async read(path) {
		for (;;) {
			const [tree, ...others] = rest;
			if (!tree) throw new GateError("EGITHUB", "the base commit can be read neither through GitHub nor by git", help);
			try {
				return await tree.read(path);
			} catch (error) {
				if (others.length === 0 || error instanceof GateError && error.code === "ECONFIG") throw error;
				rest = others;
			}
		}
	} };
}
// src/action/base-policy.ts
function basePolicyOf(inputs, { run, api, root, env, log }) {
	if (!run?.base) return {};
	const baseFiles = firstThatAnswers([...api === null ? [] : [githubTree(api, run, run.base)], gitTree(root, run.base, env)]);
	if (inputs.policy === "head" || inputs.config === false) return { baseFiles };
	let told = false;
	const say = (text) => {
		if (!told) log(`pack-gate: ${text}`);
		told = true;
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
// src/action/pages.ts
function titleOf(report, { spared, source }) {
	return (source === null ? "" : "Unverified. ") + (spared ? "Not enforced. " : "") + reportLine(report);
}
function checkOf(report, { name, externalId, url, origin, ...caveats }) {
	const errors = errorsOf(report);
	const causes = causesOf(verdictsOf(report).flatMap(({ findings }) => findings));
	const annotations = [...errors, ...causes.map(toAnnotation)];
	const left = causes.slice(Math.max(0, mostAnnotations - errors.length)).flat().length;
	const foot = [
		...caveats.spared ? [notEnforced] : [],
		...left > 0 ? [`${formatCount(left)} more findings have no annotation; the report has them all.`] : [],
		...origin === null || caveats.source !== null ? [] : [`[The run that it is about](${origin.url})`],
		...url === null ? [] : [`[Log of this run](${url})`]
	];
	return {
		name,
		externalId,
		conclusion: report.conclusion === "success" ? "success" : caveats.spared ? "neutral" : "failure",
		title: titleOf(report, caveats),
		summary: framed(headOf(caveats), foot, limits.summary, (bytes) => markdownOf(report, bytes, { part: "verdict" })),
		text: framed(headOf(caveats), [], limits.summary, (bytes) => markdownOf(report, bytes, { part: "contents" })),
		annotations
	};
}
function summaryOf(report, caveats) {
	const foot = caveats.spared ? [notEnforced] : [];
	return framed(headOf(caveats), foot, limits.jobSummary, (bytes) => markdownOf(report, bytes, { picture: true }));
}
function headOf({ source }) {
	return source === null ? [] : [`> **Reported by a job that the pull request controls**, and not verified: whoever wrote the pull request can make it say anything. The gate of the release workflow is the one that counts. [That job's run](${source})`];
}
function summaryOfFailure(failure, report, source) {
	const page = markdownOf(failure, limits.jobSummary / 2);
	return report === null ? page : `${page}\n\n${framed(headOf({ source }), [], limits.jobSummary / 2 - 2, (bytes) => markdownOf(report, bytes))}`;
}
const notEnforced = "**Not enforced** (`enforce: false`): this would have blocked the release.";
function framed(head, foot, maxBytes, render) {
	const start = head.map((part) => `${part}\n\n`).join("");
	const end = foot.length === 0 ? "" : `\n\n${foot.join("\n\n")}\n`;
	return start + render(maxBytes - bytesOf(start) - bytesOf(end)) + end;
}
function errorsOf(report) {
	return errorsIn(report).slice(0, mostAnnotations).flatMap(annotationsOf);
}
function errorsIn(report) {
	if (!isRepository(report)) return hasVerdict(report) ? [] : [report.error];
	return report.packages.flatMap((one) => {
		if (hasVerdict(one)) return [];
		const folder = isRepositoryPath(one.path) ? `${one.path}/` : "";
		return [{
			...one.error,
			location: one.error.location ?? {
				path: `${folder}package.json`,
				line: 1
			}
		}];
	});
}
function annotationsOf(error) {
	const { location, mistakes = [] } = error;
	if (location === void 0) return [];
	const all = mistakes.every(({ path }) => path === location.path) && mistakes.length > 0 ? mistakes : [{
		...location,
		message: error.message
	}];
	const help = linesOf(error.help);
	return all.map(({ path, line, message }) => ({
		path: repositoryPath(path),
		start_line: line,
		end_line: line,
		annotation_level: "failure",
		title: `pack-gate: ${error.code}`,
		message: cutBytes(`${plain(message)}\n${help}`, limits.message)
	}));
}
// src/action/comment-section.ts
const mostBytes = 2e4;
function sectionOf(report, { run, name, path, ...caveats }) {
	const at = {
		key: sectionKey(name, path),
		order: sectionOrder(run)
	};
	if (!isWorthSaying(report)) return {
		...at,
		markdown: ""
	};
	const from = `<sub>${inlineMarkdown(name)} on ${run.sha.slice(0, 7)} · [log of this run](${run.url})</sub>`;
	const foot = [...caveats.spared ? [notEnforced] : [], from];
	return {
		...at,
		markdown: framed(headOf(caveats), foot, mostBytes, (bytes) => markdownOf(report, bytes).trimEnd()).trimEnd()
	};
}
function isWorthSaying(report) {
	if (report.conclusion !== "success") return true;
	return verdictsOf(report).some(({ findings }) => findings.some(({ level }) => level !== "note"));
}
// src/action/origin-conclusion.ts
function refuseSuccessOfFailedRun(report, { conclusion, url }) {
	if (report.conclusion !== "success" || conclusion === "success") return;
	throw new GateError("EGITHUB", `The report says that the release passed, but the run that made it ended with ${conclusion ?? "no conclusion"}.`, `See why that run failed, then run it again: ${url}`);
}
// src/action/report-file.ts
function reportPath({ path, reportFile }, env) {
	if (reportFile !== null) return inWorkspace(reportFile, { env });
	const key = createHash("sha256").update(path).digest("hex").slice(0, 8);
	return resolve(env.RUNNER_TEMP ?? tmpdir(), `pack-gate-${key}.json`);
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
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	} catch (cause) {
		const why = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error";
		const help = `Give a path in \`${input}\` that this job may write, or leave the input out.`;
		throw new GateError("EUSAGE", `The report could not be written to ${JSON.stringify(path)}: ${why}.`, help, { cause });
	}
}
// src/action/run.ts
const style = {
	color: false,
	columns: 100
};
async function run(inputs, parts) {
	let session = closedSession(inputs, parts);
	let report = null;
	try {
		session = await openSession(inputs, parts);
		session.channels.startStatus(beginnings.get(inputs.mode) ?? "Packing and comparing.");
		refuseMistakes(inputs);
		report = await Promise.race([obtain(session), parts.cancelled]);
		await tell(session, report);
		parts.runner.exit(session.origin !== null || isSpared(report, inputs) ? 0 : exitCodes[report.conclusion]);
	} catch (thrown) {
		parts.runner.exit(2);
		await tellError(session, noVerdict(toGateError(thrown)), report);
	}
}
const beginnings = new Map([["merge", "Merging the shards' reports."], ["report", "Reading the report of the pull request's job."]]);
async function obtain(session) {
	const { gate, context, inputs, target, origin } = session;
	if (inputs.mode === "merge") {
		const { mergeShards } = await import("./chunks/merge-mode.js");
		return mergeShards(inputs, context);
	}
	if (origin === null) {
		const request = requestOf(session);
		const report = await gate(request, context, progressIn(session.runner));
		return withCommit(report, commitOf(context.env, request.root));
	}
	if (target === null) throw new GateError("EUSAGE", "`mode: report` needs a token, and the input `token` is empty.", "Leave `token` out: its default is the job's own.");
	const { receiveReport } = await import("./chunks/report-mode.js");
	const received = await receiveReport(target, origin, inputs.reportArtifact);
	refuseSuccessOfFailedRun(received, origin);
	return received;
}
function requestOf({ inputs, run, target: at, runner, context: { env } }) {
	const cwd = workspaceOf({ env });
	const { path: target, config, baseline, packer, ignoreScripts, passEnv, packages, packDestination } = inputs;
	const root = repositoryRoot(target, cwd, cwd);
	const base = basePolicyOf(inputs, {
		run,
		api: at?.api ?? null,
		root,
		env,
		log: runner.log
	});
	return {
		target,
		cwd,
		root,
		config,
		baseline,
		packer,
		ignoreScripts,
		passEnv,
		packages,
		changedSince: inputs.changedOnly ? run?.base ?? null : null,
		...base,
		...packDestination !== null && { packDestination }
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
	await channels.endStatus(stateOf(report, spared), titleOf(report, caveats));
}
function filesOf({ inputs, context }) {
	return {
		report: reportPath(inputs, context.env),
		vsa: inputs.vsaFile === null ? null : inWorkspace(inputs.vsaFile, context)
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
	runner.annotate(verdictsOf(report).flatMap(({ findings }) => findings));
	for (const error of errorsIn(report)) runner.annotateError(error);
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
			if (!inputs.enforce) runner.log("pack-gate: `enforce: false` spares findings only; without a verdict the step fails.");
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
// src/action/summary.ts
function withSummary(gate, { vsaFile }) {
	if (vsaFile === null) return gate;
	return async (request, context, manner) => {
		const place = {
			file: resolve(request.cwd, vsaFile),
			root: request.root
		};
		clearSummary(place);
		const report = await gate({
			...request,
			onlyOne: true
		}, context, manner);
		writeSummary(place, report, context);
		return report;
	};
}
// src/index.ts
process.exitCode = exitCodes.error;
const cancelled = new Promise((_, reject) => {
	process.on("uncaughtException", (thrown) => {
		reject(toGateError(thrown));
	});
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
		reject(new GateError("EGITHUB", "The job was cancelled before there was a verdict.", "Run the job again."));
	});
});
const inputs = parseInputs((name) => actionsRunner.input(name));
const env = Object.freeze({ ...process.env });
const remotePolicy = remotePolicies({
	token: inputs.token,
	apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
	userAgent: `${tool.name}/${tool.version}`
});
const context = {
	env,
	now: () => new Date(),
	tool,
	remotePolicy
};
const gate = (request, around, manner) => gateTarget(request, around, {
	...manner,
	proposePatch
});
async function start() {
	if (inputs.mode === "verify") {
		const { runVerify } = await import("./chunks/verify-mode.js");
		return runVerify(inputs, actionsRunner, context, cancelled);
	}
	if (inputs.mode === "plan") {
		const { runPlan } = await import("./chunks/plan-mode.js");
		return runPlan(inputs, actionsRunner, context, cancelled);
	}
	return run(inputs, {
		gate: withSummary(gate, inputs),
		runner: actionsRunner,
		context,
		cancelled
	});
}
const done = start();
cancelled.catch((reason) => done.finally(() => process.exit(toGateError(reason).code === "EINTERNAL" ? exitCodes.error : process.exitCode)));
await done;
export {};
