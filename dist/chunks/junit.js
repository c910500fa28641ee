import { Br as plain, Cn as reportLine, Fr as formatCount, Rn as namesPath, Un as entriesOf, Ur as visible, Yr as reportsOf, qn as shorten, qr as hasVerdict } from "./start.js";
import { i as explainCommand, l as tool } from "./compile-cache.js";
// src/report/junit.ts
const mostCases = 2e3;
const helpBytes = 4e3;
function renderJunit(report) {
	const suites = reportsOf(report).map((each) => ({
		name: suiteName(each),
		cases: casesOf(each)
	}));
	const all = suites.flatMap(({ cases }) => cases);
	const body = suites.map(({ name, cases }) => element("testsuite", {
		name,
		...counts(cases)
	}, cases.map((each) => caseXml(each, name)).join("")));
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {
		name: tool.name,
		...counts(all)
	}, body.join(""))}`;
}
function counts(cases) {
	const of = (result) => String(cases.filter((each) => each.result === result).length);
	return {
		tests: String(cases.length),
		failures: of("failure"),
		errors: of("error"),
		skipped: of("skipped")
	};
}
function suiteName(report) {
	if (hasVerdict(report)) return `${report.package.name || "(no name)"}@${report.package.version || "(no version)"}`;
	return "path" in report ? report.path : tool.name;
}
function casesOf(report) {
	if (!hasVerdict(report)) {
		const { code, message, help, location } = report.error;
		const place = location && {
			file: location.path,
			line: location.line
		};
		const text = [
			message,
			help,
			"Nothing was approved."
		].map(lines).join("\n");
		return [{
			name: "verdict",
			result: "error",
			type: code,
			message: reportLine(report),
			text,
			...place
		}];
	}
	const entries = entriesOf(report.findings).filter(({ level }) => level !== "note");
	const first = {
		name: "verdict",
		result: "passed",
		text: reportLine(report)
	};
	const found = [...entries.map(caseOf), ...report.waived.map(waivedCase)];
	const left = found.length - mostCases;
	const rest = left > 0 ? [{
		name: "more",
		result: "skipped",
		message: `${formatCount(left)} more are in the JSON report`
	}] : [];
	return [
		report.conclusion === "failure" && !entries.some(({ level }) => level === "error") ? {
			...first,
			result: "failure",
			type: "verdict",
			message: reportLine(report)
		} : first,
		...found.slice(0, mostCases),
		...rest
	];
}
function caseOf(entry) {
	const { ruleId, path, level, help, anchor, also } = entry;
	const place = {
		file: anchor.path,
		line: anchor.line
	};
	const learn = explainCommand(ruleId);
	const shown = [
		factOf(entry),
		...(entry.examples ?? []).map((example) => `- ${shorten(example, 500)}`),
		...also.map((finding) => `also ${finding.ruleId}: ${factOf(finding)}`),
		shorten(help, helpBytes),
		...learn === null ? [] : [`Learn more: ${learn}`]
	].map(lines).join("\n");
	return {
		name: `${ruleId}: ${shorten(path, 300)}`,
		...place,
		text: level === "error" ? shown : `${level}: ${shown}`,
		...level === "error" ? {
			result: "failure",
			type: ruleId,
			message: factOf(entry)
		} : { result: "passed" }
	};
}
function waivedCase(finding) {
	const { ruleId, path, reason, anchor } = finding;
	return {
		name: `${ruleId}: ${shorten(path, 300)}`,
		result: "skipped",
		message: `Waived by the policy: ${shorten(reason, 500)}`,
		file: anchor.path,
		line: anchor.line
	};
}
function factOf({ message, path }) {
	const fact = shorten(message, 2e3);
	return namesPath(message, path) ? fact : `${shorten(path, 300)}: ${fact}`;
}
function lines(text) {
	return text.split(/\r?\n/).map(plain).join("\n").trimEnd();
}
function caseXml({ name, result, file, line, type, message, text }, suite) {
	const attributes = {
		name: visible(name),
		classname: suite,
		...file !== void 0 && { file },
		...line !== void 0 && { line: String(line) }
	};
	if (result === "passed") return element("testcase", attributes, text === void 0 ? "" : element("system-out", {}, text, true));
	return element("testcase", attributes, element(result, {
		...message !== void 0 && { message },
		...type !== void 0 && { type }
	}, text ?? "", true));
}
function element(name, attributes, body, isText = false) {
	const start = `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(plain(value))}"`).join("")}`;
	if (body === "") return `${start}/>\n`;
	return isText ? `${start}>${escapeXml(body)}</${name}>\n` : `${start}>\n${body}</${name}>\n`;
}
function escapeXml(text) {
	return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "�").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
export { renderJunit };
