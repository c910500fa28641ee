import { Fr as isObject, jr as asObject } from "./start.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/pack/build-script.ts
const builders = [
	/^build$/,
	/^(compile|bundle|dist|rebuild)$/,
	/^(build|compile)[:-](all|prod|production|packages|dist|lib)$/
];
function builderIn({ scripts }) {
	const names = Object.entries(asObject(scripts)).flatMap(([name, text]) => typeof text === "string" ? [name] : []);
	for (const form of builders) {
		const found = names.find((name) => form.test(name));
		if (found !== void 0) return found;
	}
	return null;
}
function manifestIn(folder) {
	try {
		const value = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}
function buildScriptOf({ folder, root }, manifest) {
	const own = builderIn(manifest);
	if (own !== null) return {
		name: own,
		isOfRoot: false
	};
	const shared = folder === root ? null : builderIn(manifestIn(root));
	return shared === null ? null : {
		name: shared,
		isOfRoot: true
	};
}
export { buildScriptOf };
