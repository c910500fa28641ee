import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { r as unknownAnswer } from "./program.js";
import { t as programTarball } from "./program-tarball.js";
import { n as yarn, t as jsonLines } from "./yarn-program.js";
import { join } from "node:path";
// src/pack/yarn-berry.ts
function listedFiles(stdout) {
	const lines = jsonLines(stdout).filter(isObject);
	const paths = lines.map(({ location }) => location).filter((path) => typeof path === "string");
	const outputs = lines.filter(({ output }) => typeof output === "string");
	if (paths.length === 0 || outputs.length !== 1) throw unknownAnswer(yarn, "pack --json", "a list of files");
	return paths;
}
const packScripts = ["prepack", "postpack"];
function refuseScripts({ manifest: { manifest } }) {
	const scripts = isObject(manifest.scripts) ? manifest.scripts : {};
	const found = packScripts.filter((name) => Object.hasOwn(scripts, name));
	if (found.length === 0) return;
	throw new GateError("EPACK", `yarn pack can't leave out lifecycle scripts, and package.json has ${found.join(" and ")}`, "Run pack-gate without --ignore-scripts (Action input `ignore-scripts`): publishing with Yarn runs them too.");
}
async function packWithYarnBerry(request, version) {
	if (request.ignoreScripts) refuseScripts(request);
	const { contents } = await programTarball(yarn, {
		args: (folder) => [
			"pack",
			"--json",
			"--out",
			join(folder, "package.tgz")
		],
		told: (stdout) => ({ paths: listedFiles(stdout) })
	}, request);
	return {
		packer: {
			name: "yarn",
			version,
			...request.ignoreScripts && { ignoreScripts: true }
		},
		contents
	};
}
export { packWithYarnBerry };
