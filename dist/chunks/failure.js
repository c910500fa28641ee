import { t as isObject } from "./json.js";
import { t as GateError } from "./errors.js";
// src/github/failure.ts
const longestMessage = 300;
function failureOf(error) {
	const { status, response, message, errors } = error;
	const text = typeof message === "string" ? message : String(error);
	if (Array.isArray(errors) && status === void 0) return {
		kind: errors.some((each) => isObject(each) && each.type === "FORBIDDEN") ? "forbidden" : "rejected",
		status: 200,
		message: text.slice(0, longestMessage)
	};
	const headers = response?.headers;
	if (headers === void 0 || typeof status !== "number") return unanswered(error);
	return {
		kind: kindOf(status, headers, text),
		status,
		message: text.slice(0, longestMessage)
	};
}
const certificateCode = /^(?:(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_(?:VERIFY|GET_ISSUER)\w*|CERT_\w+|ERR_TLS_CERT_\w+)$/;
function unanswered(error) {
	let root = error;
	for (let depth = 0; depth < 5 && isObject(root) && isObject(root.cause); depth += 1) root = root.cause;
	const { code, message } = isObject(root) ? root : { message: String(root) };
	const words = [code, message].filter((word) => typeof word === "string" && word !== "");
	return {
		kind: typeof code === "string" && certificateCode.test(code) ? "untrusted" : "unsure",
		status: null,
		message: [...new Set(words)].join(": ").slice(0, longestMessage) || "no answer"
	};
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
	untrusted: "the certificate that answered is not trusted here",
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
		untrusted: "Name the file with the certificate of your authority in the environment variable NODE_EXTRA_CA_CERTS of the runner or the job.",
		rejected: `Check the inputs \`${input}\` and \`token\`, and that the commit belongs to this repository.`
	};
	return new GateError("EGITHUB", `${what} could not be posted: ${reasonOf(failure)}.`, remedies[failure.kind]);
}
export { githubError as n, reasonOf as r, failureOf as t };
