import { a as parseTree, i as findNodeAtLocation } from "./libraries/jsonc-parser.js";
import { r as patternProblem, t as compilePattern } from "./patterns.js";
import { t as evaluate } from "./evaluate.js";
import { t as isObject } from "./json.js";
// src/verdict/anchors.ts
function admits(entry, path) {
	const plain = entry.replace(/^\.?\//, "").replace(/\/(\*\*?)?$/, "");
	if (plain === "" || plain === ".") return true;
	if (path === plain || path.startsWith(`${plain}/`)) return true;
	return patternProblem(plain) === null && (compilePattern(plain)(path) || compilePattern(`${plain}/**`)(path));
}
var Anchors = class {
	#source;
	#tree = null;
	constructor(source) {
		this.#source = source;
	}
	find(cause) {
		if (cause.kind === "policy") {
			const { path, line } = cause.at.via ?? cause.at;
			return {
				path,
				line
			};
		}
		const line = cause.kind === "manifest" ? this.#lineOf(cause.key) : this.#lineAdmitting(cause.path);
		return {
			path: this.#source?.path ?? "package.json",
			line
		};
	}
	#root() {
		if (this.#tree === null) this.#tree = this.#source ? parseTree(this.#source.text) : void 0;
		return this.#tree;
	}
	#line(node) {
		return node && this.#source ? this.#source.text.slice(0, node.offset).split("\n").length : void 0;
	}
	#lineOf(key) {
		const root = this.#root();
		for (let length = key.length; root && length > 0; length -= 1) {
			const node = findNodeAtLocation(root, key.slice(0, length));
			if (node) return this.#line(node.parent?.type === "property" ? node.parent : node) ?? 1;
		}
		return 1;
	}
	#lineAdmitting(path) {
		const root = this.#root();
		const entry = (root && findNodeAtLocation(root, ["files"])?.children)?.find((node) => typeof node.value === "string" && !node.value.startsWith("!") && admits(node.value, path));
		return this.#line(entry) ?? 1;
	}
};
// src/verdict/waivers.ts
const unwaivable = new Set(["waiver-expired", "waiver-unused"]);
function covers(waiver, { rule, problem }, files) {
	if (waiver.rule !== rule.id || unwaivable.has(rule.id)) return false;
	const matches = compilePattern(waiver.path);
	const paths = problem.paths ?? [problem.path];
	if (!matches(problem.path) && !paths.every(matches)) return false;
	return waiver.sha256 === void 0 || paths.every((path) => files.get(path)?.sha256 === waiver.sha256);
}
function applyWaivers(hits, waivers, today, files) {
	const valid = waivers.filter((waiver) => waiver.expires === void 0 || waiver.expires >= today);
	const used = new Set();
	const waived = [];
	return {
		standing: hits.filter((hit) => {
			const covering = valid.filter((waiver) => covers(waiver, hit, files));
			const [waiver] = covering;
			if (!waiver) return true;
			for (const each of covering) used.add(each);
			waived.push({
				hit,
				waiver
			});
			return false;
		}),
		waived,
		unused: valid.filter((waiver) => !used.has(waiver))
	};
}
// src/verdict/policy-change.ts
function policyChangeOf(pair, rules) {
	const defaults = rules.map(({ id, levels, options }) => {
		const usual = options?.parse({});
		return [id, {
			...levels,
			options: isObject(usual) ? usual : {}
		}];
	});
	return {
		...pair,
		defaults: new Map(defaults),
		newlyWaived: []
	};
}
function newlyWaived({ base, head }, hits, today, files) {
	const before = new Set(applyWaivers(hits, base.waivers, today, files).waived.map(({ hit }) => hit));
	return applyWaivers(hits, head.waivers, today, files).waived.filter(({ hit }) => !before.has(hit)).map(({ hit: { rule, problem }, waiver }) => ({
		waiver,
		ruleId: rule.id,
		paths: problem.paths ?? [problem.path]
	}));
}
// src/verdict/decide.ts
const order = {
	error: 0,
	warning: 1,
	note: 2
};
function byLevel(a, b) {
	return order[a.level] - order[b.level];
}
function finding({ rule, problem, state, level }, anchors) {
	const { message, help, path, count, examples, cause } = problem;
	const anchor = anchors.find(cause);
	const line = cause.kind !== "packed-file" && anchor.path === path ? anchor.line : void 0;
	return {
		ruleId: rule.id,
		level,
		message,
		help,
		path,
		...line !== void 0 && { line },
		...count !== void 0 && { count },
		...examples && { examples },
		baselineState: state,
		anchor
	};
}
function judge({ rules, subject: given, source, policies }) {
	const anchors = new Anchors(source);
	const change = policies ? { policyChange: policyChangeOf(policies, rules) } : {};
	const subject = {
		...given,
		...change
	};
	const facts = {
		...subject,
		unusedWaivers: []
	};
	const hits = rules.filter((rule) => rule.scope !== "waivers").flatMap((rule) => evaluate(rule, facts));
	const files = new Map(subject.release.files.map((file) => [file.path, file]));
	const { standing, waived, unused } = applyWaivers(hits, subject.policy.waivers, subject.today, files);
	const told = change.policyChange && { policyChange: {
		...change.policyChange,
		newlyWaived: newlyWaived(change.policyChange, hits, subject.today, files)
	} };
	const about = rules.filter((rule) => rule.scope === "waivers").flatMap((rule) => evaluate(rule, {
		...subject,
		...told,
		unusedWaivers: unused
	}));
	return {
		findings: [...standing, ...about].map((hit) => finding(hit, anchors)).sort(byLevel),
		waived: waived.map(({ hit, waiver }) => ({
			...finding(hit, anchors),
			reason: waiver.reason,
			expires: waiver.expires ?? null
		}))
	};
}
function totals({ release, comparison }) {
	const states = comparison?.pairs.map((pair) => pair.state) ?? release.files.map(() => "added");
	const count = (state) => states.filter((each) => each === state).length;
	return {
		files: release.files.length,
		unpackedSize: release.files.reduce((sum, file) => sum + file.size, 0),
		size: release.size,
		added: count("added"),
		removed: comparison?.removed.length ?? 0,
		renamed: count("renamed"),
		changed: count("changed"),
		modeChanged: comparison?.pairs.filter(({ file, was }) => was && was.mode !== file.mode).length ?? 0
	};
}
function baselineFacts(baseline) {
	if (!("release" in baseline)) return {
		kind: baseline.kind,
		version: null,
		integrity: null,
		unpackedSize: null
	};
	const { version, integrity, files } = baseline.release;
	return {
		kind: baseline.kind,
		version,
		integrity,
		unpackedSize: files.reduce((sum, file) => sum + file.size, 0)
	};
}
function fileFacts({ release, comparison }) {
	return (comparison?.pairs ?? release.files.map((file) => ({
		file,
		state: "added"
	}))).map(({ file, state, was }) => ({
		path: file.path,
		size: file.size,
		mode: file.mode,
		sha256: file.sha256,
		state,
		...state === "renamed" && was && { was: was.path },
		...was && was.size !== file.size && { wasSize: was.size },
		...was && was.mode !== file.mode && { wasMode: was.mode }
	}));
}
function decide(decision) {
	const { release, policy } = decision.subject;
	const { findings, waived } = judge(decision);
	return {
		schemaVersion: 1,
		tool: decision.tool,
		conclusion: findings.some((each) => each.level === "error") ? "failure" : "success",
		package: {
			name: release.name,
			version: release.version
		},
		packer: decision.packer,
		integrity: release.integrity,
		contents: release.origin,
		policy: policy.path === null ? null : { path: policy.path },
		baseline: baselineFacts(decision.baseline),
		totals: totals(decision.subject),
		findings,
		waived,
		files: fileFacts(decision.subject),
		removed: decision.subject.comparison?.removed.map(({ path, size }) => ({
			path,
			size
		})) ?? []
	};
}
export { decide };
