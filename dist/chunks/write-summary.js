import { t as GateError } from "./errors.js";
import { r as isRepository } from "./report.js";
import { n as homepage } from "./rule-page.js";
import { n as vsa, t as purlOf } from "./vsa.js";
import { dirname, resolve } from "node:path";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
// src/gate/attest/summary.ts
function summaryOf(verdict, policy, now) {
	const { tool } = verdict;
	return {
		verifier: {
			id: vsa.verifierId,
			version: { [tool.name]: tool.version }
		},
		timeVerified: now.toISOString(),
		resourceUri: purlOf(verdict.package),
		policy: policyOf(policy, tool.version),
		verificationResult: vsa.passed,
		verifiedLevels: ["PACK_GATE_PASSED"],
		slsaVersion: "1.1"
	};
}
function policyOf(policy, version) {
	if (policy === null) return { uri: `${homepage}/blob/v${version}/README.md#rules` };
	return {
		uri: policy.uri,
		...policy.sha256 !== null && { digest: { sha256: policy.sha256 } }
	};
}
// src/gate/attest/write-summary.ts
function attempt(file, work) {
	try {
		work();
	} catch (cause) {
		const why = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
		throw new GateError("EUSAGE", `the verification summary could not be written to ${file}: ${why}`, "Name a file that can be written to: --vsa (Action input `vsa-file`).", { cause });
	}
}
function clearSummary({ file }) {
	attempt(file, () => {
		rmSync(file, { force: true });
	});
}
function policySource(policy, root, { env }) {
	if (policy?.path == null) return null;
	const { path, side } = policy;
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
	const encoded = path.split("/").map(encodeURIComponent).join("/");
	if (side === "base") return {
		uri: `urn:pack-gate:base-policy:${encoded}`,
		sha256: null
	};
	return {
		uri: server && repository && commit ? `${server}/${repository}/blob/${commit}/${encoded}` : `urn:pack-gate:policy:${encoded}`,
		sha256: createHash("sha256").update(readFileSync(resolve(root, path))).digest("hex")
	};
}
function severalPackages() {
	return new GateError("EUSAGE", "one verification summary can't speak of several packages", "Gate each package in a run of its own, each with a summary of its own.");
}
function writeSummary(place, report, context) {
	if (isRepository(report)) throw severalPackages();
	if (report.conclusion !== "success" || report.tarball === null) return;
	const policy = policySource(report.policy, place.root, context);
	const text = `${JSON.stringify(summaryOf(report, policy, context.now()), null, 2)}\n`;
	attempt(place.file, () => {
		mkdirSync(dirname(place.file), { recursive: true });
		writeFileSync(place.file, text);
	});
}
export { severalPackages as n, writeSummary as r, clearSummary as t };
