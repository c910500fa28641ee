import { $t as ZodUnion, Gt as ZodArray, Jt as ZodObject, Kt as ZodDefault, Qt as ZodRecord, Xt as ZodPipe, Yt as ZodOptional, Zt as ZodPrefault } from "./judging.js";
import { $t as show, Qt as choice, Zr as GateError, en as showPath, tn as suggest } from "./start.js";
import { o as policyPageUrl } from "./compile-cache.js";
import { t as require_dist } from "./libraries/yaml.js";
// src/policy/positions.ts
var import_dist = require_dist();
const maxDepth = 32;
const maxAliased = 1e4;
function readTree(document) {
	const reader = new TreeReader();
	return {
		tree: reader.read(document.contents, {
			start: 0,
			end: 0
		}, 0),
		complaints: reader.complaints
	};
}
var TreeReader = class {
	complaints = [];
	#anchors = new Map();
	#aliased = 0;
	read(node, fallback, depth) {
		const span = spanOf(node, fallback);
		const tree = depth > maxDepth ? this.#refused(span, `is nested more than ${maxDepth} levels deep`) : this.#readKind(node, span, depth);
		if (((0, import_dist.isScalar)(node) || (0, import_dist.isCollection)(node)) && node.anchor !== void 0) this.#anchors.set(node.anchor, tree);
		return tree;
	}
	#readKind(node, span, depth) {
		if ((0, import_dist.isAlias)(node)) return this.#resolve(node.source, span);
		if ((0, import_dist.isSeq)(node)) {
			const items = node.items.map((item) => this.read(item, span, depth + 1));
			return {
				...span,
				kind: "list",
				items,
				size: sizeOf(items)
			};
		}
		if ((0, import_dist.isMap)(node)) {
			const entries = this.#readEntries(node.items, depth);
			return {
				...span,
				kind: "mapping",
				entries,
				size: sizeOf([...entries.values()].map((entry) => entry.value))
			};
		}
		return {
			...span,
			kind: "scalar",
			value: (0, import_dist.isScalar)(node) ? node.value : null,
			size: 1
		};
	}
	#readEntries(pairs, depth) {
		const entries = new Map();
		for (const pair of pairs) {
			if (!(0, import_dist.isScalar)(pair.key) || typeof pair.key.value !== "string") continue;
			const key = spanOf(pair.key, {
				start: 0,
				end: 0
			});
			const value = this.read(pair.value, key, depth + 1);
			if (entries.has(pair.key.value)) this.complaints.push({
				...key,
				text: `key ${JSON.stringify(pair.key.value)} is set twice, expected once`
			});
			else entries.set(pair.key.value, {
				key,
				value
			});
		}
		return entries;
	}
	#resolve(name, span) {
		const target = this.#anchors.get(name);
		if (!target) return this.#refused(span, `alias "*${name}" has no complete value "&${name}" before it`);
		this.#aliased += target.size;
		if (this.#aliased > maxAliased) return this.#refused(span, `aliases stand for more than ${maxAliased} values, expected them written out`);
		return {
			...target,
			...span
		};
	}
	#refused(span, text) {
		this.complaints.push({
			...span,
			text
		});
		return {
			...span,
			kind: "scalar",
			value: null,
			size: 1
		};
	}
};
function toValue(tree) {
	if (tree.kind === "scalar") return tree.value;
	if (tree.kind === "list") return tree.items.map(toValue);
	return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, toValue(entry.value)]));
}
function treeAt(tree, path) {
	return entryAt(tree, path)?.value;
}
function spanAt(tree, path) {
	const entry = entryAt(tree, path);
	if (!entry) return spanAt(tree, path.slice(0, -1));
	const { value, key } = entry;
	return value.start === value.end ? {
		start: key.start,
		end: Infinity
	} : {
		start: value.start,
		end: value.end
	};
}
function keySpanAt(tree, path) {
	return entryAt(tree, path)?.key ?? spanAt(tree, path);
}
function entryAt(tree, path) {
	let entry = {
		key: tree,
		value: tree
	};
	for (const step of path) {
		entry = childOf(entry.value, step);
		if (!entry) return void 0;
	}
	return entry;
}
function childOf(tree, step) {
	if (tree.kind === "mapping") return tree.entries.get(String(step));
	const item = tree.kind === "list" ? tree.items[Number(step)] : void 0;
	return item && {
		key: item,
		value: item
	};
}
function spanOf(node, fallback) {
	const range = node?.range;
	return range ? {
		start: range[0],
		end: range[1]
	} : fallback;
}
function sizeOf(parts) {
	return parts.reduce((sum, part) => sum + part.size, 1);
}
// src/policy/complaints.ts
const around = 240;
function sourceLine(text, offset) {
	const at = Math.min(Math.max(0, offset), text.length);
	const start = text.lastIndexOf("\n", at - 1) + 1;
	const feed = text.indexOf("\n", at);
	const end = feed === -1 ? text.length : feed;
	const from = Math.max(start, at - around);
	return {
		text: text.slice(from, Math.min(end, at + around)).replace(/\r$/, ""),
		column: at - from + 1
	};
}
const maxComplaints = 100;
const unionDefault = "Invalid input";
const kinds = new Map([
	["string", "text"],
	["number", "a number"],
	["int", "a whole number"],
	["boolean", "true or false"],
	["array", "a list"],
	["object", "a mapping"],
	["record", "a mapping"]
]);
function schemaComplaints(issues, tree, schema) {
	return issues.flatMap((issue) => settled(issue, [])).flatMap((issue) => complaintsOf(issue, tree, schema));
}
function complaintsError(file, complaints) {
	const { path, position, via } = file;
	const sorted = complaints.toSorted((left, right) => left.start - right.start);
	const mistakes = sorted.slice(0, maxComplaints).map((complaint) => mistakeAt(file, complaint));
	const lines = mistakes.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
	if (sorted.length > maxComplaints) lines.push(`${path}: and ${sorted.length - maxComplaints} more mistakes`);
	return policyError(lines.join("\n"), via ?? {
		path,
		...position(sorted[0]?.start ?? 0)
	}, mistakes);
}
function mistakeAt({ path, text, position }, { start, text: message }) {
	const { line, column } = position(start);
	return {
		path,
		line,
		column,
		message,
		source: sourceLine(text, start)
	};
}
function policyError(message, location, mistakes) {
	const help = `Correct the policy and run pack-gate again. Every key: ${policyPageUrl}`;
	return new GateError("ECONFIG", message, help, {
		location,
		...mistakes && { mistakes }
	});
}
function settled(issue, parents) {
	const path = [...parents, ...issue.path];
	const here = {
		...issue,
		path
	};
	if (here.code !== "invalid_union" || here.message !== unionDefault) return [here];
	const intended = here.errors.find((branch) => !branch.some(isAboutTheWhole));
	return intended ? intended.flatMap((inner) => settled(inner, path)) : [here];
}
function isAboutTheWhole(issue) {
	return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}
