import { t as GateError } from "./errors.js";
import { n as runProgram } from "./program.js";
import { t as temporaryTarball } from "./temporary-tarball.js";
// src/pack/packer-report.ts
function difference(told, packed, { integrity }) {
	const { paths, counts, unlisted } = told;
	const held = new Set(packed);
	const missing = paths?.find((path) => !held.has(path));
	if (missing !== void 0) return `it lists ${JSON.stringify(missing)}, which its tarball does not hold`;
	const listed = new Set(paths);
	const more = paths && packed.find((path) => !listed.has(path) && unlisted?.test(path) !== true);
	if (more !== void 0) return `its tarball holds ${JSON.stringify(more)}, which it does not list`;
	if (counts && !counts.includes(packed.length)) return `it counts ${counts.join(" or ")} files, its tarball holds ${packed.length}`;
	return told.integrity !== void 0 && told.integrity !== integrity ? "its tarball has another sha512 than the one it tells" : null;
}
function packerContents(contents, packCommand, told) {
	return {
		...contents,
		async read(open) {
			const packed = [];
			const summary = await contents.read((file) => {
				packed.push(file.path);
				return open(file);
			});
			const wrong = difference(told, packed, summary);
			if (wrong === null) return summary;
			throw new GateError("EPACK", `${packCommand} contradicts itself: ${wrong}`, `Look for a script that writes to the tarball after it was packed. If there is none, pack with ${packCommand} and gate the tarball: \`pack-gate check FILE.tgz\`.`);
		}
	};
}
// src/pack/program-tarball.ts
async function programTarball(program, command, request) {
	let stdout = "";
	const contents = await temporaryTarball(async (folder) => {
		({stdout} = await runProgram(program, command.args(folder), request));
	}, (made) => new GateError("EPACK", `${program.packCommand} made ${made} tarballs, not one`, `Run \`${program.packCommand}\` in the package folder: it has to write one .tgz.`));
	try {
		return {
			contents: packerContents(contents, program.packCommand, command.told(stdout)),
			stdout
		};
	} catch (error) {
		contents.dispose();
		throw error;
	}
}
export { programTarball as t };
