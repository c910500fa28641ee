import { An as nextStep$1, Bn as sharedAnchor, Br as plain, Cn as reportLine, Dn as formatChange, Fr as formatCount, Gn as cutBytes, In as anchorOf, Kn as listWithin, Ln as groupByRule, On as groundsOf, Pr as formatBytes, Rn as namesPath, Sn as notApproved, Tn as filesBefore, Un as entriesOf, Vr as plural, Wn as bytesOf, bn as errorLine, ei as groupBy, kn as isCompared, qn as shorten, ti as largest, xn as errorParts, yn as snippet, zn as placeOf } from "./start.js";
import { c as codeSpan, d as proseMarkdown, f as unbroken, l as helpMarkdown, o as codeBlock, t as changedCodeMarkdown, u as inlineMarkdown } from "./changed-code.js";
import { s as ruleLink } from "./compile-cache.js";
// src/report/render/markdown-findings.ts
const command = codeSpan("pack-gate accept");
function patchMarkdown(patch, maxBytes) {
	if (!patch) return "";
	const title = "### If this is intended";
	const where = codeSpan(shorten(patch.path, 300));
	const lines = patch.diff.replace(/\n$/, "").split(/\r?\n/);
	const whole = `${title}\n\nThis change of ${where} allows the new files and sizes. ${command} makes it for you.\n\n${codeBlock(lines, "diff")}`;
	if (bytesOf(whole) <= maxBytes && lines.every((line) => plain(line) === line)) return whole;
	return `${title}\n\n${command} changes ${where} so that the new files and sizes are allowed.`;
}
const bytesEach = 400;
const limitEach = 100;
const exampleLimit = 5;
const reasonLimit = 5;
const mostOpenNotes = 5;
function findingsMarkdown(verdict, levels, maxBytes) {
	let left = maxBytes;
	const sections = [];
	const entries = entriesOf(verdict.findings);
	for (const level of levels) {
		const findings = entries.filter((entry) => entry.level === level);
		if (findings.length === 0) continue;
		const section = levelSection(level, findings, verdict, left);
		sections.push(section);
		left -= bytesOf(section) + 2;
	}
	return sections.join("\n\n");
}
function gistMarkdown({ findings }, most) {
	const entries = entriesOf(findings).filter(({ level }) => level !== "note");
	const left = entries.length - most;
	return [...entries.slice(0, most).map((entry) => {
		const rule = ruleLink(entry.ruleId, codeSpan(shorten(entry.ruleId, 100)));
		const where = namesPath(entry.message, entry.path) ? "" : `${codeSpan(shorten(placeOf(entry), 300))}: `;
		return `- ${entry.level} ${rule}: ${where}${proseMarkdown(shorten(entry.message, 500))}`;
	}), ...left > 0 ? [`- and ${formatCount(left)} more`] : []].join("\n");
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
		const lines = findings.map((finding) => [`- ${sentence(finding, verdict, place)}`, ...reasons(finding, verdict, place)].join("\n"));
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
function reasons({ ruleId, also }, verdict, place) {
	const left = also.length - reasonLimit;
	return [...also.slice(0, reasonLimit).map((finding) => {
		return `  - also${finding.ruleId === ruleId ? "" : ` ${ruleLink(finding.ruleId, codeSpan(shorten(finding.ruleId, 100)))}`}: ${sentence(finding, verdict, place)}`;
	}), ...left > 0 ? [`  - and ${plural(left, "other reason")}`] : []];
}
function examples(finding) {
	const paths = (finding.examples ?? []).slice(0, exampleLimit);
	const unnamed = paths.filter((path) => path !== finding.path && !namesPath(finding.message, path));
	if (unnamed.length === 0) return "";
	const left = (finding.count ?? paths.length) - paths.length;
	return `: ${unnamed.map((path) => codeSpan(shorten(path, 300))).join(", ")}${left > 0 ? ` and ${plural(left, "other file")}` : ""}`;
}
// src/report/render/markdown-files.ts
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
const maxRows = 50;
function shipsTitle(verdict) {
	return isCompared(verdict) ? "### Changed files" : "### What would be published";
}
function shipsMarkdown(verdict, maxBytes) {
	const compared = isCompared(verdict);
	const changes = changesOf(verdict);
	if (changes.length === 0) return compared ? "No changes." : "No files.";
	const head = compared ? "| File | Size | Change |\n|---|--:|---|\n" : "| File | Size |\n|---|--:|\n";
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
	if (!compared) return `| ${name} | ${unbroken(formatBytes(row.size))} |`;
	return `| ${[
		name,
		row.state === "removed" ? "" : formatBytes(row.size),
		changeOf(row)
	].map(unbroken).join(" | ")} |`;
}
function changeOf({ state, was, size, wasSize }) {
	const amount = formatChange(wasSize, size);
	if (state === "added") return "added";
	if (state === "removed") return `removed, -${formatBytes(wasSize)}`;
	if (state === "grown" || state === "shrunk") return amount;
	const word = was === void 0 ? state : `renamed from ${codeSpan(shorten(was, 300))}`;
	return size === wasSize ? word : `${word}, ${amount}`;
}
function filesIn(rows) {
	return rows.reduce((sum, row) => sum + row.files, 0);
}
// src/report/render/markdown-picture.ts
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
	const most = Math.max(0, largest(parts.flatMap(({ before, now }) => [before, now])));
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
		...compared ? ["", "Grey: unchanged size. Red: growth. Green: reduction."] : []
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
		const name = nameOf(part);
		const times = (used.get(name) ?? 0) + 1;
		used.set(name, times);
		return times === 1 ? name : `${name} (${times})`;
	});
}
function nameOf({ path, isRest }) {
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
	const title = parts.untitled === true ? "" : `## ${proseMarkdown(shorten(reportLine(verdict), 1e3))}`;
	const todo = next === null ? "" : proseMarkdown(shorten(next, 500));
	const foot = parts.part === "verdict" && parts.brief === true ? "" : totalsMarkdown(verdict);
	const budget = new Budget(maxBytes);
	budget.spend(title + todo + foot);
	const errors = budget.spend(findingsMarkdown(verdict, ["error"], budget.left * .55));
	const patch = budget.spend(patchMarkdown(verdict.patch, budget.left * .5));
	const warnings = budget.spend(findingsMarkdown(verdict, ["warning"], budget.left * .55));
	const contents = parts.part === "verdict" ? [] : contentsOf(verdict, budget, parts);
	const waived = budget.spend(waivedMarkdown(verdict, budget.left));
	return finish([
		title,
		errors,
		todo,
		patch,
		warnings,
		...contents,
		waived,
		foot
	], maxBytes);
}
function contentsOf(verdict, budget, { picture }) {
	const title = budget.spend(shipsTitle(verdict));
	const drawn = picture === true ? pictureMarkdown(verdict) : "";
	const shown = bytesOf(drawn) * 4 <= budget.left ? budget.spend(drawn) : "";
	const ships = budget.spend(shipsMarkdown(verdict, budget.left * .4));
	const notes = budget.spend(findingsMarkdown(verdict, ["note"], budget.left * .3));
	return [
		budget.spend(changedCodeMarkdown(verdict.changedCode, budget.left * .8)),
		title,
		shown,
		ships,
		notes
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
function renderMarkdownError(report, maxBytes, parts = {}) {
	const { help, location, code, mistakes } = report.error;
	const said = errorParts(report);
	const title = errorLine({
		...report,
		error: {
			code,
			help,
			message: said.title.replace(/:$/, "")
		}
	});
	const place = location && [
		location.path,
		location.line,
		location.column
	].filter((part) => part !== void 0).join(":");
	return finish([
		parts.untitled === true ? "" : `## ${proseMarkdown(shorten(title, 1e3))}`,
		place === void 0 || mistakes !== void 0 ? "" : `At ${codeSpan(shorten(place, 1e3))}`,
		said.lines.map(lineMarkdown).join("\n").trimEnd(),
		helpMarkdown(help),
		notApproved
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
	const grounds = groundsOf(verdict).map(({ label, value }) => `- ${label}: ${proseMarkdown(shorten(value, 300))}`);
	const integrity = verdict.integrity === null ? [] : [`- Integrity: ${codeSpan(shorten(verdict.integrity, 300))}`];
	return [
		"### The release",
		"",
		...(isCompared(verdict) ? compared : alone).map((row) => `| ${row.map(unbroken).join(" | ")} |`),
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
		"with a changed mode": modeChanged
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
export { renderMarkdownError as n, gistMarkdown as r, renderMarkdown as t };
