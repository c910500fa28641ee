import { i as textOf, n as renderHtml, r as markdownOf, t as renderSarif } from "./sarif.js";
import { r as renderJson } from "./json2.js";
// src/report/index.ts
const markdownBytes = 65535;
const reporters = new Map([
	{
		name: "text",
		summary: "what is blocked and why, for people at a terminal (default)",
		render: textOf
	},
	{
		name: "json",
		summary: "the whole report as one JSON document (schema/report.schema.json)",
		render: renderJson
	},
	{
		name: "markdown",
		summary: "a page for a pull request or a job summary, at most 65,535 bytes",
		render: (report) => markdownOf(report, markdownBytes)
	},
	{
		name: "html",
		summary: "one page with a map by size, to be opened in a browser",
		render: (report) => renderHtml(report)
	},
	{
		name: "sarif",
		summary: "SARIF 2.1.0, for GitHub's code scanning and other viewers",
		render: renderSarif
	}
].map((reporter) => [reporter.name, reporter]));
export { reporters as t };
