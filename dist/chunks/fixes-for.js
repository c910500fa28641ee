import { Jr as isRepository, hr as workspacePatterns, on as findTarget, qr as hasVerdict } from "./start.js";
import { t as findPackages } from "./workspaces2.js";
import { Dn as findNodeAtLocation, Ht as patternProblem, Lt as compilePattern, kn as parseTree } from "./judging.js";
import { join, relative, resolve, sep } from "node:path";
import { lstatSync, readFileSync, realpathSync } from "node:fs";
// src/commands/fix/package-json.ts
function spliced(text, at, length, fresh) {
	return text.slice(0, at) + fresh + text.slice(at + length);
}
const endOf = ({ offset, length }) => offset + length;
function shapeOf(text, list) {
	const items = list.children ?? [];
	const [last, before] = [items.at(-1), items.at(-2)];
	const start = before ? before.offset + before.length : list.offset + 1;
	const white = last ? text.slice(start, last.offset).replace(",", "") : "";
	return {
		end: last ? last.offset + last.length : list.offset + 1,
		between: before || /[\r\n]/.test(white) ? white : /\s/.test(text[list.offset - 1] ?? "") ? " " : "",
		has: new Set(items.map(({ value }) => value))
	};
}
function withoutNamed(text, entries) {
	const tree = parseTree(text);
	const items = (tree && findNodeAtLocation(tree, ["files"])?.children) ?? [];
	const tests = entries.filter((entry) => entry.startsWith("!")).map((entry) => entry.slice(1)).filter((pattern) => patternProblem(pattern) === null).map(compilePattern);
	const isOut = ({ value }) => typeof value === "string" && !/[*?[\]{}()!]/.test(value) && tests.some((test) => test(value.replace(/^\.?\//, "")));
	const kept = items.filter((item) => !isOut(item));
	const [first, last] = [items[0], items.at(-1)];
	if (!first || !last || kept.length === items.length || kept.length === 0) return text;
	const separators = items.map((item, index) => text.slice(endOf(items[index - 1] ?? item), item.offset));
	const written = kept.map((item, index) => [index === 0 ? "" : separators[items.indexOf(item)] ?? "", text.slice(item.offset, endOf(item))].join(""));
	return spliced(text, first.offset, endOf(last) - first.offset, written.join(""));
}
function addToFiles(before, entries) {
	const text = withoutNamed(before, entries);
	return withEntries(text, entries) ?? (text === before ? null : text);
}
function withEntries(text, entries) {
	const tree = parseTree(text);
	const list = tree && findNodeAtLocation(tree, ["files"]);
	if (list?.type !== "array" || (list.children ?? []).length === 0) return null;
	const { end, between, has } = shapeOf(text, list);
	const fresh = [...new Set(entries)].filter((entry) => !has.has(entry));
	if (fresh.length === 0) return null;
	return spliced(text, end, 0, fresh.map((entry) => `,${between}${JSON.stringify(entry)}`).join(""));
}
function publishedRange(spec, version) {
	const [, wanted] = /^workspace:(.*)$/.exec(spec) ?? [];
	if (wanted === void 0) return null;
	if (wanted === "*" || wanted === "") return version;
	if (wanted === "^" || wanted === "~") return `${wanted}${version}`;
	return /^[\^~<>=\s\d.*x|+\w-]+$/.test(wanted) && /\d/.test(wanted) ? wanted : null;
}
function replaceRange(text, place, versions) {
	const tree = parseTree(text);
	const node = tree && findNodeAtLocation(tree, [...place]);
	const version = versions.get(place[1]);
	if (node?.type !== "string" || version === void 0) return null;
	const range = publishedRange(String(node.value), version);
	return range === null ? null : spliced(text, node.offset, node.length, JSON.stringify(range));
}
// src/commands/fix/plan.ts
var Files = class {
	#root;
	#files = new Map();
	constructor(root) {
		this.#root = realpathSync(root);
	}
	change(file, changed) {
		const known = this.#files.get(file) ?? this.#read(file);
		const change = known && changed(known);
		if (known && change) this.#files.set(file, {
			...known,
			...change
		});
	}
	#read(file) {
		const stat = lstatSync(file, { throwIfNoEntry: false });
		if (!stat?.isFile()) return null;
		const real = realpathSync(file);
		const path = relative(this.#root, real).split(sep).join("/");
		if (path.startsWith("../") || resolve(this.#root, path) !== real) return null;
		const [text, mode] = [readFileSync(real, "latin1"), stat.mode & 511];
		return {
			file: real,
			path,
			before: text,
			after: text,
			modeBefore: mode,
			modeAfter: mode
		};
	}
	changed() {
		return [...this.#files.values()].filter(({ before, after, modeBefore, modeAfter }) => before !== after || modeBefore !== modeAfter);
	}
};
const bytesOf = (text) => Buffer.from(text, "utf8").toString("latin1");
const textOf$1 = (bytes) => Buffer.from(bytes, "latin1").toString("utf8");
function edited(bytes, edit) {
	const text = textOf$1(bytes);
	const after = bytesOf(text) === bytes ? edit(text) : null;
	return after === null ? null : { after: bytesOf(after) };
}
function apply({ by, of }, folder, files, { versions }) {
	const manifest = join(folder, "package.json");
	if (by === "leave-out") {
		files.change(manifest, ({ after }) => edited(after, (text) => addToFiles(text, of)));
		return;
	}
	for (const each of of) if (by === "workspace-range") {
		const slash = each.indexOf("/");
		const place = [each.slice(0, slash), each.slice(slash + 1)];
		files.change(manifest, ({ after }) => edited(after, (text) => replaceRange(text, place, versions)));
	} else if (by === "line-end") files.change(join(folder, each), ({ after }) => /^#![^\n]*\r\n/.test(after) ? { after: after.replace("\r\n", "\n") } : null);
	else files.change(join(folder, each), ({ modeAfter }) => ({ modeAfter: fixedMode(by, modeAfter) }));
}
function fixedMode(by, mode) {
	return by === "executable" ? mode | (mode & 292) >> 2 : mode & -19;
}
function fixesOf(verdict) {
	if (verdict.packer === null || verdict.packer.directory !== void 0) return [];
	return verdict.findings.flatMap(({ level, fix }) => level === "note" || fix === void 0 ? [] : [fix]);
}
function planFixes(report, folder, context) {
	const files = new Files(context.root);
	const packages = isRepository(report) ? report.packages : [{
		...report,
		path: null
	}];
	for (const one of packages) {
		if (!hasVerdict(one)) continue;
		const place = one.path === null ? folder : join(context.root, one.path);
		for (const fix of fixesOf(one)) apply(fix, place, files, context);
	}
	return files.changed();
}
// src/commands/fix/fixes-for.ts
async function versionsIn(root) {
	const patterns = await workspacePatterns(root).catch(() => null);
	const packages = patterns === null ? [] : findPackages(root, patterns).packages;
	return new Map(packages.flatMap(({ name, version }) => name === null || version === null ? [] : [[name, version]]));
}
async function fixesFor(report, { target, cwd, root }) {
	return planFixes(report, findTarget(target, cwd).path, {
		root,
		versions: await versionsIn(root)
	});
}
function textOf(bytes) {
	return Buffer.from(bytes, "latin1").toString("utf8");
}
export { textOf as n, fixesFor as t };
