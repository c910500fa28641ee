import { Gr as byLevel, Ot as escapeJson, Yr as reportsOf, Zr as verdictsOf, ei as groupBy, jt as wellFormed, qr as hasVerdict } from "./start.js";
import { a as homepage, c as rulePageUrl, l as tool } from "./compile-cache.js";
import { createHash } from "node:crypto";
// src/report/sarif-log.ts
const maxResults = 5e3;
function sarifLog(report, pages) {
	const ids = [...pages.keys()];
	const all = verdictsOf(report).flatMap((verdict) => resultsOf(verdict, ids));
	const properties = {
		...all.length > maxResults && { resultsLeftOut: all.length - maxResults },
		...report.unverified && { unverified: true }
	};
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: tool.name,
				version: tool.version,
				semanticVersion: tool.version,
				informationUri: homepage,
				rules: [...pages].map(ruleOf)
			} },
			automationDetails: { id: `${tool.name}/` },
			invocations: [invocationOf(report)],
			results: worstFirst(all).slice(0, maxResults),
			columnKind: "utf16CodeUnits",
			...Object.keys(properties).length > 0 && { properties }
		}]
	};
	return `${escapeJson(JSON.stringify(log, wellFormed, 2))}\n`;
}
function section(page, heading) {
	const [, after = ""] = page.split(`\n## ${heading}\n`);
	return (after.split("\n## ")[0] ?? "").trim();
}
function ruleOf([id, page]) {
	const [, level = "warning"] = /^Default level: (error|warning|note|off)/m.exec(page) ?? [];
	const what = section(page, "What it reports").split("\n")[0] ?? id;
	const [first = what] = /^.*?[.:](?=\s|$)/.exec(what) ?? [];
	return {
		id,
		shortDescription: { text: first.replace(/:$/, ".") },
		fullDescription: { text: what },
		help: {
			text: section(page, "How to fix"),
			markdown: page
		},
		helpUri: rulePageUrl(id),
		defaultConfiguration: level === "off" ? { enabled: false } : { level },
		properties: { tags: [
			"npm",
			"release",
			"supply-chain"
		] }
	};
}
function invocationOf(report) {
	const failures = reportsOf(report).filter((one) => !hasVerdict(one));
	const notifications = failures.map(({ error }) => ({
		level: "error",
		descriptor: { id: error.code },
		message: { text: `${error.message}\n\n${error.help}` },
		...error.location && { locations: [{ physicalLocation: place(error.location.path, error.location.line) }] }
	}));
	return {
		executionSuccessful: failures.length === 0,
		...notifications.length > 0 && { toolExecutionNotifications: notifications }
	};
}
function place(path, line) {
	return {
		artifactLocation: {
			uri: uriOf(path),
			uriBaseId: "%SRCROOT%"
		},
		region: { startLine: Math.max(1, line) }
	};
}
function uriOf(path) {
	return path.replace(/\p{Cs}/gu, "�").split("/").map(encodeURIComponent).join("/");
}
function worstFirst(results) {
	return results.map((result) => ({
		result,
		level: result.suppressions ? "off" : result.level
	})).toSorted(byLevel).map(({ result }) => result);
}
function resultsOf(verdict, ids) {
	const all = [...verdict.findings, ...verdict.waived];
	return [...groupBy(all, ({ ruleId, path }) => `${ruleId}\0${path}`).values()].flatMap((same) => same.map((finding, index) => resultOf(finding, {
		verdict,
		index,
		ids
	})));
}
function resultOf(finding, { verdict, index, ids }) {
	const { ruleId, level, message, help, path, anchor, baselineState } = finding;
	const ruleIndex = ids.indexOf(ruleId);
	return {
		ruleId,
		...ruleIndex >= 0 && { ruleIndex },
		level,
		message: { text: (verdict.unverified ? "Unverified. " : "") + textOf(message, help) },
		locations: [{
			physicalLocation: place(anchor.path, anchor.line),
			logicalLocations: [{
				kind: "resource",
				fullyQualifiedName: `${verdict.package.name}/${path}`
			}]
		}],
		baselineState,
		partialFingerprints: { "packGate/v1": fingerprint([
			verdict.package.name,
			verdict.path ?? "",
			ruleId,
			path,
			String(index)
		]) },
		..."reason" in finding && { suppressions: [{
			kind: "external",
			status: "accepted",
			justification: finding.reason
		}] },
		properties: {
			package: `${verdict.package.name}@${verdict.package.version}`,
			packedPath: path
		}
	};
}
function textOf(message, help) {
	return help === "" ? message : `${message}\n\n${help}`;
}
function fingerprint(parts) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
export { sarifLog };
