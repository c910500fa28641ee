import { o as __toESM } from "./rolldown-runtime.js";
import { t as asObject } from "./manifest.js";
import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { join } from "node:path";
import { existsSync, readFileSync } from "node:fs";
// src/gate/workspace/patterns.ts
function strings(value) {
	return Array.isArray(value) && value.every((entry) => typeof entry === "string") ? value : null;
}
function readJson(file) {
	return readObject(file) ?? {};
}
function readObject(file) {
	try {
		const value = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
async function pnpmPatterns(file) {
	const { parse } = await import("./dist.js").then((m) => __toESM(m.default, 1));
	try {
		return strings(asObject(parse(readFileSync(file, "utf8"))).packages);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
		throw new GateError("EUSAGE", `pnpm-workspace.yaml can't be read: ${why ?? ""}`, "Correct it: it names the packages that are to be gated.", { cause });
	}
}
async function workspacePatterns(root) {
	const pnpm = join(root, "pnpm-workspace.yaml");
	if (existsSync(pnpm)) return pnpmPatterns(pnpm);
	const { workspaces } = readJson(join(root, "package.json"));
	return strings(workspaces) ?? strings(asObject(workspaces).packages);
}
export { readObject as n, workspacePatterns as r, readJson as t };
