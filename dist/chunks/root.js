import { dirname, join, resolve } from "node:path";
import { existsSync, statSync } from "node:fs";
// src/root.ts
function repositoryRoot(target, cwd, otherwise) {
	const path = resolve(cwd, target);
	const start = existsSync(path) && statSync(path).isDirectory() ? path : cwd;
	for (let folder = start;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git"))) return folder;
		if (folder === dirname(folder)) return otherwise ?? start;
	}
}
export { repositoryRoot as t };
