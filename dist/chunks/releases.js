import { i as __toESM } from "./rolldown-runtime.js";
import { t as GateError } from "./errors.js";
import { c as maxManifestSize, d as registryEnvironment, i as isObject$1, n as isTarball, o as parseFailure, r as tarball } from "./target.js";
import { t as require_semver } from "./libraries/semver.js";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { tmpdir } from "node:os";
import { spawn } from "node:child_process";
// src/baseline/choose.ts
var import_semver = __toESM(require_semver(), 1);
function chooseAuto(own, { versions, tags }) {
	const current = import_semver.default.parse(own);
	if (!current) throw new GateError("EREGISTRY", `the version in package.json is not a semantic version: ${JSON.stringify(own)}`, "Correct the version: npm publishes no other kind.");
	const prereleases = current.prerelease.length > 0;
	const candidates = versions.filter((version) => import_semver.default.valid(version) !== null && import_semver.default.lte(version, current)).filter((version) => prereleases || import_semver.default.prerelease(version) === null);
	const [highest] = import_semver.default.rsort(candidates);
	const chosen = highest ?? tags.latest ?? import_semver.default.rsort(versions.filter((version) => import_semver.default.valid(version) !== null))[0];
	if (chosen !== void 0) return chosen;
	throw new GateError("EREGISTRY", "the registry knows the package and lists no version of it", "Name a baseline: `--baseline VERSION`, a .tgz, or `none`.");
}
function chooseNamed(spec, { versions, tags }) {
	const cleaned = import_semver.default.valid(spec);
	if (cleaned !== null && versions.includes(cleaned)) return cleaned;
	const tagged = Object.hasOwn(tags, spec) ? tags[spec] : void 0;
	if (tagged !== void 0) return tagged;
	const known = [...import_semver.default.rsort(versions.filter((version) => import_semver.default.valid(version) !== null)).slice(0, 5), ...Object.keys(tags).slice(0, 5)];
	throw new GateError("EREGISTRY", `no version or tag ${JSON.stringify(spec)} is published`, `Published are, among others: ${known.join(", ") || "none"}. Name one of them, a .tgz, or \`none\`.`);
}
// src/baseline/deadline.ts
const maxOutput = 16777216;
const isWindows = process.platform === "win32";
function runWithDeadline(program, args, options, deadlineMs) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd: options.cwd,
			env: { ...options.env },
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			shell: isWindows,
			windowsHide: true
		});
		const out = [];
		const err = [];
		let bytes = 0;
		const end = (settle) => {
			clearTimeout(timer);
			child.kill("SIGKILL");
			child.stdout.destroy();
			child.stderr.destroy();
			settle();
		};
		const timer = setTimeout(() => {
			end(() => {
				resolve(null);
			});
		}, deadlineMs);
		const keep = (kept) => (chunk) => {
			bytes += chunk.length;
			if (bytes <= maxOutput) kept.push(chunk);
			else end(() => {
				reject(new GateError("EREGISTRY", `${program} wrote more than 16 MiB`, "Look at what the registry answers."));
			});
		};
		child.stdout.on("data", keep(out));
		child.stderr.on("data", keep(err));
		child.on("error", (cause) => {
			end(() => {
				reject(new GateError("EREGISTRY", `${program} could not be started: ${cause.message}`, `Install ${program} and make sure that it is on PATH.`, { cause }));
			});
		});
		child.on("close", (code) => {
			end(() => {
				resolve({
					exitCode: code ?? 1,
					stdout: Buffer.concat(out).toString("utf8"),
					stderr: Buffer.concat(err).toString("utf8")
				});
			});
		});
	});
}
// src/baseline/registry.ts
const forMetadata = {
	flags: [
		"--fetch-retries=1",
		"--fetch-retry-mintimeout=500",
		"--fetch-retry-maxtimeout=1000",
		"--fetch-timeout=5000"
	],
	deadlineMs: 13e3
};
const forTarball = {
	flags: [
		"--fetch-retries=1",
		"--fetch-retry-mintimeout=500",
		"--fetch-retry-maxtimeout=2000",
		"--fetch-timeout=60000"
	],
	deadlineMs: 3e5
};
const anyAge = ["--min-release-age=0", "--before=null"];
const unreachable = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|FETCH_ERROR|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|ECONNECTIONTIMEOUT|ERESPONSETIMEOUT|ETRANSFERTIMEOUT|ENOTCACHED)$/;
const elsewhere = "Or name a baseline that needs no registry: a .tgz, or `none`.";
function remedy(code, name) {
	if (code === "EINTEGRITY") return {
		errorCode: "EINTEGRITY",
		what: `the registry served other bytes for ${name} than its own integrity says`,
		help: "Do not publish before you know why: a proxy, a cache (`npm cache verify`), or a replaced tarball."
	};
	if (code === "E401") return {
		errorCode: "EREGISTRY",
		what: `the registry refused to name the releases of ${name}: it wants a login (401)`,
		help: `Give npm a token that may read the package: NODE_AUTH_TOKEN in the step's env, used by .npmrc. ${elsewhere}`
	};
	if (code === "E403") return {
		errorCode: "EREGISTRY",
		what: `the registry refused to name the releases of ${name}: this token may not read it (403)`,
		help: `Use a token that may read the package. ${elsewhere}`
	};
	if (code === "E429") return {
		errorCode: "EREGISTRY",
		what: "the registry refused because of too many requests (429)",
		help: `Run again in a few minutes. ${elsewhere}`
	};
	if (/^E5\d\d$/.test(code)) return {
		errorCode: "EREGISTRY",
		what: `the registry failed (${code.slice(1)})`,
		help: `Run again when it works. ${elsewhere}`
	};
	if (unreachable.test(code)) return {
		errorCode: "EREGISTRY",
		what: `the registry could not be reached (${code})`,
		help: `Check the network, the proxy and the registry in .npmrc, then run again. ${elsewhere}`
	};
	return {
		errorCode: "EREGISTRY",
		what: `npm could not read ${name} from the registry${code ? ` (${code})` : ""}`,
		help: `Run \`npm view ${name}\` in the package folder: it has to succeed. ${elsewhere}`
	};
}
const internals = /^(syscall|errno) |^\s+at |^\s+(code|errno|syscall|address|port|type): |^\s*\}$/;
function fail(result, name) {
	const failure = parseFailure(result.stdout, result.stderr);
	const { code } = failure;
	const text = failure.text.split("\n").filter((line) => !internals.test(line)).slice(0, 5).join("\n");
	const { errorCode, what, help } = remedy(code, name);
	return new GateError(errorCode, `${what}${text ? `:\n${text}` : ""}`, help);
}
async function npm(request, command, patience, names) {
	const result = await runWithDeadline("npm", [
		...command,
		...patience.flags,
		"--json",
		"--loglevel=error",
		...anyAge,
		"--",
		...names
	], request, patience.deadlineMs);
	if (result !== null) return result;
	throw new GateError("EREGISTRY", `the registry did not answer within ${patience.deadlineMs / 1e3} seconds`, `Check the network, the proxy and the registry in .npmrc, then run again. ${elsewhere}`);
}
function published(stdout, name) {
	let answer;
	try {
		answer = JSON.parse(stdout);
	} catch {
		answer = void 0;
	}
	const object = Array.isArray(answer) ? answer[0] : answer;
	const versions = isObject$1(object) ? [object.versions].flat() : [];
	const tags = isObject$1(object) ? object["dist-tags"] : void 0;
	if (!versions.every((version) => typeof version === "string") || !isObject$1(tags)) throw new GateError("EREGISTRY", `npm answered in an unknown form when asked for the releases of ${name}`, `Run \`npm view ${name} versions dist-tags --json\` and see. ${elsewhere}`);
	const named = Object.entries(tags).filter((entry) => typeof entry[1] === "string");
	return {
		versions,
		tags: Object.fromEntries(named)
	};
}
async function fetchPublished(request) {
	const result = await npm(request, ["view"], forMetadata, [
		request.name,
		"versions",
		"dist-tags"
	]);
	if (result.exitCode === 0) return published(result.stdout, request.name);
	if (parseFailure(result.stdout, result.stderr).code === "E404") return null;
	throw fail(result, request.name);
}
async function fetchTarball(request, version) {
	const folder = mkdtempSync(join(tmpdir(), "pack-gate-baseline-"));
	const dispose = () => {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	};
	try {
		const spec = `${request.name}@${version}`;
		const result = await npm(request, [
			"pack",
			"--ignore-scripts",
			"--pack-destination",
			folder
		], forTarball, [spec]);
		if (result.exitCode !== 0) throw fail(result, spec);
		const [file, another] = readdirSync(folder);
		if (file === void 0 || another !== void 0) throw new GateError("EREGISTRY", `npm fetched no tarball for ${spec}`, `Run \`npm pack ${spec}\` and see. ${elsewhere}`);
		return tarball(join(folder, file), dispose);
	} catch (error) {
		dispose();
		throw error;
	}
}
// src/baseline/baseline.ts
function fromFile(path) {
	if (!existsSync(path)) throw new GateError("EUSAGE", `the baseline ${basename(path)} does not exist`, "Name an existing tarball, a version, a tag, `auto` or `none`.");
	return {
		kind: "tarball",
		contents: tarball(path)
	};
}
async function fetchBaseline(request) {
	const { spec, registry } = request;
	if (spec === "none") return { kind: "none" };
	if (isTarball(spec)) return fromFile(spec);
	const published = await fetchPublished(registry);
	if (published) return {
		kind: "published",
		contents: await fetchTarball(registry, spec === "auto" ? chooseAuto(request.version, published) : chooseNamed(spec, published))
	};
	if (spec !== "auto" || request.required) {
		const why = spec === "auto" ? "and the policy requires a baseline" : `so there is no ${spec} to compare with`;
		throw new GateError("EREGISTRY", `the registry does not know ${registry.name}, ${why}`, "Check the name, the registry in .npmrc, and whether this token may see the package (a registry answers \"not found\" for what it hides).");
	}
	return { kind: "first-release" };
}
// src/inspect/hash.ts
const hash = () => {
	const sha256 = createHash("sha256");
	return {
		write(chunk) {
			sha256.update(chunk);
		},
		end: () => ({ sha256: sha256.digest("hex") })
	};
};
// src/inspect/kind.ts
const headSize = 4096;
const shebangSize = 255;
const magics = [
	["7f454c46", "executable"],
	["feedface", "executable"],
	["feedfacf", "executable"],
	["cefaedfe", "executable"],
	["cffaedfe", "executable"],
	["0061736d", "executable"],
	["1f8b", "archive"],
	["504b0304", "archive"],
	["fd377a585a00", "archive"],
	["425a68", "archive"],
	["28b52ffd", "archive"],
	["377abcaf271c", "archive"],
	["526172211a07", "archive"]
];
function isPortableExecutable(head) {
	if (head.length < 64 || head.toString("latin1", 0, 2) !== "MZ") return false;
	const at = head.readUInt32LE(60);
	return at + 4 > head.length || head.toString("latin1", at, at + 4) === "PE\0\0";
}
function isUniversalMachO(head) {
	return head.length >= 8 && head.readUInt32BE(0) === 3405691582 && head.readUInt32BE(4) < 45;
}
function kindOf(head) {
	if (head.length === 0) return "empty";
	if (isPortableExecutable(head) || isUniversalMachO(head)) return "executable";
	const start = head.toString("hex", 0, 8);
	const magic = magics.find(([hex]) => start.startsWith(hex));
	if (magic) return magic[1];
	if (head.toString("latin1", 257, 262) === "ustar") return "archive";
	const utf16 = start.startsWith("fffe") || start.startsWith("feff");
	return head.includes(0) && !utf16 ? "binary" : "text";
}
function shebangOf(head) {
	if (head.toString("latin1", 0, 2) !== "#!") return {};
	const end = head.indexOf("\n");
	return { shebang: head.toString("utf8", 0, Math.min(end < 0 ? head.length : end, shebangSize)) };
}
const kind = () => {
	let head = Buffer.alloc(0);
	return {
		write(chunk) {
			if (head.length >= headSize) return;
			const more = chunk.subarray(0, headSize - head.length);
			head = head.length === 0 ? Buffer.from(more) : Buffer.concat([head, more]);
		},
		end: () => ({
			kind: kindOf(head),
			...shebangOf(head)
		})
	};
};
// src/inspect/source-map.ts
function decode(bytes) {
	if (bytes[0] === 255 && bytes[1] === 254) return new TextDecoder("utf-16le").decode(bytes);
	if (bytes[0] === 254 && bytes[1] === 255) return new TextDecoder("utf-16be").decode(bytes);
	return new TextDecoder("utf-8").decode(bytes);
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function embedded(name, text) {
	return {
		name: typeof name === "string" ? name : "(unnamed)",
		bytes: Buffer.byteLength(text),
		lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
		sha256: createHash("sha256").update(text).digest("hex")
	};
}
function* plainMaps(map) {
	yield map;
	if (!Array.isArray(map.sections)) return;
	for (const section of map.sections) if (isObject(section) && isObject(section.map)) yield section.map;
}
function sourceMapFacts(map) {
	const found = [];
	let sources = 0;
	for (const plain of plainMaps(map)) {
		const names = Array.isArray(plain.sources) ? plain.sources : [];
		const texts = Array.isArray(plain.sourcesContent) ? plain.sourcesContent : [];
		sources += names.length;
		texts.forEach((text, index) => {
			if (typeof text === "string" && text !== "") found.push(embedded(names[index], text));
		});
	}
	return {
		origin: "file",
		sources,
		embedded: found
	};
}
function withoutPrefix(text) {
	return text.startsWith(")]}'") ? text.slice(text.indexOf("\n") + 1) : text;
}
function read(bytes) {
	let map;
	try {
		map = JSON.parse(withoutPrefix(decode(bytes)));
	} catch (error) {
		const why = error instanceof Error ? error.message.slice(0, 100) : "not JSON";
		return bytes.includes("sourcesContent") ? { notInspected: `it is named like a source map and can't be read as one (${why})` } : {};
	}
	return isObject(map) ? { sourceMaps: [sourceMapFacts(map)] } : {};
}
const sourceMap = (file, limits) => {
	if (!/\.map$/i.test(file.path) || file.type !== "file") return null;
	if (file.size > limits.held) return {
		write: () => void 0,
		end: () => ({ notInspected: `the map has ${file.size} bytes; the limit is ${limits.held}` })
	};
	const bytes = Buffer.allocUnsafe(file.size);
	let length = 0;
	return {
		write(chunk) {
			bytes.set(chunk, length);
			length += chunk.length;
		},
		end: () => read(bytes.subarray(0, length))
	};
};
// src/inspect/index.ts
const inspectors = [
	hash,
	kind,
	sourceMap
];
// src/inspect/manifest.ts
const help = "Run `npm pack` on a package whose package.json is a JSON object with name and version.";
function parse(text, where) {
	let value;
	try {
		value = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (cause) {
		throw new GateError("ETARBALL", `package.json in ${where} is not valid JSON`, help, { cause });
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new GateError("ETARBALL", `package.json in ${where} is not an object`, help);
	return value;
}
var ManifestCollector = class {
	#where;
	#chunks = [];
	#seen = false;
	constructor(where) {
		this.#where = where;
	}
	open(file) {
		if (file.path !== "package.json" || file.type !== "file") return null;
		if (file.size > 8388608) throw new GateError("ETARBALL", `package.json in ${this.#where} has ${file.size} bytes; at most ${maxManifestSize} are read`, help);
		this.#seen = true;
		this.#chunks = [];
		return {
			write: (chunk) => {
				this.#chunks.push(Buffer.from(chunk));
			},
			end: () => void 0
		};
	}
	manifest() {
		if (!this.#seen) throw new GateError("ETARBALL", `${this.#where} holds no package.json`, help);
		const manifest = parse(Buffer.concat(this.#chunks).toString("utf8"), this.#where);
		const { name, version } = manifest;
		if (typeof name !== "string" || typeof version !== "string") throw new GateError("ETARBALL", `package.json in ${this.#where} has no name and version`, help);
		return {
			...manifest,
			name,
			version
		};
	}
};
// src/inspect/inspect.ts
function facts(file, inspections) {
	const found = {
		...file,
		sha256: "",
		kind: "empty"
	};
	return Object.assign(found, ...inspections.map((inspection) => inspection.end()));
}
function byPath(a, b) {
	return a.path < b.path ? -1 : Number(a.path > b.path);
}
async function inspect(contents, limits) {
	const files = new Map();
	const duplicates = [];
	const packedManifest = new ManifestCollector(contents.name);
	const open = (file) => {
		const inspections = inspectors.map((inspector) => inspector(file, limits)).filter((run) => run !== null);
		const copy = packedManifest.open(file);
		return {
			write(chunk) {
				for (const inspection of inspections) inspection.write(chunk);
				copy?.write(chunk);
			},
			end() {
				if (files.has(file.path)) duplicates.push(file.path);
				files.set(file.path, facts(file, inspections));
			}
		};
	};
	const { integrity, size } = await contents.read(open);
	const manifest = packedManifest.manifest();
	const { name, version } = manifest;
	return {
		name,
		version,
		manifest,
		files: [...files.values()].sort(byPath),
		duplicates,
		integrity,
		size,
		origin: contents.origin
	};
}
// src/releases.ts
async function inspectAndDispose(contents, limits) {
	try {
		return await inspect(contents, limits);
	} finally {
		contents.dispose();
	}
}
async function readPacked({ packer, contents }, limits) {
	return {
		release: await inspectAndDispose(contents, limits),
		packer
	};
}
async function readBaseline(wanted, limits) {
	const { name, version, spec, required, folder, env, passEnv } = wanted;
	const fetched = await fetchBaseline({
		spec,
		required,
		version,
		registry: {
			name,
			cwd: folder,
			env: registryEnvironment(env, passEnv)
		}
	});
	if (!("contents" in fetched)) return fetched;
	return {
		kind: fetched.kind,
		release: await inspectAndDispose(fetched.contents, limits)
	};
}
export { readBaseline, readPacked };
