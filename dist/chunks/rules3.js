import { t as rules$1 } from "./rules.js";
import { n as readArguments, r as usage } from "./usage.js";
// src/cli/commands/rules.ts
function rulesText() {
	const width = Math.max(...rules$1.map(({ id }) => id.length));
	const lines = rules$1.map(({ id, levels, summary }) => {
		const level = levels.unchanged === levels.new ? levels.new : `${levels.new}/${levels.unchanged}`;
		return `${id.padEnd(width)}  ${level.padEnd(13)}  ${summary}`;
	});
	return `${`${"rule".padEnd(width)}  new/unchanged  fires on`}\n${lines.join("\n")}\n\n\`pack-gate explain RULE\` tells all about one of them.\n`;
}
const rules = {
	options: {},
	examples: [],
	run(args, terminal) {
		const [extra] = readArguments(args, {}).positionals;
		if (extra !== void 0) throw usage(`rules takes no argument, found ${JSON.stringify(extra)}`, `\`pack-gate explain ${extra}\` tells all about one rule.`);
		terminal.print(rulesText());
		return Promise.resolve(0);
	}
};
export { rules };
