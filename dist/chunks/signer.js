import { ri as GateError } from "./start.js";
// src/commands/attest/signer.ts
const folder = ".github/workflows";
const usualWorkflow = "release.yml";
function signerPolicy(typed, repository, server) {
	const [, owner, named, file, ref = null] = /^(?:([\w.-]+)\/([\w.-]+)\/(?=\.github\/))?(?:\.github\/workflows\/)?([\w.-]+\.ya?ml)(?:@(\S+))?$/.exec(typed) ?? [];
	if (file === void 0 || ref !== null && !/^refs\/[^*]+\*?$/.test(ref)) throw new GateError("EUSAGE", `--signer-workflow is ${JSON.stringify(typed)}`, "Write the file of the workflow that attests releases, as in `--signer-workflow release.yml`; a reusable one of another repository as OWNER/REPO/.github/workflows/FILE. `@refs/tags/*` after it accepts only tags.");
	return {
		server,
		repository,
		workflow: `${owner === void 0 ? repository : `${owner}/${named ?? ""}`}/${folder}/${file}`,
		ref
	};
}
function readSignerWorkflow(typed) {
	try {
		signerPolicy(typed, "OWNER/REPO", "https://github.com");
		return typed;
	} catch {
		return;
	}
}
function isIssuer(issuer, server) {
	const host = new URL(server).host;
	const own = [`${server}/_services/token`, `https://token.actions.${host}`];
	return issuer !== null && (host === "github.com" ? ["https://token.actions.githubusercontent.com"] : own).some((each) => issuer === each || issuer.startsWith(`${each}/`));
}
const isSame = (one, other) => one.toLowerCase() === other.toLowerCase();
function isRef(ref, wanted) {
	return wanted.endsWith("*") ? ref.startsWith(wanted.slice(0, -1)) : ref === wanted;
}
function withoutServer(address, server) {
	return address.startsWith(`${server}/`) ? address.slice(server.length + 1) : address;
}
function isSameFile(path, server, workflow) {
	const home = `${server}/${workflow.slice(0, workflow.indexOf("/.github/"))}`;
	return isSame(path.slice(0, home.length), home) && path.slice(home.length) === workflow.slice(workflow.indexOf("/.github/"));
}
const isOfPullRequest = (ref) => ref.startsWith("refs/pull/");
function foreignWorkflow(signer, { server, workflow, ref }) {
	const [, path = signer, signedRef = ""] = /^(.*?)@(refs\/.*|[0-9a-f]{40}|[0-9a-f]{64})$/s.exec(signer) ?? [];
	if (!isSameFile(path, server, workflow)) return `${withoutServer(path === "" ? "no workflow" : path, server)}, not by ${workflow}: if that is your release workflow, give it with --signer-workflow`;
	if (signedRef === "") return `${workflow} at no ref`;
	if (ref === null) return isOfPullRequest(signedRef) ? `${workflow} at ${signedRef}, a pull request` : null;
	return isRef(signedRef, ref) ? null : `${workflow} at ${signedRef}, not at ${ref}`;
}
function underFormerName({ repository, repositoryId }, policy) {
	if (!(typeof repositoryId === "string" && repositoryId !== "" && repositoryId === policy.repositoryId) || !repository?.startsWith(`${policy.server}/`)) return null;
	const former = withoutServer(repository, policy.server);
	const [home, file = ""] = policy.workflow.split(`/${folder}/`);
	const isOwn = home !== void 0 && isSame(home, policy.repository);
	return {
		...policy,
		repository: former,
		workflow: isOwn ? `${former}/${folder}/${file}` : policy.workflow
	};
}
function foreignSigner(identity, policy) {
	const { issuer, workflow, repository } = identity;
	const { server, repository: wanted } = policy;
	if (!isIssuer(issuer, server)) return `an identity of ${issuer ?? "no one"}, not of GitHub Actions`;
	if (repository !== null && isSame(repository, `${server}/${wanted}`)) return foreignWorkflow(workflow ?? "", policy);
	const former = underFormerName(identity, policy);
	return former ? foreignWorkflow(workflow ?? "", former) : `a run of ${repository ?? "no repository"}`;
}
export { usualWorkflow as a, signerPolicy as i, isIssuer as n, readSignerWorkflow as r, foreignSigner as t };
