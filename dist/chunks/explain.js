import { t as pages } from "./_pack-gate_rule-pages2.js";
import { t as suggest } from "./suggest.js";
import { n as readArguments, r as usage, t as atMostOne } from "./usage.js";
// src/cli/commands/explain.ts
function explainText(id) {
	const page = pages.get(id);
	if (page !== void 0) return page;
	const near = suggest(id, [...pages.keys()]);
	throw usage(`there is no rule ${JSON.stringify(id)}`, near === null ? "List them with `pack-gate rules`." : `Did you mean ${near}? \`pack-gate rules\` lists them all.`);
}
const explain = {
	options: {},
	examples: [["pack-gate explain source-map", "what it reports, why, and what to do"]],
	run(args, terminal) {
		const rule = atMostOne(readArguments(args, {}).positionals, "rule");
		if (rule === void 0) throw usage("explain names no rule", "Run `pack-gate explain RULE`; `pack-gate rules` lists them.");
		terminal.print(explainText(rule));
		return Promise.resolve(0);
	}
};
export { explain };
