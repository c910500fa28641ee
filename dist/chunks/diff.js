import { F as limitsOf, S as compare, ct as InspectionMemory } from "./judging.js";
import { Cn as readNamedPolicy, N as together, O as measure, k as withChangedCode } from "./start.js";
import { a as readSide, i as parseSide } from "./read-side.js";
// src/commands/diff/diff.ts
async function compareReleases(before, after, policy, context, code = null) {
	const { release, packer, source, declared } = after;
	const earlier = before && {
		kind: before.kind,
		release: before.release
	};
	const comparison = earlier && compare(release.files, earlier.release.files);
	const history = await after.history?.().catch(() => null) ?? null;
	const baseline = earlier ?? { kind: "none" };
	const compared = {
		release,
		packer,
		source,
		declared,
		dryRun: null,
		...history && { history },
		baseline,
		before: earlier?.release ?? null,
		comparison,
		policy,
		policies: null,
		earlier: before?.release.name === release.name ? before.earlier ?? null : null
	};
	const { verdict, releases } = await measure(compared, context);
	return {
		...code === null ? verdict : await withChangedCode(verdict, releases, code),
		conclusion: "neutral"
	};
}
async function readBoth([before, after], reading) {
	if (before.kind === "folder" && after.kind === "folder") return [await readSide(before, reading), await readSide(after, reading)];
	return together(readSide(before, reading), readSide(after, reading));
}
async function diff(request, context) {
	const { before, after, cwd } = request;
	const sides = [parseSide(before, cwd), parseSide(after, cwd)];
	const policy = await readNamedPolicy(request, context);
	const memory = new InspectionMemory();
	const [first, second] = await readBoth(sides, {
		...request,
		context,
		limits: limitsOf(policy),
		memory
	});
	return compareReleases(first, second, policy, context, request.code ? memory.shelf : null);
}
export { diff as n, compareReleases as t };
