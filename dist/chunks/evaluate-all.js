import { n as filesByPath, t as evaluate } from "./evaluate.js";
import { t as isObject } from "./json.js";
import { t as compilePattern } from "./patterns.js";
import { n as formatCount } from "./format.js";
import { n as listing } from "./listing.js";
import { i as groupFacts } from "./folders.js";
// src/verdict/waivers.ts
function filesOf({ path, paths }) {
	return paths ? [...new Set(paths)] : [path];
}
function excused({ rule, problem }, waivers, files) {
	const own = rule.waivable === false ? [] : waivers.filter((waiver) => waiver.rule === rule.id);
	if (own.length === 0) return new Map();
	const tests = own.map((waiver) => ({
		waiver,
		matches: compilePattern(waiver.path)
	}));
	const covering = (path) => tests.filter(({ waiver, matches }) => matches(path) && holdsFor(waiver, files.get(path))).map(({ waiver }) => waiver);
	return new Map(filesOf(problem).flatMap((path) => {
		const found = covering(path);
		return found.length === 0 ? [] : [[path, found]];
	}));
}
function holdsFor({ sha256 }, file) {
	return sha256 === void 0 || file?.sha256 === sha256;
}
function without(hit, gone) {
	const { message, help, path, cause, key, levels } = hit.problem;
	const all = filesOf(hit.problem);
	const left = all.filter((each) => !gone.has(each));
	const [first = path] = left;
	const problem = {
		message: `${message} (${`waived for ${formatCount(gone.size)} of ${formatCount(all.length)} files, but not for ${listing(left)}`})`,
		help,
		path: left.length === 1 || gone.has(path) ? first : path,
		cause,
		...groupFacts(left),
		...key !== void 0 && { key },
		...levels && { levels }
	};
	return {
		...hit,
		problem
	};
}
function applyWaivers(hits, waivers, today, files) {
	const valid = waivers.filter((waiver) => waiver.expires === void 0 || waiver.expires >= today);
	const used = new Set();
	const waived = [];
	return {
		standing: hits.flatMap((hit) => {
			const gone = excused(hit, valid, files);
			for (const each of [...gone.values()].flat()) used.add(each);
			if (gone.size === 0) return [hit];
			if (gone.size < filesOf(hit.problem).length) return [without(hit, gone)];
			waived.push({
				hit,
				waivers: gone
			});
			return [];
		}),
		waived,
		unused: valid.filter((waiver) => !waiver.inherited && !used.has(waiver))
	};
}
function excuseOf({ waivers }) {
	const all = [...waivers.values()];
	const ends = all.map((each) => each.some(({ expires }) => expires === void 0) ? null : lastDay(each));
	return {
		reason: [...new Set(all.flatMap(([first]) => first ? [first.reason] : []))].join("; "),
		expires: ends.reduce(earlier, null)
	};
}
function lastDay(waivers) {
	return waivers.flatMap(({ expires = null }) => expires ?? []).sort().at(-1) ?? null;
}
function earlier(one, other) {
	if (one === null || other === null) return one ?? other;
	return one < other ? one : other;
}
// src/verdict/policy-change.ts
function policyChangeOf(pair, rules) {
	const defaults = rules.map(({ id, levels, options, strictestFirst = {} }) => {
		const usual = options?.parse({});
		return [id, {
			...levels,
			options: isObject(usual) ? usual : {},
			strictestFirst
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
	return applyWaivers(hits, head.waivers, today, files).waived.filter(({ hit }) => !before.has(hit)).flatMap(({ hit, waivers }) => [...new Set([...waivers.values()].flat())].map((waiver) => ({
		waiver,
		ruleId: hit.rule.id,
		paths: [...waivers].flatMap(([path, those]) => those.includes(waiver) ? [path] : [])
	})));
}
// src/verdict/evaluate-all.ts
function evaluateAll(rules, subject) {
	const facts = {
		...subject,
		unusedWaivers: []
	};
	const hits = rules.filter(({ scope }) => scope !== "waivers").flatMap((rule) => evaluate(rule, facts));
	const files = filesByPath(subject.release);
	const { standing, waived, unused } = applyWaivers(hits, subject.policy.waivers, subject.today, files);
	const { policyChange } = subject;
	const told = policyChange && { policyChange: {
		...policyChange,
		newlyWaived: newlyWaived(policyChange, hits, subject.today, files)
	} };
	const about = rules.filter(({ scope }) => scope === "waivers").flatMap((rule) => evaluate(rule, {
		...subject,
		...told,
		unusedWaivers: unused
	}));
	return {
		standing: [...standing, ...about],
		waived
	};
}
export { filesOf as i, policyChangeOf as n, excuseOf as r, evaluateAll as t };
