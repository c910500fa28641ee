import { i as stages, t as readReleases } from "./releases.js";
import { t as ruleContextOf } from "./rule-context.js";
import { resolve } from "node:path";
// src/gate/gate.ts
async function evaluateAndDecide(releases, context, policy = releases.policy) {
	const { policies, baseline, packer, source } = releases;
	const [, { rules }, { decide }] = await stages.judging();
	return decide({
		rules,
		subject: ruleContextOf(releases, policy, context),
		policies,
		baseline,
		packer,
		source,
		tool: context.tool
	});
}
async function judge(releases, context, proposePatch) {
	const verdict = await evaluateAndDecide(releases, context);
	const patch = verdict.conclusion === "success" ? null : await proposePatch?.(releases, verdict, context);
	return patch ? {
		...verdict,
		patch
	} : verdict;
}
async function gate(request, context, proposePatch) {
	if (request.packDestination === void 0) return judge(await readReleases(request, context), context, proposePatch);
	const { StagedTarball } = await stages.handOver();
	const handOver = new StagedTarball(resolve(request.cwd, request.packDestination));
	try {
		const releases = await readReleases(request, context, handOver);
		const verdict = await judge(releases, context, proposePatch);
		return verdict.conclusion === "success" ? {
			...verdict,
			tarball: await handOver.place(releases.release)
		} : verdict;
	} finally {
		handOver.dispose();
	}
}
export { gate as n, evaluateAndDecide as t };
