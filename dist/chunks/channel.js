import { $n as failureOf, Br as plain, Gn as cutBytes, Wn as bytesOf, er as githubError, ti as largest, tr as reasonOf } from "./start.js";
import { n as limits } from "./limits.js";
import { createHash } from "node:crypto";
// src/github/comment.ts
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
	const share = fairShare(sections.map(({ markdown }) => bytesOf(inert(markdown))), room);
	const parts = sections.map((section) => wrap({
		...section,
		markdown: cutBytes(inert(section.markdown), share, cutNote)
	}));
	const hasText = sections.some(({ markdown }) => markdown !== "");
	return cutBytes([
		head,
		...hasText ? [] : [quiet],
		...parts
	].join("\n\n"), limits.comment, "");
}
function wrap({ key, order, markdown }) {
	return `<!-- pack-gate:section ${key} ${order.join(".")} -->\n${markdown === "" ? "" : `${markdown.trimEnd()}\n`}${end}`;
}
function inert(markdown) {
	return markdown.replaceAll("<!-- pack-gate:", "<!--​ pack-gate:");
}
function fairShare(lengths, room) {
	let left = Math.max(0, room);
	for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
		const share = Math.floor(left / (lengths.length - index));
		if (length > share) return share;
		left -= length;
	}
	return Math.max(0, largest(lengths));
}
const attempts = 6;
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
		if (attempt > 1 && comments.length === 1 && places.some(({ order }) => order.join() === section.order.join())) return "posted";
		if (attempt > attempts) throw doubt ?? new Error("other jobs of this pull request kept overwriting the comment");
		doubt = await write(target, pullRequest, comments, section);
		if (await target.retryBudget.pause(settleMs.least + Math.random() * settleMs.spread)) continue;
		if (doubt !== null) throw doubt;
		return "posted";
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
export { sectionKey as a, postSection as i, authorOf as n, sectionOrder as o, isOutdated as r, Channel as t };
