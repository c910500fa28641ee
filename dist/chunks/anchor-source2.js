import { a as parse } from "./libraries/jsonc-parser.js";
import { t as isObject } from "./json.js";
import { dirname, join, relative, resolve, sep } from "node:path";
import { readFileSync, realpathSync, statSync } from "node:fs";
// src/verdict/anchor-source.ts
const maxSize = 262144;
const maxExtended = 8;
var Reader = class {
	#root;
	constructor(root) {
		this.#root = root;
	}
	read(path) {
		try {
			const real = realpathSync(path);
			const inside = relative(this.#root, real).split(sep).join("/");
			if (inside.startsWith("../") || /(^|\/)node_modules\//.test(inside) || resolve(this.#root, inside) !== real) return null;
			const stat = statSync(real);
			return stat.isFile() && stat.size <= maxSize ? {
				path: inside,
				text: readFileSync(real, "utf8").replace(/^\uFEFF/, "")
			} : null;
		} catch {
			return null;
		}
	}
};
function extended({ text }, folder) {
	const config = parse(text, [], { allowTrailingComma: true });
	const value = isObject(config) ? config.extends : void 0;
	return (Array.isArray(value) ? value : [value]).filter((name) => typeof name === "string" && /^\.{1,2}\//.test(name)).slice(-8).reverse().map((name) => resolve(folder, name.endsWith(".json") ? name : `${name}.json`));
}
function chainOf(path, reader) {
	const chain = [];
	const seen = new Set();
	const visit = (each) => {
		if (seen.has(each) || chain.length > maxExtended) return;
		seen.add(each);
		const file = reader.read(each);
		if (file === null) return;
		chain.push(file);
		for (const parent of extended(file, dirname(each))) visit(parent);
	};
	visit(path);
	return chain;
}
function ignoreFile(folder, reader) {
	const npm = reader.read(join(folder, ".npmignore"));
	if (npm !== null) return {
		...npm,
		kind: "npmignore"
	};
	const git = reader.read(join(folder, ".gitignore"));
	return git === null ? void 0 : {
		...git,
		kind: "gitignore"
	};
}
function readAnchorSource(root, folder, text) {
	const path = relative(root, resolve(folder, "package.json")).split(sep).join("/");
	const reader = new Reader(realpathSync(root));
	const ignore = ignoreFile(folder, reader);
	const tsconfigs = ["tsconfig.build.json", "tsconfig.json"].map((name) => chainOf(join(folder, name), reader)).filter((chain) => chain.length > 0);
	return {
		path: path.startsWith("..") ? "package.json" : path,
		text,
		...ignore && { ignore },
		...tsconfigs.length > 0 && { tsconfigs }
	};
}
export { readAnchorSource as t };
