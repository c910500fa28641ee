import { basename } from "node:path";
// src/tarball/tarball.ts
function tarball(path, dispose = () => void 0) {
	return {
		origin: "tarball",
		name: basename(path),
		path,
		read: async (open) => (await import("./tarball-reader.js")).readTarball(path, open),
		dispose
	};
}
export { tarball as t };
