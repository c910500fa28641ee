import { $n as failureOf, kr as isObject } from "./start.js";
// src/github/client.ts
const systemClock = {
	now: () => Date.now(),
	sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};
const longestWaitMs = 12e4;
const attemptMs = 3e4;
const leastMs = 3e3;
const lastAttempts = 10;
var RetryBudget = class {
	#left;
	#last = lastAttempts;
	#leastMs;
	clock;
	constructor(clock = systemClock, limitMs = longestWaitMs, least = leastMs) {
		this.#left = limitMs;
		this.#leastMs = least;
		this.clock = clock;
	}
	get attemptLimit() {
		return Math.ceil(Math.min(attemptMs, Math.max(this.#left, this.#leastMs)));
	}
	begin() {
		if (this.#left > 0) return true;
		this.#last -= 1;
		return this.#last >= 0;
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
const usualMs = 2e3;
const limitPauseMs = 6e4;
const freeWrites = 10;
const writePauseMs = 1e3;
const silent = {
	debug: quiet,
	info: quiet,
	warn: quiet,
	error: quiet
};
async function connect({ token, apiUrl, userAgent, retryBudget }) {
	return (await import("./github.js")).getOctokit(token, {
		...token === "" && {
			auth: "none",
			authStrategy: anonymous
		},
		baseUrl: apiUrl,
		userAgent,
		log: silent
	}, retrying(retryBudget));
}
function anonymous() {
	const hook = (request, options) => request(options);
	return Object.assign(() => Promise.resolve({ type: "unauthenticated" }), { hook });
}
function failed(message, status, request, response) {
	return Object.assign(new Error(message), {
		status,
		request,
		...response && { response }
	});
}
function assertWhole(response, options) {
	const { status, headers, data } = response;
	if (status >= 300) throw failed("it answered a write with a redirect", status, options, response);
	if (/^application\/(scim\+)?json\b/.test(String(headers["content-type"])) && typeof data === "string") throw failed("its answer broke off", 500, options);
	const errors = isGraphQL(options) && isObject(data) && Array.isArray(data.errors) ? data.errors.filter(isObject) : [];
	if (errors.some(({ type }) => type === "RATE_LIMITED")) throw failed("rate limit exceeded", 429, options, response);
	const fault = errors.find(({ message }) => String(message).startsWith("Something went wrong while executing your query"));
	if (fault) throw failed(String(fault.message), 500, options, response);
}
function isGraphQL({ url }) {
	return url.endsWith("/graphql");
}
function isWrite(options) {
	return !["GET", "HEAD"].includes(options.method) && !isGraphQL(options);
}
function retrying(budget) {
	const paced = paceOf(budget.clock);
	return (octokit) => {
		octokit.hook.wrap("request", async (request, options) => {
			const most = typeof options.request.retries === "number" ? options.request.retries : retries;
			for (let done = 0;; done += 1) {
				if (isWrite(options)) await paced();
				try {
					return await attempt(budget, options, () => request(options));
				} catch (error) {
					const pause = pauseBefore(done + 1, error, most, budget.clock.now());
					if (pause === null || !await budget.pause(pause)) throw error;
				}
			}
		});
		return {};
	};
}
function paceOf(clock) {
	let writes = 0;
	let next = 0;
	return async () => {
		writes += 1;
		const now = clock.now();
		const at = writes > freeWrites ? Math.max(now, next) : now;
		next = at + writePauseMs;
		if (at > now) await clock.sleep(at - now);
	};
}
async function attempt(budget, options, request) {
	if (!budget.begin()) throw failed("the time that a run waits for GitHub is used up", 500, options);
	const started = budget.clock.now();
	const redirect = ["GET", "HEAD"].includes(options.method) ? "follow" : "manual";
	options.request = {
		...options.request,
		redirect,
		signal: AbortSignal.timeout(budget.attemptLimit)
	};
	try {
		const response = await request();
		assertWhole(response, options);
		budget.spend(Math.max(0, budget.clock.now() - started - usualMs));
		return response;
	} catch (error) {
		budget.spend(budget.clock.now() - started);
		throw error;
	}
}
function pauseBefore(number, error, most, now) {
	const { kind } = failureOf(error);
	if (kind === "unsure") return number > most ? null : number ** 2 * 1e3;
	if (kind !== "rate-limit" || number > retries) return null;
	const headers = error.response?.headers ?? {};
	const seconds = Number(headers["retry-after"]);
	if (seconds > 0) return seconds * 1e3;
	const reset = Number(headers["x-ratelimit-reset"]);
	if (headers["x-ratelimit-remaining"] !== "0" || !Number.isFinite(reset)) return limitPauseMs;
	return Math.max(0, Math.ceil(reset - now / 1e3) + 1) * 1e3;
}
function quiet() {}
export { connect as n, systemClock as r, RetryBudget as t };
