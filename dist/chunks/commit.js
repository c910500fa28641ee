import { r as isRepository } from "./report.js";
import { a as readWorkflowRun } from "./event.js";
import { join, resolve } from "node:path";
import { readFileSync } from "node:fs";
// src/model/head-commit.ts
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function textIn(...path) {
	try {
		return readFileSync(join(...path), "utf8").trim();
	} catch {
		return "";
	}
}
function gitFolder(root) {
	const link = /^gitdir: (.+)$/m.exec(textIn(root, ".git"))?.[1];
	return link === void 0 ? join(root, ".git") : resolve(root, link);
}
function packedRef(folder, ref) {
	return textIn(folder, "packed-refs").split("\n").find((line) => line.endsWith(` ${ref}`))?.split(" ")[0];
}
function headCommit(root) {
	const folder = gitFolder(root);
	const head = textIn(folder, "HEAD");
	const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
	const shared = resolve(folder, textIn(folder, "commondir") || ".");
	const found = ref === void 0 ? head : textIn(folder, ref) || textIn(shared, ref) || packedRef(shared, ref);
	return found !== void 0 && commit.test(found) ? found : null;
}
// src/github/commit.ts
function commitOf(env, root) {
	try {
		if (env.GITHUB_EVENT_PATH !== void 0) return readWorkflowRun(env).sha;
	} catch {}
	return headCommit(root);
}
function withCommit(report, commit) {
	if (commit === null || report.conclusion === "error" && !isRepository(report)) return report;
	return isRepository(report) || "packer" in report && report.packer !== null ? {
		...report,
		commit
	} : report;
}
export { withCommit as n, commitOf as t };
