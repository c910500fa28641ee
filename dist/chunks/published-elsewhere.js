import { Rr as listing, Tr as asObject, Tt as packagesBelow, Z as readSide, ei as groupBy, it as onDisk, kr as isObject, ri as GateError, sr as pathFrom, vr as readJsonObject } from "./start.js";
import { join, posix, relative, resolve, sep } from "node:path";
import { existsSync, readdirSync } from "node:fs";
// src/pack/published-elsewhere.ts
function isInside(folder, path) {
	const below = relative(folder, path);
	return below !== "" && !below.startsWith("..") && !below.split(sep).includes("node_modules");
}
function isOurs({ folder, root }, published, { name }) {
	const path = join(published, "package.json");
	if (!isInside(root, published)) return false;
	return existsSync(path) ? readJsonObject(path)?.name === name : isInside(folder, published);
}
function byCommand(place, manifest, publishing) {
	for (const { publishes, path, line, says } of publishing) {
		if (typeof publishes !== "object") continue;
		const folder = resolve(place.root, publishes.folder);
		if (folder === place.folder || !isOurs(place, folder, manifest)) continue;
		return {
			directory: pathFrom(place.root, folder),
			path,
			says,
			...line !== void 0 && { line }
		};
	}
	return null;
}
function publishesOwn({ folder, root }, publishing) {
	return publishing.some(({ publishes }) => typeof publishes === "object" ? resolve(root, publishes.folder) === folder : true);
}
const refusal = /publish\w*\s+(?:\w+\s+)?(?:from|in)\s+(?:the\s+)?["'`\\]*(?:\.\/)?(\w[\w.-]*(?:\/[\w.-]+)*)(\/|["'`\\]*\s+(?:folder|directory))/i;
function byRefusal({ folder, root }, { scripts }) {
	const { prepublishOnly } = asObject(scripts);
	if (typeof prepublishOnly !== "string" || !/\bexit 1\b/.test(prepublishOnly)) return null;
	const [, directory] = refusal.exec(prepublishOnly) ?? [];
	if (directory === void 0) return null;
	return {
		directory: pathFrom(root, resolve(folder, directory)),
		path: pathFrom(root, join(folder, "package.json")),
		says: "script prepublishOnly refuses to publish this folder"
	};
}
function byAngular({ folder, root }, manifest) {
	const file = join(folder, "ng-package.json");
	const own = manifest.ngPackage;
	const config = isObject(own) ? own : readJsonObject(file);
	if (config === null) return null;
	const published = resolve(folder, typeof config.dest === "string" ? config.dest : "dist");
	if (published === folder || relative(root, published).startsWith("..")) return null;
	return {
		directory: pathFrom(root, published),
		path: pathFrom(root, isObject(own) ? join(folder, "package.json") : file),
		says: "has ng-packagr build there what is published"
	};
}
async function publishedElsewhere(place, manifest) {
	const { publishing } = await readSide(place, onDisk);
	if (publishesOwn(place, publishing)) return null;
	return byCommand(place, manifest, publishing) ?? byRefusal(place, manifest) ?? byAngular(place, manifest);
}
async function addsLicence({ folder, root }) {
	if (folder === root || !existsSync(join(root, "lerna.json"))) return false;
	if (!readdirSync(root).some((name) => /^licen[cs]e(\..*)?$/i.test(name))) return false;
	const { publishing } = await readSide({
		folder,
		root
	}, onDisk);
	return publishing.length === 0 || publishing.some(({ command }) => command === "lerna publish");
}
const never = /(^|\/)(__?\w+|(unit|e2e|integration)?[-_]?tests?|testbed|spec|fixtures?|examples?|samples?|demos?|docs?|website|www|playground|templates?|bench(marks?)?|vendor|third_party|dist|build|lib|out)(\/|$)/i;
const packagesOption = (glob) => `--packages ${/^[\w./@-]+$/.test(glob) ? glob : `'${glob}'`}`;
function privateRoot(folder) {
	const all = packagesBelow(folder);
	const below = all.filter((path) => !never.test(path));
	const [first] = below;
	if (first === void 0) return null;
	const folderOf = (path) => posix.dirname(path);
	const globs = [...groupBy(below, folderOf)].flatMap(([parent, paths]) => paths.length > 1 && all.every((path) => folderOf(path) !== parent || paths.includes(path)) ? [posix.join(parent, "*")] : paths);
	return new GateError("EUSAGE", `package.json is private, so npm publishes nothing from this folder; there are packages in ${listing(below)}`, `Check those: \`pack-gate check ${globs.slice(0, 20).map(packagesOption).join(" ")}\` (Action input \`packages\`), or one of them: \`pack-gate check ${first}\` (\`path\`).`);
}
function privateHere({ directory, path, line, says }) {
	const place = line === void 0 ? path : `${path}:${line}`;
	return new GateError("EUSAGE", `package.json is private, and what is published is in ${directory}: ${place} ${says}`, `Build, then check that folder: \`pack-gate check ${directory}\` (Action input \`path\`).`);
}
function privateShell(missing) {
	return new GateError("EUSAGE", `package.json is private, so npm publishes nothing from this folder, and its entry point ${missing} is not here`, "Build, then check the folder that is published, such as `pack-gate check dist` (Action input `path`). If this folder is published, remove `\"private\": true` from package.json.");
}
export { addsLicence, privateHere, privateRoot, privateShell, publishedElsewhere };
