// src/pack/yarn-program.ts
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
export { yarn as n, jsonLines as t };
