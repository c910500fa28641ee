import { t as isObject } from "./json.js";
import { r as unknownAnswer } from "./program.js";
import { t as programTarball } from "./program-tarball.js";
import { n as yarn, t as jsonLines } from "./yarn-program.js";
import { join } from "node:path";
// src/pack/yarn-classic.ts
function saysItWrote(stdout) {
	return jsonLines(stdout).some((line) => isObject(line) && line.type === "success" && typeof line.data === "string" && line.data.startsWith("Wrote tarball"));
}
async function packWithYarnClassic(request, version) {
	const scripts = request.ignoreScripts ? ["--ignore-scripts"] : [];
	const { contents } = await programTarball(yarn, {
		args: (folder) => [
			"pack",
			"--json",
			"--non-interactive",
			...scripts,
			"--filename",
			join(folder, "package.tgz")
		],
		told(stdout) {
			if (!saysItWrote(stdout)) throw unknownAnswer(yarn, "pack --json", "a word about its tarball");
			return {};
		}
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
export { packWithYarnClassic };
