import { Fn as wrap, ti as largest } from "./start.js";
// src/cli/help.ts
const widest = 80;
const narrowest = 40;
function indentFor(columns) {
	return columns < 60 ? 6 : 27;
}
function row(term, lines, columns) {
	const head = `  ${term}`;
	const indent = indentFor(columns);
	const beside = head.length < indent - 1;
	const explained = paragraphs(lines).flatMap((text) => {
		const value = /^\S+ {2,}/.exec(text)?.[0] ?? "";
		return wrap(text.slice(value.length), columns, " ".repeat(indent) + value);
	});
	const [first = "", ...others] = explained;
	return beside ? [head.padEnd(indent) + first.slice(indent), ...others] : [head, ...explained];
}
function paragraphs(lines) {
	return lines.reduce((made, line) => {
		const before = made.at(-1);
		return before !== void 0 && ![before, line].some((text) => / {2}|:$/.test(text)) ? [...made.slice(0, -1), `${before} ${line}`] : [...made, line];
	}, []);
}
function optionLines(name, { value, help }, columns) {
	return row(`--${name}${value === void 0 ? "" : ` ${value}`}`, help, columns);
}
function section(title, lines) {
	return lines.length === 0 ? "" : `\n${title}\n${lines.join("\n")}\n`;
}
function optionsSection(options, columns) {
	return section("Options", Object.entries(options).flatMap(([name, option]) => optionLines(name, option, columns)));
}
function examplesSection(examples, columns) {
	const width = Math.max(0, largest(examples.map(([command]) => command.length)));
	const fit = examples.every(([, effect]) => width + effect.length + 5 <= columns);
	return section("Examples", examples.flatMap(([command, effect]) => fit ? [`  ${command.padEnd(width)}   ${effect}`] : [`  ${command}`, ...wrap(effect, columns, "      ")]));
}
const usualExitCodes = [
	"0  passed",
	"1  blocked: at least one error",
	"2  no verdict: wrong usage, a mistake in the policy, or the packer or registry failed"
];
function exitCodesSection(columns, lines = usualExitCodes) {
	return section("Exit codes", lines.flatMap((line) => wrap(line.slice(3), columns, `  ${line.slice(0, 3)}`)));
}
function within(columns) {
	return Math.max(narrowest, Math.min(widest, columns));
}
async function commandHelp(entry, room = widest) {
	const columns = within(room);
	const { options, examples, exitCodes } = await entry.load();
	return `${`pack-gate ${entry.synopsis}\n\n${wrap(`${entry.summary}.`, columns).join("\n")}\n`}${optionsSection(options, columns)}${exitCodesSection(columns, exitCodes)}${examplesSection(examples, columns)}`;
}
async function helpText(commands, room = widest) {
	const columns = within(room);
	const loaded = [];
	for (const entry of commands) loaded.push(await entry.load());
	const head = `${wrap("Checks what `npm publish` would upload, and blocks what no one approved.", columns).join("\n")}\n\nUsage: pack-gate COMMAND [options]\n`;
	const list = commands.flatMap(({ synopsis, summary }) => row(synopsis, [summary], columns));
	const own = [...row("-h, --help", ["this page; after a command, its options"], columns), ...row("-v, --version", ["the version"], columns)];
	const examples = loaded.slice(0, 3).flatMap((command) => command.examples.slice(0, 1));
	return `${head}${section("Commands", list)}${section("Options", own)}${section("Exit codes of check", exitCodesSection(columns).split("\n").slice(2, -1))}${examplesSection(examples, columns)}`;
}
export { commandHelp, helpText };
