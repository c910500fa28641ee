import { a as normalizePath, n as binTargets } from "./manifest.js";
import { i as findNodeAtLocation, o as parseTree } from "./libraries/jsonc-parser.js";
import { i as patternProblem, t as compilePattern } from "./patterns.js";
import { n as policyChangeOf, r as excuseOf, t as evaluateAll } from "./evaluate-all.js";
import { t as totalSize } from "./total-size.js";
// src/verdict/json-lines.ts
var JsonLines = class {
	#text;
	#lines = new Map();
	#tree = null;
	constructor(text) {
		this.#text = text;
	}
	at(key) {
		if (this.#tree === null) this.#tree = parseTree(this.#text, [], { allowTrailingComma: true });
		return this.#tree && findNodeAtLocation(this.#tree, [...key]);
	}
	line(key) {
		const node = this.at(key);
		return node && this.lineOf(node.parent?.type === "property" ? node.parent : node);
	}
	lineOf({ offset }) {
		const known = this.#lines.get(offset);
		if (known !== void 0) return known;
		const line = this.#text.slice(0, offset).split("\n").length;
		this.#lines.set(offset, line);
		return line;
	}
};
// src/verdict/path-patterns.ts
const maxLines = 1e3;
function matcher(plain, rooted) {
	if (plain === "" || plain === ".") return () => rooted;
	const pattern = (rooted ? plain : `**/${plain}`).toLowerCase();
	const literal = rooted ? pattern : null;
	let globs = null;
	return (path) => {
		const name = path.toLowerCase();
		if (literal !== null && (name === literal || name.startsWith(`${literal}/`))) return true;
		globs ??= patternProblem(pattern) === null ? [compilePattern(pattern), compilePattern(`${pattern}/**`)] : [];
		return globs.some((matches) => matches(name));
	};
}
function filesLines(entries) {
	return entries.slice(0, maxLines).map(({ text, line }) => {
		const negated = text.startsWith("!");
		const plain = text.slice(negated ? 1 : 0).replace(/^(\.?\/)+/, "").replace(/\/(\*\*?)?$/, "");
		return {
			line,
			negated,
			plain,
			matches: matcher(plain, true)
		};
	});
}
function readmissions(text) {
	return text.split(/\r?\n/).map((each, index) => ({
		text: each.trim(),
		line: index + 1
	})).filter((each) => each.text.startsWith("!")).slice(-1e3).map(({ text: written, line }) => {
		const pattern = written.slice(1).replace(/\/(\*\*?)?$/, "");
		const plain = pattern.replace(/^(\.?\/)+/, "");
		return {
			line,
			negated: true,
			plain,
			matches: matcher(plain, pattern.includes("/"))
		};
	});
}
function admitting(entries, path) {
	const matching = entries.filter((entry) => entry.matches(path));
	const standing = matching.slice(matching.findLastIndex(({ negated }) => negated) + 1);
	const candidates = standing.length > 0 ? standing : matching.filter(({ negated }) => !negated);
	return candidates.find(({ plain }) => plain === path) ?? candidates[0];
}
// src/verdict/anchors.ts
var Anchors = class {
	#source;
	#json;
	#tsconfigs;
	#admitted = new Map();
	#entries = null;
	#readmissions = null;
	constructor(source) {
		this.#source = source;
		this.#json = new JsonLines(source?.text ?? "");
		this.#tsconfigs = (source?.tsconfigs ?? []).map((chain) => chain.map(({ path, text }) => ({
			path,
			json: new JsonLines(text)
		})));
	}
	find(cause) {
		if (cause.kind === "policy") {
			const { path, line } = cause.at.via ?? cause.at;
			return {
				path,
				line
			};
		}
		if (cause.kind === "manifest") return this.#manifest(this.#lineOf(cause.key));
		return this.#compilerOption(cause.compilerOptions ?? []) ?? this.#admission(cause.path);
	}
	#manifest(line) {
		return {
			path: this.#source?.path ?? "package.json",
			line
		};
	}
	#lineOf(key) {
		for (let length = key.length; length > 0; length -= 1) {
			const line = this.#json.line(key.slice(0, length));
			if (line !== void 0) return line;
		}
		return 1;
	}
	#compilerOption(names) {
		for (const chain of this.#tsconfigs) for (const name of names) {
			const key = ["compilerOptions", name];
			const setting = chain.find(({ json }) => json.at(key) !== void 0);
			const line = setting?.json.at(key)?.value === true ? setting.json.line(key) : void 0;
			if (setting && line !== void 0) return {
				path: setting.path,
				line
			};
		}
	}
	#admission(path) {
		const known = this.#admitted.get(path);
		if (known) return known;
		const anchor = this.#json.at(["files"]) ? this.#manifest(this.#admittedByFiles(path)) : this.#admittedByIgnoreFile(path);
		this.#admitted.set(path, anchor);
		return anchor;
	}
	#admittedByFiles(path) {
		this.#entries ??= filesLines((this.#json.at(["files"])?.children ?? []).flatMap((node) => typeof node.value === "string" ? [{
			text: node.value,
			line: this.#json.lineOf(node)
		}] : []));
		const key = path.startsWith("node_modules/") ? this.#bundling() : this.#naming(path);
		return admitting(this.#entries, path)?.line ?? (key === void 0 ? 1 : this.#lineOf(key));
	}
	#bundling() {
		return [["bundleDependencies"], ["bundledDependencies"]].find((key) => this.#json.at(key));
	}
	#naming(path) {
		const bin = this.#json.at(["bin"]);
		const commands = bin?.type === "object" ? (bin.children ?? []).map(({ children: [name, target] = [] }) => [String(name?.value), target?.value]) : [];
		const named = binTargets({ bin: bin?.type === "object" ? Object.fromEntries(commands) : bin?.value });
		return [["main"], ["browser"]].find((key) => {
			const target = this.#json.at(key)?.value;
			return typeof target === "string" && normalizePath(target) === path;
		}) ?? named.find((each) => each.path === path)?.key;
	}
	#admittedByIgnoreFile(path) {
		const ignore = this.#source?.ignore;
		if (!ignore || path === "package.json") return this.#manifest(1);
		this.#readmissions ??= readmissions(ignore.text);
		const line = this.#readmissions.findLast((each) => each.matches(path))?.line;
		if (line !== void 0) return {
			path: ignore.path,
			line
		};
		return ignore.kind === "npmignore" ? {
			path: ignore.path,
			line: 1
		} : this.#manifest(1);
	}
};
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
function judge({ rules, subject, source, policies }) {
	const anchors = new Anchors(source);
	const change = policies ? { policyChange: policyChangeOf(policies, rules) } : {};
	const { standing, waived } = evaluateAll(rules, {
		...subject,
		...change
	});
	return {
		findings: standing.map((hit) => finding(hit, anchors)).sort(byLevel),
		waived: waived.map((each) => ({
			...finding(each.hit, anchors),
			...excuseOf(each)
		}))
	};
}
function totals({ release, comparison }) {
	const states = comparison?.pairs.map((pair) => pair.state) ?? release.files.map(() => "added");
	const count = (state) => states.filter((each) => each === state).length;
	return {
		files: release.files.length,
		unpackedSize: totalSize(release.files),
		size: release.size,
		added: count("added"),
		removed: comparison?.removed.length ?? 0,
		renamed: count("renamed"),
		changed: count("changed"),
		modeChanged: comparison?.pairs.filter(({ file, was }) => was && was.mode !== file.mode).length ?? 0
	};
}
function baselineFacts(baseline, releaseName) {
	const { registry } = baseline;
	const asked = registry !== void 0 && { registry };
	if (!("release" in baseline)) return {
		kind: baseline.kind,
		version: null,
		integrity: null,
		unpackedSize: null,
		...asked
	};
	const { name, version, integrity, files } = baseline.release;
	const { packer, passedOver } = baseline;
	return {
		kind: baseline.kind,
		version,
		...name !== releaseName && { name },
		integrity,
		unpackedSize: totalSize(files),
		...asked,
		...passedOver && { passedOver },
		...packer && { packer }
	};
}
function policyFacts(policy, policies) {
	const side = policies && (policy === policies.base && policy !== policies.head ? "base" : "head");
	if (policy.path === null && side !== "base") return null;
	const bases = policy.bases?.map(({ spec }) => spec) ?? [];
	return {
		path: policy.path,
		...side && { side },
		...bases.length > 0 && { extends: bases }
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
		tarball: null,
		contents: release.origin,
		policy: policyFacts(policy, decision.policies ?? null),
		baseline: baselineFacts(decision.baseline, release.name),
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
