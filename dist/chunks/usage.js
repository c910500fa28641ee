import { t as GateError } from "./errors.js";
import { parseArgs } from "node:util";
// src/cli/usage.ts
const seeHelp = "See `pack-gate --help`.";
function usage(message, help = seeHelp) {
	return new GateError("EUSAGE", message, help);
}
function readArguments(args, options) {
	const parsed = parse(args, options);
	for (const [name, value] of Object.entries(parsed.values)) if (value === "") throw usage(`--${name} is empty`);
	if (parsed.positionals.includes("")) throw usage("an argument is empty", "See whether the variable that it comes from is set. The current folder is `.`.");
	return parsed;
}
function parse(args, options) {
	try {
		return parseArgs({
			args: [...args],
			options,
			allowPositionals: true
		});
	} catch (error) {
		const [first = "the options could not be read"] = (error instanceof Error ? error.message : String(error)).split(". ");
		throw usage(first);
	}
}
function atMostOne(positionals, what) {
	const [first, another] = positionals;
	if (another !== void 0) throw usage(`one ${what} at a time: ${JSON.stringify(another)} is one too many`);
	return first;
}
export { readArguments as n, usage as r, atMostOne as t };
