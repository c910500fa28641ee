import { mt as pLimit } from "./judging.js";
import { $n as pathFrom, cr as GateError, dr as toGateError, ur as noVerdict } from "./start.js";
import { i as sameTarballs, n as sameNameError, o as tarballOf, r as sameNames } from "./select2.js";
import { resolve } from "node:path";
// src/gate/workspace/gate-all.ts
const atOnce = 64;
function worstConclusion(packages) {
	const conclusions = new Set(packages.map(({ conclusion }) => conclusion));
	return conclusions.has("error") ? "error" : conclusions.has("failure") ? "failure" : "success";
}
async function gateAll(selection, request, context, manner) {
	const { packages } = selection;
	const base = resolve(request.cwd, request.target);
	const twins = sameNames(packages);
	const clashes = request.packDestination === void 0 ? new Map() : sameTarballs(packages);
	const limit = pLimit(manner.concurrency ?? atOnce);
	let finished = 0;
	const fromRoot = (path) => pathFrom(request.root, resolve(base, path));
	const asText = packages.filter(({ isPrivateText }) => isPrivateText).map(({ path }) => fromRoot(path));
	const judge = async (member) => {
		const { name, version } = member;
		const start = performance.now();
		const place = () => ({
			path: fromRoot(member.path),
			durationMs: Math.round(performance.now() - start)
		});
		try {
			const paths = name === null ? void 0 : twins.get(name);
			if (paths !== void 0) throw sameNameError(fromRoot(member.path), paths.map(fromRoot), asText);
			const file = tarballOf(member) ?? "";
			const rivals = clashes.get(file);
			if (rivals !== void 0) throw clashError(member, file, rivals);
			return {
				...await manner.gate({
					...request,
					target: resolve(base, member.path)
				}, context),
				...place()
			};
		} catch (thrown) {
			return {
				...noVerdict(toGateError(thrown)),
				package: {
					name,
					version
				},
				...place()
			};
		}
	};
	const reports = await Promise.all(packages.map(async (member) => limit(async () => {
		const report = await judge(member);
		finished += 1;
		manner.done?.(report, finished, packages.length);
		return report;
	})));
	const skipped = selection.skipped.map((each) => ({
		...each,
		path: fromRoot(each.path)
	}));
	return {
		schemaVersion: 1,
		tool: context.tool,
		conclusion: worstConclusion(reports),
		packages: reports,
		skipped
	};
}
function clashError({ path }, file, paths) {
	const others = paths.filter((other) => other !== path).join(", ");
	return new GateError("EPACK", `the tarball of ${others} would be ${file} too`, "Hand them over one at a time: `pack-gate check FOLDER --pack-destination DIR`, each with a folder of its own.");
}
export { worstConclusion as n, gateAll as t };
