import { o as __toESM } from "./rolldown-runtime.js";
import { kr as isObject, ri as GateError, ut as authKeyOf } from "./start.js";
import { Z as stringsIn } from "./judging.js";
// src/registry/variables.ts
function expandVariables(text, env) {
	return text.replace(/\$\{(\w+)(?:(:?)-([^}]*))?\}/g, (whole, name, colon, otherwise) => {
		const value = env[name];
		if (value !== void 0 && (value !== "" || colon !== ":")) return value;
		return otherwise ?? whole;
	});
}
function expandDollar(text, env) {
	const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(text) ?? [];
	return name === void 0 ? text : env[name] ?? text;
}
function expandAll(value, expand) {
	const each = (one) => typeof one === "string" ? expand(one) : isObject(one) ? expandAll(one, expand) : one;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one)]));
}
// src/registry/yarn-settings.ts
async function readYamlSettings(text) {
	const { parse } = await import("./dist3.js").then((m) => __toESM(m.default, 1));
	const value = parse(text, {
		maxAliasCount: 20,
		logLevel: "error",
		merge: true
	});
	return isObject(value) ? value : {};
}
function mappingsIn(value) {
	return Object.entries(isObject(value) ? value : {}).flatMap(([key, each]) => isObject(each) ? [[key, each]] : []);
}
function address(value) {
	if (typeof value !== "string") return null;
	const whole = value.startsWith("//") ? `https:${value}` : value;
	return URL.canParse(whole) ? new URL(whole) : null;
}
function registryIn({ npmPublishRegistry, npmRegistryServer }) {
	const value = npmPublishRegistry ?? npmRegistryServer;
	return typeof value === "string" ? value : null;
}
function authIn({ npmAuthToken, npmAuthIdent }, registry) {
	const url = address(registry);
	if (url === null) return {};
	const key = authKeyOf(url).replace(/\/*$/, "/");
	if (typeof npmAuthToken === "string") return { [`${key}:_authToken`]: npmAuthToken };
	if (typeof npmAuthIdent !== "string") return {};
	return { [`${key}:_auth`]: npmAuthIdent.includes(":") ? Buffer.from(npmAuthIdent).toString("base64") : npmAuthIdent };
}
function scopesIn(settings, fallback) {
	const scopes = mappingsIn(settings.npmScopes).map(([scope, each]) => {
		const registry = registryIn(each);
		return {
			...registry !== null && { [`@${scope}:registry`]: registry },
			...authIn(each, registry ?? fallback)
		};
	});
	return Object.assign({}, ...scopes);
}
const networkKeys = {
	httpProxy: "proxy",
	httpsProxy: "httpsProxy",
	httpsCaFilePath: "cafile"
};
const clientKeys = {
	httpsCertFilePath: "certfile",
	httpsKeyFilePath: "keyfile"
};
async function networkOf(settings, host) {
	const entries = host === null ? [] : mappingsIn(settings.networkSettings);
	const { minimatch } = entries.length === 0 ? { minimatch: null } : await import("./esm.js");
	const matching = entries.filter(([pattern]) => host !== null && minimatch?.(host.hostname, pattern, {
		nocomment: true,
		nonegate: true
	})).sort(([a], [b]) => b.length - a.length).map(([, each]) => each);
	const of = (keys) => Object.entries(keys).flatMap(([from, to]) => {
		const value = [...matching, settings].map((each) => each[from]).find((each) => typeof each === "string");
		return typeof value === "string" ? [[to, value]] : [];
	});
	const key = host === null ? "" : authKeyOf(host).replace(/\/*$/, "/");
	const client = host === null ? [] : of(clientKeys).map(([to, value]) => [`${key}:${to}`, value]);
	return Object.fromEntries([...of(networkKeys), ...client]);
}
async function yarnOverlay(settings, otherwise) {
	const registry = registryIn(settings);
	const registries = mappingsIn(settings.npmRegistries).map(([url, each]) => authIn(each, url));
	const network = await networkOf(settings, address(registry ?? otherwise));
	return {
		...registry !== null && { registry },
		...authIn(settings, registry ?? otherwise),
		...scopesIn(settings, registry ?? otherwise),
		...Object.assign({}, ...registries),
		...network,
		...settings.enableStrictSsl === false && { strictSSL: false }
	};
}
const environmentKeys = {
	YARN_NPM_REGISTRY_SERVER: "npmRegistryServer",
	YARN_NPM_PUBLISH_REGISTRY: "npmPublishRegistry",
	YARN_NPM_AUTH_TOKEN: "npmAuthToken",
	YARN_NPM_AUTH_IDENT: "npmAuthIdent",
	YARN_HTTP_PROXY: "httpProxy",
	YARN_HTTPS_PROXY: "httpsProxy"
};
function yarnEnvironment(env) {
	return Object.fromEntries(Object.entries(environmentKeys).flatMap(([name, key]) => env[name] ? [[key, env[name]]] : []));
}
function mergeYarn(files) {
	return files.reduce((merged, file) => {
		const joined = [
			"npmScopes",
			"npmRegistries",
			"networkSettings"
		].map((key) => [key, {
			...isObject(merged[key]) && merged[key],
			...isObject(file[key]) && file[key]
		}]);
		return {
			...merged,
			...file,
			...Object.fromEntries(joined)
		};
	}, {});
}
function readYarnClassic(text) {
	const lines = [...text.matchAll(/^\s*"?(registry|@[^\s":]+:registry)"?\s+"?([^\s"]+)"?\s*$/gm)];
	return Object.fromEntries(lines.map(([, key = "", value = ""]) => [key, value]));
}
// src/registry/overlays.ts
const known = {
	registry: "registry",
	httpProxy: "proxy",
	proxy: "proxy",
	httpsProxy: "httpsProxy",
	noProxy: "noProxy",
	cafile: "cafile",
	ca: "ca",
	cert: "cert",
	key: "key"
};
function pnpmOverlay(settings) {
	const { default: own, ...scopes } = stringsIn(settings.registries);
	const plain = Object.entries(known).flatMap(([from, to]) => typeof settings[from] === "string" ? [[to, settings[from]]] : []);
	const scoped = Object.entries(scopes).map(([scope, url]) => [`@${scope.replace(/^@/, "")}:registry`, url]);
	return {
		...Object.fromEntries(plain),
		...own !== void 0 && { registry: own },
		...Object.fromEntries(scoped),
		...settings.strictSsl === false && { strictSSL: false }
	};
}
function registryOf(value, key) {
	const table = isObject(value) ? value : { url: value };
	const text = (name) => typeof table[name] === "string" ? table[name] : null;
	const [url, token, username, password] = [
		text("url"),
		text("token"),
		text("username"),
		text("password")
	];
	if (url === null || !URL.canParse(url)) return {};
	const at = authKeyOf(new URL(url)).replace(/\/*$/, "/");
	return {
		[key]: url,
		...token !== null && { [`${at}:_authToken`]: token },
		...username !== null && password !== null && { [`${at}:_auth`]: Buffer.from(`${username}:${password}`).toString("base64") }
	};
}
function bunOverlay(settings) {
	const install = isObject(settings.install) ? settings.install : {};
	const scopes = Object.entries(isObject(install.scopes) ? install.scopes : {}).map(([scope, value]) => registryOf(value, `@${scope.replace(/^@/, "")}:registry`));
	const certificates = ["cafile", "ca"].flatMap((key) => typeof install[key] === "string" ? [[key, install[key]]] : []);
	return {
		...registryOf(install.registry, "registry"),
		...Object.assign({}, ...scopes),
		...Object.fromEntries(certificates)
	};
}
async function parseConfig({ kind, text, path }) {
	try {
		if (kind === "bunfig.toml") return (await import("./dist.js")).parse(text);
		return kind === "yarnrc" ? readYarnClassic(text) : await readYamlSettings(text);
	} catch (cause) {
		const name = path.split(/[\\/]/).at(-1) ?? path;
		throw new GateError("EREGISTRY", `${name} can't be read, so its registry is not known`, `Correct ${name}.`, { cause });
	}
}
async function overlayOf(tool, files, env, otherwise) {
	const parsed = await Promise.all(files.map(async (file) => ({
		kind: file.kind,
		values: expandAll(await parseConfig(file), (text) => expand(tool, text, env))
	})));
	const of = (kind) => parsed.filter((file) => file.kind === kind).map(({ values }) => values);
	if (tool === "pnpm") return Object.assign({}, ...of("pnpm-workspace.yaml").map(pnpmOverlay));
	if (tool === "bun") return Object.assign({}, ...of("bunfig.toml").map(bunOverlay));
	if (tool !== "yarn") return {};
	return {
		...Object.assign({}, ...of("yarnrc")),
		...await yarnOverlay(mergeYarn([...of("yarnrc.yml"), yarnEnvironment(env)]), otherwise)
	};
}
function expand(tool, text, env) {
	return tool === "bun" ? expandDollar(text, env) : expandVariables(text, env);
}
export { overlayOf, parseConfig };
