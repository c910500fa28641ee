import { a as verdictsOf, n as hasVerdict, r as isRepository, t as differs } from "./report.js";
import { n as plain } from "./plain-text.js";
import { i as plural, n as formatCount } from "./format.js";
import { t as groupBy } from "./group-by.js";
// src/report/render/mistakes.ts
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
// src/report/render/verdict-line.ts
function reportLine(report) {
	if (isRepository(report)) return repositoryLine(report);
	return hasVerdict(report) ? lineOf(report, withRules) : errorLine({
		...report,
		error: {
			...report.error,
			message: gistOf(report)
		}
	});
}
function repositoryLine(report) {
	const verdicts = verdictsOf(report);
	const counts = countsOf(verdicts, withRules).join(", ");
	const all = plural(report.packages.length, "package");
	const blocked = verdicts.filter(({ conclusion }) => conclusion === "failure").length;
	if (report.packages.length === 0 && report.conclusion === "success") return "Passed: there was no package to gate";
	const missing = report.packages.length - verdicts.length;
	if (missing > 0) return plain(`No verdict: ${formatCount(missing)} of ${all} could not be judged${verdicts.length === 0 ? "" : `; the others: ${counts}`}`);
	if (report.conclusion === "error") return plain(`No verdict: the run over ${all} did not finish; its packages: ${counts}`);
	if (report.conclusion === "failure" && blocked === 0) return plain(`Blocked: the run over ${all} failed; its packages: ${counts}`);
	return plain(blocked > 0 ? `Blocked: ${counts}; ${formatCount(blocked)} of ${all} may not ship` : `Passed: ${all}, ${counts}`);
}
function verdictLine(verdict) {
	return lineOf(verdict, withoutRules);
}
function lineOf(verdict, rules) {
	if (verdict.conclusion === "neutral") return comparedLine(verdict, rules);
	const counts = countsOf([verdict], rules).join(", ");
	const release = releaseOf(verdict);
	const line = verdict.conclusion === "failure" ? `Blocked: ${counts} in ${release}` : `Passed: ${release}, ${counts}`;
	return plain(line + remarkOn(verdict));
}
function comparedLine(verdict, rules) {
	const { package: { name, version }, baseline } = verdict;
	const counts = [...differs(verdict) ? [] : ["the same files"], ...countsOf([verdict], rules)].join(", ");
	return plain(`Compared: ${nameOf(baseline.name ?? name, baseline.version)} with ${nameOf(name, version)}, ${counts}`);
}
function gistOf(report) {
	const { mistakes = [], message } = report.error;
	if (mistakes.length > 1) return errorParts(report).title;
	return (message.trim().split(/\r?\n/, 1)[0] ?? "").replace(/:$/, "");
}
function errorLine(report) {
	const { code, message } = report.error;
	return plain(`No verdict: ${code}: ${message.trim().replace(/\s*[\r\n]+\s*/g, " ")}`);
}
const withoutRules = () => "";
const mostRules = 3;
const withRules = (findings) => {
	const rules = [...new Set(findings.map(({ ruleId }) => ruleId))];
	const left = rules.length - mostRules;
	return ` (${rules.slice(0, mostRules).join(", ")}${left > 0 ? ` and ${formatCount(left)} more` : ""})`;
};
function countsOf(verdicts, rules) {
	const of = (level) => verdicts.flatMap(({ findings }) => findings.filter((finding) => finding.level === level));
	const excused = verdicts.reduce((sum, { waived }) => sum + waived.length, 0);
	const grave = ["error", "warning"].flatMap((level) => {
		const found = of(level);
		return found.length === 0 ? [] : [plural(found.length, level) + rules(found)];
	});
	const notes = of("note").length;
	const told = grave.length === 0 && notes > 0 ? [plural(notes, "note")] : grave;
	const waived = excused > 0 ? [`${formatCount(excused)} waived`] : [];
	return [...told.length === 0 ? ["no findings"] : told, ...waived];
}
function nameOf(name, version) {
	return `${name || "(no name)"}@${version === null || version === "" ? "(no version)" : version}`;
}
function releaseOf(verdict) {
	const { name, version } = verdict.package;
	const release = nameOf(name, version);
	const { kind, version: before } = verdict.baseline;
	if (kind === "first-release" || kind === "none") return release;
	return `${release} against ${before ?? "a baseline without a version"}`;
}
function remarkOn(verdict) {
	if (verdict.baseline.kind === "first-release") return " (first release: nothing to compare with)";
	return verdict.baseline.kind === "none" ? " (no baseline)" : "";
}
// src/report/render/budget.ts
function bytesOf(text) {
	return Buffer.byteLength(text, "utf8");
}
function headBytes(text, maxBytes) {
	if (maxBytes <= 0) return "";
	const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes));
	return text.slice(0, read);
}
function shorten(text, maxBytes) {
	return bytesOf(text) <= maxBytes ? text : `${headBytes(text, maxBytes - bytesOf("…"))}…`;
}
function closingFence(markdown) {
	let open;
	for (const line of markdown.split("\n")) {
		const [, marker, rest = ""] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
		if (marker === void 0) continue;
		if (open === void 0) {
			if (marker.startsWith("~") || !rest.includes("`")) open = marker;
		} else if (marker.startsWith(open) && rest.trim() === "") open = void 0;
	}
	return open === void 0 ? "" : `\n${open}\n`;
}
function closingDetails(markdown) {
	const open = (markdown.match(/^<details>/gm) ?? []).length - (markdown.match(/^<\/details>/gm) ?? []).length;
	return "\n\n</details>\n".repeat(Math.max(0, open));
}
function cutBytes(text, maxBytes, ending = "…") {
	if (bytesOf(text) <= maxBytes) return text;
	let head = headBytes(text, maxBytes - bytesOf(ending));
	for (;;) {
		const cut = head + closingFence(head) + closingDetails(head) + ending;
		const over = bytesOf(cut) - maxBytes;
		if (over <= 0) return cut;
		if (head === "") return headBytes(ending, maxBytes);
		head = headBytes(head, bytesOf(head) - over);
	}
}
function listWithin(items, maxBytes, more, maxItems = Infinity) {
	const ended = (taken) => taken === items.length ? items.slice() : [...items.slice(0, taken), more(items.length - taken)];
	let taken = 0;
	let used = 0;
	for (let next = 1; next <= Math.min(items.length, maxItems); next += 1) {
		used += bytesOf(items[next - 1] ?? "") + (next === 1 ? 0 : 1);
		if (used > maxBytes) break;
		const tail = next === items.length ? 0 : 1 + bytesOf(more(items.length - next));
		if (used + tail <= maxBytes) taken = next;
	}
	return headBytes(ended(taken).join("\n"), maxBytes);
}
// src/report/render/help.ts
function readHelp(help) {
	const parts = [];
	for (const line of help.split(/\r?\n/)) {
		const last = parts.at(-1);
		if (line.trim() === "") continue;
		if (!line.startsWith("  ")) parts.push({
			kind: "prose",
			text: line
		});
		else if (last?.kind === "paste") parts[parts.length - 1] = {
			kind: "paste",
			lines: [...last.lines, line]
		};
		else parts.push({
			kind: "paste",
			lines: [line]
		});
	}
	return parts.map((part) => part.kind === "paste" ? {
		kind: "paste",
		lines: dedent(part.lines)
	} : part);
}
function joinHelps(helps) {
	const all = [...new Set(helps)].map((help) => {
		const [, stem = help, pattern] = /^([^\r\n]*:) ("(?:[^"\\\r\n]|\\.)+")$/.exec(help) ?? [];
		return {
			help,
			stem,
			pattern
		};
	});
	return new Map([...groupBy(all, ({ stem }) => stem)].flatMap(([stem, same]) => {
		const joined = [stem, ...same.flatMap(({ pattern }) => pattern === void 0 ? [] : [`  ${pattern}`])].join("\n");
		return same.map(({ help }) => [help, same.length === 1 ? help : joined]);
	}));
}
function dedent(lines) {
	const indents = lines.map((line) => line.length - line.trimStart().length);
	return lines.map((line) => line.slice(Math.min(...indents)));
}
// src/report/render/group.ts
function groupByRule(findings, limit) {
	const rules = [...groupBy(findings, (finding) => finding.ruleId)].sort(([, a], [, b]) => a.length - b.length);
	const shares = shareOut(rules.map(([, all]) => all.length), limit);
	return rules.map(([ruleId, all], index) => {
		const shown = all.slice(0, shares[index]);
		const joined = joinHelps(shown.map(({ help }) => help));
		const clusters = [...groupBy(shown, ({ help }) => joined.get(help) ?? help)].map(([help, same]) => ({
			help,
			findings: same
		}));
		return {
			ruleId,
			total: all.length,
			left: all.length - shown.length,
			clusters
		};
	});
}
function shareOut(wanted, limit) {
	const shares = wanted.map((count) => Math.min(1, count));
	let left = limit - shares.length;
	while (left > 0 && shares.some((share, index) => share < (wanted[index] ?? 0))) wanted.forEach((count, index) => {
		const share = shares[index] ?? 0;
		if (left <= 0 || share >= count) return;
		shares[index] = share + 1;
		left -= 1;
	});
	return shares;
}
function namesPath(message, path) {
	if (path === "") return true;
	for (let at = message.indexOf(path); at !== -1; at = message.indexOf(path, at + 1)) {
		const before = message[at - 1] ?? " ";
		const after = message[at + path.length] ?? " ";
		if (/[\s"'`(]/.test(before) && /[\s"'`),:;]/.test(after)) return true;
	}
	return false;
}
function sharedAnchor(group) {
	const places = new Set(group.clusters.flatMap((cluster) => cluster.findings.map(anchorOf)));
	return places.size === 1 ? [...places][0] : void 0;
}
function placeOf({ path, line }) {
	return line === void 0 ? path : `${path}:${line}`;
}
function anchorOf({ path, anchor }) {
	if (anchor.line === 1 && (anchor.path === path || /(^|\/)package\.json$/.test(anchor.path))) return void 0;
	return `${shorten(anchor.path, 500)}:${anchor.line}`;
}
export { sharedAnchor as a, bytesOf as c, listWithin as d, shorten as f, errorParts as g, verdictLine as h, placeOf as i, cutBytes as l, reportLine as m, groupByRule as n, joinHelps as o, errorLine as p, namesPath as r, readHelp as s, anchorOf as t, headBytes as u };
