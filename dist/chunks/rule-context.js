// src/gate/rule-context.ts
function ruleContextOf({ release, before, comparison, declared, dryRun, packer, baseline, publishing }, policy, { now }) {
	return {
		release,
		baseline: before,
		comparison,
		declared,
		dryRun,
		packer,
		baselinePacker: "release" in baseline ? baseline.packer ?? null : null,
		...publishing && { publishing },
		policy,
		...baseline.registryChange && { registryChange: baseline.registryChange },
		today: now().toISOString().slice(0, 10)
	};
}
export { ruleContextOf as t };
