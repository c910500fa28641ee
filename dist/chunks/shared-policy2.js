import { t as policyError } from "./policy-error.js";
import { an as suggest, dn as findPolicy, in as showPath, oi as toGateError, sr as pathFrom } from "./start.js";
import { t as privateReason } from "./select2.js";
import { resolve } from "node:path";
// src/gate/workspace/shared-policy.ts
function policyOf(request, path) {
	try {
		return findPolicy({
			...request,
			folder: resolve(request.root, path)
		});
	} catch (error) {
		if (toGateError(error).code === "ECONFIG") return null;
		throw error;
	}
}
function complaint({ selector, at }, own, members) {
	const place = [
		at.path,
		at.line,
		at.column
	].filter((part) => part !== void 0).join(":");
	const closest = suggest(selector, members.flatMap(({ path, name }) => name === null ? [path] : [path, name]));
	const why = own ? `: ${own.path} is checked by ${own.policy ?? "no policy"}` : closest === null ? "" : `, did you mean "${closest}"?`;
	return `${place}: ${showPath(["packages", selector])} matches no package that this policy applies to${why}`;
}
async function checkSharedPolicy({ packages, skipped }, request, read) {
	const members = [...packages, ...skipped.filter(({ reason }) => reason === privateReason)].map(({ path: from, name }) => {
		const path = pathFrom(request.root, resolve(request.folder, from));
		return {
			path,
			name,
			policy: policyOf(request, path)?.path ?? null
		};
	});
	const shared = policyOf(request, ".");
	const users = members.filter(({ policy }) => policy === shared?.path);
	if (shared === null || users.length === 0) return;
	const policy = await read(shared);
	const entries = (policy.packages ?? []).filter(({ at }) => at.path === policy.path);
	if (entries.length === 0 || request.packages.length > 0) return;
	const { isAbout } = await import("./package-policy.js");
	const aboutOf = (entry, among) => among.find((member) => isAbout(entry, member));
	const idle = entries.filter((entry) => !aboutOf(entry, users));
	const [first] = idle;
	if (!first) return;
	const complaints = idle.map((entry) => complaint(entry, aboutOf(entry, members), members));
	throw policyError(complaints.join("\n"), first.at);
}
export { checkSharedPolicy as t };
