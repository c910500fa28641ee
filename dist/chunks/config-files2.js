import { isAbsolute, relative, sep } from "node:path";
import { readFileSync } from "node:fs";
// src/registry/config-files.ts
const maxBytes = 1048576;
const filesOnDisk = { read(path) {
	try {
		const bytes = readFileSync(path);
		return Promise.resolve(bytes.length > maxBytes ? null : bytes.toString("utf8"));
	} catch {
		return Promise.resolve(null);
	}
} };
function pathInside(root, path) {
	const inside = relative(root, path);
	return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? null : inside.split(sep).join("/");
}
function trustedFiles(root, base) {
	const known = new Map();
	const fromBase = async (path) => {
		const bytes = await base.read(path);
		return bytes === null ? null : new TextDecoder().decode(bytes);
	};
	return { async read(path) {
		const inside = pathInside(root, path);
		if (inside === null) return filesOnDisk.read(path);
		const reading = known.get(inside) ?? fromBase(inside);
		known.set(inside, reading);
		return reading;
	} };
}
export { pathInside as n, trustedFiles as r, filesOnDisk as t };
