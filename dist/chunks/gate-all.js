import { Qr as worstConclusion, ai as noVerdict, oi as toGateError, ri as GateError, sr as pathFrom, w as pLimit } from "./start.js";
import { i as sameTarballs, n as sameNameError, o as tarballOf, r as sameNames } from "./select2.js";
import { resolve } from "node:path";
// src/gate/workspace/gate-all.ts
const atOnce = 64;
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
	const settled = await withoutClashes(await Promise.all(packages.map(async (member) => limit(async () => {
		const report = await judge(member);
		finished += 1;
		manner.done?.(report, finished, packages.length);
		return report;
	}))), packages, request);
	const skipped = selection.skipped.map((each) => ({
		...each,
		path: fromRoot(each.path)
	}));
	return {
		schemaVersion: 1,
		tool: context.tool,
		conclusion: worstConclusion(settled),
		packages: settled,
		skipped
	};
}
async function withoutClashes(reports, packages, request) {
	const { cwd, packDestination, shared } = request;
	const clashes = [...shared?.claims ?? []].filter(([, folders]) => folders.size > 1);
	if (clashes.length === 0 || packDestination === void 0) return reports;
	const { StagedTarball } = await import("./staged-tarball.js");
	const handOver = new StagedTarball(resolve(cwd, packDestination));
	const base = resolve(cwd, request.target);
	const folderOf = ({ path }) => resolve(base, path);
	for (const [file] of clashes) handOver.takeBack(file);
	return reports.map((report, index) => {
		const member = packages[index];
		const clash = member && clashes.find(([, folders]) => folders.has(folderOf(member)));
		if (!member || !clash) return report;
		const [file, folders] = clash;
		const paths = packages.filter((other) => folders.has(folderOf(other))).map(({ path }) => path);
		const { package: identity, path, durationMs } = report;
		const place = {
			package: identity,
			path,
			...durationMs !== void 0 && { durationMs }
		};
		return {
			...noVerdict(clashError(member, file, paths)),
			...place
		};
	});
}
function clashError({ path }, file, paths) {
	const others = paths.filter((other) => other !== path).join(", ");
	return new GateError("EPACK", `the tarball of ${others} would be ${file} too`, "Hand them over one at a time: `pack-gate check FOLDER --pack-destination DIR`, each with a folder of its own.");
}
export { gateAll };
