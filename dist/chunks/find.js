import { t as GateError } from "./errors.js";
import { n as isMissing, t as attempt } from "./files.js";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { lstatSync, realpathSync } from "node:fs";
// src/policy/find.ts
function findPolicy({ root, folder, config, cwd }) {
	if (config === false) return null;
	const file = config === null ? inFolder(folder, root) ?? inFolder(root, root) : namedPolicy(cwd, config);
	return file === null ? null : {
		file,
		path: pathFromRoot(root, file)
	};
}
function inFolder(folder, root) {
	for (const stem of [join(folder, ".github", "pack-gate"), join(folder, "pack-gate")]) {
		if (exists(`${stem}.yml`)) return `${stem}.yml`;
		if (!exists(`${stem}.yaml`)) continue;
		const found = pathFromRoot(root, `${stem}.yaml`);
		const wanted = found.replace(/\.yaml$/, ".yml");
		throw new GateError("ECONFIG", `found ${found}, which is not read: expected ${wanted}`, `Rename it: git mv ${found} ${wanted}`, { location: {
			path: found,
			line: 1,
			column: 1
		} });
	}
	return null;
}
function namedPolicy(cwd, config) {
	const file = resolve(cwd, config);
	if (exists(file)) return file;
	throw new GateError("ECONFIG", `policy file ${JSON.stringify(config)} does not exist`, "Correct the path (it is relative to the folder in which pack-gate runs), or leave it out to use .github/pack-gate.yml.");
}
function exists(file) {
	return attempt(file, () => {
		try {
			lstatSync(file);
			return true;
		} catch (error) {
			if (isMissing(error)) return false;
			throw error;
		}
	});
}
function pathFromRoot(root, file) {
	const plain = relative(root, file);
	return (plain.startsWith("..") || isAbsolute(plain) ? attempt(file, () => relative(realpathSync(root), realpathSync(file))) : plain).split(sep).join("/");
}
export { findPolicy as t };
