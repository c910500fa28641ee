import { dirname, join, relative, resolve, sep } from "node:path";
import { existsSync, statSync } from "node:fs";
// src/model/root.ts
function repositoryRoot(target, cwd, otherwise) {
	const path = resolve(cwd, target);
	const start = existsSync(path) && statSync(path).isDirectory() ? path : cwd;
	for (let folder = start;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git"))) return folder;
		if (folder === dirname(folder)) return otherwise ?? start;
	}
}
function pathFrom(folder, path) {
	return relative(folder, path).split(sep).join("/") || ".";
}
export { repositoryRoot as n, pathFrom as t };
