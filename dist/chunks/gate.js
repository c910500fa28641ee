import { i as stages, t as readReleases } from "./releases.js";
import { t as subjectOf } from "./subject.js";
import { resolve } from "node:path";
// src/gate.ts
async function evaluateAndDecide(releases, world, policy = releases.policy) {
	const { policies, baseline, packer, source } = releases;
	const [, { rules }, { decide }] = await stages.judging();
	return decide({
		rules,
		subject: subjectOf(releases, policy, world),
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
