import { n as codeBounds } from "./code-change.js";
import { Vr as plural, ei as groupBy } from "./start.js";
import { C as doneBefore, O as mostAlike, S as changedCode, St as partitionPoint, ct as noShape, ft as kind, ht as keywordAt, lt as hashOf, mt as keyword, pt as char, st as behaviourOf, ut as TokenList } from "./judging.js";
// src/rules/changed-code/code-units.ts
const longest = 240;
const long = 60;
const tooLong = 180;
const longString = 120;
const shortName = 2;
var Hash = class {
	#a = 2166136261;
	#b = 7;
	add(text, start, end) {
		let [a, b] = [this.#a, this.#b];
		for (let at = start; at < end; at += 1) {
			const code = text.charCodeAt(at);
			a = Math.imul(a ^ code, 16777619);
			b = Math.imul(b, 31) + code | 0;
		}
		this.#a = Math.imul(a ^ 32, 16777619);
		this.#b = Math.imul(b, 31) + 1 | 0;
	}
	take() {
		const key = (this.#a >>> 0) * 2097152 + (this.#b & 2097151);
		this.#a = 2166136261;
		this.#b = 7;
		return key;
	}
};
function isName(tokens, at) {
	return tokens.kinds[at] === kind.word && tokens.punctuator(at - 1) !== char.dot;
}
function isGivenName(tokens, at) {
	const [start, end] = [tokens.starts[at] ?? 0, tokens.ends[at] ?? 0];
	return end - start <= shortName && isName(tokens, at) && keywordAt(tokens.text, start, end) === keyword.none;
}
function endsStatement(code, length) {
	if (code === char.semicolon || code === char.openBrace || code === char.closeBrace) return true;
	return code === char.comma && length > long || length > tooLong;
}
var Units = class {
	all = [];
	tokens;
	#hash = new Hash();
	constructor(tokens) {
		this.tokens = tokens;
		const { text, count, starts } = tokens;
		let at = 0;
		for (let [start, line] = [0, 1]; start < text.length; line += 1) {
			const newline = text.indexOf("\n", start);
			const end = newline < 0 ? text.length : newline;
			const first = at;
			while (at < count && (starts[at] ?? 0) < end) at += 1;
			if (end - start > longest && at > first) this.#statements(first, at, line, start);
			else this.#line(start, end, line, at > first || at > 0 && (this.tokens.ends[at - 1] ?? 0) > start);
			start = end + 1;
		}
	}
	text({ start, end, first, last, column }) {
		const { text, starts, ends } = this.tokens;
		if (last === first) return text.slice(start, end);
		const blanks = this.#blanksBefore(first, start - column + 1);
		const whole = " ".repeat(blanks) + text.slice(start, end);
		if (whole.length <= longest) return whole;
		let shown = " ".repeat(blanks);
		for (let at = first; at < last; at += 1) {
			const gap = at === first ? "" : text.slice(ends[at - 1], starts[at]);
			shown += (gap.length > 24 ? " " : gap) + shortened(this.tokens.slice(at));
		}
		return shown;
	}
	isSame(unit, other, that) {
		const [a, b] = [this.tokens, other.tokens];
		if (unit.last - unit.first !== that.last - that.first) return false;
		if (unit.last === unit.first) return a.text.slice(unit.start, unit.end).trim() === b.text.slice(that.start, that.end).trim();
		for (let at = unit.first, to = that.first; at < unit.last; at += 1, to += 1) {
			if (isGivenName(a, at) && isGivenName(b, to)) continue;
			if (!isSameToken(a, at, b, to)) return false;
		}
		return true;
	}
	#line(start, lineEnd, line, isCode) {
		const { text } = this.tokens;
		let [from, end] = [start, lineEnd];
		while (from < end && isBlank(text.charCodeAt(from))) from += 1;
		while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
		this.#hash.add(text, from, end);
		this.all.push({
			key: this.#hash.take(),
			line,
			column: 1,
			start,
			end,
			first: 0,
			last: 0,
			isCode
		});
	}
	#statements(from, to, line, lineStart) {
		const tokens = this.tokens;
		const { text, starts, ends } = tokens;
		let first = from;
		for (let at = from; at < to; at += 1) {
			const start = starts[first] ?? 0;
			if (isGivenName(tokens, at)) this.#hash.add("_", 0, 1);
			else this.#hash.add(text, starts[at] ?? 0, ends[at] ?? 0);
			const end = ends[at] ?? 0;
			if (!endsStatement(tokens.punctuator(at), end - start) && at < to - 1) continue;
			const key = this.#hash.take();
			this.all.push({
				key,
				line,
				column: start - lineStart + 1,
				start,
				end,
				first,
				last: at + 1,
				isCode: true
			});
			first = at + 1;
		}
	}
	#blanksBefore(at, lineStart) {
		const { text, starts, ends } = this.tokens;
		const start = starts[at] ?? 0;
		const from = Math.max(lineStart, at > 0 ? ends[at - 1] ?? 0 : 0);
		return start - from > 24 && text.slice(from, start).trim() === "" ? start - from : 0;
	}
};
function isBlank(code) {
	return code === 32 || code === 9 || code === 13;
}
function shortened(text) {
	const left = text.length - longString;
	return left <= 0 ? text : `${text.slice(0, 90)}[${left} more characters]${text.slice(-30)}`;
}
function isSameToken(a, at, b, to) {
	const [start, other] = [a.starts[at] ?? 0, b.starts[to] ?? 0];
	const length = (a.ends[at] ?? 0) - start;
	if ((b.ends[to] ?? 0) - other !== length) return false;
	for (let index = 0; index < length; index += 1) if (a.text.charCodeAt(start + index) !== b.text.charCodeAt(other + index)) return false;
	return true;
}
function tokensOf(text) {
	const tokens = new TokenList();
	tokens.read(text);
	return tokens;
}
function isGiven(name) {
	const isKeyword = keywordAt(name, 0, name.length) !== keyword.none;
	return name.length <= 3 && !isKeyword && !/^(?:URL|Map|Set|got|ws|cp|fs|vm)$/.test(name);
}
function isWhole({ count, isCut }) {
	return count > 0 && !isCut;
}
function kindOfChange(a, b) {
	if (a.count !== b.count || ![a, b].every(isWhole)) return "code";
	const [there, back] = [new Map(), new Map()];
	const isPaired = (one, other) => {
		if ((there.get(one) ?? other) !== other || (back.get(other) ?? one) !== one) return false;
		there.set(one, other);
		back.set(other, one);
		return true;
	};
	let isSame = true;
	for (let at = 0; at < a.count; at += 1) {
		const isEqual = isSameToken(a, at, b, at);
		if (!isEqual) isSame = false;
		if (!isEqual && !(isName(a, at) && isName(b, at))) return "code";
		if (isName(a, at) && !isPaired(a.slice(at), b.slice(at))) return "code";
	}
	if (isSame) return "layout";
	return [...there].every(([one, other]) => one === other || isGiven(other)) ? "names" : "code";
}
// src/rules/changed-code/alike.ts
const mostTokens = 2e3;
const declaring = /^(?:const|let|var)$/;
const moduleName = /^\w+_\d+$/;
function literal(token) {
	const content = token.slice(1, -1);
	return /["'`\\$]/.test(content) ? token : `"${content}"`;
}
function isPunctuator(token, code) {
	return token?.length === 1 && token.charCodeAt(0) === code;
}
var Normal = class {
	parts = [];
	add(token, isWord) {
		const { parts } = this;
		const last = parts.at(-1);
		if (isWord && isPunctuator(last, char.dot) && moduleName.test(parts.at(-2) ?? "")) parts.splice(-2);
		else if (token === "=" && last !== void 0 && parts.at(-3) === "exports" && isPunctuator(parts.at(-2), char.dot)) parts.splice(-3, 3, "let", last);
		if (isWord && declaring.test(token)) this.#declare();
		else parts.push(token);
		if (isPunctuator(token, char.closeParen)) this.#unwrap();
	}
	#declare() {
		if (this.parts.at(-1) === "export") this.parts.pop();
		this.parts.push("let");
	}
	#unwrap() {
		if (this.parts.at(-4) !== "0") return;
		const [open, zero, comma, name] = this.parts.slice(-5);
		if (isPunctuator(open, char.openParen) && zero === "0" && isPunctuator(comma, char.comma) && /^\w+$/.test(name ?? "")) this.parts.splice(-5, 5, name ?? "");
	}
};
function tokenFrom({ starts, count }, place) {
	return partitionPoint(count, (at) => (starts[at] ?? 0) < place);
}
function addUnit(normal, { tokens }, { start, end }) {
	const { text, starts, ends, kinds, count } = tokens;
	let at = tokenFrom(tokens, start);
	if (at > 0 && (ends[at - 1] ?? 0) > start) return false;
	let place = start;
	const between = (to) => {
		const gap = text.slice(place, to).trim();
		if (gap !== "") normal.add(` ${gap}`, false);
	};
	for (; at < count && (starts[at] ?? 0) < end; at += 1) {
		if ((ends[at] ?? 0) > end || normal.parts.length > mostTokens) return false;
		between(starts[at] ?? 0);
		place = ends[at] ?? 0;
		if (tokens.punctuator(at) === char.semicolon) continue;
		const token = tokens.slice(at);
		normal.add(tokens.isLiteral(at) ? literal(token) : token, kinds[at] === kind.word);
	}
	between(end);
	return true;
}
function normalOf(edited, sign, units) {
	const normal = new Normal();
	for (const edit of edited) if (edit.sign === sign && !addUnit(normal, units, edit.unit)) return null;
	return JSON.stringify(normal.parts);
}
const versionOnly = "version";
function changeInAnyBuild(edited, before, after, versions) {
	const [gone, added] = [normalOf(edited, "-", before), normalOf(edited, "+", after)];
	if (gone === null || added === null) return null;
	return versions.before !== "" && gone.replaceAll(versions.before, versions.after) === added && gone !== added ? versionOnly : `- ${gone}\n+ ${added}`;
}
// src/compare/line-pairing.ts
const mostCells = 4e4;
const mostCuts = 60;
function numbered(lists) {
	const numbers = new Map();
	return lists.map((list) => Int32Array.from(list, (key) => {
		const known = numbers.get(key);
		if (known !== void 0) return known;
		numbers.set(key, numbers.size);
		return numbers.size - 1;
	}));
}
function places(list, from, to) {
	const found = new Map();
	for (let at = from; at < to; at += 1) found.set(list[at] ?? 0, found.has(list[at] ?? 0) ? -1 : at);
	return found;
}
function longestRise(pairs) {
	const ends = [];
	const before = new Int32Array(pairs.length).fill(-1);
	for (const [at, [a]] of pairs.entries()) {
		const length = partitionPoint(ends.length, (index) => (pairs[ends[index] ?? 0]?.[0] ?? 0) < a);
		before[at] = ends[length - 1] ?? -1;
		ends[length] = at;
	}
	const found = [];
	for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.push(pairs[at] ?? [0, 0]);
	return found.reverse();
}
var Pairing = class {
	paired;
	#a;
	#b;
	constructor(a, b) {
		this.#a = a;
		this.#b = b;
		this.paired = new Int32Array(b.length).fill(-1);
		const parts = [{
			a: 0,
			aEnd: a.length,
			b: 0,
			bEnd: b.length,
			depth: 0
		}];
		for (let part = parts.pop(); part; part = parts.pop()) for (const smaller of this.#cut(this.#trimmed(part))) parts.push(smaller);
	}
	#trimmed(part) {
		let { a, aEnd, b, bEnd } = part;
		while (a < aEnd && b < bEnd && this.#a[a] === this.#b[b]) this.paired[b++] = a++;
		while (a < aEnd && b < bEnd && this.#a[aEnd - 1] === this.#b[bEnd - 1]) this.paired[--bEnd] = --aEnd;
		return {
			a,
			aEnd,
			b,
			bEnd,
			depth: part.depth + 1
		};
	}
	#cut(part) {
		const { a, aEnd, b, bEnd, depth } = part;
		if (a === aEnd || b === bEnd) return [];
		if ((aEnd - a) * (bEnd - b) <= mostCells) {
			this.#whole(part);
			return [];
		}
		const anchors = depth > mostCuts ? [] : this.#anchors(part);
		if (anchors.length === 0) {
			this.#inOrder(part);
			return [];
		}
		return [...anchors, [aEnd, bEnd]].map(([endA, endB], index) => {
			const [fromA, fromB] = index === 0 ? [a, b] : anchors[index - 1] ?? [a, b];
			return {
				a: fromA,
				aEnd: endA,
				b: fromB,
				bEnd: endB,
				depth
			};
		});
	}
	#anchors({ a, aEnd, b, bEnd }) {
		const [old, now] = [places(this.#a, a, aEnd), places(this.#b, b, bEnd)];
		const pairs = [];
		for (const [key, at] of now) {
			const was = old.get(key) ?? -1;
			if (at >= 0 && was >= 0) pairs.push([was, at]);
		}
		return longestRise(pairs);
	}
	#whole({ a, aEnd, b, bEnd }) {
		const width = bEnd - b + 1;
		const lengths = new Uint16Array((aEnd - a + 1) * width);
		for (let i = aEnd - 1; i >= a; i -= 1) for (let j = bEnd - 1; j >= b; j -= 1) {
			const at = (i - a) * width + (j - b);
			lengths[at] = this.#a[i] === this.#b[j] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
		}
		for (let [i, j] = [a, b]; i < aEnd && j < bEnd;) {
			const at = (i - a) * width + (j - b);
			if (this.#a[i] === this.#b[j]) this.paired[j++] = i++;
			else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) i += 1;
			else j += 1;
		}
	}
	#inOrder({ a, aEnd, b, bEnd }) {
		const later = new Map();
		for (let at = aEnd - 1; at >= a; at -= 1) {
			const known = later.get(this.#a[at] ?? 0);
			if (known) known.push(at);
			else later.set(this.#a[at] ?? 0, [at]);
		}
		let from = a;
		for (let at = b; at < bEnd; at += 1) {
			const left = later.get(this.#b[at] ?? 0) ?? [];
			while (left.length > 0 && (left.at(-1) ?? 0) < from) left.pop();
			const was = left.pop();
			if (was === void 0 || was - from > at - b + 1e3) continue;
			this.paired[at] = was;
			from = was + 1;
		}
	}
};
function pairInOrder(before, after) {
	const [a = new Int32Array(), b = new Int32Array()] = numbered([before, after]);
	return new Pairing(a, b).paired;
}
const apart = 12;
function edits(before, after) {
	const keys = ({ all }) => all.map(({ key }) => key);
	const paired = pairInOrder(keys(before), keys(after));
	const all = [];
	let old = 0;
	let added = [];
	const flush = (to) => {
		for (const unit of before.all.slice(old, to)) all.push({
			sign: "-",
			unit
		});
		old = Math.max(old, to);
		for (const edit of added) all.push(edit);
		added = [];
	};
	for (const [at, unit] of after.all.entries()) {
		const was = before.all[paired[at] ?? -1];
		if (was && after.isSame(unit, before, was)) {
			flush(paired[at] ?? 0);
			old += 1;
			all.push({
				sign: " ",
				unit
			});
		} else added.push({
			sign: "+",
			unit
		});
	}
	flush(before.all.length);
	return all;
}
function groups(all) {
	const ranges = [];
	for (const [at, { sign }] of all.entries()) {
		if (sign === " ") continue;
		const last = ranges.at(-1);
		const end = at + 2 + 1;
		const isNear = last && at - 2 <= last[1];
		const isBeside = last && at - apart <= last[1] && end - last[0] <= codeBounds.lines;
		if (last && (isNear || isBeside)) last[1] = end;
		else ranges.push([Math.max(0, at - 2), end]);
	}
	return ranges.map(([from, to]) => all.slice(from, to));
}
function endOf(group, from, most) {
	const last = from + most;
	if (last >= group.length) return group.length;
	for (let at = last; at > last - most / 2; at -= 1) if (group[at]?.sign === " " && group[at - 1]?.sign !== " ") return at;
	return last;
}
function pieces(group, most) {
	const parts = [];
	for (let from = 0; from < group.length;) {
		const end = endOf(group, from, most);
		const part = group.slice(from, end);
		const before = parts.at(-1);
		if (before && part.every(({ sign }) => sign !== "+")) for (const edit of part) before.push(edit);
		else parts.push(part);
		from = end;
	}
	return parts;
}
// src/rules/changed-code/news.ts
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
var Words = class {
	#bits = new Uint32Array(1 << 17);
	constructor(tokens) {
		for (let at = 0; at < tokens.count; at += 1) {
			if (tokens.kinds[at] !== kind.word && tokens.kinds[at] !== kind.string) continue;
			const hash = hashOf(tokens.text, tokens.starts[at] ?? 0, tokens.ends[at] ?? 0) >>> 10;
			this.#bits[hash >> 5] = (this.#bits[hash >> 5] ?? 0) | 1 << (hash & 31);
		}
	}
	has(word) {
		const hash = hashOf(word, 0, word.length) >>> 10;
		return ((this.#bits[hash >> 5] ?? 0) & 1 << (hash & 31)) !== 0;
	}
};
const tokens = new TokenList();
const control = /^(?:if|for|while|switch|catch|function|return|typeof|await|import|super|require|constructor)$/;
function isCalled(at) {
	if (tokens.punctuator(at + 1) === char.openParen) return true;
	return tokens.punctuator(at + 1) === char.closeParen && tokens.punctuator(at + 2) === char.openParen && tokens.punctuator(at - 1) === char.dot;
}
function newNames(text, known) {
	tokens.read(text);
	const calls = new Set();
	let strings = 0;
	for (let at = 0; at < tokens.count; at += 1) {
		if (tokens.kinds[at] === kind.string) strings += known.has(tokens.slice(at)) ? 0 : 1;
		if (tokens.kinds[at] !== kind.word || !isCalled(at)) continue;
		const name = tokens.slice(at);
		if (name.length > 2 && !control.test(name) && !known.has(name)) calls.add(name);
	}
	return {
		calls: [...calls],
		strings
	};
}
function newsOf({ capabilities, hosts, hidden, shape, debug }, { calls, strings }, known) {
	const fresh = capabilities.filter(({ kind: what, concealed }) => concealed ?? !known.hadCapability(what));
	const newHosts = hosts.map(({ host }) => host).filter((host) => !known.hadHost(host));
	const shownCalls = fresh.map(({ call }) => call).join(" ");
	const does = fresh.map(({ kind: what, concealed }) => `${words[what]}${concealed ? " under a hidden name" : ""}`);
	return {
		words: [
			...hidden.map(({ what }) => what),
			...shape.obfuscation,
			...new Set(does),
			...debug.map(({ what }) => `left from development: ${what}`),
			...newHosts.slice(0, 3).map((host) => `host ${host}`),
			...calls.filter((name) => !shownCalls.includes(name)).slice(0, 3).map((name) => `calls ${name.slice(0, 60)}`)
		].slice(0, codeBounds.news),
		weight: hidden.length * 2e3 + shape.obfuscation.length * 1500 + fresh.length * 1e3 + newHosts.length * 500 + debug.length * 300 + (capabilities.length - fresh.length) * 50 + Math.min(calls.length, 5) * 10 + Math.min(strings, 4) * 5
	};
}
function isObfuscated({ obfuscation, line, at }, added) {
	return obfuscation.length > 0 && added.some((unit) => unit.line === line && at >= unit.start && at < unit.end);
}
function factsIn({ capabilities, hosts, hidden, shape }, added) {
	const [first, last] = [added[0], added.at(-1)];
	if (!first || !last) return {
		capabilities: [],
		hosts: [],
		hidden: [],
		shape: noShape,
		debug: []
	};
	const isIn = ({ at }) => at >= first.start && at < last.end;
	return {
		capabilities: capabilities.filter(isIn),
		hosts: hosts.filter(isIn),
		hidden: hidden.filter(({ line }) => line >= first.line && line <= last.line),
		shape: isObfuscated(shape, added) ? shape : noShape,
		debug: []
	};
}
// src/rules/changed-code/hunks.ts
const mostRead = 6e4;
const longWord = /[^\s/=*#_.-]{100}/;
function addedIn(edited) {
	return edited.filter(({ sign }) => sign === "+").map(({ unit }) => unit);
}
function lengthOf(edited) {
	return addedIn(edited).reduce((sum, { start, end }) => sum + end - start, 0);
}
var Weighing = class {
	#after;
	#before;
	#behaviour;
	#known;
	#versions;
	constructor(before, after, behaviour, known, versions) {
		this.#versions = versions;
		this.#before = before;
		this.#after = after;
		this.#behaviour = behaviour;
		this.#known = known;
	}
	isRead(edited) {
		return edited.some(({ sign, unit }) => {
			if (sign === " " || unit.isCode) return sign !== " ";
			return sign === "+" && this.#behaviour.hidden.some(({ line }) => line === unit.line) || sign === "+" && longWord.test(this.#after.text(unit));
		});
	}
	weighed(edited, isLong) {
		const added = addedIn(edited);
		const news = this.#news(added, isLong);
		const isMoved = news.weight < 500 && added.length > 0 && added.every(({ key }) => this.#known.keys.has(key));
		const shown = this.#shown(edited);
		const place = this.#placeOf(edited, shown);
		const cut = edited.length - shown.length;
		return {
			hunk: {
				line: place?.line ?? 1,
				...place && place.column > 1 && { column: place.column },
				news: isMoved ? ["moved"] : news.words.map((each) => each.slice(0, codeBounds.text)),
				lines: shown.map(({ sign, unit }) => lineOf(sign, (sign === "-" ? this.#before : this.#after).text(unit))),
				...cut > 0 && { cut }
			},
			weight: isMoved ? 0 : news.weight + Math.min(9, added.length),
			inAnyBuild: isLong ? null : changeInAnyBuild(edited, this.#before, this.#after, this.#versions),
			change: edited.flatMap(({ sign, unit: { key } }) => sign === " " ? [] : [`${sign}${key}`]).join(" ")
		};
	}
	#placeOf(edited, shown) {
		return (edited[this.#telling(edited) ?? -1] ?? shown.find(({ sign }) => sign === "+") ?? shown.find(({ sign }) => sign === " ") ?? shown[0])?.unit;
	}
	#news(added, isLong) {
		const facts = factsIn(this.#behaviour, added);
		if (isLong) return newsOf(facts, {
			calls: [],
			strings: added.length > 0 ? 1 : 0
		}, this.#known);
		const text = added.map((unit) => this.#after.text(unit)).join("\n");
		const read = behaviourOf(text);
		const calls = new Set(facts.capabilities.map(({ kind: what, call }) => `${what} ${call}`));
		const hosts = new Set(facts.hosts.map(({ host }) => host));
		return newsOf({
			capabilities: [...facts.capabilities, ...read.capabilities.filter(({ kind: what, call }) => !calls.has(`${what} ${call}`))],
			hosts: [...facts.hosts, ...read.hosts.filter(({ host }) => !hosts.has(host))],
			hidden: read.hidden.length > 0 ? read.hidden : facts.hidden,
			shape: facts.shape,
			debug: read.debug
		}, newNames(text, this.#known.words), this.#known);
	}
	#shown(edited) {
		const { lines } = codeBounds;
		if (edited.length <= lines) return edited;
		const middle = this.#telling(edited) ?? edited.findIndex(({ sign }) => sign !== " ") + lines / 2 - 2;
		const from = Math.max(0, Math.min(middle - lines / 2, edited.length - lines));
		return edited.slice(from, from + lines);
	}
	#telling(edited) {
		const added = edited.flatMap(({ sign, unit }, at) => sign === "+" ? [{
			unit,
			at
		}] : []);
		const facts = factsIn(this.#behaviour, added.map(({ unit }) => unit));
		const places = [...facts.capabilities, ...facts.hosts].map(({ at }) => unitAt(added, at));
		const lines = facts.hidden.map(({ line }) => added.find(({ unit }) => unit.line === line));
		let best = null;
		for (const one of new Set([...places, ...lines])) {
			if (!one) continue;
			const { weight } = newsOf(factsIn({
				...this.#behaviour,
				...facts
			}, [one.unit]), {
				calls: [],
				strings: 0
			}, this.#known);
			if (best === null || weight > best.weight) best = {
				at: one.at,
				weight
			};
		}
		return best?.at ?? null;
	}
};
function unitAt(units, place) {
	const found = units[partitionPoint(units.length, (at) => (units[at]?.unit.end ?? 0) <= place)];
	return found && found.unit.start <= place ? found : void 0;
}
function lineOf(sign, text) {
	const room = codeBounds.text - 40;
	const near = text.slice(0, 4e3).trimEnd().replace(/\r?\n/g, "\\n").replace(/[ \t]{25,}/g, (all, at) => at === 0 && all.length <= 48 ? all : `[${all.length} blanks] `);
	const left = near.length - room + Math.max(0, text.length - 4e3);
	return sign + (left > 0 ? `${near.slice(0, room)} … ${plural(left, "more character")}` : near);
}
function hunksOf(before, after, behaviour, known, versions) {
	const weighing = new Weighing(before, after, behaviour, known, versions);
	return groups(edits(before, after)).filter((group) => weighing.isRead(group)).flatMap((group) => {
		const isLong = lengthOf(group) > mostRead;
		return pieces(group, codeBounds.lines).map((piece) => weighing.weighed(piece, isLong));
	}).sort((a, b) => b.weight - a.weight);
}
// src/rules/changed-code/code-changes.ts
const mostCompared = 16e6;
const copied = .6;
const rewritten = .3;
const mostCandidates = 2e3;
var Comparing = class {
	#code;
	#before;
	#versions;
	#hadCapability;
	#hadHost;
	#room = mostCompared;
	constructor(code, { release, baseline }) {
		this.#code = code;
		this.#versions = {
			before: baseline?.version ?? "",
			after: release.version
		};
		const files = baseline?.files ?? [];
		this.#before = files.filter(({ behaviour }) => behaviour).slice(0, mostCandidates);
		this.#hadCapability = doneBefore({ files }, ({ capabilities }) => capabilities.map(({ kind }) => kind));
		this.#hadHost = doneBefore({ files }, ({ hosts }) => hosts.map(({ host }) => host));
	}
	#origin({ file, was }) {
		if (was && mostAlike(file, [was], rewritten)) return was;
		return mostAlike(file, this.#before, copied) ?? was ?? null;
	}
	#known({ was }) {
		return {
			hadCapability: (kind) => this.#hadCapability(kind, was),
			hadHost: (host) => this.#hadHost(host, was)
		};
	}
	of(changed) {
		const { file, behaviour } = changed;
		const was = this.#origin(changed);
		const named = {
			path: file.path,
			...was && { was: was.path },
			kind: "code",
			weighed: []
		};
		const [old, now] = [was ? this.#code.text(was.sha256) : "", this.#code.text(file.sha256)];
		if (old === null || now === null) return {
			...named,
			limit: "size"
		};
		if (old.length + now.length > this.#room) return {
			...named,
			limit: "room"
		};
		this.#room -= old.length + now.length;
		const [before, after] = [tokensOf(old), tokensOf(now)];
		const kind = was ? kindOfChange(before, after) : "code";
		if (kind !== "code") return {
			...named,
			kind
		};
		const units = new Units(before);
		const known = {
			...this.#known(changed),
			words: new Words(before),
			keys: new Set(units.all.map(({ key }) => key))
		};
		return {
			...named,
			weighed: hunksOf(units, new Units(after), behaviour, known, this.#versions)
		};
	}
	newsIn(changed) {
		const { behaviour, was } = changed;
		const { hadCapability, hadHost } = this.#known(changed);
		const fresh = behaviour.capabilities.filter(({ kind, concealed }) => concealed ?? !hadCapability(kind));
		const newHosts = behaviour.hosts.filter(({ host }) => !hadHost(host));
		const isObfuscated = behaviour.shape.obfuscation.length > 0;
		return behaviour.hidden.length * 4 + fresh.length * 2 + newHosts.length + Number(isObfuscated) + Number(!was) / 2;
	}
};
function weightOf({ weighed, limit }) {
	return weighed[0]?.weight ?? (limit === void 0 ? -1 : 0);
}
function changeIn({ hunk, change, inAnyBuild }) {
	if (inAnyBuild !== null) return JSON.stringify([inAnyBuild, ...hunk.news]);
	return [change, ...hunk.lines.filter((line) => !line.startsWith(" ")).map((line) => line.replace(/\s+/g, " "))].join("\n");
}
function withoutCopies(files) {
	const all = files.flatMap((file) => file.weighed.map((one) => ({
		file,
		one
	})));
	const same = groupBy(all, ({ one }) => changeIn(one));
	const first = new Map([...same.values()].flatMap((group) => group[0] ? [[group[0].one, group]] : []));
	return files.map((file) => ({
		...file,
		weighed: file.weighed.flatMap((one) => {
			const group = first.get(one);
			if (!group) return [];
			const also = [...new Set(group.map((each) => each.file.path))].filter((path) => path !== file.path);
			if (also.length === 0) return [one];
			return [{
				...one,
				hunk: {
					...one.hunk,
					copies: also.length,
					also: also.slice(0, codeBounds.also)
				}
			}];
		})
	}));
}
function bounded(files) {
	const all = files.flatMap(({ weighed }) => weighed.slice(0, codeBounds.hunks));
	const shown = new Set(all.sort((a, b) => b.weight - a.weight).slice(0, codeBounds.allHunks));
	return files.map(({ weighed, ...file }) => {
		const hunks = weighed.filter((one) => shown.has(one)).map(({ hunk }) => hunk);
		const left = weighed.length - hunks.length;
		return {
			...file,
			hunks,
			...left > 0 && { left }
		};
	});
}
function changedCodeOf(releases, code) {
	if (!releases.baseline) return null;
	const comparing = new Comparing(code, releases);
	const all = changedCode(releases).map((file) => ({
		file,
		news: comparing.newsIn(file)
	})).sort((a, b) => b.news - a.news || a.file.file.size - b.file.file.size);
	const compared = all.slice(0, codeBounds.files).map(({ file }) => comparing.of(file));
	const left = all.length - compared.length;
	return {
		files: bounded(withoutCopies(compared.sort((a, b) => weightOf(b) - weightOf(a)))),
		...left > 0 && { left }
	};
}
export { changedCodeOf };
