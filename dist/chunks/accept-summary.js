import { Br as plain, Fn as wrap, Fr as formatCount, Nn as painter, Nr as clip, Vr as plural, ei as groupBy } from "./start.js";
import { l as countErrors } from "./judging.js";
// src/cli/accept-summary.ts
const tones = [
	["---", "bold"],
	["+++", "bold"],
	["@@", "cyan"],
	["+", "green"],
	["-", "red"]
];
function diffText(diff, { color }) {
	const paint = painter(color);
	return `${diff.replace(/\n$/, "").split("\n").map((line) => {
		const tone = tones.find(([start]) => line.startsWith(start))?.[1];
		const shown = plain(line.replace(/\r$/, ""));
		return tone ? paint(tone, shown) : shown;
	}).join("\n")}\n`;
}
const shown = 5;
function nameOf({ rule, problem }) {
	const more = (problem.paths?.length ?? 1) - 1;
	return `${rule.id} ${clip(problem.path)}${more > 0 && problem.paths?.includes(problem.path) ? ` and ${plural(more, "other file")}` : ""}`;
}
function entries(groups, columns) {
	return [...groups].flatMap(([what, all]) => {
		const left = all.length - shown;
		return [
			...all.slice(0, shown).flatMap((name) => wrap(plain(name), columns, "  ")),
			...left > 0 ? [`  and ${formatCount(left)} more`] : [],
			...wrap(plain(what), columns, "    → ")
		];
	});
}
function section(title, tone, lines, paint) {
	return lines.length === 0 ? [] : [paint(["bold", tone], title), ...lines];
}
function namesOf({ hits, waives }) {
	const ids = [...new Set(hits.map(({ rule }) => rule.id))];
	return waives?.length === 1 ? ids.flatMap((id) => waives.map((path) => `${id} ${clip(path)}`)) : hits.map(nameOf);
}
function settled(changes) {
	return [...groupBy(changes, ({ what }) => what)].map(([what, group]) => [what, group.flatMap(namesOf)]);
}
function staying(stays) {
	return [...groupBy(stays, ({ why }) => why)].map(([why, group]) => [why, group.map(({ hit }) => nameOf(hit))]);
}
function outcome({ standing }, changed) {
	const errors = countErrors(standing);
	const under = changed ? " with the changed policy" : "";
	return errors === 0 ? `The check passes${under}.` : `The check blocks${under} for ${plural(errors, "error")}.`;
}
function acceptSummary(plan, style) {
	const paint = painter(style.color);
	const columns = Math.min(Math.max(style.columns || 80, 20), 120);
	const { changes, stays } = plan;
	return `${[
		section("Accepts", "green", entries(settled(changes), columns), paint),
		section("Stays", "red", entries(staying(stays), columns), paint),
		wrap(changes.length + stays.length === 0 ? `Nothing to accept. ${outcome(plan, false)}` : outcome(plan, changes.length > 0), columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
export { diffText as n, acceptSummary as t };
