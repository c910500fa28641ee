import { a as verdictsOf, n as hasVerdict, r as isRepository, t as differs } from "./report.js";
import { i as plain } from "./escape.js";
import { i as plural, n as formatCount } from "./format.js";
import { t as groupBy } from "./group-by.js";
// src/reporters/render/verdict-line.ts
function reportLine(report) {
	if (isRepository(report)) return repositoryLine(report);
	return hasVerdict(report) ? verdictLine(report) : errorLine(report);
}
function repositoryLine(report) {
	const verdicts = verdictsOf(report);
	const counts = countsOf(verdicts).join(", ");
	const all = plural(report.packages.length, "package");
	const blocked = verdicts.filter(({ conclusion }) => conclusion === "failure").length;
	if (report.packages.length === 0) return "Passed: there was no package to gate";
	const missing = report.packages.length - verdicts.length;
	if (missing > 0) return `No verdict: on ${formatCount(missing)} of ${all}; on the others: ${counts}`;
	return blocked > 0 ? `Blocked: ${counts}; ${formatCount(blocked)} of ${all} may not ship` : `Passed: ${all}, ${counts}`;
}
function verdictLine(verdict) {
	if (verdict.conclusion === "neutral") return comparedLine(verdict);
	const counts = countsOf([verdict]).join(", ");
	const release = releaseOf(verdict);
	const line = verdict.conclusion === "failure" ? `Blocked: ${counts} in ${release}` : `Passed: ${release}, ${counts}`;
	return plain(line + remarkOn(verdict));
}
function comparedLine(verdict) {
	const { package: { name, version }, baseline } = verdict;
	const counts = [...differs(verdict) ? [] : ["the same files"], ...countsOf([verdict])].join(", ");
	return plain(`Compared: ${nameOf(baseline.name ?? name, baseline.version)} with ${nameOf(name, version)}, ${counts}`);
}
function errorLine(report) {
	const { code, message } = report.error;
	return plain(`No verdict: ${code}: ${message.trim().replace(/\s*[\r\n]+\s*/g, " ")}`);
}
function countsOf(verdicts) {
	const count = (level) => verdicts.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.level === level).length, 0);
	const excused = verdicts.reduce((sum, { waived }) => sum + waived.length, 0);
	const grave = ["error", "warning"].map((noun) => ({
		number: count(noun),
		noun
	})).filter(({ number }) => number > 0);
	const counts = (grave.length > 0 ? grave : [{
		number: count("note"),
		noun: "note"
	}].filter(({ number }) => number > 0)).map(({ number, noun }) => plural(number, noun));
	const waived = excused > 0 ? [`${formatCount(excused)} waived`] : [];
	return [...counts.length === 0 ? ["no findings"] : counts, ...waived];
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
// src/reporters/render/budget.ts
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
function cutBytes(text, maxBytes, ending = "…") {
	if (bytesOf(text) <= maxBytes) return text;
	let head = headBytes(text, maxBytes - bytesOf(ending));
	for (;;) {
		const cut = head + closingFence(head) + ending;
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
// src/reporters/render/group.ts
function groupByRule(findings, limit) {
	const rules = [...groupBy(findings, (finding) => finding.ruleId)].sort(([, a], [, b]) => a.length - b.length);
	const shares = shareOut(rules.map(([, all]) => all.length), limit);
	return rules.map(([ruleId, all], index) => {
		const shown = all.slice(0, shares[index]);
		const clusters = [...groupBy(shown, (finding) => finding.help)].map(([help, same]) => ({
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
function anchorOf({ path, anchor }) {
	if (anchor.line === 1 && (anchor.path === path || /(^|\/)package\.json$/.test(anchor.path))) return void 0;
	return `${shorten(anchor.path, 500)}:${anchor.line}`;
}
export { bytesOf as a, listWithin as c, reportLine as d, verdictLine as f, sharedAnchor as i, shorten as l, groupByRule as n, cutBytes as o, namesPath as r, headBytes as s, anchorOf as t, errorLine as u };
