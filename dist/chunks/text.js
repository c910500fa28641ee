import { i as plural, n as formatCount, r as formatMode, t as formatBytes } from "./format.js";
import { a as sharedAnchor, f as shorten, g as errorParts, h as verdictLine, i as placeOf, n as groupByRule, p as errorLine, r as namesPath, s as readHelp, t as anchorOf } from "./group.js";
import { n as plain } from "./plain-text.js";
import { i as groundsOf, o as nextStep, s as totalsOf, t as snippet } from "./snippet.js";
import { t as painter } from "./paint.js";
import { t as explainCommand } from "./rule-page.js";
import { n as wrap } from "./wrap.js";
// src/report/render/text-changes.ts
const limit = 20;
function changesAsText({ files }) {
	const changed = files.filter(({ state, wasMode }) => state === "changed" || state === "renamed" || wasMode !== void 0);
	if (changed.length === 0) return [];
	const left = changed.length - limit;
	return [
		"Changed",
		...changed.slice(0, limit).map((file) => `  ${plain(shorten(file.path, 300))}  ${plain(shorten(changeOf(file), 400))}`),
		...left > 0 ? [`  and ${formatCount(left)} more: see --reporter json`] : []
	];
}
function changeOf({ state, size, mode, was, wasSize, wasMode }) {
	return [
		...was === void 0 ? [] : [`was ${was}`],
		...wasSize === void 0 ? state === "changed" ? [`${formatBytes(size)}, other bytes`] : [] : [`${formatBytes(wasSize)} → ${formatBytes(size)}`],
		...wasMode === void 0 ? [] : [`mode ${formatMode(wasMode)} → ${formatMode(mode)}`]
	].join(", ");
}
// src/report/render/text-findings.ts
const levels = [
	{
		level: "error",
		limit: 20,
		tone: "red",
		help: true
	},
	{
		level: "warning",
		limit: 10,
		tone: "yellow",
		help: true
	},
	{
		level: "note",
		limit: 5,
		tone: "cyan",
		help: false
	}
];
const exampleLimit = 3;
function findingsAsText(verdict, paint, columns) {
	return levels.flatMap(({ level, limit, tone, help }) => {
		const findings = verdict.findings.filter((finding) => finding.level === level);
		return groupByRule(findings, limit).map((group) => {
			const place = sharedAnchor(group);
			const lines = group.clusters.flatMap((cluster) => clusterLines(cluster, {
				verdict,
				columns,
				help,
				place
			}));
			const more = group.left === 0 ? [] : [`  and ${formatCount(group.left)} more: see --reporter json`];
			return [
				titleOf(group, place, paint, level, tone),
				...lines,
				...more,
				...explained(group, paint)
			];
		});
	});
}
function titleOf(group, place, paint, level, tone) {
	const count = group.total > 1 ? ` (${formatCount(group.total)})` : "";
	const see = place === void 0 ? "" : paint("dim", `  see ${plain(place)}`);
	return `${paint(["bold", tone], level)}  ${paint("bold", plain(group.ruleId))}${count}${see}`;
}
function explained({ ruleId }, paint) {
	const command = explainCommand(ruleId);
	return command === null ? [] : [paint("dim", `  About it: ${command}`)];
}
function clusterLines(cluster, setting) {
	const facts = cluster.findings.flatMap((finding) => [...wrap(plain(shorten(sentence(finding, setting), 2e3)), setting.columns, "  "), ...examples(finding)]);
	return setting.help ? [...facts, ...helpLines(cluster.help, setting.columns)] : facts;
}
function sentence(finding, { verdict, place }) {
	const anchor = anchorOf(finding);
	const before = finding.baselineState === "unchanged" ? ` (already in ${verdict.baseline.version ?? "the baseline"})` : "";
	return `${factOf(finding)}${before}${anchor === void 0 || anchor === place || anchor === placeOf(finding) ? "" : ` (see ${anchor})`}`;
}
function factOf(finding) {
	const { path, line, message } = finding;
	return line === void 0 && namesPath(message, path) ? message : `${placeOf(finding)}: ${message}`;
}
function examples(finding) {
	const paths = finding.examples ?? [];
	const left = (finding.count ?? paths.length) - Math.min(paths.length, exampleLimit);
	const unnamed = paths.slice(0, exampleLimit).filter((path) => !namesPath(finding.message, path) && path !== finding.path);
	if (unnamed.length === 0) return [];
	return [...unnamed.map((path) => `    ${plain(shorten(path, 500))}`), ...left > 0 ? [`    and ${plural(left, "other file")}`] : []];
}
function helpLines(help, columns) {
	return readHelp(shorten(help, 4e3)).flatMap((part, index) => {
		if (part.kind === "paste") return part.lines.map((line) => `        ${plain(line)}`);
		return wrap(plain(part.text), columns, index === 0 ? "    → " : "      ");
	});
}
// src/report/text.ts
const tones = {
	success: "green",
	failure: "red",
	neutral: "cyan"
};
const waivedLimit = 10;
function renderText(verdict, style) {
	const paint = painter(style.color);
	const columns = columnsOf(style);
	const next = nextStep(verdict);
	return page([
		headline(shorten(verdictLine(verdict), 1e3), tones[verdict.conclusion], paint, columns),
		...findingsAsText(verdict, paint, columns),
		...verdict.conclusion === "neutral" ? [changesAsText(verdict)] : [],
		waivedAsText(verdict.waived, columns),
		factsAsText(verdict, paint, columns),
		next === null ? [] : wrap(plain(next), columns)
	]);
}
function renderTextError(report, style) {
	const paint = painter(style.color);
	const columns = columnsOf(style);
	const { code, help, location, mistakes } = report.error;
	const { title, lines } = errorParts(report);
	const head = headline(errorLine({
		...report,
		error: {
			code,
			help,
			message: title
		}
	}), "red", paint, columns);
	const place = location && [
		location.path,
		location.line,
		location.column
	].filter((part) => part !== void 0).join(":");
	const told = lines.map(({ text, mistake }) => mistake ? [...wrap(plain(text), columns), ...snippet(mistake, columns)] : wrap(plain(text), columns, "  "));
	return page([
		...mistakes ? [head, ...told] : [[
			...head,
			...told.flat(),
			...place === void 0 ? [] : [`  at ${plain(place)}`]
		]],
		help.split(/\r?\n/).flatMap((line, index) => wrap(plain(line), columns, index === 0 ? "→ " : "  ")),
		["Nothing was approved: without a verdict the exit code is 2."]
	]);
}
function columnsOf({ columns }) {
	return Number.isFinite(columns) && columns >= 20 ? Math.min(columns, 120) : 80;
}
function page(sections) {
	return sections.flatMap((lines) => lines.length === 0 ? [] : [lines.join("\n")]).join("\n\n") + "\n";
}
function headline(line, tone, paint, columns) {
	return wrap(line, columns).map((part) => paint(["bold", tone], part));
}
function waivedAsText(waived, columns) {
	if (waived.length === 0) return [];
	const lines = waived.slice(0, waivedLimit).flatMap((finding) => {
		const until = finding.expires === null ? "" : ` (until ${finding.expires})`;
		return wrap(plain(shorten(`${finding.ruleId} ${finding.path}: ${finding.reason}${until}`, 1e3)), columns, "  ");
	});
	const left = waived.length - waivedLimit;
	return [
		`${plural(waived.length, "finding")} waived by the policy:`,
		...lines,
		...left > 0 ? [`  and ${formatCount(left)} more: see --reporter json`] : []
	];
}
function factsAsText(verdict, paint, columns) {
	const labelWidth = 10;
	return [...totalsOf(verdict), ...groundsOf(verdict)].flatMap(({ label, value }) => {
		const [first = "", ...others] = wrap(plain(shorten(value, 500)), columns, " ".repeat(labelWidth));
		return [paint("dim", label.padEnd(labelWidth)) + first.slice(labelWidth), ...others];
	});
}
export { renderTextError as a, renderText as i, headline as n, findingsAsText as o, page as r, columnsOf as t };
