import { n as textOf, t as fixesFor } from "./fixes-for.js";
import { r as structuredPatch } from "./libraries/diff.js";
import { Ur as visible, Vr as plural, Wn as bytesOf, ti as largest } from "./start.js";
import { n as authorOf, r as isOutdated, t as Channel } from "./channel.js";
import { n as limits } from "./limits.js";
import { r as placeOf } from "./workspace.js";
import { createHash } from "node:crypto";
// src/github/suggestions.ts
const mostSuggestions = 20;
const marker = /^<!-- pack-gate:suggestion ([0-9a-f]{24}) -->(?:\r?\n|$)/;
function changesOf({ path, before, after }) {
	return structuredPatch(path, path, before, after, "", "", { context: 0 }).hunks.map(({ oldStart, lines }) => {
		const starting = (sign) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
		return {
			path,
			start: oldStart,
			before: starting("-"),
			after: starting("+")
		};
	});
}
function shownLines(patch) {
	const shown = new Map();
	let number = 0;
	for (const line of patch.split("\n")) {
		const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
		if (start !== void 0) number = Number(start);
		else if (/^[ +]/.test(line)) shown.set(number++, line.slice(1));
	}
	return shown;
}
function isFit({ before, after }) {
	const isHidden = (line) => visible(line.replaceAll("	", "")) !== line.replaceAll("	", "");
	return before.length > 0 && !before.some((line) => line.includes("\r")) && !after.some(isHidden);
}
function keyOf({ path, before, after }) {
	return createHash("sha256").update(JSON.stringify([
		path,
		before,
		after
	])).digest("hex").slice(0, 24);
}
function suggestionBody(change) {
	const text = change.after.map((line) => `${line}\n`).join("");
	const longest = largest([2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)]);
	const fence = "`".repeat(longest + 1);
	return `<!-- pack-gate:suggestion ${keyOf(change)} -->\n\`pack-gate check --fix\` would make this change. It needs no decision.

${fence}suggestion\n${text}${fence}\n`;
}
async function postSuggestions(target, pullRequest, proposals) {
	if (await isOutdated(target, pullRequest)) return null;
	const { api, run } = target;
	const about = {
		owner: run.owner,
		repo: run.repo,
		pull_number: pullRequest
	};
	const changes = proposals.flatMap(changesOf);
	const inDiff = await changesInDiff(target, pullRequest, changes);
	const known = inDiff.length === 0 ? new Set() : await suggestedBefore(target, pullRequest);
	const fresh = inDiff.filter((change) => !known.has(keyOf(change)));
	const posted = fresh.slice(0, mostSuggestions);
	const left = changes.length - inDiff.length + fresh.length - posted.length;
	if (posted.length === 0) return {
		posted: 0,
		left
	};
	const body = `pack-gate found ${posted.length === 1 ? "a fix" : "fixes"} for what it reports: [log](${run.url}).`;
	const request = { retries: 0 };
	const comments = posted.map(commentOf);
	await api.rest.pulls.createReview({
		...about,
		commit_id: run.sha,
		event: "COMMENT",
		body,
		comments,
		request
	});
	return {
		posted: posted.length,
		left
	};
}
function commentOf(change) {
	const { path, start, end } = change;
	return {
		path,
		...end > start ? {
			start_line: start,
			start_side: "RIGHT"
		} : {},
		line: end,
		side: "RIGHT",
		body: suggestionBody(change)
	};
}
async function changesInDiff({ api, run }, pullRequest, changes) {
	const fit = changes.filter((change) => isFit(change) && bytesOf(suggestionBody(change)) <= limits.comment);
	if (fit.length === 0) return [];
	const parameters = {
		owner: run.owner,
		repo: run.repo,
		pull_number: pullRequest,
		per_page: 100
	};
	const files = await api.paginate(api.rest.pulls.listFiles, parameters);
	const patches = new Map(files.map(({ filename, patch }) => [filename, shownLines(patch ?? "")]));
	return fit.flatMap((change) => {
		const shown = patches.get(change.path);
		return change.before.every((line, index) => shown?.get(change.start + index) === line) ? [{
			...change,
			end: change.start + change.before.length - 1
		}] : [];
	});
}
async function suggestedBefore({ api, run }, pullRequest) {
	const author = await authorOf(api);
	const parameters = {
		owner: run.owner,
		repo: run.repo,
		pull_number: pullRequest,
		per_page: 100
	};
	const comments = await api.paginate(api.rest.pulls.listReviewComments, parameters);
	return new Set(comments.flatMap(({ user, body }) => {
		const [, key] = user?.login === author ? marker.exec(body) ?? [] : [];
		return key === void 0 ? [] : [key];
	}));
}
// src/action/suggestions.ts
async function suggestFixes({ inputs, run, target, runner, context }, report) {
	const fixes = await fixesFor(report, placeOf(inputs, context));
	if (fixes.length === 0) return;
	const pullRequest = run?.pullRequest ?? null;
	if (pullRequest === null) {
		runner.log("pack-gate: no suggestions, as this event has no pull request.");
		return;
	}
	const channel = new Channel(target, {
		what: "Suggestions",
		input: "suggestions",
		permission: "pull-requests: write",
		mode: inputs.suggestions
	}, runner.log);
	const failure = await channel.attempt(async (to) => {
		const proposals = fixes.map(({ path, before, after }) => ({
			path,
			before: textOf(before),
			after: textOf(after)
		}));
		const modes = fixes.filter(({ modeBefore, modeAfter }) => modeBefore !== modeAfter).length;
		for (const line of linesOf(await postSuggestions(to, pullRequest, proposals), modes)) runner.log(line);
	});
	if (failure !== null) channel.refuse(failure, "`pack-gate check --fix` makes the changes. The job's result is not affected.");
}
function linesOf(suggested, modes) {
	if (suggested === null) return ["pack-gate: no suggestions, as the pull request has a newer commit."];
	const { posted, left } = suggested;
	const others = left + modes;
	return [...posted > 0 ? [`pack-gate: posted ${plural(posted, "suggestion")} on the pull request.`] : [], ...others > 0 ? [`pack-gate: ${plural(others, "fix", "fixes")} can't be suggested here: run \`pack-gate check --fix\`.`] : []];
}
export { suggestFixes };
