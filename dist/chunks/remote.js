// src/cli/remote.ts
function remoteFor({ env, tool }) {
	return async (file) => {
		const { remotePolicies } = await import("./remote-policy2.js");
		const [token = ""] = [env.GITHUB_TOKEN, env.GH_TOKEN].filter((value) => value !== void 0 && value !== "");
		return remotePolicies({
			token,
			apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
			userAgent: `${tool.name}/${tool.version}`
		})(file);
	};
}
export { remoteFor as t };
