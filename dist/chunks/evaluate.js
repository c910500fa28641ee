import { t as GateError } from "./errors.js";
// src/verdict/evaluate.ts
function run(rule, subject, options) {
	try {
		return [...rule.check(subject, options)];
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("ERULE", `rule ${rule.id} failed: ${why}`, "This is a fault in pack-gate, so nothing was approved. Please report it with the command and this message.", { cause });
	}
}
function optionsOf(rule, settings) {
	return settings?.options ?? rule.options?.parse({});
}
function identity(problem, path = problem.path) {
	return `${path}\0${problem.key ?? ""}`;
}
function known(rule, subject, options) {
	if (rule.scope !== "release" || !subject.baseline || !subject.comparison) return new Set();
	const now = new Map(subject.comparison.pairs.flatMap(({ file, was }) => was ? [[was.path, file.path]] : []));
	const before = run(rule, {
		...subject,
		release: subject.baseline,
		baseline: null,
		comparison: null
	}, options);
	return new Set(before.map((problem) => identity(problem, now.get(problem.path) ?? problem.path)));
}
function evaluate(rule, subject) {
	const settings = (rule.settledBy === "base" ? subject.policyChange?.base ?? subject.policy : subject.policy).rules.get(rule.id);
	const options = optionsOf(rule, settings);
	if (rule.scope === "change" && !subject.comparison) return [];
	const problems = run(rule, subject, options);
	const before = problems.some((problem) => problem.baselineState === void 0) ? known(rule, subject, options) : new Set();
	return problems.flatMap((problem) => {
		const state = problem.baselineState ?? (before.has(identity(problem)) ? "unchanged" : "new");
		const level = settings?.[state] ?? (problem.levels ?? rule.levels)[state];
		return level === "off" ? [] : [{
			rule,
			problem,
			state,
			level
		}];
	});
}
export { evaluate as t };
