import { t as GateError } from "./errors.js";
import { r as isRepository } from "./report.js";
import { n as homepage } from "./rule-page.js";
import { n as gate } from "./gate.js";
import { t as policyReader } from "./policies.js";
import { t as findTarget } from "./target.js";
import { i as workspacePatterns } from "./workspaces.js";
import { t as privateReason } from "./select2.js";
import { dirname, relative, resolve, sep } from "node:path";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
// src/attest/summary.ts
function purlOf({ name, version }) {
	return `pkg:npm/${name.split("/").map(encodeURIComponent).join("/")}@${encodeURIComponent(version)}`;
}
function summaryOf(verdict, policy, now) {
	const { tool } = verdict;
	return {
		verifier: {
			id: homepage,
			version: { [tool.name]: tool.version }
		},
		timeVerified: now.toISOString(),
		resourceUri: purlOf(verdict.package),
		policy: policyOf(policy, tool.version),
		verificationResult: "PASSED",
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
// src/attest/write-summary.ts
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
function writeSummary(place, report, world) {
	if (isRepository(report)) throw new GateError("EUSAGE", "one verification summary can't speak of several packages", "Gate each package in a run of its own, each with a summary of its own.");
	if (report.conclusion !== "success" || report.tarball === null) return;
	const policy = policySource(report.policy, place.root, world);
	const text = `${JSON.stringify(summaryOf(report, policy, world.now()), null, 2)}\n`;
	attempt(place.file, () => {
		mkdirSync(dirname(place.file), { recursive: true });
		writeFileSync(place.file, text);
	});
}
// src/repository/gate-target.ts
async function shareReading(request, selection, folder, world) {
	const [{ checkSharedPolicy }, { readOnce }] = await Promise.all([import("./shared-policy.js"), import("./read-once.js")]);
	const readPolicy = policyReader(request.root, world);
	await checkSharedPolicy([...selection.packages, ...selection.skipped.filter(({ reason }) => reason === privateReason)].map(({ name, path }) => ({
		name,
		path: relative(request.root, resolve(folder, path)).split(sep).join("/") || "."
	})), request.packages.length === 0, request, readPolicy);
	const { basePolicy } = request;
	return {
		...request,
		shared: {
			readPolicy,
			versions: new Map()
		},
		...basePolicy && { basePolicy: {
			...basePolicy,
			tree: readOnce(basePolicy.tree)
		} }
	};
}
async function gateTarget(request, world, manner = {}) {
	const target = findTarget(request.target, request.cwd);
	if (!(target.isFolder && (request.packages.length > 0 || await workspacePatterns(target.path) !== null))) return gate(request, world);
	const [{ selectPackages }, { gateAll }] = await Promise.all([import("./select.js"), import("./gate-all.js")]);
	const selection = await selectPackages(target.path, request.packages);
	if (selection === null) return gate(request, world);
	const shared = await shareReading(request, selection, target.path, world);
	const since = request.changedSince === null ? null : {
		workspace: target.path,
		root: request.root,
		commit: request.changedSince
	};
	return gateAll(since === null ? selection : await (await import("./changed-only2.js")).changedOnly(selection, since, world.env), shared, world, {
		...manner,
		gate
	});
}
export { clearSummary as n, writeSummary as r, gateTarget as t };
