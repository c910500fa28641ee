import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { n as lastValue } from "./npm-output.js";
import { r as unknownAnswer, t as programVersion } from "./program.js";
import { t as programTarball } from "./program-tarball.js";
// src/pack/pnpm.ts
const pnpm = {
	command: "pnpm",
	packCommand: "pnpm pack",
	install: "Install pnpm before pack-gate runs: `corepack enable`, or `npm install --global pnpm`; in a workflow, pnpm/action-setup. If you publish with another package manager, say so: `--packer npm`.",
	failure(output) {
		const answer = lastValue(output);
		const error = isObject(answer) && isObject(answer.error) ? answer.error : {};
		return [error.code, error.message].flatMap((part) => typeof part === "string" ? part.split(/\r?\n/) : []);
	}
};
const workspaceLicence = /^licen[sc]e(\..*)?$/i;
function majorOf(version) {
	return Number(version.split(".")[0]);
}
function toldBy(stdout) {
	const answer = lastValue(stdout);
	const files = isObject(answer) && Array.isArray(answer.files) ? answer.files : [];
	const paths = files.map((file) => isObject(file) && typeof file.path === "string" ? file.path : void 0).filter((path) => path !== void 0);
	if (!isObject(answer) || paths.length === 0 || paths.length < files.length) throw unknownAnswer(pnpm, "pack --json", "a list of files");
	const { integrity } = answer;
	return {
		paths,
		...typeof integrity === "string" && { integrity }
	};
}
function tellsFiles(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > 9 || minor >= 14;
}
function refuseOld(version) {
	if (majorOf(version) >= 9) return;
	throw new GateError("EPACK", `pnpm ${version} is older than what pack-gate packs with: pnpm 9 and newer`, "Update pnpm, or pack with `pnpm pack` and gate the tarball: `pack-gate check FILE.tgz`.");
}
async function packWithPnpm(request) {
	const version = await programVersion(pnpm, request);
	refuseOld(version);
	const json = tellsFiles(version) ? ["--json"] : [];
	const scripts = request.ignoreScripts ? ["--config.ignore-scripts=true"] : [];
	const { contents } = await programTarball(pnpm, {
		args: (folder) => [
			"pack",
			...json,
			...scripts,
			"--pack-destination",
			folder
		],
		told: (stdout) => ({
			...json.length > 0 && toldBy(stdout),
			...majorOf(version) <= 10 && { unlisted: workspaceLicence }
		})
	}, request);
	return {
		packer: {
			name: "pnpm",
			version,
			...request.ignoreScripts && { ignoreScripts: true }
		},
		contents
	};
}
export { packWithPnpm };
