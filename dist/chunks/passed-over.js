import { Hr as totalSize } from "./start.js";
import { G as stepOf, L as unreachableEntries, R as brokenEntries } from "./judging.js";
// src/gate/passed-over.ts
const maxSteps = 3;
function isWithdrawn(version, before, earlier) {
	const said = earlier.deprecated(version);
	return said !== null && (earlier.deprecated(before) === null || brokenWords.test(said));
}
const brokenWords = /\b(broken|breaks?|bad|botched|faulty|buggy|corrupt(ed)?|incomplete|missing|empty|accident(ally)?|by mistake|in error|do not use|don't use|unusable)\b/i;
function payload(files) {
	return totalSize(files.filter(({ path, sourceMaps }) => !path.endsWith(".map") && !sourceMaps));
}
function topFolders({ files }) {
	return new Set(files.flatMap(({ path }) => path.includes("/") ? [path.slice(0, path.indexOf("/"))] : []));
}
function lostFolder(release, before) {
	const { files } = release.manifest;
	const named = Array.isArray(files) ? files.filter((each) => typeof each === "string") : [];
	const [has, had] = [topFolders(release), topFolders(before)];
	return named.map((each) => each.replace(/^(\.?\/)+/, "").replace(/\/.*$/, "")).find((folder) => had.has(folder) && !has.has(folder)) ?? null;
}
function faultsOf(release) {
	return {
		missing: unreachableEntries(release),
		cannotLoad: brokenEntries(release)
	};
}
function repaired(release, judged) {
	const { missing, cannotLoad } = faultsOf(release);
	return {
		missing: missing.filter((entry) => !judged.missing.includes(entry)),
		cannotLoad: cannotLoad && !judged.cannotLoad
	};
}
function brokenness(release, before, withdrawn, { missing: [missing], cannotLoad }) {
	if (missing !== void 0) return `it lacks ${missing}, which its package.json refers to`;
	if (cannotLoad) return "it can't be loaded: a file that its entry point needs is not packed, or is not code";
	if (withdrawn) return "its publisher deprecated it";
	const folder = lostFolder(release, before);
	if (folder !== null) return `it lacks the folder ${folder}, which its package.json lists`;
	return stepOf(release, before) === "breaking" || payload(release.files) * 2 >= payload(before.files) ? null : `it had lost most of ${before.version}`;
}
async function walkBack(chosen, faults, earlier) {
	const passed = [];
	let at = chosen;
	for (let step = 0; step < maxSteps; step += 1) {
		const { version } = at.release;
		const before = await earlier.before(version).catch(() => null);
		if (before === null || !("release" in before)) return {
			at,
			passed,
			isOldest: true
		};
		const isBad = isWithdrawn(version, before.release.version, earlier);
		const reason = brokenness(at.release, before.release, isBad, repaired(at.release, faults));
		if (reason === null) break;
		passed.push({
			version,
			reason
		});
		at = before;
	}
	return {
		at,
		passed,
		isOldest: false
	};
}
function named(used, isOldest, earlier) {
	const deprecated = earlier.deprecated(used.release.version);
	return deprecated !== null && (isOldest || brokenWords.test(deprecated)) ? {
		...used,
		deprecated
	} : null;
}
async function passOver(judged, chosen, earlier) {
	if (!("release" in chosen)) return null;
	const faults = faultsOf(judged);
	const { at, passed, isOldest } = await walkBack(chosen, faults, earlier);
	const [was, is] = [repaired(chosen.release, faults), repaired(at.release, faults)];
	const isBetter = !is.missing.some((entry) => was.missing.includes(entry)) && !(was.cannotLoad && is.cannotLoad);
	if (passed.length === 0 || !isBetter) return named(chosen, isOldest && at === chosen, earlier);
	const better = {
		...at,
		passedOver: passed
	};
	return named(better, isOldest, earlier) ?? better;
}
export { passOver };
