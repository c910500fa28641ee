import { t as isObject } from "./json.js";
// src/model/manifest.ts
function asObject(value) {
	return isObject(value) ? value : {};
}
function normalizePath(path) {
	const parts = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === ".." && parts.pop() === void 0) return null;
		if (part !== "..") parts.push(part);
	}
	return parts.join("/");
}
function binTargets(manifest) {
	const { bin } = manifest;
	return (typeof bin === "string" ? [[["bin"], bin]] : Object.entries(asObject(bin)).map(([name, path]) => [["bin", name], path])).flatMap(([key, path]) => {
		const normal = typeof path === "string" ? normalizePath(path) : null;
		return normal === null || normal === "" ? [] : [{
			key,
			path: normal
		}];
	});
}
const installEvents = [
	"preinstall",
	"install",
	"postinstall"
];
const gitSpec = /^(git(\+[a-z]+)?:|github:|gitlab:|bitbucket:|gist:|[^@/.\s:][^/\s:]*\/[^/\s:]+$|https?:.*\.git(#|$))/i;
function gitDependencies(manifest) {
	return ["dependencies", "optionalDependencies"].flatMap((group) => Object.entries(asObject(manifest[group])).flatMap(([name, spec]) => typeof spec === "string" && gitSpec.test(spec) ? [{
		event: `prepare of the git dependency ${name}`,
		script: spec,
		key: [group, name]
	}] : []));
}
function installScripts(manifest, files) {
	const scripts = asObject(manifest.scripts);
	const named = installEvents.flatMap((event) => {
		const script = Object.hasOwn(scripts, event) ? scripts[event] : void 0;
		return typeof script === "string" && script !== "" ? [{
			event,
			script,
			key: ["scripts", event]
		}] : [];
	});
	const replaced = named.some(({ event }) => event !== "postinstall");
	const gyp = files.has("binding.gyp") && !replaced && manifest.gypfile !== false ? [{
		event: "install",
		script: "node-gyp rebuild (implied by binding.gyp)",
		key: ["scripts"]
	}] : [];
	return [
		...named,
		...gyp,
		...gitDependencies(manifest)
	];
}
export { normalizePath as a, installScripts as i, binTargets as n, gitSpec as r, asObject as t };
