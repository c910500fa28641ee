import { t as programVersion } from "./program.js";
// src/pack/yarn.ts
function jsonLines(output) {
	return output.split(/\r?\n/).flatMap((line) => {
		if (!line.startsWith("{")) return [];
		try {
			return [JSON.parse(line)];
		} catch {
			return [];
		}
	});
}
const yarn = {
	command: "yarn",
	packCommand: "yarn pack",
	install: "Install Yarn before pack-gate runs: `corepack enable`, or `npm install --global yarn` for Yarn 1. If you publish with another package manager, say so: `--packer npm`.",
	failure: (output) => jsonLines(output).flatMap((line) => {
		const { type, data } = line;
		return type === "error" && typeof data === "string" ? data.split("\n", 1) : [];
	})
};
async function packWithYarn(request) {
	const version = await programVersion(yarn, request);
	if (version.startsWith("1.")) return (await import("./yarn-classic.js")).packWithYarnClassic(request, version);
	return (await import("./yarn-berry.js")).packWithYarnBerry(request, version);
}
export { packWithYarn as n, yarn as r, jsonLines as t };
