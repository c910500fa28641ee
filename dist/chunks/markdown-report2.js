import { $r as worstFirst, Cn as reportLine, Dn as formatChange, Fr as formatCount, Gn as cutBytes, Jr as isRepository, Kn as listWithin, Pr as formatBytes, Rt as byReason, Un as entriesOf, Ut as nextForSeveral, Vr as plural, Vt as alike, Wn as bytesOf, Wt as saidOnce, qn as shorten, qr as hasVerdict, zt as listed } from "./start.js";
import { s as ruleLink } from "./compile-cache.js";
import { n as renderMarkdownError, r as gistMarkdown, t as renderMarkdown } from "./markdown.js";
import { c as codeSpan, d as proseMarkdown, f as unbroken, l as helpMarkdown, s as codeElement, u as inlineMarkdown } from "./changed-code.js";
// src/report/markdown-report.ts
function markdownOf(report, maxBytes, parts = {}) {
	if (isRepository(report)) return repositoryMarkdown(report, maxBytes, parts);
	if (hasVerdict(report)) return renderMarkdown(report, maxBytes, parts);
	return parts.part === "contents" ? "" : renderMarkdownError(report, maxBytes, parts);
}
const tableShare = .3;
const leastPage = 1500;
function repositoryMarkdown(report, maxBytes, parts) {
	const withTable = parts.part !== "contents";
	const { untitled, ...below } = parts;
	const title = untitled === true ? [] : [`# ${proseMarkdown(shorten(reportLine(report), 1e3))}`];
	const { shared, packages } = saidOnce(report);
	const next = nextForSeveral(shared, packages);
	const said = [
		...title,
		...shared.map(sharedMarkdown),
		...next === null ? [] : [helpMarkdown(next)]
	];
	const head = withTable ? [...said, packagesTable(report, maxBytes * tableShare)] : [];
	const described = new Set(packages.filter(isSaid).map(({ path }) => path));
	const [passed, stopped] = [true, false].map((isPassed) => worstFirst(packages.filter(({ path }) => !described.has(path))).filter(({ conclusion }) => conclusion === "success" === isPassed));
	const room = maxBytes - bytesOf(head.join("\n\n")) - frameBytes;
	const pages = pagesOf(stopped ?? [], (passed ?? []).length === 0 ? room : room * .75, below);
	const folded = passedMarkdown(passed ?? [], room - bytesOf(pages.join("\n\n")), below);
	return cutBytes([
		...head,
		...pages,
		...folded
	].join("\n\n") + "\n", maxBytes, cutNote);
}
const cutNote = "\n… cut here: the JSON report has all of it.\n";
const mostShown = 3;
function commentMarkdown(report, maxBytes) {
	const title = `### ${proseMarkdown(shorten(reportLine(report), 1e3))}`;
	if (isRepository(report)) {
		const stopped = worstFirst(report.packages).filter(({ conclusion }) => conclusion !== "success");
		const { shared, packages } = saidOnce(report);
		const described = new Set(packages.filter(isSaid).map(({ path }) => path));
		const inTable = stopped.filter(({ path }) => !described.has(path));
		const table = packagesTable({
			...report,
			packages: inTable,
			skipped: []
		}, maxBytes * tableShare);
		const head = [
			title,
			...shared.map(sharedMarkdown),
			...inTable.length === 0 ? [] : [table]
		];
		const room = maxBytes - bytesOf(head.join("\n\n")) - frameBytes;
		const own = worstFirst(packages).filter((one) => one.conclusion !== "success" && !isSaid(one));
		const pages = pagesOf(stopped.length === 0 ? packages.filter(hasWarnings) : own, room, {
			part: "verdict",
			brief: true
		});
		return cutBytes([...head, ...pages].join("\n\n") + "\n", maxBytes, cutNote);
	}
	const parts = {
		part: "verdict",
		brief: true,
		untitled: true
	};
	if (!hasVerdict(report)) return cutBytes(`${title}\n\n${renderMarkdownError(report, maxBytes, parts)}`, maxBytes, cutNote);
	const gist = gistMarkdown(report, mostShown);
	const room = maxBytes - bytesOf(title) - bytesOf(gist) - frameBytes;
	const folded = `<details><summary>What to do</summary>\n\n${renderMarkdown(report, room, parts).trimEnd()}\n\n</details>`;
	return cutBytes(`${title}\n\n${gist}\n\n${folded}\n`, maxBytes, cutNote);
}
function hasWarnings(report) {
	return hasVerdict(report) && report.findings.some(({ level }) => level === "warning");
}
function isSaid(report) {
	if (!hasVerdict(report) || report.conclusion !== "failure") return false;
	return report.waived.length === 0 && report.findings.every(({ level }) => level === "note");
}
function sharedMarkdown({ finding, message, paths }) {
	const { ruleId, level, help } = finding;
	const where = listed(paths.map((path) => codeSpan(shorten(path, 200))));
	return `${`### ${level === "error" ? "Error" : "Warning"} in ${plural(paths.length, "package")}: ${ruleLink(ruleId, codeSpan(ruleId))}`}\n\n${proseMarkdown(shorten(message, 2e3))}\n\nIn ${where}\n\n${helpMarkdown(help)}`;
}
const mostPictures = 5;
const frameBytes = 300;
function pagesOf(packages, maxBytes, parts) {
	const pages = [];
	let left = maxBytes;
	const groups = alike(packages);
	for (const [index, [one, ...same]] of groups.entries()) {
		const rest = groups.slice(index);
		const more = rest.flat().length;
		if (left < leastPage) return [...pages, `… and ${plural(more, "more package")}: the JSON report has all of them.`];
		const picture = parts.picture === true && index < mostPictures;
		const page = pageOf(one, same.length, Math.max(left / rest.length, leastPage), {
			...parts,
			picture
		});
		pages.push(page);
		left -= bytesOf(page) + 2;
	}
	return pages;
}
function pageOf(report, same, maxBytes, parts) {
	const own = `${codeElement(shorten(nameOf(report), 300))} in ${codeElement(shorten(report.path, 300))}`;
	const opening = `<details><summary>${same === 0 ? own : `${own} and ${plural(same, "more package")}`}: ${resultOf(report)}</summary>\n\n`;
	const closing = "\n\n</details>";
	const page = markdownOf(report, maxBytes - bytesOf(opening) - bytesOf(closing), {
		...parts,
		untitled: hasVerdict(report)
	}).trimEnd();
	return `${opening}${page === "" ? "No verdict." : page}${closing}`;
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
const fewRows = 10;
function packagesTable({ packages, skipped }, maxBytes) {
	const head = "| Package | Result | Unpacked |\n|---|---|---|\n";
	const rows = worstFirst(packages).map(row);
	const more = (left) => `\nAnd ${formatCount(left)} more packages.`;
	const foot = skipped.length === 0 ? "" : `\n\n${byReason(skipped).map(([reason, paths]) => `Not checked (${inlineMarkdown(reason)}): ${listed(paths.map((path) => codeSpan(shorten(path, 200))))}.`).join("\n\n")}`;
	const table = head + listWithin(rows, maxBytes - bytesOf(head) - bytesOf(foot) - frameBytes, more);
	const isLong = packages.length > fewRows;
	const summary = `<details><summary>All ${plural(packages.length, "package")} in this table</summary>`;
	return (isLong ? `${summary}\n\n${table.trimEnd()}\n\n</details>` : table) + foot;
}
const words = {
	error: "no verdict",
	failure: "blocked",
	neutral: "compared",
	success: "passed"
};
function resultOf(report) {
	const word = words[report.conclusion];
	if (!hasVerdict(report)) return word;
	const entries = entriesOf(report.findings);
	return [word, ...["error", "warning"].flatMap((level) => {
		const count = entries.filter((entry) => entry.level === level).length;
		return count === 0 ? [] : [plural(count, level)];
	})].join(", ");
}
function row(report) {
	const title = `${codeSpan(shorten(nameOf(report), 300))} in ${codeSpan(shorten(report.path, 300))}`;
	if (!hasVerdict(report)) return `| ${title} | ${words.error} | |`;
	const { totals, baseline } = report;
	const size = formatBytes(totals.unpackedSize) + (baseline.unpackedSize === null ? "" : ` (${formatChange(baseline.unpackedSize, totals.unpackedSize)})`);
	return `| ${[
		title,
		resultOf(report),
		size
	].map(unbroken).join(" | ")} |`;
}
export { markdownOf as n, commentMarkdown as t };
