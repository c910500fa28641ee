import { it as ManifestCollector } from "./judging.js";
import { hr as workspacePatterns, mr as readJson, sr as pathFrom, yt as tarball } from "./start.js";
import { n as rootPackage, t as findPackages } from "./workspaces2.js";
import { join } from "node:path";
// src/gate/workspace/identify.ts
const ignored = {
	write: () => void 0,
	end: () => void 0
};
async function packedName(path) {
	const contents = tarball(path);
	const manifest = new ManifestCollector(contents.name);
	await contents.read((file) => manifest.open(file) ?? ignored);
	return manifest.manifest().name;
}
async function folderOf(name, root) {
	const patterns = await workspacePatterns(root);
	const { packages } = findPackages(root, patterns ?? []);
	return [rootPackage(root), ...packages].find((each) => each.name === name)?.path ?? null;
}
async function identify(target, root) {
	if (!target.isFolder) {
		const name = await packedName(target.path);
		return {
			name,
			path: await folderOf(name, root)
		};
	}
	const path = pathFrom(root, target.path);
	const { name } = readJson(join(target.path, "package.json"));
	return {
		path: path.startsWith("..") ? null : path,
		name: typeof name === "string" ? name : null
	};
}
export { identify };
