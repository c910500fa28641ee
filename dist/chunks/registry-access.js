import { t as isObject } from "./json.js";
import { n as openRegistries, r as configPlaces } from "./client.js";
import { n as pathInside, r as trustedFiles, t as filesOnDisk } from "./config-files2.js";
import { t as publishConfigOf } from "./publish-place.js";
import { t as GateError } from "./errors.js";
import { join } from "node:path";
// src/registry/registry-change.ts
const relevant = /^(@[^:]+:registry|\/\/.+|registry|registries|scope|ca(\[\])?|cafile|cert|key|proxy|https?-?proxy|no-?proxy|strict-?ssl|local-address|cache|offline|prefer-(off|on)line|userconfig|globalconfig|replace-registry-host|_auth\w*|_password|username)$/i;
const relevantNames = /^(npm(Registry|Publish|Scopes|Registries|Auth|Always).*|registr(y|ies)|scopes|https?(Proxy|Ca|Cert|Key).*|noProxy|networkSettings|enableStrictSsl|strictSsl|unsafeHttpWhitelist|ca(file)?|cert|key|proxy|cacheFolder|globalFolder|enableOfflineMode|enableNetwork|@.*)$/i;
function inNpmrc(text) {
	const lines = [...text.matchAll(/^[^\S\n]*([^=;#\s][^=\n]*?)[^\S\n]*=[^\S\n]*(.*?)[^\S\n]*$/gm)];
	return new Map(lines.map(([, key = "", value = ""]) => [key, value]).filter(([key]) => relevant.test(key)));
}
function leaves(value, path) {
	if (!isObject(value)) return [[path.join("."), JSON.stringify(value)]];
	return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}
async function declaredIn({ kind, path }, text) {
	if (kind === "npmrc") return inNpmrc(text);
	const { parseConfig } = await import("./overlays.js");
	const settings = await parseConfig({
		kind,
		path,
		text
	});
	const top = kind === "bunfig.toml" && isObject(settings.install) ? settings.install : settings;
	return new Map(Object.entries(top).filter(([key]) => relevantNames.test(key)).flatMap(([key, value]) => leaves(value, [key])));
}
function publishConfigIn$1(text) {
	try {
		const manifest = JSON.parse(text);
		const config = publishConfigOf(isObject(manifest) ? manifest : {});
		return new Map(Object.entries(config).filter(([key]) => relevant.test(key)).map(([key, value]) => [`publishConfig.${key}`, JSON.stringify(value)]));
	} catch {
		return new Map();
	}
}
function hostsIn(declared) {
	return [...declared].flatMap(([key, value]) => {
		return [...`${key} ${value}`.matchAll(/(?:^|[\s"']|\.|https?:|socks\w*:)\/\/(?:[^/@\s"']*@)?([^/\s"':]+(?::\d+)?)/gi)].map(([, host = ""]) => host.toLowerCase());
	});
}
function differing(head, base) {
	return [...new Set([...head.keys(), ...base.keys()])].filter((key) => head.get(key) !== base.get(key)).sort();
}
async function sidesOf(place, path, base) {
	const [headText, baseText] = [await filesOnDisk.read(place.path), await base.read(place.path)];
	if (headText === baseText) {
		const both = headText === null ? new Map() : await declaredIn(place, headText);
		return {
			path,
			head: both,
			base: both
		};
	}
	return {
		path,
		head: headText === null ? new Map() : await declaredIn(place, headText),
		base: baseText === null ? new Map() : await declaredIn(place, baseText)
	};
}
async function changedSettings({ folder, tool, env, root, base, trusted }) {
	const { npmrcs, others } = await configPlaces(folder, tool, env);
	const inside = [...[...new Set([...npmrcs, folder])].map((at) => ({
		path: join(at, ".npmrc"),
		kind: "npmrc"
	})), ...others].flatMap((place) => {
		const path = pathInside(root, place.path);
		return path === null ? [] : [{
			place,
			path
		}];
	});
	const read = await Promise.all(inside.map(async ({ place, path }) => sidesOf(place, path, base)));
	const manifest = join(folder, "package.json");
	const [head, before] = await Promise.all([filesOnDisk.read(manifest), base.read(manifest)]);
	const sides = [...read.filter((each) => each !== null), {
		path: pathInside(root, manifest) ?? "package.json",
		head: publishConfigIn$1(head ?? ""),
		base: publishConfigIn$1(before ?? "")
	}];
	const said = Object.entries(trusted).map(([key, value]) => [key, typeof value === "string" ? value : ""]);
	const known = new Set([...hostsIn(new Map(said)), ...sides.flatMap((each) => hostsIn(each.base))]);
	return {
		files: sides.map(({ path, head: now, base: was }) => ({
			path,
			keys: differing(now, was)
		})).filter(({ keys }) => keys.length > 0),
		hosts: [...new Set(sides.flatMap((each) => hostsIn(each.head)))].filter((host) => !known.has(host)).sort()
	};
}
function unreadableBase(cause, files) {
	const why = cause instanceof Error ? cause.message : String(cause);
	return new GateError("EREGISTRY", `this pull request brings ${files.join(", ")}, which would say which registry is asked, and the base branch's can't be read: ${why}`, "Give the job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).", { cause });
}
// src/gate/registry-access.ts
async function publishConfigIn(files, folder) {
	try {
		const manifest = JSON.parse(await files.read(join(folder, "package.json")) ?? "{}");
		return publishConfigOf(isObject(manifest) ? manifest : {});
	} catch {
		return {};
	}
}
async function withoutBase(place, request, context, cause) {
	const { root } = request;
	const nothing = trustedFiles(root, { read: () => Promise.resolve(null) });
	const { files } = await changedSettings({
		...place,
		env: context.env,
		root,
		base: nothing,
		trusted: {}
	});
	if (files.length > 0) throw unreadableBase(cause, files.map(({ path }) => path));
	return {
		source: await openRegistries(context, {
			root,
			files: nothing
		}).source({
			...place,
			publishConfig: {}
		}),
		change: null
	};
}
async function judged(place, request, context, base) {
	const { root, shared } = request;
	const registries = shared?.registries ?? openRegistries(context, {
		root,
		files: base
	});
	const { folder, tool } = place;
	const source = await registries.source({
		...place,
		publishConfig: await publishConfigIn(base, folder)
	});
	const trusted = await registries.settings(folder, tool);
	const changed = await changedSettings({
		folder,
		tool,
		env: context.env,
		root,
		base,
		trusted
	});
	const asked = source.address;
	if (changed.files.length === 0) return {
		source,
		change: {
			...changed,
			asked,
			wanted: null
		}
	};
	const own = {
		...place,
		publishConfig: await publishConfigIn(filesOnDisk, folder)
	};
	const wanted = await openRegistries(context).source(own).then(({ address }) => address).catch(() => null);
	return {
		source,
		change: {
			...changed,
			asked,
			wanted: wanted === asked ? null : wanted
		}
	};
}
async function openRegistry(place, request, context) {
	const { baseFiles, root, shared } = request;
	if (!baseFiles) return {
		source: await (shared?.registries ?? openRegistries(context)).source(place),
		change: null
	};
	const base = trustedFiles(root, baseFiles);
	try {
		await base.read(join(place.folder, "package.json"));
	} catch (cause) {
		return withoutBase(place, request, context, cause);
	}
	return judged(place, request, context, base);
}
export { openRegistry };
