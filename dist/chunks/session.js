import { $n as failureOf, Br as plain, Cn as reportLine, Fr as formatCount, Gn as cutBytes, Gr as byLevel, Ht as asFinding, Jr as isRepository, Kn as listWithin, Rn as namesPath, Un as entriesOf, Vn as joinHelps, Wn as bytesOf, Wt as saidOnce, Zr as verdictsOf, ar as readPayload, ei as groupBy, ir as hasBase, kr as isObject, or as readWorkflowRun, qn as shorten, qr as hasVerdict, ri as GateError, rr as describe, ur as isRepositoryPath } from "./start.js";
import { n as limits, r as mostAnnotations, t as cutCharacters } from "./limits.js";
import { n as connect, t as RetryBudget } from "./client.js";
import { a as sectionKey, i as postSection, o as sectionOrder, t as Channel } from "./channel.js";
import { n as markdownOf, t as commentMarkdown } from "./markdown-report2.js";
import { u as inlineMarkdown } from "./changed-code.js";
import { i as explainCommand } from "./compile-cache.js";
import { createHash, randomUUID } from "node:crypto";
// src/github/check-run.ts
const attempts = 4;
function externalId(run, name, path, nonce, isUnverified = false) {
	const digest = createHash("sha256").update(JSON.stringify([
		name,
		path,
		nonce
	])).digest("hex").slice(0, 24);
	return `pack-gate/${isUnverified ? "unverified/" : ""}${run.runId}/${run.attempt}/${digest}`;
}
function orderOf(key) {
	const [, run, attempt] = /^pack-gate\/(\d+)\/(\d+)\/[0-9a-f]+$/.exec(key ?? "") ?? [];
	return run === void 0 || attempt === void 0 ? null : [Number(run), Number(attempt)];
}
function isAfter([run, attempt], [thanRun, thanAttempt]) {
	return run > thanRun || run === thanRun && attempt > thanAttempt;
}
const mostPages$1 = 10;
async function checkRunsOf({ api, run }, name) {
	const key = {
		owner: run.owner,
		repo: run.repo,
		ref: run.sha,
		check_name: name,
		filter: "all",
		per_page: 100
	};
	const found = [];
	for (let page = 1; page <= mostPages$1; page += 1) {
		const { data } = await api.rest.checks.listForRef({
			...key,
			page
		});
		for (const one of data.check_runs) found.push(one);
		if (data.check_runs.length < key.per_page) return found;
	}
	return found;
}
async function latestTrusted(target, name) {
	const [first, ...others] = (await checkRunsOf(target, name)).flatMap(({ external_id: key, conclusion }) => {
		const order = orderOf(key);
		return order ? [{
			order,
			conclusion
		}] : [];
	});
	if (!first) return null;
	const latest = others.reduce((best, one) => isAfter(one.order, best.order) ? one : best, first);
	return {
		conclusion: latest.conclusion,
		isLater: (than) => {
			const own = orderOf(than);
			return own !== null && isAfter(latest.order, own);
		}
	};
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
async function mayHaveBeenDone({ retryBudget }, error, attempt) {
	return failureOf(error).kind === "unsure" && await retryBudget.pause(attempt ** 2 * 1e3);
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
		head: headOf$1(triggering)
	};
}
function headOf$1(triggering) {
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
const query = `query ($owner: String!, $repo: String!, $branch: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequests(headRefName: $branch, states: OPEN, first: 100) {
      nodes { number headRefOid headRepository { nameWithOwner } }
    }
  }
}`;
async function pullRequestOf({ api, run }, { repository, branch }) {
	const { owner, repo, sha } = run;
	const [only, ...others] = (await api.graphql(query, {
		owner,
		repo,
		branch
	})).repository.pullRequests.nodes.filter((one) => one.headRefOid === sha && one.headRepository?.nameWithOwner.toLowerCase() === repository.toLowerCase());
	return only === void 0 || others.length > 0 ? null : only.number;
}
// src/github/status.ts
function statusOwner(run, name, path, nonce) {
	const digest = (value) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
	return `${digest([
		run.event,
		run.workflow,
		run.job,
		name,
		path
	])}-${digest(nonce)}`;
}
async function postStatus(api, run, status) {
	await api.rest.repos.createCommitStatus({
		owner: run.owner,
		repo: run.repo,
		sha: run.sha,
		context: status.context,
		state: status.state,
		description: cutCharacters(status.description, limits.description),
		target_url: `${run.url}#pack-gate-${status.owner}`
	});
}
const mostPages = 10;
async function readContext(api, run, context, owner) {
	const mine = parseLink(`${run.url}#pack-gate-${owner}`);
	const { posted, isWhole } = await postedUnder(api, run, context);
	return {
		standing: standingAmong(posted, mine),
		isBlockedByOthers: !isWhole || blockedByOthers(posted, mine)
	};
}
async function postedUnder(api, run, context) {
	const key = {
		owner: run.owner,
		repo: run.repo,
		ref: run.sha,
		per_page: 100
	};
	const posted = [];
	for (let page = 1; page <= mostPages; page += 1) {
		const { data } = await api.rest.repos.listCommitStatusesForRef({
			...key,
			page
		});
		const ours = data.filter((status) => status.context.toLowerCase() === context.toLowerCase());
		for (const { target_url: url, state } of ours) posted.push({
			...parseLink(url),
			state
		});
		if (data.length < key.per_page) return {
			posted,
			isWhole: true
		};
	}
	return {
		posted,
		isWhole: false
	};
}
function standingAmong(posted, mine) {
	const first = posted.findIndex((link) => link.run === mine.run);
	if (posted.some((link) => link.run === mine.run && link.nonce !== mine.nonce)) return "shared";
	if (first < 0) return "ours";
	return posted.slice(0, first).some(({ subject, state }) => state === "pending" && subject === mine.subject) ? "superseded" : "ours";
}
function blockedByOthers(posted, mine) {
	const newest = new Map();
	for (const { run, subject, state } of posted) {
		if (subject === mine.subject) continue;
		const key = subject ?? `run ${run ?? ""}`;
		if (!newest.has(key)) newest.set(key, state);
	}
	return [...newest.values()].some((state) => state !== "success");
}
function parseLink(url) {
	const [, run, subject, nonce] = /^([^#]*)#pack-gate-([0-9a-f]{12})-([0-9a-f]{12})$/.exec(url ?? "") ?? [];
	return {
		run,
		subject,
		nonce
	};
}
// src/github/annotations.ts
const levels = {
	error: "failure",
	warning: "warning",
	note: "notice"
};
function worstFirst(findings) {
	return findings.toSorted(byLevel);
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
		annotation_level: levels[level],
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
		...alsoOf(only, ""),
		linesOf(only.help),
		commandsOf(cause)
	]), maxBytes);
	const facts = cause.map((finding) => [`- ${finding.level} ${factOf(finding)}`, ...alsoOf(finding, "  ")].join("\n"));
	const joined = joinHelps(cause.filter(({ level }) => level !== "note").map(({ help }) => help));
	const helps = [...new Set(joined.values())].map(linesOf);
	const list = listWithin(facts, maxBytes * factShare, (left) => `- and ${formatCount(left)} more`, mostFacts);
	const commands = commandsOf(cause);
	const remedies = listWithin(helps, maxBytes - bytesOf(list) - bytesOf(commands) - 2, (left) => `and ${left === 1 ? "1 other remedy" : `${formatCount(left)} other remedies`} in the report`, mostRemedies);
	return cutBytes(lines([
		list,
		remedies,
		commands
	]), maxBytes);
}
function factOf({ ruleId, message, path }) {
	return `${plain(ruleId)}: ${shorten(plain(namesPath(message, path) ? message : `${path}: ${message}`), factBytes)}`;
}
function alsoOf({ also = [] }, indent) {
	const left = also.length - mostReasons;
	return [...also.slice(0, mostReasons).map((finding) => `${indent}- also ${factOf(finding)}`), ...left > 0 ? [`${indent}- and ${formatCount(left)} more`] : []];
}
function commandsOf(cause) {
	return [...new Set(cause.flatMap(({ ruleId }) => explainCommand(ruleId) ?? []))].slice(0, mostCommands).join("\n");
}
const mostFacts = 50;
const mostReasons = 5;
const mostRemedies = 10;
const mostCommands = 5;
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
function checkOf(report, { name, externalId, url, origin, ...caveats }) {
	const errors = errorsOf(report);
	const { shared, packages } = isRepository(report) ? saidOnce(report) : {
		shared: [],
		packages: [report]
	};
	const verdicts = packages.filter((each) => hasVerdict(each));
	const causes = causesOf([...shared.map(asFinding), ...verdicts.flatMap(({ findings }) => entriesOf(findings))]);
	const annotations = [...errors, ...causes.map(toAnnotation)];
	const title = titleOf(report, caveats);
	const untitled = title.length <= limits.title;
	const left = causes.slice(Math.max(0, mostAnnotations - errors.length)).flat().length;
	const foot = [
		...caveats.spared ? [notEnforced] : [],
		...left > 0 ? [`${formatCount(left)} more findings have no annotation; the report has them all.`] : [],
		...origin === null || caveats.source !== null ? [] : [`[The run that was checked](${origin.url})`],
		...url === null ? [] : [`[Log of this run](${url})`]
	];
	return {
		name,
		externalId,
		conclusion: report.conclusion === "success" ? "success" : caveats.spared ? "neutral" : "failure",
		title,
		summary: framed(headOf(caveats), foot, limits.summary, (bytes) => markdownOf(report, bytes, {
			part: "verdict",
			untitled
		})),
		text: framed(headOf(caveats), [], limits.summary, (bytes) => markdownOf(report, bytes, { part: "contents" })),
		annotations
	};
}
function summaryOf(report, caveats) {
	const foot = caveats.spared ? [notEnforced] : [];
	return framed(headOf(caveats), foot, limits.jobSummary, (bytes) => markdownOf(report, bytes, { picture: true }));
}
function headOf({ source }) {
	return source === null ? [] : [`> **Reported by a job that the pull request controls**, and not verified: the author of the pull request can make it say anything. The check in the release workflow is the one that counts. [That job's run](${source})`];
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
// src/action/status-channel.ts
var StatusChannel = class {
	#channel;
	#wish;
	#pending = null;
	constructor(target, wish) {
		const terms = {
			what: "The commit status",
			input: "status",
			mode: wish.mode,
			permission: "statuses: write"
		};
		this.#channel = new Channel(target, terms, wish.log);
		this.#wish = wish;
	}
	start(description) {
		if (this.#channel.closed) return;
		this.#wish.remember(this.#wish.owner);
		this.#pending = this.#channel.attempt((target) => this.#begin(target, description));
	}
	resume() {
		this.#pending = Promise.resolve(null);
	}
	async end(state, description) {
		if (this.#pending === null) return;
		const before = await this.#pending;
		const settled = before !== null && before.kind !== "unsure" && before.kind !== "rate-limit";
		const failure = settled ? before : await this.#channel.attempt((target) => this.#end(target, state, description));
		if (settled || failure === null) this.#wish.remember("");
		if (failure !== null) this.#channel.refuse(failure, "The job's result is not affected.");
	}
	async leave() {
		const failure = await this.#pending;
		this.#wish.remember("");
		if (failure) this.#channel.refuse(failure, "The job's result is not affected.");
	}
	async #begin(target, description) {
		if (this.#wish.isUnverified === true && (await this.#read(target))?.isBlockedByOthers !== false) return;
		await this.#post(target, "pending", description);
	}
	async #read({ api, run }) {
		return readContext(api, run, this.#wish.context, this.#wish.owner).catch(() => null);
	}
	async #end(target, state, description) {
		const { context, isUnverified = false } = this.#wish;
		const found = await this.#read(target);
		if (found?.standing === "superseded") {
			this.#channel.log("pack-gate: a later run checks the same package on this commit and owns the commit status now.");
			return;
		}
		if (state !== "success") {
			await this.#post(target, state, description);
			return;
		}
		if (found === null) {
			await this.#post(target, "error", "It passed, but the commit's other statuses could not be read. Run the job again.");
			return;
		}
		if (isUnverified && found.isBlockedByOthers) {
			this.#channel.log(`pack-gate: another run's commit status ${JSON.stringify(context)} is not a success, and a report that is not verified does not replace it.`);
			return;
		}
		if (found.standing === "ours") {
			await this.#post(target, state, description);
			return;
		}
		this.#channel.log(`pack-gate: several jobs or steps of this run post the commit status ${JSON.stringify(context)}. ${shared}`);
		await this.#post(target, "error", `This one passed, but others of this run post the same status. ${shared}`);
	}
	async #post({ api, run }, state, description) {
		const { context, owner } = this.#wish;
		await postStatus(api, run, {
			context,
			state,
			description,
			owner
		});
	}
};
const shared = "Give each a `status-context` of its own.";
// src/action/channels.ts
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
		markdown: framed(headOf(caveats), foot, mostBytes, (bytes) => commentMarkdown(report, bytes).trimEnd()).trimEnd()
	};
}
function isWorthSaying(report) {
	if (report.conclusion !== "success") return true;
	return verdictsOf(report).some(({ findings }) => findings.some(({ level }) => level !== "note"));
}
var CommentChannel = class {
	#channel;
	#head;
	constructor(target, mode, log, head) {
		this.#head = head;
		const terms = {
			what: "The comment",
			input: "comment",
			mode,
			permission: "pull-requests: write"
		};
		this.#channel = new Channel(target, terms, log);
	}
	async post(section) {
		if (this.#channel.closed) return;
		const failure = await this.#channel.attempt(async (target) => {
			const remark = remarks[await outcomeOf(target, section, this.#head)];
			if (remark !== null) this.#channel.log(`pack-gate: no comment, as ${remark}.`);
		});
		if (failure !== null) this.#channel.refuse(failure, "The job's result is not affected.");
	}
};
async function outcomeOf(target, section, head) {
	const number = target.run.pullRequest ?? (head === null ? null : await pullRequestOf(target, head));
	if (number === null) return head === null ? "nowhere" : "closed";
	return postSection(target, number, section);
}
const remarks = {
	posted: null,
	quiet: null,
	outdated: "the pull request has a newer commit, or a newer run has written its part",
	nowhere: "this event has no pull request",
	closed: "this commit is the head of no open pull request, or of several"
};
var CheckChannel = class {
	#channel;
	#isUnverified;
	#id = null;
	constructor(target, { mode, isUnverified, log }) {
		this.#isUnverified = isUnverified;
		this.#channel = new Channel(target, {
			what: "The check run",
			input: "check-run",
			mode,
			permission: "checks: write"
		}, log);
	}
	async post(check) {
		if (this.#channel.closed) return false;
		const id = this.#id;
		const refused = {};
		const failure = await this.#channel.attempt(async (target) => {
			if (id !== null) {
				await failCheckRun(target, id, check);
				return;
			}
			const reason = this.#whyNot(check, await latestTrusted(target, check.name));
			if (reason !== null) {
				refused.reason = reason;
				return;
			}
			await postCheckRun(target, check, (made) => {
				this.#id = made;
			});
		});
		if (refused.reason !== void 0) {
			this.#channel.log(`pack-gate: ${refused.reason} No check run is posted.`);
			return false;
		}
		if (failure === null) return true;
		this.#channel.refuse(failure, this.#instead());
		return this.#id !== null;
	}
	#whyNot(check, latest) {
		if (latest === null) return null;
		if (this.#isUnverified) return check.conclusion === "success" && latest.conclusion !== "success" ? "another run of this check on the commit did not pass, and a report that is not verified does not replace it." : null;
		return latest.isLater(check.externalId) ? "a later run has posted this check on the commit already." : null;
	}
	#instead() {
		return this.#id === null ? "Findings are annotations of this job instead. The job's result is not affected." : "It was posted, but some of its annotations are missing. The log has all findings.";
	}
};
const pendingStatus = "pending-status";
var Channels = class {
	#check;
	#status;
	#comment;
	constructor(target, wish, nonce, { log, save, head = null, isUnverified = false }) {
		const { checkRun, status: mode, comment, checkName, statusContext: context, path } = wish;
		const owner = target === null ? "" : statusOwner(target.run, checkName, path, nonce);
		const remember = (whose) => {
			save(pendingStatus, whose);
		};
		this.#check = new CheckChannel(target, {
			mode: checkRun,
			isUnverified,
			log
		});
		this.#status = new StatusChannel(target, {
			mode,
			context,
			owner,
			isUnverified,
			log,
			remember
		});
		this.#comment = new CommentChannel(target, comment, log, head);
	}
	startStatus(description) {
		this.#status.start(description);
	}
	async endStatus(state, description) {
		await this.#status.end(state, description);
	}
	async leaveStatus() {
		await this.#status.leave();
	}
	async postCheck(check) {
		return this.#check.post(check);
	}
	async postComment(section) {
		await this.#comment.post(section);
	}
};
function noChannels() {
	return new Channels(null, {
		checkRun: "false",
		status: "false",
		comment: "false",
		checkName: "",
		statusContext: "",
		path: ""
	}, "", {
		log: () => void 0,
		save: () => void 0
	});
}
// src/action/session.ts
async function openGitHub(token, { env, tool }, retryBudget = new RetryBudget()) {
	const run = readWorkflowRun(env);
	if (token === "") return {
		run,
		target: null
	};
	return {
		run,
		target: {
			api: await connect({
				token,
				apiUrl: run.apiUrl,
				userAgent: `${tool.name}/${tool.version}`,
				retryBudget
			}),
			retryBudget,
			run
		}
	};
}
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
		inputs.comment,
		inputs.suggestions
	].every((mode) => mode === "false");
	const compares = inputs.mode !== "merge" && (inputs.policy !== "head" || inputs.changedOnly) && hasBase(env.GITHUB_EVENT_NAME);
	if (silent && !compares) return closedSession(inputs, parts);
	const { run, target } = await openGitHub(inputs.token, parts.context, parts.retryBudget);
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
export { repositoryPath as _, pendingStatus as a, checkOf as c, summaryOfFailure as d, titleOf as f, messageOf as g, linesOf as h, refuseMistakes as i, errorsIn as l, lineOf as m, openGitHub as n, sectionOf as o, causesOf as p, openSession as r, StatusChannel as s, closedSession as t, summaryOf as u, titleOf$1 as v };
