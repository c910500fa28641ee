import { n as plain } from "./plain-text.js";
import { n as formatCount, t as formatBytes } from "./format.js";
import { t as widthOf } from "./wrap.js";
// src/report/render/sizes.ts
function formatChange(before, after) {
	const change = after - before;
	if (change === 0) return "no change";
	const sign = change > 0 ? "+" : "-";
	const amount = `${sign}${formatBytes(Math.abs(change))}`;
	const percent = Math.abs(change) / before * 100;
	return before > 0 && percent >= .05 ? `${amount}, ${sign}${formatPercent(percent)} %` : amount;
}
function formatPercent(percent) {
	return percent < 9.95 ? percent.toFixed(1) : formatCount(Math.round(percent));
}
// src/report/render/facts.ts
function totalsOf(verdict) {
	const { totals, baseline } = verdict;
	const before = filesBefore(verdict);
	const files = before === null ? formatCount(totals.files) : `${formatCount(totals.files)}, ${formatCount(before)} before: ${formatCount(totals.added)} added, ${formatCount(totals.removed)} removed, ${formatCount(totals.renamed)} renamed, ${formatCount(totals.changed)} changed`;
	const unpacked = baseline.unpackedSize === null ? formatBytes(totals.unpackedSize) : `${formatBytes(totals.unpackedSize)}, ${formatBytes(baseline.unpackedSize)} before: ` + formatChange(baseline.unpackedSize, totals.unpackedSize);
	return [
		{
			label: "Files",
			value: files
		},
		{
			label: "Unpacked",
			value: unpacked
		},
		{
			label: "Packed",
			value: totals.size === null ? "not known: no tarball was made" : formatBytes(totals.size)
		}
	];
}
function nextStep({ conclusion, policy, path = "." }) {
	if (conclusion !== "failure") return null;
	const start = `Next: fix what the errors name, or allow it in ${policy?.path ?? "a policy file, .github/pack-gate.yml"}`;
	if (policy?.side === "base") return `${start} of the base branch, which decides.`;
	return `${start}: \`pack-gate accept${path === "." ? "" : ` ${path}`}\` proposes the change.`;
}
function isCompared({ baseline: { kind } }) {
	return kind !== "first-release" && kind !== "none";
}
function filesBefore(verdict) {
	const { totals } = verdict;
	return isCompared(verdict) ? totals.files - totals.added + totals.removed : null;
}
function groundsOf(verdict) {
	return [
		{
			label: "Baseline",
			value: baselineOf(verdict)
		},
		{
			label: "Packer",
			value: packerOf(verdict)
		},
		{
			label: "Contents",
			value: contents[verdict.contents]
		},
		...verdict.tarball === null ? [] : [{
			label: "Tarball",
			value: verdict.tarball.path
		}],
		{
			label: "Policy",
			value: policyOf(verdict)
		}
	];
}
const contents = {
	"working-tree": "read from the working tree",
	tarball: "read from the tarball"
};
function hostOf(address) {
	return /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? address;
}
const initial = /^(0\.0\.\d+|0\.1\.0|1\.0\.0)(-|$)/;
function firstReleaseWords({ baseline: { registry }, package: { version } }) {
	const host = registry === void 0 ? "the registry" : hostOf(registry);
	if (initial.test(version)) return `none: ${host} has no release of this package`;
	return `none: ${host} answers 404, though this is ${version}: never published, or this token may not see it; \`baseline: { required: true }\` makes that an error`;
}
function baselineOf(verdict) {
	const { baseline } = verdict;
	const number = baseline.version ?? "a release without a version";
	const version = baseline.name === void 0 ? number : `${baseline.name}@${number}`;
	const said = {
		published: baseline.registry === void 0 ? `${version}, as published` : `${version}, from ${hostOf(baseline.registry)}`,
		tarball: `${version}, from a tarball`,
		folder: `${version}, packed from a folder`,
		"first-release": firstReleaseWords(verdict),
		none: "none, as asked for: the release was compared with nothing"
	};
	const passed = (baseline.passedOver ?? []).map((each) => `; ${each.version} was passed over: ${each.reason}`);
	return said[baseline.kind] + passed.join("");
}
function packerOf({ packer }) {
	if (packer === null) return "none: the target is a tarball";
	const scripts = packer.ignoreScripts === true ? ", without lifecycle scripts" : "";
	const chosen = packer.chosenBy === void 0 ? "" : `, ${reasonOf(packer.chosenBy)}`;
	return [`${packer.name} ${packer.version}${scripts}${chosen}`, ...packer.notes ?? []].join("; ");
}
const sides = {
	head: ", of this change",
	base: ", of the base branch"
};
function policyOf({ policy }) {
	if (policy === null) return "no policy file: run on rules and baseline alone";
	if (policy.path === null) return "none on the base branch, which decides: run on rules and baseline alone";
	const made = policy.extends ? `; extends ${policy.extends.join(", ")}` : "";
	return policy.path + (policy.side ? sides[policy.side] : "") + made;
}
function reasonOf({ by, path = "package.json" }) {
	return {
		request: "as asked for",
		packageManager: `chosen by packageManager in ${path}`,
		devEngines: `chosen by devEngines in ${path}`,
		"lock-file": `chosen by ${path}`,
		default: "as nothing names another"
	}[by];
}
// src/report/render/snippet.ts
const leastRoom = 10;
function snippet({ line, source }, columns) {
	if (source === void 0) return [];
	const number = String(line);
	const gutter = `  ${number} | `;
	const room = Math.max(leastRoom, columns - gutter.length);
	const before = Array.from(source.text.slice(0, source.column - 1));
	const after = Array.from(source.text.slice(source.column - 1));
	const head = fitting(before.toReversed(), Math.floor(room * .6) - 1).toReversed();
	const cutBefore = head.length < before.length;
	const start = `${cutBefore ? "…" : ""}${head.join("")}`;
	const caret = widthOf(plain(start));
	const tail = fitting(after, room - head.reduce((sum, character) => sum + escapedWidth(character), cutBefore ? 1 : 0) - 1);
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
export { isCompared as a, formatChange as c, groundsOf as i, filesBefore as n, nextStep as o, firstReleaseWords as r, totalsOf as s, snippet as t };
