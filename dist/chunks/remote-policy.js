import { t as isObject } from "./json.js";
import { t as GateError } from "./errors.js";
import { i as plain } from "./escape.js";
import { randomUUID } from "node:crypto";
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
		forbidden: `Give the job \`permissions: ${permission}\`, or set \`${input}: auto\`: pull requests from forks and from Dependabot always have a read-only token.`,
		"rate-limit": "Run the job again later, or give a token with a limit of its own in `token`.",
		unsure: "Run the job again; if it stays, see whether GitHub reports an incident.",
		rejected: `Check the inputs \`${input}\` and \`token\`, and that the commit belongs to this repository.`
	};
	return new GateError("EGITHUB", `${what} could not be posted: ${reasonOf(failure)}.`, remedies[failure.kind]);
}
// src/github/client.ts
const requestTimeoutMs = 3e4;
const retries = 3;
const silent = {
	debug: quiet,
	info: quiet,
	warn: quiet,
	error: quiet
};
async function connect({ token, apiUrl, userAgent, patience }) {
	const [github, { retry }, { throttling }] = await Promise.all([
		import("./github.js"),
		import("./dist-bundle.js"),
		import("./dist-bundle2.js")
	]);
	const atLimit = (seconds, _options, _octokit, retryCount) => retryCount < retries && patience.take(seconds * 1e3);
	return github.getOctokit(token, {
		...token === "" && {
			auth: "none",
			authStrategy: anonymous
		},
		baseUrl: apiUrl,
		userAgent,
		log: silent,
		throttle: {
			id: randomUUID(),
			onRateLimit: atLimit,
			onSecondaryRateLimit: atLimit
		},
		retry: {
			retries,
			doNotRetry: [
				400,
				401,
				403,
				404,
				410,
				422,
				429,
				451
			]
		}
	}, watch(patience), throttling, retry, ownOptions);
}
function anonymous() {
	const hook = (request, options) => request(options);
	return Object.assign(() => Promise.resolve({ type: "unauthenticated" }), { hook });
}
function watch(patience) {
	return (octokit) => {
		octokit.hook.wrap("request", async (request, options) => {
			const started = patience.clock.now();
			options.request.signal = AbortSignal.timeout(requestTimeoutMs);
			try {
				return await request(options);
			} catch (error) {
				patience.spend(patience.clock.now() - started);
				const { kind } = failureOf(error);
				if (kind === "rate-limit") nameLimit(error);
				if (kind === "unsure" && !patience.take(pauseAfter(options.request))) options.request.retries = 0;
				throw error;
			}
		});
		return {};
	};
}
function pauseAfter(request) {
	const done = typeof request.retryCount === "number" ? request.retryCount : 0;
	return request.retries === 0 || done >= retries ? 0 : (done + 1) ** 2 * 1e3;
}
function nameLimit(error) {
	const { response } = error;
	if (response?.headers?.["retry-after"] === void 0 || !(error instanceof Error)) return;
	if (!/\bsecondary rate\b/i.test(error.message)) error.message += " (secondary rate limit)";
}
const ownOptions = (octokit) => {
	octokit.hook.wrap("request", (request, options) => {
		options.request = { ...options.request };
		return request(options);
	});
	return {};
};
function quiet() {}
// src/github/patience.ts
const systemClock = {
	now: () => Date.now(),
	sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};
const longestWaitMs = 12e4;
var Patience = class {
	#left;
	clock;
	constructor(clock = systemClock, limitMs = longestWaitMs) {
		this.#left = limitMs;
		this.clock = clock;
	}
	take(milliseconds) {
		if (milliseconds > this.#left) return false;
		this.spend(milliseconds);
		return true;
	}
	spend(milliseconds) {
		this.#left = Math.max(0, this.#left - milliseconds);
	}
	async pause(milliseconds) {
		if (!this.take(milliseconds)) return false;
		await this.clock.sleep(milliseconds);
		return true;
	}
};
// src/github/contents.ts
const remedies = {
	forbidden: "Give the job `permissions: contents: read`, or a token that may read that repository.",
	"rate-limit": "Run it again later, or give a token: requests without one have a low limit.",
	unsure: "Run it again; if it stays, see whether GitHub reports an incident.",
	rejected: "Check the name of the repository, the path and the ref."
};
async function readContents(api, { owner, repo, path, ref }) {
	const name = `${owner}/${repo}/${path}@${ref}`;
	const answer = await api.rest.repos.getContent({
		owner,
		repo,
		path,
		ref
	}).catch((error) => {
		const failure = failureOf(error);
		if (failure.status === 404) return null;
		const reason = plain(reasonOf(failure));
		throw new GateError("EGITHUB", `${name} could not be read: ${reason}.`, remedies[failure.kind], { cause: error });
	});
	if (answer === null) return null;
	const { data } = answer;
	if (!Array.isArray(data) && data.type === "file" && data.encoding === "base64") return Buffer.from(data.content, "base64");
	const what = Array.isArray(data) ? "a folder" : data.type === "file" ? "larger than 1 MB" : `a ${data.type}`;
	throw new GateError("EGITHUB", `${name} is ${what}, expected a file of at most 1 MB.`, "Name a policy file.");
}
async function seesCommit(api, { owner, repo }, ref) {
	return api.rest.repos.getContent({
		owner,
		repo,
		path: "",
		ref
	}).then(() => true, () => false);
}
// src/github/remote-policy.ts
function remotePolicies({ token, apiUrl, userAgent }) {
	let api = null;
	return async (file) => {
		api ??= connect({
			token,
			apiUrl,
			userAgent,
			patience: new Patience()
		});
		return readContents(await api, file);
	};
}
export { connect as a, reasonOf as c, Patience as i, readContents as n, failureOf as o, seesCommit as r, githubError as s, remotePolicies as t };
