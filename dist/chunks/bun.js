import { r as unknownAnswer } from "./program.js";
import { t as programTarball } from "./program-tarball.js";
// src/pack/bun.ts
const bun = {
	command: "bun",
	packCommand: "bun pm pack",
	install: "Install Bun before pack-gate runs: `npm install --global bun`; in a workflow, oven-sh/setup-bun. If you publish with another package manager, say so: `--packer npm`.",
	failure: (output) => output.split(/\r?\n/).filter((line) => line.startsWith("error: "))
};
function versionOf(stdout) {
	const version = /^bun pack v(\S+)/.exec(stdout.trimStart())?.[1];
	if (version === void 0) throw unknownAnswer(bun, "pm pack", "its version");
	return version;
}
function countsOf(stdout) {
	const counts = [...stdout.matchAll(/^Total files: (\d+)$/gm)].map(([, count]) => Number(count));
	if (counts.length === 0) throw unknownAnswer(bun, "pm pack", "its sum of files");
	return counts;
}
async function packWithBun(request) {
	const scripts = request.ignoreScripts ? ["--ignore-scripts"] : [];
	const { contents, stdout } = await programTarball(bun, {
		args: (folder) => [
			"pm",
			"pack",
			...scripts,
			"--destination",
			folder
		],
		told(stdout) {
			versionOf(stdout);
			return { counts: countsOf(stdout) };
		}
	}, request);
	return {
		packer: {
			name: "bun",
			version: versionOf(stdout),
			...request.ignoreScripts && { ignoreScripts: true }
		},
		contents
	};
}
export { packWithBun };
