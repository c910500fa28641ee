import { G as behaviourOf, J as kind, K as TokenList, X as keyword, Y as char, Z as keywordAt, _ as changedCode, g as behavioursOf, v as compare } from "./judging.js";
// src/commands/diff/code-units.ts
const longest = 240;
const long = 60;
const shortName = 2;
function isName(tokens, at) {
	return tokens.kinds[at] === kind.word && tokens.punctuator(at - 1) !== 46;
}
function blanksBefore({ text, starts, ends }, at, lineStart) {
	const start = starts[at] ?? 0;
	const from = Math.max(lineStart, at > 0 ? ends[at - 1] ?? 0 : 0);
	return start - from > 24 && text.slice(from, start).trim() === "" ? start - from : 0;
}
function statements(tokens, from, to, line, lineStart) {
	const units = [];
	let first = from;
	let key = "";
	for (let at = from; at < to; at += 1) {
		const word = tokens.slice(at);
		key += isName(tokens, at) && word.length <= shortName ? "_ " : `${word} `;
		const start = tokens.starts[first] ?? 0;
		const length = (tokens.ends[at] ?? 0) - start;
		if (!(word === ";" || word === "{" || word === "}" || word === "," && length > long) && at < to - 1) continue;
		const blanks = blanksBefore(tokens, first, lineStart);
		const text = `${" ".repeat(blanks)}${tokens.text.slice(start, tokens.ends[at])}`;
		units.push({
			text,
			key,
			line,
			column: start - lineStart + 1
		});
		first = at + 1;
		key = "";
	}
	return units;
}
function unitsOf(text) {
	const tokens = new TokenList();
	tokens.read(text);
	const units = [];
	let start = 0;
	let at = 0;
	for (const [index, raw] of text.split("\n").entries()) {
		const end = start + raw.length;
		const first = at;
		while (at < tokens.count && (tokens.starts[at] ?? 0) < end) at += 1;
		const line = raw.trimEnd();
		if (line.length > longest && at > first) for (const unit of statements(tokens, first, at, index + 1, start)) units.push(unit);
		else units.push({
			text: line,
			key: line.trim(),
			line: index + 1,
			column: 1
		});
		start = end + 1;
	}
	return units;
}
function isGiven(name) {
	return name.length <= 3 && keywordAt(name, 0, name.length) === keyword.none && !/^(?:URL|Map|Set|got|ws|cp|fs|vm)$/.test(name);
}
function isWhole({ count, isCut }) {
	return count > 0 && !isCut;
}
function kindOfChange(before, after) {
	const [a, b] = [new TokenList(), new TokenList()];
	a.read(before);
	b.read(after);
	if (a.count !== b.count || ![a, b].every(isWhole)) return "code";
	const [there, back] = [new Map(), new Map()];
	let isSame = true;
	for (let at = 0; at < a.count; at += 1) {
		const [one, other] = [a.slice(at), b.slice(at)];
		if (one !== other) isSame = false;
		if (!isName(a, at) || !isName(b, at)) {
			if (one !== other) return "code";
		} else if ((there.get(one) ?? other) !== other || (back.get(other) ?? one) !== one) return "code";
		else {
			there.set(one, other);
			back.set(other, one);
		}
	}
	if (isSame) return "layout";
	return [...there].every(([one, other]) => one === other || isGiven(other)) ? "names" : "code";
}
// src/commands/diff/hunks.ts
const context = 2;
const mostLines = 24;
const mostWeighed = 5e3;
const maxEdits = 4e3;
const maxTime = 800;
const words = {
	process: "starts processes",
	network: "sends requests",
	credentials: "reads credentials",
	evaluation: "runs strings as code",
	native: "loads native code",
	outside: "writes outside of its folder",
	persistence: "starts itself again",
	interception: "replaces a page's requests"
};
function unpaired(before, after) {
	const counts = new Map();
	for (const { key } of before) counts.set(key, (counts.get(key) ?? 0) + 1);
	return after.map((unit) => {
		const left = counts.get(unit.key) ?? 0;
		counts.set(unit.key, left - 1);
		return {
			sign: left > 0 ? " " : "+",
			unit
		};
	});
}
async function edits(before, after) {
	const { diffArrays } = await import("./libesm.js");
	const keys = (units) => units.map(({ key }) => key);
	const changes = diffArrays(keys(before), keys(after), {
		maxEditLength: maxEdits,
		timeout: maxTime
	});
	if (!changes) return null;
	let [old, now] = [0, 0];
	return changes.flatMap(({ added, removed, value }) => value.flatMap(() => {
		const sign = added ? "+" : removed ? "-" : " ";
		const unit = sign === "-" ? before[old] : after[now];
		if (sign !== "+") old += 1;
		if (sign !== "-") now += 1;
		return unit ? [{
			sign,
			unit
		}] : [];
	}));
}
function groups(all) {
	const ranges = [];
	for (const [at, { sign }] of all.entries()) {
		if (sign === " ") continue;
		const last = ranges.at(-1);
		if (last && at - context <= last[1]) last[1] = at + context + 1;
		else ranges.push([Math.max(0, at - context), at + context + 1]);
	}
	return ranges.map(([from, to]) => all.slice(from, to));
}
const tokens = new TokenList();
const control = /^(?:if|for|while|switch|catch|function|return|typeof|await|import|super|require|constructor)$/;
function calls(text, known) {
	tokens.read(text);
	const names = new Set();
	for (let at = 0; at < tokens.count; at += 1) {
		if (tokens.kinds[at] !== kind.word || tokens.punctuator(at + 1) !== char.openParen) continue;
		const name = tokens.slice(at);
		if (name.length > 2 && !control.test(name) && !known.has(name)) names.add(name);
	}
	return [...names];
}
function newsOf(added, known) {
	const { capabilities, hosts, hidden } = behaviourOf(added);
	const fresh = capabilities.filter(({ kind: what, concealed }) => concealed ?? !known.capabilities.has(what));
	const newHosts = hosts.map(({ host }) => host).filter((host) => !known.hosts.has(host));
	const names = calls(added, known.words).slice(0, 3);
	const does = fresh.map(({ kind: what, concealed }) => `${words[what]}${concealed ? " under a hidden name" : ""}`);
	return {
		words: [
			...hidden.map(({ what }) => what),
			...new Set(does),
			...newHosts.slice(0, 3).map((host) => `host ${host}`),
			...names.map((name) => `calls ${name}`)
		],
		weight: hidden.length * 2e3 + fresh.length * 1e3 + newHosts.length * 500 + (capabilities.length - fresh.length) * 50 + names.length * 10
	};
}
function shownLines(edited, known) {
	if (edited.length <= mostLines || edited.length > mostWeighed) return edited.slice(0, mostLines);
	const weights = edited.map(({ sign, unit }) => sign === "+" && unit.text.length > 8 ? newsOf(unit.text, known).weight : 0);
	const top = Math.max(...weights);
	const middle = top === 0 ? 0 : weights.indexOf(top);
	const from = Math.max(0, Math.min(middle - mostLines / 2, edited.length - mostLines));
	return edited.slice(from, from + mostLines);
}
function hunk(edited, known) {
	const added = edited.filter(({ sign }) => sign === "+").map(({ unit }) => unit);
	const { words: news, weight } = newsOf(added.map(({ text }) => text).join("\n"), known);
	const isMoved = added.length > 0 && added.every(({ key }) => known.keys.has(key));
	const shown = shownLines(edited, known);
	const place = (shown.find(({ sign }) => sign === "+") ?? shown.find(({ sign }) => sign === " ") ?? shown[0])?.unit;
	return {
		line: place?.line ?? 1,
		column: place?.column ?? 1,
		news: isMoved ? ["moved"] : news,
		lines: shown.map(({ sign, unit }) => ({
			sign,
			text: unit.text
		})),
		cut: edited.length - shown.length,
		weight: isMoved ? 0 : weight + Math.min(9, added.length)
	};
}
async function hunksOf(before, after, known) {
	const paired = before.length === 0 ? unpaired(before, after) : await edits(before, after);
	return {
		hunks: [...groups(paired ?? unpaired(before, after)).map((group) => hunk(group, known))].sort((a, b) => b.weight - a.weight),
		isUnpaired: paired === null
	};
}
// src/commands/diff/code-changes.ts
const perFile = 3;
function knownOf({ release }, text, units) {
	const all = behavioursOf(release);
	return {
		words: new Set(text.match(/[\w$]{3,}/g) ?? []),
		keys: new Set(units.map(({ key }) => key)),
		capabilities: new Set(all.flatMap(({ capabilities }) => capabilities.map(({ kind }) => kind))),
		hosts: new Set(all.flatMap(({ hosts }) => hosts.map(({ host }) => host)))
	};
}
async function change({ file, was }, before, after) {
	const [old, now] = [was ? before.code.text(was.path) : "", after.code.text(file.path)];
	const named = {
		path: file.path,
		was: was?.path ?? null
	};
	if (old === null || now === null) return {
		...named,
		kind: "code",
		hunks: [],
		left: 0,
		limit: "size"
	};
	const kind = was ? kindOfChange(old, now) : "code";
	if (kind !== "code") return {
		...named,
		kind,
		hunks: [],
		left: 0,
		limit: null
	};
	const units = was ? unitsOf(old) : [];
	const { hunks, isUnpaired } = await hunksOf(units, unitsOf(now), knownOf(before, old, units));
	const shown = hunks.slice(0, perFile);
	return {
		...named,
		kind,
		hunks: shown,
		left: hunks.length - shown.length,
		limit: isUnpaired ? "pairing" : null
	};
}
function weight({ hunks }) {
	return hunks[0]?.weight ?? -1;
}
function marks(text) {
	return new Set(text.split(/[\n;]/).flatMap((line) => line.length > 20 ? [line.trim().slice(0, 200)] : []));
}
const alike = .3;
function paired(files, gone, before, after) {
	const old = gone.map((file) => ({
		file,
		lines: marks(before.code.text(file.path) ?? "")
	}));
	const all = files.flatMap((changed) => {
		if (changed.was?.path === changed.file.path) return [];
		const lines = marks(after.code.text(changed.file.path) ?? "");
		return old.map(({ file, lines: other }) => {
			return {
				changed,
				was: file,
				part: [...lines].filter((line) => other.has(line)).length / Math.max(1, Math.min(lines.size, other.size))
			};
		});
	});
	const found = new Map();
	const taken = new Set();
	for (const { changed, was, part } of all.sort((a, b) => b.part - a.part)) {
		if (part < alike || found.has(changed) || taken.has(was)) continue;
		found.set(changed, was);
		taken.add(was);
	}
	return files.map((changed) => {
		const was = found.get(changed) ?? (changed.was && !taken.has(changed.was) ? changed.was : void 0);
		return {
			file: changed.file,
			behaviour: changed.behaviour,
			...was && { was }
		};
	});
}
async function codeChanges(before, after) {
	const comparison = compare(after.release.files, before.release.files);
	const files = changedCode({
		release: after.release,
		baseline: before.release,
		comparison
	});
	const changes = [];
	const gone = [...comparison.removed, ...comparison.pairs.flatMap(({ state, was, file }) => state === "renamed" && was?.sha256 !== file.sha256 ? was ?? [] : [])].filter(({ behaviour }) => behaviour !== void 0);
	for (const file of paired(files, gone, before, after)) changes.push(await change(file, before, after));
	return changes.sort((a, b) => weight(b) - weight(a));
}
export { codeChanges };
