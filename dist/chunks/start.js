import { i as __require, o as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { a as homepage, i as explainCommand, l as tool, r as makeFolder } from "./compile-cache.js";
import { Readable } from "node:stream";
import { parseArgs, stripVTControlCharacters, styleText } from "node:util";
import { createHash, randomUUID } from "node:crypto";
import { basename, delimiter, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { accessSync, closeSync, constants, createReadStream, existsSync, fstatSync, lstatSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { spawn, spawnSync } from "node:child_process";
import { homedir, tmpdir } from "node:os";
// src/model/errors.ts
var GateError = class extends Error {
	code;
	help;
	location;
	mistakes;
	constructor(code, message, help, more = {}) {
		super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
		this.name = "GateError";
		this.code = code;
		this.help = help;
		this.location = more.location;
		this.mistakes = more.mistakes;
	}
};
function lack(thrown) {
	const { code } = thrown;
	if (code === "EMFILE" || code === "ENFILE") return "Allow more open files (see `ulimit -n`), then run pack-gate again.";
	if (code === "ENOSPC" || code === "EDQUOT") return "Free some disk space, then run pack-gate again.";
	return null;
}
function toGateError(thrown) {
	if (thrown instanceof GateError) return thrown;
	const what = thrown instanceof Error ? thrown.message : String(thrown);
	const lacking = lack(thrown);
	if (lacking !== null) return new GateError("EINTERNAL", what, lacking, { cause: thrown });
	return new GateError("EINTERNAL", `pack-gate failed: ${what}`, "This is a fault in pack-gate, so nothing was approved. Please report it with the command and this message.", { cause: thrown });
}
function noVerdict(error) {
	const { code, message, help, location, mistakes } = error;
	return {
		schemaVersion: 1,
		conclusion: "error",
		error: {
			code,
			message,
			help,
			...location && { location },
			...mistakes && { mistakes }
		}
	};
}
const exitCodes = {
	success: 0,
	neutral: 0,
	failure: 1,
	error: 2
};
// src/model/group-by.ts
function groupBy(items, keyOf) {
	const groups = new Map();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
function largest(numbers) {
	let most = -Infinity;
	for (const number of numbers) if (number > most) most = number;
	return most;
}
function smallest(numbers) {
	let least = Infinity;
	for (const number of numbers) if (number < least) least = number;
	return least;
}
// src/model/report.ts
function runOf(env) {
	const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = "1" } = env;
	return id !== void 0 && /^\d{1,20}$/.test(id) && /^[1-9]\d{0,8}$/.test(attempt) ? {
		id,
		attempt: Number(attempt)
	} : null;
}
function isRepository(report) {
	return "packages" in report;
}
function hasVerdict(report) {
	return report.conclusion !== "error";
}
function reportsOf(report) {
	return isRepository(report) ? report.packages : [report];
}
function verdictsOf(report) {
	return reportsOf(report).filter(hasVerdict);
}
const gravity = {
	error: 0,
	warning: 1,
	note: 2,
	off: 3
};
function byLevel(a, b) {
	return gravity[a.level] - gravity[b.level];
}
const order$1 = {
	error: 0,
	failure: 1,
	neutral: 2,
	success: 3
};
function worstConclusion(all) {
	const conclusions = new Set(all.map(({ conclusion }) => conclusion));
	return conclusions.has("error") ? "error" : conclusions.has("failure") ? "failure" : "success";
}
function worstFirst(packages) {
	return packages.toSorted((a, b) => order$1[a.conclusion] - order$1[b.conclusion]);
}
function differs({ totals }) {
	const { added, removed, renamed, changed, modeChanged } = totals;
	return added + removed + renamed + changed + modeChanged > 0;
}
// src/model/format.ts
function totalSize(files) {
	return files.reduce((sum, { size }) => sum + size, 0);
}
const units$1 = [
	"bytes",
	"kB",
	"MB",
	"GB",
	"TB"
];
function formatBytes(bytes) {
	let value = bytes;
	let unit = 0;
	while (Math.abs(value) >= 999.95 && unit < units$1.length - 1) {
		value /= 1e3;
		unit += 1;
	}
	return `${unit === 0 ? String(value) : value.toFixed(1)} ${bytes === 1 ? "byte" : units$1[unit] ?? "bytes"}`;
}
function formatCount(count) {
	if (!Number.isSafeInteger(count)) return count.toLocaleString("en-US");
	return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
function plural(count, noun, many = `${noun}s`) {
	return `${formatCount(count)} ${count === 1 ? noun : many}`;
}
function formatMode(mode) {
	return (mode & 4095).toString(8).padStart(4, "0");
}
const tarballName$1 = /\.(tgz|tar\.gz)$/i;
function isTarball(name) {
	return tarballName$1.test(name);
}
const shown = 3;
const shownLength = 100;
function clip(text) {
	return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
function listing$1(names) {
	const first = names.slice(0, shown).map(clip).join(", ");
	return names.length > shown ? `${first} and ${formatCount(names.length - shown)} more` : first;
}
function withoutUser(url) {
	return url.replace(/\/\/(?!git@)[^/\s]*@/g, "//…@");
}
const unseen = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`;
const emoji = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}]`;
const inEmoji = String.raw`(?!(?<=${emoji})\uFE0F|(?<=${emoji}\uFE0F?)\u200D(?=\p{Extended_Pictographic}))`;
const invisible = new RegExp(inEmoji + unseen, "gu");
const shortEscapes = {
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t"
};
function visible(text) {
	return text.replace(invisible, (char) => shortEscapes[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
function neutralise(text) {
	return text.replace(/:(?=:)/g, ":\\").replace(/##(?=\[)/g, "##\\");
}
function plain(text) {
	return neutralise(visible(text));
}
// src/model/manifest.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
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
function isPrivate(manifest) {
	return Boolean(manifest.private);
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
const semantic = /^((?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*)?)(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i;
function publishedVersion(version) {
	const bare = version.trim().replace(/^[=v\s]+/, "");
	const [, published] = bare.length > 256 ? [] : semantic.exec(bare) ?? [];
	const figures = published?.split("-", 1)[0]?.split(".") ?? [];
	return published !== void 0 && figures.every((figure) => Number.isSafeInteger(Number(figure))) ? published : null;
}
function versionMistake(version, where) {
	return publishedVersion(version) === null ? `the version in ${where} is not a semantic version such as 1.2.0: ${JSON.stringify(version.slice(0, 100))}` : null;
}
// src/tarball/tarball-name.ts
const harmless = /^[\w+~-][\w.+~-]*$/;
function npmFileName(name, version) {
	return `${name.replace(/^@/, "").replace("/", "-")}-${version.replace(/^[=v\s]+/, "")}.tgz`;
}
function publishedFileName(name, version) {
	return npmFileName(name, publishedVersion(version) ?? version);
}
function hasTarballName(name, version) {
	return harmless.test(publishedFileName(name, version));
}
function tarballName(name, version) {
	const file = publishedFileName(name, version);
	if (hasTarballName(name, version)) return file;
	throw new GateError("EPACK", `no tarball can be handed over under the name ${JSON.stringify(file.slice(0, 250))}`, "Correct name and version in package.json: letters, digits and . _ + ~ - are allowed.");
}
// src/model/json-bounds.ts
const [quote$1, comma, colon, backslash] = [
	34,
	44,
	58,
	92
];
const [opening, closing$1, eitherBracket] = [
	123,
	125,
	32
];
function endOfText(bytes, from) {
	let at = from;
	for (; at < bytes.length && bytes[at] !== quote$1; at++) if (bytes[at] === backslash) at++;
	return at;
}
function excessIn(bytes, most) {
	const items = [0];
	let [depth, values] = [0, 0];
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === quote$1) at = endOfText(bytes, at + 1);
		else if (byte === comma || byte === colon) {
			values++;
			const count = (items[depth] ?? 0) + (byte === comma ? 1 : 0);
			items[depth] = count;
			if (count >= most.items) return `has more than ${most.items.toLocaleString("en-US")} items in one list or object`;
		} else if ((byte | eitherBracket) === opening) {
			values++;
			items[++depth] = 0;
			if (depth > most.depth) return `is nested more than ${most.depth} levels deep`;
		} else if ((byte | eitherBracket) === closing$1) depth = Math.max(0, depth - 1);
		if (values > most.values) return `has more than ${most.values.toLocaleString("en-US")} values`;
	}
	return null;
}
// src/model/json-object.ts
const maxManifestSize = 8388608;
function withoutMark(text) {
	return text.replace(/^\uFEFF/, "");
}
const maxDepth = 100;
function tooDeep(text) {
	return excessIn(Buffer.from(text), {
		depth: maxDepth,
		values: Infinity,
		items: Infinity
	});
}
function parseJsonObject(text) {
	try {
		if (tooDeep(text) !== null) return null;
		const value = JSON.parse(withoutMark(text));
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
function readJsonObject(file) {
	try {
		const stat = statSync(file);
		return stat.isFile() && stat.size <= 8388608 ? parseJsonObject(readFileSync(file, "utf8")) : null;
	} catch {
		return null;
	}
}
// src/pack/rush.ts
const string = String.raw`"(?:\\.|[^"\\])*"?`;
const comments = new RegExp(String.raw`${string}|//[^\n]*|/\*[\s\S]*?(?:\*/|$)`, "g");
const lastCommas = new RegExp(String.raw`${string}|,(?=\s*[}\]])`, "g");
function without(text, tokens) {
	return text.replace(tokens, (each) => each.startsWith("\"") ? each : "");
}
function parse$4(text) {
	try {
		const value = JSON.parse(without(without(text.replace(/^\uFEFF/, ""), comments), lastCommas));
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
function isPublished(project) {
	return project.shouldPublish === true || typeof project.versionPolicyName === "string";
}
function readRush(text) {
	const config = text === null ? null : parse$4(text);
	if (!config) return null;
	const packer = [
		"pnpm",
		"npm",
		"yarn"
	].find((name) => typeof config[`${name}Version`] === "string");
	if (!packer) return null;
	const folders = (Array.isArray(config.projects) ? config.projects.filter(isObject) : []).filter(isPublished).map(({ projectFolder }) => projectFolder);
	return {
		packer: packer === "yarn" ? "npm" : packer,
		version: packer === "yarn" ? null : String(config[`${packer}Version`]),
		published: folders.filter((folder) => typeof folder === "string")
	};
}
function rushOf(folder) {
	try {
		return readRush(readFileSync(join(folder, "rush.json"), "utf8"));
	} catch {
		return null;
	}
}
// src/gate/workspace/patterns.ts
function strings(value) {
	return Array.isArray(value) && value.every((entry) => typeof entry === "string") ? value : null;
}
function readJson$1(file) {
	return readJsonObject(file) ?? {};
}
async function pnpmPatterns(file) {
	const { parse } = await import("./dist3.js").then((m) => __toESM(m.default, 1));
	try {
		return strings(asObject(parse(readFileSync(file, "utf8"))).packages);
	} catch (cause) {
		throw new GateError("EUSAGE", `pnpm-workspace.yaml can't be read: ${(cause instanceof Error ? cause.message.split("\n")[0] : String(cause)) ?? ""}`, "Correct it: it lists the packages to check.", { cause });
	}
}
async function rushPatterns(root) {
	const rush = rushOf(root);
	if (rush === null) return null;
	const { escapePath } = await import("./dist2.js");
	return rush.published.map((folder) => escapePath(folder));
}
function lernaPatterns(root) {
	return strings(readJson$1(join(root, "lerna.json")).packages);
}
async function workspacePatterns(root) {
	const pnpm = join(root, "pnpm-workspace.yaml");
	if (existsSync(pnpm)) return pnpmPatterns(pnpm);
	const { workspaces } = readJson$1(join(root, "package.json"));
	return strings(workspaces) ?? strings(asObject(workspaces).packages) ?? await rushPatterns(root) ?? lernaPatterns(root);
}
// src/model/top-folder.ts
function unversioned(path) {
	const start = path.lastIndexOf("/") + 1;
	return path.slice(0, start) + path.slice(start).replace(/\d+/g, "#");
}
function isRepositoryPath(path) {
	return /^[^/\\\p{C}\p{Zl}\p{Zp}][^\\\p{C}\p{Zl}\p{Zp}]{0,999}$/u.test(path) && !path.split("/").some((part) => part === ".." || part === "." || part === "");
}
function topFolder(path) {
	const container = path.indexOf("!");
	if (container > 0) return path.slice(0, container);
	const slash = path.indexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
function foldersOf(path) {
	const parts = path.split(/(?<=[/!])/).slice(0, -1);
	let end = 0;
	return parts.map((part) => {
		end += part.length;
		return {
			name: part.slice(0, -1),
			path: path.slice(0, end - 1)
		};
	});
}
function withoutDots(path) {
	return path.split("/").filter((part) => part !== "" && part !== ".").join("/");
}
// src/model/context.ts
function repositoryRoot(target, cwd, otherwise) {
	const path = resolve(cwd, target);
	const start = existsSync(path) && statSync(path).isDirectory() ? path : cwd;
	for (let folder = start;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git"))) return folder;
		if (folder === dirname(folder)) return otherwise ?? start;
	}
}
function pathFrom(folder, path) {
	return relative(folder, path).split(sep).join("/") || ".";
}
// src/github/event.ts
const help$2 = {
	file: "Run pack-gate as a step of a workflow job; the runner writes the event file.",
	variable: "Run pack-gate as a step of a workflow job; the runner sets the GITHUB_* variables."
};
const shaPlaces = new Map([
	["pull_request", [
		"pull_request",
		"head",
		"sha"
	]],
	["pull_request_target", [
		"pull_request",
		"head",
		"sha"
	]],
	["pull_request_review", [
		"pull_request",
		"head",
		"sha"
	]],
	["pull_request_review_comment", [
		"pull_request",
		"head",
		"sha"
	]],
	["merge_group", ["merge_group", "head_sha"]],
	["workflow_run", ["workflow_run", "head_sha"]]
]);
function readWorkflowRun(env) {
	const event = variable(env, "GITHUB_EVENT_NAME", /^[a-z_]+$/, "an event name such as push");
	const payload = readPayload(env);
	const repository = variable(env, "GITHUB_REPOSITORY", /^[\w.-]+\/[\w.-]+$/, "owner/name");
	const [owner = "", repo = ""] = repository.split("/");
	const server = webAddress(env, "GITHUB_SERVER_URL", "https://github.com");
	const runId = variable(env, "GITHUB_RUN_ID", /^\d+$/, "a number");
	const attempt = env.GITHUB_RUN_ATTEMPT ? variable(env, "GITHUB_RUN_ATTEMPT", /^\d+$/, "a number") : "1";
	return {
		event,
		owner,
		repo,
		sha: commitOf$1(event, payload, env),
		base: baseOf(event, payload),
		apiUrl: apiUrlOf(env),
		url: `${server}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
		runId,
		attempt,
		workflow: env.GITHUB_WORKFLOW ?? "",
		job: env.GITHUB_JOB ?? "",
		pullRequest: pullRequestOf(event, payload)
	};
}
function pullRequestOf(event, payload) {
	if (!event.startsWith("pull_request")) return null;
	const number = isRecord(payload.pull_request) ? payload.pull_request.number : void 0;
	return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : null;
}
function commitOf$1(event, payload, env) {
	const place = shaPlaces.get(event);
	if (place === void 0) return variable(env, "GITHUB_SHA", commit$1, "a full commit SHA").toLowerCase();
	const found = at$1(payload, place);
	if (typeof found === "string" && commit$1.test(found)) return found.toLowerCase();
	throw new GateError("EGITHUB", `The event file of this ${event} event has no commit: expected a full commit SHA at ${place.join(".")}, got ${describe(found)}.`, help$2.file);
}
const basePlaces = new Map([
	["pull_request", [
		"pull_request",
		"base",
		"sha"
	]],
	["pull_request_target", [
		"pull_request",
		"base",
		"sha"
	]],
	["merge_group", ["merge_group", "base_sha"]]
]);
function hasBase(event) {
	return event !== void 0 && basePlaces.has(event);
}
function baseOf(event, payload) {
	const place = basePlaces.get(event);
	if (place === void 0) return null;
	const found = at$1(payload, place);
	if (typeof found === "string" && commit$1.test(found)) return found.toLowerCase();
	throw new GateError("EGITHUB", `The event file of this ${event} event has no base commit: expected a full commit SHA at ${place.join(".")}, got ${describe(found)}.`, help$2.file);
}
function at$1(payload, place) {
	return place.reduce((value, key) => isRecord(value) && Object.hasOwn(value, key) ? value[key] : void 0, payload);
}
const commit$1 = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
function readPayload(env) {
	const path = env.GITHUB_EVENT_PATH;
	if (!path) throw new GateError("EGITHUB", "GITHUB_EVENT_PATH is not set: expected the path of the event file.", help$2.file);
	const payload = parse$3(readEventFile(path));
	if (isRecord(payload)) return payload;
	throw new GateError("EGITHUB", `The event file is not a JSON object (GITHUB_EVENT_PATH): got ${describe(payload)}.`, help$2.file);
}
function readEventFile(path) {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		throw new GateError("EGITHUB", `The event file could not be read (GITHUB_EVENT_PATH): ${isRecord(cause) && typeof cause.code === "string" ? cause.code : "unknown error"}.`, help$2.file, { cause });
	}
}
function parse$3(text) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new GateError("EGITHUB", "The event file is not valid JSON (GITHUB_EVENT_PATH).", help$2.file, { cause });
	}
}
function variable(env, name, shape, expected) {
	const value = env[name];
	if (value !== void 0 && shape.test(value)) return value;
	throw new GateError("EGITHUB", `${name} is ${value ? describe(value) : "not set"}: expected ${expected}.`, help$2.variable);
}
function apiUrlOf(env) {
	return webAddress(env, "GITHUB_API_URL", "https://api.github.com");
}
function webAddress(env, name, usual) {
	const value = env[name] ?? "";
	if (value === "") return usual;
	const url = URL.canParse(value) ? new URL(value) : null;
	if (url !== null && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, "");
	throw new GateError("EGITHUB", `${name} is ${describe(value)}: expected an http or https address.`, help$2.variable);
}
function describe(value) {
	if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
	if (value === void 0) return "nothing";
	if (value === null) return "null";
	return Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/github/failure.ts
const longestMessage = 300;
function failureOf(error) {
	const { status, response, message, errors } = error;
	const text = typeof message === "string" ? message : String(error);
	if (Array.isArray(errors) && status === void 0) return {
		kind: errors.some((each) => isObject(each) && each.type === "FORBIDDEN") ? "forbidden" : "rejected",
		status: 200,
		message: text.slice(0, longestMessage)
	};
	const headers = response?.headers;
	if (headers === void 0 || typeof status !== "number") return unanswered(error);
	return {
		kind: kindOf(status, headers, text),
		status,
		message: text.slice(0, longestMessage)
	};
}
const certificateCode = /^(?:(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_(?:VERIFY|GET_ISSUER)\w*|CERT_\w+|ERR_TLS_CERT_\w+)$/;
function unanswered(error) {
	let root = error;
	for (let depth = 0; depth < 5 && isObject(root) && isObject(root.cause); depth += 1) root = root.cause;
	const { code, message } = isObject(root) ? root : { message: String(root) };
	const words = [code, message].filter((word) => typeof word === "string" && word !== "");
	return {
		kind: typeof code === "string" && certificateCode.test(code) ? "untrusted" : "unsure",
		status: null,
		message: [...new Set(words)].join(": ").slice(0, longestMessage) || "no answer"
	};
}
function kindOf(status, headers, message) {
	if (status >= 500) return "unsure";
	if (status === 429) return "rate-limit";
	if (status === 401) return "forbidden";
	if (status !== 403) return "rejected";
	return headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(message) ? "rate-limit" : "forbidden";
}
const reasons = {
	forbidden: "this token may not do it",
	"rate-limit": "the rate limit is used up for longer than a run waits",
	unsure: "GitHub did not answer as it should, also after retries",
	untrusted: "the certificate that answered is not trusted here",
	rejected: "GitHub refused the request"
};
function reasonOf$1(failure) {
	const status = failure.status === null ? "" : `${failure.status} `;
	return `${reasons[failure.kind]} (${status}${failure.message})`;
}
function githubError(what, failure, permission, input) {
	const remedies = {
		forbidden: `Give the job \`permissions: ${permission}\`. Pull requests from forks and from Dependabot always have a read-only token: for them set \`${input}: auto\`, or post in two stages (docs/pull-requests.md).`,
		"rate-limit": "Run the job again later, or set `token` to a token with its own limit.",
		unsure: "Run the job again. If it persists, see whether GitHub reports an incident.",
		untrusted: "Set NODE_EXTRA_CA_CERTS, in the environment of the runner or the job, to the file with the certificate of your authority.",
		rejected: `Check the inputs \`${input}\` and \`token\`, and that the commit belongs to this repository.`
	};
	return new GateError("EGITHUB", `${what} could not be posted: ${reasonOf$1(failure)}.`, remedies[failure.kind]);
}
// src/github/contents.ts
function commitOf(env, root) {
	try {
		if (env.GITHUB_EVENT_PATH !== void 0) return readWorkflowRun(env).sha;
	} catch {}
	return headCommit(root);
}
function hereOf(env, root) {
	const run = runOf(env);
	return run && {
		run,
		commit: commitOf(env, root)
	};
}
function withCommit(report, commit, run) {
	if (report.conclusion === "error" && !isRepository(report)) return report;
	const isOfCommit = isRepository(report) || "packer" in report && report.packer !== null;
	return {
		...report,
		...isOfCommit && commit !== null && { commit },
		...run !== null && { run }
	};
}
const remedies = {
	forbidden: "Give the job `permissions: contents: read`, or a token that may read that repository.",
	"rate-limit": "Run it again later, or give a token: requests without one have a low limit.",
	unsure: "Run it again. If it persists, see whether GitHub reports an incident.",
	untrusted: "Set NODE_EXTRA_CA_CERTS, in the environment of the runner or the job, to the file with the certificate of your authority.",
	rejected: "Check the name of the repository, the path and the ref."
};
async function readContents(api, { owner, repo, path, ref }) {
	const name = `${owner}/${repo}/${path}@${ref}`;
	const answer = await api.rest.repos.getContent({
		owner,
		repo,
		path,
		ref
	}).catch((error) => {
		const failure = failureOf(error);
		if (failure.status === 404) return null;
		const reason = plain(reasonOf$1(failure));
		throw new GateError("EGITHUB", `${name} could not be read: ${reason}.`, remedies[failure.kind], { cause: error });
	});
	if (answer === null) return null;
	const { data } = answer;
	if (!Array.isArray(data) && data.type === "file" && data.encoding === "base64") return Buffer.from(data.content, "base64");
	throw new GateError("EGITHUB", `${name} is ${Array.isArray(data) ? "a folder" : data.type === "file" ? "larger than 1 MB" : `a ${data.type}`}, expected a file of at most 1 MB.`, "Give a policy file.");
}
async function seesCommit(api, { owner, repo }, ref) {
	return api.rest.repos.getContent({
		owner,
		repo,
		path: "",
		ref
	}).then(() => true, () => false);
}
function githubTree(api, { owner, repo }, commit) {
	let seen = null;
	return { async read(path) {
		const bytes = await readContents(api, {
			owner,
			repo,
			path,
			ref: commit
		});
		if (bytes !== null) return bytes;
		seen ??= seesCommit(api, {
			owner,
			repo
		}, commit);
		if (await seen) return null;
		throw new GateError("EGITHUB", `the base commit ${commit.slice(0, 12)} can't be read with this token`, "Give the job `permissions: contents: read`.");
	} };
}
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function textIn(...path) {
	try {
		return readFileSync(join(...path), "utf8").trim();
	} catch {
		return "";
	}
}
function gitFolder(root) {
	const link = /^gitdir: (.+)$/m.exec(textIn(root, ".git"))?.[1];
	return link === void 0 ? join(root, ".git") : resolve(root, link);
}
function packedRef(folder, ref) {
	return textIn(folder, "packed-refs").split("\n").find((line) => line.endsWith(` ${ref}`))?.split(" ")[0];
}
function headCommit(root) {
	const folder = gitFolder(root);
	const head = textIn(folder, "HEAD");
	const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
	const shared = resolve(folder, textIn(folder, "commondir") || ".");
	const found = ref === void 0 ? head : textIn(folder, ref) || textIn(shared, ref) || packedRef(shared, ref);
	return found !== void 0 && commit.test(found) ? found : null;
}
// src/report/render/budget.ts
function bytesOf(text) {
	return Buffer.byteLength(text, "utf8");
}
function headBytes(text, maxBytes) {
	if (maxBytes <= 0) return "";
	const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes));
	return text.slice(0, read);
}
function shorten(text, maxBytes) {
	return bytesOf(text) <= maxBytes ? text : `${headBytes(text, maxBytes - bytesOf("…"))}…`;
}
function openAtEnd(markdown) {
	let fence;
	let foldings = 0;
	for (const line of markdown.split("\n")) {
		const [, marker, rest = ""] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
		if (fence !== void 0) {
			if (marker?.startsWith(fence) === true && rest.trim() === "") fence = void 0;
		} else if (marker !== void 0) {
			if (marker.startsWith("~") || !rest.includes("`")) fence = marker;
		} else if (line.startsWith("<details>")) foldings += 1;
		else if (line.startsWith("</details>")) foldings -= 1;
	}
	return {
		fence,
		foldings
	};
}
function closing(markdown) {
	const { fence, foldings } = openAtEnd(markdown);
	return (fence === void 0 ? "" : `\n${fence}\n`) + "\n\n</details>\n".repeat(Math.max(0, foldings));
}
function cutBytes(text, maxBytes, ending = "…") {
	if (bytesOf(text) <= maxBytes) return text;
	let head = headBytes(text, maxBytes - bytesOf(ending));
	for (;;) {
		const cut = head + closing(head) + ending;
		const over = bytesOf(cut) - maxBytes;
		if (over <= 0) return cut;
		if (head === "") return headBytes(ending, maxBytes);
		head = headBytes(head, bytesOf(head) - over);
	}
}
function listWithin(items, maxBytes, more, maxItems = Infinity) {
	const ended = (taken) => taken === items.length ? items.slice() : [...items.slice(0, taken), more(items.length - taken)];
	let taken = 0;
	let used = 0;
	for (let next = 1; next <= Math.min(items.length, maxItems); next += 1) {
		used += bytesOf(items[next - 1] ?? "") + (next === 1 ? 0 : 1);
		if (used > maxBytes) break;
		const tail = next === items.length ? 0 : 1 + bytesOf(more(items.length - next));
		if (used + tail <= maxBytes) taken = next;
	}
	return headBytes(ended(taken).join("\n"), maxBytes);
}
// src/model/entries.ts
function entriesOf(findings) {
	const groups = new Map();
	const all = [];
	for (const finding of findings) {
		const { group } = finding;
		const known = group === void 0 ? void 0 : groups.get(group);
		if (known) {
			known.push(finding);
			continue;
		}
		const made = [finding];
		all.push(made);
		if (group !== void 0) groups.set(group, made);
	}
	return all.map((entry) => entry.toSorted(byLevel)).flatMap(([first, ...also]) => first ? [{
		...first,
		help: helpOf([first, ...also]),
		also
	}] : []);
}
function helpOf(findings) {
	const needed = findings.filter(({ follows }, index) => index === 0 || follows !== true);
	return [...new Set(needed.map(({ help }) => help))].join("\n");
}
// src/report/render/help.ts
function readHelp(help) {
	const parts = [];
	for (const line of help.split(/\r?\n/)) {
		const last = parts.at(-1);
		if (line.trim() === "") continue;
		if (!line.startsWith("  ")) parts.push({
			kind: "prose",
			text: line
		});
		else if (last?.kind === "paste") parts[parts.length - 1] = {
			kind: "paste",
			lines: [...last.lines, line]
		};
		else parts.push({
			kind: "paste",
			lines: [line]
		});
	}
	return parts.map((part) => part.kind === "paste" ? {
		kind: "paste",
		lines: dedent(part.lines)
	} : part);
}
function joinHelps(helps) {
	const all = [...new Set(helps)].map((help) => {
		const [, stem = help, pattern] = /^([^\r\n]*:) ("(?:[^"\\\r\n]|\\.)+")$/.exec(help) ?? [];
		return {
			help,
			stem,
			pattern
		};
	});
	return new Map([...groupBy(all, ({ stem }) => stem)].flatMap(([stem, same]) => {
		const joined = [stem, ...same.flatMap(({ pattern }) => pattern === void 0 ? [] : [`  ${pattern}`])].join("\n");
		return same.map(({ help }) => [help, same.length === 1 ? help : joined]);
	}));
}
function dedent(lines) {
	const indent = smallest(lines.map((line) => line.length - line.trimStart().length));
	return lines.map((line) => line.slice(indent));
}
// src/report/render/group.ts
function groupByRule(findings, limit) {
	const rules = [...groupBy(findings, (finding) => finding.ruleId)].sort(([, a], [, b]) => a.length - b.length);
	const shares = shareOut(rules.map(([, all]) => all.length), limit);
	return rules.map(([ruleId, all], index) => {
		const shown = all.slice(0, shares[index]);
		const joined = joinHelps(shown.map(({ help }) => help));
		const clusters = [...groupBy(shown, ({ help }) => joined.get(help) ?? help)].map(([help, same]) => ({
			help,
			findings: same
		}));
		return {
			ruleId,
			total: all.length,
			left: all.length - shown.length,
			clusters
		};
	});
}
function shareOut(wanted, limit) {
	const shares = wanted.map((count) => Math.min(1, count));
	let left = limit - shares.length;
	while (left > 0 && shares.some((share, index) => share < (wanted[index] ?? 0))) wanted.forEach((count, index) => {
		const share = shares[index] ?? 0;
		if (left <= 0 || share >= count) return;
		shares[index] = share + 1;
		left -= 1;
	});
	return shares;
}
function namesPath(message, path) {
	if (path === "") return true;
	for (let at = message.indexOf(path); at !== -1; at = message.indexOf(path, at + 1)) {
		const before = message[at - 1] ?? " ";
		const after = message[at + path.length] ?? " ";
		if (/[\s"'`(]/.test(before) && /[\s"'`),:;]/.test(after)) return true;
	}
	return false;
}
function sharedAnchor(group) {
	const places = new Set(group.clusters.flatMap((cluster) => cluster.findings.map(anchorOf)));
	return places.size === 1 ? [...places][0] : void 0;
}
function placeOf$2({ path, line }) {
	return line === void 0 ? path : `${path}:${line}`;
}
function anchorOf({ path, anchor }) {
	if (anchor.line === 1 && (anchor.path === path || /(^|\/)package\.json$/.test(anchor.path))) return void 0;
	return `${shorten(anchor.path, 500)}:${anchor.line}`;
}
// src/report/render/wrap.ts
function painter(color) {
	return (tones, text) => color ? styleText(tones, text, { validateStream: false }) : text;
}
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
function widthOf(text) {
	if (/^[\x20-\x7e]*$/.test(text)) return text.length;
	let width = 0;
	for (const char of text) width += /\p{M}|\u200d/u.test(char) ? 0 : wide.test(char) ? 2 : 1;
	return width;
}
function wrap(text, columns, first = "") {
	const indent = " ".repeat(widthOf(first));
	const lines = [];
	let line = first;
	let empty = true;
	for (const word of wordsOf$1(text, columns - indent.length)) {
		if (!empty && widthOf(line) + 1 + widthOf(word) > columns) {
			lines.push(line);
			line = indent;
			empty = true;
		}
		line += empty ? word : ` ${word}`;
		empty = false;
	}
	return [...lines, line];
}
function wordsOf$1(text, room) {
	const words = [];
	let parts = [];
	for (const part of text.split(" ")) {
		parts.push(part);
		const joined = parts.join(" ");
		const closed = joined.split("`").length % 2 === 1;
		const fits = widthOf(joined) <= room;
		if (!closed && fits) continue;
		for (const word of closed && fits ? [joined] : parts) words.push(word);
		parts = [];
	}
	return [...words, ...parts];
}
// src/report/render/text-findings.ts
const limit = 20;
function changesAsText({ files }) {
	const changed = files.filter(({ state, wasMode }) => state === "changed" || state === "renamed" || wasMode !== void 0);
	if (changed.length === 0) return [];
	const left = changed.length - limit;
	return [
		"Changed",
		...changed.slice(0, limit).map((file) => `  ${plain(shorten(file.path, 300))}  ${plain(shorten(changeOf(file), 400))}`),
		...left > 0 ? [`  and ${formatCount(left)} more: see --reporter json`] : []
	];
}
function changeOf({ state, size, mode, was, wasSize, wasMode }) {
	return [
		...was === void 0 ? [] : [`was ${was}`],
		...wasSize === void 0 ? state === "changed" ? [`${formatBytes(size)}, different bytes`] : [] : [`${formatBytes(wasSize)} → ${formatBytes(size)}`],
		...wasMode === void 0 ? [] : [`mode ${formatMode(wasMode)} → ${formatMode(mode)}`]
	].join(", ");
}
const levels = [
	{
		level: "error",
		limit: 20,
		tone: "red",
		help: true
	},
	{
		level: "warning",
		limit: 10,
		tone: "yellow",
		help: true
	},
	{
		level: "note",
		limit: 5,
		tone: "cyan",
		help: false
	}
];
const exampleLimit = 3;
const reasonLimit = 5;
function findingsAsText(verdict, paint, columns, verbose = false) {
	const entries = entriesOf(verdict.findings);
	return levels.flatMap(({ level, limit, tone, help }) => {
		return groupByRule(entries.filter((entry) => entry.level === level), verbose ? Infinity : limit).map((group) => {
			const place = sharedAnchor(group);
			const lines = group.clusters.flatMap((cluster) => clusterLines(cluster, {
				verdict,
				columns,
				help,
				place
			}));
			const more = group.left === 0 ? [] : [`  and ${formatCount(group.left)} more: see --verbose`];
			return [
				titleOf(group, place, paint, level, tone),
				...lines,
				...more,
				...explained(group, paint, columns)
			];
		});
	});
}
function titleOf(group, place, paint, level, tone) {
	const count = group.total > 1 ? ` (${formatCount(group.total)})` : "";
	const see = place === void 0 ? "" : paint("dim", `  see ${plain(place)}`);
	return `${paint(["bold", tone], level)}  ${paint("bold", plain(group.ruleId))}${count}${see}`;
}
function explained({ ruleId }, paint, columns) {
	const command = explainCommand(ruleId);
	return command === null ? [] : wrap(`Learn more: ${command}`, columns, "  ").map((line) => paint("dim", line));
}
function clusterLines(cluster, setting) {
	const facts = cluster.findings.flatMap((entry) => [
		...wrap(plain(shorten(sentence(entry, setting), 2e3)), setting.columns, "  "),
		...examples(entry),
		...reasonLines(entry, setting)
	]);
	return setting.help ? [...facts, ...helpLines(cluster.help, setting.columns)] : facts;
}
function reasonLines({ ruleId, also }, setting) {
	const left = also.length - reasonLimit;
	return [...also.slice(0, reasonLimit).flatMap((finding) => wrap(plain(shorten(`also${finding.ruleId === ruleId ? "" : ` ${finding.ruleId}`}: ${sentence(finding, setting)}`, 1e3)), setting.columns, "    ")), ...left > 0 ? [`    and ${plural(left, "other reason")}`] : []];
}
function sentence(finding, { verdict, place }) {
	const anchor = anchorOf(finding);
	const before = finding.baselineState === "unchanged" ? ` (already in ${verdict.baseline.version ?? "the baseline"})` : "";
	return `${factOf(finding)}${before}${anchor === void 0 || anchor === place || anchor === placeOf$2(finding) ? "" : ` (see ${anchor})`}`;
}
function factOf(finding) {
	const { path, line, message } = finding;
	return line === void 0 && namesPath(message, path) ? message : `${placeOf$2(finding)}: ${message}`;
}
function examples(finding) {
	const paths = finding.examples ?? [];
	const left = (finding.count ?? paths.length) - Math.min(paths.length, exampleLimit);
	const unnamed = paths.slice(0, exampleLimit).filter((path) => !namesPath(finding.message, path) && path !== finding.path);
	if (unnamed.length === 0) return [];
	return [...unnamed.map((path) => `    ${plain(shorten(path, 500))}`), ...left > 0 ? [`    and ${plural(left, "other file")}`] : []];
}
function helpLines(help, columns) {
	return readHelp(shorten(help, 4e3)).flatMap((part) => {
		if (part.kind === "paste") return part.lines.map((line) => `        ${plain(line)}`);
		return wrap(plain(part.text), columns, "    → ");
	});
}
// src/report/render/facts.ts
function formatChange(before, after) {
	const change = after - before;
	if (change === 0) return "no change";
	const sign = change > 0 ? "+" : "-";
	const amount = `${sign}${formatBytes(Math.abs(change))}`;
	const percent = Math.abs(change) / before * 100;
	return before > 0 && percent >= .05 ? `${amount}, ${sign}${formatPercent(percent)} %` : amount;
}
function formatPercent(percent) {
	return percent < 9.95 ? percent.toFixed(1) : formatCount(Math.round(percent));
}
function totalsOf(verdict) {
	const { totals, baseline } = verdict;
	const before = filesBefore(verdict);
	const files = before === null ? formatCount(totals.files) : `${formatCount(totals.files)}, ${formatCount(before)} before: ${formatCount(totals.added)} added, ${formatCount(totals.removed)} removed, ${formatCount(totals.renamed)} renamed, ${formatCount(totals.changed)} changed`;
	const unpacked = baseline.unpackedSize === null ? formatBytes(totals.unpackedSize) : `${formatBytes(totals.unpackedSize)}, ${formatBytes(baseline.unpackedSize)} before: ` + formatChange(baseline.unpackedSize, totals.unpackedSize);
	return [
		{
			label: "Files",
			value: files
		},
		{
			label: "Unpacked",
			value: unpacked
		},
		{
			label: "Packed",
			value: totals.size === null ? "not known: no tarball was made" : formatBytes(totals.size)
		}
	];
}
function nextStep(verdict) {
	const { conclusion, findings, policy, path = "." } = verdict;
	const errors = entriesOf(findings).filter(({ level }) => level === "error");
	if (conclusion !== "failure" || errors.length === 0) return null;
	if (errors.some(({ unbuilt }) => unbuilt !== void 0)) return "Next: build first, then run pack-gate again.";
	const [these, them] = errors.length === 1 ? ["this error", "it"] : ["these errors", "them"];
	const isFixable = errors.some(({ fix, also }) => [fix, ...also.map((each) => each.fix)].some((each) => each));
	const place = path === "." ? "" : ` ${path}`;
	const start = `Next: fix ${these}${isFixable ? ` (\`pack-gate check${place} --fix\` does what needs no decision)` : ""}, or approve ${them}`;
	if (policy?.side === "base") return `${start} in ${policy.path ?? "a policy file, .github/pack-gate.yml"} of the base branch, which decides.`;
	return `${start}: \`pack-gate accept${place}\` changes the policy.`;
}
function isCompared({ baseline: { kind } }) {
	return kind !== "first-release" && kind !== "none";
}
function filesBefore(verdict) {
	const { totals } = verdict;
	return isCompared(verdict) ? totals.files - totals.added + totals.removed : null;
}
function groundsOf(verdict) {
	return [
		{
			label: "Baseline",
			value: baselineOf(verdict)
		},
		{
			label: "Packer",
			value: packerOf$4(verdict)
		},
		{
			label: "Contents",
			value: contents[verdict.contents]
		},
		...verdict.tarball === null ? [] : [{
			label: "Tarball",
			value: verdict.tarball.path
		}],
		{
			label: "Policy",
			value: policyOf$1(verdict)
		}
	];
}
const contents = {
	"working-tree": "read from the working folder",
	tarball: "read from the tarball"
};
function hostOf(address) {
	return /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? address;
}
const initial = /^(0\.0\.\d+|0\.1\.0|1\.0\.0)(-|$)/;
function firstReleaseWords({ baseline: { registry }, package: { version } }) {
	const host = registry === void 0 ? "the registry" : hostOf(registry);
	if (initial.test(version)) return `none: ${host} has no release of this package`;
	return `none: ${host} answers 404 although this is ${version}: never published, or this token may not see it; \`baseline: { required: true }\` makes that an error`;
}
function withdrawnWords({ version, deprecated }) {
	if (deprecated === void 0) return "";
	const said = deprecated.length > 200 ? `${deprecated.slice(0, 200)}…` : deprecated;
	return `; ${version ?? "it"} is deprecated (${said}), so what it had counts as new`;
}
function baselineOf(verdict) {
	const { baseline } = verdict;
	const number = baseline.version ?? "a release without a version";
	const version = baseline.name === void 0 ? number : `${baseline.name}@${number}`;
	const said = {
		published: baseline.registry === void 0 ? `${version}, as published` : `${version}, from ${hostOf(baseline.registry)}`,
		tarball: `${version}, from a tarball`,
		folder: `${version}, packed from a folder`,
		"first-release": firstReleaseWords(verdict),
		none: "none, as requested"
	};
	const passed = (baseline.passedOver ?? []).map((each) => `; ${each.version} was skipped: ${each.reason}`);
	return said[baseline.kind] + passed.join("") + withdrawnWords(baseline);
}
function packerOf$4({ packer }) {
	if (packer === null) return "none: a tarball was checked";
	const scripts = packer.ignoreScripts === true ? ", without lifecycle scripts" : "";
	const chosen = packer.chosenBy === void 0 ? "" : ` (${reasonOf(packer.chosenBy)})`;
	return [`${packer.name} ${packer.version}${scripts}${chosen}`, ...packer.notes ?? []].join("; ");
}
const sides = {
	head: ", of this change",
	base: ", of the base branch"
};
function policyOf$1({ policy }) {
	if (policy === null) return "no policy file found; default rules apply";
	if (policy.path === null) return "the base branch decides and has no policy; default rules apply";
	const made = policy.extends ? `; extends ${policy.extends.join(", ")}` : "";
	return policy.path + (policy.side ? sides[policy.side] : "") + made;
}
function reasonOf({ by, path = "package.json" }) {
	return {
		policy: `chosen by packer in ${path}`,
		rush: `chosen by ${path}`,
		request: "as requested",
		packageManager: `chosen by packageManager in ${path}`,
		devEngines: `chosen by devEngines in ${path}`,
		"lock-file": `chosen by ${path}`,
		"release-tool": `chosen by ${path}`,
		default: "default: no lock file or packageManager found"
	}[by];
}
// src/report/render/verdict-line.ts
function reportLine(report) {
	if (isRepository(report)) return repositoryLine(report);
	return hasVerdict(report) ? lineOf(report, withRules) : errorLine({
		...report,
		error: {
			...report.error,
			message: gistOf(report)
		}
	});
}
function repositoryLine(report) {
	const verdicts = verdictsOf(report);
	const counts = countsOf$1(verdicts, withRules).join(", ");
	const all = plural(report.packages.length, "package");
	const blocked = verdicts.filter(({ conclusion }) => conclusion === "failure").length;
	if (report.packages.length === 0 && report.conclusion === "success") return "Passed: no package to check";
	const missing = report.packages.length - verdicts.length;
	if (missing > 0) return plain(`No verdict: ${formatCount(missing)} of ${all} could not be checked${verdicts.length === 0 ? "" : `; the others: ${counts}`}`);
	if (report.conclusion === "error") return plain(`No verdict: the run over ${all} did not finish; its packages: ${counts}`);
	if (report.conclusion === "failure" && blocked === 0) return plain(`Blocked: the run over ${all} failed; its packages: ${counts}`);
	return plain(blocked > 0 ? `Blocked: ${counts}; ${formatCount(blocked)} of ${all} blocked` : `Passed: ${all}, ${counts}`);
}
function verdictLine(verdict) {
	return lineOf(verdict, withoutRules);
}
function lineOf(verdict, rules) {
	if (verdict.conclusion === "neutral") return comparedLine(verdict, rules);
	const counts = countsOf$1([verdict], rules).join(", ");
	const release = releaseOf(verdict);
	return plain((verdict.conclusion === "failure" ? `Blocked: ${counts} in ${release}` : `Passed: ${release}, ${counts}`) + remarkOn(verdict));
}
function comparedLine(verdict, rules) {
	const { package: { name, version }, baseline } = verdict;
	const counts = [...differs(verdict) ? [] : ["the same files"], ...countsOf$1([verdict], rules)].join(", ");
	return plain(`Compared: ${nameOf(baseline.name ?? name, baseline.version)} with ${nameOf(name, version)}, ${counts}`);
}
function gistOf(report) {
	const { mistakes = [], message } = report.error;
	if (mistakes.length > 1) return errorParts(report).title;
	return (message.trim().split(/\r?\n/, 1)[0] ?? "").replace(/:$/, "");
}
function errorLine(report, decides = true) {
	const { code, message } = report.error;
	return plain(`${decides ? "No verdict" : "Error"}: ${code}: ${message.trim().replace(/\s*[\r\n]+\s*/g, " ")}`);
}
const withoutRules = () => "";
const mostRules = 3;
const withRules = (findings) => {
	const rules = [...new Set(findings.map(({ ruleId }) => ruleId))];
	const left = rules.length - mostRules;
	return ` (${rules.slice(0, mostRules).join(", ")}${left > 0 ? ` and ${formatCount(left)} more` : ""})`;
};
function countsOf$1(verdicts, rules) {
	const entries = verdicts.flatMap(({ findings }) => entriesOf(findings));
	const of = (level) => entries.filter((entry) => entry.level === level);
	const excused = verdicts.reduce((sum, { waived }) => sum + waived.length, 0);
	const grave = ["error", "warning"].flatMap((level) => {
		const found = of(level);
		return found.length === 0 ? [] : [plural(found.length, level) + rules(found)];
	});
	const notes = of("note").length;
	const counted = grave.length === 0 && notes > 0 ? [plural(notes, "note")] : grave;
	const waived = excused > 0 ? [`${formatCount(excused)} waived`] : [];
	return [...counted.length === 0 ? ["no findings"] : counted, ...waived];
}
function nameOf(name, version) {
	return `${name || "(no name)"}@${version === null || version === "" ? "(no version)" : version}`;
}
function releaseOf(verdict) {
	const { name, version } = verdict.package;
	const release = nameOf(name, version);
	const { kind, version: before } = verdict.baseline;
	if (kind === "first-release" || kind === "none") return release;
	return `${release} against ${before ?? "a baseline without a version"}`;
}
function remarkOn(verdict) {
	if (verdict.baseline.kind === "first-release") return " (first release: nothing to compare with)";
	return verdict.baseline.kind === "none" ? " (no baseline)" : "";
}
const notApproved = "The check did not finish, so the release is not approved (exit code 2).";
function errorParts({ error }) {
	const [first = "", ...others] = error.message.trim().split(/\r?\n/);
	const mistakes = error.mistakes ?? [];
	const [only] = mistakes;
	const rest = others.map((text) => ({ text }));
	if (only === void 0) return {
		title: first,
		lines: rest
	};
	const described = mistakes.map((mistake) => ({
		text: `${mistake.path}:${mistake.line}:${mistake.column}: ${mistake.message}`,
		mistake
	}));
	const uncounted = rest.slice(mistakes.length - 1);
	const count = `${uncounted.length > 0 ? "more than " : ""}${formatCount(mistakes.length)} mistakes in ${only.path}`;
	return {
		title: mistakes.length === 1 && uncounted.length === 0 ? `a mistake in ${only.path}` : count,
		lines: [...described, ...uncounted]
	};
}
// src/report/render/snippet.ts
const leastRoom = 10;
function snippet({ line, source }, columns) {
	if (source === void 0) return [];
	const number = String(line);
	const gutter = `  ${number} | `;
	const room = Math.max(leastRoom, columns - gutter.length);
	const before = Array.from(source.text.slice(0, source.column - 1));
	const after = Array.from(source.text.slice(source.column - 1));
	const head = fitting(before.toReversed(), Math.floor(room * .6) - 1).toReversed();
	const cutBefore = head.length < before.length;
	const start = `${cutBefore ? "…" : ""}${head.join("")}`;
	const caret = widthOf(plain(start));
	const tail = fitting(after, room - head.reduce((sum, character) => sum + escapedWidth(character), cutBefore ? 1 : 0) - 1);
	const cutAfter = tail.length < after.length;
	return [`${gutter}${plain(`${start}${tail.join("")}${cutAfter ? "…" : ""}`)}`, `  ${" ".repeat(number.length)} | ${" ".repeat(caret)}^`];
}
function fitting(characters, room) {
	let left = room;
	const end = characters.findIndex((character) => {
		left -= escapedWidth(character);
		return left < 0;
	});
	return end === -1 ? characters : characters.slice(0, end);
}
function escapedWidth(character) {
	return character === ":" || character === "#" ? 2 : widthOf(plain(character));
}
// src/report/text.ts
const tones = {
	success: "green",
	failure: "red",
	neutral: "cyan"
};
const waivedLimit = 10;
function renderText(verdict, style, title = verdictLine(verdict)) {
	const paint = painter(style.color);
	const columns = columnsOf(style);
	const next = nextStep(verdict);
	return page([
		headline(shorten(title, 1e3), tones[verdict.conclusion], paint, columns),
		...findingsAsText(verdict, paint, columns, style.verbose),
		...verdict.conclusion === "neutral" ? [changesAsText(verdict)] : [],
		waivedAsText(verdict.waived, columns, style.verbose ? Infinity : waivedLimit),
		factsAsText(verdict, paint, columns),
		next === null ? [] : wrap(plain(next), columns)
	]);
}
function renderTextError(report, style, decides = true) {
	const paint = painter(style.color);
	const columns = columnsOf(style);
	const { code, help, location, mistakes } = report.error;
	const { title, lines } = errorParts(report);
	const head = headline(errorLine({
		...report,
		error: {
			code,
			help,
			message: title
		}
	}, decides), "red", paint, columns);
	const place = location && [
		location.path,
		location.line,
		location.column
	].filter((part) => part !== void 0).join(":");
	const described = lines.map(({ text, mistake }) => mistake ? [...wrap(plain(text), columns), ...snippet(mistake, columns)] : wrap(plain(text), columns, "  "));
	return page([
		...mistakes ? [head, ...described] : [[
			...head,
			...described.flat(),
			...place === void 0 ? [] : [`  at ${plain(place)}`]
		]],
		help.split(/\r?\n/).flatMap((line, index) => wrap(plain(line), columns, index === 0 ? "→ " : "  ")),
		decides ? [notApproved] : []
	]);
}
function columnsOf({ columns }) {
	return Number.isFinite(columns) && columns >= 20 ? Math.min(columns, 120) : 80;
}
function page(sections) {
	return sections.flatMap((lines) => lines.length === 0 ? [] : [lines.join("\n")]).join("\n\n") + "\n";
}
function headline(line, tone, paint, columns) {
	return wrap(line, columns).map((part) => paint(["bold", tone], part));
}
function waivedAsText(waived, columns, limit) {
	if (waived.length === 0) return [];
	const lines = waived.slice(0, limit).flatMap((finding) => {
		const until = finding.expires === null ? "" : ` (until ${finding.expires})`;
		return wrap(plain(shorten(`${finding.ruleId} ${finding.path}: ${finding.reason}${until}`, 1e3)), columns, "  ");
	});
	const left = waived.length - limit;
	return [
		`${plural(waived.length, "finding")} waived by the policy:`,
		...lines,
		...left > 0 ? [`  and ${formatCount(left)} more: see --verbose`] : []
	];
}
function factsAsText(verdict, paint, columns) {
	const labelWidth = 10;
	return [...totalsOf(verdict), ...groundsOf(verdict)].flatMap(({ label, value }) => {
		const [first = "", ...others] = wrap(plain(shorten(value, 500)), columns, " ".repeat(labelWidth));
		return [paint("dim", label.padEnd(labelWidth)) + first.slice(labelWidth), ...others];
	});
}
// src/policy/empty.ts
const emptyPolicy = {
	path: null,
	files: null,
	baseline: {
		spec: null,
		required: false
	},
	rules: new Map(),
	waivers: []
};
// src/policy/find.ts
function isMissing(error) {
	return typeof error === "object" && error !== null && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
function attempt$1(file, read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof GateError) throw error;
		throw new GateError("ECONFIG", `policy file ${file} can't be read: ${error instanceof Error ? error.message : String(error)}`, "Make it readable, or give another file.", { cause: error });
	}
}
function findPolicy({ root, folder, config, cwd }) {
	if (config === false) return null;
	const file = config === null ? inFolder$1(folder, root) ?? inFolder$1(root, root) : namedPolicy(cwd, config);
	return file === null ? null : {
		file,
		path: pathFromRoot(root, file)
	};
}
function inFolder$1(folder, root) {
	for (const stem of [join(folder, ".github", "pack-gate"), join(folder, "pack-gate")]) {
		if (exists(`${stem}.yml`)) return `${stem}.yml`;
		if (!exists(`${stem}.yaml`)) continue;
		const found = pathFromRoot(root, `${stem}.yaml`);
		const wanted = found.replace(/\.yaml$/, ".yml");
		throw new GateError("ECONFIG", `found ${found}, which is not read: expected ${wanted}`, `Rename it: git mv ${found} ${wanted}`, { location: {
			path: found,
			line: 1,
			column: 1
		} });
	}
	return null;
}
function superprojectPolicy(root) {
	try {
		const [, gitdir = ""] = /^gitdir: (.*)$/m.exec(readFileSync(join(root, ".git"), "utf8")) ?? [];
		const [, above] = /^(.*)[\\/]\.git[\\/]modules[\\/]/.exec(resolve(root, gitdir)) ?? [];
		return above === void 0 ? null : [".github/pack-gate.yml", "pack-gate.yml"].map((name) => join(above, name)).find(exists) ?? null;
	} catch {
		return null;
	}
}
function namedPolicy(cwd, config) {
	const file = resolve(cwd, config);
	if (exists(file)) return file;
	throw new GateError("ECONFIG", `policy file ${JSON.stringify(config)} does not exist`, "Correct the path (it is relative to the folder in which pack-gate runs), or leave it out to use .github/pack-gate.yml.");
}
function exists(file) {
	return attempt$1(file, () => {
		try {
			lstatSync(file);
			return true;
		} catch (error) {
			if (isMissing(error)) return false;
			throw error;
		}
	});
}
function pathFromRoot(root, file) {
	const plain = relative(root, file);
	return (plain.startsWith("..") || isAbsolute(plain) ? attempt$1(file, () => relative(realpathSync(root), realpathSync(file))) : plain).split(sep).join("/");
}
// src/gate/policies.ts
function policyReader(root, context) {
	const known = new Map();
	const read = async (file) => {
		const [{ readPolicyFile }, { rules }] = await Promise.all([import("./read.js"), import("./rules.js")]);
		return readPolicyFile(file, root, rules, context.remotePolicy);
	};
	return (file) => {
		const reading = known.get(file.file) ?? read(file);
		known.set(file.file, reading);
		return reading;
	};
}
async function readNamedPolicy(request, context) {
	const file = findPolicy({
		...request,
		folder: request.cwd
	});
	return file === null ? emptyPolicy : policyReader(request.root, context)(file);
}
async function aboutWhom(policy, target, root) {
	return policy.packages ? (await import("./identify.js")).identify(target, root) : null;
}
async function narrow(policy, about) {
	return about === null ? policy : (await import("./package-policy.js")).policyFor(policy, about);
}
async function readHeadPolicy(request, target, read) {
	const file = findPolicy({
		...request,
		folder: target.isFolder ? target.path : request.cwd
	});
	if (file === null) return {
		policy: emptyPolicy,
		file,
		about: null
	};
	const whole = await read(file);
	const about = await aboutWhom(whole, target, request.root);
	return {
		policy: await narrow(whole, about),
		file,
		about
	};
}
async function readPair(request, target, context, head) {
	const { basePolicy } = request;
	if (!basePolicy) return null;
	const folder = target.isFolder ? target.path : request.cwd;
	const [{ readBaseSide }, { noRemote }, { rules }] = await Promise.all([
		import("./base-policy.js"),
		import("./read.js"),
		import("./rules.js")
	]);
	const remote = context.remotePolicy ?? noRemote;
	try {
		const side = await readBaseSide(basePolicy.tree, {
			...request,
			folder
		}, rules, remote);
		return {
			head,
			...side,
			base: await narrow(side.base, await aboutWhom(side.base, target, request.root))
		};
	} catch (error) {
		if (basePolicy.decides) throw error;
		basePolicy.say("The policy of the base branch could not be read, so it is not known what this one loosens: " + toGateError(error).message);
		return null;
	}
}
async function readPolicies(request, target, context) {
	const known = request.shared?.policies?.get(target.path);
	if (known) return known;
	const { policy: head, file, about } = await readHeadPolicy(request, target, request.shared?.readPolicy ?? policyReader(request.root, context));
	const above = file === null && request.config === null ? superprojectPolicy(request.root) : null;
	if (above !== null) request.packTime?.say(`no policy in this repository, which is a submodule; ${above} is not read: give it with --config (input \`config\`)`);
	const policies = await readPair(request, target, context, head);
	return policies && request.basePolicy?.decides === true ? {
		policy: policies.base,
		policies,
		file: null,
		about: null
	} : {
		policy: head,
		policies,
		file,
		about
	};
}
async function readAllPolicies(request, folders, context) {
	const all = folders.map((folder) => {
		return [folder, readPolicies(request, {
			path: folder,
			isFolder: true
		}, context)];
	});
	await Promise.allSettled(all.map(([, reading]) => reading));
	return new Map(all);
}
// src/gate/gate-request.ts
function findTarget(target, cwd) {
	const path = resolve(cwd, target);
	if (!existsSync(path)) throw new GateError("EUSAGE", `${target} does not exist`, "Give an existing package folder or .tgz (Action input `path`).");
	const isFolder = statSync(path).isDirectory();
	if (!isFolder && !isTarball(path)) throw new GateError("EUSAGE", `${target} is neither a folder nor a .tgz`, "Give a package folder or a .tgz.");
	return {
		path,
		isFolder
	};
}
// src/policy/suggest.ts
const maxShown = 60;
function show(value) {
	if (value === null || value === void 0) return "empty";
	if (typeof value === "string") return quote(value);
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "a mapping";
	return typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}
function choice(options) {
	const last = options.at(-1) ?? "nothing";
	return options.length < 2 ? last : `${options.slice(0, -1).join(", ")} or ${last}`;
}
function showPath(path) {
	const text = path.map((step) => typeof step === "number" ? `[${step}]` : `.${plainKey(String(step))}`).join("");
	return text === "" ? "the policy" : text.replace(/^\./, "");
}
function plainKey(key) {
	return /^[\w-]{1,60}$/.test(key) ? key : quote(key);
}
function quote(text) {
	const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
	return JSON.stringify(shown).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
const maxLength = 64;
function suggest(typed, candidates) {
	if (typed.length > maxLength) return null;
	const plain = normalised(typed);
	let best = null;
	for (const candidate of candidates) {
		const name = normalised(candidate);
		const distance = isShortFor(plain, name) ? 1 : editDistance(plain, name);
		if (distance <= Math.max(1, Math.floor(Math.max(plain.length, candidate.length) / 3)) && (best === null || distance < best.distance)) best = {
			candidate,
			distance
		};
	}
	return best?.candidate ?? null;
}
function normalised(text) {
	return text.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/[_ ]/g, "-").toLowerCase();
}
function isShortFor(typed, name) {
	return typed.length >= 3 && name.startsWith(typed);
}
function editDistance(left, right) {
	let beforeLast = [];
	let last = Array.from({ length: right.length + 1 }, (_, column) => column);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const same = left[row - 1] === right[column - 1];
			const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
			current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1), swapped ? at(beforeLast, column - 2) + 1 : Infinity));
		}
		beforeLast = last;
		last = current;
	}
	return at(last, right.length);
}
function at(row, column) {
	return row[column] ?? Infinity;
}
// src/model/output-file.ts
function isLink(file) {
	try {
		return lstatSync(file).isSymbolicLink();
	} catch {
		return false;
	}
}
function realPlace(file, hops = 0) {
	try {
		return realpathSync(file);
	} catch {
		if (isLink(file) && hops < 40) return realPlace(resolve(dirname(file), readlinkSync(file)), hops + 1);
		const folder = dirname(file);
		return folder === file ? file : join(realPlace(folder, hops + 1), basename(file));
	}
}
function isTarballPlace(file) {
	return isTarball(file) || isTarball(realPlace(file));
}
function refuseTarball(file) {
	if (!isTarballPlace(file)) return;
	throw new GateError("EUSAGE", `a report can't be written over a tarball: ${file}`, "Give the report another name: it would replace what was checked.");
}
function refuseSharedFiles(outputs) {
	const places = new Map();
	for (const { option, file } of outputs) {
		refuseTarball(file);
		const place = realPlace(file);
		const other = places.get(place);
		if (other !== void 0) throw new GateError("EUSAGE", `${other} and ${option} write to one file: ${file}`, "Give each its own file.");
		places.set(place, option);
	}
}
function writeOutput(file, text) {
	refuseTarball(file);
	makeFolder(dirname(file));
	writeFileSync(file, text);
}
// src/model/verification.ts
const vsa = {
	predicateType: "https://slsa.dev/verification_summary/v1",
	verifierId: homepage,
	passed: "PASSED"
};
function purlOf({ name, version }) {
	return `pkg:npm/${name.split("/").map(encodeURIComponent).join("/")}@${encodeURIComponent(version)}`;
}
function readRun(text) {
	if (text === "any") return "any";
	const [, id, attempt] = /^(\d{1,20})(?:\/([1-9]\d{0,8}))?$/.exec(text) ?? [];
	return id === void 0 ? void 0 : {
		id,
		attempt: attempt === void 0 ? null : Number(attempt)
	};
}
function readCommit(text) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text) ? text.toLowerCase() : void 0;
}
// src/gate/attest/write-summary.ts
function summaryOf(verdict, policy, now) {
	const { tool } = verdict;
	return {
		verifier: {
			id: vsa.verifierId,
			version: { [tool.name]: tool.version }
		},
		timeVerified: now.toISOString(),
		resourceUri: purlOf(verdict.package),
		policy: policyOf(policy, tool.version),
		verificationResult: vsa.passed,
		verifiedLevels: ["PACK_GATE_PASSED"],
		slsaVersion: "1.1"
	};
}
function policyOf(policy, version) {
	if (policy === null) return { uri: `${homepage}/blob/v${version}/docs/rules/README.md` };
	return {
		uri: policy.uri,
		...policy.sha256 !== null && { digest: { sha256: policy.sha256 } }
	};
}
function summaryPlace(written, cwd, root) {
	return {
		file: resolve(cwd, written),
		isFolder: /[\\/]$/.test(written),
		root
	};
}
const ending = ".vsa.json";
function summaryFile({ file, isFolder }, tarball) {
	return isFolder ? join(file, `${basename(tarball, ".tgz")}${ending}`) : file;
}
function leftIn(folder) {
	try {
		return readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
	} catch {
		return [];
	}
}
function attempt(file, work) {
	try {
		work();
	} catch (cause) {
		if (cause instanceof GateError) throw cause;
		throw new GateError("EUSAGE", `the verification summary could not be written to ${file}: ${cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)}`, "Choose a file that can be written to: --vsa (Action input `vsa-file`).", { cause });
	}
}
function clearSummary({ file, isFolder }) {
	if (isFolder) for (const each of leftIn(file)) clearLeftSummary(each);
	if (isFolder) return;
	attempt(file, () => {
		rmSync(file, { force: true });
	});
}
const largestSummary = 1e5;
function clearLeftSummary(file) {
	try {
		const stats = statSync(file);
		if (stats.isDirectory()) for (const each of leftIn(file)) clearLeftSummary(each);
		if (!stats.isFile() || stats.size > largestSummary) return;
		const left = JSON.parse(readFileSync(file, "utf8"));
		if (isObject(left) && isObject(left.verifier) && left.verifier.id === vsa.verifierId) rmSync(file);
	} catch {}
}
function policySource(policy, root, { env }) {
	if (policy?.path == null) return null;
	const { path, side } = policy;
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
	const encoded = path.split("/").map(encodeURIComponent).join("/");
	if (side === "base") return {
		uri: `urn:pack-gate:base-policy:${encoded}`,
		sha256: null
	};
	return {
		uri: server && repository && commit ? `${server}/${repository}/blob/${commit}/${encoded}` : `urn:pack-gate:policy:${encoded}`,
		sha256: createHash("sha256").update(readFileSync(resolve(root, path))).digest("hex")
	};
}
function severalPackages() {
	return new GateError("EUSAGE", "one verification summary can't describe several packages", "Give a folder, with a slash at its end: each package gets its own summary there.");
}
function writeSummary(place, report, context) {
	if (isRepository(report) && !place.isFolder) throw severalPackages();
	for (const verdict of verdictsOf(report)) {
		if (verdict.conclusion !== "success" || verdict.tarball === null) continue;
		const policy = policySource(verdict.policy, place.root, context);
		const text = `${JSON.stringify(summaryOf(verdict, policy, context.now()), null, 2)}\n`;
		const file = summaryFile(place, verdict.tarball.path);
		attempt(file, () => {
			writeOutput(file, text);
		});
	}
}
// src/report/render/in-several.ts
function asFinding({ finding, message, paths }) {
	const where = finding.unbuilt === void 0 ? `, in ${plural(paths.length, "package")}` : "";
	return {
		...finding,
		message: message + where,
		examples: paths,
		count: paths.length
	};
}
const fewest = 3;
function nextForSeveral(shared, packages) {
	const errors = shared.filter(({ finding }) => finding.level === "error");
	const hasOwn = packages.some((one) => !hasVerdict(one) || one.findings.some(({ level }) => level === "error"));
	const [path] = errors.flatMap(({ paths }) => paths);
	if (path === void 0 || hasOwn) return null;
	if (errors.some(({ finding }) => finding.unbuilt !== void 0)) return "Next: build first, then run pack-gate again.";
	return `Next: fix these errors, or approve them one package at a time: \`pack-gate accept ${path}\`.`;
}
function causeOf({ ruleId, level, message, help, baselineState, unbuilt }) {
	return JSON.stringify(unbuilt === void 0 ? [
		ruleId,
		level,
		message,
		help,
		baselineState
	] : ["unbuilt", unbuilt]);
}
function wordsOf(finding, count, all) {
	const { unbuilt, message } = finding;
	if (unbuilt === void 0) return message;
	return `${unbuilt}/ isn't built in ${formatCount(count)} of ${plural(all, "package")}`;
}
function isSharable({ level, group }) {
	return level !== "note" && group === void 0;
}
function sharedIn(packages) {
	const causes = [...groupBy(packages.flatMap((report) => hasVerdict(report) ? report.findings.filter(isSharable).map((finding) => ({
		finding,
		path: report.path
	})) : []), ({ finding }) => causeOf(finding))].flatMap(([cause, hits]) => {
		const paths = [...new Set(hits.map(({ path }) => path))];
		const [first] = hits;
		if (!first || paths.length < (first.finding.unbuilt === void 0 ? fewest : 2)) return [];
		const { finding } = first;
		return [[cause, {
			finding,
			message: wordsOf(finding, paths.length, packages.length),
			paths
		}]];
	});
	return new Map(causes);
}
function saidOnce({ packages }) {
	const causes = sharedIn(packages);
	const isOwn = (finding) => !isSharable(finding) || !causes.has(causeOf(finding));
	const rest = packages.map((report) => hasVerdict(report) ? {
		...report,
		findings: report.findings.filter(isOwn)
	} : report);
	const levels = ["error", "warning"];
	return {
		shared: [...causes.values()].toSorted((a, b) => levels.indexOf(a.finding.level) - levels.indexOf(b.finding.level)),
		packages: rest
	};
}
function withoutOwn(text, own) {
	return own.reduce((rest, word) => {
		return rest.split(word).reduce((joined, part) => {
			return `${joined}${!/[\w-]$/.test(joined) && !/^[\w-]/.test(part) ? "*" : word}${part}`;
		});
	}, text);
}
function errorCause({ error, package: { name, version }, path }) {
	const words = [
		path === "." ? "" : path,
		`${String(name)}@${String(version)}`,
		name ?? ""
	].filter((word) => word !== "");
	return JSON.stringify(error, (_, value) => typeof value === "string" ? withoutOwn(value, words) : value);
}
function alike(packages) {
	return [...groupBy(packages, (one) => hasVerdict(one) ? `package ${one.path}` : errorCause(one)).values()].flatMap(([first, ...others]) => first ? [[first, ...others]] : []);
}
// src/report/text-report.ts
function textOf$2(report, style) {
	if (isRepository(report)) return repositoryText(report, style);
	return hasVerdict(report) ? renderText(report, style) : renderTextError(report, style);
}
function repositoryText(report, style) {
	const columns = columnsOf(style);
	const paint = painter(style.color);
	const tone = report.conclusion === "success" ? "green" : "red";
	const head = wrap(reportLine(report), columns).map((line) => paint(["bold", tone], line));
	const { shared, packages } = saidOnce(report);
	const titles = new Map(report.packages.map((each) => [each.path, hasVerdict(each) ? verdictLine(each) : void 0]));
	const findings = alike(packages.filter(hasSomethingToTell)).map(([first, ...same]) => packageText(first, same, style, titles.get(first.path)));
	const isShared = new Set(shared.flatMap(({ paths }) => paths));
	const lines = [...quietLines(packages.filter((each) => !hasSomethingToTell(each) && !isShared.has(each.path)), columns), ...byReason(report.skipped).flatMap(([reason, paths]) => wrap(`Not checked (${plain(reason)}): ${listed$1(paths.map((path) => plain(shorten(path, 300))))}`, columns, "  "))];
	const next = nextForSeveral(shared, packages);
	return [
		head.join("\n") + "\n",
		...shared.map((each) => sharedText(each, style)),
		...findings,
		...lines.length === 0 ? [] : [`${lines.join("\n")}\n`],
		...next === null ? [] : [`${wrap(plain(shorten(next, 300)), columns).join("\n")}\n`]
	].join("\n");
}
const mostQuiet = 12;
function quietLines(quiet, columns) {
	const clean = quiet.filter((each) => hasVerdict(each) && each.findings.length === 0);
	const [each, one] = clean.length > mostQuiet ? [quiet.filter((some) => !clean.includes(some)), clean] : [quiet, []];
	const nameOf = ({ path }) => plain(shorten(path, 300));
	return [...each.flatMap((some) => wrap(`${nameOf(some)}: ${reportLine(some)}`, columns, "  ")), ...one.length === 0 ? [] : wrap(`No findings in ${listed$1(one.map(nameOf))}`, columns, "  ")];
}
function sharedText({ finding, message, paths }, style) {
	const paint = painter(style.color);
	const columns = columnsOf(style);
	const title = `${paint(["bold", finding.level === "error" ? "red" : "yellow"], finding.level)}  ${paint("bold", plain(finding.ruleId))}`;
	const where = listed$1(paths.map((path) => plain(shorten(path, 300))));
	return [
		`${title}  in ${plural(paths.length, "package")}`,
		...wrap(plain(shorten(message, 2e3)), columns, "  "),
		...wrap(where, columns, "    "),
		...helpLines(finding.help, columns),
		...explained(finding, paint, columns),
		""
	].join("\n");
}
const mostListed = 5;
function listed$1(paths) {
	const left = paths.length - mostListed;
	return left > 0 ? `${paths.slice(0, mostListed).join(", ")} and ${formatCount(left)} more` : paths.join(", ");
}
function byReason(skipped) {
	return [...groupBy(skipped, ({ reason }) => reason)].map(([reason, group]) => [reason, group.map(({ path }) => path)]);
}
function hasSomethingToTell(report) {
	return !hasVerdict(report) || report.waived.length > 0 || report.findings.some(({ level }) => level !== "note");
}
function packageText(report, others, style, title) {
	const columns = columnsOf(style);
	const lines = wrap(listed$1([report, ...others].map(({ path }) => plain(shorten(path, 300)))), columns - 3, "── ");
	const last = lines.pop() ?? "";
	const rule = [...lines, `${last} ${"─".repeat(Math.max(3, columns - widthOf(last) - 1))}`].join("\n");
	const page = hasVerdict(report) ? renderText(report, style, title) : renderTextError(report, style);
	return `${painter(style.color)("bold", rule)}\n\n${page}`;
}
// src/pack/pack-watch.ts
const defaultPackTime = {
	deadlineMs: 18e5,
	remarkMs: 6e4,
	say: () => void 0
};
const units = new Map([
	["s", 1e3],
	["m", 6e4],
	["h", 36e5]
]);
function milliseconds(text) {
	const [, count = "", unit = ""] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
	const ms = Number(count) * (units.get(unit) ?? 0);
	return ms > 0 && ms <= 864e5 ? ms : null;
}
const maxLine = 200;
function spoken(ms) {
	const [count, unit] = ms >= 12e4 ? [ms / 6e4, "minute"] : [ms / 1e3, "second"];
	const rounded = Math.round(count * 10) / 10;
	return `${rounded} ${unit}${rounded === 1 ? "" : "s"}`;
}
var PackWatch = class {
	#what;
	#time;
	#started = performance.now();
	#tail = "";
	#timer;
	constructor(what, time) {
		this.#what = what;
		this.#time = time;
		this.#wait(time.remarkMs);
	}
	heard = (chunk) => {
		this.#tail = (this.#tail + chunk.subarray(-4096).toString("utf8")).slice(-4096);
	};
	lastLine() {
		const line = stripVTControlCharacters(this.#tail).split(/[\r\n]+/).findLast((each) => each.trim() !== "")?.trim();
		if (line === void 0) return null;
		return line.length > maxLine ? `${line.slice(0, maxLine)}…` : line;
	}
	lastWords() {
		const line = this.lastLine();
		return line === null ? "; it has printed nothing" : `; its last line: ${line}`;
	}
	stop() {
		clearTimeout(this.#timer);
	}
	#wait(ms) {
		this.#timer = setTimeout(() => {
			const taken = spoken(performance.now() - this.#started);
			this.#time.say(`${this.#what} has been running for ${taken}${this.lastWords()}`);
			this.#wait(ms * 2);
		}, ms);
		this.#timer.unref();
	}
};
// src/model/packer.ts
const packerNames = [
	"npm",
	"pnpm",
	"yarn",
	"bun"
];
// src/pack/find-program.ts
function foldersUp(folder, root) {
	if (folder !== root && !folder.startsWith(root.endsWith(sep) ? root : root + sep)) return [folder];
	const folders = [folder];
	for (let at = folder; at !== root;) {
		at = dirname(at);
		folders.push(at);
	}
	return folders;
}
const extensions$1 = process.platform === "win32" ? [
	".exe",
	".cmd",
	".bat",
	".com"
] : [""];
function real(path) {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
function isProgram(path) {
	try {
		if (!statSync(path).isFile()) return false;
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
function isWithin(path, folder) {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
function absolutePath(path) {
	return path.split(delimiter).filter((entry) => isAbsolute(entry)).join(delimiter);
}
function findProgram(name, { path, outside = [] }) {
	const refused = outside.flatMap((folder) => [folder, real(folder)]);
	const isRefused = (file) => refused.some((folder) => isWithin(file, folder));
	return [...path.split(delimiter).filter((entry) => isAbsolute(entry)), dirname(process.execPath)].flatMap((folder) => extensions$1.map((extension) => join(folder, name + extension))).find((file) => isProgram(file) && !isRefused(file) && !isRefused(real(file))) ?? null;
}
// src/pack/process-group.ts
const isWindows$1 = process.platform === "win32";
const running = new Set();
const packingMarker = "PACK_GATE_PACKING";
const ownMark = randomUUID();
const rounds = 5;
function marked() {
	const entry = `\0${packingMarker}=${ownMark}\0`;
	return readdirSync("/proc").map(Number).filter((pid) => {
		if (!Number.isInteger(pid) || pid === process.pid) return false;
		try {
			return `\0${readFileSync(`/proc/${pid}/environ`, "latin1")}\0`.includes(entry);
		} catch {
			return false;
		}
	});
}
function endMarked() {
	if (process.platform !== "linux") return;
	try {
		for (let round = 0; round < rounds; round += 1) {
			const pids = marked();
			if (pids.length === 0) return;
			for (const pid of pids) process.kill(pid, "SIGKILL");
		}
	} catch {}
}
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
function endGroup({ pid }) {
	if (pid === void 0) return;
	try {
		if (isWindows$1) spawnSync(join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe"), [
			"/T",
			"/F",
			"/PID",
			String(pid)
		]);
		else process.kill(-pid, "SIGKILL");
	} catch {}
}
function endAll() {
	for (const child of running) endGroup(child);
	endMarked();
}
function onSignal(signal) {
	endAll();
	if (process.listenerCount(signal) > 1) return;
	process.off(signal, onSignal);
	process.kill(process.pid, signal);
}
function enter(child) {
	if (running.size === 0) {
		process.on("exit", endAll);
		for (const signal of signals) process.on(signal, onSignal);
	}
	running.add(child);
}
function leave(child, leavesNothing = false) {
	if (!running.delete(child) || running.size > 0) return;
	if (!leavesNothing) endMarked();
	process.off("exit", endAll);
	for (const signal of signals) process.off(signal, onSignal);
}
// src/pack/run.ts
const special = /[()\][%!^"`<>&|;, *?]/g;
function quoted(argument) {
	return `"${argument.replace(/(\\*)"/g, "$1$1\\\"").replace(/(\\*)$/, "$1$1")}"`;
}
function escaped(argument) {
	return quoted(argument).replace(special, "^$&").replace(special, "^$&");
}
function windowsCommand(file, args, systemRoot = "C:\\Windows") {
	if (!/\.(cmd|bat)$/i.test(file)) return {
		file,
		args,
		verbatim: false
	};
	const line = [file.replace(special, "^$&"), ...args.map(escaped)].join(" ");
	return {
		file: join(systemRoot, "System32", "cmd.exe"),
		args: [
			"/d",
			"/s",
			"/c",
			`"${line}"`
		],
		verbatim: true
	};
}
const maxOutput = 268435456;
var Output = class {
	#chunks = [];
	#bytes = 0;
	add(chunk) {
		this.#bytes += chunk.length;
		if (!this.overflowed) this.#chunks.push(chunk);
	}
	get overflowed() {
		return this.#bytes > maxOutput;
	}
	bytes() {
		return Buffer.concat(this.#chunks);
	}
};
const drainMs = 1e3;
const isWindows = process.platform === "win32";
function start$1(file, args, { cwd, env }) {
	const command = isWindows ? windowsCommand(file, args, process.env.SystemRoot) : {
		file,
		args,
		verbatim: false
	};
	return spawn(command.file, command.args, {
		cwd,
		env: { ...env },
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		detached: !isWindows,
		windowsHide: true,
		windowsVerbatimArguments: command.verbatim
	});
}
function listen(stream, child, heard) {
	const output = new Output();
	stream?.on("data", (chunk) => {
		output.add(chunk);
		if (output.overflowed) endGroup(child);
		heard?.(chunk);
	});
	return output;
}
function spawned(file, args, options) {
	return new Promise((resolve, reject) => {
		const child = start$1(file, args, options);
		const out = listen(child.stdout, child, options.heard);
		const err = listen(child.stderr, child, options.heard);
		const timers = [];
		let timedOut = false;
		const settle = (done) => {
			timers.forEach(clearTimeout);
			leave(child, options.leavesNothing);
			child.stdout?.destroy();
			child.stderr?.destroy();
			done();
		};
		const finish = () => {
			settle(() => {
				resolve({
					exitCode: child.exitCode ?? 1,
					out,
					err,
					timedOut
				});
			});
		};
		const atDeadline = () => {
			timedOut = true;
			endGroup(child);
		};
		if (options.deadlineMs !== void 0) timers.push(setTimeout(atDeadline, options.deadlineMs));
		child.once("error", (error) => {
			settle(() => {
				reject(error);
			});
		});
		child.once("exit", () => {
			endGroup(child);
			timers.push(setTimeout(finish, drainMs));
		});
		child.once("close", finish);
		enter(child);
	});
}
async function executed(file, args, { cwd, env }) {
	const { exec } = await import("./exec.js");
	const [out, err] = [new Output(), new Output()];
	const listeners = {
		stdout(chunk) {
			out.add(chunk);
		},
		stderr(chunk) {
			err.add(chunk);
		}
	};
	const options = {
		cwd,
		env: { ...env },
		silent: true,
		ignoreReturnCode: true,
		listeners
	};
	return {
		exitCode: await exec(`"${file}"`, [...args], options),
		out,
		err,
		timedOut: false
	};
}
const exhausted$1 = [
	"EMFILE",
	"ENFILE",
	"EAGAIN",
	"ENOMEM"
];
function notStarted(program, cause, install) {
	const { code = "", message } = cause;
	const remedy = exhausted$1.includes(code) ? "The system has no more open files, processes or memory to give: raise the limit (`ulimit -n`, `ulimit -u`), then run pack-gate again." : install ?? `Install ${program} and make sure that it is on PATH, then run pack-gate again.`;
	return new GateError("EPACK", `${program} could not be started: ${message}`, remedy, { cause });
}
function locate(program, { env, outside = [], install }) {
	const file = findProgram(program, {
		path: env.PATH ?? env.Path ?? "",
		outside
	});
	if (file !== null) return file;
	const where = outside.length > 0 ? "PATH has none outside of the package" : "PATH has none";
	throw notStarted(program, new Error(where), install);
}
async function run$2(program, args, options) {
	const file = locate(program, options);
	const { exitCode, out, err, timedOut } = await (program === "git" ? executed(file, args, options) : spawned(file, args, options)).catch((cause) => {
		throw notStarted(program, cause, options.install);
	});
	if (out.overflowed || err.overflowed) throw new GateError("EPACK", `${program} wrote more than 256 MiB`, "Make the package's lifecycle scripts quieter: the packer's own output gets lost in theirs.");
	const bytes = out.bytes();
	return {
		exitCode,
		bytes,
		stdout: bytes.toString("utf8"),
		stderr: err.bytes().toString("utf8"),
		timedOut
	};
}
async function runAttached(program, args, options) {
	const { cwd, env } = options;
	const file = locate(program, options);
	const command = isWindows ? windowsCommand(file, args, process.env.SystemRoot) : {
		file,
		args,
		verbatim: false
	};
	const child = spawn(command.file, command.args, {
		cwd,
		env: { ...env },
		stdio: "inherit",
		windowsVerbatimArguments: command.verbatim
	});
	return new Promise((resolve, reject) => {
		child.once("error", (cause) => {
			reject(notStarted(program, cause, options.install));
		});
		child.once("exit", (code) => {
			resolve(code ?? 1);
		});
	});
}
// src/report/html.ts
async function renderHtml(report, options = {}) {
	const { renderPage } = await import("./render.js");
	return renderPage(report, options);
}
// src/report/json.ts
const order = [
	"path",
	"schemaVersion",
	"tool",
	"conclusion",
	"unverified",
	"error",
	"commit",
	"run",
	"package",
	"packer",
	"integrity",
	"tarball",
	"contents",
	"policy",
	"baseline",
	"totals",
	"findings",
	"waived",
	"patch",
	"files",
	"removed",
	"changedCode",
	"timings",
	"packages",
	"skipped"
];
function renderJson(report) {
	return jsonDocument(inOrder(isRepository(report) ? {
		...report,
		packages: report.packages.map(inOrder)
	} : report));
}
function jsonDocument(value) {
	return `${escapeJson(JSON.stringify(value, wellFormed, 2))}\n`;
}
function inOrder(report) {
	const keys = new Map(Object.entries(report));
	const known = order.filter((key) => keys.has(key));
	const others = [...keys.keys()].filter((key) => !order.includes(key));
	return Object.fromEntries([...known, ...others].map((key) => [key, keys.get(key)]));
}
function wellFormed(_key, value) {
	return typeof value === "string" ? value.replace(/\p{Cs}/gu, "�") : value;
}
function escapeJson(json) {
	return json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, unicodeEscape).replace(/#(?=#\[)/g, "\\u0023");
}
function unicodeEscape(char) {
	return char.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
// src/report/sarif.ts
async function renderSarif(report) {
	const [{ sarifLog }, { pages }] = await Promise.all([import("./sarif-log.js"), import("./_pack-gate_rule-pages.js")]);
	return sarifLog(report, pages);
}
// src/commands/accept/propose-patch.ts
const proposePatch = async (releases, verdict, context) => {
	const { patchFor } = await import("./policy-patch2.js");
	return patchFor(releases, verdict, context);
};
// src/model/packages-below.ts
var import_lib = __toESM(__commonJSMin(((exports, module) => {
	const { builtinModules: builtins } = __require("module");
	var scopedPackagePattern = new RegExp("^(?:@([^/]+?)[/])?([^/]+?)$");
	var blacklist = ["node_modules", "favicon.ico"];
	function validate(name) {
		var warnings = [];
		var errors = [];
		if (name === null) {
			errors.push("name cannot be null");
			return done(warnings, errors);
		}
		if (name === void 0) {
			errors.push("name cannot be undefined");
			return done(warnings, errors);
		}
		if (typeof name !== "string") {
			errors.push("name must be a string");
			return done(warnings, errors);
		}
		if (!name.length) errors.push("name length must be greater than zero");
		if (name.startsWith(".")) errors.push("name cannot start with a period");
		if (name.match(/^_/)) errors.push("name cannot start with an underscore");
		if (name.trim() !== name) errors.push("name cannot contain leading or trailing spaces");
		blacklist.forEach(function(blacklistedName) {
			if (name.toLowerCase() === blacklistedName) errors.push(blacklistedName + " is a blacklisted name");
		});
		if (builtins.includes(name.toLowerCase())) warnings.push(name + " is a core module name");
		if (name.length > 214) warnings.push("name can no longer contain more than 214 characters");
		if (name.toLowerCase() !== name) warnings.push("name can no longer contain capital letters");
		if (/[~'!()*]/.test(name.split("/").slice(-1)[0])) warnings.push("name can no longer contain special characters (\"~'!()*\")");
		if (encodeURIComponent(name) !== name) {
			var nameMatch = name.match(scopedPackagePattern);
			if (nameMatch) {
				var user = nameMatch[1];
				var pkg = nameMatch[2];
				if (pkg.startsWith(".")) errors.push("name cannot start with a period");
				if (encodeURIComponent(user) === user && encodeURIComponent(pkg) === pkg) return done(warnings, errors);
			}
			errors.push("name can only contain URL-friendly characters");
		}
		return done(warnings, errors);
	}
	var done = function(warnings, errors) {
		var result = {
			validForNewPackages: errors.length === 0 && warnings.length === 0,
			validForOldPackages: errors.length === 0,
			warnings,
			errors
		};
		if (!result.warnings.length) delete result.warnings;
		if (!result.errors.length) delete result.errors;
		return result;
	};
	module.exports = validate;
}))(), 1);
const mostFolders = 500;
function packagesBelow(folder) {
	const found = [];
	let left = mostFolders;
	const look = (below, depth) => {
		const children = foldersIn(join(folder, below)).slice(0, left);
		left -= children.length;
		for (const child of children) {
			const path = posix.join(below, child);
			if (isPublishable(join(folder, path, "package.json"))) found.push(path);
			else if (depth > 1) look(path, depth - 1);
		}
	};
	look("", 2);
	return found;
}
function foldersIn(folder) {
	try {
		return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name)).map(({ name }) => name).toSorted();
	} catch {
		return [];
	}
}
function isPublishable(path) {
	const manifest = readJsonObject(path);
	return manifest !== null && typeof manifest.name === "string" && !isPrivate(manifest);
}
// src/model/manifest-file.ts
const help$1 = "Correct package.json, then run pack-gate again.";
function positionAt(text, offset) {
	const before = text.slice(0, offset);
	return {
		line: before.split("\n").length,
		column: offset - before.lastIndexOf("\n")
	};
}
const otherManifests = [
	"package.yaml",
	"package.json5",
	"deno.json",
	"deno.jsonc",
	"jsr.json"
];
function noManifest(folder, cause) {
	let entries;
	try {
		entries = readdirSync(folder);
	} catch {
		entries = null;
	}
	const other = otherManifests.find((name) => entries?.includes(name));
	if (other !== void 0) return new GateError("EPACK", `no package.json in ${folder}, but ${other}, which is not supported`, "pack-gate checks what npm, pnpm, Yarn or Bun publish, and they need a package.json. Where a build writes one, check that folder: `pack-gate check FOLDER` (Action input `path`).", { cause });
	const isEmpty = entries?.length === 0;
	const below = packagesBelow(folder);
	const [first] = below;
	if (first !== void 0) return new GateError("EPACK", `no package.json in ${folder}; there is one in ${listing$1(below)}`, `Give the folder of the package: \`pack-gate check ${first}\` (Action input \`path\`), or those of several: \`pack-gate check --packages ${JSON.stringify(`${posix.dirname(first)}/*`.replace(/^\.\//, ""))}\` (\`packages\`).`, { cause });
	return new GateError("EPACK", `no package.json in ${folder}${isEmpty ? ", which is empty" : ""}`, isEmpty ? "In a workflow, actions/checkout has to come before this step." : "Give the folder of the package: `pack-gate check FOLDER` (Action input `path`).", { cause });
}
const nonBlocking = constants.O_NONBLOCK ?? 0;
function readText(path, shown = "package.json") {
	let fd;
	try {
		fd = openSync(path, constants.O_RDONLY | nonBlocking);
	} catch (cause) {
		throw noManifest(path.slice(0, -13) || ".", cause);
	}
	try {
		const stats = fstatSync(fd);
		const { size } = stats;
		if (!stats.isFile()) throw new GateError("EPACK", "package.json is not a regular file", help$1);
		if (size > 8388608) throw new GateError("EPACK", `package.json has ${size} bytes; at most ${maxManifestSize} are read`, help$1, { location: {
			path: shown,
			line: 1
		} });
		return withoutMark(readFileSync(fd, "utf8"));
	} finally {
		closeSync(fd);
	}
}
async function complaint(message, { text, shown }, key) {
	const { parseTree, findNodeAtLocation } = await import("./main.js");
	const errors = [];
	const tree = parseTree(text, errors, { disallowComments: true });
	const node = tree && key !== null ? findNodeAtLocation(tree, [key]) : void 0;
	const offset = errors[0]?.offset ?? node?.offset ?? tree?.offset ?? 0;
	return new GateError("EPACK", message, help$1, { location: {
		path: shown,
		...positionAt(text, offset)
	} });
}
async function parseManifest(file) {
	const excess = tooDeep(file.text);
	if (excess !== null) throw new GateError("EPACK", `package.json ${excess}`, help$1, { location: {
		path: file.shown,
		line: 1
	} });
	let value;
	try {
		value = JSON.parse(file.text);
	} catch (error) {
		throw await complaint(`package.json is not valid JSON: ${error instanceof Error ? error.message : String(error)}`, file, null);
	}
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
	throw await complaint(`package.json contains ${value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`}, not an object`, file, null);
}
async function readManifestObject(folder) {
	return parseManifest({
		text: readText(join(folder, "package.json")),
		shown: "package.json"
	});
}
function nameMistake(name, where) {
	return (0, import_lib.default)(name).validForOldPackages ? null : `the name in ${where} is not one that npm publishes: ${JSON.stringify(name.slice(0, 214))}`;
}
function mistake({ name, version, files }) {
	const found = (value, key) => value === void 0 ? `no ${key}` : `a ${key} that is not a string`;
	if (typeof name !== "string") return {
		key: "name",
		message: `package.json has ${found(name, "name")}: npm publishes no package without one`
	};
	const wrongName = nameMistake(name, "package.json");
	if (wrongName !== null) return {
		key: "name",
		message: wrongName
	};
	if (typeof version !== "string") return {
		key: "version",
		message: `package.json has ${found(version, "version")}: npm publishes no package without one`
	};
	const wrongVersion = versionMistake(version, "package.json");
	if (wrongVersion !== null) return {
		key: "version",
		message: wrongVersion
	};
	if (files === void 0 || Array.isArray(files) && files.every((entry) => typeof entry === "string")) return null;
	return {
		key: "files",
		message: "files in package.json must be a list of strings: npm reads anything else in its own way, and ships a list other than the intended one"
	};
}
async function readManifest(folder, shown = "package.json") {
	const text = readText(join(folder, "package.json"), shown);
	const manifest = await parseManifest({
		text,
		shown
	});
	const wrong = mistake(manifest);
	if (wrong) throw await complaint(wrong.message, {
		text,
		shown
	}, wrong.key);
	return {
		manifest,
		text,
		name: String(manifest.name),
		version: String(manifest.version)
	};
}
// src/pack/packer.ts
function difference(reported, packed, { integrity }) {
	const { counts, unlisted } = reported;
	const paths = reported.paths?.map(withoutDots);
	const held = new Set(packed);
	const missing = paths?.find((path) => !held.has(path));
	if (missing !== void 0) return `it lists ${JSON.stringify(missing)}, which its tarball does not contain`;
	const listed = new Set(paths);
	const more = paths && packed.find((path) => !listed.has(path) && unlisted?.test(path) !== true);
	if (more !== void 0) return `its tarball contains ${JSON.stringify(more)}, which it does not list`;
	if (counts && !counts.includes(packed.length)) return `it counts ${counts.join(" or ")} files, its tarball contains ${packed.length}`;
	return reported.integrity !== void 0 && reported.integrity !== integrity ? "its tarball's sha512 is not the one it reported" : null;
}
function packerContents(contents, packCommand, reported) {
	return {
		...contents,
		async read(open) {
			const packed = [];
			const summary = await contents.read((file) => {
				packed.push(file.path);
				return open(file);
			});
			const wrong = difference(reported, packed, summary);
			if (wrong === null) return summary;
			throw new GateError("EPACK", `${packCommand} contradicts itself: ${wrong}`, `Look for a script that writes to the tarball after it was packed. If there is none, pack with ${packCommand} and check the tarball: \`pack-gate check FILE.tgz\`.`);
		}
	};
}
// src/pack/npm-output.ts
function parse$2(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function entries(output) {
	if (Array.isArray(output)) return output;
	return isObject(output) ? Object.values(output) : [];
}
function packedFile$1(value) {
	if (!isObject(value)) return void 0;
	const { path, size, mode } = value;
	if (typeof path !== "string" || typeof size !== "number" || typeof mode !== "number") return void 0;
	return {
		path,
		size,
		mode,
		type: "file"
	};
}
function listing(entry) {
	if (!isObject(entry) || !Array.isArray(entry.files)) return void 0;
	const files = entry.files.map(packedFile$1);
	if (files.some((file) => file === void 0)) return void 0;
	const { name, version, integrity, size } = entry;
	return {
		name: String(name),
		version: String(version),
		files: files.filter((file) => file !== void 0),
		integrity: typeof integrity === "string" ? integrity : null,
		size: typeof size === "number" ? size : null
	};
}
function parseListings(stdout) {
	const listings = entries(parse$2(stdout)).map(listing);
	if (listings.length === 0 || listings.some((entry) => entry === void 0)) return void 0;
	return listings.filter((entry) => entry !== void 0);
}
function lastValue(output) {
	const whole = parse$2(output);
	if (whole !== void 0) return whole;
	const openers = [...output.matchAll(/[[{]\r?\n {2}(?=[{"])/g)];
	for (const opener of openers.reverse().slice(0, 50)) {
		const value = parse$2(output.slice(opener.index));
		if (value !== void 0) return value;
	}
}
function errorJson(output) {
	const value = lastValue(output) ?? parse$2(/\{\r?\n {2}"error"[\s\S]*?\r?\n\}/.exec(output)?.[0] ?? "");
	return isObject(value) && isObject(value.error) ? value.error : void 0;
}
const npmNoise = /^(A complete log|Log files were not|path |command failed$)|_logs/;
const stack = /^\s*(at (.+\(|file:|node:|\/|async )|\.\.\. \d+ (more )?lines|[{}[\]],?$|Node\.js v\d)|^node:[\w/]+:\d+$|^\s+(code|errno|syscall|requireStack): /;
function withoutStack(output) {
	return output.split(/\r?\n/).filter((line) => line.trim() !== "" && !stack.test(line));
}
function errorLines(stderr) {
	return withoutStack(stderr.split(/\r?\n/).filter((line) => /^npm (error|ERR!)/.test(line)).map((line) => line.replace(/^npm (error|ERR!) ?/, "").replace(/^code \S+$/, "")).join("\n")).filter((line) => !npmNoise.test(line));
}
const maxText = 2e3;
function scriptLines(output) {
	return withoutStack(output).filter((line) => !/^(npm |> | {2,4}["}])/.test(line)).slice(-10);
}
function bounded(lines) {
	const text = lines.slice(-20).join("\n");
	return text.length > maxText ? `…${text.slice(-2e3)}` : text;
}
function parseFailure(stdout, stderr) {
	const error = errorJson(stdout) ?? errorJson(stderr);
	const code = typeof error?.code === "string" ? error.code : "";
	const own = [
		...lastValue(stdout) === void 0 ? scriptLines(stdout) : [],
		...scriptLines(stderr),
		...errorLines(stderr)
	];
	const said = [error?.summary, error?.detail].filter((part) => typeof part === "string" && part !== "");
	const lines = own.length > 0 ? own : said.flatMap((part) => String(part).split(/\r?\n/));
	return {
		code: code || (/^npm (?:error|ERR!) code (\S+)/m.exec(stderr)?.[1] ?? ""),
		text: bounded(lines)
	};
}
function npmVersion(stderr) {
	return /^npm info using npm@(\S+)/m.exec(stderr)?.[1];
}
// src/pack/explain-failure.ts
const maxScript = 262144;
const word = /[A-Za-z_][A-Za-z0-9_]*/g;
function isTelling(name) {
	return name.length > 2 && /^[A-Z][A-Z0-9_]*$/.test(name);
}
function filesIn(command, folder) {
	return command.split(/[\s"'`;&|()]+/).filter((part) => /^[\w@./-]+\.[cm]?[jt]s$|^[\w@./-]+\.sh$/.test(part)).flatMap((part) => {
		try {
			const path = join(folder, part);
			return statSync(path).size <= maxScript ? [readFileSync(path, "utf8")] : [];
		} catch {
			return [];
		}
	});
}
function withheldVariables(commands, output, folder, job, given) {
	const withheld = new Set(Object.keys(job).filter((name) => isTelling(name) && given[name] === void 0));
	const texts = [
		...commands,
		...commands.flatMap((command) => filesIn(command, folder)),
		output
	];
	const named = new Set(texts.flatMap((text) => text.match(word) ?? []));
	return [...withheld].filter((name) => named.has(name)).sort();
}
function failedScript(output, names) {
	const banners = [...output.matchAll(/^> \S+ ([\w:-]+)(?: .*)?$/gm)].map((match) => match[1] ?? "");
	const known = new Set(names);
	return banners.findLast((name) => known.has(name)) ?? null;
}
const noWord = /^\s*[{}[\]"]|^npm |^> |^(?:added|removed|changed|audited|up to date)\b.* in \d+m?s$|\bFailed with errors in \d/;
function failureText$1({ stdout, stderr }, own) {
	return bounded([...[stdout, stderr].flatMap((output) => withoutStack(output).filter((line) => !noWord.test(line) && !own.includes(line)).slice(-10)), ...own]);
}
const missing = new RegExp([
	"not found",
	String.raw`Cannot find (?:module|package) ['"](?![./\\]|[A-Za-z]:)`,
	"is not recognized as",
	"running an install (?:there )?might help"
].join("|"));
function lacksDependencies({ folder, root }, output) {
	return missing.test(output) && !foldersUp(folder, root).some((each) => existsSync(join(each, "node_modules")));
}
function scriptRemedy(scripts, order, { stdout, stderr }) {
	if (scripts.size === 0) return "";
	const { folder, job, env } = order;
	const output = `${stdout}\n${stderr}`;
	if (lacksDependencies(order, output)) return " There is no node_modules folder: install the dependencies first.";
	const withheld = withheldVariables([...scripts.values()], output, folder, job, env);
	if (withheld.length === 0) return missing.test(output) ? " A program or a module is missing: install the dependencies, of the whole repository too." : " If it succeeds there, its scripts may need a variable that they do not get here: `--pass-env NAME` (Action input `pass-env`) adds one.";
	const flags = withheld.map((name) => `--pass-env ${name}`).join(" ");
	return ` Its scripts mention ${withheld.length === 1 ? "a variable that they don't" : "variables that they don't"} get: ${withheld.join(", ")}. If they need ${withheld.length === 1 ? "it" : "them"}: \`${flags}\` (Action input \`pass-env\`).`;
}
// src/pack/own-program.ts
function digest$1(folder) {
	try {
		const hash = createHash("sha256");
		const names = readdirSync(folder, {
			recursive: true,
			encoding: "utf8"
		}).filter((name) => name.endsWith(".js"));
		for (const name of names.sort()) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
		return hash.digest("hex");
	} catch {
		return null;
	}
}
var OwnProgram = class {
	#folder;
	#before;
	constructor(entry) {
		this.#folder = dirname(realpathSync(entry));
		this.#before = digest$1(this.#folder);
	}
	assertUntouched() {
		if (this.#before !== null && digest$1(this.#folder) === this.#before) return;
		throw new GateError("EPACK", "pack-gate's own program changed while a package was packed: a lifecycle script wrote to it", "Find the script that does it. If it only installs dependencies, do that before the check. Otherwise, don't trust this job any more: build untrusted code in one job, and check its tarball in another.");
	}
};
let started;
function ownProgram() {
	const [, entry] = process.argv;
	if (started === void 0 && entry !== void 0) started = new OwnProgram(entry);
	return started ?? null;
}
// src/pack/run-packer.ts
const commandFiles = [
	"GITHUB_OUTPUT",
	"GITHUB_ENV",
	"GITHUB_PATH",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY"
];
function digest(path) {
	try {
		return createHash("sha256").update(readFileSync(path)).digest("hex");
	} catch {
		return null;
	}
}
function readCommandFiles(env) {
	return new Map(commandFiles.flatMap((name) => env[name] ? [[name, digest(env[name])]] : []));
}
function assertUntouched(before, env) {
	const after = readCommandFiles(env);
	const changed = [...before].filter(([name, was]) => after.get(name) !== was).map(([name]) => name);
	if (changed.length === 0) return;
	throw new GateError("EPACK", `${changed.join(" and ")} changed while the package was packed: a lifecycle script wrote to the runner's command files`, "Find the script that does it. Don't trust the job from here on: what was written affects this step and later ones. Build untrusted code in a job without secrets, and check the tarball in another job.");
}
function packScripts({ scripts: names }, { manifest: { manifest }, ignoreScripts }) {
	const scripts = isObject(manifest.scripts) ? manifest.scripts : {};
	const found = ignoreScripts ? [] : names.filter((name) => Object.hasOwn(scripts, name) && scripts[name] !== "");
	return new Map(found.map((name) => [name, String(scripts[name])]));
}
function tooLong(typed, watch, { time }) {
	return new GateError("EPACK", `${typed} did not end within ${spoken(time.deadlineMs)}, and was ended${watch.lastWords()}`, "Find out what it waits for: a script that watches files, asks a question or starts a server. A build that takes longer: `--pack-timeout 2h` (Action input `pack-timeout`).");
}
async function startPacker({ name, install, runsNothing }, args, order, start) {
	const { root, folder, env, job, time, manifest } = order;
	const files = readCommandFiles(job);
	const leavesNothing = start.cwd === void 0 && runsNothing?.(order) === true;
	const program = leavesNothing ? null : ownProgram();
	const place = pathFrom(root, folder);
	const watch = new PackWatch(`${start.typed} ${start.cwd === void 0 ? `of ${place === "." ? manifest.name : place}` : "of the workspace"}`, time);
	const result = await run$2(name, args, {
		cwd: start.cwd ?? folder,
		env,
		outside: [root],
		install,
		deadlineMs: time.deadlineMs,
		leavesNothing,
		heard: watch.heard
	}).finally(() => {
		watch.stop();
	});
	assertUntouched(files, job);
	program?.assertUntouched();
	if (result.timedOut) throw tooLong(start.typed, watch, order);
	return {
		...result,
		stdout: stripVTControlCharacters(result.stdout),
		stderr: stripVTControlCharacters(result.stderr)
	};
}
function failed(packer, typed, order, result) {
	const scripts = packScripts(packer, order);
	const script = failedScript(`${result.stdout}\n${result.stderr}`, scripts.keys());
	const { code, lines, known } = packer.failure(result);
	if (known) return new GateError("EPACK", known.message, known.help);
	const how = [code || `exit code ${result.exitCode}`, ...script === null ? [] : [`in the script ${script}`]].join(", ");
	const text = failureText$1(result, lines);
	return new GateError("EPACK", `${typed} failed (${how})${text === "" ? "" : `:\n${text}`}`, `Run \`${typed}\` in the package folder: it has to succeed before a release can be checked.${scriptRemedy(scripts, order, result)}`);
}
async function runPacker(packer, args, order, start = { typed: packer.packCommand }) {
	const result = await startPacker(packer, args, order, start);
	if (result.exitCode === 0) return result;
	throw failed(packer, start.typed, order, result);
}
async function askVersion(packer, order) {
	const { stdout } = await runPacker(packer, ["--version"], order, { typed: `${packer.name} --version` });
	const version = stdout.split(/\r?\n/).findLast((line) => line.trim() !== "")?.trim() ?? "";
	if (/^\d+\.\d+\.\d+\S*$/.test(version)) return version;
	throw unknownAnswer(packer, "--version", "a version");
}
function packerVersion(packer, order) {
	const key = `${packer.name} ${order.versionFrom}`;
	const version = order.versions?.get(key) ?? askVersion(packer, order);
	order.versions?.set(key, version);
	return version;
}
function unknownAnswer({ name }, what, wanted) {
	return new GateError("EPACK", `${name} ${what} answered in an unknown form, without ${wanted}`, `Run \`${name} ${what}\` in the package folder and see. Until that is understood, pack with it and check the tarball: \`pack-gate check FILE.tgz\`.`);
}
// src/model/temporary-folder.ts
const exhausted = [
	"EMFILE",
	"ENFILE",
	"ENOSPC",
	"EDQUOT"
];
function temporaryFolder(prefix, parent = tmpdir()) {
	const folder = resolve(parent);
	try {
		return mkdtempSync(join(folder, prefix));
	} catch (cause) {
		const { code = "" } = cause;
		if (exhausted.includes(code)) throw cause;
		throw new GateError("EUSAGE", `the temporary folder ${folder} ${code === "ENOENT" ? "does not exist" : code === "ENOTDIR" ? "is no folder" : `can't be written to (${code})`}`, "Create it, or name another one in the environment variable TMPDIR (Windows: TEMP).", { cause });
	}
}
// src/tarball/tarball.ts
function readLater(name, stream) {
	return {
		origin: "tarball",
		name,
		stream,
		read: async (open) => (await import("./tarball-reader.js")).readTarball(name, stream, open)
	};
}
function tarball(path, dispose = () => void 0) {
	return {
		...readLater(basename(path), () => createReadStream(path)),
		path,
		dispose
	};
}
function tarballInMemory(name, bytes) {
	return {
		...readLater(name, () => Readable.from([bytes])),
		dispose: () => void 0
	};
}
// src/tarball/temporary-tarball.ts
async function filled(make) {
	const folder = temporaryFolder("pack-gate-");
	const dispose = () => {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	};
	try {
		await make(folder);
		return {
			folder,
			dispose
		};
	} catch (error) {
		dispose();
		throw error;
	}
}
async function temporaryTarball(make, wrong) {
	const { folder, dispose } = await filled(make);
	const made = readdirSync(folder);
	const [file] = made;
	if (file !== void 0 && made.length === 1 && file.endsWith(".tgz")) return tarball(join(folder, file), dispose);
	dispose();
	throw wrong(made.length);
}
async function temporaryTarballs(names, make) {
	const { folder, dispose } = await filled(make);
	const kept = new Set(names.filter((name) => existsSync(join(folder, name))));
	if (kept.size === 0) dispose();
	const contents = [...kept].map((name) => {
		const path = join(folder, name);
		const release = () => {
			rmSync(path, { force: true });
			if (kept.delete(name) && kept.size === 0) dispose();
		};
		return [name, tarball(path, release)];
	});
	return new Map(contents);
}
// src/pack/program-tarball.ts
async function programTarball(packer, command, order) {
	let stdout = "";
	const contents = await temporaryTarball(async (folder) => {
		({stdout} = await runPacker(packer, command.args(folder), order));
	}, (made) => new GateError("EPACK", `${packer.packCommand} made ${made} tarballs, not one`, `Run \`${packer.packCommand}\` in the package folder: it has to write one .tgz.`));
	try {
		return {
			contents: packerContents(contents, packer.packCommand, await command.reportFrom(stdout)),
			stdout
		};
	} catch (error) {
		contents.dispose();
		throw error;
	}
}
// src/pack/bun.ts
const bun = {
	name: "bun",
	packCommand: "bun pm pack",
	install: "Install Bun before pack-gate runs: `npm install --global bun`; in a workflow, oven-sh/setup-bun. If you publish with another package manager, say so: `--packer npm`.",
	traces: ["bun.lock", "bun.lockb"],
	scripts: [
		"prepack",
		"prepare",
		"postpack"
	],
	registryManifest: () => "packed",
	failure: ({ stdout, stderr }) => ({
		code: "",
		lines: `${stdout}\n${stderr}`.split(/\r?\n/).filter((line) => line.startsWith("error: "))
	}),
	pack: pack$4
};
function versionOf(stdout) {
	const version = /^bun pack v(\S+)/.exec(stdout.trimStart())?.[1];
	if (version === void 0) throw unknownAnswer(bun, "pm pack", "its version");
	return version;
}
function countsOf(stdout) {
	const counts = [...stdout.matchAll(/^Total files: (\d+)$/gm)].map(([, count]) => Number(count));
	if (counts.length === 0) throw unknownAnswer(bun, "pm pack", "its sum of files");
	return counts;
}
async function pack$4(order) {
	const scripts = order.ignoreScripts ? ["--ignore-scripts"] : [];
	const { contents, stdout } = await programTarball(bun, {
		args: (folder) => [
			"pm",
			"pack",
			...scripts,
			"--destination",
			folder
		],
		reportFrom(stdout) {
			versionOf(stdout);
			return { counts: countsOf(stdout) };
		}
	}, order);
	return {
		packer: {
			name: "bun",
			version: versionOf(stdout),
			...order.ignoreScripts && { ignoreScripts: true }
		},
		contents
	};
}
// src/tarball/contents.ts
function stamp({ dev, ino, nlink, size, mode, mtimeNs, ctimeNs }) {
	return {
		dev,
		ino,
		links: nlink,
		size,
		mode,
		mtimeNs,
		ctimeNs
	};
}
function stampOf(path) {
	try {
		const stats = lstatSync(path, {
			bigint: true,
			throwIfNoEntry: false
		});
		return stats?.isFile() ? stamp(stats) : null;
	} catch {
		return null;
	}
}
function stampOfOpen(fd) {
	const stats = fstatSync(fd, { bigint: true });
	return stats.isFile() ? stamp(stats) : null;
}
const keys = [
	"dev",
	"ino",
	"size",
	"mode",
	"mtimeNs",
	"ctimeNs"
];
function isSameStamp(a, b) {
	return keys.every((key) => a[key] === b[key]);
}
const step = 3000000000n;
function isRacy({ mtimeNs, ctimeNs }, now) {
	const since = BigInt(now) * 1000000n - step;
	return mtimeNs >= since || ctimeNs >= since;
}
// src/pack/working-tree.ts
const chunkSize = 1048576;
function treeStamps(folder, files) {
	const linked = new Set();
	const names = new Set();
	const stamps = [];
	for (const file of files) {
		if (file.path.includes("***") || names.has(file.path) || file.path.split("/").includes("..")) return null;
		names.add(file.path);
		const stamp = stampOf(join(folder, file.path));
		if (stamp?.size !== BigInt(file.size)) return null;
		stamps.push(stamp);
		const inode = `${stamp.dev}:${stamp.ino}`;
		if (stamp.links !== 1n && linked.has(inode)) return null;
		linked.add(inode);
	}
	return stamps;
}
function readFile(path, file, buffer, sink) {
	const fd = openSync(path, "r");
	try {
		let total = 0;
		for (let read = readSync(fd, buffer); read > 0; read = total < file.size ? readSync(fd, buffer) : 0) {
			total += read;
			sink.write(buffer.subarray(0, read));
		}
		if (total !== file.size) throw changed(file.path);
		sink.end();
	} finally {
		closeSync(fd);
	}
}
function changed(path) {
	return new GateError("EPACK", `${path} changed while it was read`, "Something still writes into the package folder. Wait for it (a watch build, a background script), then run pack-gate again.");
}
function workingTree(folder, files, summary, stamps = []) {
	return {
		origin: "working-tree",
		name: folder,
		read(open, isKnown) {
			const buffer = Buffer.allocUnsafe(chunkSize);
			for (const [index, file] of files.entries()) {
				const stamp = stamps[index];
				if (stamp && isKnown?.(file, stamp)) continue;
				readFile(join(folder, file.path), file, buffer, open(file));
			}
			return Promise.resolve(summary);
		},
		dispose: () => void 0
	};
}
// src/pack/npm.ts
const npm = {
	name: "npm",
	packCommand: "npm pack",
	install: "Install Node.js with npm and make sure that npm is on PATH, then run pack-gate again.",
	traces: ["package-lock.json", "npm-shrinkwrap.json"],
	scripts: [
		"prepack",
		"prepare",
		"postpack"
	],
	runsNothing,
	registryManifest: () => "after",
	failure: failure$2,
	pack: pack$3,
	packTogether: packTogether$1
};
const quiet$1 = ["--foreground-scripts=false", "--loglevel=info"];
const dryRun = [
	"--dry-run=true",
	"--json=true",
	"--usage=false",
	...quiet$1
];
const forReal = [
	"--dry-run=false",
	"--json=false",
	"--usage=false"
];
const extensions = [
	".npm-extension.mjs",
	".npm-extension.cjs",
	".npm-extension.js"
];
const packsOthers = /^[ \t\ufeff]*(?:workspaces?\b(?!-)|["'$])|^[^=#;\r\n]*\\/m;
function mayPackOthers(folder) {
	try {
		return packsOthers.test(readFileSync(join(folder, ".npmrc"), "utf8"));
	} catch (error) {
		return error.code !== "ENOENT";
	}
}
function runsNothing(request) {
	const { scripts } = request.manifest.manifest;
	const hasScripts = isObject(scripts) && npm.scripts.some((name) => Object.hasOwn(scripts, name));
	const folders = foldersUp(request.folder, request.root);
	const mayRun = (folder) => mayPackOthers(folder) || extensions.some((name) => existsSync(join(folder, name)));
	return !hasScripts && !folders.some(mayRun);
}
function otherEngines(text) {
	const [why = "another version is needed"] = /Invalid (?:semver version|name) "[^"]*" does not match "[^"]*".*/.exec(text) ?? [];
	return {
		message: `npm refuses to run here, because of devEngines in package.json: ${why}`,
		help: "Use the version that devEngines asks for (in a workflow, `node-version` of actions/setup-node)."
	};
}
function failure$2({ stdout, stderr }) {
	const { code, text } = parseFailure(stdout, stderr);
	const own = {
		code: /^\d*$/.test(code) ? "" : code,
		lines: text === "" ? [] : text.split("\n")
	};
	const unwritable = /(?:EACCES|EPERM|EROFS|ENOTDIR|ENOSPC)\b.*\b(?:mkdir|open|rename) '([^']*_(?:cacache|logs)\b)/.exec(text);
	if (unwritable) return {
		...own,
		known: {
			message: `npm pack can't write to its cache, ${unwritable[1] ?? ""}`,
			help: "Choose a folder that can be written to: `npm_config_cache=/tmp/npm-cache` in the environment."
		}
	};
	if (code === "EBADDEVENGINES") return {
		...own,
		known: otherEngines(text)
	};
	if (!stderr.includes("Exit handler never called!")) return own;
	const help = "Replace the hard links in the package by copies (`find . -links +1 -type f` lists them): npm can't pack them, and installing drops them (node-tar#458).";
	return {
		...own,
		known: {
			message: "npm pack died while it packed hard-linked files",
			help
		}
	};
}
function start(order, flags, how) {
	const scripts = order.ignoreScripts ? ["--ignore-scripts"] : [];
	return runPacker(npm, [
		"pack",
		...flags,
		...scripts
	], order, how);
}
function packerOf$3(order, version) {
	return {
		name: "npm",
		version: version ?? "unknown",
		...order.ignoreScripts && { ignoreScripts: true }
	};
}
function installedVersion({ env, root }) {
	try {
		const command = realpathSync(findProgram("npm", {
			path: env.PATH ?? "",
			outside: [root]
		}) ?? "");
		const manifest = readJsonObject(join(command, "..", "..", "package.json"));
		return manifest?.name === "npm" && typeof manifest.version === "string" ? manifest.version : void 0;
	} catch {
		return;
	}
}
function madeTarballs(made) {
	return new GateError("EPACK", `npm pack made ${made} tarballs, not one`, "Run `npm pack` in the package folder: it has to write one .tgz.");
}
async function packTarball(order) {
	const scripts = packScripts(npm, order);
	const asPublished = scripts.size > 0;
	let version;
	const contents = await temporaryTarball(async (folder) => {
		const { stderr } = await start(order, [
			...forReal,
			...asPublished ? [] : quiet$1,
			"--pack-destination",
			folder
		]);
		version = asPublished ? installedVersion(order) ?? await packerVersion(npm, order) : npmVersion(stderr);
	}, madeTarballs);
	return {
		packer: packerOf$3(order, version),
		contents,
		...asPublished && !scripts.has("postpack") && { packTwice: true }
	};
}
function needsTarball(order) {
	const { scripts, patchedDependencies } = order.manifest.manifest;
	return order.tarball === true || patchedDependencies !== void 0 || packScripts(npm, order).size > 0 || isObject(scripts) && "postpack" in scripts;
}
function onlyListing(listings) {
	const [listing, another] = listings;
	if (!listing || another) throw new GateError("EPACK", `npm packs ${listings.length} packages here, not one`, "Remove `workspaces` and `workspace` from .npmrc, and check one package folder at a time.");
	if (listing.files.length === 0) throw new GateError("EPACK", "npm lists no files: an empty release is never approved", "Run `npm pack --dry-run` in the package folder and see what is wrong there.");
	return listing;
}
function fromTree(order, { files, integrity, size }, version) {
	const stamps = files.length === 0 ? null : treeStamps(order.folder, files);
	if (stamps === null) return null;
	const contents = workingTree(order.folder, files, {
		integrity,
		size
	}, stamps);
	return {
		packer: packerOf$3(order, version),
		contents
	};
}
async function pack$3(order) {
	if (needsTarball(order)) return packTarball(order);
	const { stdout, stderr } = await start(order, dryRun);
	const listings = parseListings(stdout);
	return (listings && fromTree(order, onlyListing(listings), npmVersion(stderr))) ?? packTarball(order);
}
function workspaceFlags(orders, workspace) {
	return orders.flatMap(({ folder }) => ["-w", `./${relative(workspace, folder).split(sep).join("/")}`]);
}
function listed(orders, stdout) {
	const listings = parseListings(stdout) ?? [];
	return new Map(orders.flatMap((order) => {
		const own = listings.filter(({ name, version }) => name === order.manifest.name && version === order.manifest.version);
		return own[0] && own.length === 1 ? [[order, own[0]]] : [];
	}));
}
async function packTogether$1(orders, workspace) {
	const [first] = orders;
	if (!first) return new Map();
	const how = {
		typed: "npm pack --workspaces",
		cwd: workspace
	};
	const flags = workspaceFlags(orders, workspace);
	if (first.tarball !== true) {
		const { stdout, stderr } = await start(first, [...dryRun, ...flags], how);
		const found = [...listed(orders, stdout)].flatMap(([order, listing]) => {
			const packed = fromTree(order, listing, npmVersion(stderr));
			return packed ? [[order, packed]] : [];
		});
		return new Map(found);
	}
	let version;
	const names = new Map(orders.map((order) => [order, npmFileName(order.manifest.name, order.manifest.version)]));
	const tarballs = await temporaryTarballs([...names.values()], async (folder) => {
		version = npmVersion((await start(first, [
			...forReal,
			...quiet$1,
			"--pack-destination",
			folder,
			...flags
		], how)).stderr);
	});
	return new Map([...names].flatMap(([order, name]) => {
		const contents = tarballs.get(name);
		return contents ? [[order, {
			packer: packerOf$3(order, version),
			contents
		}]] : [];
	}));
}
// src/pack/pnpm.ts
const pnpm = {
	name: "pnpm",
	packCommand: "pnpm pack",
	install: "Install pnpm before pack-gate runs: `corepack enable`, or `npm install --global pnpm`; in a workflow, pnpm/action-setup. If you publish with another package manager, say so: `--packer npm`.",
	traces: ["pnpm-lock.yaml", "pnpm-workspace.yaml"],
	scripts: [
		"prepack",
		"prepare",
		"postpack"
	],
	registryManifest: () => "packed",
	failure: failure$1,
	pack: pack$2,
	packTogether
};
function failure$1({ stdout, stderr }) {
	return {
		code: "",
		lines: [stdout, stderr].flatMap((output) => {
			const answer = lastValue(output);
			const error = isObject(answer) && isObject(answer.error) ? answer.error : {};
			return [error.code, error.message].flatMap((part) => typeof part === "string" ? part.split(/\r?\n/) : []);
		})
	};
}
const workspaceLicence = /^licen[sc]e(\..*)?$/i;
function majorOf$1(version) {
	return Number(version.split(".")[0]);
}
function reportFrom(answer) {
	const files = isObject(answer) && Array.isArray(answer.files) ? answer.files : [];
	const paths = files.map((file) => isObject(file) && typeof file.path === "string" ? file.path : void 0).filter((path) => path !== void 0);
	if (!isObject(answer) || paths.length === 0 || paths.length < files.length) throw unknownAnswer(pnpm, "pack --json", "a list of files");
	const { integrity } = answer;
	return {
		paths,
		...typeof integrity === "string" && { integrity }
	};
}
function tellsFiles(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > 9 || minor >= 14;
}
function refuseOld(version) {
	if (majorOf$1(version) >= 9) return;
	throw new GateError("EPACK", `pnpm ${version} is older than what pack-gate packs with: pnpm 9 and newer`, "Update pnpm, or pack with `pnpm pack` and check the tarball: `pack-gate check FILE.tgz`.");
}
function packerOf$2({ ignoreScripts }, version) {
	return {
		name: "pnpm",
		version,
		...ignoreScripts && { ignoreScripts: true }
	};
}
function ignoring({ ignoreScripts }) {
	return ignoreScripts ? ["--config.ignore-scripts=true"] : [];
}
function unlistedBy(version) {
	return majorOf$1(version) <= 10 ? { unlisted: workspaceLicence } : {};
}
async function pack$2(order) {
	const asked = packerVersion(pnpm, order);
	const listing = packOne(order, asked, ["--json"]);
	await Promise.allSettled([asked, listing]);
	const version = await asked;
	refuseOld(version);
	const contents = await (tellsFiles(version) ? listing : packOne(order, asked, []));
	return {
		packer: packerOf$2(order, version),
		contents
	};
}
async function packOne(order, version, json) {
	return (await programTarball(pnpm, {
		args: (folder) => [
			"pack",
			...json,
			...ignoring(order),
			"--pack-destination",
			folder
		],
		reportFrom: async (stdout) => ({
			...json.length > 0 && reportFrom(lastValue(stdout)),
			...unlistedBy(await version)
		})
	}, order)).contents;
}
function entryOf(order, answer) {
	const { name, version } = order.manifest;
	const entries = [answer].flat().filter((entry) => isObject(entry) && entry.name === name && entry.version === version);
	const [entry] = entries;
	const file = isObject(entry) && typeof entry.filename === "string" ? basename(entry.filename) : "";
	return entries.length === 1 && file === npmFileName(name, version) ? entry : void 0;
}
async function packTogether(orders, workspace) {
	const [first] = orders;
	if (!first) return new Map();
	const asked = packerVersion(pnpm, first);
	const packing = packAll(orders, first, workspace, asked);
	await Promise.allSettled([asked, packing]);
	const version = await asked;
	if (majorOf$1(version) < 10) return new Map();
	const { tarballs, answer } = await packing;
	return new Map(orders.flatMap((order) => {
		const contents = tarballs.get(npmFileName(order.manifest.name, order.manifest.version));
		const entry = entryOf(order, answer);
		if (!contents || entry === void 0) return [];
		const reported = {
			...reportFrom(entry),
			...unlistedBy(version)
		};
		return [[order, {
			packer: packerOf$2(order, version),
			contents: packerContents(contents, pnpm.packCommand, reported)
		}]];
	}));
}
async function packAll(orders, first, workspace, version) {
	const filters = orders.flatMap(({ folder }) => ["--filter", `./${relative(workspace, folder).split(sep).join("/")}`]);
	const names = orders.map(({ manifest }) => npmFileName(manifest.name, manifest.version));
	let answer;
	return {
		tarballs: await temporaryTarballs(names, async (folder) => {
			const args = [
				"-r",
				...filters,
				"pack",
				"--json",
				...ignoring(first),
				"--pack-destination",
				folder
			];
			answer = lastValue((await runPacker(pnpm, args, first, {
				typed: "pnpm -r pack",
				cwd: workspace
			})).stdout);
			await version;
		}),
		answer
	};
}
// src/pack/yarn-berry.ts
function jsonLines(output) {
	return output.split(/\r?\n/).flatMap((line) => {
		if (!line.startsWith("{")) return [];
		try {
			const value = JSON.parse(line);
			return isObject(value) ? [value] : [];
		} catch {
			return [];
		}
	});
}
function pathsIn(lines) {
	const paths = lines.map(({ location }) => location).filter((path) => typeof path === "string");
	const outputs = lines.filter(({ output }) => typeof output === "string");
	return paths.length > 0 && outputs.length === 1 ? paths : null;
}
function refuseScripts(yarn, order) {
	const found = [...packScripts(yarn, {
		...order,
		ignoreScripts: false
	}).keys()];
	if (!order.ignoreScripts || found.length === 0) return;
	throw new GateError("EPACK", `yarn pack can't leave out lifecycle scripts, and package.json has ${found.join(" and ")}`, "Run pack-gate without --ignore-scripts (Action input `ignore-scripts`): publishing with Yarn runs them too.");
}
function packerOf$1({ ignoreScripts }, version) {
	return {
		name: "yarn",
		version,
		...ignoreScripts && { ignoreScripts: true }
	};
}
async function packWithYarnBerry(yarn, order, version) {
	refuseScripts(yarn, order);
	const { contents } = await programTarball(yarn, {
		args: (folder) => [
			"pack",
			"--json",
			"--out",
			join(folder, "package.tgz")
		],
		reportFrom(stdout) {
			const paths = pathsIn(jsonLines(stdout));
			if (paths === null) throw unknownAnswer(yarn, "pack --json", "a list of files");
			return { paths };
		}
	}, order);
	return {
		packer: packerOf$1(order, version),
		contents
	};
}
function partsOf(stdout) {
	const parts = new Map();
	let part = [];
	for (const line of jsonLines(stdout)) if (typeof line.base === "string") {
		part = [];
		parts.set(line.base, part);
	} else part.push(line);
	return parts;
}
function fileName({ manifest: { name, version } }) {
	return `${name.replace("/", "-")}-${version}.tgz`;
}
async function packBerryTogether(yarn, orders, { workspace, version }) {
	const [first] = orders;
	if (!first || Number(version.split(".")[0]) < 4) return new Map();
	const names = orders.flatMap(({ manifest }) => ["--include", manifest.name]);
	let stdout = "";
	const tarballs = await temporaryTarballs(orders.map(fileName), async (folder) => {
		const args = [
			"workspaces",
			"foreach",
			"--all",
			...names,
			"pack",
			"--json",
			"--out",
			join(folder, "%s-%v.tgz")
		];
		({stdout} = await runPacker(yarn, args, first, {
			typed: "yarn workspaces foreach pack",
			cwd: workspace
		}));
	});
	const parts = partsOf(stdout);
	return new Map(orders.flatMap((order) => {
		const contents = tarballs.get(fileName(order));
		const paths = pathsIn(parts.get(order.folder) ?? []);
		if (!contents || !paths) return [];
		return [[order, {
			packer: packerOf$1(order, version),
			contents: packerContents(contents, yarn.packCommand, { paths })
		}]];
	}));
}
// src/pack/yarn.ts
const maxBytes$2 = 1048576;
function textOf$1(path) {
	try {
		const bytes = readFileSync(path);
		return bytes.length > maxBytes$2 ? "" : bytes.toString("utf8");
	} catch {
		return "";
	}
}
function named$2(text) {
	return [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)(?::?-[^}]*)?\??\}/g)].map((match) => match[1] ?? "");
}
function emptyVariables(folders, job, given) {
	const home = job.HOME ?? job.USERPROFILE ?? homedir();
	const userConfig = job.NPM_CONFIG_USERCONFIG ?? job.npm_config_userconfig;
	const files = [...[...folders, home].flatMap((folder) => [
		".npmrc",
		".yarnrc",
		".yarnrc.yml"
	].map((name) => join(folder, name))), ...userConfig ? [userConfig] : []];
	const names = new Set(files.flatMap((file) => named$2(textOf$1(file))));
	return Object.fromEntries([...names].filter((name) => given[name] === void 0).map((name) => [name, ""]));
}
function saysItWrote(stdout) {
	return jsonLines(stdout).some(({ type, data }) => type === "success" && typeof data === "string" && data.startsWith("Wrote tarball"));
}
async function packWithYarnClassic(yarn, order, version) {
	const scripts = order.ignoreScripts ? ["--ignore-scripts"] : [];
	const { contents } = await programTarball(yarn, {
		args: (folder) => [
			"pack",
			"--json",
			"--non-interactive",
			...scripts,
			"--filename",
			join(folder, "package.tgz")
		],
		reportFrom(stdout) {
			if (!saysItWrote(stdout)) throw unknownAnswer(yarn, "pack --json", "anything about its tarball");
			return {};
		}
	}, order);
	return {
		packer: {
			name: "yarn",
			version,
			...order.ignoreScripts && { ignoreScripts: true }
		},
		contents
	};
}
const yarn = {
	name: "yarn",
	packCommand: "yarn pack",
	install: "Install Yarn before pack-gate runs: `corepack enable`, or `npm install --global yarn` for Yarn 1. If you publish with another package manager, say so: `--packer npm`.",
	traces: ["yarn.lock", ".yarnrc.yml"],
	scripts: ["prepack", "postpack"],
	variables: ({ folder, root, job, env }) => emptyVariables(foldersUp(folder, root), job, env),
	registryManifest: (version) => isClassic(version) ? "before" : "packed",
	failure,
	pack: pack$1,
	packTogether: async (orders, workspace) => {
		const [first] = orders;
		const version = first ? await packerVersion(yarn, first) : "";
		return packBerryTogether(yarn, orders, {
			workspace,
			version
		});
	}
};
function isClassic(version) {
	return version.startsWith("1.");
}
const outside = {
	message: "yarn pack failed: this folder is none of the project's workspaces",
	help: "If another package manager publishes it, as is usual for a folder that a build writes, say so: `--packer npm` (Action input `packer`). If Yarn does, list it under `workspaces` in the package.json of the project, or write an empty yarn.lock into it."
};
function failure({ stdout, stderr }) {
	if (`${stdout} ${stderr}`.replace(/\s+/g, " ").includes("doesn't seem to be part of the project declared in")) return {
		code: "",
		lines: [],
		known: outside
	};
	return {
		code: "",
		lines: [stdout, stderr].flatMap(jsonLines).flatMap((line) => {
			const { type, data } = line;
			return type === "error" && typeof data === "string" ? data.split("\n", 1) : [];
		})
	};
}
async function pack$1(order) {
	const version = await packerVersion(yarn, order);
	return isClassic(version) ? packWithYarnClassic(yarn, order, version) : packWithYarnBerry(yarn, order, version);
}
// src/pack/packers.ts
const packers = {
	pnpm,
	yarn,
	bun,
	npm
};
// src/registry/settings.ts
function textOf(settings, key) {
	const value = settings[key];
	return typeof value === "string" && value !== "" ? value : null;
}
function authKeyOf({ host, pathname }) {
	return `//${host}${pathname}`;
}
function credentialPart(key) {
	return /^\/\/.*:([a-z_]+)$/i.exec(key)?.[1] ?? null;
}
function secretsIn(settings) {
	return Object.entries(settings).flatMap(([key, value]) => {
		const part = credentialPart(key);
		if (part === null || typeof value !== "string" || value.length < 4) return [];
		if (part !== "_auth" && part !== "_password") return part === "_authToken" ? [value] : [];
		const plain = Buffer.from(value, "base64").toString("utf8");
		return [
			value,
			plain,
			...plain.split(":").slice(1)
		].filter((each) => each.length >= 4);
	});
}
// src/registry/publish-place.ts
function publishConfigOf(manifest) {
	return isObject(manifest.publishConfig) ? manifest.publishConfig : {};
}
function registryFor(name, settings) {
	const [, scope] = /^(@[^/]+)\//.exec(name) ?? [];
	const own = scope === void 0 ? null : textOf(settings, `${scope}:registry`);
	const asked = textOf(settings, "scope");
	const address = own ?? (asked === null ? null : textOf(settings, `${asked}:registry`)) ?? textOf(settings, "registry") ?? "";
	if (URL.canParse(address) && /^https?:/.test(address)) return new URL(address.trim().replace(/\/*$/, "/"));
	throw new GateError("EREGISTRY", "the registry in the configuration is not an http or https address", "Correct `registry` in .npmrc or `publishConfig.registry` in package.json.");
}
// src/pack/own-programs.ts
const yarnSettings = [[".yarnrc.yml", /^["']?yarnPath["']?[^\S\n]*:[^\S\n]*["']?([^"'\n#]+)/m], [".yarnrc", /^["']?yarn-path["']?[^\S\n]+"?([^"\n]+)/m]];
async function programsOf(read, folder, pathOf) {
	return (await Promise.all(yarnSettings.map(async ([file, setting]) => {
		const written = setting.exec(await read(join(folder, file)) ?? "")?.[1]?.trim();
		return written ? [{
			packer: "yarn",
			path: pathOf(file),
			file: join(folder, written),
			written
		}] : [];
	}))).flat();
}
const makers = {
	npm: "npm",
	pnpm: "pnpm",
	"@pnpm/exe": "pnpm",
	yarn: "yarn",
	"@yarnpkg/cli-dist": "yarn",
	bun: "bun"
};
function declaredDependencies(manifest) {
	const all = [
		manifest.optionalDependencies,
		manifest.devDependencies,
		manifest.dependencies
	].flatMap((kind) => Object.entries(asObject(kind)));
	return new Map(all.flatMap(([name, spec]) => typeof spec === "string" ? [[name, spec]] : []));
}
function leadsTo(file) {
	if (!existsSync(file)) return null;
	try {
		const target = realpathSync(file);
		if (target !== file && target.includes("node_modules") && !target.includes(".bin")) return target;
		return statSync(file).size > 65536 ? "" : readFileSync(file, "utf8");
	} catch {
		return null;
	}
}
function providerOf(folder, packer) {
	const path = `node_modules/.bin/${packer}`;
	const found = leadsTo(join(folder, path))?.replaceAll("\\", "/");
	if (found === void 0) return null;
	return [...found.matchAll(/(?:node_modules|\.\.)\/((?:@[\w.-]+\/)?\w[\w.-]*)\//g)].map(([, name]) => name).at(-1) ?? path;
}
function identityOf(folder, provider) {
	const { name, version } = readJsonObject(join(folder, "node_modules", provider, "package.json")) ?? {};
	return typeof name === "string" && typeof version === "string" ? {
		name: name.slice(0, 214),
		version: version.slice(0, 100)
	} : null;
}
function installedOf(manifest, folder, pathOf, isOnDisk) {
	const declared = declaredDependencies(manifest);
	return packerNames.flatMap((packer) => {
		const named = [...declared.keys()].find((name) => makers[name] === packer) ?? null;
		const provider = (isOnDisk ? providerOf(folder, packer) : null) ?? named;
		if (provider === null) return [];
		const path = pathOf(`node_modules/.bin/${packer}`);
		const is = isOnDisk ? identityOf(folder, provider) : null;
		return [{
			packer,
			path,
			provider,
			spec: declared.get(provider) ?? null,
			is
		}];
	});
}
function isOfMaker({ provider, packer, is }) {
	return makers[provider] === packer && (is === null || is.name === provider);
}
function wordsFor({ provider, spec, is }) {
	if (is !== null) return `${is.name} ${is.version}`;
	return spec === null ? provider : `${provider}@${spec}`;
}
// src/pack/ignored-scripts.ts
function isOn(value) {
	const bare = value.trim();
	return ![
		"",
		"false",
		"null"
	].includes(bare) && Number(bare) !== 0;
}
const setting = /^\s*(["']?)ignore-scripts\1\s*(?:=\s*(["']?)([^;#"'\r\n]*)\2.*)?$/;
function ignoresScripts(npmrc) {
	const values = npmrc.split(/\r?\n/).flatMap((line) => {
		const found = setting.exec(line);
		return found ? [found[3]] : [];
	});
	return values.length > 0 && isOn(values.at(-1) ?? "true");
}
const ignoresScriptsInYaml = (text) => /^(["']?)ignoreScripts\1\s*:\s*true\b/m.test(text);
// src/pack/packer-evidence.ts
const maxBytes$1 = 1048576;
const onDisk = {
	has: (path) => Promise.resolve(existsSync(path)),
	read(path) {
		try {
			const stat = statSync(path, { throwIfNoEntry: false });
			const isRead = stat?.isFile() === true && stat.size <= maxBytes$1;
			return Promise.resolve(isRead ? readFileSync(path, "utf8") : null);
		} catch {
			return Promise.resolve(null);
		}
	},
	manifest: async (folder) => existsSync(join(folder, "package.json")) ? readManifestObject(folder) : {}
};
function inCommit(read) {
	return {
		has: async (path) => await read(path) !== null,
		read,
		async manifest(folder) {
			return parseJsonObject(await read(join(folder, "package.json")) ?? "{}") ?? {};
		}
	};
}
const traces = Object.values(packers).flatMap(({ name, traces: files }) => files.map((file) => ({
	file,
	name
})));
const versionFiles = [
	".tool-versions",
	"mise.toml",
	".mise.toml",
	".nvmrc",
	".node-version",
	".prototools",
	".yarnrc",
	".npmrc"
];
const exactVersion = /^\d+\.\d+\.\d+(-[\w.-]+)?(?=\+|$)/;
function named$1(name, version) {
	return {
		name,
		pinned: typeof version === "string" ? exactVersion.exec(version)?.[0] ?? null : null
	};
}
function readPackageManager(field) {
	if (field === void 0 || field === null) return null;
	const [, name = "", version = ""] = typeof field === "string" ? /^([^@\s]+)@(\S+)$/.exec(field) ?? [] : [];
	if (/^[\^~v]?\d[\w.*+-]*$/.test(version)) return named$1(name, version);
	if (/^(https?|file):/i.test(version)) return {
		name,
		pinned: null,
		address: withoutUser(version)
	};
	return {
		name: JSON.stringify(field),
		pinned: null,
		isMalformed: true
	};
}
function readDevEngines(field) {
	return (isObject(field) ? [field.packageManager].flat() : []).filter(isObject).flatMap(({ name, version }) => typeof name === "string" ? [named$1(name, version)] : []);
}
async function readPart(files, folder, path) {
	try {
		return await files.manifest(folder);
	} catch (error) {
		throw error instanceof GateError ? new GateError(error.code, `${error.message} (${path})`, `Correct ${path}: it may name the package manager.`, { cause: error }) : error;
	}
}
async function ignoringScripts(text, pathOf) {
	const [npmrc, workspace] = [await text(".npmrc"), await text("pnpm-workspace.yaml")];
	return [...ignoresScripts(npmrc) ? [{
		path: pathOf(".npmrc"),
		says: "ignore-scripts=true",
		by: "npm"
	}] : [], ...ignoresScriptsInYaml(workspace) ? [{
		path: pathOf("pnpm-workspace.yaml"),
		says: "ignoreScripts: true",
		by: "pnpm"
	}] : []];
}
async function evidenceOf(folder, root, files) {
	const pathOf = (file) => relative(root, join(folder, file)).split(sep).join("/");
	const manifestPath = pathOf("package.json");
	const manifest = await readPart(files, folder, manifestPath);
	const there = async (file) => files.has(join(folder, file));
	const lockFiles = (await Promise.all(traces.map(async ({ file, name }) => await there(file) ? [{
		name,
		path: pathOf(file)
	}] : []))).flat();
	return {
		manifestPath,
		manifest,
		packageManager: readPackageManager(manifest.packageManager),
		devEngines: readDevEngines(manifest.devEngines),
		rush: readRush(await files.read(join(folder, "rush.json"))),
		lockFiles,
		programs: await programsOf((path) => files.read(path), folder, pathOf),
		installed: installedOf(manifest, folder, pathOf, files === onDisk),
		ignoringScripts: await ignoringScripts(async (file) => await files.read(join(folder, file)) ?? "", pathOf),
		settlesVersion: [
			"packageManager",
			"devEngines",
			"volta"
		].some((key) => key in manifest) || lockFiles.length > 0 || (await Promise.all(versionFiles.map(there))).includes(true)
	};
}
async function packerEvidence(folder, root, files = onDisk, memory = new Map()) {
	const reading = async (each) => {
		const read = memory.get(each) ?? evidenceOf(each, root, files);
		memory.set(each, read);
		return read;
	};
	return Promise.all(foldersUp(folder, root).map(reading));
}
const otherWorkflows = [
	".gitlab-ci.yml",
	".circleci/config.yml",
	"azure-pipelines.yml",
	"bitbucket-pipelines.yml",
	"Jenkinsfile"
];
function workflowsOf(root) {
	const folder = join(root, ".github", "workflows");
	const others = otherWorkflows.map((name) => join(root, name)).filter((file) => existsSync(file));
	try {
		return [...readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort().slice(0, 100).map((name) => join(folder, name)), ...others];
	} catch {
		return others;
	}
}
// src/pack/choose-packer.ts
const help = "Say which package manager publishes: `packer: npm` (`pnpm`, `yarn` or `bun`) in the policy, .github/pack-gate.yml, or `--packer npm` (Action input `packer`). Or leave only what belongs to that one in the repository.";
function list(parts) {
	return [...new Set(parts)].join(", ");
}
function nearestLockFiles(evidence) {
	return evidence.find(({ lockFiles }) => lockFiles.length > 0)?.lockFiles ?? [];
}
function nearestNames(evidence) {
	return evidence.find(({ packageManager, devEngines }) => packageManager !== null || devEngines.length > 0);
}
function oneOf(engines, locked, path) {
	const names = new Set(engines.map(({ name }) => name));
	const fitting = names.size > 1 ? engines.filter(({ name }) => locked.includes(name)) : engines;
	const [first] = fitting;
	if (first && new Set(fitting.map(({ name }) => name)).size === 1) return first;
	throw new GateError("EPACK", `devEngines.packageManager in ${path} allows ${list([...names])}, and no lock file shows which of them it is`, help);
}
function known(packer, where) {
	if (packer.isMalformed) throw new GateError("EPACK", `${where} is ${packer.name.slice(0, 100)}, expected name@version, as in "npm@11.6.0"`, `Correct it. ${help}`);
	const name = packerNames.find((each) => each === packer.name);
	if (name !== void 0) return {
		name,
		pinned: packer.pinned
	};
	throw new GateError("EPACK", `${where} names the package manager ${JSON.stringify(packer.name.slice(0, 100))}, which pack-gate does not know`, help);
}
function named(evidence, locked) {
	const nearest = nearestNames(evidence);
	if (!nearest) return null;
	const { packageManager, devEngines, manifestPath: path } = nearest;
	if (packageManager === null) return {
		...known(oneOf(devEngines, locked, path), `devEngines.packageManager in ${path}`),
		chosenBy: {
			by: "devEngines",
			path
		}
	};
	if (devEngines.length > 0 && devEngines.every(({ name }) => name !== packageManager.name)) throw new GateError("EPACK", `${path} contradicts itself: packageManager names ${packageManager.name}, devEngines.packageManager ` + list(devEngines.map(({ name }) => name)), help);
	return {
		...known(packageManager, `packageManager in ${path}`),
		chosenBy: {
			by: "packageManager",
			path
		}
	};
}
function locked(files) {
	const [first] = files;
	if (!first) return null;
	if (files.some(({ name }) => name !== first.name)) throw new GateError("EPACK", `which package manager publishes is not clear: ${list(files.map(({ path, name }) => `${path} is ${name}'s`))}`, help);
	return {
		name: first.name,
		pinned: null,
		chosenBy: {
			by: "lock-file",
			path: first.path
		}
	};
}
function byRush(evidence) {
	const found = evidence.find(({ rush }) => rush !== null);
	if (!found?.rush) return null;
	const { packer: name, version } = found.rush;
	return {
		name,
		pinned: version,
		chosenBy: {
			by: "rush",
			path: found.manifestPath.replace(/package\.json$/, "rush.json")
		}
	};
}
const ownRange = /^(workspace|catalog):/;
const dependencyKinds = [
	"dependencies",
	"optionalDependencies",
	"peerDependencies",
	"devDependencies"
];
function foreignRange({ manifest }) {
	const [found] = dependencyKinds.flatMap((kind) => Object.entries(asObject(manifest[kind]))).flatMap(([name, range]) => typeof range === "string" && ownRange.test(range) ? [`${name}: ${range}`] : []);
	return found ?? null;
}
function byDefault([own]) {
	const range = own ? foreignRange(own) : null;
	if (range === null) return {
		name: "npm",
		pinned: null,
		chosenBy: { by: "default" }
	};
	throw new GateError("EPACK", `package.json depends on ${JSON.stringify(range.slice(0, 200))}, which npm does not understand, and nothing shows which package manager publishes`, "Say which package manager publishes: `packer: pnpm` (`yarn` or `bun`) in the policy, .github/pack-gate.yml, or `--packer pnpm` (Action input `packer`).");
}
function programNotes(name, evidence) {
	const named = nearestNames(evidence)?.packageManager;
	const fetched = named?.name === name && named.address !== void 0 ? [`${name} is fetched from ${named.address}`] : [];
	const [program] = evidence.flatMap(({ programs }) => programs).filter((each) => each.packer === name);
	const [installed] = evidence.flatMap((each) => each.installed).filter(({ packer }) => packer === name);
	return [
		...fetched,
		...program ? [`${program.path} has ${program.written} of this repository run as ${name}`] : [],
		...installed ? [`scripts run ${installed.path} (${wordsFor(installed)}), which did not pack`] : []
	];
}
function scriptNotes$1(name, evidence) {
	const scripts = asObject(evidence[0]?.manifest.scripts);
	const left = [
		"prepack",
		"prepare",
		"postpack"
	].filter((each) => Object.hasOwn(scripts, each));
	if (left.length === 0 || name !== "npm" && name !== "pnpm") return [];
	const [found] = evidence.flatMap((each) => each.ignoringScripts).filter(({ by }) => by === "npm" || by === name);
	return found ? [`${found.path} has ${found.says}, so ${left.join(" and ")} did not run`] : [];
}
function contradictions(name, evidence) {
	const others = evidence.flatMap(({ lockFiles }) => lockFiles).filter((file) => file.name !== name);
	return others.length > 0 ? [`${list(others.map((file) => `${file.path} is ${file.name}'s`))}, and ${name} packed`] : [];
}
function versionFrom(evidence) {
	return evidence.find(({ settlesVersion }) => settlesVersion)?.manifestPath ?? "";
}
function fromEvidence(evidence) {
	const files = nearestLockFiles(evidence);
	const chosen = named(evidence, files.map(({ name }) => name)) ?? byRush(evidence) ?? locked(files) ?? byDefault(evidence);
	const notes = [
		...contradictions(chosen.name, evidence),
		...programNotes(chosen.name, evidence),
		...scriptNotes$1(chosen.name, evidence)
	];
	return {
		...chosen,
		notes,
		versionFrom: versionFrom(evidence)
	};
}
function asAsked(name, chosenBy, evidence) {
	const nearest = nearestNames(evidence);
	const said = nearest ? [...nearest.packageManager ? [nearest.packageManager] : [], ...nearest.devEngines] : [];
	const same = said.find((packer) => packer.name === name);
	const other = nearest && said[0] && !same ? [`${nearest.manifestPath} names ${list(said.map((packer) => packer.name))}, but ${name} was requested`] : [];
	return {
		name,
		pinned: same?.pinned ?? null,
		chosenBy,
		notes: [
			...other,
			...contradictions(name, evidence),
			...programNotes(name, evidence),
			...scriptNotes$1(name, evidence)
		],
		versionFrom: versionFrom(evidence)
	};
}
async function choosePacker(folder, root, asked, memory) {
	const evidence = await packerEvidence(folder, root, onDisk, memory);
	if (asked === "auto") return fromEvidence(evidence);
	return typeof asked === "string" ? asAsked(asked, { by: "request" }, evidence) : asAsked(asked.name, {
		by: "policy",
		path: asked.policy
	}, evidence);
}
// src/pack/environment.ts
const passed = new Set([
	"PATH",
	"HOME",
	"USER",
	"LOGNAME",
	"SHELL",
	"TERM",
	"LANG",
	"LANGUAGE",
	"TZ",
	"TMPDIR",
	"TMP",
	"TEMP",
	"XDG_CONFIG_HOME",
	"XDG_CACHE_HOME",
	"XDG_DATA_HOME",
	"XDG_RUNTIME_DIR",
	"SYSTEMROOT",
	"SYSTEMDRIVE",
	"WINDIR",
	"COMSPEC",
	"PATHEXT",
	"APPDATA",
	"LOCALAPPDATA",
	"PROGRAMDATA",
	"PROGRAMFILES",
	"PROGRAMFILES(X86)",
	"COMMONPROGRAMFILES",
	"USERPROFILE",
	"USERNAME",
	"HOMEDRIVE",
	"HOMEPATH",
	"OS",
	"PROCESSOR_ARCHITECTURE",
	"NUMBER_OF_PROCESSORS",
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY",
	"ALL_PROXY",
	"NODE_EXTRA_CA_CERTS",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"NODE_ENV",
	"NODE_OPTIONS",
	"NODE_PATH",
	"PNPM_HOME",
	"BUN_INSTALL",
	"BUN_INSTALL_CACHE_DIR",
	"NVM_DIR",
	"VOLTA_HOME",
	"FNM_DIR",
	"CI",
	"SOURCE_DATE_EPOCH",
	"NO_COLOR",
	"FORCE_COLOR",
	"GITHUB_ACTIONS",
	"GITHUB_SHA",
	"GITHUB_REF",
	"GITHUB_REF_NAME",
	"GITHUB_REF_TYPE",
	"GITHUB_REPOSITORY",
	"GITHUB_WORKSPACE",
	"GITHUB_RUN_ID",
	"GITHUB_RUN_NUMBER",
	"GITHUB_SERVER_URL",
	"GITHUB_EVENT_NAME",
	"RUNNER_OS",
	"RUNNER_ARCH",
	"RUNNER_TOOL_CACHE"
]);
const runnerCredentials = /^(INPUT_|ACTIONS_|STATE_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$|RUNNER_TEMP$)/i;
const settings = /^(npm_config|pnpm_config|yarn|corepack)_/i;
const credential = /_auth|token|password|username|otp|\/\/|certfile|keyfile|_key$/i;
function isPassed(name) {
	const upper = name.toUpperCase();
	if (upper.startsWith("LC_")) return true;
	if (workspaceSettings.test(name)) return false;
	if (settings.test(name)) return !credential.test(name);
	return passed.has(upper);
}
function pick(env, wanted) {
	const picked = {};
	for (const [name, value] of Object.entries(env)) if (value !== void 0 && wanted(name)) picked[name] = value;
	return picked;
}
function assertNotInside(env) {
	if (env["PACK_GATE_PACKING"] === void 0) return;
	throw new GateError("EUSAGE", `pack-gate runs inside ${env.npm_lifecycle_event ?? "a script"}, which runs because pack-gate packs the package`, "Remove it from `prepack`, `prepare` and `postpack`. Put it into `prepublishOnly`, which packing does not run, or into a step of the workflow.");
}
function withAbsolutePath(env) {
	const paths = Object.entries(env).filter(([name]) => name.toUpperCase() === "PATH");
	return {
		...env,
		...Object.fromEntries(paths.map(([name, path]) => [name, absolutePath(path)]))
	};
}
function withoutNews(env) {
	return env.CI === void 0 ? { npm_config_update_notifier: "false" } : {};
}
const workspaceSettings = /^npm_config_(workspaces?|include[-_]workspace[-_]root)$/i;
function packingEnvironment(env, passEnv) {
	assertNotInside(env);
	const refused = passEnv.find((name) => runnerCredentials.test(name));
	if (refused !== void 0) throw new GateError("EUSAGE", `pass-env names ${refused}, which would give lifecycle scripts the rights of the job`, "List only variables that the build reads. If a script really needs a token, pass it under a name of its own.");
	const named = new Set(passEnv);
	return {
		...withAbsolutePath(pick(env, (name) => isPassed(name) || named.has(name))),
		...withoutNews(env),
		...quiet,
		[packingMarker]: ownMark
	};
}
const quiet = {
	YARN_ENABLE_TELEMETRY: "0",
	COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
	COREPACK_ENABLE_AUTO_PIN: "0"
};
// src/pack/pack-with.ts
function pinNotes({ name, pinned }, version) {
	return pinned === null || pinned === version ? [] : [`package.json asks for ${name}@${pinned}, and ${name} ${version} packed`];
}
function userConfig({ job }) {
	const path = job.NPM_CONFIG_USERCONFIG ?? job.npm_config_userconfig ?? join(job.HOME ?? job.USERPROFILE ?? homedir(), ".npmrc");
	try {
		return {
			path,
			text: readFileSync(path, "utf8")
		};
	} catch {
		return {
			path,
			text: ""
		};
	}
}
function scriptNotes({ name }, order) {
	const scripts = [...packScripts(packers[name], order).keys()];
	if (scripts.length === 0 || name !== "npm" && name !== "pnpm") return [];
	const variable = Object.keys(order.job).find((key) => /^npm_config_ignore[-_]scripts$/i.test(key));
	const { path, text } = userConfig(order);
	const by = variable !== void 0 && isOn(order.job[variable] ?? "") ? `the variable ${variable} is ${order.job[variable] ?? ""}` : variable === void 0 && ignoresScripts(text) ? `${path} has ignore-scripts=true` : null;
	return by === null ? [] : [`${by}, so ${scripts.join(" and ")} did not run`];
}
function orderFor(choice, request) {
	const variables = packers[choice.name].variables?.(request) ?? {};
	return {
		...request,
		env: {
			...variables,
			...request.env
		},
		versionFrom: choice.versionFrom
	};
}
function withChoice(choice, packed) {
	const { packer } = packed;
	if (packer === null) return packed;
	const notes = [...choice.notes, ...pinNotes(choice, packer.version)];
	const { chosenBy, directory } = choice;
	const more = {
		chosenBy,
		...notes.length > 0 && { notes },
		...directory !== void 0 && { directory }
	};
	return {
		...packed,
		packer: {
			...packer,
			...more
		}
	};
}
async function packWith(choice, request) {
	const order = orderFor(choice, request);
	const notes = [...choice.notes, ...scriptNotes(choice, order)];
	return withChoice({
		...choice,
		notes
	}, await packers[choice.name].pack(order));
}
// src/pack/publish-commands.ts
const pnpmOrNpm = ({ own }) => own === "pnpm" ? "pnpm" : "npm";
const otherPlugin = /semantic-release.*(pnpm|yarn|bun|exec)|(pnpm|yarn|bun).*semantic-release/;
const semanticRelease$1 = {
	command: "semantic-release",
	then: [],
	packer: ({ tools }) => tools.some((tool) => otherPlugin.test(tool)) ? null : "npm"
};
const changeset = {
	command: "changeset publish",
	then: ["publish"],
	packer({ own, changesets }) {
		if (own !== "yarn") return own === "pnpm" ? "pnpm" : "npm";
		return changesets === null ? null : changesets >= 3 ? "yarn" : "npm";
	}
};
const releaseTools$1 = new Map([
	["changeset", changeset],
	["changesets", changeset],
	["lerna", {
		command: "lerna publish",
		then: ["publish"],
		packer: ({ own, hasWorkspaceRanges }) => own === "pnpm" || hasWorkspaceRanges ? null : "npm"
	}],
	["rush", {
		command: "rush publish",
		then: ["publish"],
		packer: pnpmOrNpm
	}],
	["nx", {
		command: "nx release",
		then: ["release"],
		packer: ({ own }) => own === "yarn" ? "npm" : own
	}],
	["np", {
		command: "np",
		then: [],
		packer: ({ own }) => own === "yarn" ? null : own === "pnpm" ? "pnpm" : "npm"
	}],
	["semantic-release", semanticRelease$1],
	["release-it", {
		command: "release-it",
		then: [],
		packer: () => null
	}]
]);
const actions = [[/^JS-DevTools\/npm-publish@/i, {
	command: "JS-DevTools/npm-publish",
	then: [],
	packer: () => "npm"
}], [/\/semantic-release-action@/, semanticRelease$1]];
const starter = /^(npx|pnpx|bunx|pnpm|yarn|bun|npm|exec|dlx|run|x|sudo|env|-.*|.*:|\w+=.*)$/;
const tried = /^(?:--registry=)?https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)/;
function packsNothing(word, before = "") {
	if (/\.tgz\b|^--dry-run/.test(word) || tried.test(word)) return true;
	const isOption = word.startsWith("-") || before.startsWith("--") && !flag.test(before);
	return word.includes("$") && !isOption && !/^\$[@*]$/.test(word);
}
const managers = [
	"npm",
	"pnpm",
	"yarn",
	"bun"
];
function programName(word) {
	const [name = ""] = word.replace(/^.*node_modules\/\.bin\//, "").split(/(?<=.)@/);
	if (name === "@changesets/cli") return "changeset";
	return managers.includes(name) || releaseTools$1.has(name) ? name : word;
}
function commandsOf(line) {
	return line.replace(/\$\{\{[^}]*\}\}/g, "$expression").split(/&&|\|\||[;&|]/).map((command) => command.split(/\s+/).map((word) => word.replace(/^["'`([{]+|["'`)\]},]+$/g, ""))).map((words) => words.filter((word) => word !== "").map(programName));
}
function afterOptions(words, from, wanted) {
	let at = from;
	while (words[at]?.startsWith("-")) {
		const value = words[at + 1];
		const hasValue = value !== void 0 && !value.startsWith("-") && !wanted.includes(value);
		at += hasValue && words[at]?.includes("=") === false ? 2 : 1;
	}
	return at;
}
const published = (words, at) => words[at] === "publish" && !words.slice(at + 1).some((word, index) => packsNothing(word, words[at + index]));
function byYarn(words, start) {
	const first = afterOptions(words, start + 1, [
		"npm",
		"publish",
		"workspaces",
		"workspace"
	]);
	if (published(words, first)) return "yarn publish";
	const npm = words[first] === "workspace" || words[first] === "workspaces" ? words.indexOf("npm", first) : first;
	if (npm < 0 || words[npm] !== "npm" || words[npm - 1] === "exec") return null;
	return published(words, afterOptions(words, npm + 1, ["publish"])) ? "yarn npm publish" : null;
}
function byPackageManager(words, start) {
	const name = [
		"npm",
		"pnpm",
		"bun"
	].find((each) => each === words[start]);
	if (name === void 0) return null;
	const further = name === "npm" ? ["stage"] : [
		"recursive",
		"multi",
		"m"
	];
	const first = afterOptions(words, start + 1, ["publish", ...further]);
	const at = further.includes(words[first] ?? "") ? afterOptions(words, first + 1, ["publish"]) : first;
	return published(words, at) ? name : null;
}
function byTool(words, at) {
	const [word = "", before] = [words[at], words[at - 1]];
	if (before?.endsWith("uses:")) return actions.find(([name]) => name.test(word))?.[1] ?? null;
	const tool = releaseTools$1.get(word);
	if (!tool || before !== void 0 && !starter.test(before)) return null;
	const next = words[at + 1];
	if (tool.command === "np") return next === void 0 || /^(-|patch$|minor$|major$)/.test(next) ? tool : null;
	const then = afterOptions(words, at + 1, tool.then);
	return tool.then.every((each, index) => words[then + index] === each) ? tool : null;
}
function contentsOf(words) {
	const at = words.findIndex((word) => /^--contents(=|$)/.test(word));
	const contents = at < 0 ? void 0 : words[at]?.split("=")[1] ?? words[at + 1];
	return contents === void 0 ? {} : { contents };
}
const ofWorkspaces = /^(-r|-F|-w|-ws|--(recursive|filter|workspaces?)(=.*)?|foreach|workspaces?|recursive|multi|m)$/;
const flag = /^-(-?f|-force|-yes|-y|-provenance|-ignore-scripts|-non-interactive|-no-.*|-.*=.*)$/;
const workingFolder = /^(-C|--(prefix|dir|cwd))$/;
const isPath = (word) => word !== void 0 && /^[\w.][\w./-]*$/.test(word);
function placeOf$1(words, at) {
	if (words.some((word) => ofWorkspaces.test(word))) return "workspaces";
	if (at === null) return null;
	const option = words.findIndex((word) => workingFolder.test(word));
	const base = option < 0 ? "" : words[option + 1];
	const after = words.slice(words.lastIndexOf("publish") + 1);
	const isValue = (index) => after[index - 1]?.startsWith("-") === true && !flag.test(after[index - 1] ?? "");
	const path = after.find((word, index) => !word.startsWith("-") && !isValue(index)) ?? "";
	return (base === "" || isPath(base)) && (path === "" || isPath(path)) ? { folder: posix.join(at, base, path) } : null;
}
function byManager(command, packer, place) {
	return {
		command,
		packer,
		...place && { publishes: place }
	};
}
function inPlace({ command }, at) {
	return at !== null && at !== "" && at !== "." && /^(semantic-release|np|release-it)$/.test(command) ? { publishes: { folder: at } } : {};
}
const says = /^(echo|printf)$/;
const lead = /^(-|.*:|then|do|else|sudo)$/;
function inCommand(words, publishing, at) {
	if (says.test(words.find((word) => !lead.test(word)) ?? "")) return [];
	for (const [index, word] of words.entries()) {
		const yarn = word === "yarn" ? byYarn(words, index) : null;
		if (yarn !== null) return [byManager(yarn, "yarn", placeOf$1(words, at))];
		const packer = byPackageManager(words, index);
		if (packer !== null) return [byManager(`${packer} publish`, packer, placeOf$1(words, at))];
		const tool = byTool(words, index);
		if (tool) return [{
			command: tool.command,
			packer: tool.packer(publishing),
			...contentsOf(words),
			...inPlace(tool, at)
		}];
		if (word === "yarn" && /^workspaces?$/.test(words[index + 1] ?? "") && !words.includes("exec")) return [];
	}
	return [];
}
const stepStart = /^\s*-\s+["']?(name|id|if|uses|run|with|env|shell|working-directory|continue-on-error|timeout-minutes)\b/;
const folderKey = /^[\s-]*working-directory:\s*["']?([^"'#]*)/;
function hasDefaultFolder(lines) {
	return lines.some((line, at) => /^\s*defaults:/.test(line) && lines.slice(at, at + 4).some((one) => folderKey.test(one)));
}
function stepFolder(lines, index) {
	const after = lines.findIndex((line, at) => at > index && stepStart.test(line));
	const start = lines.slice(0, index + 1).findLastIndex((line) => stepStart.test(line));
	const [folder] = (start < 0 ? [] : lines.slice(start, after < 0 ? void 0 : after)).flatMap((line) => folderKey.exec(line)?.[1]?.trim() ?? []);
	if (folder === void 0) return hasDefaultFolder(lines) ? null : "";
	return isPath(folder) ? folder : null;
}
function moved(words, at) {
	const first = words.findIndex((word) => !/^(-|.*:)$/.test(word));
	if (/^(pushd|popd)$/.test(words[first] ?? "")) return null;
	if (words[first] !== "cd") return at;
	const to = words[first + 1];
	return at !== null && isPath(to) ? posix.join(at, to) : null;
}
function withoutAsides(line) {
	return line.replace(/\(\s*cd\b[^()]*\)/g, (aside) => aside.includes("publish") ? aside : "");
}
function inLine(line, publishing, from) {
	let found = [];
	let at = from;
	for (const words of commandsOf(withoutAsides(line.slice(0, 1e4)))) {
		at = moved(words, at);
		found = [...found, ...inCommand(words, publishing, at)];
	}
	return {
		found,
		at: line.includes("(") ? from : at
	};
}
function inFolder(publishes, step) {
	if (publishes === void 0 || publishes === "workspaces") return publishes ? { publishes } : {};
	return step === null ? {} : { publishes: { folder: posix.join(step, publishes.folder) } };
}
function mayPublish(line) {
	return /publish|release|\b(np|cd|pushd|popd)\b/.test(line) && !/^\s*(#|(-\s+)?(name|if|desc|description|summary):)/.test(line);
}
function publishCommands(text, publishing) {
	const found = new Map();
	const lines = text.split(/\r?\n/);
	let at = "";
	for (const [index, line] of lines.entries()) {
		if (stepStart.test(line)) at = "";
		if (!mayPublish(line)) continue;
		const read = inLine(line, publishing, at);
		at = read.at;
		for (const { publishes, ...each } of read.found) {
			const place = inFolder(publishes, publishes ? stepFolder(lines, index) : "");
			const key = JSON.stringify([each.command, place]);
			if (!found.has(key)) found.set(key, {
				...each,
				...place,
				line: index + 1
			});
		}
	}
	return [...found.values()];
}
// src/pack/script-commands.ts
const runs = /(?:exec|spawn|run|shell|command|cmd|\bsh|\bzx|\$)\w{0,20}$/i;
const before = 240;
const maxList = 2e3;
const mostLists = 200;
function isRun(text, quote) {
	const head = text.slice(Math.max(0, quote - before), quote);
	const called = head.trimEnd();
	if (called.endsWith("(")) return runs.test(called.slice(0, -1));
	return text[quote] === "`" && runs.test(head);
}
function literalAt(text, start) {
	const quote = text[start] ?? "";
	for (let at = start + 1; at < text.length && at - start < maxList; at += 1) if (text[at] === "\\") at += 1;
	else if (text[at] === quote) return text.slice(start + 1, at);
	else if (text[at] === "\n" && quote !== "`") return null;
	return null;
}
function itemsAt(text, start) {
	const items = [""];
	let depth = 0;
	for (const char of text.slice(start, start + maxList)) {
		if (char === "]" && depth === 0) return items.map((item) => item.trim());
		if ("([{".includes(char)) depth += 1;
		if (")]}".includes(char)) depth -= 1;
		if (char === "," && depth === 0) items.push("");
		else items.push(`${items.pop() ?? ""}${char}`);
	}
	return [];
}
function listAt(text, start) {
	const opening = /^\s{0,200},\s{0,200}\[/.exec(text.slice(start, start + 410));
	return (opening ? itemsAt(text, start + opening[0].length) : []).filter((item) => item !== "" && !item.startsWith("...")).map((item) => /^["'`]([^"'`$]*)["'`]$/.exec(item)?.[1] ?? "$computed").join(" ");
}
function withoutComments(text) {
	return text.split("\n").map((line) => /^\s*(?:\/\/|\/?\*)/.test(line.slice(0, 1e3)) ? "" : line).join("\n");
}
function temporaryFolders(text) {
	return new Set([...text.matchAll(/([\w$]{1,100})\s{0,9}=\s{0,9}(?:await\s{1,9})?(?:[\w$]{1,50}\.){0,3}mkdtemp/g)].map(([, name = ""]) => name));
}
function folderOf(text, end) {
	const [rest = ""] = text.slice(end, end + maxList).split(/\)\s{0,9};?\s{0,99}\n/);
	return /\bcwd:\s{0,9}([\w$]{1,100})/.exec(rest)?.[1] ?? "";
}
function fromProgram(whole) {
	const text = withoutComments(whole);
	const lines = text.split("\n").map(() => []);
	const temporary = temporaryFolders(text);
	let [line, at, lists] = [
		0,
		0,
		0
	];
	while (at < text.length) {
		const char = text[at] ?? "";
		if (char === "\n") line += 1;
		const literal = (char === "\"" || char === "'" || char === "`") && isRun(text, at) ? literalAt(text, at) : null;
		if (literal === null) {
			at += 1;
			continue;
		}
		const end = at + literal.length + 2;
		lists += 1;
		const isRead = lists <= mostLists;
		const list = isRead ? listAt(text, end) : "";
		const folder = isRead && temporary.size > 0 ? folderOf(text, end) : "";
		const command = `${literal.replace(/\s+/g, " ")} ${list}`.replace(/\$\{[^}]*\}/g, "$computed");
		if (!temporary.has(folder)) lines[line]?.push(command);
		line += literal.split("\n").length - 1;
		at = end;
	}
	return lines.map((commands) => commands.join(" ; ")).join("\n");
}
function fromRecipes(text) {
	let continued = 0;
	const lines = [];
	for (const line of text.split(/\r?\n/)) {
		const goesOn = line.endsWith("\\");
		const part = goesOn ? line.slice(0, -1) : line;
		const first = lines.length - continued;
		if (continued > 0) lines[first] = `${lines[first] ?? ""} ${part}`;
		lines.push(continued > 0 ? "" : part);
		continued = goesOn ? continued + 1 : 0;
	}
	return lines.map((line) => /^\s+\S/.test(line) ? `(${line.trim().replace(/^[@+-]+/, "")})` : "").join("\n");
}
function fromPipeline(text) {
	let isComment = false;
	return text.split(/\r?\n/).map((line) => {
		const [start, begins] = [line.trimStart(), isComment];
		if (start.startsWith("/*")) isComment = true;
		if (isComment && line.includes("*/")) isComment = false;
		return begins || start.startsWith("/*") || start.startsWith("//") ? "" : line;
	}).join("\n").replace(/\b(sh|bat|powershell)\(/g, "$1 ");
}
const recipeFiles = [
	"Makefile",
	"makefile",
	"GNUmakefile",
	"justfile",
	"Justfile",
	".justfile",
	"Taskfile.yml",
	"Taskfile.yaml",
	"taskfile.yml"
];
function commandLines(path, text) {
	if (/\.[cm]?[jt]s$/.test(path)) return text.includes("publish") ? fromProgram(text) : "";
	if (/(?:^|\/)Jenkinsfile$/.test(path)) return fromPipeline(text);
	return /(?:makefile|justfile)$/i.test(path) ? fromRecipes(text) : text;
}
function runsInPlace(path) {
	return !/\.[cm]?[jt]s$|taskfile\.ya?ml$|jenkinsfile$/i.test(path);
}
const starters = /^(?:node|nodejs|tsx|ts-node|ts-node-esm|bun|deno|zx|esno|esr|jiti|vite-node|babel-node|sucrase-node|swc-node)$/;
const isScript = (word) => /^(?:\.\/)?(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.[cm]?[jt]s$/.test(word);
function programsIn(line) {
	return line.slice(0, 1e4).split(/&&|\|\||[;&|]/).flatMap((command) => {
		const words = command.split(/\s+/).map((word) => word.replace(/^["'`([{@]+|["'`)\]},]+$/g, ""));
		const start = words.findIndex((word) => starters.test(word));
		if (start < 0) return words.filter((word) => word.startsWith("./") && isScript(word)).slice(0, 1);
		const named = words.slice(start + 1);
		const bare = named.find((word) => !word.startsWith("-") && word !== "run");
		const isBare = bare !== void 0 && /^(?:\.\/)?(?:[\w-]+\/)+[\w-]+$/.test(bare);
		return [...named.filter(isScript).slice(0, 2), ...isBare ? [`${bare}.js`] : []];
	});
}
function namedScripts(text) {
	const lines = text.split(/\r?\n/).filter((line) => !line.trimStart().startsWith("#"));
	const found = [
		...[...lines.join("\n").matchAll(/(?<![\w./$-])(?:\.\/)?((?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?:ba|z)?sh)\b/g)].flatMap(([, path]) => path ?? []),
		...lines.flatMap(programsIn),
		...lines.flatMap((line) => {
			const [, action] = /\buses:\s*["']?\.\/([\w.-]+(?:\/[\w.-]+)*)["']?\s*$/.exec(line.slice(0, 1e3)) ?? [];
			return action === void 0 || /\.ya?ml$/.test(action) ? [] : [`${action}/action.yml`, `${action}/action.yaml`];
		})
	];
	return [...new Set(found.map((path) => path.replace(/^\.\//, "")))].slice(0, 20);
}
// src/pack/publish-evidence.ts
function commandTraces({ text, path, runs, cwd, hasLines }, publishing) {
	const lines = hasLines ? commandLines(path, text) : text;
	const isInPlace = !hasLines || runsInPlace(path);
	return publishCommands(lines, publishing).map(({ command, packer, line, contents, publishes }) => ({
		command,
		packer,
		path,
		says: `${runs} \`${command}\``,
		...hasLines && { line },
		...contents !== void 0 && { contents },
		...publishes && (isInPlace || publishes === "workspaces") && { publishes: publishes === "workspaces" ? publishes : { folder: posix.join(cwd, publishes.folder) } }
	}));
}
function scriptsOf({ manifest, manifestPath }) {
	return Object.entries(asObject(manifest.scripts)).flatMap(([name, text]) => typeof text === "string" ? [{
		text,
		path: manifestPath,
		runs: `script ${name} runs`,
		cwd: posix.dirname(manifestPath),
		hasLines: false
	}] : []);
}
async function fileSource(path, cwd, root, files) {
	const text = path.startsWith("..") ? null : await files.read(join(root, path));
	return text === null ? [] : [{
		text,
		path,
		runs: "runs",
		cwd,
		hasLines: true
	}];
}
async function namedBy(sources, root, files, known) {
	const fresh = [...new Map(sources.flatMap(({ text, path, cwd, hasLines }) => {
		return namedScripts(hasLines ? commandLines(path, text) : text).map((written) => [posix.join(cwd, written), cwd]);
	}))].filter(([path]) => !known.has(path)).slice(0, mostNamed);
	return (await Promise.all(fresh.map(async ([path, cwd]) => fileSource(path, cwd, root, files)))).flat();
}
const mostNamed = 50;
async function recipesOf(root, evidence, files) {
	const there = evidence.map(({ manifestPath }) => posix.dirname(manifestPath)).flatMap((cwd) => recipeFiles.map((name) => posix.join(cwd, name)).filter((path) => existsSync(join(root, path))));
	return (await Promise.all(there.map(async (path) => fileSource(path, posix.dirname(path), root, files)))).flat();
}
async function sourcesOf(root, evidence, files) {
	const first = [
		...await Promise.all(workflowsOf(root).map(async (file) => {
			const path = relative(root, file).split(sep).join("/");
			return {
				text: await files.read(file) ?? "",
				path,
				runs: "runs",
				cwd: "",
				hasLines: true
			};
		})),
		...await recipesOf(root, evidence, files),
		...evidence.flatMap(scriptsOf)
	];
	const known = new Set(first.map(({ path }) => path));
	const second = await namedBy(first, root, files, known);
	const third = await namedBy(second, root, files, new Set([...known, ...second.map(({ path }) => path)]));
	return [
		...first,
		...second,
		...third
	];
}
function chosenBy(evidence) {
	try {
		return fromEvidence(evidence).name;
	} catch {
		return null;
	}
}
function majorOf(range) {
	const [, major] = /^[\^~>=v\s]*(\d+)\b/.exec(typeof range === "string" ? range : "") ?? [];
	return major === void 0 ? null : Number(major);
}
function publishingOf$1(evidence, own) {
	const tools = evidence.flatMap(({ manifest }) => Object.entries(asObject(manifest.devDependencies)));
	return {
		own,
		tools: tools.map(([name]) => name),
		changesets: majorOf(tools.find(([name]) => name === "@changesets/cli")?.[1]),
		hasWorkspaceRanges: evidence[0] !== void 0 && foreignRange(evidence[0]) !== null
	};
}
async function readSide({ folder, root, memory }, files) {
	const evidence = await packerEvidence(folder, root, files, memory);
	const chosen = chosenBy(evidence);
	const own = publishingOf$1(evidence, chosen ?? "npm");
	const publishing = (await sourcesOf(root, evidence, files)).flatMap((each) => commandTraces(each, own));
	const commands = publishing.flatMap(({ packer, path, says, line }) => packer === null ? [] : [{
		packer,
		path,
		says,
		...line !== void 0 && { line }
	}]);
	const declared = evidence.flatMap(({ lockFiles, packageManager, manifestPath }) => [...lockFiles.map(({ name, path }) => ({
		packer: name,
		path,
		says: `is ${name}'s`
	})), ...packageManager ? [{
		packer: packageManager.name,
		path: manifestPath,
		says: `names ${packageManager.name} as packageManager`
	}] : []]);
	return {
		evidence,
		chosen,
		commands,
		publishing,
		traces: [...commands, ...declared]
	};
}
// src/pack/release-tools.ts
async function readJson(files, path) {
	const text = await files.read(path);
	if (text === null) return null;
	try {
		const { parse } = await import("./dist3.js").then((m) => __toESM(m.default, 1));
		const value = parse(text.replace(/^\uFEFF/, ""));
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}
async function nearest$1({ folder, root }, files, names) {
	for (const at of foldersUp(folder, root)) for (const name of names) {
		const config = await readJson(files, join(at, name));
		if (config) return {
			path: pathFrom(root, join(at, name)),
			config
		};
	}
	return null;
}
const text = (value) => typeof value === "string" && value !== "" ? value : void 0;
function publishConfigDirectory({ evidence: [own] }) {
	const written = text(asObject(own?.manifest.publishConfig).directory);
	return written === void 0 ? {} : {
		written,
		setBy: "publishConfig.directory"
	};
}
const changesets = {
	command: "changeset publish",
	async read(place, files, side) {
		const found = await nearest$1(place, files, [".changeset/config.json"]);
		return found && {
			path: found.path,
			...publishConfigDirectory(side)
		};
	}
};
function interpolated(written, { folder, root }) {
	return written.replace("{workspaceRoot}", root).replace("{projectRoot}", pathFrom(root, folder)).replace("{projectName}", basename(folder));
}
const lerna = {
	command: "lerna publish",
	async read(place, files, side) {
		const found = await nearest$1(place, files, ["lerna.json"]);
		if (!found) return null;
		const { path, config } = found;
		const { publish, version } = asObject(config.command);
		const own = asObject(asObject(asObject(side.evidence[0]?.manifest.lerna).command).publish).directory;
		const directory = text(own) ?? text(asObject(publish).directory);
		if (directory !== void 0) return {
			path,
			written: interpolated(directory, place),
			setBy: `directory in ${path}`
		};
		const flag = side.publishing.find(({ command, contents }) => command === lerna.command && contents !== void 0);
		if (flag?.contents !== void 0) return {
			path,
			written: flag.contents,
			setBy: `--contents in ${flag.path}`
		};
		const written = [
			asObject(publish).contents,
			asObject(version).contents,
			config.contents
		].map(text).find((each) => each !== void 0);
		return {
			path,
			...written === void 0 ? publishConfigDirectory(side) : {
				written,
				setBy: `contents in ${path}`
			}
		};
	}
};
async function npConfig({ folder, root }, files, { evidence: [own] }) {
	if (isObject(own?.manifest.np)) return {
		path: own.manifestPath,
		config: own.manifest.np
	};
	const file = join(folder, ".np-config.json");
	const config = await readJson(files, file);
	return config && {
		path: pathFrom(root, file),
		config
	};
}
const np = {
	command: "np",
	async read(place, files, side) {
		const flag = side.publishing.filter(({ command }) => command === "np");
		const found = await npConfig(place, files, side);
		const [command] = [...flag.filter(({ contents }) => contents !== void 0), ...flag];
		const path = command?.path ?? found?.path;
		if (path === void 0) return null;
		if (command?.contents !== void 0) return {
			path,
			written: command.contents,
			setBy: `--contents in ${path}`
		};
		const written = text(found?.config.contents);
		return {
			path,
			...found && written !== void 0 && {
				written,
				setBy: `contents in ${found.path}`
			}
		};
	}
};
const releaseFiles = [
	".releaserc",
	".releaserc.json",
	".releaserc.yaml",
	".releaserc.yml"
];
function packageRoot({ plugins }) {
	const options = (Array.isArray(plugins) ? plugins : []).flatMap((each) => Array.isArray(each) && each[0] === "@semantic-release/npm" && isObject(each[1]) ? [each[1]] : []);
	return text(options[0]?.pkgRoot);
}
const semanticRelease = {
	command: "semantic-release",
	async read(place, files, { evidence: [own] }) {
		const inManifest = own?.manifest.release;
		const found = isObject(inManifest) ? {
			path: own?.manifestPath ?? "",
			config: inManifest
		} : await nearest$1({
			...place,
			root: place.folder
		}, files, releaseFiles);
		if (!found) return null;
		const written = packageRoot(found.config);
		const path = isObject(inManifest) ? found.path : pathFrom(place.root, join(place.folder, found.path));
		return {
			path,
			...written !== void 0 && {
				written,
				setBy: `pkgRoot in ${path}`
			}
		};
	}
};
const releaseItFiles = [
	".release-it.json",
	".release-it.yaml",
	".release-it.yml"
];
const releaseIt = {
	command: "release-it",
	async read(place, files, { evidence: [own] }) {
		const inManifest = own?.manifest["release-it"];
		const found = isObject(inManifest) ? {
			path: own?.manifestPath ?? "",
			config: inManifest
		} : await nearest$1(place, files, releaseItFiles);
		if (!found) return null;
		const { publishPath } = asObject(found.config.npm);
		const written = text(publishPath);
		const isFolder = written !== void 0 && !/\.tgz$|\$/.test(written);
		return {
			path: found.path,
			...isFolder && {
				written,
				setBy: `npm.publishPath in ${found.path}`
			}
		};
	}
};
const nx = {
	command: "nx release",
	async read(place, files, { evidence: [own] }) {
		const all = await nearest$1(place, files, ["nx.json"]);
		if (!all) return null;
		const projectFile = join(place.folder, "project.json");
		const project = await readJson(files, projectFile) ?? {};
		const inProject = rootOfTarget(project.targets);
		const inManifest = rootOfTarget(asObject(own?.manifest.nx).targets);
		const set = [
			{
				written: inProject,
				path: pathFrom(place.root, projectFile)
			},
			{
				written: inManifest,
				path: own?.manifestPath ?? ""
			},
			{
				written: rootOfTarget(all.config.targetDefaults),
				path: all.path
			}
		].find(({ written }) => written !== void 0);
		if (set?.written === void 0) return { path: all.path };
		const name = text(project.name) ?? text(own?.manifest.name) ?? basename(place.folder);
		const written = set.written.replaceAll("{workspaceRoot}", ".").replaceAll("{projectRoot}", pathFrom(place.root, place.folder)).replaceAll("{projectName}", name);
		const folder = relative(place.folder, resolve(place.root, written)).split(sep).join("/");
		return {
			path: set.path,
			written: folder,
			setBy: `packageRoot in ${set.path}`
		};
	}
};
function rootOfTarget(targets) {
	return text(asObject(asObject(asObject(targets)["nx-release-publish"]).options).packageRoot);
}
const releaseTools = [
	changesets,
	lerna,
	np,
	semanticRelease,
	releaseIt,
	nx
];
// src/pack/published-folder.ts
const telling = [
	"lerna.json",
	"nx.json",
	".np-config.json",
	...releaseFiles,
	...releaseItFiles
];
function mayBeElsewhere({ folder, root }, manifest) {
	if ([
		asObject(manifest.publishConfig).directory,
		manifest.np,
		manifest.release,
		manifest.lerna,
		manifest["release-it"]
	].some((each) => each !== void 0)) return true;
	if (Object.values(asObject(manifest.scripts)).some((script) => typeof script === "string" && script.includes("--contents"))) return true;
	return foldersUp(folder, root).some((at) => telling.some((name) => existsSync(join(at, name))));
}
async function toolsOf(place, files, side) {
	const found = await Promise.all(releaseTools.map(async (tool) => {
		const said = await tool.read(place, files, side);
		return said ? [{
			...tool,
			...said
		}] : [];
	}));
	const commands = new Set(side.publishing.map(({ command }) => command));
	return found.flat().filter(({ command }) => commands.size === 0 || commands.has(command));
}
async function decisive(place) {
	const side = await readSide(place, onDisk);
	const found = (await toolsOf(place, onDisk, side)).find(({ written }) => written !== void 0);
	return found?.command === changesets.command && side.publishing.some(refusesDirectory) ? null : found ?? null;
}
function refusesDirectory({ command, packer }) {
	return command === changesets.command && packer === "yarn";
}
async function publishedFolder(place, packer) {
	const { folder, root } = place;
	const said = await decisive(place);
	if (said?.written === void 0 || said.setBy === void 0) return null;
	if (packer === "pnpm" && said.setBy === "publishConfig.directory") return null;
	if (said.command === np.command && packer !== "npm") return null;
	const published = resolve(folder, said.written);
	const isInside = !relative(root, published).startsWith("..") && !isAbsolute(relative(root, published));
	const directory = relative(folder, published).split(sep).join("/");
	if (directory === "") return null;
	const { command: tool, path, setBy } = said;
	if (isInside && existsSync(join(published, "package.json"))) return {
		folder: published,
		directory,
		tool,
		path,
		setBy
	};
	throw new GateError("EPACK", `${tool} publishes the folder ${JSON.stringify(said.written)} (${setBy}), and no package.json is there`, "Build the package first, or correct the folder.");
}
async function isToolKnown(place, tool, files) {
	return (await toolsOf(place, files, await readSide(place, files))).some(({ command }) => command === tool);
}
// src/registry/config-files.ts
function* parentsOf(folder) {
	for (let at = folder;; at = dirname(at)) {
		yield at;
		if (at === dirname(at)) return;
	}
}
function isFolder(path) {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
async function workspacesOf(folder, files) {
	const declared = parseJsonObject(await files.read(join(folder, "package.json")).catch(() => null) ?? "{}")?.workspaces;
	const workspaces = isObject(declared) ? declared.packages : declared;
	return Array.isArray(workspaces) ? workspaces.filter((each) => typeof each === "string") : [];
}
async function hasMember(root, patterns, folder) {
	const { minimatch } = await import("./esm.js");
	const path = relative(root, folder).split(sep).join("/");
	const naming = patterns.findLast((pattern) => minimatch(path, pattern.replace(/^!?(\.?\/)*/, "").replace(/\/+$/, "")));
	return naming !== void 0 && !naming.startsWith("!");
}
async function isThere(files, path) {
	return await files.read(path) !== null;
}
async function nearest(folder, isSo) {
	for (const at of parentsOf(folder)) if (await isSo(at)) return at;
	return null;
}
async function localPrefixOf(folder, files) {
	const own = await nearest(folder, async (at) => await isThere(files, join(at, "package.json")) || isFolder(join(at, "node_modules")));
	if (own === null) return folder;
	for (const root of parentsOf(dirname(own))) {
		const patterns = await workspacesOf(root, files);
		if (patterns.length > 0 && await hasMember(root, patterns, own)) return root;
	}
	return own;
}
const maxBytes = 1048576;
const filesOnDisk = { read(path) {
	try {
		const stat = statSync(path);
		const isRead = stat.isFile() && stat.size <= maxBytes;
		return Promise.resolve(isRead ? readFileSync(path, "utf8") : null);
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
async function npmrcs(folder, tool, files) {
	const project = await localPrefixOf(folder, files);
	if (tool === "npm" || tool === "yarn") return [project];
	const root = tool === "pnpm" ? await pnpmRoot(folder, files) : project;
	return [...new Set([root ?? project, folder])];
}
async function pnpmRoot(folder, files) {
	return nearest(folder, async (at) => isThere(files, join(at, "pnpm-workspace.yaml")));
}
function homeOf(env) {
	return env.HOME ?? env.USERPROFILE ?? homedir();
}
async function others(folder, tool, env, files) {
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
		const root = await pnpmRoot(folder, files);
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
async function configPlaces(folder, tool, env, files) {
	return {
		npmrcs: await npmrcs(folder, tool, files),
		others: await others(folder, tool, env, files)
	};
}
// src/gate/stages.ts
const loaders = {
	async reading() {
		const [reading, { limitsOf }, { readEarly }, { InspectionMemory }] = await Promise.all([
			import("./read-release.js"),
			import("./file-not-inspected.js"),
			import("./read-early.js"),
			import("./memory.js")
		]);
		return {
			...reading,
			limitsOf,
			readEarly,
			InspectionMemory
		};
	},
	rehearsal: () => import("./rehearse.js"),
	earlierTags: () => import("./earlier-tags.js"),
	passedOver: () => import("./passed-over.js"),
	lookups: () => import("./lookups.js"),
	changedCode: () => import("./code-changes.js"),
	registries: () => import("./registry-access.js"),
	async doubts() {
		const [doubts, leftOut, elsewhere, building] = await Promise.all([
			import("./packer-doubts.js"),
			import("./left-out.js"),
			import("./published-elsewhere.js"),
			import("./build-script.js")
		]);
		return {
			...doubts,
			...leftOut,
			...elsewhere,
			...building
		};
	},
	entryPoints: () => import("./missing-entries.js"),
	anchors: () => import("./anchor-source.js"),
	handOver: () => import("./staged-tarball.js"),
	judging: () => Promise.all([
		import("./pairing.js"),
		import("./rules.js"),
		import("./decide.js")
	])
};
const stages = {
	...loaders,
	async prepared() {
		const [[, { rules }], { prepareRules }] = await Promise.all([
			loaders.judging(),
			import("./evaluate.js"),
			loaders.lookups()
		]);
		prepareRules(rules);
	},
	async all() {
		await Promise.all([stages.prepared(), ...Object.values(loaders).map(async (load) => load())]);
	}
};
var StageTimes = class {
	#start = performance.now();
	#took = new Map();
	ended(stage, since) {
		this.#took.set(stage, Math.round(performance.now() - since));
	}
	async of(stage, work) {
		const since = performance.now();
		return work.finally(() => {
			this.ended(stage, since);
		});
	}
	timings() {
		this.ended("total", this.#start);
		const took = (stage) => this.#took.get(stage) ?? 0;
		const pack = this.#took.get("pack");
		return {
			policy: took("policy"),
			...pack !== void 0 && { pack },
			baseline: took("baseline"),
			read: took("read"),
			judge: took("judge"),
			total: took("total")
		};
	}
};
// src/gate/tracked-changes.ts
async function changedFiles({ root, job }) {
	const { git } = await import("./git-objects.js");
	const result = await git(root, [
		"diff-files",
		"--name-only",
		"-z",
		"--no-ext-diff"
	], job).catch(() => null);
	return result?.exitCode === 0 ? result.stdout.split("\0").filter((path) => path !== "") : null;
}
async function notingChanges({ name }, order, work) {
	const scripts = [...packScripts(packers[name], order).keys()];
	const before = scripts.length === 0 ? null : await changedFiles(order);
	const packed = await work();
	const changed = ((before === null ? null : await changedFiles(order)) ?? []).filter((path) => before?.includes(path) === false);
	if (changed.length === 0 || packed.packer === null) return packed;
	const note = `${scripts.join(" and ")} changed tracked files: ${listing$1(changed)}`;
	return {
		...packed,
		packer: {
			...packed.packer,
			notes: [...packed.packer.notes ?? [], note]
		}
	};
}
// src/gate/packing.ts
function manifestPath(root, folder) {
	const path = relative(root, resolve(folder, "package.json")).split(sep).join("/");
	return path.startsWith("..") ? "package.json" : path;
}
function packRequestOf(request, context, folder, manifest) {
	return {
		folder,
		root: request.root,
		manifest,
		ignoreScripts: request.ignoreScripts,
		...request.packDestination !== void 0 && { tarball: true },
		env: packingEnvironment(context.env, request.passEnv),
		job: context.env,
		time: request.packTime ?? defaultPackTime,
		...request.shared && { versions: request.shared.versions }
	};
}
function pack({ shared }, choice, order, again = false) {
	const packing = shared?.packing;
	const alone = () => notingChanges(choice, order, () => packWith(choice, order));
	if (!packing) return alone();
	return (again ? Promise.resolve(null) : packing.take(order.folder)).then((packed) => packed ?? packing.alone(alone));
}
async function inBuildFolder(choice, folder, root) {
	if (choice.name !== "yarn" || choice.chosenBy.by === "request" || folder === root) return choice;
	if (existsSync(join(folder, "yarn.lock"))) return choice;
	const { findPackages } = await import("./workspaces.js");
	const path = pathFrom(root, folder);
	const patterns = path.startsWith("..") || !existsSync(join(root, "yarn.lock")) ? null : await workspacePatterns(root);
	if (patterns === null && !existsSync(join(root, "yarn.lock")) || findPackages(root, patterns ?? []).packages.some((each) => each.path === path)) return choice;
	const note = `packed with npm, as ${path} is not a workspace of the project, and Yarn packs only those`;
	return {
		...choice,
		name: "npm",
		pinned: null,
		chosenBy: { by: "default" },
		notes: [...choice.notes, note]
	};
}
async function beginPacking(request, context, folder) {
	const manifest = await readManifest(folder, manifestPath(request.root, folder));
	const order = packRequestOf(request, context, folder, manifest);
	const opened = {
		folder,
		manifest,
		order
	};
	const choice = choosePacker(folder, request.root, request.packer, request.shared?.evidence).then((made) => inBuildFolder(made, folder, request.root));
	const likely = await choice.catch(() => null);
	const isElsewhere = mayBeElsewhere({
		folder,
		root: request.root
	}, manifest.manifest);
	const runsNothing = likely !== null && !isElsewhere && packers[likely.name].runsNothing?.(order) === true;
	const since = performance.now();
	const begun = runsNothing ? pack(request, likely, order) : null;
	begun?.catch(() => void 0);
	return {
		opened,
		choice,
		begun,
		since
	};
}
async function abandon({ begun }) {
	const [packed] = await Promise.allSettled([begun]);
	if (packed.status === "fulfilled") packed.value?.contents.dispose();
}
function askedPacker({ packer }, { policy, policies }) {
	if (packer !== "auto") return packer;
	const side = policies?.base.packer === void 0 ? policy : policies.base;
	return side.packer === void 0 ? "auto" : {
		name: side.packer,
		policy: side.path ?? ""
	};
}
async function chosen(run, packing) {
	const { opened, begun } = packing;
	const asked = askedPacker(run.request, run);
	if (typeof asked === "string") return {
		opened,
		begun,
		choice: await packing.choice
	};
	await abandon(packing);
	const { root, shared } = run.request;
	return {
		opened,
		begun: null,
		choice: await choosePacker(opened.folder, root, asked, shared?.evidence)
	};
}
function isAskedFor({ chosenBy: { by } }) {
	return by === "request" || by === "policy";
}
function choiceOf(choice, { directory, tool, path, setBy }) {
	const note = `packed from ${directory}, which ${tool} publishes by ${setBy}`;
	if (choice.name === "npm" || tool === "nx release" && choice.name !== "yarn") return {
		...choice,
		notes: [...choice.notes, note],
		directory
	};
	const { versionFrom } = choice;
	return {
		name: "npm",
		pinned: null,
		chosenBy: {
			by: "release-tool",
			path
		},
		notes: [note],
		versionFrom,
		directory
	};
}
async function settled(run, packing) {
	const found = {
		...await chosen(run, packing),
		published: null
	};
	const { opened, choice } = found;
	const { root } = run.request;
	if (isAskedFor(choice) && (choice.name === "yarn" || choice.name === "bun") || !mayBeElsewhere({
		folder: opened.folder,
		root
	}, opened.manifest.manifest)) return found;
	const published = await publishedFolder({
		folder: opened.folder,
		root
	}, choice.name);
	if (published === null) return found;
	const { folder } = published;
	const manifest = await readManifest(folder, manifestPath(root, folder));
	return {
		opened: {
			folder,
			manifest,
			order: {
				...opened.order,
				folder,
				manifest
			}
		},
		begun: null,
		choice: choiceOf(choice, published),
		published
	};
}
async function doubtsOf({ request, policies }, folder, { choice, published }) {
	const { root, baseFiles, shared } = request;
	const { packerDoubts } = await stages.doubts();
	const basePacker = policies?.base.packer;
	const base = baseFiles && trustedFiles(root, baseFiles);
	return packerDoubts({
		folder,
		root,
		choice,
		...shared && { memory: shared.evidence },
		...published && { published },
		...base && { base: (path) => base.read(path) },
		...basePacker !== void 0 && { basePacker }
	});
}
// src/rules/entry-points/entry-points.ts
function fieldName(key) {
	return key.map((part, index) => typeof part === "number" ? `[${part}]` : index === 0 ? part : /^\w+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`).join("");
}
function entryPoint(key, written, lookup) {
	const path = normalizePath(written);
	if (path === null || written === "") return [];
	const pattern = path.includes("*");
	return [{
		field: fieldName(key),
		key,
		written,
		anyOf: [path],
		lookup: pattern ? "pattern" : lookup
	}];
}
function isString(value) {
	return typeof value === "string";
}
function remapped(path, from, to) {
	const [head = "", tail] = from.split("*", 2);
	if (tail === void 0) return path === from ? to : null;
	if (path.length < head.length + tail.length || !path.startsWith(head) || !path.endsWith(tail)) return null;
	return to.replace("*", () => path.slice(head.length, path.length - tail.length));
}
function byTypesVersions({ typesVersions }, path) {
	return Object.values(asObject(typesVersions)).flatMap((paths) => Object.entries(asObject(paths)).flatMap(([from, targets]) => (Array.isArray(targets) ? targets.filter(isString) : []).map((to) => normalizePath(remapped(path, normalizePath(from) ?? from, to) ?? "") ?? "").filter((to) => to !== "")));
}
function single(manifest) {
	return [
		["main", "module"],
		["module", "module"],
		["types", "types"],
		["typings", "types"]
	].flatMap(([field, lookup]) => {
		const value = manifest[field];
		const entries = isString(value) ? entryPoint([field], value, lookup) : [];
		return lookup === "types" ? entries.map((entry) => ({
			...entry,
			anyOf: entry.anyOf.flatMap((path) => [path, ...byTypesVersions(manifest, path)])
		})) : entries;
	});
}
function exported(value, key) {
	if (isString(value)) return value.startsWith("./") ? entryPoint(key, value, value.endsWith("/") ? "pattern" : "exact") : [];
	if (Array.isArray(value)) {
		const options = value.flatMap((each, index) => exported(each, [...key, index]));
		const [first] = options;
		return first ? [{
			...first,
			key,
			field: fieldName(key),
			anyOf: options.flatMap((option) => option.anyOf)
		}] : [];
	}
	return Object.entries(asObject(value)).flatMap(([name, target]) => exported(target, [...key, name]));
}
function browser(manifest) {
	const value = manifest.browser;
	if (isString(value)) return entryPoint(["browser"], value, "module");
	return Object.entries(asObject(value)).flatMap(([name, target]) => isString(target) && target.startsWith(".") ? entryPoint(["browser", name], target, "module") : []);
}
function typesVersions(manifest) {
	return Object.entries(asObject(manifest.typesVersions)).flatMap(([range, paths]) => Object.entries(asObject(paths)).flatMap(([from, targets]) => {
		const written = Array.isArray(targets) ? targets.filter(isString) : [];
		const anyOf = written.map(normalizePath).filter((path) => path !== null && path !== "");
		const key = [
			"typesVersions",
			range,
			from
		];
		return anyOf.length > 0 ? [{
			field: fieldName(key),
			key,
			written: written.join(", "),
			anyOf,
			lookup: "types"
		}] : [];
	}));
}
function man(manifest) {
	const value = manifest.man;
	return (isString(value) ? [value] : Array.isArray(value) ? value.filter(isString) : []).flatMap((page) => entryPoint(["man"], page, "exact"));
}
function bins(manifest) {
	return binTargets(manifest).flatMap((target) => entryPoint(target.key, target.path, "exact"));
}
function entryPoints(manifest) {
	return [
		...single(manifest),
		...exported(manifest.exports, ["exports"]),
		...bins(manifest),
		...browser(manifest),
		...typesVersions(manifest),
		...man(manifest)
	];
}
const completions = {
	exact: [""],
	pattern: [""],
	module: [
		"",
		".js",
		".json",
		".node",
		".cjs",
		".mjs",
		"/index.js",
		"/index.json",
		"/index.node",
		"/index.cjs",
		"/index.mjs"
	],
	types: [
		"",
		".d.ts",
		".ts",
		".tsx",
		".d.mts",
		".d.cts",
		"/index.d.ts",
		"/index.ts"
	]
};
function matchesPattern(pattern, paths) {
	const [head = "", tail = ""] = pattern.split("*", 2);
	for (const path of paths) if (path.startsWith(head) && path.endsWith(tail) && path.length > head.length + tail.length) return true;
	return false;
}
function packedFile(target, lookup, paths) {
	if (target.includes("*") || lookup === "pattern" || target === "" && lookup === "exact") return null;
	const candidates = completions[lookup].map((end) => target === "" ? end.replace(/^\//, "") : `${target}${end}`);
	if (lookup === "types") for (const end of [".d.$1ts", ".$1ts"]) candidates.push(target.replace(/\.([cm]?)jsx?$/, end));
	return candidates.find((path) => paths.has(path)) ?? null;
}
function isPacked(target, lookup, paths) {
	if (target.includes("*")) return matchesPattern(target, paths);
	if (lookup === "pattern") return target === "" || matchesPattern(`${target}/*`, paths);
	return packedFile(target, lookup, paths) !== null;
}
function fallsBack({ field }, paths) {
	return field === "main" && paths.has("index.js");
}
// src/rules/entry-points/unbuilt.ts
function topFolderOf(path) {
	const [folder = "", ...below] = path.split("/");
	return below.length === 0 || folder === "" || /[*?[\]{}!]|^\.{1,2}$/.test(folder) ? null : folder;
}
const output = /^(dist|lib|libs|build|built|out|output|es|esm|cjs|umd|types|typings|generated)$/i;
function buildFoldersOf(path) {
	const top = topFolderOf(path);
	if (top === null) return [];
	const folders = path.split("/").slice(0, -1);
	const at = folders.findIndex((name) => output.test(name));
	const nested = folders.slice(0, at + 1);
	return at < 1 || nested.some((name) => /[*?[\]{}!]|^\.{1,2}$/.test(name)) ? [top] : [top, nested.join("/")];
}
function listedPath(entry) {
	const path = normalizePath(entry.replace(/\/+$/, "")) ?? "";
	return path === "" || /[.*][^/]*$/.test(path) ? path : `${path}/`;
}
function listedFolders({ files }) {
	if (!Array.isArray(files)) return [];
	return files.flatMap((entry) => typeof entry === "string" ? buildFoldersOf(listedPath(entry)) : []);
}
function promisedFolders(manifest) {
	const named = entryPoints(manifest).flatMap(({ anyOf }) => anyOf.flatMap(buildFoldersOf));
	return [...new Set([...named, ...listedFolders(manifest)])];
}
function absentFolderOf({ absent = [], release: { files } }, path) {
	const isAbsent = (folder) => absent.includes(folder) && !files.some((file) => file.path.startsWith(`${folder}/`));
	return buildFoldersOf(path).find(isAbsent) ?? null;
}
function folderName(folder) {
	return folder.slice(folder.lastIndexOf("/") + 1);
}
function unbuiltMark(context, paths) {
	const folders = new Set(paths.map((path) => absentFolderOf(context, path)));
	const [name, ...others] = new Set([...folders].map((folder) => folder && folderName(folder)));
	return name === void 0 || name === null || others.length > 0 ? {} : { unbuilt: name };
}
function buildFirst({ buildScript, packer }) {
	if (!buildScript) return "Build first";
	return `Build first: ${`\`${packer?.name ?? "npm"} run ${buildScript.name}\``}${buildScript.isOfRoot ? " in the repository's root" : ""}`;
}
function buildHelp(context) {
	return `${buildFirst(context)}. Then run pack-gate again.`;
}
// src/gate/folder-shows.ts
const keeper = /^\.(git|npm)(ignore|keep)$/;
function isAbsent(folder) {
	try {
		return readdirSync(folder).every((name) => keeper.test(name));
	} catch (error) {
		return error.code === "ENOENT";
	}
}
async function folderShows({ folder, root }, isMoved, manifest, release) {
	const doubts = await stages.doubts();
	const { leftOutOf, publishedElsewhere, privateHere, privateRoot, privateShell, buildScriptOf } = doubts;
	const elsewhere = isMoved || publishConfigOf(manifest).directory !== void 0 ? null : await publishedElsewhere({
		folder,
		root
	}, manifest);
	if (isPrivate(manifest)) {
		if (elsewhere) throw privateHere(elsewhere);
		const several = privateRoot(folder);
		if (several) throw several;
		const { unreachableEntries } = await stages.entryPoints();
		const [missing] = unreachableEntries(release);
		if (missing !== void 0) throw privateShell(missing);
	}
	const absent = promisedFolders(release.manifest).filter((name) => isAbsent(join(folder, name)));
	const leftOut = leftOutOf(folder, release);
	const buildScript = buildScriptOf({
		folder,
		root
	}, manifest);
	const licence = await doubts.addsLicence({
		folder,
		root
	}) && { addsLicence: true };
	return {
		absent,
		leftOut,
		...elsewhere && { elsewhere },
		...buildScript && { buildScript },
		...licence
	};
}
// src/gate/judge.ts
function baselineSpec(run) {
	const spec = specOf(run);
	if (run.request.offline !== true || spec === "none" || isTarball(spec)) return spec;
	throw new GateError("EUSAGE", `--offline asks no registry, and the baseline ${JSON.stringify(spec)} is in one`, "Choose a baseline that needs none: `--baseline FILE.tgz` or `--baseline none`.");
}
function specOf({ request, policy }) {
	const { baseline, cwd, root } = request;
	if (baseline !== null) return isTarball(baseline) ? resolve(cwd, baseline) : baseline;
	const { spec } = policy.baseline;
	if (spec === null) return "auto";
	return isTarball(spec) ? resolve(root, dirname(policy.path ?? "."), spec) : spec;
}
function wantedBaseline(run, { name, version }, place) {
	const { request, context, policy } = run;
	const open = async () => (await stages.registries()).openRegistry({
		name,
		...place
	}, request, context);
	const { required } = policy.baseline;
	return {
		version: publishedVersion(version) ?? version,
		spec: baselineSpec(run),
		required,
		open
	};
}
async function together(first, second) {
	await Promise.allSettled([first, second]);
	return [await first, await second];
}
async function registryManifest(packer, before, folder) {
	const known = Object.values(packers).find(({ name }) => name === packer?.name);
	const which = (packer && known?.registryManifest(packer.version)) ?? "packed";
	if (which === "after") return (await readManifest(folder)).manifest;
	return which === "before" ? before.manifest : null;
}
function isSamePlace(release, { name, version, manifest }) {
	const published = publishConfigOf(release.manifest);
	const moved = Object.keys(published).length > 0 && JSON.stringify(published) !== JSON.stringify(publishConfigOf(manifest));
	return release.name === name && release.version === publishedVersion(version) && !moved;
}
async function withLookups({ request, policy, context }, place, judged) {
	const { release, baseline } = judged;
	const [, { rules }] = await stages.judging();
	const isOff = ({ id }) => policy.rules.get(id)?.new === "off";
	if (!rules.some((rule) => rule.looksUp === true && !isOff(rule))) return judged;
	const { lookUpDependencies } = await stages.lookups();
	return {
		...judged,
		lookups: await lookUpDependencies(release, baseline, place, request, context)
	};
}
async function withEarlierTags(baseline, release, folder, { request, context }) {
	if (baseline.kind !== "first-release" || baseline.registry === void 0) return baseline;
	const { host } = new URL(baseline.registry);
	const tags = await (await stages.earlierTags()).earlierTags(release, folder, request.root, context);
	return {
		...baseline,
		unpublished: {
			host,
			tags
		}
	};
}
async function judgeFolder(run, started) {
	const { request, policy, handOver, times } = run;
	const { choice, begun, opened, published } = await settled(run, started);
	const { folder, manifest, order } = opened;
	const own = started.opened.folder;
	if (begun === null) await stages.all();
	const packingSince = begun === null ? performance.now() : started.since;
	const packing = begun ?? pack(request, choice, order);
	packing.catch(() => void 0);
	await request.shared?.packing.begun;
	const { readPacked, readBaseline, readEarly, InspectionMemory, limitsOf } = await stages.reading();
	const limits = limitsOf(policy);
	const memory = new InspectionMemory();
	const source = (await stages.anchors()).readAnchorSource(request.root, folder, manifest.text);
	stages.prepared();
	const baselineOf = async (of) => readBaseline(wantedBaseline(run, of, {
		folder: own,
		tool: choice.name,
		publishConfig: publishConfigOf(of.manifest)
	}), limits, memory);
	const packAgain = () => pack(request, choice, order, true);
	let isPacked = false;
	const reading = packing.then((packed) => {
		isPacked = true;
		times.ended("pack", packingSince);
		const read = handOver ? handOver.read(packed, limits, packAgain, memory) : readPacked(packed, limits, memory);
		return times.of("read", read);
	});
	const first = times.of("baseline", baselineOf(manifest));
	if (begun) first.then(async ({ baseline }) => {
		if (!("release" in baseline)) return;
		await readEarly({
			folder,
			candidates: baseline.release.files,
			limits,
			memory,
			isOver: () => isPacked
		});
		const { rehearseOnce } = await stages.rehearsal();
		if (!isPacked) rehearseOnce(baseline.release, baseline, policy, run.context);
	}).catch(() => void 0);
	const doubts = doubtsOf(run, own, {
		choice,
		published
	});
	const [{ release, packer, dryRun }, early] = await together(reading, first);
	const wrong = versionMistake(release.version, "the packed package.json");
	if (wrong !== null) throw new GateError("EPACK", wrong, "Correct what the script that sets it writes.");
	const { baseline: found, earlier } = isSamePlace(release, manifest) ? early : await baselineOf(release);
	const baseline = await withEarlierTags(found, release, folder, run);
	const declared = handOver ? null : await registryManifest(packer, manifest, folder);
	const code = memory.shelf;
	const shown = await folderShows({
		folder,
		root: request.root
	}, published !== null, manifest.manifest, release);
	const judged = {
		release,
		packer,
		baseline,
		earlier,
		source,
		declared,
		dryRun,
		packerDoubts: await doubts,
		code,
		...shown
	};
	return withLookups(run, {
		folder: own,
		tool: choice.name
	}, judged);
}
async function judgeTarball(run, path) {
	const { readPacked, readBaseline, InspectionMemory, limitsOf } = await stages.reading();
	const limits = limitsOf(run.policy);
	const memory = new InspectionMemory();
	const packed = {
		packer: null,
		contents: tarball(path)
	};
	const { handOver, times } = run;
	const { release, packer } = await times.of("read", handOver ? handOver.read(packed, limits, void 0, memory) : readPacked(packed, limits, memory));
	const wrong = nameMistake(release.name, basename(path)) ?? versionMistake(release.version, basename(path));
	if (wrong !== null) throw new GateError("ETARBALL", wrong, "Correct it in package.json and pack again.");
	const place = {
		folder: run.request.cwd,
		tool: "npm",
		publishConfig: publishConfigOf(release.manifest)
	};
	const { baseline, earlier } = await times.of("baseline", readBaseline(wantedBaseline(run, release, place), limits, memory));
	return withLookups(run, place, {
		release,
		packer,
		baseline,
		earlier,
		source: null,
		declared: null,
		dryRun: null,
		code: memory.shelf
	});
}
// src/gate/releases.ts
function publishingOf(env, isHandedOver) {
	const isInside = env.npm_command === "publish";
	const isTag = env.GITHUB_EVENT_NAME === "push" && (env.GITHUB_REF ?? "").startsWith("refs/tags/");
	const isNpm = isInside && (env.npm_config_user_agent ?? "").startsWith("npm/");
	const tag = env.npm_config_tag ?? (isNpm ? null : void 0);
	return {
		isHandedOver,
		isInside,
		isRelease: isInside || isTag || env.GITHUB_EVENT_NAME === "release",
		...tag !== void 0 && { tag: tag === "" ? null : tag }
	};
}
async function readReleases(request, context, handOver = null, times = new StageTimes()) {
	const target = findTarget(request.target, request.cwd);
	if (handOver && target.isFolder) handOver.clear(await readManifest(target.path, manifestPath(request.root, target.path)));
	const packing = target.isFolder ? await beginPacking(request, context, target.path) : null;
	const { policy, policies, file: policyFile, about } = await times.of("policy", readPolicies(request, target, context)).catch(async (error) => {
		if (packing) await abandon(packing);
		throw error;
	});
	const run = {
		request,
		context,
		policy,
		policies,
		handOver,
		times
	};
	const judged = packing ? await judgeFolder(run, packing) : await judgeTarball(run, target.path);
	const [{ compare }] = await stages.judging();
	const before = "release" in judged.baseline ? judged.baseline.release : null;
	return {
		...judged,
		publishing: publishingOf(context.env, handOver !== null),
		policy,
		policyFile,
		about,
		root: request.root,
		policies,
		before,
		comparison: before && compare(judged.release.files, before.files)
	};
}
// src/gate/rule-context.ts
function historyOf({ history, baseline }) {
	if (history) return history;
	const { publication } = "release" in baseline ? baseline : {};
	return publication ? {
		own: null,
		before: [publication]
	} : null;
}
function shownBy({ absent, leftOut, elsewhere, buildScript, addsLicence }) {
	return {
		...absent && { absent },
		...leftOut && { leftOut },
		...elsewhere && { elsewhere },
		...buildScript && { buildScript },
		...addsLicence && { addsLicence }
	};
}
function ruleContextOf(compared, policy, { now }) {
	const { release, before, comparison, declared, dryRun, packer, baseline } = compared;
	const { publishing, lookups, packerDoubts } = compared;
	const baselinePacker = "release" in baseline ? baseline.packer ?? null : null;
	const isBaselineWithdrawn = "release" in baseline && baseline.deprecated !== void 0;
	const listed = "release" in baseline ? baseline.listed : void 0;
	const unpublished = "release" in baseline ? void 0 : baseline.unpublished;
	const history = historyOf(compared);
	return {
		release,
		baseline: before,
		comparison,
		declared,
		dryRun,
		packer,
		baselinePacker,
		...isBaselineWithdrawn && { isBaselineWithdrawn },
		...publishing && { publishing },
		...packerDoubts && { packerDoubts },
		...shownBy(compared),
		policy,
		...history && { history },
		...listed && { listed },
		...unpublished && { unpublished },
		...lookups && { lookups },
		...baseline.registryChange && { registryChange: baseline.registryChange },
		today: now().toISOString().slice(0, 10)
	};
}
// src/gate/gate.ts
async function evaluateAndDecide(releases, context, policy = releases.policy) {
	const { policies, baseline, packer, source } = releases;
	const [, { rules }, { decide }] = await stages.judging();
	return decide({
		rules,
		subject: ruleContextOf(releases, policy, context),
		policies,
		baseline,
		packer,
		source,
		tool: context.tool
	});
}
function mayBeMismeasured({ findings }, { policy, earlier, baseline }) {
	if (policy.baseline.skipBroken === false) return false;
	const isDeprecated = "release" in baseline && earlier?.deprecated(baseline.release.version) != null;
	return findings.some(({ baselineState, level }) => baselineState === "new" ? level !== "note" : isDeprecated);
}
async function measure(releases, context) {
	const verdict = await evaluateAndDecide(releases, context);
	const { earlier, baseline, release } = releases;
	if (earlier === null || !mayBeMismeasured(verdict, releases)) return {
		releases,
		verdict
	};
	const { passOver } = await stages.passedOver();
	const better = await passOver(release, baseline, earlier);
	if (better === null || !("release" in better)) return {
		releases,
		verdict
	};
	const [{ compare }] = await stages.judging();
	const { registryChange } = baseline;
	const measured = {
		...releases,
		baseline: {
			...better,
			...registryChange && { registryChange }
		},
		before: better.release,
		comparison: compare(release.files, better.release.files)
	};
	return {
		releases: measured,
		verdict: await evaluateAndDecide(measured, context)
	};
}
async function withChangedCode(verdict, releases, code) {
	const { release, before: baseline, comparison } = releases;
	const { changedCodeOf } = await stages.changedCode();
	const changedCode = changedCodeOf({
		release,
		baseline,
		comparison
	}, code);
	return {
		...verdict,
		...changedCode && { changedCode }
	};
}
async function judge({ showsCode = false }, read, context, times, proposePatch) {
	const judged = measure(read, context).then(async ({ releases, verdict }) => {
		return {
			releases,
			verdict: showsCode && releases.code ? await withChangedCode(verdict, releases, releases.code) : verdict
		};
	});
	const { releases, verdict } = await times.of("judge", judged);
	const patch = verdict.conclusion === "success" ? null : await proposePatch?.(releases, verdict, context);
	return {
		...verdict,
		...patch && { patch },
		timings: times.timings()
	};
}
async function gate(request, context, proposePatch) {
	const times = new StageTimes();
	if (request.packDestination === void 0) return judge(request, await readReleases(request, context, null, times), context, times, proposePatch);
	const { StagedTarball } = await stages.handOver();
	const { claims } = request.shared ?? {};
	const handOver = new StagedTarball(resolve(request.cwd, request.packDestination), (file) => {
		claims?.set(file, (claims.get(file) ?? new Set()).add(resolve(request.cwd, request.target)));
	});
	try {
		const releases = await readReleases(request, context, handOver, times);
		const verdict = await judge(request, releases, context, times, proposePatch);
		const { release } = releases;
		return verdict.conclusion === "success" && !isPrivate(release.manifest) ? {
			...verdict,
			tarball: await handOver.place(release)
		} : verdict;
	} finally {
		handOver.dispose();
	}
}
// src/gate/workspace/gate-target.ts
async function shareReading(request, selection, folder, context) {
	const [{ checkSharedPolicy }, { readOnce }, together] = await Promise.all([
		import("./shared-policy.js"),
		import("./read-once.js"),
		import("./pack-together.js")
	]);
	const packing = new together.PackTogether();
	const readPolicy = policyReader(request.root, context);
	await checkSharedPolicy(selection, {
		...request,
		folder
	}, readPolicy);
	const { basePolicy } = request;
	const shared = {
		readPolicy,
		versions: new Map(),
		evidence: new Map(),
		registries: {},
		packing,
		claims: new Map()
	};
	const read = {
		...request,
		shared,
		...basePolicy && { basePolicy: {
			...basePolicy,
			tree: readOnce(basePolicy.tree)
		} }
	};
	const folders = selection.packages.map(({ path }) => resolve(folder, path));
	return {
		...read,
		shared: {
			...shared,
			policies: await readAllPolicies(read, folders, context)
		}
	};
}
async function clearHandedOver({ packages }, { cwd, packDestination }) {
	if (packDestination === void 0) return;
	const { StagedTarball } = await import("./staged-tarball.js");
	new StagedTarball(resolve(cwd, packDestination)).clearAll(packages);
}
async function clearAfterMistake(request) {
	const { cwd, packages, packDestination } = request;
	if (packDestination === void 0) return;
	try {
		const { path, isFolder } = findTarget(request.target, cwd);
		if (!isFolder) return;
		const [{ StagedTarball }, { selectPackages }] = await Promise.all([import("./staged-tarball.js"), import("./select.js")]);
		const several = await selectPackages(path, packages).catch(() => null);
		const { name, version } = several === null ? await readManifestObject(path) : {};
		const own = typeof name === "string" && typeof version === "string" ? [{
			name,
			version
		}] : [];
		new StagedTarball(resolve(cwd, packDestination)).clearAll(several?.packages ?? own);
	} catch {}
}
function startPacking(shared, selection, folder, context) {
	shared.shared.packing.start(folder, selection, (each, manifest) => packRequestOf(shared, context, each, manifest), async (each) => askedPacker(shared, await readPolicies(shared, findTarget(each, shared.cwd), context)), shared.shared.evidence);
	return shared.shared;
}
async function withSharedPacking(request, selection, context, work) {
	const folder = findTarget(request.target, request.cwd).path;
	const shared = await shareReading({
		...request,
		packages: [],
		changedSince: null
	}, selection, folder, context);
	const { packing } = startPacking(shared, selection, folder, context);
	return work(shared).finally(() => packing.dispose());
}
async function gateTarget(request, context, manner = {}) {
	const target = findTarget(request.target, request.cwd);
	if (!(target.isFolder && (request.packages.length > 0 || await workspacePatterns(target.path) !== null))) return gate(request, context, manner.proposePatch);
	const [{ selectPackages }, { gateAll }] = await Promise.all([import("./select.js"), import("./gate-all.js")]);
	const selection = await selectPackages(target.path, request.packages);
	if (selection === null) return gate(request, context, manner.proposePatch);
	if (request.onlyOne) throw severalPackages();
	await clearHandedOver(selection, request);
	const shared = await shareReading(request, selection, target.path, context);
	const since = request.changedSince === null ? null : {
		workspace: target.path,
		root: request.root,
		commit: request.changedSince,
		...request.packTime && { say: request.packTime.say }
	};
	const chosen = since === null ? selection : await (await import("./changed-only.js")).changedOnly(selection, since, context.env);
	const { packing } = startPacking(shared, chosen, target.path, context);
	return gateAll(chosen, shared, context, {
		...manner,
		gate: (one, around) => gate(one, around, manner.proposePatch)
	}).finally(() => packing.dispose());
}
// node_modules/yocto-queue/index.js
var Node = class {
	value;
	next;
	constructor(value) {
		this.value = value;
	}
};
var Queue = class {
	#head;
	#tail;
	#size;
	constructor() {
		this.clear();
	}
	enqueue(value) {
		const node = new Node(value);
		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}
		this.#size++;
	}
	dequeue() {
		const current = this.#head;
		if (!current) return;
		this.#head = this.#head.next;
		this.#size--;
		if (!this.#head) this.#tail = void 0;
		return current.value;
	}
	peek() {
		if (!this.#head) return;
		return this.#head.value;
	}
	clear() {
		this.#head = void 0;
		this.#tail = void 0;
		this.#size = 0;
	}
	get size() {
		return this.#size;
	}
	*[Symbol.iterator]() {
		let current = this.#head;
		while (current) {
			yield current.value;
			current = current.next;
		}
	}
	*drain() {
		while (this.#head) yield this.dequeue();
	}
};
// node_modules/p-limit/index.js
function pLimit(concurrency) {
	let rejectOnClear = false;
	if (typeof concurrency === "object") ({concurrency, rejectOnClear = false} = concurrency);
	validateConcurrency(concurrency);
	if (typeof rejectOnClear !== "boolean") throw new TypeError("Expected `rejectOnClear` to be a boolean");
	const queue = new Queue();
	let activeCount = 0;
	const resumeNext = () => {
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};
	const next = () => {
		activeCount--;
		resumeNext();
	};
	const run = async (function_, resolve, arguments_) => {
		const result = (async () => function_(...arguments_))();
		resolve(result);
		try {
			await result;
		} catch {}
		next();
	};
	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = { reject };
		new Promise((internalResolve) => {
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(void 0, function_, resolve, arguments_));
		if (activeCount < concurrency) resumeNext();
	};
	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});
	Object.defineProperties(generator, {
		activeCount: { get: () => activeCount },
		pendingCount: { get: () => queue.size },
		clearQueue: { value() {
			if (!rejectOnClear) {
				queue.clear();
				return;
			}
			const abortError = AbortSignal.abort().reason;
			while (queue.size > 0) queue.dequeue().reject(abortError);
		} },
		concurrency: {
			get: () => concurrency,
			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;
				queueMicrotask(() => {
					while (activeCount < concurrency && queue.size > 0) resumeNext();
				});
			}
		},
		map: { async value(iterable, function_) {
			const promises = [];
			try {
				Array.from(iterable, (value, index) => {
					const promise = generator(function_, value, index);
					promises.push(promise);
					return promise;
				});
			} catch (error) {
				for (const promise of promises) promise.catch(() => {});
				throw error;
			}
			return Promise.all(promises);
		} }
	});
	return generator;
}
function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError("Expected `concurrency` to be a number from 1 and up");
}
// src/report/progress.ts
const frames = [
	"|",
	"/",
	"-",
	"\\"
];
const tickMs = 100;
const ticksBeforeShown = 10;
const clearLine = "\r\x1B[K";
const nodeTimers = {
	setInterval: (tick, ms) => setInterval(tick, ms),
	clearInterval: (timer) => {
		clearInterval(timer);
	}
};
function startProgress(stream, label, timers = nodeTimers) {
	const say = (line) => {
		stream.write(`${plain(line)}\n`);
	};
	if (stream.isTTY !== true) return {
		stop: () => void 0,
		say
	};
	let ticks = 0;
	let shown = false;
	const text = headBytes(plain(label), (stream.columns ?? 80) - 4);
	const timer = timers.setInterval(() => {
		ticks += 1;
		if (ticks < ticksBeforeShown) return;
		shown = true;
		stream.write(`${clearLine}${frames[ticks % frames.length] ?? ""} ${text}`);
	}, tickMs);
	timer.unref?.();
	return {
		say(line) {
			if (shown) stream.write(clearLine);
			say(line);
		},
		stop() {
			timers.clearInterval(timer);
			if (shown) stream.write(clearLine);
			shown = false;
		}
	};
}
// src/cli/command.ts
const seeHelp = "See `pack-gate --help`.";
function usage(message, help = seeHelp) {
	return new GateError("EUSAGE", message, help);
}
function readArguments(args, options) {
	const parsed = parse$1(args, options);
	for (const [name, value] of Object.entries(parsed.values)) if (value === "") throw usage(`--${name} is empty`);
	if (parsed.positionals.includes("")) throw usage("an argument is empty", "Is the variable that it comes from set? The current folder is `.`.");
	return parsed;
}
function parse$1(args, options) {
	try {
		return parseArgs({
			args: [...args],
			options,
			allowPositionals: true
		});
	} catch (error) {
		const words = typeof error === "object" && error !== null && "message" in error ? error.message : error;
		const [first = ""] = String(words).split(". ");
		const [, typed] = /^Unknown option '-{1,2}([^']+)'/.exec(first) ?? [];
		const near = typed === void 0 ? null : suggest(typed, [...Object.keys(options), "help"]);
		throw usage(first, near === null ? seeHelp : `Did you mean --${near}? ${seeHelp}`);
	}
}
function atMostOne(positionals, what) {
	const [first, another] = positionals;
	if (another !== void 0) throw usage(`one ${what} at a time: ${JSON.stringify(another)} is too many`);
	return first;
}
// src/cli/remote.ts
function remoteFor({ env, tool }) {
	return async (file) => {
		const { remotePolicies } = await import("./remote-policy.js");
		const [token = ""] = [env.GITHUB_TOKEN, env.GH_TOKEN].filter((value) => value !== void 0 && value !== "");
		return remotePolicies({
			token,
			apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
			userAgent: `${tool.name}/${tool.version}`
		})(file);
	};
}
function contextOf({ env, now }) {
	return {
		env,
		now,
		tool,
		remotePolicy: remoteFor({
			env,
			tool
		})
	};
}
// src/report/index.ts
const markdownBytes = 65535;
const reporters = new Map([
	{
		name: "text",
		summary: "what is blocked and why (default)",
		render: textOf$2
	},
	{
		name: "json",
		summary: "the whole report as one document",
		showsCode: true,
		render: renderJson
	},
	{
		name: "markdown",
		summary: "for a pull request or a job summary",
		showsCode: true,
		render: async (report) => (await import("./markdown-report.js")).markdownOf(report, markdownBytes)
	},
	{
		name: "html",
		summary: "a page for a browser, with a map by size",
		showsCode: true,
		render: (report) => renderHtml(report)
	},
	{
		name: "sarif",
		summary: "SARIF 2.1.0, for code scanning",
		render: renderSarif
	},
	{
		name: "junit",
		summary: "JUnit XML for GitLab, CircleCI and Jenkins",
		render: async (report) => (await import("./junit.js")).renderJunit(report)
	}
].map((reporter) => [reporter.name, reporter]));
// src/cli/options.ts
const policyOptions = {
	config: {
		type: "string",
		value: "FILE",
		help: ["the policy (default .github/pack-gate.yml or pack-gate.yml,", "in the package folder or at the repository's root)"]
	},
	"no-config": {
		type: "boolean",
		help: ["ignore any policy file"]
	}
};
const baselineOptions = {
	baseline: {
		type: "string",
		value: "SPEC",
		help: [
			"what to compare with (default auto):",
			"auto      the last release in the registry",
			"none      nothing",
			"VERSION, TAG or FILE.tgz"
		]
	},
	offline: {
		type: "boolean",
		help: ["ask no registry; needs --baseline none or FILE.tgz"]
	}
};
const packagesOptions = {
	packages: {
		type: "string",
		multiple: true,
		value: "GLOB",
		help: ["package folders to check, relative to target; repeatable", "(default at a workspace root: all non-private packages)"]
	},
	"changed-since": {
		type: "string",
		value: "COMMIT",
		help: ["leave out packages of a workspace without changes since a", "commit, a branch or a tag"]
	}
};
const jsonOption = {
	type: "boolean",
	help: ["the same as --reporter json"]
};
const reportOptions = {
	reporter: {
		type: "string",
		multiple: true,
		value: "NAME[=FILE]",
		help: ["repeatable; without =FILE on stdout:", ...[...reporters.values()].map(({ name, summary }) => `${name.padEnd(9)} ${summary}`)]
	},
	json: jsonOption
};
const amountOptions = {
	quiet: {
		type: "boolean",
		help: ["print nothing if the release passes"]
	},
	verbose: {
		type: "boolean",
		help: ["print every finding, and how long each stage took"]
	}
};
function amountOf({ quiet = false, verbose = false }) {
	if (quiet && verbose) throw usage("--quiet and --verbose can't be combined");
	return {
		quiet,
		verbose
	};
}
const handOverOptions = {
	"pack-destination": {
		type: "string",
		value: "DIR",
		help: ["also make the tarball, and put it there if it passes", "(publish that file: it is what was checked)"]
	},
	vsa: {
		type: "string",
		value: "FILE",
		help: ["also write a SLSA verification summary of what passed,", "for a signer such as actions/attest; DIR/ for one a package"]
	}
};
const packingOptions = {
	packer: {
		type: "string",
		value: "NAME",
		help: ["npm, pnpm, yarn or bun: what you publish with (default auto,", "from packageManager, devEngines or lock files; else npm)"]
	},
	"ignore-scripts": {
		type: "boolean",
		help: ["pack without lifecycle scripts"]
	},
	"pass-env": {
		type: "string",
		multiple: true,
		value: "NAME",
		help: ["a variable that lifecycle scripts may see; repeatable"]
	},
	"pack-timeout": {
		type: "string",
		value: "TIME",
		help: ["stop packing after 90s, 45m or 2h (default 30m)"]
	}
};
function configOf(values) {
	if (values.config !== void 0 && values["no-config"]) throw usage("--config and --no-config can't be combined");
	return values["no-config"] ? false : values.config ?? null;
}
function packerOf(value = "auto") {
	const names = ["auto", ...packerNames];
	const packer = names.find((name) => name === value);
	if (packer === void 0) throw usage(`there is no packer ${JSON.stringify(value)}`, `Packers are ${names.join(", ")}.`);
	return packer;
}
function packTimeOf(text, say) {
	const deadlineMs = text === void 0 ? defaultPackTime.deadlineMs : milliseconds(text);
	if (deadlineMs === null) throw usage(`--pack-timeout ${JSON.stringify(text)} is not a duration`, "Write 90s, 45m or 2h, at most a day.");
	return {
		...defaultPackTime,
		deadlineMs,
		...say && { say }
	};
}
function namesOf(values) {
	return values.flatMap((names) => names.split(/[\s,]+/)).filter((name) => name !== "");
}
// src/cli/reports.ts
const fileStyle = {
	color: false,
	columns: 80
};
function reportTargets({ json = false, reporter = json ? [] : ["text"] }, names = [...reporters.keys()]) {
	const targets = [...json ? ["json"] : [], ...reporter].map((value) => {
		const at = value.indexOf("=");
		return at < 0 ? {
			reporter: value,
			file: null
		} : {
			reporter: value.slice(0, at),
			file: value.slice(at + 1)
		};
	});
	for (const { reporter, file } of targets) {
		if (!names.includes(reporter)) throw usage(`there is no reporter ${JSON.stringify(reporter)}`, `Reporters are ${names.join(", ")}.`);
		if (file === "") throw usage(`--reporter ${reporter}= has no file`, `Write --reporter ${reporter}=FILE, or --reporter ${reporter} for stdout.`);
	}
	if (targets.filter(({ file }) => file === null).length > 1) throw usage("two reporters write to stdout", "Give all but one a file: --reporter NAME=FILE.");
	return targets;
}
function showCode(targets) {
	return targets.some(({ reporter }) => reporters.get(reporter)?.showsCode === true);
}
function filesOf(targets, cwd) {
	return targets.flatMap(({ reporter, file }) => file === null ? [] : [{
		option: `--reporter ${reporter}`,
		file: resolve(cwd, file)
	}]);
}
async function render(name, report, style) {
	const reporter = reporters.get(name);
	if (!reporter) throw usage(`there is no reporter ${JSON.stringify(name)}`);
	return reporter.render(report, style);
}
async function deliver(targets, report, terminal) {
	await deliverAs(targets, terminal, (reporter, style) => render(reporter, report, style));
}
async function deliverAs(targets, terminal, renderAs) {
	for (const { reporter, file } of targets) if (file === null) terminal.print(await renderAs(reporter, terminal.style));
	else writeReport(resolve(terminal.cwd, file), file, await renderAs(reporter, fileStyle));
}
function writeReport(path, typed, text) {
	try {
		writeOutput(path, text);
	} catch (cause) {
		if (cause instanceof GateError) throw cause;
		throw new GateError("EUSAGE", `the report could not be written to ${typed}: ${cause instanceof Error ? cause.message : String(cause)}`, "Choose a file in a folder that you can write to.", { cause });
	}
}
function errorText(report, decides) {
	return renderTextError(report, fileStyle, decides);
}
// src/cli/commands/check.ts
const options = {
	fix: {
		type: "boolean",
		help: ["fix what needs no decision, after showing the change: entries", "for `files`, modes, line ends; then check again"]
	},
	yes: {
		type: "boolean",
		help: ["with --fix: write without asking"]
	},
	...baselineOptions,
	...packagesOptions,
	...policyOptions,
	...reportOptions,
	...amountOptions,
	...packingOptions,
	...handOverOptions
};
function fixOf({ fix = false, yes = false }, target, cwd) {
	if (yes && !fix) throw usage("--yes needs --fix");
	if (!fix) return null;
	if (!findTarget(target, cwd).isFolder) throw usage("--fix needs the folder of a package, not a tarball");
	return { yes };
}
function placeOf(written, cwd, root) {
	return written === void 0 ? null : summaryPlace(written, cwd, root);
}
function readCheck(args, cwd) {
	const { values, positionals } = readArguments(args, options);
	const target = atMostOne(positionals, "package") ?? ".";
	if (values.vsa !== void 0 && values["pack-destination"] === void 0) throw usage("--vsa needs --pack-destination", "A summary describes one tarball: add --pack-destination.");
	const fix = fixOf(values, target, cwd);
	const root = repositoryRoot(target, cwd);
	const summary = placeOf(values.vsa, cwd, root);
	const reports = reportTargets(values);
	refuseSharedFiles([...filesOf(reports, cwd), ...summary === null ? [] : [{
		option: "--vsa",
		file: summary.file
	}]]);
	return {
		summary,
		reports,
		fix,
		...amountOf(values),
		request: {
			target,
			cwd,
			root,
			baseline: values.baseline ?? null,
			...values.offline === true && { offline: true },
			config: configOf(values),
			packages: values.packages ?? [],
			changedSince: values["changed-since"] ?? null,
			packer: packerOf(values.packer),
			ignoreScripts: values["ignore-scripts"] ?? false,
			passEnv: namesOf(values["pass-env"] ?? []),
			packTime: packTimeOf(values["pack-timeout"]),
			showsCode: showCode(reports),
			...summary?.isFolder === false && { onlyOne: true },
			...values["pack-destination"] !== void 0 && { packDestination: values["pack-destination"] }
		}
	};
}
async function clearLeft(args, cwd) {
	const { values, positionals } = parseArgs({
		args: [...args],
		options,
		allowPositionals: true,
		strict: false
	});
	const { vsa, packages } = values;
	const destination = values["pack-destination"];
	if (typeof vsa === "string" && vsa !== "") clearLeftSummary(resolve(cwd, vsa));
	if (typeof destination !== "string" || destination === "") return;
	const globs = [packages ?? []].flat().filter((glob) => typeof glob === "string");
	await clearAfterMistake({
		target: positionals[0] ?? ".",
		cwd,
		packages: globs,
		packDestination: destination
	});
}
function withWords(request, progress) {
	const say = (line) => {
		progress.say(line);
	};
	return {
		...request,
		packTime: {
			...defaultPackTime,
			...request.packTime,
			say
		}
	};
}
function timingLines(report) {
	return (isRepository(report) ? report.packages : [{
		...report,
		path: "Took"
	}]).flatMap((each) => {
		if (!hasVerdict(each) || each.timings === void 0) return [];
		const stages = Object.entries(each.timings).map(([stage, took]) => `${stage} ${formatCount(took)} ms`);
		return [`${each.path}: ${stages.join(", ")}`];
	});
}
async function readOrClear(args, cwd) {
	try {
		return readCheck(args, cwd);
	} catch (mistake) {
		await clearLeft(args, cwd);
		throw mistake;
	}
}
async function run$1(args, terminal) {
	const { request, reports, summary, quiet, verbose, fix } = await readOrClear(args, terminal.cwd);
	const { env, now } = terminal;
	const context = contextOf({
		env,
		now
	});
	if (summary !== null) clearSummary(summary);
	const progress = startProgress(quiet ? { write: () => true } : terminal.stderr, `packing ${request.target}`);
	const done = (one, finished, all) => {
		progress.say(`[${finished}/${all}] ${one.path}: ${reportLine(one)}`);
	};
	const attested = (report) => {
		if (summary !== null) writeSummary(summary, report, context);
		return report;
	};
	const gate = () => gateTarget(withWords(request, progress), context, {
		done,
		proposePatch
	});
	const report = await gate().then(async (first) => {
		if (fix === null) return first;
		const { fixReported } = await import("./fix.js");
		return await fixReported(first, request, fix, {
			...terminal,
			progress
		}) ? gate() : first;
	}).then((made) => attested(withCommit(made, commitOf(env, request.root), runOf(env)))).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	await deliver(quiet && report.conclusion === "success" ? reports.filter(({ file }) => file !== null) : reports, report, {
		...terminal,
		style: {
			...terminal.style,
			verbose
		}
	});
	if (verbose) for (const line of timingLines(report)) progress.say(line);
	return exitCodes[report.conclusion];
}
const check = {
	options,
	examples: [
		["pack-gate check", "check this package against its last release"],
		["pack-gate check packages/core --baseline next", "compare with the release tagged `next`"],
		["pack-gate check --packages 'packages/*'", "several packages of a repository"],
		["pack-gate check --fix", "fix what needs no decision, and check again"],
		["pack-gate check --pack-destination out", "make the tarball for npm publish, if it passes"],
		["pack-gate check app-1.2.0.tgz --reporter json", "check a tarball, report as JSON"]
	],
	run: run$1
};
// src/cli/commands.ts
const commands = [
	{
		name: "check",
		synopsis: "check [target]",
		summary: "check a package folder (default .) or a .tgz",
		approves: true,
		load: () => Promise.resolve(check)
	},
	{
		name: "init",
		synopsis: "init [target]",
		summary: "create a policy from the current and the last published files",
		load: async () => (await import("./init.js")).init
	},
	{
		name: "accept",
		synopsis: "accept [target]",
		summary: "approve current findings: change the policy after showing a diff",
		load: async () => (await import("./accept.js")).accept
	},
	{
		name: "diff",
		synopsis: "diff A B",
		summary: "compare two releases: NAME@VERSION, NAME@TAG, .tgz or folder",
		load: async () => (await import("./diff2.js")).diff
	},
	{
		name: "watch",
		synopsis: "watch NAME…",
		summary: "find published releases that never passed the check",
		load: async () => (await import("./watch.js")).watch
	},
	{
		name: "stage",
		synopsis: "stage [NAME…]",
		summary: "compare staged releases with what the check passed",
		load: async () => (await import("./stage.js")).stage
	},
	{
		name: "plan",
		synopsis: "plan [folder]",
		summary: "distribute the packages of a workspace over several jobs",
		load: async () => (await import("./plan.js")).plan
	},
	{
		name: "merge",
		synopsis: "merge REPORT…",
		summary: "combine the reports of these jobs into one",
		approves: true,
		load: async () => (await import("./merge3.js")).merge
	},
	{
		name: "verify",
		synopsis: "verify [RELEASE]",
		summary: "compare a published or staged release (or .tgz) with its report",
		load: async () => (await import("./verify2.js")).verify
	},
	{
		name: "rules",
		synopsis: "rules [target]",
		summary: "list the rules, their levels, and what set them",
		load: async () => (await import("./rules2.js")).rules
	},
	{
		name: "explain",
		synopsis: "explain RULE",
		summary: "show the page of a rule: why, how to fix, how to allow",
		load: async () => (await import("./explain.js")).explain
	}
];
function findCommand(name) {
	const found = commands.find((command) => command.name === name);
	if (found) return found;
	if (name.startsWith("-")) throw usage(`${name} comes before the command`, "Write the command first: `pack-gate check --reporter json`. See `pack-gate --help`.");
	const names = commands.map((command) => command.name);
	const near = suggest(name, names);
	throw usage(`unknown command ${JSON.stringify(name)}`, near === null ? `Commands are ${names.join(", ")}. A folder comes after one: \`pack-gate check FOLDER\`.` : `Did you mean \`pack-gate ${near}\`? See \`pack-gate --help\`.`);
}
// src/cli/start.ts
const helpFlags = ["--help", "-h"];
async function run([name, ...args], terminal) {
	if (name === "--version" || name === "-v") {
		terminal.print(`${tool.version}\n`);
		return 0;
	}
	const wanted = [name, ...args];
	if (name === void 0 || name === "help" || wanted.some((argument) => helpFlags.includes(argument))) {
		const { commandHelp, helpText } = await import("./help.js");
		const { columns } = terminal.style;
		const about = wanted.find((argument) => argument !== "help" && !argument?.startsWith("-"));
		terminal.print(await (about === void 0 ? helpText(commands, columns) : commandHelp(findCommand(about), columns)));
		return name === void 0 ? exitCodes.error : 0;
	}
	return (await findCommand(name).load()).run(args, terminal);
}
function failureText(thrown, name = "") {
	const error = toGateError(thrown);
	const command = commands.find((entry) => entry.name === name);
	const help = command ? error.help.replace(seeHelp, `See \`pack-gate ${command.name} --help\`.`) : error.help;
	const { code, message, location, mistakes } = error;
	return errorText(noVerdict(new GateError(code, message, help, {
		...location && { location },
		...mistakes && { mistakes }
	})), command?.approves === true);
}
async function main(words, terminal) {
	return run(words, terminal).catch((thrown) => {
		terminal.stderr.write(failureText(thrown, words[0]));
		return exitCodes.error;
	});
}
async function confirm(question) {
	const { createInterface } = await import("node:readline/promises");
	const lines = createInterface({
		input: process.stdin,
		output: process.stdout
	});
	const ended = new Promise((resolve) => lines.once("close", () => {
		resolve("");
	}));
	const answer = await Promise.race([lines.question(`${question} [y/N] `), ended]).finally(() => {
		lines.close();
	});
	return /^y(es)?$/i.test(answer.trim());
}
function terminal() {
	const { env, stdin, stdout, stderr } = process;
	const forced = env.FORCE_COLOR !== void 0 && env.FORCE_COLOR !== "0";
	const color = env.NO_COLOR ? false : forced || stdout.isTTY && env.TERM !== "dumb";
	return {
		cwd: process.cwd(),
		env,
		now: () => new Date(),
		style: {
			color,
			columns: stdout.columns || Number(env.COLUMNS) || 80
		},
		stderr,
		print(text) {
			stdout.write(text);
		},
		confirm: stdin.isTTY && stdout.isTTY ? confirm : null
	};
}
function openTerminal() {
	process.on("uncaughtException", (thrown) => {
		process.stderr.write(failureText(thrown, process.argv[2]));
		process.exit(exitCodes.error);
	});
	process.stdout.on("error", (error) => {
		if (error.code !== "EPIPE") throw new GateError("EUSAGE", `the report could not be written to stdout: ${error.message}`, "Make room there, or write it to a file: --reporter NAME=FILE.", { cause: error });
	});
	return terminal();
}
export { packWith as $, failureOf as $n, worstFirst as $r, vsa as $t, withChangedCode as A, nextStep as An, isPrivate as Ar, renderJson as At, unbuiltMark as B, sharedAnchor as Bn, plain as Br, textOf$2 as Bt, startProgress as C, reportLine as Cn, npmFileName as Cr, nameMistake as Ct, withSharedPacking as D, formatChange as Dn, gitSpec as Dr, renderSarif as Dt, gateTarget as E, firstReleaseWords as En, binTargets as Er, proposePatch as Et, absentFolderOf as F, wrap as Fn, formatCount as Fr, packerNames as Ft, stages as G, cutBytes as Gn, byLevel as Gr, clearLeftSummary as Gt, fallsBack as H, readHelp as Hn, totalSize as Hr, asFinding as Ht, buildFirst as I, anchorOf as In, formatMode as Ir, defaultPackTime as It, pathInside as J, commitOf as Jn, isRepository as Jr, summaryPlace as Jt, configPlaces as K, listWithin as Kn, differs as Kr, clearSummary as Kt, buildHelp as L, groupByRule as Ln, isTarball as Lr, milliseconds as Lt, readReleases as M, findingsAsText as Mn, publishedVersion as Mr, renderHtml as Mt, registryManifest as N, painter as Nn, clip as Nr, run$2 as Nt, evaluateAndDecide as O, groundsOf as On, installScripts as Or, escapeJson as Ot, together as P, widthOf as Pn, formatBytes as Pr, runAttached as Pt, orderFor as Q, withCommit as Qn, worstConclusion as Qr, readRun as Qt, folderName as R, namesPath as Rn, listing$1 as Rr, byReason as Rt, usage as S, notApproved as Sn, hasTarballName as Sr, packScripts as St, clearAfterMistake as T, filesBefore as Tn, asObject as Tr, packagesBelow as Tt, isPacked as U, entriesOf as Un, visible as Ur, nextForSeveral as Ut, entryPoints as V, joinHelps as Vn, plural as Vr, alike as Vt, packedFile as W, bytesOf as Wn, withoutUser as Wr, saidOnce as Wt, isToolKnown as X, hereOf as Xn, runOf as Xr, purlOf as Xt, trustedFiles as Y, githubTree as Yn, reportsOf as Yr, writeSummary as Yt, readSide as Z, readContents as Zn, verdictsOf as Zr, readCommit as Zt, reportOptions as _, renderText as _n, parseJsonObject as _r, stampOfOpen as _t, deliverAs as a, noVerdict as ai, suggest as an, readPayload as ar, declaredDependencies as at, atMostOne as b, errorLine as bn, withoutMark as br, tarballInMemory as bt, baselineOptions as c, readHeadPolicy as cn, repositoryRoot as cr, publishConfigOf as ct, namesOf as d, findPolicy as dn, topFolder as dr, credentialPart as dt, groupBy as ei, refuseSharedFiles as en, githubError as er, withChoice as et, packTimeOf as f, isMissing as fn, unversioned as fr, secretsIn as ft, policyOptions as g, page as gn, maxManifestSize as gr, isSameStamp as gt, packingOptions as h, headline as hn, workspacePatterns as hr, isRacy as ht, deliver as i, exitCodes as ii, showPath as in, hasBase as ir, onDisk as it, ruleContextOf as j, withdrawnWords as jn, normalizePath as jr, wellFormed as jt, measure as k, isCompared as kn, isObject as kr, jsonDocument as kt, configOf as l, readNamedPolicy as ln, foldersOf as lr, registryFor as lt, packerOf as m, columnsOf as mn, readJson$1 as mr, packers as mt, main as n, smallest as ni, choice as nn, apiUrlOf as nr, choosePacker as nt, reportTargets as o, toGateError as oi, findTarget as on, readWorkflowRun as or, isOfMaker as ot, packagesOptions as p, emptyPolicy as pn, withoutDots as pr, textOf as pt, filesOnDisk as q, shorten as qn, hasVerdict as qr, summaryFile as qt, openTerminal as r, GateError as ri, show as rn, describe as rr, inCommit as rt, showCode as s, policyReader as sn, pathFrom as sr, wordsFor as st, failureText as t, largest as ti, writeOutput as tn, reasonOf$1 as tr, packingEnvironment as tt, jsonOption as u, attempt$1 as un, isRepositoryPath as ur, authKeyOf as ut, contextOf as v, renderTextError as vn, readJsonObject as vr, temporaryTarball as vt, pLimit as w, verdictLine as wn, tarballName as wr, readManifest as wt, readArguments as x, errorParts as xn, excessIn as xr, temporaryFolder as xt, remoteFor as y, snippet as yn, tooDeep as yr, tarball as yt, listedPath as z, placeOf$2 as zn, neutralise as zr, listed$1 as zt };
