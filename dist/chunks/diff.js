import { C as compare, I as limitsOf, i as lookUpAll, lt as InspectionMemory, p as rules } from "./judging.js";
import { N as together, O as measure, dn as readNamedPolicy, k as withChangedCode } from "./start.js";
import { a as readSide, i as parseSide, r as packageSources } from "./read-side.js";
// src/commands/diff/diff.ts
async function lookedUp(release, before, policy, { sources = null, published = null, root = null }, { now }) {
	const isOff = ({ id }) => policy.rules.get(id)?.new === "off";
	if (sources === null || !rules.some((rule) => rule.looksUp === true && !isOff(rule))) return null;
	const moment = published === null ? null : new Date(published);
	return lookUpAll(release, before, {
		source: sources,
		root,
		now: now(),
		published: moment
	});
}
async function compareReleases(before, after, policy, context, extras = {}) {
	const { release, packer, source, declared } = after;
	const earlier = before && {
		kind: before.kind,
		release: before.release
	};
	const comparison = earlier && compare(release.files, earlier.release.files);
	const history = await after.history?.().catch(() => null) ?? null;
	const asked = {
		...extras,
		published: extras.published ?? history?.own?.time ?? null
	};
	const lookups = await lookedUp(release, earlier?.release ?? null, policy, asked, context);
	const baseline = earlier ?? { kind: "none" };
	const compared = {
		release,
		packer,
		source,
		declared,
		dryRun: null,
		...history && { history },
		...lookups && { lookups },
		baseline,
		before: earlier?.release ?? null,
		comparison,
		policy,
		policies: null,
		earlier: before?.release.name === release.name ? before.earlier ?? null : null
	};
	const { verdict, releases } = await measure(compared, context);
	const code = extras.code ?? null;
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
	const isOnDisk = sides.every(({ kind }) => kind === "folder" || kind === "tarball");
	return compareReleases(first, second, policy, context, {
		code: request.code ? memory.shelf : null,
		sources: isOnDisk ? null : packageSources({
			cwd,
			context
		}),
		root: second.kind === "folder" ? request.root : null
	});
}
export { diff as n, compareReleases as t };
