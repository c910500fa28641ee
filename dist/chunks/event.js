import { t as GateError } from "./errors.js";
import { readFileSync } from "node:fs";
// src/github/event.ts
const help = {
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
		sha: commitOf(event, payload, env),
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
function commitOf(event, payload, env) {
	const place = shaPlaces.get(event);
	if (place === void 0) return variable(env, "GITHUB_SHA", commit, "a full commit SHA").toLowerCase();
	const found = at(payload, place);
	if (typeof found === "string" && commit.test(found)) return found.toLowerCase();
	throw new GateError("EGITHUB", `The event file of this ${event} event has no commit: expected a full commit SHA at ${place.join(".")}, got ${describe(found)}.`, help.file);
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
	const found = at(payload, place);
	if (typeof found === "string" && commit.test(found)) return found.toLowerCase();
	throw new GateError("EGITHUB", `The event file of this ${event} event has no base commit: expected a full commit SHA at ${place.join(".")}, got ${describe(found)}.`, help.file);
}
function at(payload, place) {
	return place.reduce((value, key) => isRecord(value) && Object.hasOwn(value, key) ? value[key] : void 0, payload);
}
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
function readPayload(env) {
	const path = env.GITHUB_EVENT_PATH;
	if (!path) throw new GateError("EGITHUB", "GITHUB_EVENT_PATH is not set: expected the path of the event file.", help.file);
	const payload = parse(readEventFile(path));
	if (isRecord(payload)) return payload;
	throw new GateError("EGITHUB", `The event file is not a JSON object (GITHUB_EVENT_PATH): got ${describe(payload)}.`, help.file);
}
function readEventFile(path) {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		const code = isRecord(cause) && typeof cause.code === "string" ? cause.code : "unknown error";
		throw new GateError("EGITHUB", `The event file could not be read (GITHUB_EVENT_PATH): ${code}.`, help.file, { cause });
	}
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new GateError("EGITHUB", "The event file is not valid JSON (GITHUB_EVENT_PATH).", help.file, { cause });
	}
}
function variable(env, name, shape, expected) {
	const value = env[name];
	if (value !== void 0 && shape.test(value)) return value;
	throw new GateError("EGITHUB", `${name} is ${value ? describe(value) : "not set"}: expected ${expected}.`, help.variable);
}
function apiUrlOf(env) {
	return webAddress(env, "GITHUB_API_URL", "https://api.github.com");
}
function webAddress(env, name, usual) {
	const value = env[name] ?? "";
	if (value === "") return usual;
	const url = URL.canParse(value) ? new URL(value) : null;
	if (url !== null && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, "");
	throw new GateError("EGITHUB", `${name} is ${describe(value)}: expected an http or https address.`, help.variable);
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
export { readWorkflowRun as a, readPayload as i, describe as n, hasBase as r, apiUrlOf as t };
