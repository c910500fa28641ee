import { t as policyError } from "./policy-error.js";
import { t as require_dist } from "./libraries/yaml.js";
import { Ft as packerNames, an as suggest, in as showPath, nn as choice, rn as show, un as attempt } from "./start.js";
import { t as date } from "./libraries/zod.js";
import { $t as ZodUnion, Ft as reasonSchema, Gt as ZodArray, Ht as patternProblem, Jt as ZodObject, Kt as ZodDefault, Pt as sizeSchema, Qt as ZodRecord, Rt as entryProblem, Ut as selectorProblem, Wt as splitEntry, Xt as ZodPipe, Yt as ZodOptional, Zt as ZodPrefault, cn as strictObject, en as _enum, ln as string, nn as boolean, on as object, sn as record, tn as array, un as union } from "./judging.js";
import { readFileSync, statSync } from "node:fs";
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
// src/policy/document.ts
const harmless = new Set([
	"MULTIPLE_DOCS",
	"NON_STRING_KEY",
	"TAG_RESOLVE_FAILED"
]);
const plainWords = new Map([
	["TAB_AS_INDENT", "a tab indents this line, expected spaces"],
	["MULTIPLE_DOCS", "a second YAML document begins here, expected one document in the file"],
	["NON_STRING_KEY", "this key is not plain text, expected a word such as \"files\""],
	["RESOURCE_EXHAUSTION", "this is nested too deeply to be read, expected a few levels"]
]);
const yamlOptions = {
	schema: "core",
	merge: false,
	resolveKnownTags: false,
	stringKeys: true,
	uniqueKeys: false,
	prettyErrors: false,
	logLevel: "error"
};
function readDocument(text) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		...yamlOptions,
		lineCounter: lines
	});
	const { tree, complaints } = readTree(document);
	const problems = worthTelling([...document.errors, ...document.warnings], (offset) => lines.linePos(offset).line);
	const broken = problems.filter((problem) => !harmless.has(problem.code)).map((problem) => problem.pos[0]);
	return {
		tree,
		complaints: [...problems.map((problem) => complaintOf(problem, text)), ...complaints],
		brokenFrom: broken.reduce((first, offset) => Math.min(first, offset), Infinity),
		position: (offset) => {
			const { line, col } = lines.linePos(offset);
			return {
				line: Math.max(1, line),
				column: Math.max(1, col)
			};
		}
	};
}
function worthTelling(problems, lineOf) {
	const exhausted = problems.find((problem) => problem.code === "RESOURCE_EXHAUSTION");
	if (exhausted) return [exhausted];
	const tabs = new Map(problems.filter(({ code }) => code === "TAB_AS_INDENT").map(({ pos: [start] }) => [lineOf(start), start]));
	const places = new Set();
	return problems.filter(({ pos: [start] }) => start <= (tabs.get(lineOf(start)) ?? start) && !places.has(start) && places.add(start));
}
function complaintOf(problem, text) {
	const span = {
		start: problem.pos[0],
		end: problem.pos[1]
	};
	if (problem.code === "TAG_RESOLVE_FAILED") return {
		...span,
		text: `tag ${show(text.slice(span.start, span.end))} is not known here, expected a plain value`
	};
	return {
		...span,
		text: plainWords.get(problem.code) ?? `this is not YAML: ${problem.message.replace(/\s+/g, " ").slice(0, 200)}`
	};
}
// src/policy/base-spec.ts
const presetNames = [
	"library",
	"cli",
	"closed-source"
];
const maxLength = 500;
const remotePattern = /^github:([A-Za-z0-9][A-Za-z0-9-]*)\/([\w.-]+)\/([^@\s\\?#%]+)@([\w.][\w./-]*)$/;
const forms = `${choice([...presetNames])}, "./FILE.yml", or "github:OWNER/REPO/PATH@COMMIT"`;
function readBaseSpec(spec) {
	if (spec.length > maxLength || /[\u0000-\u001f\u007f]/.test(spec)) return null;
	const name = presetNames.find((preset) => preset === spec);
	if (name !== void 0) return {
		kind: "preset",
		name
	};
	if (/^\.\.?\/./.test(spec) && !spec.includes("\\")) return {
		kind: "file",
		path: spec
	};
	const [, owner, repo, path, ref] = remotePattern.exec(spec) ?? [];
	if (owner === void 0 || repo === void 0 || path === void 0 || ref === void 0) return null;
	if (/^\.\.?$/.test(repo) || path.split("/").some((step) => /^\.{0,2}$/.test(step))) return null;
	return {
		kind: "github",
		file: {
			owner,
			repo,
			path,
			ref
		}
	};
}
function baseProblem(spec) {
	if (readBaseSpec(spec) !== null) return null;
	const closest = /^[\w-]+$/.test(spec) ? suggest(spec, presetNames) : null;
	return `expected ${forms}${closest === null ? "" : `; did you mean "${closest}"?`}`;
}
function isPinned(ref) {
	return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
}
// src/policy/schema.ts
const levelSchema = _enum([
	"error",
	"warning",
	"note",
	"off"
]).meta({
	description: "error blocks the release, warning and note are reported only, off switches the rule off.",
	examples: ["error", "off"]
});
const levelByStateSchema = strictObject({
	new: levelSchema.optional().meta({
		description: "Level if the baseline release did not have the problem, or there is no baseline.",
		examples: ["error"]
	}),
	unchanged: levelSchema.optional().meta({
		description: "Level if the baseline release had the same problem.",
		examples: ["note"]
	})
}).refine((levels) => levels.new !== void 0 || levels.unchanged !== void 0, { error: "sets no level, expected new, unchanged or both" });
const entryTextSchema = string().superRefine(complainWith(entryProblem)).meta({
	description: "A glob from the package root; with a leading \"!\" it excludes files.",
	examples: ["dist/**/*.js", "!dist/**/*.map"]
});
const entrySchema = strictObject({
	path: entryTextSchema,
	required: boolean().optional().meta({
		description: "True: the release needs a file that matches. Default: false.",
		examples: [true]
	}),
	"max-size": sizeSchema.optional().meta({
		description: "The limit for all matching files together, unpacked.",
		examples: ["2 MB", "64 KiB"]
	})
}).superRefine((entry, context) => {
	if (!entry.path.startsWith("!")) return;
	for (const key of ["required", "max-size"]) if (entry[key] !== void 0) context.addIssue({
		code: "custom",
		path: [key],
		message: "can't be set for a path that begins with \"!\""
	});
});
const specSchema = string().regex(/^[^\s-][^\u0000-\u001f]*$/, { error: "expected auto, none, a version, a tag, or the path of a .tgz file" }).meta({
	description: "What the release is compared with: auto, none, a published version, a dist-tag, or the path of a .tgz file.",
	examples: [
		"auto",
		"1.4.2",
		"latest",
		"none"
	]
});
const baselineSchema = strictObject({
	spec: specSchema.optional(),
	required: boolean().optional().meta({
		description: "True: there is no verdict if the registry does not know the package. Default: false.",
		examples: [true]
	}),
	"skip-broken": boolean().optional().meta({
		description: "False: a last release that is broken or withdrawn is used anyway, not the one before it. Default: true.",
		examples: [false]
	})
}).refine((baseline) => !(baseline.required === true && baseline.spec === "none"), { error: "can't be both required and none, expected one of the two" });
const baseSpecSchema = string().superRefine(complainWith(baseProblem)).meta({
	description: "A preset (library, cli, closed-source), a file beside this one, or a file of another repository at a commit.",
	examples: ["closed-source", "./base.yml"]
});
function exampleSettings(rules) {
	return Object.fromEntries(rules.flatMap(({ id, examples }) => examples?.setting === void 0 ? [] : [[id, examples.setting]]));
}
function exampleWaivers(rules) {
	return rules.flatMap(({ id, examples }) => examples?.waiver ? [{
		rule: id,
		...examples.waiver
	}] : []);
}
function sectionsOf(rules) {
	return {
		extends: union([baseSpecSchema, array(baseSpecSchema).min(1, { error: "lists nothing, expected at least one policy" })]).optional().meta({
			description: "Policies that this one builds on; its own settings take precedence.",
			examples: ["closed-source", ["library", "./base.yml"]]
		}),
		files: array(union([entryTextSchema, entrySchema])).min(1, { error: "lists nothing, expected at least one pattern; without \"files\" no allowlist applies" }).optional().meta({
			description: "The allowlist: every packed file must match an entry, and no entry with a leading \"!\".",
			examples: [[
				"package.json",
				"dist/**/*.js",
				"!dist/**/*.test.js"
			]]
		}),
		baseline: union([specSchema, baselineSchema]).optional().meta({
			description: "The earlier release to compare with. Default: auto.",
			examples: ["auto", { required: true }]
		}),
		packer: _enum(packerNames).optional().meta({
			description: "The package manager that publishes, and whose list of files is checked. Default: the one of the repository.",
			examples: ["npm", "pnpm"]
		}),
		rules: strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule).optional()]))).optional().meta({
			description: "Levels and options of rules, by rule id.",
			examples: [exampleSettings(rules)]
		}),
		waivers: array(waiverSchema(rules)).optional().meta({
			description: "Findings that are excused, each with its reason.",
			examples: [exampleWaivers(rules)]
		})
	};
}
function policySchema(rules) {
	const sections = sectionsOf(rules);
	return strictObject({
		...sections,
		packages: record(string().superRefine(complainWith(selectorProblem)), strictObject(sections)).optional().meta({
			description: "Settings for some packages of a repository only: by a glob over the package folder or name, the keys that it adds or overrides.",
			examples: [{
				"packages/cli": { extends: "cli" },
				"@acme/*": { rules: exampleSettings(rules) }
			}]
		})
	});
}
function ruleSchema(rule) {
	const levels = union([levelSchema, levelByStateSchema]).optional().meta({
		description: `Level for every state, or by state. Default: ${rule.levels.new} where new, ${rule.levels.unchanged} where unchanged.`,
		examples: ["warning", {
			new: "error",
			unchanged: "note"
		}]
	});
	return union([levelSchema, optionsOf(rule).safeExtend({ level: levels }).strict()]).transform((written) => {
		if (typeof written === "string") return {
			new: written,
			unchanged: written
		};
		const { level, ...options } = written;
		return {
			...definedOnly(typeof level === "string" ? {
				new: level,
				unchanged: level
			} : level ?? {}),
			...rule.options && { options }
		};
	}).meta({
		description: rule.summary,
		examples: ["error", "off"]
	});
}
function optionsOf(rule) {
	if (rule.options === void 0) return object({});
	if (rule.options instanceof ZodObject) return rule.options;
	throw new TypeError(`rule ${rule.id}: options must be a zod object`);
}
function waiverSchema(rules) {
	return strictObject({
		rule: _enum(rules.map((rule) => rule.id)).meta({
			description: "Id of the rule whose findings are excused.",
			examples: rules.slice(0, 1).map((rule) => rule.id)
		}),
		path: string().superRefine(complainWith(patternProblem)).meta({
			description: "A glob over the files of the finding, not over the folder that they share.",
			examples: ["docs/example.js"]
		}),
		reason: reasonSchema("for this waiver").meta({
			description: "Why this is allowed. It is shown in every report.",
			examples: ["documented dummy token"]
		}),
		expires: date({ error: "expected a date that exists, as YYYY-MM-DD" }).optional().meta({
			description: "The last day on which the waiver is valid (UTC).",
			examples: ["2027-01-31"]
		}),
		sha256: string().regex(/^[0-9a-fA-F]{64}$/, { error: "expected a sha256 as 64 hexadecimal digits" }).transform((digest) => digest.toLowerCase()).optional().meta({
			description: "The waiver applies only to a file with exactly these bytes.",
			examples: ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]
		})
	});
}
function complainWith(problemOf) {
	return (text, context) => {
		const problem = problemOf(text);
		if (problem !== null) context.addIssue({
			code: "custom",
			message: problem
		});
	};
}
function definedOnly(levels) {
	return {
		...levels.new && { new: levels.new },
		...levels.unchanged && { unchanged: levels.unchanged }
	};
}
// src/policy/load.ts
function toPolicy(path, checked, tree, locate) {
	const policy = toSections(path, checked, tree, locate);
	return checked.packages === void 0 ? policy : {
		...policy,
		packages: [...toPackages(path, checked.packages, tree, locate)]
	};
}
function* toPackages(path, packages, tree, locate) {
	const written = treeAt(tree, ["packages"]);
	if (written?.kind !== "mapping") return;
	for (const [selector, { key, value }] of written.entries) {
		const checked = packages[selector];
		if (checked) yield {
			selector,
			policy: toSections(path, checked, value, locate),
			at: locate(key)
		};
	}
}
function toSections(path, checked, tree, locate) {
	const valueAt = (where) => locate(spanAt(tree, where));
	return {
		path,
		files: checked.files?.map((entry, index) => toFilesEntry(entry, valueAt(["files", index]))) ?? null,
		baseline: toBaseline(checked.baseline),
		...checked.packer !== void 0 && { packer: checked.packer },
		...checked.rules !== void 0 && { hasRules: true },
		rules: new Map(toRules(checked.rules ?? {}, tree, (where) => locate(keySpanAt(tree, ["rules", ...where])))),
		waivers: checked.waivers?.map((waiver, index) => toWaiver(waiver, valueAt(["waivers", index]))) ?? [],
		...toBases(checked.extends, valueAt)
	};
}
function toFilesEntry(entry, at) {
	if (typeof entry === "string") return {
		...splitEntry(entry),
		required: false,
		at
	};
	const maxSize = entry["max-size"];
	return {
		...splitEntry(entry.path),
		required: entry.required ?? false,
		...maxSize !== void 0 && { maxSize },
		at
	};
}
function toBaseline(baseline) {
	if (typeof baseline === "string") return {
		spec: baseline,
		required: false
	};
	const skipBroken = baseline?.["skip-broken"];
	return {
		spec: baseline?.spec ?? null,
		required: baseline?.required ?? false,
		...skipBroken !== void 0 && { skipBroken }
	};
}
function toBases(written, valueAt) {
	if (written === void 0) return {};
	if (typeof written === "string") return { bases: [{
		spec: written,
		at: valueAt(["extends"])
	}] };
	return { bases: written.map((spec, index) => ({
		spec,
		at: valueAt(["extends", index])
	})) };
}
function* toRules(rules, tree, keyAt) {
	for (const [id, choice] of Object.entries(rules)) {
		if (choice === void 0) continue;
		const written = treeAt(tree, ["rules", id]);
		const keys = written?.kind === "mapping" ? [...written.entries.keys()] : [];
		const options = keys.filter((key) => key !== "level").map((key) => [key, keyAt([id, key])]);
		const levelAt = keys.includes("level") ? keyAt([id, "level"]) : keyAt([id]);
		const levels = ["new", "unchanged"].filter((state) => choice[state] !== void 0).map((state) => [state, levelAt]);
		yield [id, {
			...choice,
			at: keyAt([id]),
			places: new Map([...levels, ...options])
		}];
	}
}
function toWaiver(waiver, at) {
	const { rule, path, reason, expires, sha256 } = waiver;
	return {
		rule,
		path,
		reason,
		...expires !== void 0 && { expires },
		...sha256 !== void 0 && { sha256 },
		at
	};
}
const maxPolicyBytes = 1048576;
function loadPolicy({ file, path }, rules) {
	const stat = attempt(path, () => statSync(file));
	const start = {
		path,
		line: 1,
		column: 1
	};
	if (!stat.isFile()) throw policyError(`${path} is not a file, expected a policy in YAML`, start);
	if (stat.size > 1048576) throw policyError(`${path} is ${stat.size} bytes, expected at most ${maxPolicyBytes}`, start);
	return parsePolicy(decodePolicy(attempt(path, () => readFileSync(file)), path), path, rules);
}
function parsePolicy(text, path, rules, via) {
	const { tree, complaints, brokenFrom, position } = readDocument(text);
	const schema = schemaOf(rules);
	const empty = tree.kind === "scalar" && tree.value === null && complaints.length === 0;
	const result = schema.safeParse(empty ? {} : toValue(tree));
	if (result.success && complaints.length === 0) return toPolicy(path, result.data, tree, (span) => ({
		path,
		...position(span.start),
		...via && { via }
	}));
	const certain = schemaComplaints(result.error?.issues ?? [], tree, schema).filter((complaint) => isCertain(complaint, complaints, brokenFrom));
	throw complaintsError({
		path,
		text,
		position,
		...via && { via }
	}, [...complaints, ...certain]);
}
function isCertain(complaint, refused, brokenFrom) {
	return (brokenFrom === Infinity || complaint.end < brokenFrom) && !refused.some((other) => other.start === complaint.start);
}
const schemas = new WeakMap();
function schemaOf(rules) {
	const schema = schemas.get(rules) ?? policySchema(rules);
	schemas.set(rules, schema);
	return schema;
}
function decodePolicy(bytes, path, via) {
	if (bytes.length > 1048576) throw policyError(`${path} is ${bytes.length} bytes, expected at most ${maxPolicyBytes}`, via ?? {
		path,
		line: 1,
		column: 1
	});
	if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
	const line = firstLineNotUtf8(bytes);
	throw policyError(`${path}:${line}:1: this line is not UTF-8, expected the file to be saved as UTF-8`, via ?? {
		path,
		line,
		column: 1
	});
}
function firstLineNotUtf8(bytes) {
	let start = 0;
	for (let line = 1;; line++) {
		const feed = bytes.indexOf(10, start);
		if (feed === -1 || !isUtf8(bytes.subarray(start, feed))) return line;
		start = feed + 1;
	}
}
function isUtf8(bytes) {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
export { isPinned as a, yamlOptions as c, parsePolicy as i, toValue as l, loadPolicy as n, readBaseSpec as o, maxPolicyBytes as r, readDocument as s, decodePolicy as t };
