import { n as policyError } from "./complaints.js";
import { ei as toGateError, en as showPath, ln as findPolicy, rn as pathFrom, tn as suggest } from "./start.js";
import { t as isAbout } from "./package-policy2.js";
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
function complaint({ selector, at }, members) {
	const place = [
		at.path,
		at.line,
		at.column
	].filter((part) => part !== void 0).join(":");
	const own = members.find((member) => isAbout({ selector }, member));
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
	const idle = request.packages.length === 0 ? entries.filter((entry) => !users.some((member) => isAbout(entry, member))) : [];
	const [first] = idle;
	if (first) throw policyError(idle.map((entry) => complaint(entry, members)).join("\n"), first.at);
}
export { checkSharedPolicy as t };
