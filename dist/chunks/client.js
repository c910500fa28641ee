import { yn as failureOf } from "./start.js";
import { randomUUID } from "node:crypto";
// src/github/client.ts
const systemClock = {
	now: () => Date.now(),
	sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};
const longestWaitMs = 12e4;
const attemptMs = 3e4;
const leastMs = 3e3;
var RetryBudget = class {
	#left;
	clock;
	constructor(clock = systemClock, limitMs = longestWaitMs) {
		this.#left = limitMs;
		this.clock = clock;
	}
	get attemptLimit() {
		return Math.ceil(Math.min(attemptMs, Math.max(this.#left, leastMs)));
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
			options.request.signal = AbortSignal.timeout(patience.attemptLimit);
			try {
				return await request(options);
			} catch (error) {
				patience.spend(patience.clock.now() - started);
				const { kind } = failureOf(error);
				if (kind === "rate-limit") nameLimit(error);
				if (kind === "untrusted") options.request.retries = 0;
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
export { connect as n, systemClock as r, RetryBudget as t };
