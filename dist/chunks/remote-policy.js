import { r as connect, t as RetryBudget } from "./retry-budget.js";
import { t as GateError } from "./errors.js";
import { n as plain } from "./plain-text.js";
import { r as reasonOf, t as failureOf } from "./failure.js";
// src/github/contents.ts
const remedies = {
	forbidden: "Give the job `permissions: contents: read`, or a token that may read that repository.",
	"rate-limit": "Run it again later, or give a token: requests without one have a low limit.",
	unsure: "Run it again; if it stays, see whether GitHub reports an incident.",
	untrusted: "Name the file with the certificate of your authority in the environment variable NODE_EXTRA_CA_CERTS of the runner or the job.",
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
			patience: new RetryBudget()
		});
		return readContents(await api, file);
	};
}
export { readContents as n, seesCommit as r, remotePolicies as t };
