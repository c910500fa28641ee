import { W as limitsOf, gt as InspectionMemory, m as rules, r as lookUpAll, w as compare } from "./judging.js";
import { A as withChangedCode, P as together, k as measure, ln as readNamedPolicy } from "./start.js";
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
async function listedOf(before, after, policy, extras, context) {
	const history = await after.history?.().catch(() => null) ?? null;
	const asked = {
		...extras,
		published: extras.published ?? history?.own?.time ?? null
	};
	const lookups = await lookedUp(after.release, before?.release ?? null, policy, asked, context);
	return {
		...history && { history },
		...lookups && { lookups }
	};
}
function sideBySide(before, { release, packer, source, declared }) {
	const earlier = before && {
		kind: before.kind,
		release: before.release
	};
	return {
		release,
		packer,
		source,
		declared,
		dryRun: null,
		baseline: earlier ?? { kind: "none" },
		before: earlier?.release ?? null,
		comparison: earlier && compare(release.files, earlier.release.files),
		earlier: before?.release.name === release.name ? before.earlier ?? null : null
	};
}
async function compareReleases(before, after, policy, context, extras = {}) {
	const listed = await listedOf(before, after, policy, extras, context);
	const { verdict, releases } = await measure({
		...sideBySide(before, after),
		...listed,
		policy,
		policies: null
	}, context);
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
