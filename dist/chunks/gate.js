import { i as stages, t as readReleases } from "./releases.js";
import { resolve } from "node:path";
// src/gate.ts
async function evaluateAndDecide(releases, world, policy = releases.policy) {
	const { release, before, comparison, declared, dryRun, policies, baseline, packer, source } = releases;
	const [, { rules }, { decide }] = await stages.judging();
	const today = world.now().toISOString().slice(0, 10);
	return decide({
		rules,
		subject: {
			release,
			baseline: before,
			comparison,
			declared,
			dryRun,
			packer,
			baselinePacker: "release" in baseline ? baseline.packer ?? null : null,
			policy,
			today
		},
		policies,
		baseline,
		packer,
		source,
		tool: world.tool
	});
}
async function judge(releases, world, policy = releases.policy) {
	const verdict = await evaluateAndDecide(releases, world, policy);
	if (verdict.conclusion === "success" || policy !== releases.policy) return verdict;
	const patch = await (await stages.patch()).patchFor(releases, verdict, world);
	return patch ? {
		...verdict,
		patch
	} : verdict;
}
async function gate(request, world) {
	if (request.packDestination === void 0) return judge(await readReleases(request, world), world);
	const { HandOver } = await stages.handOver();
	const handOver = new HandOver(resolve(request.cwd, request.packDestination));
	try {
		const releases = await readReleases(request, world, handOver);
		const verdict = await judge(releases, world);
		return verdict.conclusion === "success" ? {
			...verdict,
			tarball: await handOver.place(releases.release)
		} : verdict;
	} finally {
		handOver.dispose();
	}
}
export { gate as n, judge as r, evaluateAndDecide as t };
