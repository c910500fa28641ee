import { en as _enum, ln as string, on as object, rn as int, tn as array } from "./judging.js";
// src/model/code-change.ts
const codeBounds = {
	files: 200,
	hunks: 10,
	allHunks: 100,
	lines: 24,
	text: 400,
	news: 12,
	also: 3
};
const place = int().positive();
const count = int().nonnegative();
const hunkSchema = object({
	line: place.describe("Where it is in the file, from 1: what says most of it, or where it begins."),
	column: place.describe("Where in that line, if it is so long that it is shown by its statements.").exactOptional(),
	news: array(string().max(codeBounds.text)).max(codeBounds.news).describe("What is new in it, the most telling first: `starts processes`, `host a.example`, `calls f`."),
	lines: array(string().regex(/^[ +-]/).max(codeBounds.text)).max(codeBounds.lines).describe("Its lines, each after `+` (new), `-` (gone) or a blank (as it was). Untrusted text."),
	cut: place.describe("How many more lines it has.").exactOptional(),
	copies: place.describe("In how many other changed files the same changed.").exactOptional(),
	also: array(string()).max(codeBounds.also).describe("The first of those files. Untrusted text.").exactOptional()
}).describe("Lines that changed together.");
const codeChangeSchema = object({
	path: string().describe("Path from the package's root. Untrusted text."),
	was: string().describe("The file of the baseline that it was; left out where there was none.").exactOptional(),
	kind: _enum([
		"code",
		"names",
		"layout"
	]).describe("names: the same tokens but for names, as a minifier gives them. layout: the same tokens; white space, line ends or comments changed. code: anything else."),
	hunks: array(hunkSchema).max(codeBounds.hunks).describe("What changed, the most telling first."),
	left: count.describe("How many more hunks it has.").exactOptional(),
	limit: _enum(["size", "room"]).describe("Why it was not compared. size: it is too large. room: so much other code changed that no room was left.").exactOptional()
}).describe("A file of code.");
const changedCodeSchema = object({
	files: array(codeChangeSchema).max(codeBounds.files).describe("The most telling first."),
	left: count.describe("How many more files of code changed.").exactOptional()
}).describe("What changed in the code that users run: files that entry points lead to and whose bytes the baseline did not have. Left out without a baseline, and where no report that shows it was asked for.");
export { codeBounds as n, changedCodeSchema as t };
