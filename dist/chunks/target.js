import { t as GateError } from "./errors.js";
import { t as isTarball } from "./tarball-file.js";
import { resolve } from "node:path";
import { existsSync, statSync } from "node:fs";
// src/gate/target.ts
function findTarget(target, cwd) {
	const path = resolve(cwd, target);
	if (!existsSync(path)) throw new GateError("EUSAGE", `${target} does not exist`, "Name an existing package folder or .tgz.");
	const isFolder = statSync(path).isDirectory();
	if (!isFolder && !isTarball(path)) throw new GateError("EUSAGE", `${target} is neither a folder nor a .tgz`, "Name a package folder or a .tgz.");
	return {
		path,
		isFolder
	};
}
export { findTarget as t };
