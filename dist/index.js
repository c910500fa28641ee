import { a as repositoryRoot, d as packerNames, i as markdownOf, n as renderSarif, o as textOf, r as renderHtml, s as renderTextError } from "./chunks/find.js";
import { i as toGateError, n as exitCodes, r as noVerdict, t as GateError } from "./chunks/errors.js";
import { f as errorLine, g as cutBytes, h as bytesOf, i as namesPath, p as reportLine, v as listWithin, y as shorten } from "./chunks/help.js";
import { n as githubError, r as reasonOf, t as failureOf } from "./chunks/failure.js";
import { a as connect, i as Patience, n as readContents, r as seesCommit, t as remotePolicies } from "./chunks/remote-policy.js";
import { t as isObject } from "./chunks/json.js";
import { i as verdictsOf, n as isRepository, r as reportsOf, t as hasVerdict } from "./chunks/report.js";
import { r as maxPolicyBytes } from "./chunks/load.js";
import { t as runProcess } from "./chunks/process.js";
import { i as plain } from "./chunks/escape.js";
import { n as formatCount } from "./chunks/format.js";
import { t as groupBy } from "./chunks/group-by.js";
import { r as renderJson, t as tool } from "./chunks/tool.js";
import { a as notice, i as info, n as error, o as setOutput, r as getInput, s as warning, t as core_exports } from "./chunks/libraries/actions-core.js";
import { t as gateTarget } from "./chunks/gate-target.js";
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { tmpdir } from "node:os";
// src/action/inputs.ts
function parseInputs(read) {
	const mistakes = [];
	const expected = (name, what, got) => {
		const shown = name === "token" ? "something else" : JSON.stringify(got.slice(0, 100));
		mistakes.push(`Input \`${name}\`: expected ${what}, got ${shown}.`);
	};
	const oneOf = (name, values, usual) => {
		const text = read(name);
		if (text === "") return usual;
		const value = values.get(text.toLowerCase());
		if (value === void 0) expected(name, list([...values.keys()]), text);
		return value ?? usual;
	};
	const line = (name, usual) => {
		const text = read(name);
		if (!/[\p{Cc}\u2028\u2029]/u.test(text)) return text || usual;
		expected(name, "one line of text", text);
		return usual;
	};
	const config = line("config", "");
	const mode = oneOf("mode", tasks, "check");
	const inputs = {
		mode,
		reportWorkflow: line("report-workflow", ""),
		reportArtifact: line("report-artifact", "pack-gate-report"),
		path: line("path", "."),
		packages: globs(read("packages")),
		changedOnly: oneOf("changed-only", booleans, false),
		config: config === "none" ? false : config || null,
		policy: oneOf("policy", sides, "both"),
		baseline: line("baseline", "") || null,
		packer: oneOf("packer", packers, "auto"),
		ignoreScripts: oneOf("ignore-scripts", booleans, false),
		passEnv: variables(read("pass-env"), mistakes),
		token: line("token", ""),
		checkRun: insisting(mode, oneOf("check-run", modes, "auto")),
		status: insisting(mode, oneOf("status", modes, "auto")),
		checkName: line("check-name", "pack-gate report"),
		statusContext: line("status-context", "pack-gate"),
		enforce: oneOf("enforce", booleans, true),
		reportFile: line("report-file", "") || null,
		htmlFile: line("html-file", "") || null,
		sarifFile: line("sarif-file", "") || null
	};
	checkNames(inputs, expected);
	if (mode === "report") checkReportInputs(inputs, expected);
	return {
		...inputs,
		mistakes
	};
}
function checkNames(inputs, expected) {
	if (inputs.checkRun !== "false" && inputs.status !== "false" && inputs.checkName.toLowerCase() === inputs.statusContext.toLowerCase()) expected("status-context", "another name than `check-name`", inputs.statusContext);
}
function insisting(mode, wish) {
	return mode === "report" && wish === "auto" ? "true" : wish;
}
function checkReportInputs({ reportWorkflow, checkRun, status }, expected) {
	if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reportWorkflow)) expected("report-workflow", "the path of the workflow that makes the report, as in .github/workflows/fork-safe.yml", reportWorkflow);
	if (checkRun === "false" && status === "false") expected("check-run", "another value than false where `status` is false too", "false");
}
const tasks = new Map([["check", "check"], ["report", "report"]]);
const booleans = new Map([["true", true], ["false", false]]);
const packers = new Map(["auto", ...packerNames].map((name) => [name, name]));
const sides = new Map([
	["head", "head"],
	["base", "base"],
	["both", "both"]
]);
const modes = new Map([
	["auto", "auto"],
	["true", "true"],
	["false", "false"]
]);
function globs(text) {
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
}
function variables(text, mistakes) {
	const names = text.split(/[\s,]+/).filter((name) => name !== "");
	const valid = names.filter((name) => /^[A-Za-z_][\w().-]*$/.test(name));
	const others = names.length - valid.length;
	if (others > 0) mistakes.push(`Input \`pass-env\`: expected names of environment variables, got ${others} that can be none.`);
	return valid;
}
function list(values) {
	return `${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`;
}
// src/github/limits.ts
const limits = {
	title: 255,
	summary: 65535,
	message: 65536,
	annotationsPerRequest: 50,
	description: 140,
	commandsPerLevel: 10,
	commandMessage: 4096,
	jobSummary: 1048576
};
const mostAnnotations = 1e3;
function cutCharacters(text, most) {
	if (text.length <= most) return text;
	const cut = text.slice(0, most - 1);
	return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
// src/github/check-run.ts
const attempts = 4;
function externalId(run, name, path, nonce) {
	const digest = createHash("sha256").update(JSON.stringify([
		name,
		path,
		nonce
	])).digest("hex").slice(0, 24);
	return `pack-gate/${run.runId}/${run.attempt}/${digest}`;
}
async function postCheckRun(target, check, made = () => void 0) {
	const shown = check.annotations.slice(0, mostAnnotations);
	const size = limits.annotationsPerRequest;
	const id = await createOnce(target, check, shown.slice(0, size));
	made(id);
	for (let start = size; start < shown.length; start += size) await append(target, check, id, {
		batch: shown.slice(start, start + size),
		before: start
	});
	return id;
}
async function failCheckRun({ api, run }, id, check) {
	const key = {
		owner: run.owner,
		repo: run.repo,
		check_run_id: id
	};
	await api.rest.checks.update({
		...key,
		conclusion: check.conclusion,
		status: "completed",
		output: output(check, [])
	});
}
async function createOnce(target, check, annotations) {
	const { api, run } = target;
	for (let attempt = 1;; attempt += 1) try {
		return (await api.rest.checks.create({
			owner: run.owner,
			repo: run.repo,
			name: check.name,
			head_sha: run.sha,
			details_url: run.url,
			external_id: check.externalId,
			status: "completed",
			conclusion: check.conclusion,
			output: output(check, annotations),
			request: { retries: 0 }
		})).data.id;
	} catch (error) {
		if (!await mayHaveBeenDone(target, error, attempt)) throw error;
		const found = await find(target, check);
		if (found !== null) return found;
		if (attempt >= attempts) throw error;
	}
}
async function append(target, check, id, { batch, before }) {
	const { owner, repo } = target.run;
	const key = {
		owner,
		repo,
		check_run_id: id
	};
	for (let attempt = 1;; attempt += 1) try {
		await target.api.rest.checks.update({
			...key,
			output: output(check, batch),
			request: { retries: 0 }
		});
		return;
	} catch (error) {
		if (!await mayHaveBeenDone(target, error, attempt)) throw error;
		if ((await target.api.rest.checks.get(key)).data.output.annotations_count > before) return;
		if (attempt >= attempts) throw error;
	}
}
async function mayHaveBeenDone({ patience }, error, attempt) {
	return failureOf(error).kind === "unsure" && await patience.pause(attempt ** 2 * 1e3);
}
async function find({ api, run }, check) {
	const pages = api.paginate.iterator(api.rest.checks.listForRef, {
		owner: run.owner,
		repo: run.repo,
		ref: run.sha,
		check_name: check.name,
		filter: "all",
		per_page: 100
	});
	for await (const page of pages) {
		const ours = page.data.find((candidate) => candidate.external_id === check.externalId);
		if (ours !== void 0) return ours.id;
	}
	return null;
}
function output(check, annotations) {
	return {
		title: cutCharacters(check.title, limits.title),
		summary: cutBytes(check.summary, limits.summary),
		...check.text !== "" && { text: cutBytes(check.text, limits.summary) },
		annotations: [...annotations]
	};
}
// src/github/event.ts
const help$2 = {
	file: "Run pack-gate as a step of a workflow job; the runner writes the event file.",
	variable: "Run pack-gate as a step of a workflow job; the runner sets the GITHUB_* variables."
};
const shaPlaces = new Map([
	["pull_request", [
		"pull_request",
		"head",
		"sha"
	]],
	["pull_request_target", [
		"pull_request",
		"head",
		"sha"
	]],
	["pull_request_review", [
		"pull_request",
		"head",
		"sha"
	]],
	["pull_request_review_comment", [
		"pull_request",
		"head",
		"sha"
	]],
	["merge_group", ["merge_group", "head_sha"]],
	["workflow_run", ["workflow_run", "head_sha"]]
]);
function readWorkflowRun(env) {
	const event = variable(env, "GITHUB_EVENT_NAME", /^[a-z_]+$/, "an event name such as push");
	const payload = readPayload(env);
	const repository = variable(env, "GITHUB_REPOSITORY", /^[\w.-]+\/[\w.-]+$/, "owner/name");
	const [owner = "", repo = ""] = repository.split("/");
	const server = webAddress(env, "GITHUB_SERVER_URL", "https://github.com");
	const runId = variable(env, "GITHUB_RUN_ID", /^\d+$/, "a number");
	const attempt = env.GITHUB_RUN_ATTEMPT ? variable(env, "GITHUB_RUN_ATTEMPT", /^\d+$/, "a number") : "1";
	return {
		event,
		owner,
		repo,
		sha: commitOf(event, payload, env),
		base: baseOf(event, payload),
		apiUrl: webAddress(env, "GITHUB_API_URL", "https://api.github.com"),
		url: `${server}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
		runId,
		attempt
	};
}
function commitOf(event, payload, env) {
	const place = shaPlaces.get(event);
	if (place === void 0) return variable(env, "GITHUB_SHA", commit, "a full commit SHA").toLowerCase();
	const found = at(payload, place);
	if (typeof found === "string" && commit.test(found)) return found.toLowerCase();
	throw new GateError("EGITHUB", `The event file of this ${event} event has no commit: expected a full commit SHA at ${place.join(".")}, got ${describe(found)}.`, help$2.file);
}
const basePlaces = new Map([
	["pull_request", [
		"pull_request",
		"base",
		"sha"
	]],
	["pull_request_target", [
		"pull_request",
		"base",
		"sha"
	]],
	["merge_group", ["merge_group", "base_sha"]]
]);
function hasBase(event) {
	return event !== void 0 && basePlaces.has(event);
}
function baseOf(event, payload) {
	const place = basePlaces.get(event);
	if (place === void 0) return null;
	const found = at(payload, place);
	if (typeof found === "string" && commit.test(found)) return found.toLowerCase();
	throw new GateError("EGITHUB", `The event file of this ${event} event has no base commit: expected a full commit SHA at ${place.join(".")}, got ${describe(found)}.`, help$2.file);
}
function at(payload, place) {
	return place.reduce((value, key) => isRecord(value) && Object.hasOwn(value, key) ? value[key] : void 0, payload);
}
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
function readPayload(env) {
	const path = env.GITHUB_EVENT_PATH;
	if (!path) throw new GateError("EGITHUB", "GITHUB_EVENT_PATH is not set: expected the path of the event file.", help$2.file);
	const payload = parse(readEventFile(path));
	if (isRecord(payload)) return payload;
	throw new GateError("EGITHUB", `The event file is not a JSON object (GITHUB_EVENT_PATH): got ${describe(payload)}.`, help$2.file);
}
function readEventFile(path) {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		const code = isRecord(cause) && typeof cause.code === "string" ? cause.code : "unknown error";
		throw new GateError("EGITHUB", `The event file could not be read (GITHUB_EVENT_PATH): ${code}.`, help$2.file, { cause });
	}
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new GateError("EGITHUB", "The event file is not valid JSON (GITHUB_EVENT_PATH).", help$2.file, { cause });
	}
}
function variable(env, name, shape, expected) {
	const value = env[name];
	if (value !== void 0 && shape.test(value)) return value;
	throw new GateError("EGITHUB", `${name} is ${value ? describe(value) : "not set"}: expected ${expected}.`, help$2.variable);
}
function webAddress(env, name, usual) {
	const value = env[name] ?? "";
	if (value === "") return usual;
	const url = URL.canParse(value) ? new URL(value) : null;
	if (url !== null && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, "");
	throw new GateError("EGITHUB", `${name} is ${describe(value)}: expected an http or https address.`, help$2.variable);
}
function describe(value) {
	if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
	if (value === void 0) return "nothing";
	if (value === null) return "null";
	return Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/github/triggering-run.ts
const help$1 = "Use `mode: report` as docs/workflows/fork-safe-report.yml does.";
function readTriggeringRun(env, run, workflow) {
	if (run.event !== "workflow_run") throw new GateError("EGITHUB", `\`mode: report\` expects the event workflow_run, got ${run.event}.`, help$1);
	const payload = readPayload(env);
	const triggering = objectAt(payload, "workflow_run");
	const expect = (what, got, isRight, wanted) => {
		if (!isRight) throw new GateError("EGITHUB", `No report is taken from this run: expected ${what} ${wanted}, got ${describe(got)}.`, help$1);
	};
	const repository = `${run.owner}/${run.repo}`;
	const { full_name: owner } = objectAt(triggering, "repository");
	const { id, event, path, conclusion } = triggering;
	expect("the activity", payload.action, payload.action === "completed", "completed");
	expect("workflow_run.repository", owner, typeof owner === "string" && owner.toLowerCase() === repository.toLowerCase(), repository);
	expect("workflow_run.event", event, event === "pull_request", "pull_request");
	expect("workflow_run.path", path, isPathOf(path, workflow), workflow);
	if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 1) throw new GateError("EGITHUB", `The event file has no run: expected a number at workflow_run.id, got ${describe(id)}.`, help$1);
	return {
		id,
		conclusion: typeof conclusion === "string" && /^[a-z_]+$/.test(conclusion) ? conclusion : null,
		url: run.url.replace(/\/actions\/runs\/.*$/, `/actions/runs/${id}`)
	};
}
function isPathOf(path, workflow) {
	if (typeof path !== "string") return false;
	return path === workflow || path.startsWith(`${workflow}@`) && !/\.ya?ml$/i.test(path.slice(workflow.length));
}
function objectAt(parent, key) {
	const value = Object.hasOwn(parent, key) ? parent[key] : void 0;
	return isObject(value) ? value : {};
}
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
// src/repository/commit-tree.ts
const help = "Give the job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).";
function gitTree(root, commit, env) {
	const { PATH = "", HOME = "" } = env;
	const catFile = async (how, ...objects) => {
		const options = {
			cwd: root,
			env: {
				PATH,
				HOME,
				GIT_NO_LAZY_FETCH: "1"
			},
			input: `${objects.join("\n")}\n`
		};
		const { exitCode, stdout } = await runProcess("git", ["cat-file", how], options).catch((cause) => {
			throw new GateError("EGITHUB", "git could not be started to read the base commit", help, { cause });
		});
		if (exitCode !== 0) throw new GateError("EGITHUB", "git could not read the base commit", help);
		return stdout;
	};
	return { async read(path) {
		if (path.includes("\n")) return null;
		const object = `${commit}:${path}`;
		const [wanted = "", whole = ""] = (await catFile("--batch-check", object, `${commit}^{commit}`)).split("\n");
		if (!/^[0-9a-f]+ commit \d+$/.test(whole)) throw new GateError("EGITHUB", `the base commit ${commit.slice(0, 12)} is not in this checkout`, help);
		if (wanted.endsWith(" missing")) return null;
		const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(wanted) ?? [];
		if (size === void 0 || Number(size) > 1048576) throw new GateError("ECONFIG", `${path} of the base commit is no file of at most ${maxPolicyBytes} bytes`, "Make it a policy file.");
		const answer = await catFile("--batch", object);
		return Buffer.from(answer.slice(answer.indexOf("\n") + 1, -1));
	} };
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
	if (!run?.base || inputs.policy === "head" || inputs.config === false) return {};
	const trees = [...api === null ? [] : [githubTree(api, run, run.base)], gitTree(root, run.base, env)];
	let told = false;
	const say = (text) => {
		if (!told) log(`pack-gate: ${text}`);
		told = true;
	};
	return { basePolicy: {
		tree: firstThatAnswers(trees),
		decides: inputs.policy === "base",
		say
	} };
}
// src/github/status.ts
async function postStatus(api, run, status) {
	await api.rest.repos.createCommitStatus({
		owner: run.owner,
		repo: run.repo,
		sha: run.sha,
		context: status.context,
		state: status.state,
		description: cutCharacters(status.description, limits.description),
		target_url: run.url
	});
}
// src/action/channels.ts
var Channels = class {
	#target;
	#wish;
	#log;
	#pending = null;
	#checkId = null;
	#refused = new Set();
	constructor(target, wish, log) {
		this.#target = target;
		this.#wish = wish;
		this.#log = log;
	}
	startStatus(description) {
		if (this.#wish.status === "false") return;
		this.#pending = this.#attempt(async (target) => {
			await this.#post(target, "pending", description);
		});
	}
	async endStatus(state, description) {
		if (this.#pending === null) return;
		const before = await this.#pending;
		const failure = before !== null && (before.kind === "forbidden" || before.kind === "rejected") ? before : await this.#attempt(async (target) => {
			await this.#post(target, state, description);
		});
		if (failure !== null) this.#refuse(this.#status(), failure);
	}
	async postCheck(check) {
		if (this.#wish.checkRun === "false" || this.#refused.has("check-run")) return false;
		const id = this.#checkId;
		const failure = await this.#attempt(async (target) => {
			if (id !== null) {
				await failCheckRun(target, id, check);
				return;
			}
			await postCheckRun(target, check, (made) => {
				this.#checkId = made;
			});
		});
		if (failure === null) return true;
		this.#refuse(this.#check(), failure);
		return this.#checkId !== null;
	}
	async #attempt(work) {
		if (this.#target === null) return {
			kind: "forbidden",
			status: null,
			message: "the input `token` is empty"
		};
		try {
			await work(this.#target);
			return null;
		} catch (error) {
			return failureOf(error);
		}
	}
	#refuse(channel, failure) {
		if (this.#refused.has(channel.input)) return;
		this.#refused.add(channel.input);
		const safe = {
			...failure,
			message: plain(failure.message)
		};
		if (channel.mode === "true") throw githubError(channel.what, safe, channel.permission, channel.input);
		this.#log(`pack-gate: ${channel.what} could not be posted: ${reasonOf(safe)}. ${channel.instead}`);
	}
	async #post(target, state, description) {
		await postStatus(target.api, target.run, {
			context: this.#wish.statusContext,
			state,
			description
		});
	}
	#check() {
		const instead = this.#checkId === null ? "Findings are annotations of this job instead; the job decides as it would." : "It is there and decides, but some of its annotations are missing; the log has all findings.";
		return {
			what: "The check run",
			input: "check-run",
			mode: this.#wish.checkRun,
			permission: "checks: write",
			instead
		};
	}
	#status() {
		return {
			what: "The commit status",
			input: "status",
			mode: this.#wish.status,
			permission: "statuses: write",
			instead: "The job decides as it would."
		};
	}
};
function noChannels() {
	return new Channels(null, {
		checkRun: "false",
		status: "false",
		statusContext: ""
	}, () => void 0);
}
// src/action/outputs.ts
function setOutputs(runner, report, file) {
	const verdicts = verdictsOf(report);
	const count = (level) => verdicts.length === 0 ? "" : String(verdicts.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length);
	const only = !isRepository(report) && hasVerdict(report) ? report : null;
	runner.output("conclusion", report.conclusion);
	runner.output("errors", count("error"));
	runner.output("warnings", count("warning"));
	runner.output("report", file);
	runner.output("integrity", only?.integrity ?? "");
	runner.output("baseline", only === null ? "" : baselineOf(only));
}
function baselineOf({ baseline }) {
	return baseline.version !== null && /^\d+[\w.+-]*$/.test(baseline.version) ? baseline.version : baseline.kind;
}
// src/github/annotations.ts
const levels$1 = {
	error: "failure",
	warning: "warning",
	note: "notice"
};
const order = {
	error: 0,
	warning: 1,
	note: 2
};
function worstFirst(findings) {
	return findings.toSorted((a, b) => order[a.level] - order[b.level]);
}
function causesOf(findings) {
	return [...groupBy(worstFirst(findings), ({ anchor }) => `${lineOf(anchor)} ${repositoryPath(anchor.path)}`).values()].flatMap(([first, ...others]) => first ? [[first, ...others]] : []);
}
function toAnnotation(cause) {
	const [{ anchor, level }] = cause;
	const line = lineOf(anchor);
	return {
		path: repositoryPath(anchor.path),
		start_line: line,
		end_line: line,
		annotation_level: levels$1[level],
		title: titleOf$1(cause),
		message: messageOf(cause, limits.message)
	};
}
function lineOf({ line }) {
	return Math.max(1, Math.trunc(line));
}
function titleOf$1(cause) {
	const [{ ruleId, path }, second] = cause;
	const rules = [...new Set(cause.map((finding) => finding.ruleId))];
	const several = rules.length === 1 ? `${ruleId}: ${formatCount(cause.length)} findings` : `${formatCount(cause.length)} findings: ${rules.join(", ")}`;
	return cutCharacters(plain(second === void 0 ? `${ruleId}: ${path}` : several), limits.title);
}
function messageOf(cause, maxBytes) {
	const [only, second] = cause;
	if (second === void 0) return cutBytes(lines([
		plain(only.message),
		...examplesOf(only),
		linesOf(only.help)
	]), maxBytes);
	const facts = cause.map(({ level, ruleId, message, path }) => `- ${level} ${plain(ruleId)}: ${shorten(plain(namesPath(message, path) ? message : `${path}: ${message}`), factBytes)}`);
	const helps = [...new Set(cause.filter(({ level }) => level !== "note").map(({ help }) => linesOf(help)))];
	const list = listWithin(facts, maxBytes * factShare, (left) => `- and ${formatCount(left)} more`, mostFacts);
	const remedies = listWithin(helps, maxBytes - bytesOf(list) - 1, (left) => `and ${left === 1 ? "1 other remedy" : `${formatCount(left)} other remedies`} in the report`, mostRemedies);
	return cutBytes(lines([list, remedies]), maxBytes);
}
const mostFacts = 50;
const mostRemedies = 10;
const factBytes = 500;
const factShare = .6;
function lines(parts) {
	return parts.filter((line) => line !== "").join("\n");
}
function examplesOf({ examples = [], count = 0 }) {
	const hidden = count - examples.length;
	return [...examples.map((path) => `- ${plain(path)}`), ...examples.length > 0 && hidden > 0 ? [`- and ${hidden} more`] : []];
}
function linesOf(help) {
	return help.split(/\r?\n/).map(plain).join("\n").trimEnd();
}
function repositoryPath(path) {
	return path.replace(/^(?:\.?\/)+/, "") || "package.json";
}
// src/action/pages.ts
function titleOf(report, { spared, source }) {
	return (source === null ? "" : "Unverified. ") + (spared ? "Not enforced. " : "") + reportLine(report);
}
function checkOf(report, { name, externalId, url, origin, ...caveats }, parts = {}) {
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
		summary: framed(headOf(caveats), foot, limits.summary, (bytes) => markdownOf(report, bytes, {
			...parts,
			part: "verdict"
		})),
		text: framed(headOf(caveats), [], limits.summary, (bytes) => markdownOf(report, bytes, {
			...parts,
			part: "contents"
		})),
		annotations
	};
}
function summaryOf(report, caveats, parts = {}) {
	const foot = caveats.spared ? [notEnforced] : [];
	return framed(headOf(caveats), foot, limits.jobSummary, (bytes) => markdownOf(report, bytes, {
		...parts,
		picture: true
	}));
}
function headOf({ source }) {
	return source === null ? [] : [`> **Reported by a job that the pull request controls**, and not verified: whoever wrote the pull request can make it say anything. The gate of the release workflow is the one that counts. [That job's run](${source})`];
}
function summaryOfFailure(failure, report) {
	const head = markdownOf(failure, limits.jobSummary / 2);
	return report === null ? head : `${head}\n\n${markdownOf(report, limits.jobSummary / 2 - 2)}`;
}
const notEnforced = "**Not enforced** (`enforce: false`): this would have blocked the release.";
function framed(head, foot, maxBytes, render) {
	const start = head.map((part) => `${part}\n\n`).join("");
	const end = foot.length === 0 ? "" : `\n\n${foot.join("\n\n")}\n`;
	return start + render(maxBytes - bytesOf(start) - bytesOf(end)) + end;
}
function errorsOf(report) {
	return reportsOf(report).flatMap((one) => hasVerdict(one) ? [] : annotationsOf(one));
}
function annotationsOf({ error }) {
	const { location, mistakes = [] } = error;
	if (location === void 0) return [];
	return (mistakes.every(({ path }) => path === location.path) && mistakes.length > 0 ? mistakes : [{
		...location,
		message: error.message
	}]).map(({ path, line, message }) => ({
		path: repositoryPath(path),
		start_line: line,
		end_line: line,
		annotation_level: "failure",
		title: `pack-gate: ${error.code}`,
		message: cutBytes(`${plain(message)}\n${linesOf(error.help)}`, limits.message)
	}));
}
// src/action/report-file.ts
function reportPath({ path, reportFile }, env) {
	if (reportFile !== null) return resolve(env.GITHUB_WORKSPACE ?? "", reportFile);
	const key = createHash("sha256").update(path).digest("hex").slice(0, 8);
	return resolve(env.RUNNER_TEMP ?? tmpdir(), `pack-gate-${key}.json`);
}
function writeReport(report, place, env) {
	const path = reportPath(place, env);
	write(path, renderJson(report), "report-file");
	return path;
}
async function writeForms(report, { htmlFile, sarifFile }, env) {
	const inWorkspace = (file) => resolve(env.GITHUB_WORKSPACE ?? "", file);
	if (htmlFile !== null) write(inWorkspace(htmlFile), await renderHtml(report), "html-file");
	if (sarifFile !== null) write(inWorkspace(sarifFile), await renderSarif(report), "sarif-file");
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
	let session = {
		...parts,
		...nowhere,
		inputs
	};
	let report = null;
	try {
		session = await open(inputs, parts);
		session.channels.startStatus(session.origin === null ? "Packing and comparing." : "Reading the report of the pull request's job.");
		refuseMistakes(inputs);
		report = await Promise.race([obtain(session), parts.cancelled]);
		await tell(session, report);
		parts.runner.exit(session.origin !== null || isSpared(report, inputs) ? 0 : exitCodes[report.conclusion]);
	} catch (thrown) {
		parts.runner.exit(2);
		await tellError(session, noVerdict(toGateError(thrown)), report);
	}
}
const nowhere = {
	channels: noChannels(),
	run: null,
	url: null,
	externalId: "",
	target: null,
	origin: null
};
async function open(inputs, parts) {
	const { env } = parts.world;
	if (inputs.mode === "report") refuseMistakes(inputs);
	const silent = inputs.checkRun === "false" && inputs.status === "false";
	const compares = (inputs.policy !== "head" || inputs.changedOnly) && hasBase(env.GITHUB_EVENT_NAME);
	if (silent && !compares) return {
		...parts,
		...nowhere,
		inputs
	};
	const run = readWorkflowRun(env);
	const origin = inputs.mode === "report" ? readTriggeringRun(env, run, inputs.reportWorkflow) : null;
	const { token } = inputs;
	const { name, version } = parts.world.tool;
	const patience = new Patience();
	const api = token === "" ? null : await connect({
		token,
		apiUrl: run.apiUrl,
		userAgent: `${name}/${version}`,
		patience
	});
	const target = api && {
		api,
		patience,
		run
	};
	const channels = new Channels(target, inputs, parts.runner.log);
	const id = externalId(run, inputs.checkName, inputs.path, randomUUID());
	return {
		...parts,
		inputs,
		channels,
		run,
		url: run.url,
		externalId: id,
		target,
		origin
	};
}
async function obtain(session) {
	const { gate, world, inputs, target, origin } = session;
	if (origin === null) return gate(requestOf(session), world);
	if (target === null) throw new GateError("EUSAGE", "`mode: report` needs a token, and the input `token` is empty.", "Leave `token` out: its default is the job's own.");
	const { receiveReport } = await import("./chunks/report-mode.js");
	return receiveReport(target, origin, inputs.reportArtifact);
}
function refuseMistakes({ mistakes }) {
	if (mistakes.length === 0) return;
	throw new GateError("EUSAGE", mistakes.join(" "), "Correct the `with:` of this step; action.yml describes every input.");
}
function requestOf({ inputs, run, target: at, runner, world: { env } }) {
	const cwd = env.GITHUB_WORKSPACE ?? process.cwd();
	const { path: target, config, baseline, packer, ignoreScripts, passEnv, packages } = inputs;
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
		...base
	};
}
async function tell(session, report) {
	const { inputs, runner, channels } = session;
	const spared = isSpared(report, inputs);
	const source = session.origin?.url ?? null;
	runner.log(textOf(report, style));
	if (source !== null) runner.log(`pack-gate: reported by a job that the pull request controls, and not verified: ${source}`);
	if (spared) runner.log("pack-gate: not enforced (`enforce: false`), so this does not block.");
	const file = writeReport(report, inputs, session.world.env);
	await writeForms(report, inputs, session.world.env);
	await runner.summary(summaryOf(report, {
		spared,
		source
	}));
	setOutputs(runner, report, file);
	if (!await channels.postCheck(checkOf(report, {
		...session,
		name: inputs.checkName,
		spared,
		source
	}))) annotate(runner, report);
	await channels.endStatus(spared ? "success" : report.conclusion, titleOf(report, {
		spared,
		source
	}));
}
function isSpared({ conclusion }, { enforce }) {
	return conclusion === "failure" && !enforce;
}
function annotate(runner, report) {
	runner.annotate(verdictsOf(report).flatMap(({ findings }) => findings));
	for (const one of reportsOf(report)) if (!hasVerdict(one)) runner.annotateError(one.error);
}
async function tellError(session, failure, report) {
	const { inputs, runner, channels } = session;
	const check = checkOf(failure, {
		...session,
		name: inputs.checkName,
		spared: false,
		source: null
	});
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
		() => channels.endStatus("error", errorLine(failure)),
		() => runner.summary(summaryOfFailure(failure, report)),
		() => {
			setOutputs(runner, failure, reportPath(inputs, session.world.env));
		},
		() => writeReport(failure, inputs, session.world.env),
		() => writeForms(failure, inputs, session.world.env)
	];
	for (const step of steps) try {
		await step();
	} catch (thrown) {
		runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`);
	}
}
// src/github/runner.ts
const actionsRunner = {
	input: (name) => getInput(name),
	output: (name, value) => {
		setOutput(name, value);
	},
	log: (text) => {
		for (const line of text.split(/\r\n|\r|\n/)) info(inert(line));
	},
	annotate: (findings) => {
		for (const { level, title, message, place } of commandsFor(findings)) issue[level](message, {
			title,
			...place
		});
	},
	annotateError: ({ code, message, help, location }) => {
		const place = location && {
			file: plain(repositoryPath(location.path)),
			startLine: location.line
		};
		const text = cutBytes(`${plain(message)}\n${linesOf(help)}`, limits.commandMessage);
		error(text, {
			title: `pack-gate: ${code}`,
			...place
		});
	},
	summary: async (markdown) => {
		try {
			const { summary } = core_exports;
			await summary.emptyBuffer().addRaw(cutBytes(markdown, limits.jobSummary)).write({ overwrite: true });
			return true;
		} catch {
			return false;
		}
	},
	exit: (code) => {
		process.exitCode = code;
	}
};
const levels = [
	"error",
	"warning",
	"note"
];
const issue = {
	error,
	warning,
	note: notice
};
function commandsFor(findings) {
	const causes = causesOf(findings);
	return levels.flatMap((level) => {
		const all = causes.filter(([worst]) => worst.level === level);
		const shown = all.slice(0, limits.commandsPerLevel - 1);
		const left = all.slice(shown.length).flat().length;
		const more = {
			level,
			title: "pack-gate",
			message: `… and ${left} more: see the log or the job summary.`
		};
		return [...shown.map(toCommand), ...left > 0 ? [more] : []];
	});
}
function toCommand(cause) {
	const [{ level, anchor }] = cause;
	return {
		level,
		title: titleOf$1(cause),
		message: messageOf(cause, limits.commandMessage),
		place: {
			file: plain(repositoryPath(anchor.path)),
			startLine: lineOf(anchor)
		}
	};
}
const unseen = "[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*";
const bracketed = new RegExp(`#(${unseen})#(${unseen})\\[`, "gu");
const colons = new RegExp(`^([\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*):(${unseen}):`, "u");
function inert(line) {
	return line.replace(bracketed, "#$1#$2 [").replace(colons, "$1: $2:");
}
// src/index.ts
process.exitCode = 2;
const cancelled = new Promise((_, reject) => {
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => {
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
const done = run(inputs, {
	gate: gateTarget,
	runner: actionsRunner,
	world: {
		env,
		now: () => new Date(),
		tool,
		remotePolicy
	},
	cancelled
});
cancelled.catch(() => done.finally(() => process.exit()));
await done;
export {};
