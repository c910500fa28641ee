import { n as Minimatch, r as braceExpand } from "./libraries/minimatch.js";
// src/policy/patterns.ts
const options = {
	dot: true,
	nonegate: true,
	nocomment: true,
	platform: "linux"
};
const maxAlternatives = 1e3;
const maxLength = 4096;
const compiled = new Map();
function compilePattern(glob) {
	const known = compiled.get(glob);
	if (known) return known;
	const matcher = new Minimatch(glob, options);
	const test = (path) => path === glob || matcher.match(path);
	compiled.set(glob, test);
	return test;
}
function splitEntry(entry) {
	return entry.startsWith("!") ? {
		pattern: entry.slice(1),
		negated: true
	} : {
		pattern: entry,
		negated: false
	};
}
function entryProblem(entry) {
	if (entry.startsWith("!(")) return "begins with \"!(\", which could take files out or be a group, expected \"!\" and a pattern, or \"@(!(…))\" for the group";
	return patternProblem(splitEntry(entry).pattern);
}
function patternProblem(glob) {
	if (glob === "") return "has no pattern, expected a pattern such as \"dist/**/*.js\"";
	if (glob.length > maxLength) return `is ${glob.length} characters long, expected at most ${maxLength}`;
	return spellingProblem(glob) ?? expansionProblem(glob);
}
const rootFolder = ".";
function selectorProblem(selector) {
	if (selector === rootFolder) return null;
	if (selector === "") return "has no pattern, expected a package folder or name such as \"packages/core\" or \"@acme/*\"";
	if (/^[^/].*\/$/.test(selector)) return `ends with "/", expected ${quoted(selector.replace(/\/+$/, ""))}`;
	return patternProblem(selector);
}
function isGlob(pattern) {
	return /[*?{[]|[+@!]\(/.test(pattern);
}
function spellingProblem(glob) {
	if (glob.startsWith("!")) return "begins with one \"!\" too many, expected a pattern that says what matches";
	if (glob.includes("\\")) return "has a backslash, expected \"/\" between folders; special characters are taken literally in \"[…]\"";
	if (glob.startsWith("./")) return `begins with "./", expected ${quoted(glob.replace(/^(\.\/+)+/, ""))}`;
	if (glob === ".") return "is the package folder itself, expected \"**\" for every file in it";
	if (glob.endsWith("/")) return `ends with "/", expected ${quoted(`${glob.replace(/\/+$/, "")}/**`)} for all files in that folder`;
	return null;
}
function expansionProblem(glob) {
	try {
		const alternatives = braceExpand(glob, {
			...options,
			braceExpandMax: 1001
		});
		if (alternatives.length > maxAlternatives) return `stands for more than ${maxAlternatives} patterns once its braces are expanded, expected fewer`;
		new Minimatch(glob, options).match("package.json");
		return alternativesProblem(alternatives);
	} catch (error) {
		return `can't be used (${error instanceof Error ? error.message : String(error)}), expected a simpler pattern`;
	}
}
function alternativesProblem(alternatives) {
	if (alternatives.every((alternative) => alternative === "")) return "can match no file, expected a pattern such as \"dist/**/*.js\"";
	if (alternatives.some((alternative) => alternative.startsWith("/"))) return "begins with \"/\", expected a path from the package root";
	return alternatives.some((alternative) => alternative.split("/").includes("..")) ? "has a \"..\" folder, expected a path inside the package" : null;
}
function quoted(text) {
	return JSON.stringify(text);
}
export { selectorProblem as a, patternProblem as i, entryProblem as n, splitEntry as o, isGlob as r, compilePattern as t };
