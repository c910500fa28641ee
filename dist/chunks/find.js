import { t as GateError } from "./errors.js";
import { _ as listWithin, a as sharedAnchor, c as nextStep, d as errorLine, f as reportLine, h as cutBytes, i as namesPath, l as totalsOf, m as bytesOf, n as anchorOf, o as filesBefore, p as verdictLine, r as groupByRule, s as groundsOf, t as readHelp, u as formatChange, v as shorten } from "./help.js";
import { n as isRepository, t as hasVerdict } from "./report.js";
import { i as plural, n as formatCount, t as formatBytes } from "./format.js";
import { i as plain, n as codeSpan, r as inlineMarkdown, t as codeBlock } from "./escape.js";
import { t as groupBy } from "./group-by.js";
import { n as isMissing, t as attempt } from "./files.js";
import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import { styleText } from "node:util";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
// src/pack/packer.ts
const packerNames = [
	"npm",
	"pnpm",
	"yarn",
	"bun"
];
// src/reporters/render/paint.ts
function painter(color) {
	return (tones, text) => color ? styleText(tones, text, { validateStream: false }) : text;
}
// src/reporters/render/mistakes.ts
function errorParts({ error }) {
	const [first = "", ...others] = error.message.trim().split(/\r?\n/);
	const mistakes = error.mistakes ?? [];
	const [only] = mistakes;
	const rest = others.map((text) => ({ text }));
	if (only === void 0) return {
		title: first,
		lines: rest
	};
	const told = mistakes.map((mistake) => ({
		text: `${mistake.path}:${mistake.line}:${mistake.column}: ${mistake.message}`,
		mistake
	}));
	const uncounted = rest.slice(mistakes.length - 1);
	const count = `${uncounted.length > 0 ? "more than " : ""}${formatCount(mistakes.length)} mistakes in ${only.path}`;
	return {
		title: mistakes.length === 1 && uncounted.length === 0 ? `a mistake in ${only.path}` : count,
		lines: [...told, ...uncounted]
	};
}
// src/reporters/render/wrap.ts
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
function widthOf(text) {
	if (/^[\x20-\x7e]*$/.test(text)) return text.length;
	let width = 0;
	for (const char of text) width += /\p{M}|\u200d/u.test(char) ? 0 : wide.test(char) ? 2 : 1;
	return width;
}
function wrap(text, columns, first = "") {
	const indent = " ".repeat(widthOf(first));
	const lines = [];
	let line = first;
	let empty = true;
	for (const word of wordsOf(text, columns - indent.length)) {
		if (!empty && widthOf(line) + 1 + widthOf(word) > columns) {
			lines.push(line);
			line = indent;
			empty = true;
		}
		line += empty ? word : ` ${word}`;
		empty = false;
	}
	return [...lines, line];
}
function wordsOf(text, room) {
	const words = [];
	let parts = [];
	for (const part of text.split(" ")) {
		parts.push(part);
		const joined = parts.join(" ");
		const closed = joined.split("`").length % 2 === 1;
		const fits = widthOf(joined) <= room;
		if (!closed && fits) continue;
		words.push(...closed && fits ? [joined] : parts);
		parts = [];
	}
	return [...words, ...parts];
}
// src/reporters/render/snippet.ts
const leastRoom = 10;
function snippet({ line, source }, columns) {
	if (source === void 0) return [];
	const number = String(line);
	const gutter = `  ${number} | `;
	const room = Math.max(leastRoom, columns - gutter.length);
	const before = Array.from(source.text.slice(0, source.column - 1));
	const after = Array.from(source.text.slice(source.column - 1));
	const head = fitting(before.toReversed(), Math.floor(room * .6) - 1).toReversed();
	const start = `${head.length < before.length ? "…" : ""}${head.join("")}`;
	const caret = widthOf(plain(start));
	const tail = fitting(after, room - caret - 1);
	const cutAfter = tail.length < after.length;
	return [`${gutter}${plain(`${start}${tail.join("")}${cutAfter ? "…" : ""}`)}`, `  ${" ".repeat(number.length)} | ${" ".repeat(caret)}^`];
}
function fitting(characters, room) {
	let left = room;
	const end = characters.findIndex((character) => {
		left -= escapedWidth(character);
		return left < 0;
	});
	return end === -1 ? characters : characters.slice(0, end);
}
function escapedWidth(character) {
	return character === ":" || character === "#" ? 2 : widthOf(plain(character));
}
// src/reporters/render/text-findings.ts
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
const exampleLimit$1 = 3;
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
				...more
			];
		});
	});
}
function titleOf(group, place, paint, level, tone) {
	const count = group.total > 1 ? ` (${formatCount(group.total)})` : "";
	const see = place === void 0 ? "" : paint("dim", `  see ${plain(place)}`);
	return `${paint(["bold", tone], level)}  ${paint("bold", plain(group.ruleId))}${count}${see}`;
}
function clusterLines(cluster, setting) {
	const facts = cluster.findings.flatMap((finding) => [...wrap(plain(shorten(sentence$1(finding, setting), 2e3)), setting.columns, "  "), ...examples$1(finding)]);
	return setting.help ? [...facts, ...helpLines(cluster.help, setting.columns)] : facts;
}
function sentence$1(finding, { verdict, place }) {
	const anchor = anchorOf(finding);
	const before = finding.baselineState === "unchanged" ? ` (already in ${verdict.baseline.version ?? "the baseline"})` : "";
	return `${factOf(finding)}${before}${anchor === void 0 || anchor === place ? "" : ` (see ${anchor})`}`;
}
function factOf({ path, line, message }) {
	if (line === void 0 && namesPath(message, path)) return message;
	return `${line === void 0 ? path : `${path}:${line}`}: ${message}`;
}
function examples$1(finding) {
	const paths = finding.examples ?? [];
	const left = (finding.count ?? paths.length) - Math.min(paths.length, exampleLimit$1);
	const unnamed = paths.slice(0, exampleLimit$1).filter((path) => !namesPath(finding.message, path) && path !== finding.path);
	if (unnamed.length === 0) return [];
	return [...unnamed.map((path) => `    ${plain(shorten(path, 500))}`), ...left > 0 ? [`    and ${plural(left, "other file")}`] : []];
}
function helpLines(help, columns) {
	return readHelp(shorten(help, 4e3)).flatMap((part, index) => {
		if (part.kind === "paste") return part.lines.map((line) => `        ${plain(line)}`);
		return wrap(plain(part.text), columns, index === 0 ? "    → " : "      ");
	});
}
// src/reporters/text.ts
const waivedLimit = 10;
function renderText(verdict, style) {
	const paint = painter(style.color);
	const columns = columnsOf(style);
	const next = nextStep(verdict);
	return page([
		headline(shorten(verdictLine(verdict), 1e3), verdict.conclusion === "success" ? "green" : "red", paint, columns),
		...findingsAsText(verdict, paint, columns),
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
// src/reporters/text-report.ts
function textOf(report, style) {
	if (isRepository(report)) return repositoryText(report, style);
	return hasVerdict(report) ? renderText(report, style) : renderTextError(report, style);
}
function repositoryText(report, style) {
	const columns = columnsOf(style);
	const paint = painter(style.color);
	const tone = report.conclusion === "success" ? "green" : "red";
	const head = wrap(reportLine(report), columns).map((line) => paint(["bold", tone], line));
	const told = report.packages.filter(hasSomethingToTell).map((each) => packageText(each, style));
	const lines = [...report.packages.filter((each) => !hasSomethingToTell(each)).flatMap((each) => wrap(`${plain(shorten(each.path, 300))}: ${reportLine(each)}`, columns, "  ")), ...report.skipped.flatMap(({ path, reason }) => wrap(`${plain(shorten(path, 300))}: not gated: ${plain(reason)}`, columns, "  "))];
	return [
		head.join("\n") + "\n",
		...told,
		...lines.length === 0 ? [] : [`${lines.join("\n")}\n`]
	].join("\n");
}
function hasSomethingToTell(report) {
	return !hasVerdict(report) || report.waived.length > 0 || report.findings.some(({ level }) => level !== "note");
}
function packageText(report, style) {
	const name = plain(shorten(report.path, 300));
	const rule = `── ${name} ${"─".repeat(Math.max(3, columnsOf(style) - name.length - 4))}`;
	const page = hasVerdict(report) ? renderText(report, style) : renderTextError(report, style);
	return `${painter(style.color)("bold", rule)}\n\n${page}`;
}
// src/root.ts
function repositoryRoot(target, cwd, otherwise) {
	const path = resolve(cwd, target);
	const start = existsSync(path) && statSync(path).isDirectory() ? path : cwd;
	for (let folder = start;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git"))) return folder;
		if (folder === dirname(folder)) return otherwise ?? start;
	}
}
// src/reporters/render/markdown-prose.ts
function proseMarkdown(text) {
	return text.split(/(`[^`\r\n]+`|"[^"\r\n]+")/).map((piece, index) => {
		if (index % 2 === 0) return inlineMarkdown(piece);
		return codeSpan(piece.startsWith("`") ? piece.slice(1, -1) : piece);
	}).join("");
}
function helpMarkdown(help) {
	return readHelp(shorten(help, 4e3)).map((part) => part.kind === "paste" ? codeBlock(part.lines) : proseMarkdown(part.text)).join("\n\n");
}
// src/reporters/render/markdown-findings.ts
const bytesEach = 400;
const limitEach = 100;
const exampleLimit = 5;
function findingsMarkdown(verdict, levels, maxBytes) {
	let left = maxBytes;
	const sections = [];
	for (const level of levels) {
		const findings = verdict.findings.filter((finding) => finding.level === level);
		if (findings.length === 0) continue;
		const section = levelSection(level, findings, verdict, left);
		sections.push(section);
		left -= bytesOf(section) + 2;
	}
	return sections.join("\n\n");
}
function levelSection(level, findings, verdict, maxBytes) {
	const title = `### ${plural(findings.length, level)}\n`;
	const limit = Math.max(1, Math.min(limitEach, Math.floor(maxBytes / bytesEach)));
	const items = groupByRule(findings, limit).flatMap((group) => groupItems(group, verdict, level !== "note"));
	const more = (left) => `\n${formatCount(items.length - left)} of ${formatCount(findings.length)} shown; the JSON report has all.`;
	return title + listWithin(items, maxBytes - bytesOf(title), more);
}
function groupItems(group, verdict, withHelp) {
	const place = sharedAnchor(group);
	const items = group.clusters.flatMap(({ help, findings }, index) => {
		const lines = findings.map((finding) => `- ${sentence(finding, verdict, place)}`);
		const remedy = withHelp ? helpMarkdown(help) : "";
		return around(lines, index === 0 ? "" : "\n", remedy === "" ? "" : `\n\n${remedy}`);
	});
	const count = group.total > 1 ? ` (${formatCount(group.total)})` : "";
	const see = place === void 0 ? "" : `, see ${codeSpan(place)}`;
	const more = group.left === 0 ? "" : `\n\nAnd ${formatCount(group.left)} more of this rule.`;
	return around(items, `\n#### ${codeSpan(group.ruleId)}${count}${see}\n\n`, more);
}
function around(items, before, after) {
	const last = items.length - 1;
	return items.map((item, index) => (index === 0 ? before : "") + item + (index === last ? after : ""));
}
function sentence(finding, { baseline }, placeShown) {
	const { path, line, message } = finding;
	const anchor = anchorOf(finding);
	const place = codeSpan(shorten(path, 500) + (line === void 0 ? "" : `:${line}`));
	const fact = proseMarkdown(shorten(message, 2e3));
	const before = finding.baselineState === "unchanged" ? ` (already in ${codeSpan(baseline.version ?? "the baseline")})` : "";
	const see = anchor === void 0 || anchor === placeShown ? "" : ` (see ${codeSpan(anchor)})`;
	return `${line === void 0 && namesPath(message, path) ? "" : `${place}: `}${fact}${before}${see}${examples(finding)}`;
}
function examples(finding) {
	const paths = (finding.examples ?? []).slice(0, exampleLimit);
	const unnamed = paths.filter((path) => path !== finding.path && !namesPath(finding.message, path));
	if (unnamed.length === 0) return "";
	const left = (finding.count ?? paths.length) - paths.length;
	return `: ${unnamed.map((path) => codeSpan(shorten(path, 300))).join(", ")}${left > 0 ? ` and ${plural(left, "other file")}` : ""}`;
}
// src/reporters/render/fold.ts
const worthFolding = 3;
const maxDepth = 6;
function foldFiles(files, limit) {
	const sorted = files.toSorted((a, b) => b.size - a.size);
	if (sorted.length <= limit) return sorted.map(asRow);
	const whole = sorted.reduce((sum, { size }) => sum + size, 0);
	const named = sorted.slice(0, Math.floor(limit / 3)).filter(({ size }) => size * 100 >= whole);
	const others = sorted.slice(named.length);
	let rows = others.map(asRow);
	for (let depth = maxDepth; depth >= 1 && rows.length > limit - named.length; depth -= 1) rows = foldAt(others, depth);
	return [...named.map(asRow), ...rows].sort((a, b) => b.size - a.size);
}
function asRow({ path, state, was, size, wasSize }) {
	return {
		path,
		state,
		files: 1,
		size,
		...was !== void 0 && { was },
		...wasSize !== void 0 && { wasSize }
	};
}
function foldAt(files, depth) {
	return [...groupBy(files, ({ path, state }) => `${state} ${folderOf(path, depth)}`).values()].flatMap((group) => {
		const [first] = group;
		if (first === void 0 || group.length < worthFolding) return group.map(asRow);
		const size = group.reduce((sum, file) => sum + file.size, 0);
		return [{
			path: folderOf(first.path, depth),
			state: first.state,
			files: group.length,
			size
		}];
	});
}
function folderOf(path, depth) {
	const folders = path.split("/").slice(0, -1).slice(0, depth);
	return folders.length === 0 ? "./" : `${folders.join("/")}/`;
}
// src/reporters/render/markdown-files.ts
const maxRows = 50;
function shipsMarkdown(verdict, maxBytes) {
	const fresh = verdict.files.filter((file) => file.state !== "unchanged");
	const compared = verdict.baseline.kind === "published" || verdict.baseline.kind === "tarball";
	const title = compared ? "### What would newly ship" : "### What would ship";
	const gone = removedLine(verdict);
	if (fresh.length === 0) return [
		title,
		"Nothing that the baseline does not have.",
		...gone
	].join("\n\n");
	const head = `${title}\n\n| File | | Size |\n|---|---|--:|\n`;
	const foot = gone.map((line) => `\n\n${line}`).join("");
	const rows = foldFiles(fresh, maxRows);
	const more = (left) => `\nAnd ${formatCount(filesIn(rows.slice(rows.length - left)))} more files, smaller ones.`;
	const room = maxBytes - bytesOf(head) - bytesOf(foot);
	return head + listWithin(rows.map((row) => rowMarkdown(row, compared)), room, more, maxRows) + foot;
}
function rowMarkdown(row, compared) {
	return `| ${codeSpan(shorten(row.path, 300))} | ${[row.files === 1 ? "" : `${formatCount(row.files)} files`, !compared ? "" : row.was === void 0 ? row.state : `renamed from ${codeSpan(shorten(row.was, 300))}`].filter((part) => part !== "").join(" ")} | ${sizeOf(row)} |`;
}
function sizeOf({ size, wasSize }) {
	return wasSize === void 0 ? formatBytes(size) : `${formatBytes(size)}, was ${formatBytes(wasSize)}`;
}
function filesIn(rows) {
	return rows.reduce((sum, row) => sum + row.files, 0);
}
const removedShown = 5;
function removedLine({ removed, baseline }) {
	if (removed.length === 0) return [];
	const files = removed.length === 1 ? "1 file" : `${formatCount(removed.length)} files`;
	const names = removed.toSorted((a, b) => b.size - a.size).slice(0, removedShown).map(({ path }) => codeSpan(shorten(path, 300))).join(", ");
	const more = removed.length > removedShown ? ` and ${formatCount(removed.length - removedShown)} more` : "";
	return [`${files} of ${codeSpan(shorten(baseline.version ?? "the baseline", 100))} would no longer ship: ${names}${more}.`];
}
// src/reporters/markdown.ts
const snippetColumns = 100;
function renderMarkdown(verdict, maxBytes) {
	const next = nextStep(verdict);
	const title = `## ${inlineMarkdown(shorten(verdictLine(verdict), 1e3))}`;
	const head = next === null ? title : `${title}\n\n${inlineMarkdown(shorten(next, 500))}`;
	const foot = totalsMarkdown(verdict);
	let left = maxBytes - bytesOf(head) - bytesOf(foot) - 20;
	const spend = (section) => {
		left -= bytesOf(section);
		return section;
	};
	return finish([
		head,
		spend(findingsMarkdown(verdict, ["error", "warning"], left * .55)),
		spend(shipsMarkdown(verdict, left * .6)),
		spend(findingsMarkdown(verdict, ["note"], left * .5)),
		spend(waivedMarkdown(verdict, left)),
		foot
	], maxBytes);
}
function renderMarkdownError(report, maxBytes) {
	const { help, location, code, mistakes } = report.error;
	const parts = errorParts(report);
	const title = errorLine({
		...report,
		error: {
			code,
			help,
			message: parts.title
		}
	});
	const place = location && [
		location.path,
		location.line,
		location.column
	].filter((part) => part !== void 0).join(":");
	return finish([
		`## ${inlineMarkdown(shorten(title, 1e3))}`,
		place === void 0 || mistakes !== void 0 ? "" : `At ${codeSpan(shorten(place, 1e3))}`,
		parts.lines.map(lineMarkdown).join("\n").trimEnd(),
		helpMarkdown(help),
		"Nothing was approved: without a verdict the exit code is 2."
	], maxBytes);
}
function lineMarkdown({ text, mistake }) {
	const line = `- ${proseMarkdown(shorten(text, 1e3))}`;
	const code = mistake === void 0 ? [] : snippet(mistake, snippetColumns);
	return code.length === 0 ? line : `${line}\n\n${codeBlock(code)}\n`;
}
function finish(sections, maxBytes) {
	const page = sections.filter((section) => section !== "").join("\n\n");
	return cutBytes(`${page}\n`, maxBytes, "\n\n… cut here: the JSON report has all of it.\n");
}
function totalsMarkdown(verdict) {
	const { totals, baseline } = verdict;
	const before = filesBefore(verdict);
	const rows = [
		[
			"Files",
			before === null ? "" : formatCount(before),
			formatCount(totals.files),
			filesChange(verdict, before)
		],
		[
			"Unpacked",
			baseline.unpackedSize === null ? "" : formatBytes(baseline.unpackedSize),
			formatBytes(totals.unpackedSize),
			baseline.unpackedSize === null ? "" : formatChange(baseline.unpackedSize, totals.unpackedSize)
		],
		[
			"Packed",
			"",
			totals.size === null ? "not known" : formatBytes(totals.size),
			""
		]
	];
	const grounds = groundsOf(verdict).map(({ label, value }) => `- ${label}: ${inlineMarkdown(shorten(value, 300))}`);
	const integrity = verdict.integrity === null ? [] : [`- Integrity: ${codeSpan(shorten(verdict.integrity, 300))}`];
	return [
		"### The release",
		"",
		...[
			"| | before | now | change |",
			"|---|--:|--:|---|",
			...rows.map((row) => `| ${row.join(" | ")} |`)
		],
		"",
		...grounds,
		...integrity
	].join("\n");
}
function filesChange({ totals }, before) {
	if (before === null) return "";
	const { added, removed, renamed, changed } = totals;
	const parts = Object.entries({
		added,
		removed,
		renamed,
		changed
	}).filter(([, count]) => count > 0);
	return parts.length === 0 ? "no change" : parts.map(([name, count]) => `${formatCount(count)} ${name}`).join(", ");
}
function waivedMarkdown({ waived }, maxBytes) {
	if (waived.length === 0) return "";
	const title = `### Waived by the policy: ${formatCount(waived.length)}\n\n`;
	const items = waived.map((finding) => {
		const until = finding.expires === null ? "" : ` (until ${inlineMarkdown(finding.expires)})`;
		return `- ${codeSpan(finding.ruleId)} ${codeSpan(shorten(finding.path, 500))}: ${proseMarkdown(shorten(finding.reason, 500))}${until}`;
	});
	return title + listWithin(items, maxBytes - bytesOf(title), (count) => `- and ${formatCount(count)} more`, 50);
}
// src/reporters/markdown-report.ts
function markdownOf(report, maxBytes) {
	if (isRepository(report)) return repositoryMarkdown(report, maxBytes);
	return hasVerdict(report) ? renderMarkdown(report, maxBytes) : renderMarkdownError(report, maxBytes);
}
const tableShare = .3;
function repositoryMarkdown(report, maxBytes) {
	const title = `# ${inlineMarkdown(shorten(reportLine(report), 1e3))}`;
	const table = packagesTable(report, maxBytes * tableShare);
	const told = report.packages.filter(({ conclusion }) => conclusion !== "success");
	const room = maxBytes - bytesOf(title) - bytesOf(table) - 100;
	const each = Math.floor(room / Math.max(1, told.length)) - 10;
	const pages = told.map((one) => `---\n\n${markdownOf(one, Math.max(each, 2e3))}`);
	const left = `\n… the pages of other packages are left out: the JSON report has all of them.\n`;
	return cutBytes([
		title,
		table,
		...pages
	].join("\n\n") + "\n", maxBytes, left);
}
function packagesTable({ packages, skipped }, maxBytes) {
	const head = "| Package | | Errors | Warnings | Files | Unpacked |\n|---|---|--:|--:|--:|---|\n";
	const rows = worstFirst(packages).map(row);
	const more = (left) => `\nAnd ${formatCount(left)} more packages.`;
	const foot = skipped.length === 0 ? "" : `\n\nNot gated: ${skipped.slice(0, 50).map(({ path, reason }) => `${codeSpan(shorten(path, 200))} (${inlineMarkdown(reason)})`).join(", ")}.`;
	return head + listWithin(rows, maxBytes - bytesOf(head) - bytesOf(foot), more) + foot;
}
const order = {
	error: 0,
	failure: 1,
	success: 2
};
function worstFirst(packages) {
	return packages.toSorted((a, b) => order[a.conclusion] - order[b.conclusion]);
}
const words = {
	error: "no verdict",
	failure: "blocked",
	success: "passed"
};
function row(report) {
	const { name, version } = report.package;
	const title = `${codeSpan(shorten(`${name ?? "(no name)"}@${version ?? "(no version)"}`, 300))} in ${codeSpan(shorten(report.path, 300))}`;
	if (!hasVerdict(report)) return `| ${title} | ${words.error} | | | | |`;
	const { findings, totals, baseline } = report;
	const count = (level) => formatCount(findings.filter((finding) => finding.level === level).length);
	const size = baseline.unpackedSize === null ? "" : formatChange(baseline.unpackedSize, totals.unpackedSize);
	return `| ${[
		title,
		words[report.conclusion],
		count("error"),
		count("warning"),
		formatCount(totals.files),
		size
	].join(" | ")} |`;
}
// src/reporters/html.ts
async function renderHtml(report) {
	const { renderPage } = await import("./render.js");
	return renderPage(report);
}
// src/reporters/sarif.ts
async function renderSarif(report) {
	const [{ sarifLog }, { pages }] = await Promise.all([import("./sarif-log.js"), import("./_pack-gate_rule-pages.js")]);
	return sarifLog(report, pages);
}
// src/config/find.ts
function findPolicy({ root, folder, config, cwd }) {
	if (config === false) return null;
	const file = config === null ? inFolder(folder, root) ?? inFolder(root, root) : namedPolicy(cwd, config);
	return file === null ? null : {
		file,
		path: pathFromRoot(root, file)
	};
}
function inFolder(folder, root) {
	for (const stem of [join(folder, ".github", "pack-gate"), join(folder, "pack-gate")]) {
		if (exists(`${stem}.yml`)) return `${stem}.yml`;
		if (!exists(`${stem}.yaml`)) continue;
		const found = pathFromRoot(root, `${stem}.yaml`);
		const wanted = found.replace(/\.yaml$/, ".yml");
		throw new GateError("ECONFIG", `found ${found}, which is not read: expected ${wanted}`, `Rename it: git mv ${found} ${wanted}`, { location: {
			path: found,
			line: 1,
			column: 1
		} });
	}
	return null;
}
function namedPolicy(cwd, config) {
	const file = resolve(cwd, config);
	if (exists(file)) return file;
	throw new GateError("ECONFIG", `policy file ${JSON.stringify(config)} does not exist`, "Correct the path (it is relative to the folder in which pack-gate runs), or leave it out to use .github/pack-gate.yml.");
}
function exists(file) {
	return attempt(file, () => {
		try {
			lstatSync(file);
			return true;
		} catch (error) {
			if (isMissing(error)) return false;
			throw error;
		}
	});
}
function pathFromRoot(root, file) {
	const plain = relative(root, file);
	return (plain.startsWith("..") || isAbsolute(plain) ? attempt(file, () => relative(realpathSync(root), realpathSync(file))) : plain).split(sep).join("/");
}
export { repositoryRoot as a, findingsAsText as c, packerNames as d, markdownOf as i, wrap as l, renderSarif as n, textOf as o, renderHtml as r, renderTextError as s, findPolicy as t, painter as u };
