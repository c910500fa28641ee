import { Tr as asObject, vr as readJsonObject } from "./start.js";
import { join } from "node:path";
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
function buildScriptOf({ folder, root }, manifest) {
	const own = builderIn(manifest);
	if (own !== null) return {
		name: own,
		isOfRoot: false
	};
	const shared = folder === root ? null : builderIn(readJsonObject(join(root, "package.json")) ?? {});
	return shared === null ? null : {
		name: shared,
		isOfRoot: true
	};
}
export { buildScriptOf };
