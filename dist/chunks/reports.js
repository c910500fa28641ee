import { t as GateError } from "./errors.js";
import { t as reporters } from "./report2.js";
import { a as renderTextError } from "./text.js";
import { r as usage } from "./usage.js";
import { dirname, resolve } from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";
// src/cli/reports.ts
const fileStyle = {
	color: false,
	columns: 80
};
function reportTargets(values = ["text"], names = [...reporters.keys()]) {
	const targets = values.map((value) => {
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
		if (file === "") throw usage(`--reporter ${reporter}= names no file`, `Write --reporter ${reporter}=FILE, or --reporter ${reporter} for stdout.`);
	}
	if (targets.filter(({ file }) => file === null).length > 1) throw usage("two reporters write to stdout", "Give all but one a file: --reporter NAME=FILE.");
	return targets;
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
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the report could not be written to ${typed}: ${why}`, "Name a file in a folder that can be written to.", { cause });
	}
}
function errorText(report) {
	return renderTextError(report, fileStyle);
}
export { reportTargets as i, deliverAs as n, errorText as r, deliver as t };
