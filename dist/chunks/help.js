// src/cli/help.ts
const indent = 26;
function optionLines(name, { value, help }) {
	const head = `  --${name}${value === void 0 ? "" : ` ${value}`}`;
	const [first = "", ...rest] = help;
	return [`${head.padEnd(25)} ${first}`, ...rest.map((line) => `${" ".repeat(indent)}${line}`)];
}
function section(title, lines) {
	return lines.length === 0 ? "" : `\n${title}\n${lines.join("\n")}\n`;
}
function optionsSection(options) {
	return section("Options", Object.entries(options).flatMap(([name, option]) => optionLines(name, option)));
}
function examplesSection(examples) {
	const width = Math.max(0, ...examples.map(([command]) => command.length));
	return section("Examples", examples.map(([command, effect]) => `  ${command.padEnd(width)}   ${effect}`));
}
const usualExitCodes = [
	"0  passed",
	"1  blocked: at least one error",
	"2  no verdict: bad usage, bad policy, or the packer or the registry failed"
];
function exitCodesSection(lines = usualExitCodes) {
	return section("Exit codes", lines.map((line) => `  ${line}`));
}
async function commandHelp(entry) {
	const { options, examples, exitCodes } = await entry.load();
	return `pack-gate ${entry.synopsis}: ${entry.summary}\n${optionsSection(options)}${exitCodesSection(exitCodes)}${examplesSection(examples)}`;
}
async function helpText(commands) {
	const loaded = [];
	for (const entry of commands) loaded.push(await entry.load());
	return `${`pack-gate: may what \`npm publish\` is about to upload ship?\n${section("Usage", commands.map(({ synopsis, summary }) => `  pack-gate ${synopsis.padEnd(20)} ${summary}`))}`}${section("Options", ["  -h, --help              this page; after a command, its own", "  -v, --version           the version"])}${exitCodesSection()}${examplesSection(loaded.flatMap(({ examples }) => examples.slice(0, 1)))}`;
}
export { commandHelp, helpText };
