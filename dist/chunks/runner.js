import { t as packerNames } from "./packer.js";
import { i as plain } from "./escape.js";
import { n as formatCount } from "./format.js";
import { a as bytesOf, c as listWithin, l as shorten, o as cutBytes, r as namesPath } from "./group.js";
import { t as explainCommand } from "./rule-page.js";
import { t as groupBy } from "./group-by.js";
import { n as githubError, r as reasonOf, t as failureOf } from "./failure.js";
import { a as readWorkflowRun } from "./event.js";
import { r as connect, t as Patience } from "./patience.js";
import { a as info, c as setOutput, i as getState, l as warning, n as error, o as notice, r as getInput, s as saveState, t as core_exports } from "./libraries/actions-core.js";
import { createHash } from "node:crypto";
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
		comment: oneOf("comment", modes, "false"),
		checkName: line("check-name", "pack-gate report"),
		statusContext: line("status-context", "pack-gate"),
		enforce: oneOf("enforce", booleans, true),
		reportFile: line("report-file", "") || null,
		packDestination: line("pack-destination", "") || null,
		vsaFile: line("vsa-file", "") || null,
		htmlFile: line("html-file", "") || null,
		sarifFile: line("sarif-file", "") || null
	};
	checkTogether(inputs, expected);
	return {
		...inputs,
		mistakes
	};
}
function checkTogether(inputs, expected) {
	checkNames(inputs, expected);
	if (inputs.mode === "report") checkReportInputs(inputs, expected);
	if (inputs.vsaFile !== null && inputs.packDestination === null) expected("pack-destination", "a folder, as `vsa-file` speaks of the tarball in it", "");
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
const tasks = new Map([
	["check", "check"],
	["report", "report"],
	["verify", "verify"]
]);
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
	comment: 65536,
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
// src/github/comment-body.ts
const head = "<!-- pack-gate:comment -->";
const end = "<!-- pack-gate:end -->";
const beginning = /^<!-- pack-gate:section ([0-9a-f]{24}) (\d{1,15})\.(\d{1,9}) -->$/;
const quiet = "pack-gate has nothing to report on this pull request any more.";
const cutNote = "\n\n… cut here: the check run and the job’s page have all of it.";
function parseComment(body) {
	const lines = body.split(/\r?\n/);
	if (lines[0] !== head) return null;
	let sections = [];
	for (let index = 1; index < lines.length; index += 1) {
		const [, key, runId, attempt] = beginning.exec(lines[index] ?? "") ?? [];
		const last = key === void 0 ? -1 : lines.indexOf(end, index);
		if (key === void 0 || last < 0) continue;
		sections = withSection(sections, {
			key,
			order: [Number(runId), Number(attempt)],
			markdown: lines.slice(index + 1, last).join("\n")
		});
		index = last;
	}
	return sections;
}
function withSection(sections, section) {
	const place = sections.findIndex(({ key }) => key === section.key);
	const before = sections[place];
	if (before === void 0) return [...sections, section];
	return isNewer(before, section) ? sections : sections.with(place, section);
}
function isNewer({ order: [run, attempt] }, { order: [otherRun, otherAttempt] }) {
	return run > otherRun || run === otherRun && attempt > otherAttempt;
}
function renderComment(sections) {
	const room = limits.comment - sections.reduce((sum, section) => sum + bytesOf(wrap({
		...section,
		markdown: ""
	})) + 2, bytesOf(head) + bytesOf(quiet) + 10);
	const share = fairShare(sections.map(({ markdown }) => bytesOf(inert$1(markdown))), room);
	const parts = sections.map((section) => wrap({
		...section,
		markdown: cutBytes(inert$1(section.markdown), share, cutNote)
	}));
	const told = sections.some(({ markdown }) => markdown !== "");
	return cutBytes([
		head,
		...told ? [] : [quiet],
		...parts
	].join("\n\n"), limits.comment, "");
}
function wrap({ key, order, markdown }) {
	return `<!-- pack-gate:section ${key} ${order.join(".")} -->\n${markdown === "" ? "" : `${markdown.trimEnd()}\n`}${end}`;
}
function inert$1(markdown) {
	return markdown.replaceAll("<!-- pack-gate:", "<!--​ pack-gate:");
}
function fairShare(lengths, room) {
	let left = Math.max(0, room);
	for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
		const share = Math.floor(left / (lengths.length - index));
		if (length > share) return share;
		left -= length;
	}
	return Math.max(0, ...lengths);
}
// src/github/comment.ts
const attempts$1 = 6;
const settleMs = {
	least: 1500,
	spread: 1500
};
function sectionKey(name, path) {
	return createHash("sha256").update(JSON.stringify([name, path])).digest("hex").slice(0, 24);
}
function sectionOrder(run) {
	return [Number(run.runId), Number(run.attempt)];
}
async function postSection(target, pullRequest, section) {
	if (await isOutdated(target, pullRequest)) return "outdated";
	const author = await authorOf(target.api);
	let doubt = null;
	for (let attempt = 1;; attempt += 1) {
		const comments = await ownComments(target, pullRequest, author);
		const places = comments.flatMap(({ sections }) => sections).filter(({ key }) => key === section.key);
		if (places.some((other) => isNewer(other, section))) return "outdated";
		if (comments.length === 0 && section.markdown === "") return "quiet";
		if (attempt > 1 && comments.length === 1 && places.some(({ order }) => order.join() === section.order.join())) return "told";
		if (attempt > attempts$1) throw doubt ?? new Error("other jobs of this pull request kept overwriting the comment");
		doubt = await write(target, pullRequest, comments, section);
		if (await target.patience.pause(settleMs.least + Math.random() * settleMs.spread)) continue;
		if (doubt !== null) throw doubt;
		return "told";
	}
}
async function isOutdated({ api, run }, pullRequest) {
	const { data } = await api.rest.pulls.get({
		owner: run.owner,
		repo: run.repo,
		pull_number: pullRequest
	});
	return data.head.sha !== run.sha;
}
async function authorOf(api) {
	const { viewer } = await api.graphql("query { viewer { login } }");
	return viewer.login;
}
async function ownComments({ api, run }, pullRequest, author) {
	return (await api.paginate(api.rest.issues.listComments, {
		owner: run.owner,
		repo: run.repo,
		issue_number: pullRequest,
		per_page: 100
	})).flatMap(({ id, user, body }) => {
		const sections = user?.login === author ? parseComment(body ?? "") : null;
		return sections === null ? [] : [{
			id,
			sections
		}];
	});
}
async function write(target, pullRequest, [oldest, ...others], section) {
	const { api, run } = target;
	const repository = {
		owner: run.owner,
		repo: run.repo
	};
	const body = renderComment(withSection([oldest, ...others].flatMap((comment) => comment?.sections ?? []).reduce((all, each) => withSection(all, each), []), section));
	try {
		if (oldest === void 0) {
			await api.rest.issues.createComment({
				...repository,
				issue_number: pullRequest,
				body,
				request: { retries: 0 }
			});
			return null;
		}
		await api.rest.issues.updateComment({
			...repository,
			comment_id: oldest.id,
			body
		});
		for (const { id } of others) await api.rest.issues.deleteComment({
			...repository,
			comment_id: id
		});
		return null;
	} catch (error) {
		const { kind, status } = failureOf(error);
		if (kind !== "unsure" && !(oldest !== void 0 && status === 404)) throw error;
		return error instanceof Error ? error : new Error("no answer", { cause: error });
	}
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
		title: titleOf(cause),
		message: messageOf(cause, limits.message)
	};
}
function lineOf({ line }) {
	return Math.max(1, Math.trunc(line));
}
function titleOf(cause) {
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
		linesOf(only.help),
		commandsOf(cause)
	]), maxBytes);
	const facts = cause.map(({ level, ruleId, message, path }) => `- ${level} ${plain(ruleId)}: ${shorten(plain(namesPath(message, path) ? message : `${path}: ${message}`), factBytes)}`);
	const helps = [...new Set(cause.filter(({ level }) => level !== "note").map(({ help }) => linesOf(help)))];
	const list = listWithin(facts, maxBytes * factShare, (left) => `- and ${formatCount(left)} more`, mostFacts);
	const commands = commandsOf(cause);
	const remedies = listWithin(helps, maxBytes - bytesOf(list) - bytesOf(commands) - 2, (left) => `and ${left === 1 ? "1 other remedy" : `${formatCount(left)} other remedies`} in the report`, mostRemedies);
	return cutBytes(lines([
		list,
		remedies,
		commands
	]), maxBytes);
}
function commandsOf(cause) {
	return [...new Set(cause.flatMap(({ ruleId }) => explainCommand(ruleId) ?? []))].slice(0, mostCommands).join("\n");
}
const mostFacts = 50;
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
const mostPages = 5;
async function standingOf(api, run, context, owner) {
	const mine = parseLink(`${run.url}#pack-gate-${owner}`);
	const key = {
		owner: run.owner,
		repo: run.repo,
		ref: run.sha,
		per_page: 100
	};
	let superseded = false;
	for (let page = 1; page <= mostPages; page += 1) {
		const { data } = await api.rest.repos.listCommitStatusesForRef({
			...key,
			page
		});
		const posted = data.filter((status) => status.context.toLowerCase() === context.toLowerCase()).map(({ target_url: url, state }) => ({
			...parseLink(url),
			state
		}));
		if (posted.some((link) => link.run === mine.run && link.nonce !== mine.nonce)) return "shared";
		const first = posted.findIndex((link) => link.run === mine.run);
		superseded ||= posted.slice(0, first < 0 ? void 0 : first).some(({ subject, state }) => state === "pending" && subject === mine.subject);
		if (first >= 0) return superseded ? "superseded" : "ours";
		if (data.length < key.per_page) break;
	}
	return "ours";
}
function parseLink(url) {
	const [, run, subject, nonce] = /^([^#]*)#pack-gate-([0-9a-f]{12})-([0-9a-f]{12})$/.exec(url ?? "") ?? [];
	return {
		run,
		subject,
		nonce
	};
}
// src/action/channel.ts
var Channel = class {
	log;
	#target;
	#terms;
	#refused = false;
	constructor(target, terms, log) {
		this.#target = target;
		this.#terms = terms;
		this.log = log;
	}
	get closed() {
		return this.#terms.mode === "false" || this.#refused;
	}
	async attempt(work) {
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
	refuse(failure, instead) {
		if (this.#refused) return;
		this.#refused = true;
		const { what, input, mode, permission } = this.#terms;
		const safe = {
			...failure,
			message: plain(failure.message)
		};
		if (mode === "true") throw githubError(what, safe, permission, input);
		this.log(`pack-gate: ${what} could not be posted: ${reasonOf(safe)}. ${instead}`);
	}
};
// src/action/check-channel.ts
var CheckChannel = class {
	#channel;
	#id = null;
	constructor(target, mode, log) {
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
		const failure = await this.#channel.attempt(async (target) => {
			if (id !== null) {
				await failCheckRun(target, id, check);
				return;
			}
			await postCheckRun(target, check, (made) => {
				this.#id = made;
			});
		});
		if (failure === null) return true;
		this.#channel.refuse(failure, this.#instead());
		return this.#id !== null;
	}
	#instead() {
		return this.#id === null ? "Findings are annotations of this job instead; the job decides as it would." : "It is there and decides, but some of its annotations are missing; the log has all findings.";
	}
};
// src/action/comment-channel.ts
var CommentChannel = class {
	#channel;
	constructor(target, mode, log) {
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
			const remark = remarks[await outcomeOf(target, section)];
			if (remark !== null) this.#channel.log(`pack-gate: no comment, as ${remark}.`);
		});
		if (failure !== null) this.#channel.refuse(failure, "The job decides as it would.");
	}
};
async function outcomeOf(target, section) {
	return target.run.pullRequest === null ? "nowhere" : postSection(target, target.run.pullRequest, section);
}
const remarks = {
	told: null,
	quiet: null,
	outdated: "the pull request has a newer commit, or a newer run has written its part",
	nowhere: "this event is about no pull request"
};
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
		this.#pending = this.#channel.attempt((target) => this.#post(target, "pending", description));
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
		if (failure !== null) this.#channel.refuse(failure, "The job decides as it would.");
	}
	async #end(target, state, description) {
		const { context, owner } = this.#wish;
		const standing = await standingOf(target.api, target.run, context, owner).catch(() => "ours");
		if (standing === "superseded") {
			this.#channel.log("pack-gate: a later run judges the same package on this commit; the commit status is its own now.");
			return;
		}
		if (standing === "ours" || state !== "success") {
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
const pendingStatus = "pending-status";
var Channels = class {
	#check;
	#status;
	#comment;
	constructor(target, wish, nonce, { log, save }) {
		const { checkRun, status: mode, comment, checkName, statusContext: context, path } = wish;
		const owner = target === null ? "" : statusOwner(target.run, checkName, path, nonce);
		const remember = (whose) => {
			save(pendingStatus, whose);
		};
		this.#check = new CheckChannel(target, checkRun, log);
		this.#status = new StatusChannel(target, {
			mode,
			context,
			owner,
			log,
			remember
		});
		this.#comment = new CommentChannel(target, comment, log);
	}
	startStatus(description) {
		this.#status.start(description);
	}
	async endStatus(state, description) {
		await this.#status.end(state, description);
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
// src/action/github-target.ts
async function openGitHub(token, { env, tool }, patience = new Patience()) {
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
				patience
			}),
			patience,
			run
		}
	};
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
	save: (name, value) => {
		saveState(name, value);
	},
	saved: (name) => getState(name),
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
		title: titleOf(cause),
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
export { pendingStatus as a, causesOf as c, toAnnotation as d, sectionKey as f, parseInputs as g, mostAnnotations as h, noChannels as i, linesOf as l, limits as m, openGitHub as n, StatusChannel as o, sectionOrder as p, Channels as r, externalId as s, actionsRunner as t, repositoryPath as u };
