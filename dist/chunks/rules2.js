import { Br as plain, Fn as wrap, Nn as painter, Pr as formatBytes, b as atMostOne, cn as readHeadPolicy, cr as repositoryRoot, g as policyOptions, kr as isObject, l as configOf, on as findTarget, sn as policyReader, ti as largest, v as contextOf, x as readArguments } from "./start.js";
import { c as rulePageUrl } from "./compile-cache.js";
import { m as rules$1 } from "./judging.js";
// src/cli/commands/rules.ts
function rulesText(rules, policy, { color, columns, verbose = false }) {
	const paint = painter(color);
	const width = largest(rules.map(({ id }) => id.length));
	const rows = rules.map((rule) => {
		const settings = policy.rules.get(rule.id);
		const title = `${paint("bold", rule.id.padEnd(width))}  ${levelsOf(rule, settings).padEnd(15)}  ${sourceOf(settings)}`;
		if (!verbose) return title;
		return [
			title,
			...[
				...wrap(rule.summary, columns, "  "),
				...optionLines(rule, settings),
				`  ${rulePageUrl(rule.id)}`
			].map((line) => paint("dim", line)),
			""
		].join("\n");
	});
	const head = paint("dim", `${"Rule".padEnd(width)}  ${"New / unchanged".padEnd(15)}  Set by`);
	const where = policy.path === null ? "No policy file found; these are the defaults." : `The policy is ${plain(policy.path)}.`;
	const foot = wrap(`${where}${verbose ? "" : " `pack-gate rules --verbose` shows what each rule finds, and its options."} \`pack-gate explain RULE\` explains one of them.`, columns);
	return `${head}\n${rows.join("\n")}\n${verbose ? "" : "\n"}${foot.join("\n")}\n`;
}
function levelsOf({ levels }, settings) {
	const [fresh, old] = [settings?.new ?? levels.new, settings?.unchanged ?? levels.unchanged];
	return fresh === old ? String(fresh) : `${String(fresh)} / ${String(old)}`;
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
const options = {
	...policyOptions,
	verbose: {
		type: "boolean",
		help: ["also what each rule finds, its options, and its page"]
	}
};
const rules = {
	options,
	examples: [["pack-gate rules packages/core", "levels and options that apply to this package"]],
	exitCodes: ["0  listed", "2  wrong usage, or a mistake in the policy"],
	async run(args, terminal) {
		const { cwd, env, now, style } = terminal;
		const { values, positionals } = readArguments(args, options);
		const typed = atMostOne(positionals, "package") ?? ".";
		const target = findTarget(typed, cwd);
		const root = repositoryRoot(typed, cwd);
		const context = contextOf({
			env,
			now
		});
		const { policy } = await readHeadPolicy({
			root,
			cwd,
			config: configOf(values)
		}, target, policyReader(root, context));
		terminal.print(rulesText(rules$1, policy, {
			...style,
			verbose: values.verbose ?? false
		}));
		return 0;
	}
};
export { rules };
