import { t as GateError } from "./errors.js";
import { r as unversioned } from "./top-folder.js";
import { t as compare } from "./pairing2.js";
// src/compare/inside.ts
function successors({ pairs, removed }) {
	const now = new Map(pairs.flatMap(({ file, was }) => was ? [[was.path, file.path]] : []));
	const added = new Map(pairs.flatMap(({ file, was }) => was ? [] : [[unversioned(file.path), file.path]]));
	for (const { path } of removed) {
		const next = added.get(unversioned(path));
		if (next !== void 0) now.set(path, next);
	}
	return (container) => now.get(container) ?? container;
}
function pairUnversioned(pairs, removed) {
	const gone = new Map(removed.map((file) => [unversionedAll(file.path), file]));
	const paired = pairs.map((pair) => {
		const was = pair.was ? void 0 : gone.get(unversionedAll(pair.file.path));
		if (!was) return pair;
		gone.delete(unversionedAll(was.path));
		return {
			state: "renamed",
			file: pair.file,
			was
		};
	});
	const left = new Set(gone.values());
	return {
		pairs: paired,
		removed: removed.filter((file) => left.has(file))
	};
}
function unversionedAll(path) {
	return path.replace(/\d+/g, "#");
}
function compareInside(release, baseline, comparison) {
	const successor = successors(comparison);
	const moved = new Map();
	for (const file of baseline.inside ?? []) {
		const { container = "", path } = file;
		moved.set({
			...file,
			path: successor(container) + path.slice(container.length)
		}, file);
	}
	const original = (file) => moved.get(file) ?? file;
	const { pairs, removed } = compare(release.inside ?? [], [...moved.keys()]);
	const found = pairUnversioned(pairs, removed);
	return {
		pairs: found.pairs.map((pair) => pair.was ? {
			...pair,
			was: original(pair.was)
		} : pair),
		removed: found.removed.map(original)
	};
}
// src/verdict/with-inside.ts
function deep(release) {
	return {
		...release,
		files: [...release.files, ...release.inside ?? []]
	};
}
function extend(context) {
	const { release, baseline, comparison } = context;
	if (!release.inside?.length && !baseline?.inside?.length) return context;
	const within = baseline && comparison ? compareInside(release, baseline, comparison) : null;
	return {
		...context,
		release: deep(release),
		baseline: baseline && deep(baseline),
		comparison: comparison && {
			pairs: [...comparison.pairs, ...within?.pairs ?? []],
			removed: [...comparison.removed, ...within?.removed ?? []]
		}
	};
}
const known$1 = new WeakMap();
function withInside(context) {
	const extended = known$1.get(context) ?? extend(context);
	known$1.set(context, extended);
	return extended;
}
function filesByPath({ files, inside = [] }) {
	return new Map([...inside, ...files].map((file) => [file.path, file]));
}
function causedByPacked({ cause, ...problem }, { inside = [] }) {
	if (cause.kind !== "packed-file" || inside.length === 0) return {
		...problem,
		cause
	};
	const container = inside.find(({ path }) => path === cause.path)?.container;
	return {
		...problem,
		cause: container === void 0 ? cause : {
			...cause,
			path: container
		}
	};
}
// src/verdict/evaluate.ts
function run(rule, subject, { options, settings }) {
	try {
		return [...rule.check(subject, options, settings)];
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("ERULE", `rule ${rule.id} failed: ${why}`, "This is a fault in pack-gate, so nothing was approved. Please report it with the command and this message.", { cause });
	}
}
function optionsOf(rule, settings) {
	return {
		options: settings?.options ?? rule.options?.parse({}),
		settings
	};
}
function identity(problem, path = problem.path) {
	return `${path}\0${problem.key ?? ""}`;
}
function known(rule, subject, options) {
	if (rule.scope !== "release" || !subject.baseline || !subject.comparison) return new Set();
	const now = new Map(subject.comparison.pairs.flatMap(({ file, was }) => was ? [[was.path, file.path]] : []));
	const before = run(rule, {
		...subject,
		release: subject.baseline,
		baseline: null,
		comparison: null
	}, options);
	return new Set(before.map((problem) => identity(problem, now.get(problem.path) ?? problem.path)));
}
function evaluate(rule, context) {
	const subject = rule.inside ? withInside(context) : context;
	const settings = (rule.settledBy === "base" ? subject.policyChange?.base ?? subject.policy : subject.policy).rules.get(rule.id);
	const options = optionsOf(rule, settings);
	if (rule.scope === "change" && !subject.comparison) return [];
	const problems = run(rule, subject, options).map((problem) => causedByPacked(problem, context.release));
	const before = problems.some((problem) => problem.baselineState === void 0) ? known(rule, subject, options) : new Set();
	return problems.flatMap((problem) => {
		const state = problem.baselineState ?? (before.has(identity(problem)) ? "unchanged" : "new");
		const level = settings?.[state] ?? (problem.levels ?? rule.levels)[state];
		return level === "off" ? [] : [{
			rule,
			problem,
			state,
			level
		}];
	});
}
export { filesByPath as n, evaluate as t };
