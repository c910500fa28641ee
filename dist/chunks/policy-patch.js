import { n as createTwoFilesPatch, t as FILE_HEADERS_ONLY } from "./libraries/diff.js";
import { Gr as byLevel, Hr as totalSize, Pr as formatBytes, Rr as listing, Vr as plural, ei as groupBy, j as ruleContextOf, kr as isObject, pn as emptyPolicy, ri as GateError, ti as largest } from "./start.js";
import { _ as readPolicyText, a as flowValue, c as itemLines, d as lineEnd, f as lineStart, g as readNodes, h as pairsOf, i as endOf, l as keyEnd, m as pairOf, n as columnOf, o as insert, p as pairAt, r as dashesOf, s as isNothing, t as breakOf, u as keyLines, v as scalar, y as startOf } from "./nodes.js";
import { n as policyFor, t as isAbout } from "./package-policy2.js";
import { n as readPolicyAs, t as noRemote } from "./read2.js";
import { Ht as patternProblem, Lt as compilePattern, Vt as matches, _ as generalise, b as spell, d as filesOf, g as patternsFor, m as rules, u as evaluateAll, y as patternOf, zt as excluder } from "./judging.js";
import { i as parsePolicy, l as toValue, s as readDocument } from "./load.js";
import { t as require_dist } from "./libraries/yaml.js";
import { isDeepStrictEqual } from "node:util";
// src/policy/edit/set-value.ts
var import_dist = require_dist();
function dashIndent(text) {
	const root = readNodes(text);
	const list = ((0, import_dist.isMap)(root) ? pairsOf(root).map(({ value }) => value) : []).find((value) => (0, import_dist.isSeq)(value) && value.flow !== true);
	const [dash] = (0, import_dist.isSeq)(list) ? dashesOf(list) : [];
	return dash === void 0 ? "  " : " ".repeat(columnOf(text, dash));
}
function addKey(text, root, key, value) {
	const eol = breakOf(text);
	const lines = keyLines(key, value, "", dashIndent(text)).join(eol);
	if (isNothing(root)) return `${text === "" || text.endsWith("\n") ? text : `${text}${eol}`}${lines}${eol}`;
	if (!(0, import_dist.isMap)(root)) return null;
	if (root.flow === true) return insert(text, endOf(text, pairsOf(root).at(-1)?.value ?? root), `, ${key}: ${flowValue(value)}`);
	const first = pairsOf(root)[1];
	const apart = first && /\n[ \t]*\r?\n/.test(text.slice(startOf(root), startOf(first.key))) ? eol : "";
	return insert(text, lineEnd(text, endOf(text, root)), `${eol}${apart}${lines}`);
}
function around(steps, value) {
	return steps.reduceRight((inner, step) => ({ [step]: inner }), value);
}
function keyText([step = "", ...rest], value) {
	return `${scalar(String(step), true)}: ${flowValue(around(rest, value))}`;
}
function newLines(text, [step = "", ...rest], value, column) {
	const lines = keyLines(String(step), around(rest, value), " ".repeat(column), dashIndent(text));
	return [""].concat(lines).join(breakOf(text));
}
function replace(text, node, by) {
	return text.slice(0, startOf(node)) + by + text.slice(endOf(text, node));
}
function fill(text, pair, steps, value) {
	return insert(text, lineEnd(text, keyEnd(text, pair)), newLines(text, steps, value, columnOf(text, startOf(pair.key)) + 2));
}
function addBelow(text, map, steps, value, flow) {
	const last = pairsOf(map).at(-1);
	if (!last) return flow ? insert(text, startOf(map) + 1, ` ${keyText(steps, value)} `) : null;
	if (flow) return insert(text, endOf(text, last.value ?? last.key), `, ${keyText(steps, value)}`);
	return insert(text, lineEnd(text, endOf(text, map)), newLines(text, steps, value, columnOf(text, startOf(last.key))));
}
function setIn(text, node, [step = "", ...rest], value, flow) {
	if ((0, import_dist.isSeq)(node)) {
		const item = node.items[Number(step)];
		return item ? setBelow(text, item, rest, value, flow) : null;
	}
	if (!(0, import_dist.isMap)(node)) return null;
	const pair = pairOf(node, step);
	if (!pair) return addBelow(text, node, [step, ...rest], value, flow);
	if (isNothing(pair.value) && !flow) return fill(text, pair, rest, value);
	return pair.value && setBelow(text, pair.value, rest, value, flow);
}
function setBelow(text, node, steps, value, inFlow) {
	if (steps.length === 0) return (0, import_dist.isScalar)(node) && typeof value === "string" ? replace(text, node, scalar(value, inFlow)) : null;
	if ((0, import_dist.isScalar)(node)) return steps.length === 1 ? replace(text, node, `{ level: ${text.slice(startOf(node), endOf(text, node))}, ${keyText(steps, value)} }`) : null;
	return setIn(text, node, steps, value, inFlow || (0, import_dist.isCollection)(node) && node.flow === true);
}
function setValue(text, steps, value) {
	const root = readNodes(text);
	const [top, ...rest] = steps;
	if (typeof top !== "string") return null;
	if (!root || !(0, import_dist.isMap)(root) || !pairOf(root, top)) return addKey(text, root, top, around(rest, value));
	return setBelow(text, root, steps, value, false);
}
// src/policy/edit/edit.ts
function cutLines(text, from, to) {
	const start = lineStart(text, from);
	const end = lineEnd(text, to);
	const feed = text.indexOf("\n", end);
	if (feed >= 0) return text.slice(0, start) + text.slice(feed + 1);
	return text.slice(0, start).replace(/\r?\n$/, "");
}
function removeInFlow(text, { items }, index) {
	const [item, next, last] = [
		items[index],
		items[index + 1],
		items[index - 1]
	];
	if (!item) return null;
	const [start, end] = [startOf(item), endOf(text, item)];
	if (/^\s*$/.test(text.slice(lineStart(text, start), start)) && /^\s*,?\s*(#.*)?$/.test(text.slice(end, lineEnd(text, end))) && (next || /^\s*,/.test(text.slice(end)))) return cutLines(text, start, end);
	if (next) return text.slice(0, start) + text.slice(startOf(next));
	return last ? text.slice(0, endOf(text, last)) + text.slice(end) : text.slice(0, start) + text.slice(end);
}
function removeItem(text, steps, index) {
	const pair = pairAt(readNodes(text), steps);
	const list = pair?.value;
	if (!pair || !(0, import_dist.isSeq)(list)) return null;
	if (list.flow === true) return removeInFlow(text, list, index);
	const [item, dash] = [list.items[index], dashesOf(list)[index]];
	if (!item || dash === void 0) return null;
	const cut = cutLines(text, dash, Math.max(endOf(text, item), dash));
	return list.items.length > 1 ? cut : insert(cut, keyEnd(text, pair), " []");
}
function addInFlow(text, list, value, after) {
	const item = list.items[after];
	if (!item) return insert(text, startOf(list) + 1, flowValue(value));
	const start = startOf(item);
	const indent = text.slice(lineStart(text, start), start);
	const end = endOf(text, item);
	return insert(text, end, /^\s+$/.test(indent) ? `,${breakOf(text)}${indent}${flowValue(value)}` : `, ${flowValue(value)}`);
}
function addItem(text, steps, value, after) {
	const pair = pairAt(readNodes(text), steps);
	if (!pair) return setValue(text, steps, [value]);
	const eol = breakOf(text);
	if (isNothing(pair.value)) return insert(text, lineEnd(text, keyEnd(text, pair)), [""].concat(itemLines(value, " ".repeat(columnOf(text, startOf(pair.key)) + 2))).join(eol));
	const list = pair.value;
	if (!(0, import_dist.isSeq)(list)) return null;
	const index = after ?? list.items.length - 1;
	if (list.flow === true) return addInFlow(text, list, value, index);
	const [item, dash] = [list.items[index], dashesOf(list)[index]];
	if (!item || dash === void 0) return null;
	const indent = " ".repeat(columnOf(text, dash));
	return insert(text, lineEnd(text, Math.max(endOf(text, item), dash)), [""].concat(itemLines(value, indent)).join(eol));
}
function stepsTo({ within = [], list }) {
	return [...within, list];
}
function valueOf(text) {
	const { tree, complaints } = readDocument(text);
	return complaints.length > 0 ? void 0 : toValue(tree) ?? {};
}
function entriesOf(value) {
	return isObject(value) ? { ...value } : {};
}
function withValue(value, [step, ...rest], written) {
	if (step === void 0) return written;
	if (Array.isArray(value)) return value.map((item, index) => index === step ? withValue(item, rest, written) : item);
	const entries = typeof value === "string" ? { level: value } : entriesOf(value);
	return {
		...entries,
		[step]: withValue(Object.hasOwn(entries, step) ? entries[step] : void 0, rest, written)
	};
}
function expected(value, edit) {
	if (edit.kind === "set") return withValue(value, edit.path, edit.value);
	const steps = stepsTo(edit);
	const list = steps.reduce((inner, step) => entriesOf(inner)[step], value);
	const items = Array.isArray(list) ? list : [];
	return withValue(value, steps, edit.kind === "remove" ? items.toSpliced(edit.index, 1) : items.toSpliced(edit.after === null ? items.length : edit.after + 1, 0, edit.value));
}
function editText(text, edit) {
	if (edit.kind === "set") return setValue(text, edit.path, edit.value);
	return edit.kind === "remove" ? removeItem(text, stepsTo(edit), edit.index) : addItem(text, stepsTo(edit), edit.value, edit.after);
}
function applyEdit(text, edit) {
	const changed = editText(text, edit);
	if (changed === null) return null;
	return isDeepStrictEqual(valueOf(changed), expected(valueOf(text), edit)) ? changed : null;
}
function ownSections(own, about) {
	const top = {
		within: [],
		policy: own
	};
	if (about === null) return {
		sections: [top],
		home: top
	};
	const written = (own.packages ?? []).filter((each) => isAbout(each, about)).map(({ selector, policy }) => ({
		within: ["packages", selector],
		policy
	}));
	const known = written.findLast(({ within: [, selector] }) => selector === about.path || selector === about.name);
	const home = known ?? {
		within: ["packages", spell(about.path ?? about.name ?? ".")],
		policy: emptyPolicy
	};
	return {
		sections: [
			top,
			...written,
			...known ? [] : [home]
		],
		home
	};
}
function sectionOfOption({ sections, home }, rule, option) {
	return sections.slice(sections.indexOf(home) + 1).findLast(({ policy }) => policy.rules.get(rule)?.places?.has(option)) ?? home;
}
function isSame(a, b) {
	return a.path === b.path && a.line === b.line && a.column === b.column;
}
function placeOf({ sections }, list, at) {
	for (const section of sections) {
		const index = (section.policy[list] ?? []).findIndex((each) => isSame(each.at, at));
		if (index >= 0) return {
			list,
			within: section.within,
			index,
			section
		};
	}
	return null;
}
// src/commands/accept/select.ts
function standingHits(rules, subject) {
	return evaluateAll(rules, subject).standing;
}
function pathsOf({ problem }) {
	return filesOf(problem);
}
function isByName({ rule, problem, level }) {
	return rule.acceptByName === "always" || rule.acceptByName === "errors" && level === "error" || problem.acceptByName === true;
}
function isSettledByEntry({ rule }) {
	return rule.settlement?.by === "entry";
}
function isAsked({ level, rules, paths }, hit) {
	if (byLevel(hit, { level }) > 0 || rules.length > 0 && !rules.includes(hit.rule.id)) return false;
	if (paths.length === 0) return true;
	const tests = paths.map(compilePattern);
	const isIn = (path) => tests.some((test) => test(path));
	return isIn(hit.problem.path) || (isSettledByEntry(hit) ? pathsOf(hit).some(isIn) : pathsOf(hit).every(isIn));
}
function select(hits, acceptance) {
	const asked = hits.filter((hit) => isAsked(acceptance, hit));
	const needsName = (hit) => isByName(hit) && !acceptance.rules.includes(hit.rule.id);
	return {
		chosen: asked.filter((hit) => !needsName(hit)),
		stays: asked.filter(needsName).map((hit) => ({
			hit,
			why: `should be fixed; to accept it anyway, add --rule ${hit.rule.id}`
		}))
	};
}
function unwantedPaths(hits, waived) {
	const isWaived = (hit) => waived.some(({ rule, problem }) => rule.id === hit.rule.id && problem.path === hit.problem.path);
	const grave = hits.filter((hit) => hit.level === "error" && hit.rule.refuses !== void 0 && !isWaived(hit));
	return new Map(grave.flatMap((hit) => pathsOf(hit).map((path) => [path, hit.rule.id])));
}
// src/commands/accept/waive.ts
const oneByOne = 10;
function single(path) {
	return {
		pattern: spell(path),
		paths: [path]
	};
}
function namesOf(hit) {
	const paths = pathsOf(hit);
	const { parts, unnamed } = paths.length > oneByOne ? generalise(paths, "", 1) : {
		parts: null,
		unnamed: []
	};
	const names = parts?.map((part) => ({
		pattern: patternOf(part),
		paths: part.paths
	})) ?? paths.map(single);
	const isSound = ({ pattern, paths: files }) => patternProblem(pattern) === null && files.every(compilePattern(pattern));
	return unnamed.length === 0 && names.every(isSound) ? names : null;
}
function unwaivable(hit) {
	if (hit.rule.scope === "policy" || hit.rule.scope === "waivers") return "about the policy itself: change it by hand";
	return namesOf(hit) === null ? "no pattern can match it" : null;
}
function extent({ pattern, paths }, isBound) {
	if (isBound) return "these bytes only";
	return paths.length > 1 ? `any bytes of all files that match ${pattern}` : "any bytes";
}
function waive(hit, { reason, expires, anyBytes }, release, within) {
	const names = namesOf(hit);
	if (reason === null || names === null) return [];
	return names.map((name) => {
		const [path] = name.paths;
		const file = name.paths.length === 1 && !anyBytes ? release.files.find((each) => each.path === path) : void 0;
		const value = {
			rule: hit.rule.id,
			path: name.pattern,
			reason,
			...expires !== null && { expires },
			...file && { sha256: file.sha256 }
		};
		const anew = file?.path === "package.json" ? ": the next version needs a new one, or add --any-bytes" : "";
		const until = expires === null ? "" : `, until ${expires}`;
		return {
			edit: {
				kind: "add",
				list: "waivers",
				within,
				value,
				after: null
			},
			what: `waived for ${extent(name, file !== void 0)}${until}${anew}`,
			hits: [hit],
			waives: name.paths
		};
	});
}
function lineAgainst({ rule, problem }, policy) {
	if (problem.cause.kind === "policy") return problem.cause.at;
	return rule.settlement?.by === "entry" ? excluder(policy.files ?? [], problem.path)?.at : void 0;
}
function againstWaiver(hit, policy, path, hasReason) {
	const at = lineAgainst(hit, policy);
	const place = at && `${at.path}:${at.line}`;
	const isExtended = at !== void 0 && at.path !== path;
	const never = unwaivable(hit);
	if (never !== null) return isExtended ? `set at ${place}, which this policy extends: change it there` : never;
	if (hasReason) return null;
	const wanted = "needs a waiver: say why with --reason";
	return place === void 0 ? wanted : `${wanted}; or change ${place}${isExtended ? ", which this policy extends" : ""}`;
}
// src/commands/accept/change.ts
function folders(pattern) {
	return pattern.split("/").slice(0, -1);
}
function sharedFolders(one, other) {
	const [a, b] = [folders(one), folders(other)];
	const apart = a.findIndex((name, index) => name !== b[index]);
	return apart < 0 ? a.length : apart;
}
function beside(files, pattern) {
	const ranked = files.flatMap((entry, index) => {
		if (entry.negated) return [];
		return [{
			index,
			score: folders(pattern).length === 0 && folders(entry.pattern).length === 0 ? 1 : sharedFolders(pattern, entry.pattern)
		}];
	});
	const best = Math.max(0, largest(ranked.map(({ score }) => score)));
	return ranked.filter(({ score }) => score === best).at(-1)?.index ?? null;
}
function addEntry({ home: { within, policy } }, pattern) {
	return {
		kind: "add",
		list: "files",
		within,
		value: pattern,
		after: beside(policy.files ?? [], pattern)
	};
}
// src/commands/accept/settle.ts
function keyOf({ rule, problem }) {
	const isAboutPolicy = rule.scope === "policy" || rule.scope === "waivers";
	return JSON.stringify([
		rule.id,
		problem.path,
		problem.key,
		isAboutPolicy ? problem.message : null
	]);
}
function assertSettled(before, after, done) {
	const still = new Set(after.map(keyOf));
	const blocked = new Set(after.filter(isSettledByEntry).flatMap(pathsOf));
	const failed = done.filter(({ hits, paths }) => paths ? paths.some((path) => blocked.has(path)) : hits.some((hit) => still.has(keyOf(hit))));
	const known = new Set(before.map(keyOf));
	const partly = new Set(before.filter(isSettledByEntry).flatMap(pathsOf));
	const fresh = after.filter((hit) => hit.level === "error" && !known.has(keyOf(hit)) && !(isSettledByEntry(hit) && pathsOf(hit).every((path) => partly.has(path))));
	const [wrong] = [...failed.flatMap(({ hits }) => hits), ...fresh];
	if (!wrong) return;
	throw new GateError("EINTERNAL", `the new policy would not settle ${wrong.rule.id} on ${wrong.problem.path}: ${wrong.problem.message}`, "This is a fault in pack-gate, so nothing was written. Please report it with the policy.");
}
const steps = [
	1,
	1.2,
	1.5,
	2,
	2.5,
	3,
	4,
	5,
	6,
	8,
	10
];
const decimal = [
	{
		name: "GB",
		bytes: 1e9
	},
	{
		name: "MB",
		bytes: 1e6
	},
	{
		name: "kB",
		bytes: 1e3
	}
];
const binary = [
	{
		name: "GiB",
		bytes: 2 ** 30
	},
	{
		name: "MiB",
		bytes: 2 ** 20
	},
	{
		name: "KiB",
		bytes: 1024
	}
];
function raisedLimit(bytes, was) {
	const wanted = Math.max(bytes * 1.25, 1e3);
	const unit = (/[KMGT]iB/.test(was) ? binary : decimal).find((each) => wanted > each.bytes * .8) ?? {
		name: "kB",
		bytes: 1e3
	};
	const figure = wanted / unit.bytes;
	const scale = 10 ** Math.max(0, Math.floor(Math.log10(figure)));
	const rounded = scale * (steps.find((step) => step * scale >= figure) ?? 10);
	return `${Number(rounded.toFixed(1))} ${unit.name}`;
}
function raisedGrowth(ratio) {
	const percent = Math.ceil(ratio * 100 - 1e-9);
	const step = percent <= 100 ? 5 : 10 ** (String(percent).length - 2);
	return `${Math.ceil(percent / step) * step}%`;
}
function allowFiles(hits, { subject, own, mayAdmit }) {
	const wanted = [...new Set(hits.flatMap(pathsOf))].filter(mayAdmit);
	const packed = subject.release.files.map(({ path }) => path);
	const { patterns } = patternsFor(wanted, packed, subject.policy.files ?? []);
	return patterns.map(({ pattern, paths }) => ({
		edit: addEntry(own, pattern),
		what: `${pattern} allows ${paths.length === 1 ? "it" : plural(paths.length, "file")}`,
		hits: hits.filter((hit) => pathsOf(hit).some((path) => paths.includes(path))),
		paths
	}));
}
function lineOf({ text }, line) {
	return text.split("\n")[line - 1] ?? "";
}
function raiseEntry(hit, entry, settling) {
	const place = placeOf(settling.own, "files", entry.at);
	if (place === null) return null;
	const bytes = totalSize(settling.subject.release.files.filter(({ path }) => matches(entry, path)));
	const limit = raisedLimit(bytes, lineOf(settling, entry.at.line));
	const widely = place.section === settling.own.home ? "" : ", in other packages too";
	return {
		edit: {
			kind: "set",
			path: [
				...place.within,
				"files",
				place.index,
				"max-size"
			],
			value: limit
		},
		what: `max-size of ${entry.pattern} becomes ${limit}, ${formatBytes(bytes)} now${widely}`,
		hits: [hit]
	};
}
function setOption(hit, option, value, describe, settling) {
	const section = sectionOfOption(settling.own, hit.rule.id, option);
	const own = section.policy.rules.get(hit.rule.id)?.places?.get(option);
	const before = settling.subject.policy.rules.get(hit.rule.id)?.places?.get(option);
	const set = value(own ? lineOf(settling, own.line) : "");
	const instead = before && !own ? `, overriding ${before.path}:${before.line}` : "";
	return {
		edit: {
			kind: "set",
			path: [
				...section.within,
				"rules",
				hit.rule.id,
				option
			],
			value: set
		},
		what: `${describe(set)}${instead}`,
		hits: [hit]
	};
}
function raiseLimit(hit, settling) {
	const { cause, key } = hit.problem;
	const entry = cause.kind === "policy" && key !== void 0 ? settling.subject.policy.files?.find((each) => each.at === cause.at) : void 0;
	if (entry) return raiseEntry(hit, entry, settling);
	const bytes = totalSize(settling.subject.release.files);
	return setOption(hit, "max", (written) => raisedLimit(bytes, written), (limit) => `the limit becomes ${limit}, ${formatBytes(bytes)} now`, settling);
}
function raiseGrowth(hit, settling) {
	const { subject } = settling;
	const [before, after] = [totalSize(subject.baseline?.files ?? []), totalSize(subject.release.files)];
	if (before === 0) return null;
	const max = raisedGrowth((after - before) / before);
	return setOption(hit, "max", () => max, () => `growth up to ${max} passes, this release and later ones`, settling);
}
function drop(hit, list, { own }) {
	const { cause } = hit.problem;
	const place = cause.kind === "policy" ? placeOf(own, list, cause.at) : null;
	if (place === null || list === "files" && place.section.policy.files?.length === 1) return null;
	const { within, index, section } = place;
	const entry = list === "files" ? section.policy.files?.[index] : void 0;
	const name = entry ? `${entry.negated ? "!" : ""}${entry.pattern}` : listing([section.policy.waivers[index]?.path ?? ""]);
	return {
		edit: {
			kind: "remove",
			list,
			within,
			index
		},
		what: entry ? `${name} is removed: no file needs it` : `the waiver for ${name} is removed`,
		hits: [hit]
	};
}
function settle(hit, settling) {
	const { settlement } = hit.rule;
	if (settlement?.by === "removal") return drop(hit, settlement.from, settling);
	if (settlement?.by !== "limit") return null;
	return settlement.of === "bytes" ? raiseLimit(hit, settling) : raiseGrowth(hit, settling);
}
// src/commands/accept/plan.ts
function rank({ edit }) {
	if (edit.kind === "set") return 0;
	return edit.kind === "add" ? edit.list === "files" ? 1e9 + 1 : 1 : 1e9 - edit.index;
}
var Planner = class {
	#facts;
	#acceptance;
	constructor(facts, acceptance) {
		this.#facts = facts;
		this.#acceptance = acceptance;
	}
	async state(text, done) {
		const { rules, subject, path, about, read } = this.#facts;
		const policy = await read(text);
		return {
			text,
			policy,
			own: ownSections(parsePolicy(text, path, rules), about),
			hits: standingHits(rules, {
				...subject,
				policy
			}),
			done
		};
	}
	async make(from, changes) {
		let { text } = from;
		const done = [];
		for (const change of changes.toSorted((a, b) => rank(a) - rank(b))) {
			const edit = change.edit.kind === "add" && change.edit.list === "files" ? {
				...change.edit,
				after: shifted(change.edit, done)
			} : change.edit;
			const changed = applyEdit(text, edit);
			if (changed === null) continue;
			text = changed;
			done.push({
				...change,
				edit
			});
		}
		return this.state(text, [...from.done, ...done]);
	}
	free(state) {
		const { chosen } = select(state.hits, this.#acceptance);
		const unwanted = this.#unwanted(state, chosen);
		const settling = {
			subject: {
				...this.#facts.subject,
				policy: state.policy
			},
			own: state.own,
			text: state.text,
			mayAdmit: (path) => this.#isIn(path) && !unwanted.has(path)
		};
		return keepAllowlist([...chosen.filter((hit) => !isSettledByEntry(hit)).flatMap((hit) => settle(hit, settling) ?? []), ...allowFiles(chosen.filter(isSettledByEntry), settling)], state);
	}
	waivers(state) {
		const { chosen, stays } = select(state.hits, this.#acceptance);
		const unwanted = this.#unwanted(state, chosen);
		const sorted = chosen.map((hit) => {
			const isPart = isSettledByEntry(hit) && !pathsOf(hit).every((path) => this.#isIn(path));
			const because = isSettledByEntry(hit) ? pathsOf(hit).flatMap((path) => unwanted.get(path) ?? []) : [];
			const against = () => isPart ? "a waiver would also cover files that were not selected" : againstWaiver(hit, state.policy, this.#facts.path, this.#acceptance.reason !== null);
			const why = because[0] === void 0 ? against() : `blocked by ${because[0]} too; to approve both: --rule ${because[0]} --rule ${hit.rule.id} --reason '…'`;
			return {
				hit,
				why,
				made: why === null ? waive(hit, this.#acceptance, this.#facts.subject.release, state.own.home.within) : []
			};
		});
		const added = sorted.flatMap(({ made }) => made);
		const changes = [...groupBy(added, ({ edit }) => JSON.stringify(edit)).values()].flatMap((group) => group[0] ? [{
			...group[0],
			hits: group.flatMap(({ hits }) => hits)
		}] : []);
		return {
			changes: [...changes, ...changes.flatMap((change) => this.#replaced(change, state))],
			stays: [...stays, ...sorted.flatMap(({ hit, why }) => why === null ? [] : [{
				hit,
				why
			}])]
		};
	}
	#unwanted({ hits, policy }, chosen) {
		const { rules, subject } = this.#facts;
		const anew = standingHits(rules.filter(({ refuses }) => refuses === "always"), {
			...subject,
			baseline: null,
			comparison: null,
			policy
		});
		return unwantedPaths([...hits, ...anew], this.#acceptance.reason === null ? [] : chosen);
	}
	#isIn(path) {
		const { paths } = this.#acceptance;
		return paths.length === 0 || paths.some((glob) => compilePattern(glob)(path));
	}
	#replaced({ edit }, { own, hits }) {
		const value = edit.kind === "add" && isObject(edit.value) ? edit.value : null;
		return hits.filter(({ rule: { settlement } }) => settlement?.by === "removal" && settlement.from === "waivers").flatMap((hit) => {
			const { cause } = hit.problem;
			const place = cause.kind === "policy" ? placeOf(own, "waivers", cause.at) : null;
			const waiver = place?.section.policy.waivers[place.index];
			if (!place || !waiver || waiver.rule !== value?.rule || waiver.path !== value.path) return [];
			const { within, index } = place;
			return [{
				edit: {
					kind: "remove",
					list: "waivers",
					within,
					index
				},
				what: "the waiver that it replaces is removed",
				hits: [hit]
			}];
		});
	}
};
function keepAllowlist(changes, { own, policy }) {
	const entryOf = (edit) => own.sections.find(({ within }) => isDeepStrictEqual(within, edit.within ?? []))?.policy.files?.[edit.index];
	const isDrop = ({ edit }) => edit.kind === "remove" && edit.list === "files" && entryOf(edit)?.negated === false;
	return (policy.files ?? []).filter(({ negated }) => !negated).length - changes.filter(isDrop).length > 0 ? changes : changes.filter((change) => !isDrop(change));
}
function shifted(added, done) {
	if (added.after === null) return null;
	const index = done.map(({ edit }) => edit).filter((edit) => edit.kind !== "set" && isDeepStrictEqual(stepsTo(edit), stepsTo(added))).reduce((at, edit) => {
		if (edit.kind === "remove") return edit.index <= at ? at - 1 : at;
		return edit.kind === "add" && edit.after !== null && edit.after <= at ? at + 1 : at;
	}, added.after);
	return index < 0 ? null : index;
}
async function planAcceptance(facts, acceptance) {
	const planner = new Planner(facts, acceptance);
	const start = await planner.state(facts.text, []);
	const free = planner.free(start);
	const between = free.length === 0 ? start : await planner.make(start, free);
	const { changes, stays } = planner.waivers(between);
	const end = changes.length === 0 ? between : await planner.make(between, changes);
	assertSettled(start.hits, end.hits, end.done);
	const written = changes.filter(({ edit }) => edit.kind === "add" && !end.done.some((done) => done.edit === edit)).flatMap(({ hits }) => hits.map((hit) => ({
		hit,
		why: "the policy is written in a way that can't be extended automatically: change it by hand"
	})));
	return {
		text: end.text,
		policy: end.policy,
		changes: end.done,
		stays: [...stays, ...written],
		standing: end.hits
	};
}
// src/commands/accept/policy-patch.ts
function fileDiff(path, before, after) {
	if (before === after) return "";
	const from = before === null ? "/dev/null" : `a/${path}`;
	return createTwoFilesPatch(from, `b/${path}`, before ?? "", after, void 0, void 0, {
		context: 3,
		headerOptions: FILE_HEADERS_ONLY
	});
}
function isPatchable({ settlement }) {
	return settlement?.by === "entry" || settlement?.by === "limit";
}
async function policyPatch(facts, { mark, text }) {
	const acceptance = {
		level: "error",
		rules: facts.rules.filter(isPatchable).map(({ id }) => id),
		paths: [],
		reason: null,
		expires: null,
		anyBytes: false
	};
	const { text: after } = await planAcceptance({
		...facts,
		text
	}, acceptance);
	const diff = fileDiff(facts.path, mark + text, mark + after);
	return diff === "" ? null : {
		path: facts.path,
		diff
	};
}
function once(remote) {
	const known = new Map();
	return (file) => {
		const key = JSON.stringify(file);
		const read = known.get(key) ?? remote(file);
		known.set(key, read);
		return read;
	};
}
function planFacts(releases, context, path) {
	const { policy, about, root } = releases;
	const remote = once(context.remotePolicy ?? noRemote);
	const read = async (text) => {
		const whole = await readPolicyAs(text, path, root, rules, remote);
		return about === null ? whole : policyFor(whole, about);
	};
	return {
		rules,
		subject: ruleContextOf(releases, policy, context),
		path,
		about,
		read
	};
}
async function patchFor(releases, { findings }, context) {
	const { policyFile } = releases;
	const patchable = new Set(rules.filter(isPatchable).map(({ id }) => id));
	if (policyFile === null || !findings.some(({ level, ruleId }) => level === "error" && patchable.has(ruleId))) return null;
	try {
		return await policyPatch(planFacts(releases, context, policyFile.path), readPolicyText(policyFile.file));
	} catch {
		return null;
	}
}
export { planAcceptance as a, policyPatch as i, patchFor as n, planFacts as r, fileDiff as t };
