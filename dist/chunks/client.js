import { o as __toESM } from "./rolldown-runtime.js";
import { t as pLimit } from "./libraries/p-limit.js";
import { i as textOf, n as credentialPart, r as secretsIn, t as authKeyOf } from "./settings.js";
import { t as isObject } from "./json.js";
import { t as temporaryTarball } from "./temporary-tarball.js";
import { t as GateError } from "./errors.js";
import { t as asVersion } from "./choose.js";
import { i as measured, n as packumentIn } from "./packument.js";
import { n as registryFor } from "./publish-place.js";
import { n as pathInside, t as filesOnDisk } from "./config-files2.js";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { Agent, request } from "node:http";
import { createGunzip, createInflate } from "node:zlib";
import { Agent as Agent$1, request as request$1 } from "node:https";
import { pipeline } from "node:stream/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
// src/registry/network.ts
const npmSockets = 15;
const proxyVariables = [
	"https_proxy",
	"http_proxy",
	"proxy"
];
function hasProxy(settings, env) {
	if (textOf(settings, "httpsProxy") !== null || textOf(settings, "proxy") !== null) return true;
	return Object.entries(env).some(([name, value]) => proxyVariables.includes(name.toLowerCase()) && value !== void 0 && value !== "");
}
function socketOptions(settings, { cert, key }) {
	const { ca, maxSockets } = settings;
	const sockets = typeof maxSockets === "number" && maxSockets > 0 ? Math.min(maxSockets, npmSockets) : npmSockets;
	const localAddress = textOf(settings, "localAddress");
	return {
		keepAlive: true,
		maxSockets: sockets,
		rejectUnauthorized: settings.strictSSL !== false,
		...ca !== null && ca !== void 0 && { ca },
		cert: cert ?? textOf(settings, "cert") ?? void 0,
		key: key ?? textOf(settings, "key") ?? void 0,
		...localAddress !== null && { localAddress }
	};
}
var Network = class {
	#settings;
	#proxied;
	#agents = new Map();
	constructor(settings, env) {
		this.#settings = settings;
		this.#proxied = hasProxy(settings, env);
	}
	async agentFor(url, credentials) {
		const options = socketOptions(this.#settings, credentials);
		if (this.#proxied) return this.#behindProxy(url, options);
		const id = `${url.protocol}\0${credentials.cert ?? ""}`;
		const agent = this.#agents.get(id) ?? (url.protocol === "https:" ? new Agent$1(options) : new Agent(options));
		this.#agents.set(id, agent);
		return agent;
	}
	async #behindProxy(url, options) {
		const { getAgent } = await import("./lib.js").then((m) => __toESM(m.default, 1));
		const proxy = textOf(this.#settings, "httpsProxy") ?? textOf(this.#settings, "proxy") ?? void 0;
		return getAgent(url.href, {
			...options,
			proxy,
			noProxy: this.#settings.noProxy
		});
	}
};
// src/registry/failure.ts
var RequestFailure = class extends Error {
	code;
	host;
	constructor(code, host, message, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.name = "RequestFailure";
		this.code = code;
		this.host = host;
	}
};
function asFailure(thrown, host) {
	if (thrown instanceof RequestFailure) return thrown;
	const { code, message } = thrown ?? {};
	return new RequestFailure(typeof code === "string" ? code : "EFAILED", host, typeof message === "string" ? message : String(thrown), thrown);
}
// src/registry/bytes.ts
const maxMetadata = 104857600;
const maxTarball = 2147483648;
function tooLarge(host, max, what) {
	return new RequestFailure("ETOOLARGE", host, `${host} sent more than ${max / 1024 / 1024} MiB as ${what}`);
}
async function readText(body, host, max, signal) {
	const chunks = [];
	const collect = async (source) => {
		for await (const chunk of source) chunks.push(chunk);
	};
	await pipeline(body, measured(max, () => tooLarge(host, max, "an answer"), null, () => new Error("no integrity")), collect, { signal });
	return Buffer.concat(chunks).toString("utf8");
}
async function writeTo(path, body, host, expected, signal) {
	const mismatch = (actual) => {
		return new RequestFailure("EINTEGRITY", host, `expected ${expected?.digests.map((digest) => `${expected.algorithm}-${digest}`).join(" or ") ?? ""}, got ${actual}`);
	};
	await pipeline(body, measured(maxTarball, () => tooLarge(host, maxTarball, "a tarball"), expected, mismatch), createWriteStream(path, { flags: "wx" }), { signal });
}
async function readComplaint(body, host, signal) {
	const text = await readText(body, host, 65536, signal).catch(() => "");
	try {
		const answer = JSON.parse(text);
		const said = typeof answer === "object" && answer !== null ? "error" in answer ? answer.error : "message" in answer ? answer.message : "" : "";
		return typeof said === "string" ? said.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ").trim().slice(0, 300) : "";
	} catch {
		return "";
	}
}
// src/registry/errors.ts
const unreachable = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|EPROTO|ECONNECTIONTIMEOUT|EIDLETIMEOUT|ERESPONSETIMEOUT|ETRANSFERTIMEOUT|ERR_STREAM_PREMATURE_CLOSE|ERR_TLS_.+|ERR_SOCKET_.+)$/;
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/;
const settings = "the registry in .npmrc (.yarnrc.yml, pnpm-workspace.yaml, bunfig.toml)";
function refusal(status, host, name) {
	if (status === "E401") return {
		what: `the registry ${host} refused to name the releases of ${name}: it wants a login (401)`,
		help: `Give this step a token that may read the package: the variable that .npmrc names for ${host} (NODE_AUTH_TOKEN with actions/setup-node) in the step's env.`
	};
	if (status === "E403") return {
		what: `the registry ${host} refused to name the releases of ${name}: this token may not read it (403)`,
		help: "Use a token that may read the package."
	};
	if (status === "E407") return {
		what: `the proxy refused the request to ${host}: it wants a login (407)`,
		help: "Correct the proxy in .npmrc or HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT."
	};
	if (status === "E429") return {
		what: `the registry ${host} refused because of too many requests (429)`,
		help: "Run again in a few minutes."
	};
	return /^E5\d\d$/.test(status) ? {
		what: `the registry ${host} failed (${status.slice(1)})`,
		help: "Run again when it works."
	} : null;
}
function words({ code, host, message }, name) {
	if (code === "EINTEGRITY") return {
		code: "EINTEGRITY",
		what: `the registry ${host} served other bytes for ${name} than its own integrity says`,
		help: "Do not publish before you know why: a proxy, a mirror, or a replaced tarball."
	};
	const refused = refusal(code, host, name);
	if (refused !== null) return refused;
	if (code === "EDEADLINE") return {
		what: `the registry ${host} did not answer in time: ${message}`,
		help: `Check the network, the proxy and ${settings}, then run again.`
	};
	if (code === "ETOOLARGE") return {
		what: `the registry ${host} answered with too much: ${message}`,
		help: `Check ${settings}.`
	};
	if (code === "EFORM") return {
		what: `the registry ${host} answered in an unknown form when asked for the releases of ${name}`,
		help: `Check ${settings}: a login page or a proxy may have answered in its place.`
	};
	if (certificate.test(code)) return {
		what: `the certificate of the registry ${host} is not trusted (${code})`,
		help: "Set `cafile` in .npmrc, or NODE_EXTRA_CA_CERTS, to the authority that signed it."
	};
	if (unreachable.test(code)) return {
		what: `the registry ${host} could not be reached (${code})`,
		help: `Check the network, the proxy and ${settings}, then run again.`
	};
	return {
		what: `${name} could not be read from the registry ${host} (${code})`,
		help: `Check ${settings}: \`npm view ${name}\` has to succeed.`
	};
}
function detail({ code, message }, secrets) {
	if ([
		"EDEADLINE",
		"ETOOLARGE",
		"EFORM"
	].includes(code) || message === "") return "";
	return `:\n${secrets.reduce((text, secret) => text.replaceAll(secret, "***"), message)}`;
}
function registryError(failure, name, otherwise, secrets) {
	const { code = "EREGISTRY", what, help } = words(failure, name);
	return new GateError(code, what + detail(failure, secrets), `${help} ${otherwise}`.trim(), { cause: failure });
}
// src/registry/credentials.ts
const none = {};
function keyAbove(url, settings) {
	for (let key = authKeyOf(url); key.length > 2; key = key.replace(/([^/]+|\/)$/, "")) {
		const has = (part) => textOf(settings, `${key}:${part}`) !== null;
		if (has("_authToken") || has("_auth") || has("username") && has("_password") || has("certfile") && has("keyfile")) return key;
	}
	return null;
}
function authorization(key, settings) {
	const token = textOf(settings, `${key}:_authToken`);
	if (token !== null) return `Bearer ${token}`;
	const auth = textOf(settings, `${key}:_auth`);
	if (auth !== null) return `Basic ${auth}`;
	const [user, password] = [textOf(settings, `${key}:username`), textOf(settings, `${key}:_password`)];
	if (user === null || password === null) return null;
	return `Basic ${Buffer.from(`${user}:${Buffer.from(password, "base64").toString("utf8")}`).toString("base64")}`;
}
function readPem(path) {
	try {
		return path === null ? null : readFileSync(path, "utf8");
	} catch {
		return null;
	}
}
function credentialsAt(key, settings) {
	const header = authorization(key, settings);
	const [cert, pem] = [readPem(textOf(settings, `${key}:certfile`)), readPem(textOf(settings, `${key}:keyfile`))];
	return {
		...header !== null && { authorization: header },
		...cert !== null && pem !== null && {
			cert,
			key: pem
		}
	};
}
function credentialsFor(url, registry, settings) {
	const key = keyAbove(url, settings) ?? (url.host === registry.host ? keyAbove(registry, settings) : null);
	return key === null ? none : credentialsAt(key, settings);
}
// src/registry/http.ts
const maxRedirects = 20;
async function send(url, { network, accept, userAgent, idleMs, signal }, credentials) {
	if (url.protocol !== "http:" && url.protocol !== "https:") throw new RequestFailure("EREDIRECT", url.host, `an address that is neither http nor https: ${url.protocol}`);
	const agent = await network.agentFor(url, credentials);
	const { authorization } = credentials;
	const headers = {
		accept,
		"accept-encoding": "gzip, deflate",
		"user-agent": userAgent,
		...authorization !== void 0 && { authorization }
	};
	return new Promise((resolve, reject) => {
		const request$2 = (url.protocol === "https:" ? request$1 : request)(url, {
			agent,
			headers,
			signal,
			timeout: idleMs
		});
		const silent = () => {
			request$2.destroy(new RequestFailure("ETIMEDOUT", url.host, `no answer for ${idleMs / 1e3} seconds`));
		};
		request$2.on("timeout", silent).on("error", reject).on("response", resolve).end();
	});
}
function unpacked(message) {
	const encoding = message.headers["content-encoding"]?.toLowerCase();
	const unpacker = encoding === "gzip" || encoding === "x-gzip" ? createGunzip() : encoding === "deflate" ? createInflate() : null;
	if (unpacker === null) return message;
	message.on("error", (error) => unpacker.destroy(error));
	return message.pipe(unpacker);
}
function isSameServer(from, to) {
	if (from.host === to.host && from.protocol === to.protocol) return true;
	return from.hostname === to.hostname && from.protocol === "http:" && to.protocol === "https:" && from.port === "" && to.port === "";
}
function redirectOf({ statusCode = 0, headers }, url) {
	if (![
		301,
		302,
		303,
		307,
		308
	].includes(statusCode)) return null;
	try {
		return new URL(headers.location ?? "", url);
	} catch {
		throw new RequestFailure("EREDIRECT", url.host, `${url.host} leads to an address that is none`);
	}
}
async function ask(question) {
	const { registry, settings } = question;
	let { url } = question;
	let credentials = credentialsFor(url, registry, settings);
	for (let hops = 0; hops <= maxRedirects; hops += 1) {
		const message = await send(url, question, credentials);
		const next = redirectOf(message, url);
		if (next === null) return {
			status: message.statusCode ?? 0,
			headers: message.headers,
			body: unpacked(message)
		};
		message.resume();
		if (!isSameServer(url, next)) credentials = {};
		url = next;
	}
	throw new RequestFailure("EREDIRECT", question.url.host, `${question.url.host} redirects without end`);
}
// src/registry/patience.ts
const forMetadata = {
	idleMs: 5e3,
	deadlineMs: 13e3
};
const forTarball = {
	idleMs: 6e4,
	deadlineMs: 3e5
};
const pause = 500;
const passing = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE|E408|E420|E429|E5\d\d)$/;
async function patiently({ deadlineMs }, host, attempt) {
	const ending = new AbortController();
	const timer = setTimeout(() => {
		ending.abort();
	}, deadlineMs);
	const late = () => new RequestFailure("EDEADLINE", host, `no whole answer within ${deadlineMs / 1e3} seconds`);
	try {
		for (let last = false;; last = true) {
			try {
				return await attempt(ending.signal);
			} catch (thrown) {
				if (ending.signal.aborted) throw late();
				const failure = asFailure(thrown, host);
				if (last || !passing.test(failure.code)) throw failure;
			}
			await setTimeout$1(pause, void 0, { signal: ending.signal }).catch(() => {
				throw late();
			});
		}
	} finally {
		clearTimeout(timer);
	}
}
// src/registry/package-source.ts
const abbreviated = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*";
var PackageSource = class {
	name;
	host;
	#options;
	#packument = null;
	constructor(options) {
		this.#options = options;
		this.name = options.name;
		this.host = options.registry.host;
	}
	get address() {
		const { protocol, host, pathname } = this.#options.registry;
		return `${protocol}//${host}${pathname}`;
	}
	async packument(otherwise = "") {
		this.#packument ??= this.#json(this.name, abbreviated, this.#packagePath()).then((answer) => this.#understood(answer));
		return this.#packument.catch((thrown) => {
			throw this.#error(thrown, otherwise);
		});
	}
	async document(otherwise = "") {
		const answer = await this.#json(this.name, "application/json", this.#packagePath()).catch((thrown) => {
			throw this.#error(thrown, otherwise);
		});
		if (answer === void 0) return null;
		if (isObject(answer)) return answer;
		throw this.#error(new RequestFailure("EFORM", this.host, ""), otherwise);
	}
	async record(version) {
		const answer = await this.#json(this.name, "application/json", `${this.#packagePath()}/${encodeURIComponent(version)}`).catch(() => null);
		return isObject(answer) && answer.version === version ? answer : null;
	}
	async tarball(version, { tarball, expected }, otherwise = "") {
		const spec = `${this.name}@${asVersion(version)}`;
		const { registry, inTurn } = this.#options;
		const path = `${this.name.replace(/^@/, "").replace(/\W/g, "-")}-${version}.tgz`;
		const make = async (folder) => {
			const url = this.#tarballUrl(spec, tarball);
			const write = async (signal) => {
				const { body } = await this.#answered(url, "*/*", forTarball, signal);
				await writeTo(join(folder, path), body, url.host, expected, signal);
			};
			await inTurn(async () => patiently(forTarball, registry.host, write)).catch((thrown) => {
				throw this.#error(thrown, otherwise, spec);
			});
		};
		return temporaryTarball(make, () => new GateError("EREGISTRY", `the registry ${this.host} gave no tarball for ${spec}`, otherwise));
	}
	#packagePath() {
		return encodeURIComponent(this.name).replace(/^%40/, "@").replace("%2F", "%2f");
	}
	#understood(answer) {
		if (answer === void 0) return null;
		const packument = packumentIn(answer);
		if (packument !== null) return packument;
		throw new RequestFailure("EFORM", this.host, "");
	}
	#error(thrown, otherwise, what = this.name) {
		if (thrown instanceof GateError) return thrown;
		return registryError(asFailure(thrown, this.host), what, otherwise, secretsIn(this.#options.settings));
	}
	#tarballUrl(spec, address) {
		const { registry, settings, replacedHost } = this.#options;
		if (address === null || !URL.canParse(address, registry.href)) throw new RequestFailure("EFORM", this.host, `${spec} has no tarball`);
		const url = new URL(address, registry.href);
		const replace = textOf(settings, "replaceRegistryHost") ?? "npmjs";
		return (replace === "always" || url.host === (replace === "npmjs" ? replacedHost : replace)) && replace !== "never" ? new URL(url.pathname + url.search, registry) : url;
	}
	async #json(name, accept, path) {
		const { registry, inTurn } = this.#options;
		const url = new URL(path, registry);
		if (!url.pathname.startsWith(registry.pathname) || /^\.\.?$/.test(name)) throw new RequestFailure("EFORM", this.host, `${name} is no package's name`);
		const attempt = async (signal) => {
			try {
				const { body } = await this.#answered(url, accept, forMetadata, signal);
				return parsed(await readText(body, url.host, maxMetadata, signal), url.host);
			} catch (thrown) {
				if (thrown instanceof RequestFailure && thrown.code === "E404") return void 0;
				throw thrown;
			}
		};
		return inTurn(async () => patiently(forMetadata, registry.host, attempt));
	}
	async #answered(url, accept, { idleMs }, signal) {
		const { registry, settings, network, userAgent } = this.#options;
		const answer = await ask({
			url,
			registry,
			settings,
			network,
			accept,
			userAgent,
			idleMs,
			signal
		});
		if (answer.status === 200) return answer;
		const said = await readComplaint(answer.body, url.host, signal);
		throw new RequestFailure(`E${answer.status}`, url.host, `${answer.status} - GET ${url.protocol}//${url.host}${url.pathname}${said === "" ? "" : ` - ${said}`}`);
	}
};
function parsed(text, host) {
	try {
		return JSON.parse(text);
	} catch {
		throw new RequestFailure("EFORM", host, "no JSON");
	}
}
// src/registry/parents.ts
function* parentsOf(folder) {
	for (let at = folder;; at = dirname(at)) {
		yield at;
		if (at === dirname(at)) return;
	}
}
// src/registry/local-prefix.ts
function isFolder(path) {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
function workspacesOf(folder) {
	try {
		const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
		const workspaces = isObject(manifest) ? isObject(manifest.workspaces) ? manifest.workspaces.packages : manifest.workspaces : null;
		return Array.isArray(workspaces) ? workspaces.filter((each) => typeof each === "string") : [];
	} catch {
		return [];
	}
}
async function hasMember(root, patterns, folder) {
	const { minimatch } = await import("./esm.js");
	const path = relative(root, folder).split(sep).join("/");
	const naming = patterns.findLast((pattern) => minimatch(path, pattern.replace(/^!?(\.?\/)*/, "").replace(/\/+$/, "")));
	return naming !== void 0 && !naming.startsWith("!");
}
async function localPrefixOf(folder) {
	const own = [...parentsOf(folder)].find((at) => existsSync(join(at, "package.json")) || isFolder(join(at, "node_modules")));
	if (own === void 0) return folder;
	for (const root of parentsOf(dirname(own))) {
		const patterns = workspacesOf(root);
		if (patterns.length > 0 && await hasMember(root, patterns, own)) return root;
	}
	return own;
}
// src/registry/config-places.ts
async function npmrcs(folder, tool) {
	const project = await localPrefixOf(folder);
	if (tool === "npm" || tool === "yarn") return [project];
	const root = tool === "pnpm" ? pnpmRoot(folder) : project;
	return [...new Set([root ?? project, folder])];
}
function pnpmRoot(folder) {
	return [...parentsOf(folder)].find((at) => existsSync(join(at, "pnpm-workspace.yaml"))) ?? null;
}
function homeOf(env) {
	return env.HOME ?? env.USERPROFILE ?? homedir();
}
function others(folder, tool, env) {
	const outward = [...parentsOf(folder)].reverse();
	if (tool === "yarn") {
		const folders = [homeOf(env), ...outward];
		return [...folders.map((at) => ({
			path: join(at, ".yarnrc.yml"),
			kind: "yarnrc.yml"
		})), ...folders.map((at) => ({
			path: join(at, ".yarnrc"),
			kind: "yarnrc"
		}))];
	}
	if (tool === "pnpm") {
		const root = pnpmRoot(folder);
		return root === null ? [] : [{
			path: join(root, "pnpm-workspace.yaml"),
			kind: "pnpm-workspace.yaml"
		}];
	}
	if (tool !== "bun") return [];
	return [join(env.XDG_CONFIG_HOME ?? homeOf(env), ".bunfig.toml"), ...outward.map((at) => join(at, "bunfig.toml"))].map((path) => ({
		path,
		kind: "bunfig.toml"
	}));
}
async function configPlaces(folder, tool, env) {
	return {
		npmrcs: await npmrcs(folder, tool),
		others: others(folder, tool, env)
	};
}
// src/registry/read-settings.ts
async function withProject(texts, use) {
	const folder = mkdtempSync(join(tmpdir(), "pack-gate-npmrc-"));
	try {
		writeFileSync(join(folder, ".npmrc"), `${texts.join("\n")}\n`, { mode: 384 });
		return await use(folder);
	} finally {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	}
}
async function textsOf(files, paths) {
	return (await Promise.all(paths.map(async (path) => files.read(path)))).filter((text) => text !== null);
}
function withoutStrangers(env, root) {
	return Object.fromEntries(Object.entries(env).filter(([name, value]) => !/^npm_config_(user|global)config$/i.test(name) || value === void 0 || pathInside(root, resolve(value)) === null));
}
async function certified(settings, files, root) {
	const { cafile, ...rest } = settings;
	const strange = ([key, value]) => /^(certfile|keyfile)$/.test(credentialPart(key) ?? "") && typeof value === "string" && root !== null && pathInside(root, value) !== null;
	const kept = Object.fromEntries(Object.entries(rest).filter((entry) => !strange(entry)));
	const ca = (typeof cafile === "string" ? await files.read(cafile) : null)?.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
	return {
		...kept,
		...ca && { ca }
	};
}
async function readConfigTexts(request, files) {
	const places = await configPlaces(request.folder, request.tool, request.env);
	const others = await Promise.all(places.others.map(async (place) => ({
		...place,
		text: await files.read(place.path)
	})));
	return {
		npmrcs: places.npmrcs,
		others: others.filter((each) => each.text !== null)
	};
}
async function npmPart({ folder, env, base }, npmrcs, files) {
	const { readNpmSettings } = await import("./npm-config.js");
	const [only] = npmrcs;
	if (!base && npmrcs.length === 1 && only !== void 0) return readNpmSettings({
		folder,
		project: only,
		env
	});
	const texts = await textsOf(files, npmrcs.map((at) => join(at, ".npmrc")));
	const trusted = base ? withoutStrangers(env, base.root) : env;
	return withProject(texts, async (project) => readNpmSettings({
		folder,
		project,
		env: trusted
	}));
}
async function readSettings(request) {
	const { tool, env, base } = request;
	const files = base?.files ?? filesOnDisk;
	const { npmrcs, others } = await readConfigTexts(request, files);
	const npm = await npmPart(request, npmrcs, files);
	if (others.length === 0 && tool !== "yarn") return certified(npm, files, base?.root ?? null);
	const { overlayOf } = await import("./overlays.js");
	const overlay = await overlayOf(tool, others, env, textOf(npm, "registry") ?? "");
	const { cafile } = overlay;
	const from = others.findLast(({ text }) => typeof cafile === "string" && text.includes(cafile));
	const placed = typeof cafile === "string" && !isAbsolute(cafile) ? { cafile: resolve(dirname(from?.path ?? request.folder), cafile) } : {};
	return certified({
		...npm,
		...overlay,
		...placed
	}, files, base?.root ?? null);
}
// src/registry/client.ts
const atATime = 15;
var RegistryClient = class {
	#options;
	#settings = new Map();
	#networks = new Map();
	#sources = new Map();
	#limit = pLimit(atATime);
	constructor(options) {
		this.#options = options;
	}
	async source({ name, folder, tool, publishConfig }) {
		const { flatten, defaultRegistry } = await import("./npm-config.js");
		const published = {};
		flatten(publishConfig, published);
		const settings = {
			...await this.settings(folder, tool),
			...published
		};
		const registry = registryFor(name, settings);
		const id = JSON.stringify([
			name,
			registry.href,
			tool,
			folder,
			published
		]);
		const known = this.#sources.get(id);
		if (known) return known;
		const { userAgent } = this.#options;
		const inTurn = async (work) => this.#limit(work);
		const source = new PackageSource({
			name,
			registry,
			settings,
			network: this.#network(settings),
			userAgent,
			inTurn,
			replacedHost: new URL(defaultRegistry).host
		});
		this.#sources.set(id, source);
		return source;
	}
	async settings(folder, tool) {
		const id = `${tool}\0${folder}`;
		const { env, base } = this.#options;
		const reading = this.#settings.get(id) ?? readSettings({
			folder,
			tool,
			env,
			...base && { base }
		});
		this.#settings.set(id, reading);
		return reading;
	}
	#network(settings) {
		const { ca, cert, key, httpsProxy, proxy, noProxy, strictSSL, localAddress, maxSockets } = settings;
		const id = JSON.stringify([
			ca,
			cert,
			key,
			httpsProxy,
			proxy,
			noProxy,
			strictSSL,
			localAddress,
			maxSockets
		]);
		const network = this.#networks.get(id) ?? new Network(settings, this.#options.env);
		this.#networks.set(id, network);
		return network;
	}
};
function openRegistries({ env, tool }, base) {
	return new RegistryClient({
		env,
		userAgent: `${tool.name}/${tool.version} node/${process.version}`,
		...base && { base }
	});
}
export { openRegistries as n, configPlaces as r, RegistryClient as t };
