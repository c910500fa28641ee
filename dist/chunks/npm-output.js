import { t as isObject } from "./json.js";
// src/pack/npm-output.ts
function parse(text) {
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
function packedFile(value) {
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
	const files = entry.files.map(packedFile);
	if (files.some((file) => file === void 0)) return void 0;
	const { integrity, size } = entry;
	return {
		files: files.filter((file) => file !== void 0),
		integrity: typeof integrity === "string" ? integrity : null,
		size: typeof size === "number" ? size : null
	};
}
function parseListings(stdout) {
	const listings = entries(parse(stdout)).map(listing);
	if (listings.length === 0 || listings.some((entry) => entry === void 0)) return void 0;
	return listings.filter((entry) => entry !== void 0);
}
function lastValue(output) {
	const whole = parse(output);
	if (whole !== void 0) return whole;
	const openers = [...output.matchAll(/[[{]\r?\n {2}(?=[{"])/g)];
	for (const opener of openers.reverse().slice(0, 50)) {
		const value = parse(output.slice(opener.index));
		if (value !== void 0) return value;
	}
}
function errorJson(output) {
	const value = lastValue(output) ?? parse(/\{\r?\n {2}"error"[\s\S]*?\r?\n\}/.exec(output)?.[0] ?? "");
	return isObject(value) && isObject(value.error) ? value.error : void 0;
}
const npmNoise = /^(A complete log|Log files were not|path |command failed$)|_logs/;
function errorLines(stderr) {
	return stderr.split(/\r?\n/).filter((line) => /^npm (error|ERR!)/.test(line)).map((line) => line.replace(/^npm (error|ERR!) ?/, "").replace(/^code \S+$/, "")).filter((line) => line.trim() !== "" && !npmNoise.test(line));
}
function scriptLines(stderr) {
	return stderr.split(/\r?\n/).filter((line) => line.trim() !== "" && !/^(npm |[{}]| {2,4}["}])/.test(line)).slice(-maxLines / 2);
}
const maxLines = 20;
const maxText = 2e3;
function bounded(lines) {
	const text = lines.slice(-20).join("\n");
	return text.length > maxText ? `…${text.slice(-2e3)}` : text;
}
function parseFailure(stdout, stderr) {
	const error = errorJson(stdout) ?? errorJson(stderr);
	const code = typeof error?.code === "string" ? error.code : "";
	const own = [...scriptLines(stderr), ...errorLines(stderr)];
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
export { parseListings as a, parseFailure as i, lastValue as n, npmVersion as r, bounded as t };
