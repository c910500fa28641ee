import { $t as painter, At as policyReader, Jn as formatBytes, Ln as isObject, Sn as plain, _ as readArguments, c as configOf, er as repositoryRoot, g as atMostOne, jt as readHeadPolicy, kt as findTarget, ln as rulePageUrl, m as policyOptions, tn as wrap, un as tool, y as remoteFor } from "./start.js";
import { u as rules$1 } from "./judging.js";
// src/cli/commands/rules.ts
function rulesText(rules, policy, { color, columns }) {
	const paint = painter(color);
	const width = Math.max(...rules.map(({ id }) => id.length));
	const blocks = rules.map((rule) => {
		const settings = policy.rules.get(rule.id);
		return [`${paint("bold", rule.id.padEnd(width))}  ${levelsOf(rule, settings).padEnd(13)}  ${sourceOf(settings)}`, ...[
			...wrap(rule.summary, columns, "  "),
			...optionLines(rule, settings),
			`  ${rulePageUrl(rule.id)}`
		].map((line) => paint("dim", line))].join("\n");
	});
	const head = `${"rule".padEnd(width)}  new/unchanged  set by`;
	const where = policy.path === null ? "No policy applies: these are the defaults." : `The policy is ${plain(policy.path)}.`;
	return `${head}\n\n${blocks.join("\n\n")}\n\n${where}\n\`pack-gate explain RULE\` tells all about one of them.\n`;
}
function levelsOf({ levels }, settings) {
	const [fresh, old] = [settings?.new ?? levels.new, settings?.unchanged ?? levels.unchanged];
	return fresh === old ? String(fresh) : `${String(fresh)}/${String(old)}`;
}
function sourceOf(settings) {
	const places = ["new", "unchanged"].map((state) => settings?.[state] === void 0 ? "default" : placeOf(settings.places?.get(state) ?? settings.at));
	return [...new Set(places)].join(", ");
}
function placeOf({ path, line }) {
	return plain(`${path}:${line}`);
}
function optionLines({ options }, settings) {
	const values = settings?.options ?? options?.parse({});
	if (!isObject(values)) return [];
	return Object.entries(values).map(([key, value]) => {
		const place = settings?.places?.get(key);
		return `  ${key}: ${plain(shown(value))}  (${place ? placeOf(place) : "default"})`;
	});
}
function shown(value) {
	if (typeof value === "number") return value < 100 ? `${Math.round(value * 100)} %` : formatBytes(value);
	return typeof value === "string" ? value : JSON.stringify(value);
}
const rules = {
	options: policyOptions,
	examples: [["pack-gate rules packages/core", "levels and options in force there, and what set them"]],
	async run(args, terminal) {
		const { cwd, env, now, style } = terminal;
		const { values, positionals } = readArguments(args, policyOptions);
		const typed = atMostOne(positionals, "package") ?? ".";
		const target = findTarget(typed, cwd);
		const root = repositoryRoot(typed, cwd);
		const context = {
			env,
			now,
			tool,
			remotePolicy: remoteFor({
				env,
				tool
			})
		};
		const { policy } = await readHeadPolicy({
			root,
			cwd,
			config: configOf(values)
		}, target, policyReader(root, context));
		terminal.print(rulesText(rules$1, policy, style));
		return 0;
	}
};
export { rules };
