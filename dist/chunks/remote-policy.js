import { r as reasonOf, t as failureOf } from "./failure.js";
import { t as GateError } from "./errors.js";
import { i as plain } from "./escape.js";
import { randomUUID } from "node:crypto";
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
export { connect as a, Patience as i, readContents as n, seesCommit as r, remotePolicies as t };
