import { n as hasVerdict, o as worstFirst, r as isRepository } from "./report.js";
import { n as plain } from "./plain-text.js";
import { i as plural, n as formatCount, t as formatBytes } from "./format.js";
import { a as sharedAnchor, c as bytesOf, d as listWithin, f as shorten, g as errorParts, i as placeOf, l as cutBytes, m as reportLine, n as groupByRule, p as errorLine, r as namesPath, s as readHelp, t as anchorOf } from "./group.js";
import { a as renderTextError, i as renderText, t as columnsOf } from "./text.js";
import { a as isCompared, c as formatChange, i as groundsOf, n as filesBefore, o as nextStep$1, t as snippet } from "./snippet.js";
import { t as painter } from "./paint.js";
import { n as wrap } from "./wrap.js";
import { r as ruleLink } from "./rule-page.js";
import { t as groupBy } from "./group-by.js";
import { n as codeSpan, r as inlineMarkdown, t as codeBlock } from "./escape.js";
// src/report/text-report.ts
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
// src/report/render/markdown-prose.ts
function proseMarkdown(text) {
	return text.split(/(`[^`\r\n]+`|"[^"\r\n]+")/).map((piece, index) => {
		if (index % 2 === 0) return inlineMarkdown(piece);
		return codeSpan(piece.startsWith("`") ? piece.slice(1, -1) : piece);
	}).join("");
}
function helpMarkdown(help) {
	return readHelp(shorten(help, 4e3)).map((part) => part.kind === "paste" ? codeBlock(part.lines) : proseMarkdown(part.text)).join("\n\n");
}
// src/report/render/markdown-findings.ts
const bytesEach = 400;
const limitEach = 100;
const exampleLimit = 5;
const mostOpenNotes = 5;
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
	const [title, end] = level === "note" && findings.length > mostOpenNotes ? [`<details><summary>${plural(findings.length, level)}</summary>\n`, "\n\n</details>"] : [`### ${plural(findings.length, level)}\n`, ""];
	const limit = Math.max(1, Math.min(limitEach, Math.floor(maxBytes / bytesEach)));
	const items = groupByRule(findings, limit).flatMap((group) => groupItems(group, verdict, level !== "note"));
	const more = (left) => `\n${formatCount(items.length - left)} of ${formatCount(findings.length)} shown; the JSON report has all.`;
	return title + listWithin(items, maxBytes - bytesOf(title) - bytesOf(end), more) + end;
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
	return around(items, `\n#### ${ruleLink(group.ruleId, codeSpan(group.ruleId))}${count}${see}\n\n`, more);
}
function around(items, before, after) {
	const last = items.length - 1;
	return items.map((item, index) => (index === 0 ? before : "") + item + (index === last ? after : ""));
}
function sentence(finding, { baseline }, placeShown) {
	const { path, line, message } = finding;
	const anchor = anchorOf(finding);
	const at = placeOf({
		...finding,
		path: shorten(path, 500)
	});
	const fact = proseMarkdown(shorten(message, 2e3));
	const before = finding.baselineState === "unchanged" ? ` (already in ${codeSpan(baseline.version ?? "the baseline")})` : "";
	const see = anchor === void 0 || anchor === placeShown || anchor === at ? "" : ` (see ${codeSpan(anchor)})`;
	return `${line === void 0 && namesPath(message, path) || at === placeShown ? "" : `${codeSpan(at)}: `}${fact}${before}${see}${examples(finding)}`;
}
function examples(finding) {
	const paths = (finding.examples ?? []).slice(0, exampleLimit);
	const unnamed = paths.filter((path) => path !== finding.path && !namesPath(finding.message, path));
	if (unnamed.length === 0) return "";
	const left = (finding.count ?? paths.length) - paths.length;
	return `: ${unnamed.map((path) => codeSpan(shorten(path, 300))).join(", ")}${left > 0 ? ` and ${plural(left, "other file")}` : ""}`;
}
// src/report/render/fold.ts
const worthFolding = 3;
const maxDepth = 6;
function weightOf$1({ size, wasSize }) {
	return Math.abs(size - wasSize);
}
function heaviestFirst(a, b) {
	return weightOf$1(b) - weightOf$1(a) || Math.max(b.size, b.wasSize) - Math.max(a.size, a.wasSize);
}
function foldFiles(files, limit) {
	const sorted = files.toSorted(heaviestFirst);
	if (sorted.length <= limit) return sorted.map(asRow);
	const whole = sorted.reduce((sum, file) => sum + weightOf$1(file), 0);
	const named = sorted.slice(0, Math.floor(limit / 3)).filter((file) => weightOf$1(file) * 100 >= whole);
	const others = sorted.slice(named.length);
	let rows = others.map(asRow);
	for (let depth = maxDepth; depth >= 1 && rows.length > limit - named.length; depth -= 1) rows = foldAt(others, depth);
	return [...named.map(asRow), ...rows].sort(heaviestFirst);
}
function asRow(file) {
	return {
		...file,
		files: 1
	};
}
function foldAt(files, depth) {
	return [...groupBy(files, ({ path, state }) => `${state} ${folderOf(path, depth)}`).values()].flatMap((group) => {
		const [first] = group;
		if (first === void 0 || group.length < worthFolding) return group.map(asRow);
		const sum = (of) => group.reduce((total, file) => total + of(file), 0);
		return [{
			path: folderOf(first.path, depth),
			state: first.state,
			files: group.length,
			wasSize: sum(({ wasSize }) => wasSize),
			size: sum(({ size }) => size)
		}];
	});
}
function folderOf(path, depth) {
	let end = 0;
	for (let level = 0; level < depth; level += 1) {
		const slash = path.indexOf("/", end);
		if (slash < 0) break;
		end = slash + 1;
	}
	return end === 0 ? "./" : path.slice(0, end);
}
// src/report/render/markdown-files.ts
const maxRows = 50;
function shipsTitle(verdict) {
	return isCompared(verdict) ? "### What would newly ship" : "### What would ship";
}
function shipsMarkdown(verdict, maxBytes) {
	const compared = isCompared(verdict);
	const changes = changesOf(verdict);
	if (changes.length === 0) return "Nothing that the baseline does not have.";
	const head = compared ? "| File | State | Size | Change |\n|---|---|--:|--:|\n" : "| File | Size |\n|---|--:|\n";
	const rows = foldFiles(changes, maxRows);
	const more = (left) => {
		const files = filesIn(rows.slice(rows.length - left));
		return `\nAnd ${formatCount(files)} more ${files === 1 ? "file" : "files"}, with smaller ${compared ? "changes" : "sizes"}.`;
	};
	const lines = rows.map((row, index) => index < maxRows ? rowMarkdown(row, compared) : "");
	return head + listWithin(lines, maxBytes - bytesOf(head), more, maxRows);
}
function changesOf({ files, removed }) {
	return [...files.filter(({ state }) => state !== "unchanged").map(({ path, size, state, was, wasSize = state === "added" ? 0 : size }) => ({
		path,
		size,
		wasSize,
		state: stateOf(state, size - wasSize),
		...was !== void 0 && { was }
	})), ...removed.map(({ path, size }) => ({
		path,
		size: 0,
		wasSize: size,
		state: "removed"
	}))];
}
function stateOf(state, growth) {
	if (state !== "changed" || growth === 0) return state;
	return growth > 0 ? "grown" : "shrunk";
}
function rowMarkdown(row, compared) {
	const name = codeSpan(shorten(row.path, 300)) + (row.files === 1 ? "" : ` ${plural(row.files, "file")}`);
	if (!compared) return `| ${name} | ${formatBytes(row.size)} |`;
	const state = row.was === void 0 ? row.state : `renamed from ${codeSpan(shorten(row.was, 300))}`;
	const size = row.state === "removed" ? "" : formatBytes(row.size);
	const change = row.size === row.wasSize ? "same size" : formatChange(row.wasSize, row.size);
	return `| ${[
		name,
		state,
		size,
		row.state === "removed" ? `-${formatBytes(row.wasSize)}` : change
	].join(" | ")} |`;
}
function filesIn(rows) {
	return rows.reduce((sum, row) => sum + row.files, 0);
}
// src/report/render/markdown-patch.ts
const command = codeSpan("pack-gate accept");
function patchMarkdown(patch, maxBytes) {
	if (!patch) return "";
	const title = "### If it is meant to ship";
	const where = codeSpan(shorten(patch.path, 300));
	const lines = patch.diff.replace(/\n$/, "").split(/\r?\n/);
	const whole = `${title}\n\nThis change of ${where} allows the new files and sizes; ${command} makes it too.\n\n${codeBlock(lines, "diff")}`;
	if (bytesOf(whole) <= maxBytes && lines.every((line) => plain(line) === line)) return whole;
	return `${title}\n\n${command} changes ${where} so that the new files and sizes are allowed.`;
}
// src/report/render/size-parts.ts
const smallest = .02;
function sizeParts(verdict, limit) {
	let parts = [partOf("", filesOf(verdict), false)];
	const [whole] = parts;
	const least = whole === void 0 ? 0 : weightOf(whole) * smallest;
	for (;;) {
		const room = limit - parts.length + 1;
		const next = parts.filter(({ path, isRest }) => !isRest && (path === "" || path.endsWith("/"))).sort(byWeight).map((part) => ({
			part,
			children: childrenOf(part, room, least)
		})).find(({ children }) => children.length > 0 && children.length <= room);
		if (next === void 0) return parts.filter((part) => weightOf(part) > 0).sort(byWeight);
		parts = [...parts.filter((part) => part !== next.part), ...next.children];
	}
}
function filesOf({ files, removed, baseline }) {
	const known = baseline.unpackedSize !== null;
	return [...files.map(({ path, size, state, wasSize = size }) => ({
		path,
		now: size,
		before: known && state !== "added" ? wasSize : 0
	})), ...removed.map(({ path, size }) => ({
		path,
		before: size,
		now: 0
	}))];
}
function partOf(path, files, isRest) {
	const sum = (of) => files.reduce((total, file) => total + of(file), 0);
	return {
		path,
		files,
		isRest,
		before: sum(({ before }) => before),
		now: sum(({ now }) => now)
	};
}
function weightOf({ before, now }) {
	return Math.max(before, now);
}
function byWeight(a, b) {
	return weightOf(b) - weightOf(a);
}
function childrenOf({ path, files }, room, least) {
	const children = [...groupBy(files, (file) => nextStep(file.path, path))].map(([step, group]) => partOf(path + step, group, step === "")).sort(byWeight);
	const fit = children.length <= room ? children.length : room - 1;
	const shown = children.slice(0, Math.max(0, fit)).filter((child) => weightOf(child) >= least);
	const rest = children.slice(shown.length).flatMap((child) => child.files);
	if (shown.length === 0) return [];
	return rest.length === 0 ? shown : [...shown, partOf(path, rest, true)];
}
function nextStep(path, folder) {
	const end = path.indexOf("/", folder.length);
	return end === -1 ? path.slice(folder.length) : path.slice(folder.length, end + 1);
}
// src/report/render/markdown-picture.ts
const maxBars = 10;
const maxName = 36;
const width = 860;
const barHeight = 36;
const frameHeight = 110;
const colors = {
	grown: "#d1242f",
	gone: "#2da44e",
	kept: "#8c959f"
};
function pictureMarkdown(verdict) {
	const parts = sizeParts(verdict, maxBars);
	const most = Math.max(0, ...parts.flatMap(({ before, now }) => [before, now]));
	if (most === 0) return "";
	const { name, bytes } = units.find((unit) => most >= unit.bytes) ?? {
		name: "bytes",
		bytes: 1
	};
	const figures = (of) => `  bar [${parts.map((part) => Number((of(part) / bytes).toFixed(2))).join(", ")}]`;
	const compared = isCompared(verdict);
	const grown = figures(({ before, now }) => now > before ? now : 0);
	const gone = figures(({ before, now }) => before > now ? before : 0);
	const kept = figures(({ before, now }) => Math.min(before, now));
	return [
		"```mermaid",
		`%%{init: {"xyChart": {"width": ${width}, "height": ${frameHeight + barHeight * parts.length}}, "themeVariables": {"xyChart": {"plotColorPalette": "${palette(compared)}"}}}}%%`,
		"xychart-beta horizontal",
		"  title \"Unpacked size by folder\"",
		`  x-axis [${namesOf(parts).map((each) => `"${each}"`).join(", ")}]`,
		`  y-axis "${name}" 0 --> ${Number((most / bytes).toFixed(2)) || 1}`,
		...compared ? [
			grown,
			gone,
			kept
		] : [figures(({ now }) => now)],
		"```",
		...compared ? ["", "Grey: as large as before (a stub is nothing). Red: what it grew by. Green: what it shrank by."] : []
	].join("\n");
}
const units = [
	{
		name: "GB",
		bytes: 1e9
	},
	{
		name: "MB",
		bytes: 1e6
	},
	{
		name: "kB",
		bytes: 1e3
	}
];
function palette(compared) {
	return compared ? `${colors.grown}, ${colors.gone}, ${colors.kept}` : colors.kept;
}
function namesOf(parts) {
	const used = new Map();
	return parts.map((part) => {
		const name = nameOf$1(part);
		const times = (used.get(name) ?? 0) + 1;
		used.set(name, times);
		return times === 1 ? name : `${name} (${times})`;
	});
}
function nameOf$1({ path, isRest }) {
	if (isRest) return path === "" ? "all others" : `${label(path)} others`;
	return path === "" ? "all files" : label(path);
}
function label(path) {
	const chars = Array.from(path.replace(/[^\p{L}\p{N} ._/@+-]/gu, "?"));
	return chars.length <= maxName ? chars.join("") : `…${chars.slice(-35).join("")}`;
}
// src/report/markdown.ts
const snippetColumns = 100;
function renderMarkdown(verdict, maxBytes, parts = {}) {
	if (parts.part === "contents") return finish(contentsOf(verdict, new Budget(maxBytes), parts), maxBytes);
	const next = nextStep$1(verdict);
	const title = `## ${inlineMarkdown(shorten(reportLine(verdict), 1e3))}`;
	const head = next === null ? title : `${title}\n\n${proseMarkdown(shorten(next, 500))}`;
	const foot = totalsMarkdown(verdict);
	const budget = new Budget(maxBytes);
	budget.spend(head + foot);
	const grave = budget.spend(findingsMarkdown(verdict, ["error", "warning"], budget.left * .55));
	const patch = budget.spend(patchMarkdown(verdict.patch, budget.left * .5));
	const contents = parts.part === "verdict" ? [] : contentsOf(verdict, budget, parts);
	const waived = budget.spend(waivedMarkdown(verdict, budget.left));
	return finish([
		head,
		grave,
		patch,
		...contents,
		waived,
		foot
	], maxBytes);
}
function contentsOf(verdict, budget, { picture }) {
	const title = budget.spend(shipsTitle(verdict));
	const drawn = picture === true ? pictureMarkdown(verdict) : "";
	return [
		title,
		bytesOf(drawn) * 4 <= budget.left ? budget.spend(drawn) : "",
		budget.spend(shipsMarkdown(verdict, budget.left * .6)),
		budget.spend(findingsMarkdown(verdict, ["note"], budget.left * .5))
	];
}
var Budget = class {
	left;
	constructor(bytes) {
		this.left = bytes - 20;
	}
	spend(part) {
		this.left -= bytesOf(part);
		return part;
	}
};
function renderMarkdownError(report, maxBytes) {
	const { help, location, code, mistakes } = report.error;
	const parts = errorParts(report);
	const title = errorLine({
		...report,
		error: {
			code,
			help,
			message: parts.title.replace(/:$/, "")
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
	const bytesBefore = baseline.unpackedSize;
	const [files, unpacked, packed] = [
		formatCount(totals.files),
		formatBytes(totals.unpackedSize),
		totals.size === null ? "not known" : formatBytes(totals.size)
	];
	const compared = [
		[
			"",
			"Before",
			"Now",
			"Change"
		],
		[
			"---",
			"--:",
			"--:",
			"---"
		],
		[
			"Files",
			before === null ? "" : formatCount(before),
			files,
			filesChange(verdict, before)
		],
		[
			"Unpacked",
			bytesBefore === null ? "" : formatBytes(bytesBefore),
			unpacked,
			bytesBefore === null ? "" : formatChange(bytesBefore, totals.unpackedSize)
		],
		[
			"Packed",
			"",
			packed,
			""
		]
	];
	const alone = [
		["", "Now"],
		["---", "--:"],
		["Files", files],
		["Unpacked", unpacked],
		["Packed", packed]
	];
	const grounds = groundsOf(verdict).map(({ label, value }) => `- ${label}: ${inlineMarkdown(shorten(value, 300))}`);
	const integrity = verdict.integrity === null ? [] : [`- Integrity: ${codeSpan(shorten(verdict.integrity, 300))}`];
	return [
		"### The release",
		"",
		...(isCompared(verdict) ? compared : alone).map((row) => `| ${row.join(" | ")} |`),
		"",
		...grounds,
		...integrity
	].join("\n");
}
function filesChange({ totals }, before) {
	if (before === null) return "";
	const { added, removed, renamed, changed, modeChanged } = totals;
	const parts = Object.entries({
		added,
		removed,
		renamed,
		changed,
		"with another mode": modeChanged
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
// src/report/markdown-report.ts
function markdownOf(report, maxBytes, parts = {}) {
	if (isRepository(report)) return repositoryMarkdown(report, maxBytes, parts);
	if (hasVerdict(report)) return renderMarkdown(report, maxBytes, parts);
	return parts.part === "contents" ? "" : renderMarkdownError(report, maxBytes);
}
const tableShare = .3;
const leastPage = 1500;
function repositoryMarkdown(report, maxBytes, parts) {
	const withTable = parts.part !== "contents";
	const title = `# ${inlineMarkdown(shorten(reportLine(report), 1e3))}`;
	const head = withTable ? [title, packagesTable(report, maxBytes * tableShare)] : [];
	const [passed, told] = [true, false].map((isPassed) => worstFirst(report.packages).filter(({ conclusion }) => conclusion === "success" === isPassed));
	const room = maxBytes - bytesOf(head.join("\n\n")) - frameBytes;
	const pages = pagesOf(told ?? [], (passed ?? []).length === 0 ? room : room * .75, parts);
	const folded = passedMarkdown(passed ?? [], room - bytesOf(pages.join("\n\n")), parts);
	const left = "\n… cut here: the JSON report has all of it.\n";
	return cutBytes([
		...head,
		...pages,
		...folded
	].join("\n\n") + "\n", maxBytes, left);
}
const mostPictures = 5;
const frameBytes = 300;
function pagesOf(packages, maxBytes, parts) {
	const pages = [];
	let left = maxBytes;
	for (const [index, one] of packages.entries()) {
		const others = packages.length - index;
		if (left < leastPage) return [...pages, `… and ${plural(others, "more package")}: the JSON report has all of them.`];
		const picture = parts.picture === true && index < mostPictures;
		const page = `---\n\n${pageOf(one, Math.max(left / others, leastPage) - 10, {
			...parts,
			picture
		})}`;
		pages.push(page.trimEnd());
		left -= bytesOf(page) + 2;
	}
	return pages;
}
function pageOf(report, maxBytes, parts) {
	if (parts.part !== "contents") return markdownOf(report, maxBytes, parts);
	const title = `## ${inlineMarkdown(shorten(nameOf(report), 300))}\n\n`;
	return title + (hasVerdict(report) ? markdownOf(report, maxBytes - bytesOf(title), parts) : "No verdict.\n");
}
function passedMarkdown(packages, maxBytes, parts) {
	if (packages.length === 0 || maxBytes < leastPage) return [];
	const opening = `<details><summary>${plural(packages.length, "package")} passed</summary>`;
	return [
		opening,
		...pagesOf(packages, maxBytes - bytesOf(opening) - leastPage / 2, {
			...parts,
			picture: false
		}),
		"</details>"
	];
}
function nameOf({ package: { name, version } }) {
	return `${name ?? "(no name)"}@${version ?? "(no version)"}`;
}
function packagesTable({ packages, skipped }, maxBytes) {
	const head = "| Package | Result | Errors | Warnings | Files | Unpacked |\n|---|---|--:|--:|--:|---|\n";
	const rows = worstFirst(packages).map(row);
	const more = (left) => `\nAnd ${formatCount(left)} more packages.`;
	const foot = skipped.length === 0 ? "" : `\n\nNot gated: ${skipped.slice(0, 50).map(({ path, reason }) => `${codeSpan(shorten(path, 200))} (${inlineMarkdown(reason)})`).join(", ")}.`;
	return head + listWithin(rows, maxBytes - bytesOf(head) - bytesOf(foot), more) + foot;
}
const words = {
	error: "no verdict",
	failure: "blocked",
	neutral: "compared",
	success: "passed"
};
function row(report) {
	const title = `${codeSpan(shorten(nameOf(report), 300))} in ${codeSpan(shorten(report.path, 300))}`;
	if (!hasVerdict(report)) return `| ${title} | ${words.error} | | | | |`;
	const { findings, totals, baseline } = report;
	const count = (level) => formatCount(findings.filter((finding) => finding.level === level).length);
	const size = formatBytes(totals.unpackedSize) + (baseline.unpackedSize === null ? "" : ` (${formatChange(baseline.unpackedSize, totals.unpackedSize)})`);
	return `| ${[
		title,
		words[report.conclusion],
		count("error"),
		count("warning"),
		formatCount(totals.files),
		size
	].join(" | ")} |`;
}
// src/report/html.ts
async function renderHtml(report, options = {}) {
	const { renderPage } = await import("./render.js");
	return renderPage(report, options);
}
// src/report/sarif.ts
async function renderSarif(report) {
	const [{ sarifLog }, { pages }] = await Promise.all([import("./sarif-log.js"), import("./_pack-gate_rule-pages.js")]);
	return sarifLog(report, pages);
}
export { textOf as i, renderHtml as n, markdownOf as r, renderSarif as t };
