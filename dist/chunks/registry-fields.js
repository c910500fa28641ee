import { a as normalizePath, i as installScripts, n as binTargets, r as gitSpec, t as asObject } from "./manifest.js";
import { r as withoutUser, t as clip } from "./listing.js";
// src/compare/differences.ts
function ofPair(first, second) {
	const { path } = first;
	return [...first.sha256 !== second.sha256 || first.size !== second.size ? [{
		kind: "bytes",
		path,
		first,
		second
	}] : [], ...first.mode !== second.mode ? [{
		kind: "mode",
		path,
		first,
		second
	}] : []];
}
function fileDifferences(first, second) {
	const [one, other] = [byPath(first), byPath(second)];
	return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((path) => {
		const [here, there] = [one.get(path), other.get(path)];
		if (here && there) return ofPair(here, there);
		return [{
			kind: here ? "only-first" : "only-second",
			path
		}];
	});
}
function byPath(files) {
	return new Map(files.map((file) => [file.path, file]));
}
// src/rules/manifest/dependencies.ts
const groups = [
	"dependencies",
	"optionalDependencies",
	"peerDependencies"
];
function aliased(spec) {
	const [, name] = /^npm:((?:@[^/@\s]+\/)?[^/@\s]+)/i.exec(spec) ?? [];
	return name ?? null;
}
function shippedDependencies(manifest) {
	return groups.flatMap((group) => Object.entries(asObject(manifest[group])).flatMap(([name, value]) => {
		if (typeof value !== "string") return [];
		const spec = value.trim();
		return [{
			group,
			name,
			spec,
			installs: aliased(spec) ?? name
		}];
	}));
}
function isOptionalPeer(manifest, { group, name }) {
	if (group !== "peerDependencies") return false;
	const meta = new Map(Object.entries(asObject(manifest.peerDependenciesMeta)));
	return asObject(meta.get(name)).optional === true;
}
const path = /^(file:|link:|portal:|\.|\/|~\/|[A-Z]:[\\/])/i;
const archive = /\.(tgz|tar|tar\.gz)$/i;
function foreignSource(spec) {
	if (/^npm:/i.test(spec)) return null;
	if (/^workspace:/i.test(spec)) return "workspace";
	if (/^catalog:/i.test(spec)) return "catalog";
	if (path.test(spec)) return "local";
	if (gitSpec.test(spec)) return "git";
	if (/^https?:/i.test(spec)) return "url";
	if (archive.test(spec)) return "local";
	if (/^[a-z][a-z0-9+.-]*:/i.test(spec)) return "unknown";
	return spec.includes("/") ? "git" : null;
}
function declaredBundle(manifest) {
	const declared = manifest.bundleDependencies ?? manifest.bundledDependencies;
	if (declared === true) return Object.keys(asObject(manifest.dependencies));
	if (Array.isArray(declared)) return declared.filter((name) => typeof name === "string");
	return Object.keys(asObject(declared));
}
function packedBundle(paths) {
	const names = paths.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^./@][^/]*)\//.exec(path)?.[1] ?? []);
	return [...new Set(names)];
}
// src/rules/manifest/registry-fields.ts
function texts(key, value) {
	return Object.entries(asObject(value)).flatMap(([name, text]) => typeof text === "string" ? [[[key, name], text.trim()]] : []);
}
function dependencies(manifest) {
	const optional = texts("optionalDependencies", manifest.optionalDependencies);
	const names = new Set(optional.map(([[, name]]) => name));
	return [
		...texts("dependencies", manifest.dependencies).filter(([[, name]]) => !names.has(name)),
		...optional,
		...texts("peerDependencies", manifest.peerDependencies)
	].map(([key, spec]) => [key, spec === "" ? "*" : spec]);
}
function optionalPeers({ peerDependenciesMeta }) {
	return Object.entries(asObject(peerDependenciesMeta)).flatMap(([name, meta]) => asObject(meta).optional === true ? [[["peerDependenciesMeta", name], "optional"]] : []);
}
function platforms(manifest) {
	return [
		"os",
		"cpu",
		"libc"
	].flatMap((key) => {
		const names = [manifest[key]].flat().filter((name) => typeof name === "string");
		return names.length === 0 ? [] : [[[key], [...new Set(names)].sort().join(", ")]];
	});
}
function commands(manifest, name) {
	const { bin, directories } = manifest;
	const folder = asObject(directories).bin;
	if (bin === void 0 && typeof folder === "string") return [[["directories", "bin"], normalizePath(folder) ?? folder]];
	return binTargets(manifest).map(({ key: [, command], path }) => [["bin", String(command ?? name.replace(/^@[^/]*\//, ""))], path]);
}
function statements(manifest, name) {
	const bundled = [...new Set(declaredBundle(manifest))].sort().join(", ");
	const all = [
		[["name"], String(manifest.name).trim()],
		[["version"], String(manifest.version).trim().replace(/^[=v\s]+/, "")],
		...dependencies(manifest),
		...optionalPeers(manifest),
		...bundled === "" ? [] : [[["bundleDependencies"], bundled]],
		...commands(manifest, name),
		...texts("engines", manifest.engines),
		...platforms(manifest)
	];
	return new Map(all.map(([key, value]) => [key.join("\0"), {
		key,
		value
	}]));
}
function differences(packed, told, acted) {
	const shown = (value) => value === void 0 ? null : clip(withoutUser(value));
	return [...new Set([...packed.keys(), ...told.keys()])].flatMap((id) => {
		const [here, there] = [packed.get(id), told.get(id)];
		const key = here?.key ?? there?.key;
		return key && here?.value !== there?.value ? [{
			key,
			packed: shown(here?.value),
			told: shown(there?.value),
			acted: acted(id)
		}] : [];
	});
}
function scripts(manifest, files) {
	const own = installScripts(manifest, files).filter(({ key }) => key[0] === "scripts");
	return new Map(own.map(({ event, script }) => [event, {
		key: ["scripts", event],
		value: script
	}]));
}
function manifestMismatches(packed, told, files) {
	const name = String(packed.name);
	const toldScripts = scripts(told, files);
	return [...differences(statements(packed, name), statements(told, name), () => true), ...differences(scripts(packed, files), toldScripts, () => toldScripts.size === 0)];
}
export { packedBundle as a, isOptionalPeer as i, declaredBundle as n, shippedDependencies as o, foreignSource as r, fileDifferences as s, manifestMismatches as t };
