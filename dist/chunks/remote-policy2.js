import { n as connect, t as RetryBudget } from "./client.js";
import { Zn as readContents } from "./start.js";
// src/github/remote-policy.ts
function remotePolicies({ token, apiUrl, userAgent, retryBudget = new RetryBudget() }) {
	let api = null;
	return async (file) => {
		api ??= connect({
			token,
			apiUrl,
			userAgent,
			retryBudget
		});
		return readContents(await api, file);
	};
}
export { remotePolicies as t };
