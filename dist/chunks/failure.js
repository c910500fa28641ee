import { t as isObject } from "./json.js";
import { t as GateError } from "./errors.js";
// src/github/failure.ts
const longestMessage = 300;
function failureOf(error) {
	const { status, response, message } = error;
	const headers = response?.headers;
	if (headers === void 0 || typeof status !== "number") return {
		kind: "unsure",
		status: null,
		message: rootOf(error)
	};
	const text = typeof message === "string" ? message : String(error);
	return {
		kind: kindOf(status, headers, text),
		status,
		message: text.slice(0, longestMessage)
	};
}
function rootOf(error) {
	let root = error;
	for (let depth = 0; depth < 5 && isObject(root) && isObject(root.cause); depth += 1) root = root.cause;
	const { code, message } = isObject(root) ? root : { message: String(root) };
	const words = [code, message].filter((word) => typeof word === "string" && word !== "");
	return [...new Set(words)].join(": ").slice(0, longestMessage) || "no answer";
}
function kindOf(status, headers, message) {
	if (status >= 500) return "unsure";
	if (status === 429) return "rate-limit";
	if (status === 401) return "forbidden";
	if (status !== 403) return "rejected";
	return headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(message) ? "rate-limit" : "forbidden";
}
const reasons = {
	forbidden: "this token may not do it",
	"rate-limit": "the rate limit is used up for longer than a run waits",
	unsure: "GitHub did not answer as it should, also after retries",
	rejected: "GitHub refused the request"
};
function reasonOf(failure) {
	const status = failure.status === null ? "" : `${failure.status} `;
	return `${reasons[failure.kind]} (${status}${failure.message})`;
}
function githubError(what, failure, permission, input) {
	const remedies = {
		forbidden: `Give the job \`permissions: ${permission}\`. Pull requests from forks and from Dependabot always have a read-only token: for them set \`${input}: auto\`, or post in two stages (docs/forks.md).`,
		"rate-limit": "Run the job again later, or give a token with a limit of its own in `token`.",
		unsure: "Run the job again; if it stays, see whether GitHub reports an incident.",
		rejected: `Check the inputs \`${input}\` and \`token\`, and that the commit belongs to this repository.`
	};
	return new GateError("EGITHUB", `${what} could not be posted: ${reasonOf(failure)}.`, remedies[failure.kind]);
}
export { githubError as n, reasonOf as r, failureOf as t };