function complaintsOf(issue, tree, schema) {
	const path = issue.path;
	if (issue.code === "unrecognized_keys") {
		const known = knownKeys(schema, path);
		return issue.keys.map((key) => ({
			...keySpanAt(tree, [...path, key]),
			text: unknownKey(key, known, path)
		}));
	}
	if (issue.code === "invalid_key") return [{
		...keySpanAt(tree, path),
		text: `key ${show(path.at(-1))} ${issue.issues.map(({ message }) => message).join(", ")}`
	}];
	const found = treeAt(tree, path);
	const where = showPath(path);
	if (!found) return [{
		...spanAt(tree, path),
		text: `${where} is missing, expected ${expected([issue])}`
	}];
	const value = toValue(found);
	return [{
		...spanAt(tree, path),
		text: `${where} is ${show(value)}${verdictOn(issue, value)}`
	}];
}
function unknownKey(key, known, path) {
	if (key === "<<") return "merge keys (\"<<\") are not read, expected the keys themselves";
	const what = path.at(-1) === "rules" ? "rule" : "key";
	const closest = suggest(key, known);
	return `unknown ${what} ${show(key)}, ${closest === null ? `expected ${choice(known)}` : `did you mean "${closest}"?`}`;
}
function verdictOn(issue, value) {
	const own = ownWords(issue);
	if (own !== null) return own.startsWith("expected") ? `, ${own}` : `: ${/^[a-z]/.test(own) ? "it " : ""}${own}`;
	const closest = typeof value === "string" ? suggest(value, allowedTexts(issue)) : null;
	const quotes = wantsText(issue) && (typeof value === "number" || typeof value === "boolean") ? " (in quotes)" : "";
	return `, expected ${expected([issue])}${quotes}${closest === null ? "" : `; did you mean "${closest}"?`}`;
}
function ownWords(issue) {
	if (issue.code === "invalid_type" || issue.code === "invalid_value") return issue.message.startsWith("Invalid") ? null : issue.message;
	return issue.code === "invalid_union" && issue.message === unionDefault ? null : issue.message;
}
function expected(issues) {
	return choice([...new Set(issues.flatMap(expectations))]);
}
function expectations(issue) {
	if (issue.code === "invalid_union") return issue.errors.flatMap((branch) => branch.filter(isAboutTheWhole)).flatMap(expectations);
	const own = ownWords(issue);
	if (own !== null) return [own.replace(/^.*\bexpected /, "")];
	if (issue.code === "invalid_value") return issue.values.map(String);
	return issue.code === "invalid_type" ? [kinds.get(issue.expected) ?? issue.expected] : [];
}
function allowedTexts(issue) {
	if (issue.code === "invalid_union") return issue.errors.flat().filter(isAboutTheWhole).flatMap(allowedTexts);
	return issue.code === "invalid_value" ? issue.values.map(String) : [];
}
function wantsText(issue) {
	if (issue.code === "invalid_union") return issue.errors.flat().filter(isAboutTheWhole).some(wantsText);
	return issue.code === "invalid_type" && issue.expected === "string";
}
function knownKeys(schema, path) {
	if (schema instanceof ZodUnion) return schema.options.flatMap((option) => knownKeys(option, path));
	if (schema instanceof ZodPipe) return knownKeys(schema.in, path);
	if (schema instanceof ZodOptional || schema instanceof ZodPrefault || schema instanceof ZodDefault) return knownKeys(schema.unwrap(), path);
	const [step, ...rest] = path;
	if (schema instanceof ZodRecord) return step === void 0 ? [] : knownKeys(schema.valueType, rest);
	if (schema instanceof ZodArray) return step === void 0 ? [] : knownKeys(schema.element, rest);
	if (!(schema instanceof ZodObject)) return [];
	if (step === void 0) return Object.keys(schema.shape);
	return knownKeys(new Map(Object.entries(schema.shape)).get(step), rest);
}
export { readTree as a, treeAt as c, keySpanAt as i, policyError as n, spanAt as o, schemaComplaints as r, toValue as s, complaintsError as t };
