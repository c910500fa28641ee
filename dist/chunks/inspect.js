import { n as parse, t as init } from "./libraries/es-module-lexer.js";
import { t as isObject } from "./json.js";
import { n as isInternalHost, t as isForeign } from "./foreign-source.js";
import { t as rules } from "./libraries/secretlint-secretlint-rule-preset-recommend.js";
import { t as ManifestCollector } from "./manifest2.js";
import { createHash, hash, randomBytes } from "node:crypto";
// src/inspect/hash.ts
const hash$1 = () => {
	const sha256 = createHash("sha256");
	return {
		write(chunk) {
			sha256.update(chunk);
		},
		end: () => ({ sha256: sha256.digest("hex") })
	};
};
// src/inspect/kind.ts
const headSize$3 = 4096;
const shebangSize = 255;
const magics = [
	["7f454c46", "executable"],
	["feedface", "executable"],
	["feedfacf", "executable"],
	["cefaedfe", "executable"],
	["cffaedfe", "executable"],
	["0061736d", "executable"],
	["1f8b", "archive"],
	["504b0304", "archive"],
	["fd377a585a00", "archive"],
	["425a68", "archive"],
	["28b52ffd", "archive"],
	["377abcaf271c", "archive"],
	["526172211a07", "archive"]
];
function isPortableExecutable(head) {
	if (head.length < 64 || head.toString("latin1", 0, 2) !== "MZ") return false;
	const at = head.readUInt32LE(60);
	return at + 4 > head.length || head.toString("latin1", at, at + 4) === "PE\0\0";
}
function isUniversalMachO(head) {
	return head.length >= 8 && head.readUInt32BE(0) === 3405691582 && head.readUInt32BE(4) < 45;
}
function kindOf(head) {
	if (head.length === 0) return "empty";
	if (isPortableExecutable(head) || isUniversalMachO(head)) return "executable";
	const start = head.toString("hex", 0, 8);
	const magic = magics.find(([hex]) => start.startsWith(hex));
	if (magic) return magic[1];
	if (head.toString("latin1", 257, 262) === "ustar") return "archive";
	const utf16 = start.startsWith("fffe") || start.startsWith("feff");
	return head.includes(0) && !utf16 ? "binary" : "text";
}
function shebangOf(head) {
	if (head.toString("latin1", 0, 2) !== "#!") return {};
	const end = head.indexOf("\n");
	return { shebang: head.toString("utf8", 0, Math.min(end < 0 ? head.length : end, shebangSize)) };
}
const kind$1 = () => {
	let head = Buffer.alloc(0);
	return {
		write(chunk) {
			if (head.length >= headSize$3) return;
			const more = chunk.subarray(0, headSize$3 - head.length);
			head = head.length === 0 ? Buffer.from(more) : Buffer.concat([head, more]);
		},
		end: () => ({
			kind: kindOf(head),
			...shebangOf(head)
		})
	};
};
// src/inspect/held-bytes.ts
function asBuffer(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
var HeldBytes = class {
	#buffer;
	#length = 0;
	constructor(expected) {
		this.#buffer = Buffer.allocUnsafe(expected);
	}
	push(chunk) {
		const length = this.#length + chunk.length;
		if (length > this.#buffer.length) {
			const larger = Buffer.allocUnsafe(Math.max(length, this.#buffer.length * 2));
			larger.set(this.bytes());
			this.#buffer = larger;
		}
		this.#buffer.set(chunk, this.#length);
		this.#length = length;
	}
	bytes() {
		return this.#buffer.subarray(0, this.#length);
	}
};
function classify(code) {
	if (code >= 97 && code <= 122 || code >= 65 && code <= 90 || code === 95 || code === 36 || code === 92) return 1;
	if (code >= 48 && code <= 57) return 5;
	return code === 32 || code >= 9 && code <= 13 ? 2 : 0;
}
const table$1 = Uint8Array.from({ length: 128 }, (_, code) => classify(code));
function classOf(code) {
	if (code < 128) return table$1[code] ?? 0;
	return code === 160 || code === 65279 || code === 8232 || code === 8233 ? 2 : 1;
}
const char = {
	newline: 10,
	carriageReturn: 13,
	bang: 33,
	doubleQuote: 34,
	hash: 35,
	ampersand: 38,
	singleQuote: 39,
	openParen: 40,
	closeParen: 41,
	star: 42,
	plus: 43,
	comma: 44,
	minus: 45,
	dot: 46,
	slash: 47,
	colon: 58,
	semicolon: 59,
	equals: 61,
	greater: 62,
	question: 63,
	openBracket: 91,
	backslash: 92,
	closeBracket: 93,
	backtick: 96,
	openBrace: 123,
	bar: 124,
	closeBrace: 125,
	tilde: 126
};
// src/inspect/modules/commonjs-exports.ts
const property = /exports\s*(?:\.\s*([\w$]+)|\[\s*(["'])([^"'\\\n]+)\2\s*\])\s*=(?!=)/y;
const defined = /exports\s*,\s*(["'])([^"'\\\n]+)\1\s*,/y;
const definer = /(?:defineProperty|__defProp|_defineProperty|__createBinding|_export)\s*\(\s*(?:module\s*\.\s*)?$/;
const wholeObject = /exports\s*=\s*\{/y;
const wholeRequire = /exports\s*=\s*(?:[\w$.]+\(\s*)?require\s*\(\s*(["'])([^"'\\\n]+)\1/y;
const whole$1 = /exports\s*=(?!=)/y;
const objectKey = /\s*(?:(?:get|async)\s+)?(?:([\w$]+)|(["'])([^"'\\\n]+)\2)\s*([,:}(])/y;
const objectSpread = /\s*\.\.\.\s*require\s*\(\s*(["'])([^"'\\\n]+)\1\s*\)\s*,?/y;
const shorthandEnd = /\s*\}/y;
const ofModule = /module\s*\.\s*(?=exports\b)/y;
const starred = /(?:__exportStar|_exportStar|__reExport|__export)\s*\(\s*(?:[\w$]+\s*,\s*)?(?:[\w$.]+\(\s*)?$/;
const typeofBefore = /\btypeof\s+$/;
const harmlessUse = /exports\s*(?:[!=]==?|\.\s*(?:hasOwnProperty|__esModule)\b)/y;
const starredUse = /\)\s*,\s*$/;
function at$2(pattern, text, place) {
	pattern.lastIndex = place;
	return pattern.exec(text);
}
var ExportNames = class {
	#text;
	#found = new Map();
	isOpen = false;
	constructor(text) {
		this.#text = text;
	}
	get names() {
		return [...this.#found.values()];
	}
	exports(place) {
		const text = this.#text;
		const before = text.slice(Math.max(0, place - 60), place);
		const named = at$2(property, text, place);
		if (named) {
			this.#add({ name: named[1] ?? named[3] ?? "" });
			return true;
		}
		const definition = at$2(defined, text, place);
		if (definition && definer.test(before)) {
			this.#add({ name: definition[2] ?? "" });
			return true;
		}
		if (!(typeofBefore.test(before) || starredUse.test(before) || at$2(harmlessUse, text, place) !== null)) this.isOpen = true;
		return false;
	}
	module(place) {
		const text = this.#text;
		if (!at$2(ofModule, text, place)) return false;
		const start = ofModule.lastIndex;
		const passed = at$2(wholeRequire, text, start);
		if (passed) this.#add({
			name: "*",
			from: passed[2] ?? "",
			as: "*"
		});
		else if (at$2(wholeObject, text, start)) this.#object(wholeObject.lastIndex);
		else if (at$2(whole$1, text, start)) this.#whole();
		else {
			const named = at$2(property, text, start);
			if (named) this.#add({ name: named[1] ?? named[3] ?? "" });
			else if (!at$2(defined, text, start) && !at$2(harmlessUse, text, start)) this.isOpen = true;
			return named !== null;
		}
		return true;
	}
	passOn(specifier, place, end) {
		const before = this.#text.slice(Math.max(0, place - 60), place);
		if (starred.test(before) && /^\s*(?:\)\s*)?[,)]/.test(this.#text.slice(end, end + 20))) this.#add({
			name: "*",
			from: specifier,
			as: "*"
		});
	}
	#whole() {
		this.#add({ name: "export =" });
		this.isOpen = true;
	}
	#object(start) {
		this.#add({ name: "export =" });
		let place = start;
		for (;;) {
			const spread = at$2(objectSpread, this.#text, place);
			if (spread) {
				this.#add({
					name: "*",
					from: spread[2] ?? "",
					as: "*"
				});
				place = objectSpread.lastIndex;
				continue;
			}
			if (at$2(shorthandEnd, this.#text, place)) return;
			const key = at$2(objectKey, this.#text, place);
			if (!key) break;
			this.#add({ name: key[1] ?? key[3] ?? "" });
			if (key[4] === "}") return;
			if (key[4] !== "," && !this.#skipsValue(objectKey.lastIndex)) break;
			place = key[4] === "," ? objectKey.lastIndex : this.#valueEnd;
		}
		this.isOpen = true;
	}
	#valueEnd = 0;
	#skipsValue(place) {
		const value = /\s*(?:[\w$.]+|(["'])[^"'\\\n]*\1)(?:\s*\(\s*(?:(["'])[^"'\\\n]*\2)?\s*\)(?:\s*\.\s*[\w$]+)*)?\s*(?:,|(?=\}))/y;
		if (!at$2(value, this.#text, place)) return false;
		this.#valueEnd = value.lastIndex;
		return true;
	}
	#add(found) {
		const key = `${found.name}\0${found.from ?? ""}`;
		if (!this.#found.has(key)) this.#found.set(key, found);
	}
};
// src/inspect/modules/import-list.ts
var Lines = class {
	#text;
	#at = 0;
	#line = 1;
	constructor(text) {
		this.#text = text;
	}
	at(place) {
		if (place < this.#at) {
			this.#at = 0;
			this.#line = 1;
		}
		for (let next = this.#text.indexOf("\n", this.#at); next >= 0 && next < place; next = this.#text.indexOf("\n", this.#at)) {
			this.#at = next + 1;
			this.#line += 1;
		}
		return this.#line;
	}
};
var ImportList = class {
	#lines;
	#known = new Set();
	list = [];
	constructor(text) {
		this.#lines = new Lines(text);
	}
	lineAt(place) {
		return this.#lines.at(place);
	}
	add(found, place) {
		const key = `${found.kind}\0${found.time}\0${found.typeOnly === true ? "t" : ""}\0${found.specifier}`;
		if (this.#known.has(key)) return;
		this.#known.add(key);
		this.list.push({
			...found,
			line: this.#lines.at(place)
		});
	}
};
// src/inspect/modules/keywords.ts
const keyword = {
	none: 0,
	control: 1,
	catch: 2,
	try: 3,
	else: 4,
	block: 5,
	function: 6,
	async: 7,
	class: 8,
	operator: 9,
	lexical: 10,
	var: 11,
	require: 12,
	exports: 13,
	module: 14,
	import: 15
};
const groups = [
	[keyword.control, "if while for switch with"],
	[keyword.catch, "catch"],
	[keyword.try, "try"],
	[keyword.else, "else"],
	[keyword.block, "finally do"],
	[keyword.function, "function"],
	[keyword.async, "async"],
	[keyword.class, "class"],
	[keyword.operator, "return typeof in of delete void throw new instanceof yield await extends case default"],
	[keyword.lexical, "const let"],
	[keyword.var, "var"],
	[keyword.require, "require"],
	[keyword.exports, "exports"],
	[keyword.module, "module"],
	[keyword.import, "import"]
];
const words$1 = new Map(groups.flatMap(([id, list]) => list.split(" ").map((word) => [word, id])));
const longest = 10;
const lengths = new Uint16Array(128);
for (const word of words$1.keys()) {
	const first = word.charCodeAt(0);
	lengths[first] = (lengths[first] ?? 0) | 1 << word.length;
}
function keywordAt(text, start, end) {
	const length = end - start;
	if (length > longest) return keyword.none;
	const first = text.charCodeAt(start);
	if (first > 127 || ((lengths[first] ?? 0) & 1 << length) === 0) return keyword.none;
	return words$1.get(text.slice(start, end)) ?? keyword.none;
}
// src/inspect/modules/frames.ts
const when = {
	load: 0,
	condition: 1,
	call: 2,
	guarded: 3
};
const times = [
	"load",
	"condition",
	"call",
	"guarded"
];
const head$1 = {
	group: 0,
	call: 1,
	function: 2,
	control: 3,
	catch: 4
};
function blank() {
	return {
		closer: 0,
		time: when.load,
		head: head$1.group,
		isBlock: true,
		isFunction: false,
		isImmediate: false,
		ownRequire: false,
		isConditional: false,
		isBranch: false,
		isArrow: false,
		isNodeBranch: false,
		isPortable: false
	};
}
function timeIn({ time, isConditional, isBranch, isArrow }) {
	if (time === when.guarded) return when.guarded;
	return Math.max(time, isArrow ? when.call : when.load, isConditional || isBranch ? when.condition : when.load);
}
function endStatement(frame) {
	frame.isConditional = frame.isBranch = frame.isArrow = frame.isNodeBranch = false;
}
const deepest$2 = 2e4;
var TooDeepError = class extends Error {};
var Frames = class {
	#frames;
	#depth = 0;
	top;
	closed = blank();
	constructor() {
		this.top = blank();
		this.#frames = [this.top];
	}
	push(closer, time) {
		const { ownRequire, isPortable, isNodeBranch } = this.top;
		this.#depth += 1;
		if (this.#depth > deepest$2) throw new TooDeepError();
		const frame = this.#frames[this.#depth] ??= blank();
		frame.closer = closer;
		frame.time = time;
		frame.head = head$1.group;
		frame.isBlock = frame.isFunction = frame.isImmediate = false;
		endStatement(frame);
		frame.ownRequire = ownRequire;
		frame.isPortable = isPortable || isNodeBranch;
		this.top = frame;
		return frame;
	}
	pop() {
		if (this.#depth === 0) return null;
		this.closed = this.top;
		this.#depth -= 1;
		this.top = this.#frames[this.#depth] ?? this.closed;
		return this.closed;
	}
};
// src/inspect/modules/tokens.ts
const kind = {
	end: 0,
	word: 1,
	string: 2,
	number: 3,
	template: 4,
	regex: 5,
	punctuator: 6
};
var UnterminatedError = class extends Error {
	what;
	at;
	constructor(what, at) {
		super(`unterminated ${what}`);
		this.what = what;
		this.at = at;
	}
};
var Tokens = class {
	text;
	kind = kind.end;
	code = 0;
	start = 0;
	end = 0;
	regexAllowed = true;
	constructor(text) {
		this.text = text;
		if (text.startsWith("#!")) this.end = this.#lineEnd(0);
	}
	next() {
		const { text } = this;
		let at = this.#skipBlank(this.end);
		this.start = at;
		if (at >= text.length) {
			this.end = at;
			return this.kind = kind.end;
		}
		const code = text.charCodeAt(at);
		const group = classOf(code);
		if ((group & 1) !== 0) {
			do
				at += 1;
			while (at < text.length && (classOf(text.charCodeAt(at)) & 1) !== 0);
			this.end = at;
			return this.kind = (group & 4) !== 0 ? this.#number(code) : kind.word;
		}
		return this.kind = this.#symbol(code, at);
	}
	is(word) {
		return this.end - this.start === word.length && this.text.startsWith(word, this.start);
	}
	word() {
		return this.text.slice(this.start, this.end);
	}
	value() {
		const inner = this.text.slice(this.start + 1, this.end - 1);
		return inner.includes("\\") ? null : inner;
	}
	peek() {
		const at = this.#skipBlank(this.end);
		return at < this.text.length ? this.text.charCodeAt(at) : 0;
	}
	resumeTemplate() {
		this.kind = this.#template(this.end);
	}
	#symbol(code, at) {
		const { text } = this;
		if (code === char.doubleQuote || code === char.singleQuote) return this.#string(code, at);
		if (code === char.backtick) return this.#template(at + 1);
		if (code === char.slash && this.regexAllowed) return this.#regex(at);
		if (code === char.dot && (classOf(text.charCodeAt(at + 1)) & 4) !== 0) return this.#fraction(at);
		this.code = code;
		this.end = at + 1;
		return kind.punctuator;
	}
	#number(first) {
		const { text } = this;
		if (text.charCodeAt(this.end) === char.dot) this.#fraction(this.end);
		const exponent = text.charCodeAt(this.end - 1) | 32;
		const sign = text.charCodeAt(this.end);
		const hexadecimal = first === 48 && (text.charCodeAt(this.start + 1) | 32) === 120;
		if (exponent === 101 && !hexadecimal && (sign === char.plus || sign === char.minus)) this.#words(this.end + 1);
		return kind.number;
	}
	#fraction(at) {
		this.#words(at + 1);
		return kind.number;
	}
	#words(from) {
		let at = from;
		while (at < this.text.length && (classOf(this.text.charCodeAt(at)) & 1) !== 0) at += 1;
		this.end = at;
	}
	#string(quote, start) {
		const { text } = this;
		for (let at = start + 1; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === quote) {
				this.end = at + 1;
				return kind.string;
			}
			if (code === char.backslash) {
				at += 1;
				if (text.charCodeAt(at) === char.carriageReturn && text.charCodeAt(at + 1) === char.newline) at += 1;
			} else if (code === char.newline || code === char.carriageReturn) break;
		}
		throw new UnterminatedError("string", start);
	}
	#template(from) {
		const { text } = this;
		for (let at = from; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === char.backslash) at += 1;
			else if (code === char.backtick || code === 36 && text.charCodeAt(at + 1) === char.openBrace) {
				this.code = code === char.backtick ? char.backtick : char.openBrace;
				this.end = code === char.backtick ? at + 1 : at + 2;
				return kind.template;
			}
		}
		throw new UnterminatedError("template", from);
	}
	#regex(start) {
		const { text } = this;
		let inClass = false;
		for (let at = start + 1; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === char.backslash) at += 1;
			else if (code === char.newline || code === char.carriageReturn) break;
			else if (code === char.openBracket) inClass = true;
			else if (code === char.closeBracket) inClass = false;
			else if (code === char.slash && !inClass) {
				this.#words(at + 1);
				return kind.regex;
			}
		}
		throw new UnterminatedError("regular expression", start);
	}
	#skipBlank(from) {
		const { text } = this;
		for (let at = from; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === char.slash) {
				const next = text.charCodeAt(at + 1);
				if (next === char.slash) at = this.#lineEnd(at);
				else if (next === char.star) at = this.#commentEnd(at);
				else return at;
			} else if ((classOf(code) & 2) === 0) return at;
		}
		return text.length;
	}
	#lineEnd(from) {
		const at = this.text.indexOf("\n", from);
		return at < 0 ? this.text.length : at;
	}
	#commentEnd(from) {
		const at = this.text.indexOf("*/", from + 2);
		if (at < 0) throw new UnterminatedError("comment", from);
		return at + 1;
	}
};
// src/inspect/modules/nesting.ts
var Nesting = class {
	#tokens;
	#frames = new Frames();
	#previous = kind.end;
	#previousCode = 0;
	#previousWord = keyword.none;
	#previousEnd = 0;
	#function = null;
	#arrow = null;
	#asyncStart = false;
	#parameters = null;
	constructor(tokens) {
		this.#tokens = tokens;
	}
	get time() {
		return times[this.#time()] ?? "load";
	}
	get isPortable() {
		return this.#frames.top.isPortable || this.#frames.top.isNodeBranch;
	}
	get ownRequire() {
		return this.#frames.top.ownRequire;
	}
	get isMember() {
		return this.#previous === kind.punctuator && this.#previousCode === char.dot && this.#tokens.text.charCodeAt(this.#previousEnd - 2) !== char.dot;
	}
	get previousCode() {
		return this.#previous === kind.punctuator ? this.#previousCode : 0;
	}
	shadowRequire() {
		this.#frames.top.ownRequire = true;
	}
	expectNode() {
		this.#frames.top.isNodeBranch = true;
	}
	settleLine() {
		const top = this.#frames.top;
		if (!top.isConditional && !top.isBranch && !top.isArrow) return;
		if (!this.#endsValue() || this.#isAfterControl()) return;
		if (this.#tokens.text.slice(this.#previousEnd, this.#tokens.start).includes("\n")) endStatement(this.#frames.top);
	}
	step() {
		const { kind: now, start, end, text } = this.#tokens;
		const word = now === kind.word && !this.isMember ? keywordAt(text, start, end) : keyword.none;
		if (this.#arrow && !(now === kind.punctuator && this.#tokens.code === char.openBrace)) this.#beginArrowExpression();
		else if (now !== kind.punctuator && word !== keyword.control && this.#isAfterControl()) this.#beginBranch();
		if (now === kind.word) this.#word(word);
		else if (now === kind.punctuator) this.#punctuator(this.#tokens.code);
		else if (now === kind.template && this.#tokens.code === char.openBrace) this.#frames.push(char.backtick, this.#time());
		this.#settle(now, word);
		return word;
	}
	#time() {
		return timeIn(this.#frames.top);
	}
	#isAfterControl() {
		if (this.#previous === kind.word) return this.#previousWord === keyword.else;
		return this.previousCode === char.closeParen && this.#frames.closed.head === head$1.control;
	}
	#endsValue() {
		if (this.#previous === kind.punctuator) {
			const code = this.#previousCode;
			return code === char.closeParen || code === char.closeBracket || code === char.closeBrace;
		}
		return this.#previous !== kind.end && (this.#previous !== kind.word || this.#previousWord === keyword.none || this.#previousWord >= keyword.require);
	}
	#beginsGroup() {
		if (this.#previous === kind.word && this.#previousWord === keyword.async) return this.#asyncStart;
		const code = this.previousCode;
		if (code === char.openParen) return this.#frames.top.head === head$1.group;
		return code === char.bang || code === char.plus || code === char.minus || code === char.tilde;
	}
	#beginArrowExpression() {
		if (this.#arrow?.immediate === false) this.#frames.top.isArrow = true;
		this.#arrow = null;
	}
	#beginBranch() {
		if (!(this.#previous !== kind.word && this.#frames.closed.isNodeBranch)) this.#frames.top.isBranch = true;
	}
	#word(word) {
		if (word === keyword.function) this.#function = { immediate: this.#beginsGroup() };
		else if (word === keyword.async) this.#asyncStart = this.#beginsGroup();
		else if (word === keyword.lexical) endStatement(this.#frames.top);
		else if (word === keyword.var) this.settleLine();
		else if (word === keyword.require && this.#isParameter()) this.#frames.top.ownRequire = true;
	}
	#isParameter() {
		const code = this.previousCode;
		const next = this.#tokens.peek();
		return this.#frames.top.closer === char.closeParen && (code === char.openParen || code === char.comma) && (next === char.comma || next === char.closeParen);
	}
	#punctuator(code) {
		if (code === char.openBrace) this.#openBrace();
		else if (code === char.openParen) this.#openParen();
		else if (code === char.openBracket) this.#frames.push(char.closeBracket, this.#time());
		else if (code === char.closeBrace || code === char.closeParen || code === char.closeBracket) this.#close(code);
		else if (code === char.semicolon) endStatement(this.#frames.top);
		else if (code === char.comma) this.#frames.top.isConditional = this.#frames.top.isArrow = false;
		else this.#operator(code);
	}
	#operator(code) {
		const { top } = this.#frames;
		const next = this.#tokens.text.charCodeAt(this.#tokens.end);
		if (code === char.question ? next !== char.dot : (code === char.ampersand || code === char.bar) && next === code) top.isConditional ||= !top.isNodeBranch;
		else if (code === char.colon && top.isNodeBranch) {
			top.isNodeBranch = false;
			top.isConditional = true;
		} else if (code === char.greater) this.#arrowSign();
	}
	#arrowSign() {
		if (this.previousCode !== char.equals || this.#previousEnd !== this.#tokens.start) return;
		const { isImmediate: immediate = false, ownRequire = false } = this.#parameters ?? {};
		this.#arrow = {
			immediate,
			ownRequire
		};
	}
	#openParen() {
		const immediate = this.#beginsGroup();
		let what = this.#endsValue() ? head$1.call : head$1.group;
		if (this.#previous === kind.word && this.#previousWord === keyword.control) what = head$1.control;
		else if (this.#previous === kind.word && this.#previousWord === keyword.catch) what = head$1.catch;
		else if (this.#previous === kind.word && this.#previousWord === keyword.async) what = head$1.group;
		const pending = this.#function;
		if (this.previousCode === char.closeBrace && this.#frames.closed.isBlock && !this.#frames.closed.isFunction) what = head$1.group;
		this.#function = null;
		const frame = this.#frames.push(char.closeParen, this.#time());
		frame.head = pending ? head$1.function : what;
		frame.isImmediate = pending ? pending.immediate : immediate;
	}
	#openBrace() {
		const arrow = this.#arrow;
		this.#arrow = null;
		const afterParen = this.previousCode === char.closeParen;
		const { head: what, isImmediate, ownRequire, isNodeBranch } = this.#frames.closed;
		const isFunction = arrow !== null || afterParen && what <= head$1.function;
		const time = isFunction ? this.#functionTime(arrow?.immediate ?? isImmediate) : this.#blockTime(afterParen ? what : -1, isNodeBranch);
		const isBlock = isFunction || afterParen || !this.#expectsValue();
		const frame = this.#frames.push(char.closeBrace, time);
		frame.isBlock = isBlock;
		frame.isFunction = isFunction;
		if (arrow?.ownRequire ?? (isFunction && ownRequire)) frame.ownRequire = true;
	}
	#functionTime(immediate) {
		const time = this.#time();
		return immediate || time === when.guarded ? time : when.call;
	}
	#blockTime(what, isNodeBranch) {
		const time = this.#time();
		if (time === when.guarded || what === head$1.catch) return when.guarded;
		if (what === head$1.control) return isNodeBranch ? time : Math.max(time, when.condition);
		if (this.#previous !== kind.word) return time;
		if (this.#previousWord === keyword.try || this.#previousWord === keyword.catch) return when.guarded;
		return this.#previousWord === keyword.else ? Math.max(time, when.condition) : time;
	}
	#expectsValue() {
		if (this.#previous === kind.word) return this.#previousWord === keyword.operator;
		if (this.#previous !== kind.punctuator) return false;
		const code = this.#previousCode;
		return code !== char.semicolon && code !== char.openBrace && code !== char.closeBrace && code !== char.closeParen;
	}
	#close(code) {
		const closed = this.#frames.pop();
		if (closed === null) return;
		if (closed.closer === char.backtick && code === char.closeBrace) this.#resumeTemplate();
		else if (code === char.closeBrace && closed.isBlock && !closed.isFunction) endStatement(this.#frames.top);
	}
	#resumeTemplate() {
		this.#tokens.resumeTemplate();
		if (this.#tokens.code === char.openBrace) this.#frames.push(char.backtick, this.#time());
	}
	#settle(now, word) {
		const { code, end, kind: after, start, text } = this.#tokens;
		if (now === kind.punctuator && code === char.equals) this.#parameters = this.previousCode === char.closeParen ? { ...this.#frames.closed } : null;
		this.#tokens.regexAllowed = this.#allowsRegex(after, code, word, text.charCodeAt(start - 1) === code);
		this.#previous = after;
		this.#previousCode = code;
		this.#previousWord = word;
		this.#previousEnd = end;
	}
	#allowsRegex(after, code, word, isDoubled) {
		if (after === kind.word) return word !== keyword.none && word < keyword.require;
		if (after === kind.template) return code === char.openBrace;
		if (after !== kind.punctuator) return false;
		if (code === char.closeParen) return this.#frames.closed.head === head$1.control;
		if (code === char.closeBrace) return this.#frames.closed.isBlock;
		if (code === char.plus || code === char.minus) return !isDoubled;
		return code !== char.closeBracket;
	}
};
// src/inspect/modules/commonjs.ts
const required = /require\s*(?:\.\s*(resolve)\s*)?\(\s*(["'`])((?:[^"'`\\\n$]|\$(?!\{))*)\2\s*([,)])/y;
const requireDeclared = /(?:function\s+|(?:var|let|const)\s+(?:[^;={}]*,\s*)?|^\s*|[;{}]\s*)$/;
const madeByNode = /\s*=\s*(?:[\w$]+\.)*createRequire\b/y;
const dynamic = /import\s*\(\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(["'`])([^"'`\\\n$]*)\1\s*[,)]/y;
var Reader = class {
	#tokens;
	#nesting;
	#imports;
	#exports;
	#firstAt = -1;
	#ownRequire = false;
	constructor(text) {
		this.#tokens = new Tokens(text);
		this.#nesting = new Nesting(this.#tokens);
		this.#imports = new ImportList(text);
		this.#exports = new ExportNames(text);
	}
	read() {
		const tokens = this.#tokens;
		while (tokens.next() !== kind.end) {
			const { start } = tokens;
			const word = this.#nesting.step();
			if (word >= keyword.require) this.#word(word, start);
		}
		const { names, isOpen } = this.#exports;
		const line = this.#firstAt < 0 ? null : this.#imports.lineAt(this.#firstAt);
		return {
			imports: this.#imports.list,
			exports: names,
			openExports: isOpen,
			line,
			ownRequire: this.#ownRequire
		};
	}
	#word(word, start) {
		if (word === keyword.require) this.#require(start);
		else if (word === keyword.import) this.#dynamicImport(start);
		else this.#exported(word, start);
	}
	#require(start) {
		const { text } = this.#tokens;
		required.lastIndex = start;
		const match = required.exec(text);
		if (match && !this.#isDeclaration(start)) {
			this.#nesting.settleLine();
			if (this.#nesting.ownRequire) return;
			const [, resolve, , specifier = "", after] = match;
			const time = this.#nesting.time;
			const what = resolve ? "resolve" : "require";
			this.#imports.add({
				specifier,
				kind: what,
				time
			}, start);
			if (what === "require") this.#runs(start);
			if (what === "require" && after === ")") this.#exports.passOn(specifier, start, required.lastIndex);
		} else this.#declared(start);
	}
	#isDeclaration(start) {
		return /\bfunction\s+$/.test(this.#tokens.text.slice(Math.max(0, start - 12), start));
	}
	#declared(start) {
		const { text, end } = this.#tokens;
		const next = this.#tokens.peek();
		const before = text.slice(Math.max(0, start - 40), start);
		if (this.#isDeclaration(start) || next === char.equals && requireDeclared.test(before)) {
			madeByNode.lastIndex = end;
			if (madeByNode.test(text) || text.charCodeAt(text.indexOf("=", end) + 1) === char.equals) return;
			this.#nesting.shadowRequire();
			this.#ownRequire = true;
		}
	}
	#dynamicImport(start) {
		dynamic.lastIndex = start;
		const specifier = dynamic.exec(this.#tokens.text)?.[2];
		if (specifier === void 0) return;
		const time = this.#nesting.time === "guarded" ? "guarded" : "call";
		this.#imports.add({
			specifier,
			kind: "dynamic",
			time
		}, start);
	}
	#exported(word, start) {
		const { text } = this.#tokens;
		if (/\btypeof\s+$/.test(text.slice(Math.max(0, start - 8), start))) {
			this.#nesting.expectNode();
			return;
		}
		if (word === keyword.exports ? this.#exports.exports(start) : this.#exports.module(start)) this.#runs(start);
	}
	#runs(at) {
		if (this.#firstAt < 0 && this.#nesting.time === "load" && !this.#nesting.isPortable) this.#firstAt = at;
	}
};
function readCommonJs(text) {
	return new Reader(text).read();
}
// src/inspect/modules/declaration.ts
const reference$1 = /^[ \t]*\/\/\/\s*<reference\s+(path|types)\s*=\s*(["'])([^"'\n]+)\2/gm;
const called = /(?:import|require)\s*\(\s*(["'])([^"'\\\n]+)\1\s*[,)]/y;
const imported = /import\s*(["'])([^"'\\\n]+)\1/y;
const from = /from\s*(["'])([^"'\\\n]+)\1/y;
const declared = /module\s*(["'])([^"'\\\n]+)\1/y;
function addReferences(text, list) {
	if (!text.includes("<reference")) return;
	for (const match of text.matchAll(reference$1)) {
		const kindOf = match[1] === "path" ? "reference" : "types";
		list.add({
			specifier: match[3] ?? "",
			kind: kindOf,
			time: "load",
			typeOnly: true
		}, match.index);
	}
}
function at$1(pattern, text, place) {
	pattern.lastIndex = place;
	return pattern.exec(text)?.[2] ?? null;
}
function exportsOf(text) {
	const whole = /^\s*export\s*=/m.test(text) ? [{ name: "export =" }] : [];
	try {
		const names = parse(text)[1].map((each) => {
			if (each.type === "reexport-all") return {
				name: "*",
				from: each.from,
				as: "*"
			};
			return each.type === "direct" ? { name: each.name } : {
				name: each.name,
				from: each.from,
				as: each.importName ?? "*"
			};
		});
		return [...whole, ...names];
	} catch {
		return whole;
	}
}
var Braces = class {
	#tokens;
	#open = [];
	constructor(tokens) {
		this.#tokens = tokens;
	}
	step() {
		const { kind: now, code } = this.#tokens;
		if (now === kind.punctuator && code === char.openBrace) this.#open.push(false);
		else if (now === kind.punctuator && code === char.closeBrace && this.#open.pop() === true) {
			this.#tokens.resumeTemplate();
			this.step();
		} else if (now === kind.template && code === char.openBrace) this.#open.push(true);
	}
};
function readDeclaration(text) {
	const list = new ImportList(text);
	const declares = [];
	addReferences(text, list);
	const tokens = new Tokens(text);
	tokens.regexAllowed = false;
	const braces = new Braces(tokens);
	while (tokens.next() !== kind.end) {
		braces.step();
		if (tokens.kind !== kind.word || text.charCodeAt(tokens.start - 1) === 46) continue;
		const { start } = tokens;
		if (tokens.is("import") || tokens.is("require")) {
			const specifier = at$1(called, text, start) ?? at$1(imported, text, start);
			if (specifier !== null) list.add({
				specifier,
				kind: tokens.is("require") ? "require" : "import",
				time: "load",
				typeOnly: true
			}, start);
		} else if (tokens.is("from")) {
			const specifier = at$1(from, text, start);
			if (specifier !== null) list.add({
				specifier,
				kind: "import",
				time: "load",
				typeOnly: true
			}, start);
		} else if (tokens.is("module")) {
			const name = at$1(declared, text, start);
			if (name !== null) declares.push(name);
		}
	}
	return {
		imports: list.list,
		exports: exportsOf(text),
		declares
	};
}
// src/inspect/modules/es-module.ts
const relativeToSelf = /^import\.meta\s*\.\s*resolve\s*\(\s*(["'`])([^"'`\\\n$]+)\1\s*[,)]/;
const assetBefore = /new\s+URL\s*\(\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(["'`])([^"'`\\\n$]+)\1\s*,\s*$/;
function exported(each) {
	const typeOnly = each.typeOnly ? { typeOnly: true } : {};
	if (each.type === "reexport-all") return {
		name: "*",
		from: each.from,
		as: "*",
		...typeOnly
	};
	if (each.type === "direct") return {
		name: each.name,
		...typeOnly
	};
	return {
		name: each.name,
		from: each.from,
		as: each.importName ?? "*",
		...typeOnly
	};
}
function byMeta(text, { start }) {
	const resolved = relativeToSelf.exec(text.slice(start, start + 300))?.[2];
	if (resolved !== void 0) return {
		specifier: resolved,
		kind: "resolve",
		time: "call"
	};
	const asset = assetBefore.exec(text.slice(Math.max(0, start - 300), start))?.[2];
	return asset === void 0 ? null : {
		specifier: asset,
		kind: "asset",
		time: "call"
	};
}
function addImports(text, imports, reexported, list) {
	let hasDynamic = false;
	for (const [index, each] of imports.entries()) if (each.type === "dynamic") hasDynamic ||= each.specifier !== void 0 && !each.glob;
	else if (each.type === "import-meta") {
		const found = byMeta(text, each);
		if (found) list.add(found, each.start);
	} else {
		const kind = each.type === "reexport-star" || reexported.has(index) ? "export" : "import";
		list.add({
			specifier: each.specifier,
			kind,
			time: "load",
			...each.typeOnly && { typeOnly: true }
		}, each.importStart);
	}
	return hasDynamic;
}
function readEsModule(text) {
	const [imports, exports, , isModule] = parse(text);
	if (!isModule) return {
		imports: [],
		exports: [],
		line: null
	};
	const list = new ImportList(text);
	const first = Math.min(imports[0]?.importStart ?? text.length, exports[0]?.exportStart ?? text.length);
	const line = list.lineAt(first);
	const hasDynamic = addImports(text, imports, new Set(exports.flatMap((each) => each.type === "reexport" ? [each.importIndex] : [])), list);
	const hasRequire = text.includes("createRequire");
	const others = hasDynamic || hasRequire ? readCommonJs(text).imports.filter(({ kind }) => kind === "dynamic" || hasRequire) : [];
	return {
		imports: [...list.list, ...others],
		exports: exports.map(exported),
		line
	};
}
// src/inspect/modules/read-module.ts
const declarationName = /\.d\.(?:[cm]?ts|[^/]+\.ts)$/i;
const scriptName = /\.[cm]?js$/i;
const esSyntax = /\b(?:import|export)\b/;
const webpack = /\b__webpack_require__\b|\bwebpack(?:Jsonp|Chunk)\b/;
const browserify = /\[\s*function\s*\(\s*require\s*,\s*module\s*,\s*exports\s*\)/;
function formOf(path) {
	if (declarationName.test(path)) return "declaration";
	return scriptName.test(path) ? "script" : null;
}
function declaration$2(text) {
	try {
		const { imports, exports, declares } = readDeclaration(text);
		return {
			form: "declaration",
			imports,
			exports,
			...declares.length > 0 && { declares }
		};
	} catch {
		return {
			form: "declaration",
			imports: [],
			exports: [],
			skipped: "syntax"
		};
	}
}
function bundleOf(text, ownRequire) {
	if (webpack.test(text)) return { bundle: "webpack" };
	if (browserify.test(text)) return { bundle: "browserify" };
	return ownRequire ? { bundle: "other" } : {};
}
function commonJs(text) {
	try {
		const { imports, exports, openExports, line, ownRequire } = readCommonJs(text);
		return {
			form: "commonjs",
			imports,
			exports,
			...openExports && { openExports },
			...line !== null && { commonjsLine: line },
			...bundleOf(text, ownRequire)
		};
	} catch {
		return {
			form: "commonjs",
			imports: [],
			exports: [],
			openExports: true,
			skipped: "syntax"
		};
	}
}
function script(text) {
	if (!esSyntax.test(text)) return commonJs(text);
	try {
		const { imports, exports, line } = readEsModule(text);
		if (line === null) return commonJs(text);
		return {
			form: "esm",
			imports,
			exports,
			moduleSyntaxLine: line,
			...bundleOf(text, false)
		};
	} catch {
		return commonJs(text);
	}
}
function readModule(text, form) {
	return form === "declaration" ? declaration$2(text) : script(text);
}
const known = new Map();
const maxKnown = 5e4;
function manifestFacts(text) {
	try {
		const manifest = JSON.parse(text);
		return isObject(manifest) ? {
			form: "json",
			imports: [],
			exports: [],
			manifest
		} : null;
	} catch {
		return null;
	}
}
function read(bytes, form) {
	const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
	return form === "manifest" ? manifestFacts(text) : readModule(text, form);
}
function factsOf(bytes, form, sha256) {
	const key = `${form} ${sha256}`;
	const earlier = known.get(key);
	if (earlier) return { module: earlier };
	const module = read(bytes, form);
	if (module === null) return {};
	if (known.size >= maxKnown) known.clear();
	known.set(key, module);
	return { module };
}
function runsByNode(chunk) {
	if (chunk[0] !== 35 || chunk[1] !== 33) return false;
	return /^#!.*\bnode\b/.test(Buffer.from(chunk.subarray(0, 128)).toString("latin1"));
}
function formByName({ path }) {
	return path.endsWith("/package.json") ? "manifest" : formOf(path);
}
const tooLarge$1 = { module: {
	form: "commonjs",
	imports: [],
	exports: [],
	openExports: true,
	skipped: "size"
} };
const prepareModules = init;
const modules = (file) => {
	if (file.type !== "file" || file.size === 0) return null;
	let form = formByName(file);
	if (form === null && /\.\w+$/.test(file.path)) return null;
	if (file.size > 5e6) return form === "script" ? {
		write: () => void 0,
		end: () => tooLarge$1
	} : null;
	let held = null;
	let isOther = false;
	return {
		write(chunk) {
			if (isOther) return;
			if (held === null) {
				form ??= runsByNode(chunk) ? "script" : null;
				isOther = form === null;
				if (isOther) return;
				held = new HeldBytes(file.size);
			}
			held.push(chunk);
		},
		end: (found) => held && form ? factsOf(held.bytes(), form, found?.sha256 ?? "") : {}
	};
};
// src/inspect/private-key.ts
const preambleSize = 4096;
const headSize$2 = 65536;
const shortestBody$1 = 64;
const preamble = /^(\s*|\s*[#;].*|(Bag|Key) Attributes.*|\s+[\w.-][\w .-]*:.*|(subject|issuer)\s?=.*)$/;
const header = /^[A-Za-z-]+: .*$/;
const labels = {
	"PGP PRIVATE KEY BLOCK": "PGP",
	"RSA PRIVATE KEY": "RSA",
	"DSA PRIVATE KEY": "DSA",
	"EC PRIVATE KEY": "EC",
	"OPENSSH PRIVATE KEY": "OpenSSH",
	"PRIVATE KEY": "PKCS#8",
	"ENCRYPTED PRIVATE KEY": "encrypted PKCS#8"
};
function isKeyBody(lines) {
	const body = lines.filter((line) => line !== "" && !header.test(line));
	return body.every((line) => /^[A-Za-z0-9+/]*={0,2}$|^=[A-Za-z0-9+/]{4}$/.test(line)) && body.join("").length >= shortestBody$1;
}
function armoredKey(lines) {
	for (let at = 0; at < lines.length; at += 1) {
		const label = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(lines[at] ?? "")?.[1];
		if (label === void 0) {
			if (preamble.test(lines[at] ?? "")) continue;
			return;
		}
		const end = lines.indexOf(`-----END ${label}-----`, at);
		if (end < 0) return void 0;
		const kind = Object.hasOwn(labels, label) ? labels[label] : void 0;
		if (kind !== void 0 && isKeyBody(lines.slice(at + 1, end))) return kind;
		at = end;
	}
}
function keyOf$1(text) {
	const lines = text.replace(/^\uFEFF/, "").split("\n").map((line) => line.trimEnd());
	return /^PuTTY-User-Key-File-\d+: /.test(lines[0] ?? "") && lines.some((line) => /^Private-Lines: \d+$/.test(line)) ? "PuTTY" : armoredKey(lines);
}
function mayBegin(head) {
	return head.includes("-----BEGIN ") || head.includes("PuTTY-User-Key-File-");
}
const privateKey = (file) => {
	if (file.type !== "file") return null;
	let head = Buffer.alloc(0);
	let over = false;
	return {
		write(chunk) {
			if (over) return;
			const first = asBuffer(chunk.subarray(0, preambleSize));
			over = head.length === 0 && first.length >= preambleSize && !mayBegin(first);
			if (over) return;
			head = Buffer.concat([head, chunk.subarray(0, headSize$2 - head.length)]);
			const isNone = head.length >= preambleSize && !mayBegin(head.subarray(0, preambleSize));
			if (isNone) head = Buffer.alloc(0);
			over = isNone || head.length >= headSize$2;
		},
		end() {
			const kind = mayBegin(head.subarray(0, preambleSize)) ? keyOf$1(head.toString("utf8")) : void 0;
			return kind === void 0 ? {} : { privateKey: kind };
		}
	};
};
// src/inspect/build-path-pattern.ts
const segment = `[^${String.raw`\s"'\`<>|*?;:,(){}$\\/`}\\x00-\\x1f]`;
const separator = String.raw`(?:\\{1,4}|/)`;
const rest = `${segment}+(?:${separator}${segment}+)*${separator}?`;
const before$1 = String.raw`(?<=^|[\s"'\`(\[{,;=<>|!:]|:///?|\\[nrt])`;
function form(needles, head, parts, named) {
	return {
		needles: needles.map((text) => Buffer.from(text)),
		pattern: new RegExp(`${before$1}${head}(?<rest>${rest})`, "g"),
		parts,
		named
	};
}
const pathForms = [
	form(["/home/", "/Users/"], String.raw`(?<!\b[A-Za-z]:)/(?:home|Users)/(?<user>[\w.-]{1,64})/`, 2, false),
	form(["\\Users\\", ":/Users"], String.raw`[A-Za-z]:${separator}Users${separator}(?<user>[\w.-][\w. -]{0,63})${separator}`, 2, false),
	form(["/root/"], "/root/", 2, true),
	form(["builds/"], "/builds/", 3, true),
	form(["D:\\", "D:/a/"], `D:${separator}a${separator}`, 2, true)
];
const placeholders = new Set([
	"user users username user-name user_name userid youruser your-user your_user yourname your-name your_name your-username your_username you me my",
	"name myname my-name myuser my-user someone somebody someuser some-user example foo bar baz foobar test tester testuser guest",
	"alice bob john jane joe johndoe janedoe jdoe john.doe jane.doe john-doe jane-doe xxx",
	"node app web_user linuxbrew shared public default"
].flatMap((line) => line.split(" ")));
const everyRunner = /^work\/(_|[^/]+\/?$)/;
const extension = /\.[A-Za-z]\w{0,5}$/;
function tellsSomething({ parts, named }, user, tail) {
	if (user !== void 0 && placeholders.has(user.toLowerCase())) return false;
	if (user === "runner" && everyRunner.test(tail)) return false;
	const isNamed = extension.test(tail);
	const depth = tail.split(/[\\/]+/).filter((part) => part !== "").length;
	return named ? isNamed && depth >= parts : isNamed || depth >= parts;
}
function buildPathIn(text, form, from, to) {
	form.pattern.lastIndex = from;
	const match = form.pattern.exec(text);
	if (!match || match.index > to || !tellsSomething(form, match.groups?.user, match.groups?.rest ?? "")) return null;
	return match[0];
}
const maxLength$1 = 200;
const lead$2 = 16;
var BuildPathTally = class {
	#count = 0;
	#examples = new Set();
	add(path) {
		this.#count += 1;
		if (this.#examples.size < 3) this.#examples.add(path.slice(0, maxLength$1));
	}
	addName(name) {
		for (const form of pathForms) {
			const path = buildPathIn(name, form, 0, lead$2);
			if (path === null) continue;
			this.add(path);
			return;
		}
	}
	facts() {
		return this.#count === 0 ? {} : { buildPaths: {
			count: this.#count,
			examples: [...this.#examples]
		} };
	}
};
// src/inspect/documentation.ts
function isDocumentation(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return /\.(md|mdx|markdown|rst|adoc|txt)$/i.test(name) || /^(readme|changelog|changes|history|licen[cs]e|notice|authors|contributing|security)\b/i.test(name);
}
// src/inspect/sliding-window.ts
const windowSize = 262144;
var SlidingWindow = class {
	#look;
	#context;
	#buffer;
	#length = 0;
	#from = 0;
	constructor(context, expected, look) {
		this.#context = context;
		this.#look = look;
		this.#buffer = Buffer.allocUnsafe(Math.max(4 * context, Math.min(expected, windowSize)));
	}
	write(chunk) {
		for (let at = 0; at < chunk.length;) {
			if (this.#length === this.#buffer.length) this.#slide();
			const part = chunk.subarray(at, at + this.#buffer.length - this.#length);
			this.#buffer.set(part, this.#length);
			this.#length += part.length;
			at += part.length;
		}
	}
	end() {
		this.#look(this.#buffer.subarray(0, this.#length), this.#from, this.#length);
	}
	#slide() {
		const to = this.#length - this.#context;
		this.#look(this.#buffer.subarray(0, this.#length), this.#from, to);
		const start = to - this.#context;
		this.#buffer.copyWithin(0, start, this.#length);
		this.#length -= start;
		this.#from = this.#context;
	}
};
// src/inspect/build-path.ts
const reach$2 = 256;
const lead$1 = 6;
const surroundings = 24;
const headSize$1 = 4096;
const maxPlaces$1 = 1e5;
const declaration$1 = /\.d\.([cm]?ts|[^./]+\.ts)$/i;
const reference = /(\b(import|require)\(|\bfrom|\b(path|types)=)\s*["']$/;
const buildPath = (file) => {
	if (isDocumentation(file.path)) return null;
	const isDeclaration = declaration$1.test(file.path);
	const tally = new BuildPathTally();
	const look = (text, form, hit) => {
		const path = buildPathIn(text, form, Math.max(0, hit - lead$1), hit);
		if (path !== null && (!isDeclaration || reference.test(text.slice(0, text.indexOf(path))))) tally.add(Buffer.from(path, "latin1").toString());
	};
	let isText = null;
	let places = 0;
	const window = new SlidingWindow(reach$2, file.size, (bytes, from, to) => {
		isText ??= !bytes.subarray(0, headSize$1).includes(0);
		if (!isText) return;
		for (const form of pathForms) for (const needle of form.needles) for (let at = bytes.indexOf(needle, from); at >= 0 && at < to && places < maxPlaces$1; at = bytes.indexOf(needle, at + needle.length)) {
			places += 1;
			const start = Math.max(0, at - lead$1 - surroundings);
			look(bytes.toString("latin1", start, at + reach$2), form, at - start);
		}
	});
	return {
		write: (chunk) => {
			window.write(chunk);
		},
		end() {
			window.end();
			return tally.facts();
		}
	};
};
// src/inspect/facts.ts
function mergePaths(all) {
	if (all.length === 0) return {};
	const examples = [...new Set(all.flatMap((paths) => paths.examples))].slice(0, 3);
	return { buildPaths: {
		count: all.reduce((sum, paths) => sum + paths.count, 0),
		examples
	} };
}
function mergeHosts(all) {
	if (all.length === 0) return {};
	return { internalHosts: {
		count: all.reduce((sum, hosts) => sum + hosts.count, 0),
		origins: [...new Set(all.flatMap((hosts) => hosts.origins))]
	} };
}
function mergeSecrets(all) {
	if (all.length === 0) return {};
	const byValue = new Map();
	for (const secret of all) {
		const known = byValue.get(secret.key);
		if (!known || known.source === void 0 && secret.source !== void 0) byValue.set(secret.key, secret);
	}
	return { secrets: [...byValue.values()] };
}
const nothing = {};
function isEmpty(facts) {
	return Object.keys(facts).length === 0;
}
function mergeFacts(all) {
	if (all.every(isEmpty)) return nothing;
	const sourceMaps = all.flatMap((facts) => facts.sourceMaps ?? []);
	const notInspected = all.find((facts) => facts.notInspected !== void 0)?.notInspected;
	return {
		...all.reduce((merged, facts) => ({
			...merged,
			...facts
		}), {}),
		...sourceMaps.length > 0 && { sourceMaps },
		...mergeSecrets(all.flatMap((facts) => facts.secrets ?? [])),
		...mergePaths(all.flatMap((facts) => facts.buildPaths ?? [])),
		...mergeHosts(all.flatMap((facts) => facts.internalHosts ?? [])),
		...notInspected !== void 0 && { notInspected }
	};
}
// src/inspect/internal-url.ts
const schemes$1 = String.raw`https?|wss?|s?ftps?|ssh|git|svn|tcp|udp|grpcs?|amqps?|rediss?|valkeys?|postgres(?:ql)?|mysql|mariadb|mssql|sqlserver|oracle|mongodb|mqtts?|nats|kafka|ldaps?|smb|nfs|rtsps?|smtps?|imaps?|memcached?|clickhouse|cassandra|neo4j|bolt|socks[45]?h?`;
const url = new RegExp(String.raw`(?<![A-Za-z0-9])(?<scheme>${schemes$1})(?:\+[a-z]+)?://(?:[^\s"'\`<>\\/?#@]{0,256}@)?` + String.raw`(?<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9_][\w-]{0,62}(?:\.[\w-]{1,63}){1,10}\.?)(?::(?<port>\d{1,5}))?(?![\w.$%{<*-]|:[$%{<\d])(?:/(?<path>\w))?`, "gi");
const everywhere = new RegExp([
	String.raw`^(0|127|169\.254)\.`,
	String.raw`^(10\.0\.0\.1|10\.0\.[23]\.2|172\.17\.0\.1|192\.168\.[01]\.1|192\.168\.4\.1|192\.168\.49\.2|192\.168\.65\.254|192\.168\.99\.100|100\.100\.100\.[12]00)$`,
	String.raw`^\d+\.\d+\.\d+\.(0|255)$`,
	String.raw`(^|\.)localhost(\.localdomain)?$`,
	String.raw`(^|\.)(docker|containers|lima|orb|rancher-desktop|google|railway)\.internal$|\.orb\.local$`,
	String.raw`^(_api|metadata(\.[\w-]+)?|instance-data(\.ec2)?)\.internal$`,
	String.raw`^kubernetes\.default\.svc(\.cluster\.local)?$`,
	String.raw`^(homeassistant|hassio|raspberrypi)\.local$`
].join("|"));
const placeholder = /(^|\.)((my|your|our|some|any|the)[-_]?[\w-]*|x+|[a-z]|examples?|foo|bar|baz|foobar|dummy|fake|mock(ed)?|placeholder|tests?|testing|invalid|unused|sub-?domain|domain|host-?(name)?|name|company|acme-?corp|contoso|fabrikam)(?=\.)/;
const madeUp = /^[\w-]+\.(local|localdomain|internal|private|home)$/;
const address = /^\d+(\.\d+){3}$/;
const network6 = /^\[(fc[0-9a-f]{2}|fd(?!00)[0-9a-f]{2}):/;
function tells(host, { isUsed, isComment }) {
	if (host.startsWith("[")) return !isComment && network6.test(host);
	if (everywhere.test(host)) return false;
	if (address.test(host)) return !isComment && host.split(".").every((part) => Number(part) < 256) && isInternalHost(host);
	if (!isInternalHost(host) || placeholder.test(host)) return false;
	const labels = host.split(".").length;
	return isComment ? labels > 2 : isUsed || labels > 2 || !madeUp.test(host);
}
function isInComment(text, at) {
	const before = text.slice(0, at);
	const line = before.slice(before.lastIndexOf("\n") + 1);
	if (/^\s*(\*|#|<!--)|(^|[\s;{}(),])\/\//.test(line)) return true;
	return before.search(/(^|[\s;{}(),=])\/\*(?![\s\S]*\*\/)/) >= 0;
}
function internalUrlAt(text, at) {
	url.lastIndex = Math.max(0, at - 20);
	for (let match = url.exec(text); match && match.index < at; match = url.exec(text)) {
		const { scheme = "", host = "", port, path } = match.groups ?? {};
		if (match.index + match[0].indexOf("://") !== at) continue;
		const name = host.toLowerCase().replace(/\.$/, "");
		if (!tells(name, {
			isUsed: port !== void 0 || path !== void 0 || !/^(https?|wss?)$/i.test(scheme),
			isComment: isInComment(text, match.index)
		})) return null;
		return `${scheme.toLowerCase()}://${name}${port === void 0 ? "" : `:${port}`}`;
	}
	return null;
}
// src/inspect/internal-host-tally.ts
const marker$1 = Buffer.from("://");
const maxOrigins = 50;
const maxPlaces = 1e5;
var InternalHostTally = class {
	#count = 0;
	#places = 0;
	#origins = new Set();
	look(bytes, from, to) {
		for (let at = bytes.indexOf(marker$1, from); at >= 0 && at < to && this.#places < maxPlaces; at = bytes.indexOf(marker$1, at + marker$1.length)) {
			this.#places += 1;
			const start = Math.max(0, at - 400);
			const origin = internalUrlAt(bytes.toString("latin1", start, at + 400), at - start);
			if (origin === null) continue;
			this.#count += 1;
			if (this.#origins.size < maxOrigins) this.#origins.add(origin);
		}
	}
	facts() {
		return this.#count === 0 ? {} : { internalHosts: {
			count: this.#count,
			origins: [...this.#origins]
		} };
	}
};
function hostsIn(text) {
	const tally = new InternalHostTally();
	tally.look(asBuffer(text), 0, text.length);
	return tally.facts();
}
// src/inspect/internal-host.ts
const headSize = 4096;
const declaration = /\.d\.([cm]?ts|[^./]+\.ts)$/i;
function mayAsk(path) {
	return !isDocumentation(path) && !declaration.test(path);
}
const internalHost = (file) => {
	if (!mayAsk(file.path)) return null;
	const tally = new InternalHostTally();
	let isText = null;
	const window = new SlidingWindow(400, file.size, (bytes, from, to) => {
		isText ??= !bytes.subarray(0, headSize).includes(0);
		if (isText) tally.look(bytes, from, to);
	});
	return {
		write: (chunk) => {
			window.write(chunk);
		},
		end() {
			window.end();
			return tally.facts();
		}
	};
};
// src/inspect/source-maps/map-reference.ts
const maxLength = 2048;
const tailSize = 65536;
const referring = /(^|\/)[^./]+$|\.([cm]?[jt]sx?|css|s[ac]ss|less|html?|xhtml|vue|svelte|astro|jsbundle|bundle|es\d*)$/i;
const page = /\.(html?|xhtml|vue|svelte|astro)$/i;
const comment = /^[@#]\s*sourceMappingURL=(\S*?)\s*$/;
function referenceOf(text) {
	const url = comment.exec(text)?.[1];
	return url === void 0 || url === "" || /["'`\\<>]|\$\{/.test(url) ? null : url;
}
function lastInLine(line, before) {
	let last = before;
	for (let at = 0; at < line.length; at += 1) {
		if (line.startsWith("//", at)) return referenceOf(line.slice(at + 2)) ?? last;
		if (line.startsWith("/*", at)) {
			const end = line.indexOf("*/", at + 2);
			last = referenceOf(line.slice(at + 2, end < 0 ? void 0 : end)) ?? last;
			if (end < 0) return last;
			at = end + 1;
		} else if (line.charCodeAt(at) > 32) last = null;
	}
	return last;
}
function lastOfScript(lines) {
	return lines.reduce((last, line) => lastInLine(line, last), null);
}
function lastOfPage(lines) {
	return lines.map((line) => lastInLine(line, null)).findLast((url) => url !== null) ?? null;
}
function lastIn(tail, isPage) {
	const marker = tail.indexOf("sourceMappingURL=");
	if (marker < 0) return null;
	const start = Math.max(tail.lastIndexOf("\n", marker), tail.lastIndexOf("\r", marker)) + 1;
	const lines = tail.slice(start).split(/[\n\r\u2028\u2029]/);
	return isPage ? lastOfPage(lines) : lastOfScript(lines);
}
const mapReference = (file) => {
	if (!referring.test(file.path) || isDocumentation(file.path)) return null;
	let tail = Buffer.alloc(0);
	return {
		write(chunk) {
			const end = chunk.subarray(-65536);
			tail = Buffer.concat([tail.subarray(Math.max(0, tail.length + end.length - tailSize)), end]);
		},
		end() {
			const url = lastIn(tail.toString(), page.test(file.path));
			return url === null || /^data:/i.test(url) ? {} : { mapReference: url.slice(0, maxLength) };
		}
	};
};
// src/inspect/secrets/data-urls.ts
const marker = Buffer.from("data:");
const longestHead$1 = 512;
const head = /^data:(?:([a-z]+)\/([\w.+-]+))?((?:;[\w.+-]+(?:=[^;,"'\s]{0,200})?)*),/i;
function isText(type, subtype = "") {
	return type === void 0 || !/^(image|audio|video|font)$/i.test(type) || /svg/i.test(subtype);
}
const [inBase64, inPercents] = ["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=%\\", ""].map((text) => {
	const members = new Uint8Array(256);
	for (const byte of Buffer.from(text)) members[byte] = 1;
	return members;
});
inPercents.fill(1, 33);
for (const byte of Buffer.from("\"<>`'\\")) inPercents[byte] = 0;
function percentsOf(text) {
	return text.replace(/%([0-9a-fA-F]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
var DataUrls = class {
	#start;
	#open = null;
	#skip = 0;
	constructor(start) {
		this.#start = start;
	}
	look(bytes, from, to, lineAt) {
		let at = from;
		if (this.#open) at = this.#take(this.#open, bytes, Math.min(to, from + this.#skip), to);
		this.#skip = Math.max(0, this.#skip - (to - from));
		for (at = bytes.indexOf(marker, at); at >= 0 && at < to && !this.#open; at = bytes.indexOf(marker, at)) {
			const [all, type, subtype, parameters = ""] = head.exec(bytes.toString("latin1", at, at + longestHead$1)) ?? [];
			const start = at + (all?.length ?? marker.length);
			if (all === void 0 || !isText(type, subtype)) at = start;
			else {
				this.#open = {
					isBase64: /;base64$/i.test(parameters),
					sink: this.#start(lineAt(at)),
					rest: ""
				};
				this.#skip = Math.max(0, start - to);
				at = this.#take(this.#open, bytes, Math.min(start, to), to);
			}
		}
	}
	end() {
		if (this.#open) this.#close(this.#open);
	}
	#take(open, bytes, start, to) {
		const members = open.isBase64 ? inBase64 : inPercents;
		let end = start;
		while (end < to && members[bytes[end] ?? 0] === 1) end += 1;
		this.#decode(open, bytes.toString("latin1", start, end), end < to);
		if (end < to) this.#close(open);
		return end;
	}
	#decode(open, text, isLast) {
		const all = open.rest + text;
		const cut = isLast ? all.length : /%[0-9a-fA-F]?$/.exec(all)?.index ?? all.length;
		const plain = open.isBase64 ? (all.includes("%") ? percentsOf(all.slice(0, cut)) : all.slice(0, cut)).replace(/\\/g, "") : percentsOf(all.slice(0, cut));
		const whole = open.isBase64 && !isLast ? plain.length - plain.length % 4 : plain.length;
		open.rest = plain.slice(whole) + all.slice(cut);
		if (whole > 0) open.sink.write(Buffer.from(plain.slice(0, whole), open.isBase64 ? "base64" : "latin1"));
	}
	#close(open) {
		this.#open = null;
		this.#decode(open, "", true);
		open.sink.end();
	}
};
// src/inspect/secrets/newlines.ts
const newline$3 = 10;
const newlines = 168430090;
const low = 2139062143;
function countNewlines(bytes, from, to) {
	let count = 0;
	let at = from;
	if (to - from > 256) {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		for (; at + 4 <= to; at += 4) {
			const word = view.getInt32(at, true) ^ newlines;
			let zeros = ~((word & low) + low | word | low);
			for (; zeros !== 0; zeros &= zeros - 1) count += 1;
		}
	}
	for (; at < to; at += 1) if (bytes[at] === newline$3) count += 1;
	return count;
}
// src/inspect/secrets/anchors.ts
const sliceSize = 3;
function isLower(byte) {
	return byte >= 97 && byte <= 122;
}
function rarity(first, second) {
	return Number(!isLower(first)) + Number(!isLower(second));
}
function offsetOf(bytes) {
	let best = 0;
	const rarityAt = (offset) => rarity(bytes[offset + 1] ?? 0, bytes[offset + 2] ?? 0);
	for (let offset = 1; offset + sliceSize <= bytes.length; offset += 1) if (rarityAt(offset) > rarityAt(best)) best = offset;
	return best;
}
function cases(byte, fold) {
	return fold && isLower(byte) ? [byte, byte - 32] : [byte];
}
function isAt(bytes, start, anchor, fold) {
	for (let at = 0; at < anchor.length; at += 1) {
		const byte = bytes[start + at] ?? 0;
		if (byte !== anchor[at] && !(fold && byte >= 65 && byte <= 90 && byte + 32 === anchor[at])) return false;
	}
	return true;
}
var AnchorSearch = class {
	#anchors;
	#shifts = new Uint8Array(65536).fill(2);
	#buckets = new Map();
	#reach;
	constructor(anchors) {
		this.#anchors = anchors;
		let reach = sliceSize;
		anchors.forEach(({ text, fold = false }, id) => {
			const bytes = Buffer.from(text);
			if (bytes.length < sliceSize) throw new Error(`anchor ${text} has fewer than ${sliceSize} bytes`);
			const offset = offsetOf(bytes);
			reach = Math.max(reach, offset + sliceSize);
			this.#add({
				id,
				bytes,
				fold,
				offset
			});
		});
		this.#reach = reach;
	}
	search(bytes, from, to, visit) {
		const shifts = this.#shifts;
		const end = Math.min(bytes.length, to + this.#reach);
		for (let at = from + sliceSize - 1; at < end;) {
			const shift = shifts[(bytes[at - 1] ?? 0) << 8 | (bytes[at] ?? 0)] ?? 0;
			if (shift > 0) at += shift;
			else {
				this.#compare(bytes, at, from, to, visit);
				at += 1;
			}
		}
	}
	#add(slice) {
		const [first = 0, second = 0, third = 0] = slice.bytes.subarray(slice.offset);
		const [a, b, c] = [
			first,
			second,
			third
		].map((byte) => cases(byte, slice.fold));
		for (const middle of b) {
			for (const left of a) this.#shorten(left << 8 | middle, 1);
			for (const right of c) {
				const pair = middle << 8 | right;
				this.#shorten(pair, 0);
				this.#buckets.set(pair, [...this.#buckets.get(pair) ?? [], slice]);
			}
		}
	}
	#shorten(pair, shift) {
		this.#shifts[pair] = Math.min(this.#shifts[pair] ?? shift, shift);
	}
	#compare(bytes, at, from, to, visit) {
		const bucket = this.#buckets.get((bytes[at - 1] ?? 0) << 8 | (bytes[at] ?? 0)) ?? [];
		for (const { id, bytes: anchor, fold, offset } of bucket) {
			const start = at - sliceSize + 1 - offset;
			if (start < from || start >= to || start + anchor.length > bytes.length || !isAt(bytes, start, anchor, fold)) continue;
			if (this.#anchors[id]?.screen?.(bytes, start) ?? true) visit(id, start);
		}
	}
};
// src/inspect/secrets/placeholder.ts
const words = /example|placeholder|sample|dummy|redact|change[-_]?me|replace|insert|your[-_]|[-_]your|<your|not[-_]?a[-_]?real|test[-_]?(key|token)|fake[-_]|[-_]fake|xxxx|0{8}|1{8}|\*{3}|\.{3}/i;
function entropy(text) {
	const counts = new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	return [...counts.values()].reduce((sum, count) => sum - count / text.length * Math.log2(count / text.length), 0);
}
const leastEntropy = 2.7;
function isSequence(text) {
	let steps = 0;
	for (let at = 1; at < text.length; at += 1) if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) === 1) steps += 1;
	return steps * 4 > text.length * 3;
}
const name = /^[a-z]+([_.-][a-z]+)*$|^[A-Z]+(_[A-Z]+)*$|^[a-z]+([A-Z][a-z]{2,})+$/;
function isMadeUp(value) {
	const body = value.replace(/^([A-Za-z]{2,8}[0-9]?[_-])+(?=.{12})|^(AKIA|ASIA|AIza|dapi|SG\.)/, "");
	return words.test(value) || entropy(body) < leastEntropy || isSequence(body) || name.test(body);
}
const sampleHost = /^(127\.|0\.0\.0\.0|your[-_.]|my[-_.]?(host|server|domain|database|site|registry|proxy|app|company)|some[-_.]?(host|server|domain))|^(host(name)?|server|domain|company|site|registry|proxy|acme|foo|bar|test|x+|y+)\.\w+$|(^|\.)(example(\.\w+)?|test|invalid|localhost|local|(domain|company|host(name)?|server|site)\.com)$/i;
const clientHost = /(^|\.)sentry\.io$/i;
const samplePassword = /pass|pwd|p[a4@][s5$]{2}w|s[e3]cr[e3]t|token|user|admin|test|example|foo|bar|qwerty|letmein|hunter2|1234|abcd|xxx|key|auth|cred|login|root|guest|\$|[{}<>%*[\]()]|…|\.\.\./i;
function isSampleUrl(url) {
	const [, user = "", password = "", host = ""] = /:\/\/([^:@/]*):([^@/]*)@([^/?#\s"'`,;)]*)/.exec(url) ?? [];
	if (/[${}<>*]/.test(user + host) || sampleHost.test(host) || clientHost.test(host) || !host.includes(".") || user === password) return true;
	const kinds = [
		/[a-z]/,
		/[A-Z]/,
		/\d/,
		/[^A-Za-z0-9]/
	].filter((kind) => kind.test(password)).length;
	return samplePassword.test(decodeLoosely(password)) || password.length < 6 || kinds < 2 || entropy(password) < 2.2 || isSequence(password);
}
function decodeLoosely(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function isSampleKey(block) {
	return entropy(block.replace(/-----[^-]+-----|\\[nrt]|\s/g, "")) < 4;
}
function isPlaceholder(kind, value) {
	if (kind === "private-key") return isSampleKey(value);
	if (kind === "url-password" || kind === "database-url") return isSampleUrl(value);
	if (kind === "jwt") return words.test(value);
	return isMadeUp(value);
}
const introduction = /\b(e\.\s?g\b|examples?\b|for instance\b|such as\b|looks? like\b|sample\b)/i;
function isCalledExample(before) {
	return introduction.test(before.slice(before.lastIndexOf("\n") + 1));
}
// src/inspect/secrets/rule-context.ts
function ruleRunner(creator) {
	let reports = [];
	const handler = creator.create({
		sharedOptions: {},
		createTranslator: () => (messageId) => ({
			message: "",
			messageId: String(messageId),
			data: void 0
		}),
		report: ({ message: { messageId }, range: [start, end] }) => {
			reports.push({
				messageId,
				start,
				end
			});
		},
		ignore: () => void 0
	}, {});
	return (text) => {
		reports = [];
		if (handler.file?.({
			content: text,
			filePath: void 0,
			ext: "",
			contentType: "text",
			hasBOM: false
		}) instanceof Promise) throw new Error(`rule ${creator.meta.id} doesn't answer at once`);
		return reports;
	};
}
// src/inspect/secrets/secret-rule.ts
function secretRule({ kind, anchors, pattern, before = 16, after = 512, confirm }, also = []) {
	return {
		creator: {
			messages: Object.fromEntries([kind, ...also].map((id) => [id, { en: () => id }])),
			meta: {
				id: `pack-gate/${kind}`,
				type: "scanner",
				recommended: true,
				supportedContentTypes: ["all"]
			},
			create(context) {
				const t = context.createTranslator(this.messages);
				return { file({ content }) {
					for (const match of content.matchAll(pattern)) {
						const value = match.groups?.value ?? match[0];
						const start = match.index + match[0].indexOf(value);
						const found = confirm ? confirm(value, content, start) : kind;
						if (found !== null) context.report({
							message: t(found),
							range: [start, start + value.length]
						});
					}
				} };
			}
		},
		anchors: anchors.map((anchor) => typeof anchor === "string" ? { text: anchor } : anchor),
		before,
		after,
		kinds: Object.fromEntries([kind, ...also].map((id) => [id, id]))
	};
}
// src/inspect/secrets/clouds.ts
const nearby = 300;
const secret$1 = /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g;
const keyId = /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g;
function isRandom(value) {
	return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
}
function around(text, at) {
	return text.slice(Math.max(0, at - nearby), at + nearby);
}
const emulators = /^(Eby8vdM02xNOcqFlqUwJPLlm|C2y6yDjf5\/R\+ob0N8A7Cgv30)/;
const cloudRules = [
	secretRule({
		kind: "aws-key-id",
		anchors: ["AKIA", "ASIA"],
		pattern: keyId,
		confirm: (_, text, at) => (around(text, at).match(secret$1) ?? []).some(isRandom) ? null : "aws-key-id",
		before: 350,
		after: 380
	}),
	secretRule({
		kind: "aws-secret-key",
		anchors: ["AKIA", "ASIA"],
		pattern: secret$1,
		confirm: (value, text, at) => isRandom(value) && around(text, at).search(keyId) >= 0 ? "aws-secret-key" : null,
		before: 350,
		after: 380
	}),
	secretRule({
		kind: "azure-storage-key",
		anchors: ["AccountKey="],
		pattern: /AccountKey=(?<value>[A-Za-z0-9+/]{86}==)/g,
		confirm: (key) => emulators.test(key) ? null : "azure-storage-key"
	}),
	secretRule({
		kind: "azure-access-key",
		anchors: ["SharedAccessKey="],
		pattern: /SharedAccessKey=(?<value>[A-Za-z0-9+/]{43}=)/g
	}),
	secretRule({
		kind: "azure-sas",
		anchors: ["sig="],
		pattern: /(?<=[?&;"'\s])sig=(?<value>[A-Za-z0-9%+/]{43,80}(?:%3[Dd]|=))/g,
		confirm: (_, text, at) => /[?&;"'\s]sv=20\d\d-\d\d-\d\d/.test(text.slice(Math.max(0, at - 600), at + 600)) ? "azure-sas" : null,
		before: 700,
		after: 800
	}),
	secretRule({
		kind: "azure-client-secret",
		anchors: ["7Q~", "8Q~"],
		pattern: /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])/g
	}),
	secretRule({
		kind: "google-api-key",
		anchors: ["AIza"],
		pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g
	}),
	secretRule({
		kind: "google-client-secret",
		anchors: ["GOCSPX-"],
		pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g
	}),
	secretRule({
		kind: "google-access-token",
		anchors: ["ya29."],
		pattern: /(?<![\w.-])ya29\.[\w-]{40,}/g,
		after: 1024
	}),
	secretRule({
		kind: "presigned-url",
		anchors: [{
			text: "x-amz-signature=",
			fold: true
		}],
		pattern: /X-Amz-Signature=(?<value>[0-9a-f]{64})(?![0-9a-f])/gi
	}),
	secretRule({
		kind: "presigned-url",
		anchors: [{
			text: "x-goog-signature=",
			fold: true
		}],
		pattern: /X-Goog-Signature=(?<value>[0-9a-f]{64,1024})/gi,
		after: 1200
	}),
	secretRule({
		kind: "presigned-url",
		anchors: ["GoogleAccessId="],
		pattern: /GoogleAccessId=[^\s"'<>]{1,300}&Signature=(?<value>[A-Za-z0-9%+/=]{80,})/g,
		after: 1200
	})
];
// src/inspect/secrets/jwt.ts
function decoded(part) {
	try {
		const value = JSON.parse(Buffer.from(part, "base64url").toString());
		return typeof value === "object" && value !== null ? value : null;
	} catch {
		return null;
	}
}
function isPublic(payload) {
	return payload.role === "anon" || /^(John|Jane) Doe$/.test(String(payload.name)) || payload.sub === "1234567890" || Object.keys(payload).length === 0;
}
const jwtRule = secretRule({
	kind: "jwt",
	anchors: [".eyJ"],
	pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{4,6000}\.[\w-]{27,2000}(?![\w-])/g,
	confirm(token) {
		const [header = "", payload = ""] = token.split(".").map(decoded);
		return header && payload && typeof header.alg === "string" && header.alg !== "none" && !isPublic(payload) ? "jwt" : null;
	},
	before: 2048,
	after: 8192
});
// src/inspect/secrets/key-block.ts
const shortestBody = 64;
const longestBody = 14e3;
const space$1 = /\\[nrt]|\s/g;
const headers = /^(?:\s|\\[nrt])*(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID):[^\n\\]*(?:\\r|\\n|\s)+)+/;
function blockBody(inner) {
	return inner.replace(headers, "").replace(/(["'`])(?:\s|\\[nrt])*[+,](?:\s|\\[nrt])*(["'`])/g, "").replace(space$1, "").replace(/["'`]/g, "").replace(/=[A-Za-z0-9+/]{4}$/, "");
}
function isKey(label, inner) {
	const body = blockBody(inner);
	if (body.length < shortestBody || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return false;
	if (label.startsWith("PGP") || /Proc-Type|DEK-Info/.test(inner.slice(0, 100))) return true;
	const head = Buffer.from(body.slice(0, 24), "base64");
	return head[0] === 48 || head.toString("latin1").startsWith("openssh-key-v1");
}
const block = new RegExp(`-----BEGIN ?((?:[A-Z0-9]{1,16} )*PRIVATE KEY(?: BLOCK)?)-----([^]{${shortestBody},${longestBody}}?)-----END ?\\1-----`, "g");
const keyBlock = secretRule({
	kind: "private-key",
	anchors: ["PRIVATE KEY"],
	pattern: block,
	before: 80,
	after: 14200,
	confirm(value) {
		const [, label = "", inner = ""] = new RegExp(block.source).exec(value) ?? [];
		return isKey(label, inner) ? "private-key" : null;
	}
});
// src/inspect/secrets/npmrc.ts
function printable(value) {
	const text = Buffer.from(value, "base64");
	return text.toString("base64").replace(/=+$/, "") === value.replace(/=+$/, "") && /^[\x20-\x7e]{4,}$/.test(text.toString("latin1")) ? text.toString("latin1") : null;
}
const before = String.raw`(?:^|\/:|[\s"'\`])`;
const between = String.raw`["']?\s*[=:]\s*["'\`]?`;
const npmrcRules = [
	secretRule({
		kind: "npm-token",
		anchors: ["_authToken"],
		pattern: new RegExp(`${before}_authToken${between}(?<value>[\\w.~+/=-]{16,512})`, "gm"),
		confirm: (value) => /\d/.test(value) && !/^[a-z]+([._][A-Za-z]+)+$/i.test(value) ? "npm-token" : null,
		after: 640
	}),
	secretRule({
		kind: "npm-password",
		anchors: ["_auth"],
		pattern: new RegExp(`${before}_auth${between}(?<value>[A-Za-z0-9+/]{8,512}={0,2})`, "gm"),
		confirm: (value) => /^[^:]+:.{3,}$/.test(printable(value) ?? "") ? "npm-password" : null,
		after: 640
	}),
	secretRule({
		kind: "npm-password",
		anchors: ["_password"],
		pattern: new RegExp(`${before}_password${between}(?<value>[A-Za-z0-9+/]{8,512}={0,2})`, "gm"),
		confirm: (value) => printable(value) === null ? null : "npm-password",
		after: 640
	})
];
// src/inspect/secrets/token-anchor.ts
const members = new Uint8Array(256);
for (const byte of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/=")) members[byte] = 1;
const fewest = 16;
function tokenAnchor(text) {
	return {
		text,
		screen(bytes, at) {
			const start = at + text.length;
			for (let place = start; place < start + fewest; place += 1) if (members[bytes[place] ?? 0] !== 1) return false;
			return true;
		}
	};
}
// src/inspect/secrets/url-password.ts
const [at, slash, colon, backslash$2] = [
	64,
	47,
	58,
	92
];
const longestUser = 1e3;
function mayHaveUser(bytes, start, length) {
	const end = Math.min(bytes.length, start + length + longestUser);
	let hasColon = false;
	for (let place = start + length; place < end; place += 1) {
		const byte = bytes[place] ?? 0;
		if (byte === at && hasColon) return true;
		if (byte === colon) hasColon = true;
		else if (byte === slash || byte <= 32 && (byte === 32 || byte >= 9 && byte <= 13)) return false;
		else if (byte === backslash$2 && bytes[place + 1] === slash) return false;
	}
	return false;
}
const urlAnchors = ["://", ":\\/\\/"].map((text) => ({
	text,
	screen: (bytes, start) => mayHaveUser(bytes, start, text.length)
}));
const databases = /^(rediss?|amqps?|mssql|sqlserver|mariadb|clickhouse|neo4j(\+s)?|cockroachdb|couchbases?)$/i;
const urlPassword = secretRule({
	kind: "url-password",
	anchors: urlAnchors,
	pattern: new RegExp(`(?<![A-Za-z0-9+.-])(?:https?|ftps?|sftp|ssh|git|svn|wss?|rediss?|amqps?|mqtts?|ldaps?|smtps?|imaps?|mssql|sqlserver|mariadb|clickhouse|neo4j(?:\\+s)?|cockroachdb|couchbases?|nats)://[^\\s:/@"'\`<>\\\\]{0,100}:[^\\s/@"'\`<>\\\\]{4,200}@[\\w.-]{1,200}`, "gi"),
	confirm: (value) => databases.test(value.slice(0, value.indexOf(":"))) ? "database-url" : "url-password",
	before: 24,
	after: 1100
}, ["database-url"]);
// src/inspect/secrets/preset.ts
function token(kind, messageIds, marks, after = 512) {
	return {
		anchors: marks.map(tokenAnchor),
		before: 16,
		after,
		kinds: Object.fromEntries(messageIds.map((id) => [id, kind]))
	};
}
const presetUses = {
	aws: {
		anchors: [{
			text: "secretaccess",
			fold: true
		}, {
			text: "secret_access",
			fold: true
		}],
		before: 64,
		after: 512,
		kinds: { AWSSecretAccessKey: "aws-secret-key" }
	},
	gcp: "reads the file anew, by its name; a service account holds a private key, which is found by itself",
	privatekey: {
		anchors: ["PRIVATE KEY"],
		before: 64,
		after: 10240,
		kinds: { PrivateKey: "private-key" }
	},
	npm: {
		anchors: ["npm_", ":x-oauth-basic@"],
		before: 300,
		after: 128,
		kinds: {
			PackageJSON_xOauthToken: "github-token",
			Npmrc_authToken: "npm-token",
			NPM_ACCESS_TOKEN: "npm-token"
		}
	},
	basicauth: {
		anchors: urlAnchors,
		before: 16,
		after: 1100,
		kinds: { BasicAuth: "url-password" }
	},
	"database-connection-string": {
		anchors: urlAnchors,
		before: 32,
		after: 1100,
		kinds: {
			MongoDBConnection: "database-url",
			MySQLConnection: "database-url",
			PostgreSQLConnection: "database-url"
		}
	},
	slack: {
		anchors: [
			"xoxb-",
			"xoxp-",
			"xapp-",
			"xoxa-",
			"xoxo-",
			"xoxr-",
			{
				text: "hooks.slack.com/services/",
				fold: true
			}
		],
		before: 16,
		after: 512,
		kinds: {
			SLACK_TOKEN: "slack-token",
			IncomingWebhook: "slack-webhook"
		}
	},
	sendgrid: token("sendgrid-key", ["SENDGRID_KEY"], ["SG."]),
	shopify: token("shopify-key", ["SHOPIFY_KEY"], [
		"shppa_",
		"shpca_",
		"shpat_",
		"shpss_"
	]),
	stripe: {
		anchors: [
			"sk_live_",
			"sk_test_",
			"rk_live_",
			"rk_test_"
		],
		before: 16,
		after: 256,
		kinds: {
			STRIPE_SECRET_KEY_LIVE: "stripe-key",
			STRIPE_RESTRICTED_KEY_LIVE: "stripe-key",
			STRIPE_SECRET_KEY_TEST: "stripe-test-key",
			STRIPE_RESTRICTED_KEY_TEST: "stripe-test-key"
		}
	},
	github: token("github-token", ["GITHUB_TOKEN"], [
		"ghp_",
		"gho_",
		"ghu_",
		"ghs_",
		"ghr_",
		"github_pat_"
	], 12288),
	gitlab: token("gitlab-token", ["GITLAB_PERSONAL_ACCESS_TOKEN"], ["glpat-"]),
	grafana: token("grafana-token", ["GRAFANA_CLOUD_API_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN"], ["glc_", "glsa_"], 2048),
	openai: {
		anchors: ["T3BlbkFJ"],
		before: 128,
		after: 128,
		kinds: { OPENAI_TOKEN: "openai-key" }
	},
	anthropic: token("anthropic-key", ["ANTHROPIC_API_KEY"], ["sk-ant-api0"]),
	groq: token("groq-key", ["GROQ_API_KEY"], ["gsk_"]),
	huggingface: token("huggingface-token", ["HUGGINGFACE_USER_ACCESS_TOKEN"], ["hf_"]),
	linear: token("linear-key", ["LINEAR_API_TOKEN"], ["lin_api_"]),
	notion: token("notion-token", ["NOTION_INTEGRATION_TOKEN"], ["ntn_"]),
	"1password": token("1password-token", ["OPS_TOKEN"], ["ops_ey"], 1536),
	"hashicorp-vault": token("vault-token", [
		"HASHICORP_VAULT_SERVICE_TOKEN",
		"HASHICORP_VAULT_BATCH_TOKEN",
		"HASHICORP_VAULT_RECOVERY_TOKEN"
	], [
		"hvs.",
		"hvb.",
		"hvr."
	]),
	vercel: token("vercel-token", [
		"VERCEL_PERSONAL_ACCESS_TOKEN",
		"VERCEL_INTEGRATION_TOKEN",
		"VERCEL_APP_ACCESS_TOKEN",
		"VERCEL_APP_REFRESH_TOKEN",
		"VERCEL_AI_GATEWAY_API_KEY"
	], [
		"vcp_",
		"vci_",
		"vca_",
		"vcr_",
		"vck_"
	]),
	databricks: token("databricks-token", ["DATABRICKS_PERSONAL_ACCESS_TOKEN"], ["dapi"]),
	docker: token("docker-token", ["DOCKER_PERSONAL_ACCESS_TOKEN"], ["dckr_pat_"]),
	figma: token("figma-token", ["FIGMA_PERSONAL_ACCESS_TOKEN"], ["figd_"]),
	cloudflare: token("cloudflare-token", [
		"CLOUDFLARE_GLOBAL_API_KEY",
		"CLOUDFLARE_USER_API_TOKEN",
		"CLOUDFLARE_ACCOUNT_API_TOKEN"
	], [
		"cfk_",
		"cfut_",
		"cfat_"
	]),
	tailscale: token("tailscale-key", [
		"TAILSCALE_API_KEY",
		"TAILSCALE_AUTH_KEY",
		"TAILSCALE_CLIENT_KEY",
		"TAILSCALE_SCIM_KEY",
		"TAILSCALE_WEBHOOK_KEY",
		"TAILSCALE_KEY"
	], ["tskey-"]),
	"filter-comments": "lets a file silence the gate with `secretlint-disable`"
};
function presetName({ meta }) {
	return meta.id.replace("@secretlint/secretlint-rule-", "");
}
const presetRules = rules.flatMap((creator) => {
	const use = presetUses[presetName(creator)];
	if (use === void 0 || typeof use === "string") return [];
	return [{
		...use,
		creator,
		anchors: use.anchors.map((anchor) => typeof anchor === "string" ? { text: anchor } : anchor)
	}];
});
// src/inspect/secrets/tokens.ts
const marked = [
	[
		"anthropic-key",
		"sk-ant-",
		"(?:admin|oat|sid)\\d\\d-[\\w-]{80,140}"
	],
	[
		"openai-key",
		"sk-proj-",
		"(?=[\\w-]*\\d)[\\w-]{80,200}"
	],
	[
		"huggingface-token",
		"hf_",
		"(?=[a-zA-Z]*\\d)[a-zA-Z0-9]{34,40}"
	],
	[
		"huggingface-token",
		"api_org_",
		"[a-zA-Z]{34}"
	],
	[
		"xai-key",
		"xai-",
		"[A-Za-z0-9]{70,90}"
	],
	[
		"perplexity-key",
		"pplx-",
		"[A-Za-z0-9]{40,56}"
	],
	[
		"replicate-token",
		"r8_",
		"[A-Za-z0-9]{37}"
	],
	[
		"openrouter-key",
		"sk-or-v1-",
		"[0-9a-f]{64}"
	],
	[
		"ai-key",
		"csk-",
		"[a-z0-9]{48}"
	],
	[
		"ai-key",
		"nvapi-",
		"[\\w-]{60,70}"
	],
	[
		"ai-key",
		"lsv2_",
		"(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}"
	],
	[
		"ai-key",
		"tvly-",
		"(?=[\\w-]*\\d)(?:dev-|prod-)?[A-Za-z0-9]{32}"
	],
	[
		"ai-key",
		"pcsk_",
		"[A-Za-z0-9]{5,8}_[A-Za-z0-9]{50,70}"
	],
	[
		"ai-key",
		"tgp_v1_",
		"[\\w-]{43}"
	],
	[
		"ai-key",
		"sk-",
		"(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}"
	],
	[
		"gitlab-token",
		"glrt-",
		"[\\w-]{20,128}"
	],
	[
		"gitlab-token",
		"gldt-",
		"[\\w-]{20,128}"
	],
	[
		"gitlab-token",
		"glcbt-",
		"[\\w-]{20,128}"
	],
	[
		"gitlab-token",
		"glptt-",
		"[0-9a-f]{40}"
	],
	[
		"pypi-token",
		"pypi-AgE",
		"[\\w-]{50,1000}"
	],
	[
		"rubygems-key",
		"rubygems_",
		"[0-9a-f]{48}"
	],
	[
		"digitalocean-token",
		"dop_v1_",
		"[0-9a-f]{64}"
	],
	[
		"digitalocean-token",
		"doo_v1_",
		"[0-9a-f]{64}"
	],
	[
		"digitalocean-token",
		"dor_v1_",
		"[0-9a-f]{64}"
	],
	[
		"heroku-key",
		"HRKU-",
		"[\\w-]{36,70}"
	],
	[
		"netlify-token",
		"nfp_",
		"[A-Za-z0-9]{36}"
	],
	[
		"supabase-token",
		"sbp_",
		"[0-9a-f]{40}"
	],
	[
		"supabase-token",
		"sb_secret_",
		"[\\w-]{22,60}"
	],
	[
		"planetscale-token",
		"pscale_",
		"(?:tkn|oauth|pw)_[\\w.-]{32,64}"
	],
	[
		"doppler-token",
		"dp.",
		"(?:pt|st|sa|ct|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}"
	],
	[
		"age-key",
		"AGE-SECRET-KEY-1",
		"[0-9A-Z]{58}"
	],
	[
		"telegram-token",
		":AA",
		"[\\w-]{33}"
	],
	[
		"stripe-webhook-secret",
		"whsec_",
		"[A-Za-z0-9]{32}"
	],
	[
		"square-token",
		"sq0csp-",
		"[\\w-]{43}"
	],
	[
		"mailgun-key",
		"key-",
		"(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}"
	],
	[
		"atlassian-token",
		"ATATT3",
		"[\\w=-]{180,200}"
	],
	[
		"postman-key",
		"PMAK-",
		"[0-9a-f]{24}-[0-9a-f]{34}"
	],
	[
		"mapbox-token",
		"sk.eyJ",
		"[\\w-]{40,200}\\.[\\w-]{20,40}"
	],
	[
		"sentry-token",
		"sntrys_",
		"eyJ[\\w+/=]{40,400}_[\\w+/=-]{40,50}"
	],
	[
		"sentry-token",
		"sntryu_",
		"[0-9a-f]{64}"
	],
	[
		"new-relic-key",
		"NRAK-",
		"[A-Z0-9]{27}"
	]
];
function escape(text) {
	return text.replace(/[.\-]/g, "\\$&");
}
const lead = { "telegram-token": "\\d{8,10}" };
const tokenRules = [...marked.map(([kind, mark, rest]) => secretRule({
	kind,
	anchors: [tokenAnchor(mark)],
	pattern: new RegExp(`(?<![\\w.-])${lead[kind] ?? ""}${escape(mark)}${rest}(?![\\w-])`, "g"),
	before: 16,
	after: 1280
})), secretRule({
	kind: "discord-webhook",
	anchors: ["/api/webhooks/"],
	pattern: /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,80}/g,
	before: 64
})];
// src/inspect/secrets/rules.ts
const secretRules = [
	...presetRules,
	keyBlock,
	...npmrcRules,
	...cloudRules,
	...tokenRules,
	urlPassword,
	jwtRule
];
// src/inspect/secrets/unescape.ts
const escapes$1 = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g;
const controls = {
	n: "\n",
	r: "\r",
	t: "	",
	b: "\b",
	f: "\f",
	v: "\v",
	0: "\0"
};
function unescape(escaped) {
	const places = [];
	const ends = [];
	let text = "";
	let from = 0;
	for (const match of escaped.matchAll(escapes$1)) {
		const [all, unicode, hex, letter = ""] = match;
		const digits = unicode ?? hex;
		const code = digits === void 0 ? null : Number.parseInt(digits, 16);
		text += escaped.slice(from, match.index) + (code === null ? controls[letter] ?? letter : String.fromCharCode(code > 127 ? 128 : code));
		from = match.index + all.length;
		places.push(text.length);
		ends.push(from);
	}
	text += escaped.slice(from);
	return {
		text,
		at(place) {
			const next = places.findIndex((each) => each > place);
			const last = (next < 0 ? places.length : next) - 1;
			return last < 0 ? place : (ends[last] ?? 0) + place - (places[last] ?? 0);
		}
	};
}
// src/inspect/secrets/search.ts
const reach = 16384;
function textOf(bytes, start, end) {
	return bytes.toString("latin1", start, end).replace(/[\x80-\xff]/g, "");
}
const introductionSize = 80;
const longestMark = 6;
function markOf$1(value, { anchors }) {
	return (anchors.find(({ text }) => value.startsWith(text))?.text ?? "").slice(0, longestMark);
}
const deepest$1 = 2;
function views(raw) {
	const found = [{
		text: raw,
		at: (place) => place
	}];
	for (let last = found[0]; last?.text.includes("\\") && found.length <= deepest$1; last = found.at(-1)) {
		const { at } = last;
		const next = unescape(last.text);
		found.push({
			text: next.text,
			at: (place) => at(next.at(place))
		});
	}
	return found;
}
var SecretSearch = class {
	#rules;
	#anchors;
	#rulesOf;
	#starts;
	#ends;
	#lead;
	constructor(rules = secretRules) {
		this.#rules = rules.map((rule) => ({
			...rule,
			run: ruleRunner(rule.creator)
		}));
		const byText = new Map();
		rules.forEach((rule, index) => {
			for (const anchor of rule.anchors) {
				const id = `${anchor.text}\0${String(anchor.fold)}`;
				const known = byText.get(id);
				if (known) known.rules.push(index);
				else byText.set(id, {
					anchor,
					rules: [index]
				});
			}
		});
		this.#anchors = new AnchorSearch([...byText.values()].map(({ anchor }) => anchor));
		this.#rulesOf = [...byText.values()].map((each) => each.rules);
		this.#starts = new Int32Array(rules.length);
		this.#ends = new Int32Array(rules.length);
		this.#lead = Math.max(...rules.map(({ before }) => before));
	}
	*find(bytes, from, to) {
		const spans = [];
		this.#ends.fill(-1);
		this.#anchors.search(bytes, from, Math.min(bytes.length, to + this.#lead), (anchor, at) => {
			for (const index of this.#rulesOf[anchor] ?? []) this.#widen(index, at, bytes.length, spans);
		});
		for (let index = 0; index < this.#rules.length; index += 1) if (this.#end(index) >= 0) spans.push([
			index,
			this.#starts[index] ?? 0,
			this.#end(index)
		]);
		for (const [index, start, end] of spans) yield* this.#look(index, bytes, start, end, from, to);
	}
	#end(index) {
		return this.#ends[index] ?? -1;
	}
	#widen(index, at, length, spans) {
		const { before = 0, after = 0 } = this.#rules[index] ?? {};
		const start = Math.max(0, at - before - introductionSize);
		const end = Math.min(length, at + after);
		const known = this.#end(index);
		if (known < start) {
			if (known >= 0) spans.push([
				index,
				this.#starts[index] ?? 0,
				known
			]);
			this.#starts[index] = start;
		} else this.#starts[index] = Math.min(this.#starts[index] ?? 0, start);
		this.#ends[index] = Math.max(known, end);
	}
	*#look(index, bytes, start, end, from, to) {
		const rule = this.#rules[index];
		if (!rule) return;
		const raw = textOf(bytes, start, end);
		const seen = new Set();
		for (const { text, at: placeOf } of views(raw)) for (const report of rule.run(text)) {
			const at = start + placeOf(report.start);
			const kind = rule.kinds[report.messageId];
			if (kind === void 0) throw new Error(`rule ${rule.creator.meta.id} has an unknown message ${report.messageId}`);
			if (at < from || at >= to || seen.has(at)) continue;
			seen.add(at);
			const value = text.slice(report.start, report.end);
			if (!isPlaceholder(kind, value)) yield {
				kind,
				value,
				at,
				mark: markOf$1(value, rule),
				isExample: isCalledExample(text.slice(Math.max(0, report.start - introductionSize), report.start))
			};
		}
	}
};
// src/inspect/secrets/stream.ts
let shared = null;
function secretSearch() {
	return shared ??= new SecretSearch();
}
const blockSize = 262144;
function distinct(found) {
	const first = found.filter((each, index) => found.findIndex((other) => other.kind === each.kind && other.at === each.at) === index);
	const holdsAnother = ({ kind, at, value }) => first.some((other) => other.kind !== kind && other.at > at && other.at < at + value.length);
	return first.filter((each) => !/^(url-password|database-url)$/.test(each.kind) || !holdsAnother(each));
}
function secretsIn(bytes, from, to) {
	const found = [...secretSearch().find(bytes, from, to)];
	return found.length > 1 ? distinct(found) : found;
}
function* allSecretsIn(bytes) {
	for (let from = 0; from < bytes.length; from += blockSize) yield* secretsIn(bytes, from, Math.min(bytes.length, from + blockSize));
}
const deepest = 2;
var SecretStream = class SecretStream {
	#expected;
	#add;
	#urls;
	#window = null;
	#line = 1;
	constructor(expected, add, depth = 0) {
		this.#expected = expected;
		this.#add = add;
		this.#urls = depth < deepest ? new DataUrls((line) => new SecretStream(0, (found) => {
			add(found, { line });
		}, depth + 1)) : null;
	}
	write(chunk) {
		if (!this.#window && chunk.length > 0 && chunk.length === this.#expected) this.#whole(asBuffer(chunk));
		else (this.#window ??= new SlidingWindow(reach, this.#expected, (bytes, from, to) => {
			this.#look(bytes, from, to);
		})).write(chunk);
	}
	end() {
		this.#window?.end();
		this.#urls?.end();
	}
	#whole(bytes) {
		for (let from = 0; from < bytes.length; from += blockSize) this.#look(bytes, from, Math.min(bytes.length, from + blockSize));
	}
	#look(bytes, from, to) {
		const lineAt = (at) => this.#line + countNewlines(bytes, from, at);
		for (const found of secretsIn(bytes, from, to)) this.#add(found, { line: lineAt(found.at) });
		this.#urls?.look(bytes, from, to, lineAt);
		this.#line += countNewlines(bytes, from, to);
	}
};
// src/inspect/secrets/tally.ts
const salt = randomBytes(32).toString("hex");
const most = 1e4;
function keyOf(kind, value) {
	const plain = kind === "private-key" ? value.replace(/\\[nrt]|[^A-Za-z0-9+/=]/g, "") : value;
	return hash("sha256", `${salt}${kind}\0${plain}`).slice(0, 32);
}
var SecretTally = class {
	#secrets = new Map();
	#isFull = false;
	add({ kind, value, mark, isExample }, place) {
		const key = keyOf(kind, value);
		if (this.#secrets.has(key)) return;
		this.#isFull ||= this.#secrets.size >= most;
		if (!this.#isFull) this.#secrets.set(key, {
			kind,
			key,
			mark,
			...isExample && { isExample },
			...place
		});
	}
	facts() {
		if (this.#secrets.size === 0) return {};
		return {
			secrets: [...this.#secrets.values()],
			...this.#isFull && { notInspected: `more than ${most} values in it look like credentials` }
		};
	}
};
// src/inspect/secret.ts
function failed(error) {
	return { notInspected: `looking for credentials in it failed (${error instanceof Error ? error.message : String(error)})` };
}
const secret = (file) => {
	const tally = new SecretTally();
	const stream = new SecretStream(file.size, (found, place) => {
		tally.add(found, place);
	});
	let fault = null;
	const guarded = (work) => {
		if (fault) return;
		try {
			work();
		} catch (error) {
			fault = failed(error);
		}
	};
	return {
		write: (chunk) => {
			guarded(() => {
				stream.write(chunk);
			});
		},
		end() {
			guarded(() => {
				stream.end();
			});
			return {
				...tally.facts(),
				...fault
			};
		}
	};
};
function placeAt(places, at) {
	let [low, high] = [0, places.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((places[middle]?.end ?? 0) <= at) low = middle + 1;
		else high = middle;
	}
	const place = places[low];
	return place && place.start <= at ? place : null;
}
function lineIn(bytes, { start }, at) {
	return (bytes.toString("latin1", start, at).match(/\\(?:\\|n)/g) ?? []).filter((escape) => escape === "\\n").length + 1;
}
function placeIn(bytes, places, at) {
	const place = placeAt(places, at);
	return place ? {
		source: place.name,
		line: lineIn(bytes, place, at)
	} : {};
}
function secretsInMap(bytes, places) {
	const tally = new SecretTally();
	const inOrder = [...places].sort((a, b) => a.start - b.start);
	try {
		for (const found of allSecretsIn(bytes)) tally.add(found, placeIn(bytes, inOrder, found.at));
	} catch (error) {
		return failed(error);
	}
	return tally.facts();
}
// src/inspect/source-maps/json-opening.ts
const space = new Set([
	9,
	10,
	13,
	32
]);
const newline$2 = 10;
const prefix = Buffer.from(")]}");
const longestPrefix = 1e3;
function jsonStart(bytes) {
	let at = 0;
	if (prefix.every((byte, index) => index >= bytes.length || bytes[index] === byte)) {
		const end = bytes.subarray(0, longestPrefix).indexOf(newline$2);
		if (end < 0) return bytes.length < 1e3 ? null : -1;
		at = end + 1;
	}
	for (; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte === 123 || byte === 91) return at;
		if (!space.has(byte)) return -1;
	}
	return null;
}
// src/inspect/source-maps/embedded-text.ts
function embeddedText({ text, newlines }) {
	return {
		bytes: text.length,
		lines: newlines + (text.at(-1) === 10 ? 0 : 1),
		sha256: hash("sha256", text)
	};
}
// src/inspect/source-maps/json-string.ts
var MalformedJson = class extends Error {};
const quote$2 = 34;
const backslash$1 = 92;
const newline$1 = 10;
const letterU = 117;
const escapes = new Uint8Array(256);
for (const [letter, meaning] of [
	"\"\"",
	"\\\\",
	"//",
	"b\b",
	"f\f",
	"n\n",
	"r\r",
	"t	"
].map((pair) => Buffer.from(pair))) if (letter !== void 0 && meaning !== void 0) escapes[letter] = meaning;
function codeUnit(bytes, at) {
	const digits = bytes.toString("latin1", at, at + 4);
	if (!/^[0-9a-f]{4}$/i.test(digits)) throw new MalformedJson(`\\u${digits} in a string`);
	return Number.parseInt(digits, 16);
}
function unicode(bytes, at) {
	const high = codeUnit(bytes, at);
	if (!(high >= 55296 && high < 56320 && bytes[at + 4] === backslash$1 && bytes[at + 5] === letterU)) return {
		text: String.fromCharCode(high),
		end: at + 4
	};
	const low = codeUnit(bytes, at + 6);
	if (low < 56320 || low > 57343) return {
		text: String.fromCharCode(high),
		end: at + 4
	};
	return {
		text: String.fromCharCode(high, low),
		end: at + 10
	};
}
const ones = 16843009;
const highBits = 2155905152;
const quotes = 572662306;
const backslashes = 1549556828;
function stops(word) {
	const quoted = word ^ quotes;
	const escaped = word ^ backslashes;
	return (quoted - ones & ~quoted | escaped - ones & ~escaped) & highBits;
}
var RunCopier = class {
	#from;
	#to;
	constructor(from, to) {
		this.#from = new DataView(from.buffer, from.byteOffset, from.byteLength);
		this.#to = new DataView(to.buffer, to.byteOffset, to.byteLength);
	}
	copy(from, to) {
		const end = Math.min(this.#from.byteLength - from, this.#to.byteLength - to) - 4;
		let done = 0;
		for (; done <= end; done += 4) {
			const word = this.#from.getInt32(from + done, true);
			this.#to.setInt32(to + done, word, true);
			const found = stops(word);
			if (found !== 0) return done + (31 - Math.clz32(found & -found) >> 3);
		}
		return done;
	}
};
var JsonTextDecoder = class {
	#bytes;
	#out;
	#runs;
	constructor(bytes, out) {
		this.#bytes = bytes;
		this.#out = out;
		this.#runs = new RunCopier(bytes, out);
	}
	decode(start) {
		const [bytes, out] = [this.#bytes, this.#out];
		let at = start;
		let length = 0;
		let newlines = 0;
		for (;;) {
			const run = this.#runs.copy(at, length);
			at += run;
			length += run;
			let byte = bytes[at++];
			for (; byte !== void 0 && byte !== backslash$1 && byte !== quote$2; byte = bytes[at++]) out[length++] = byte;
			if (byte === quote$2) return {
				text: out.subarray(0, length),
				newlines,
				end: at - 1
			};
			const letter = bytes[at++];
			if (letter === void 0) throw new MalformedJson("a string without an end");
			if (letter === letterU) {
				const { text, end } = unicode(bytes, at);
				if (text === "\n") newlines += 1;
				length += out.write(text, length);
				at = end;
				continue;
			}
			const meaning = escapes[letter] ?? 0;
			if (meaning === 0) throw new MalformedJson("an unknown escape in a string");
			if (meaning === newline$1) newlines += 1;
			out[length++] = meaning;
		}
	}
};
const near = 48;
function stringEnd(bytes, start) {
	for (let at = start; at < start + near; at += 1) {
		if (bytes[at] === quote$2) return at;
		if (bytes[at] === backslash$1) at += 1;
	}
	let end = start;
	do {
		end = bytes.indexOf(quote$2, end);
		if (end < 0) throw new MalformedJson("a string without an end");
		let before = end - 1;
		while (before >= start && bytes[before] === backslash$1) before -= 1;
		if ((end - before) % 2 === 1) return end;
		end += 1;
	} while (end < bytes.length);
	throw new MalformedJson("a string without an end");
}
// src/inspect/source-maps/json-cursor.ts
const quote$1 = 34;
const comma = 44;
const ends = new Uint8Array(256);
for (const byte of Buffer.from(" 	\r\n,:]}[{\"")) ends[byte] = 1;
const longestKey = 64;
const keptScratch = 4194304;
const kept = Buffer.allocUnsafeSlow(keptScratch);
var JsonCursor = class {
	#bytes;
	#at;
	stringStart = 0;
	#decoder = null;
	constructor(bytes, at) {
		this.#bytes = bytes;
		this.#at = at;
	}
	peek() {
		for (;;) {
			const byte = this.#bytes[this.#at];
			if (byte === void 0) return -1;
			if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte;
			this.#at += 1;
		}
	}
	atString() {
		return this.peek() === quote$1;
	}
	expect(byte) {
		if (this.peek() !== byte) throw new MalformedJson(`no ${String.fromCharCode(byte)} at byte ${this.#at}`);
		this.#at += 1;
	}
	enter(open, close) {
		this.expect(open);
		if (this.peek() !== close) return true;
		this.#at += 1;
		return false;
	}
	next(close) {
		if (this.peek() === comma) {
			this.#at += 1;
			return true;
		}
		this.expect(close);
		return false;
	}
	key() {
		this.expect(quote$1);
		const start = this.#at;
		const end = stringEnd(this.#bytes, start);
		this.#at = end + 1;
		this.expect(58);
		if (end - start > longestKey) return "";
		const raw = this.#bytes.toString("latin1", start, end);
		return raw.includes("\\") ? new JsonTextDecoder(this.#bytes, Buffer.alloc(longestKey)).decode(start).text.toString() : raw;
	}
	text() {
		this.expect(quote$1);
		this.#decoder ??= new JsonTextDecoder(this.#bytes, this.#bytes.length <= keptScratch ? kept : Buffer.allocUnsafe(this.#bytes.length));
		this.stringStart = this.#at;
		const found = this.#decoder.decode(this.#at);
		this.#at = found.end + 1;
		return found;
	}
	skipString() {
		this.expect(quote$1);
		this.#at = stringEnd(this.#bytes, this.#at) + 1;
	}
	skipScalar() {
		const first = this.peek();
		const start = this.#at;
		while (ends[this.#bytes[this.#at] ?? 32] !== 1) this.#at += 1;
		if (this.#at === start) throw new MalformedJson(`no value at byte ${start}`);
		return first === 45 || first >= 48 && first <= 57;
	}
};
// src/inspect/source-maps/map-parts.ts
var MapParts = class {
	names = null;
	texts = [];
	root = "";
	file = "";
	hasVersion = false;
	hasMappings = false;
	isMap() {
		return this.texts.length > 0 || this.hasVersion && this.hasMappings && this.names !== null;
	}
	*embedded() {
		for (const { index, text, place } of this.texts) yield {
			name: this.names?.[index] ?? "(unnamed)",
			...text,
			place
		};
	}
	*hosts() {
		for (const { index, hosts } of this.texts) {
			const name = this.names?.[index] ?? "";
			if (hosts.internalHosts && !isForeign({ name }) && mayAsk(name)) yield hosts;
		}
	}
	*paths() {
		yield this.file;
		const root = this.root === "" || this.root.endsWith("/") ? this.root : `${this.root}/`;
		if (this.names?.length === 0) yield root;
		for (const name of this.names ?? []) yield `${root}${name ?? ""}`;
	}
};
// src/inspect/source-maps/map-reader.ts
const [brace, bracket, closingBrace, closingBracket] = [
	123,
	91,
	125,
	93
];
const maxDepth = 1e3;
var MapReader = class {
	sources = 0;
	maps = 0;
	embedded = [];
	places = [];
	#paths = new BuildPathTally();
	#hosts = [];
	#cursor = new JsonCursor(Buffer.alloc(0), 0);
	#depth = 0;
	#keys = new Map([
		["version", (parts) => void (parts.hasVersion = this.#number())],
		["sources", (parts) => void (parts.names = this.#names() ?? parts.names)],
		["sourcesContent", (parts) => {
			this.#texts(parts);
		}],
		["mappings", (parts) => void (parts.hasMappings = this.#string())],
		["sourceRoot", (parts) => void (parts.root = this.#text())],
		["file", (parts) => void (parts.file = this.#text())]
	]);
	read(bytes, at, all) {
		this.#cursor = new JsonCursor(bytes, at);
		this.#depth = 0;
		this.places = [];
		do
			this.#value();
		while (all && this.#cursor.peek() !== -1);
	}
	facts(origin) {
		if (this.maps === 0) return {};
		return {
			sourceMaps: [{
				origin,
				sources: this.sources,
				embedded: this.embedded
			}],
			...this.#paths.facts(),
			...mergeFacts(this.#hosts)
		};
	}
	#value() {
		const first = this.#cursor.peek();
		if (first === brace) this.#object();
		else if (first === bracket) this.#array(() => {
			this.#value();
		});
		else if (this.#cursor.atString()) this.#cursor.skipString();
		else this.#cursor.skipScalar();
	}
	#nested(walk) {
		this.#depth += 1;
		if (this.#depth > maxDepth) throw new MalformedJson(`nested more than ${maxDepth} times`);
		walk();
		this.#depth -= 1;
	}
	#array(each) {
		this.#nested(() => {
			if (!this.#cursor.enter(bracket, closingBracket)) return;
			let index = 0;
			do
				each(index++);
			while (this.#cursor.next(closingBracket));
		});
	}
	#object() {
		this.#nested(() => {
			if (!this.#cursor.enter(brace, closingBrace)) return;
			let parts = null;
			do {
				const part = this.#keys.get(this.#cursor.key());
				if (part) part(parts ??= new MapParts());
				else this.#value();
			} while (this.#cursor.next(closingBrace));
			if (parts?.isMap()) this.#take(parts);
		});
	}
	#take(parts) {
		this.maps += 1;
		this.sources += parts.names?.length ?? 0;
		for (const { place, ...source } of parts.embedded()) {
			this.embedded.push(source);
			this.places.push({
				...place,
				name: source.name
			});
		}
		for (const path of parts.paths()) this.#paths.addName(path);
		for (const hosts of parts.hosts()) this.#hosts.push(hosts);
	}
	#number() {
		const first = this.#cursor.peek();
		if (first !== brace && first !== bracket && !this.#cursor.atString()) return this.#cursor.skipScalar();
		this.#value();
		return false;
	}
	#string() {
		const found = this.#cursor.atString();
		this.#value();
		return found;
	}
	#text() {
		if (this.#cursor.atString()) return this.#cursor.text().text.toString();
		this.#value();
		return "";
	}
	#names() {
		if (this.#cursor.peek() !== bracket) {
			this.#value();
			return null;
		}
		const names = [];
		this.#array(() => {
			const isName = this.#cursor.atString();
			const name = this.#text();
			names.push(isName ? name : null);
		});
		return names;
	}
	#texts(parts) {
		if (this.#cursor.peek() !== bracket) {
			this.#value();
			return;
		}
		this.#array((index) => {
			if (!this.#cursor.atString()) {
				this.#value();
				return;
			}
			const found = this.#cursor.text();
			if (found.text.length > 0) parts.texts.push({
				index,
				text: embeddedText(found),
				hosts: hostsIn(found.text),
				place: {
					start: this.#cursor.stringStart,
					end: found.end
				}
			});
		});
	}
};
// src/inspect/source-maps/map-text.ts
const texts = /^"\s*:\s*\[/;
const opening = /^[[\s]*\{\s*"/;
function holdsTexts(bytes, start) {
	if (!opening.test(bytes.toString("latin1", start, start + 256))) return false;
	const key = Buffer.from("\"sourcesContent");
	for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) if (texts.test(bytes.toString("latin1", at + key.length, at + key.length + 16))) return true;
	return false;
}
function readMaps(reader, bytes, whole) {
	const start = jsonStart(bytes);
	if (start === null || start < 0) return null;
	try {
		reader.read(bytes, start, whole);
		return null;
	} catch (error) {
		if (!(error instanceof MalformedJson)) throw error;
		return holdsTexts(bytes, start) ? error.message : null;
	}
}
// src/inspect/source-maps/marker-watch.ts
var MarkerWatch = class {
	#marker;
	#tail = Buffer.alloc(0);
	#seen = false;
	constructor(marker) {
		this.#marker = Buffer.from(marker);
	}
	get seen() {
		return this.#seen;
	}
	write(chunk) {
		if (this.#seen) return;
		const bytes = asBuffer(chunk);
		const reach = this.#marker.length - 1;
		const seam = Buffer.concat([this.#tail, bytes.subarray(0, reach)]);
		this.#seen = seam.includes(this.#marker) || bytes.includes(this.#marker);
		this.#tail = Buffer.from(bytes.length < reach ? seam.subarray(-reach) : bytes.subarray(-reach));
	}
};
// src/inspect/source-maps/source-map-file.ts
function unreadable(bytes, isNamed, fault) {
	if (fault === null && !(isNamed && bytes.includes("sourcesContent"))) return {};
	return { notInspected: `it seems to be a source map and can't be read as one (${fault ?? "not JSON"})` };
}
function whole(bytes, isNamed, others) {
	const reader = new MapReader();
	const fault = readMaps(reader, bytes, true);
	if (reader.maps > 0 && fault === null) return mergeFacts([reader.facts("file"), secretsInMap(bytes, reader.places)]);
	const rest = others();
	rest.write(bytes);
	return mergeFacts([
		rest.end(),
		reader.facts("file"),
		unreadable(bytes, isNamed, fault)
	]);
}
function held(expected, isNamed, others) {
	let bytes = null;
	let facts = null;
	return {
		write(chunk) {
			if (facts) facts = mergeFacts([{ notInspected: "it goes on behind its size" }, facts]);
			else if (chunk.length === expected) facts = whole(asBuffer(chunk), isNamed, others);
			else (bytes ??= new HeldBytes(expected)).push(chunk);
		},
		end: () => facts ?? whole(bytes?.bytes() ?? Buffer.alloc(0), isNamed, others)
	};
}
function tooLarge(file, limit, isNamed, others) {
	const key = new MarkerWatch("sourcesContent");
	const rest = others();
	return {
		write(chunk) {
			key.write(chunk);
			rest.write(chunk);
		},
		end() {
			const facts = rest.end();
			if (!isNamed && !key.seen) return facts;
			return mergeFacts([{ notInspected: `the map has ${file.size} bytes; the limit is ${limit}` }, facts]);
		}
	};
}
function sourceMapFile(file, limits, others) {
	const isNamed = /\.map$/i.test(file.path);
	const json = () => file.size > limits.held ? tooLarge(file, limits.held, isNamed, others) : held(file.size, isNamed, others);
	let chosen = isNamed ? json() : null;
	let opening = Buffer.alloc(0);
	return {
		write(chunk) {
			if (chosen) {
				chosen.write(chunk);
				return;
			}
			const first = opening.length > 0 ? Buffer.concat([opening, chunk]) : chunk;
			const start = jsonStart(first);
			if (start === null) opening = first.length < 1e3 ? Buffer.from(first) : Buffer.alloc(0);
			else {
				chosen = start < 0 ? others() : json();
				chosen.write(first);
			}
		},
		end: () => (chosen ?? others()).end()
	};
}
// src/inspect/source-maps/data-url-lines.ts
const needle = Buffer.from("URL=");
const beforeNeedle = Buffer.from("sourceMapping");
const afterNeedle = /^data:/i;
const markerSize = beforeNeedle.length + needle.length + 5;
const newline = 10;
function afterMarker(bytes, from) {
	for (let at = bytes.indexOf(needle, from); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
		const start = at - beforeNeedle.length;
		const end = start + markerSize;
		if (start >= 0 && beforeNeedle.equals(bytes.subarray(start, at)) && afterNeedle.test(bytes.toString("latin1", end - 5, end))) return end;
	}
	return -1;
}
function lineEnd(bytes) {
	const end = bytes.indexOf(newline);
	const zero = bytes.subarray(0, end < 0 ? bytes.length : end).indexOf(0);
	return zero < 0 ? end : zero;
}
var DataUrlLines = class {
	#limit;
	#visit;
	#line = null;
	#lineSize = 0;
	#tail = Buffer.alloc(0);
	#tooLong = 0;
	constructor(limit, visit) {
		this.#limit = limit;
		this.#visit = visit;
	}
	get tooLong() {
		return this.#tooLong;
	}
	write(chunk) {
		let bytes = asBuffer(chunk);
		while (bytes.length > 0) bytes = this.#line ? this.#hold(this.#line, bytes) : this.#search(bytes);
	}
	end() {
		if (this.#line) this.#finish(this.#line);
	}
	#search(bytes) {
		const reach = markerSize - 1;
		const seam = Buffer.concat([this.#tail, bytes.subarray(0, reach)]);
		const atSeam = afterMarker(seam, 0);
		const found = atSeam < 0 ? afterMarker(bytes, 0) : atSeam - this.#tail.length;
		if (found < 0) {
			this.#tail = Buffer.from(bytes.length < reach ? seam.subarray(-reach) : bytes.subarray(-reach));
			return bytes.subarray(bytes.length);
		}
		this.#tail = Buffer.alloc(0);
		this.#line = new HeldBytes(0);
		this.#lineSize = 0;
		return bytes.subarray(found);
	}
	#hold(line, bytes) {
		const end = lineEnd(bytes);
		const part = end < 0 ? bytes : bytes.subarray(0, end);
		this.#lineSize += part.length;
		if (this.#lineSize <= this.#limit) line.push(part);
		if (end >= 0) this.#finish(line);
		return bytes.subarray(part.length);
	}
	#finish(line) {
		this.#line = null;
		if (this.#lineSize > this.#limit) this.#tooLong = Math.max(this.#tooLong, this.#lineSize);
		else this.#visit(line.bytes());
	}
};
// src/inspect/utf8.ts
const markSize = 3;
const marks = [
	{
		bytes: [
			239,
			187,
			191
		],
		encoding: "utf-8"
	},
	{
		bytes: [255, 254],
		encoding: "utf-16le"
	},
	{
		bytes: [254, 255],
		encoding: "utf-16be"
	}
];
function markOf(head) {
	return marks.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
}
function toUtf8(bytes, charset = "utf-8") {
	const mark = markOf(bytes);
	const encoding = mark?.encoding ?? charset.toLowerCase();
	if (/^(utf-?8|us-ascii)$/.test(encoding)) return mark ? bytes.subarray(mark.bytes.length) : bytes;
	try {
		return Buffer.from(new TextDecoder(encoding).decode(bytes));
	} catch {
		return bytes;
	}
}
function continuation(inner, head) {
	const mark = markOf(head);
	const write = (chunk) => {
		inner.write(chunk);
	};
	if (!mark || mark.encoding === "utf-8") {
		write(mark ? head.subarray(markSize) : head);
		return write;
	}
	const decoder = new TextDecoder(mark.encoding);
	const decode = (chunk) => {
		write(Buffer.from(decoder.decode(chunk, { stream: true })));
	};
	decode(head);
	return decode;
}
function asUtf8(inner) {
	let head = Buffer.alloc(0);
	let go = null;
	return {
		write(chunk) {
			if (go) {
				go(chunk);
				return;
			}
			const first = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
			if (first.length < markSize) head = Buffer.from(first);
			else go = continuation(inner, first);
		},
		end() {
			if (!go) continuation(inner, head);
			return inner.end();
		}
	};
}
// src/inspect/source-maps/data-url.ts
const longestHead = 1024;
const [backslash, percent, quote, apostrophe, backtick] = [
	92,
	37,
	34,
	39,
	96
];
function table(characters) {
	const members = new Uint8Array(256);
	for (const byte of Buffer.from(characters)) members[byte] = 1;
	return members;
}
const base64 = table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=");
const outside = table("	\r \"`<>\\");
const hexDigits = new Int8Array(256).fill(-1);
for (const digit of "0123456789abcdefABCDEF") hexDigits[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
const escaped = /\\u00([0-9a-f]{2})|\\x([0-9a-f]{2})|%([0-9a-f]{2})|\\(?=\/)/giy;
function escapeLength(bytes, at) {
	escaped.lastIndex = 0;
	const match = escaped.exec(bytes.toString("latin1", at, at + 7));
	if (!match) return 0;
	const digits = match[1] ?? match[2] ?? match[3];
	return digits === void 0 || base64[Number.parseInt(digits, 16)] === 1 ? match[0].length : 0;
}
function hexAt(bytes, at) {
	const [high = -1, low = -1] = [hexDigits[bytes[at] ?? 0], hexDigits[bytes[at + 1] ?? 0]];
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}
function isInString(byte) {
	return byte === backslash || byte === quote || byte === apostrophe || byte === backtick;
}
function fromBase64(bytes, start) {
	let end = start;
	let hasEscapes = false;
	for (;;) {
		while (base64[bytes[end] ?? 0] === 1) end += 1;
		const byte = bytes[end];
		const length = byte === backslash || byte === percent ? escapeLength(bytes, end) : 0;
		if (length === 0) break;
		hasEscapes = true;
		end += length;
	}
	const raw = bytes.toString("latin1", start, end);
	const clean = hasEscapes ? raw.replace(new RegExp(escaped.source, "gi"), (_, unicode, hex, url) => {
		const digits = unicode ?? hex ?? url;
		return digits === void 0 ? "" : String.fromCharCode(Number.parseInt(digits, 16));
	}) : raw;
	return {
		text: Buffer.from(clean, "base64"),
		end,
		inString: isInString(bytes[end]),
		isEncoded: true
	};
}
function fromPercents(bytes, start) {
	let end = start;
	while (end < bytes.length && outside[bytes[end] ?? 0] !== 1) end += 1;
	const text = Buffer.allocUnsafe(end - start);
	let length = 0;
	for (let at = start; at < end; at += 1) {
		const byte = bytes[at] ?? 0;
		const code = byte === percent ? hexAt(bytes, at + 1) : -1;
		text[length++] = code < 0 ? byte : code;
		if (code >= 0) at += 2;
	}
	return {
		text: text.subarray(0, length),
		end,
		inString: isInString(bytes[end]),
		isEncoded: true
	};
}
const meanings = new Map([
	"n\n",
	"r\r",
	"t	",
	"b\b",
	"f\f"
].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));
function codeStringEnd(bytes, start) {
	for (let at = start; at < bytes.length; at += 1) {
		if (bytes[at] === quote) return at;
		if (bytes[at] === backslash) at += 1;
	}
	return bytes.length;
}
function asItIs(bytes, start) {
	if (!/^[\s[{]*\\"/.test(bytes.toString("latin1", start, start + 64))) return {
		text: bytes.subarray(start),
		end: start,
		inString: false,
		isEncoded: false
	};
	const end = codeStringEnd(bytes, start);
	const text = Buffer.allocUnsafe(end - start);
	let length = 0;
	for (let at = start; at < end; at += 1) {
		const isEscape = bytes[at] === backslash;
		if (isEscape) at += 1;
		const byte = bytes[at] ?? 0;
		text[length++] = isEscape ? meanings.get(byte) ?? byte : byte;
	}
	return {
		text: text.subarray(0, length),
		end,
		inString: true,
		isEncoded: false
	};
}
function dataUrl(bytes, start) {
	const comma = bytes.subarray(start, start + longestHead).indexOf(",");
	if (comma < 0) return null;
	const [, ...parameters] = bytes.toString("latin1", start, start + comma).split(";").map((part) => part.trim());
	const charset = parameters.map((part) => /^charset\s*=\s*["']?([\w-]+)/i.exec(part)?.[1]).find((name) => name !== void 0);
	const at = start + comma + 1;
	const isBase64 = parameters.some((part) => /^base64$/i.test(part));
	const isPlain = !isBase64 && /^\s*[[{]/.test(bytes.toString("latin1", at, at + 64));
	const payload = isBase64 ? fromBase64(bytes, at) : isPlain ? asItIs(bytes, at) : fromPercents(bytes, at);
	return {
		...payload,
		text: toUtf8(payload.text, charset)
	};
}
// src/inspect/source-maps/source-map-inline.ts
function isOfNote({ sources, embedded }, isExample) {
	return embedded.length > 0 || sources > 0 && !isExample;
}
const sourceMapInline = (file, limits) => {
	const isExample = isDocumentation(file.path);
	const found = [];
	const inStrings = new MapReader();
	const read = (line, start) => {
		const payload = dataUrl(line, start);
		if (!payload) return start;
		const reader = payload.inString ? inStrings : new MapReader();
		const fault = readMaps(reader, payload.text, false);
		if (reader.places.length > 0) found.push(secretsInMap(payload.text, reader.places));
		if (!payload.inString) found.push(reader.facts("inline"));
		if (fault !== null && payload.isEncoded) found.push({ notInspected: `it holds a source map in a data: URL that can't be read (${fault})` });
		return payload.end;
	};
	const lines = new DataUrlLines(limits.held, (line) => {
		for (let at = 0; at >= 0; at = afterMarker(line, read(line, at)));
	});
	return {
		write: (chunk) => {
			lines.write(chunk);
		},
		end() {
			lines.end();
			const tooLong = lines.tooLong > 0 ? [{ notInspected: `a line of it with a data: URL has ${lines.tooLong} bytes; the limit is ${limits.held}` }] : [];
			const { sourceMaps = [], ...facts } = mergeFacts([
				...found,
				inStrings.facts("eval"),
				...tooLong
			]);
			const ofNote = sourceMaps.filter((map) => isOfNote(map, isExample));
			return {
				...facts,
				...ofNote.length > 0 && { sourceMaps: ofNote }
			};
		}
	};
};
// src/inspect/text.ts
const finders = [
	sourceMapInline,
	mapReference,
	buildPath,
	internalHost,
	secret
];
function start(file, limits) {
	const inspections = finders.map((finder) => finder(file, limits)).filter((run) => run !== null);
	return {
		write(chunk) {
			for (const inspection of inspections) inspection.write(chunk);
		},
		end: () => mergeFacts(inspections.map((inspection) => inspection.end()))
	};
}
const text = (file, limits) => {
	if (file.type !== "file") return null;
	return asUtf8(sourceMapFile(file, limits, () => start(file, limits)));
};
// src/inspect/index.ts
const inspectors = [
	hash$1,
	kind$1,
	privateKey,
	text,
	modules
];
// src/inspect/inspect.ts
function facts(file, inspections) {
	const found = {
		...file,
		sha256: "",
		kind: "empty"
	};
	return inspections.reduce((known, inspection) => Object.assign(known, inspection.end(known)), found);
}
function isCopy(a, b) {
	return a.sha256 === b.sha256 && a.mode === b.mode && a.type === b.type;
}
function byPath(a, b) {
	return a.path < b.path ? -1 : Number(a.path > b.path);
}
async function inspect(contents, limits) {
	const files = new Map();
	const duplicates = [];
	const packedManifest = new ManifestCollector(contents.name);
	const open = (file) => {
		const inspections = inspectors.map((inspector) => inspector(file, limits)).filter((run) => run !== null);
		const copy = packedManifest.open(file);
		return {
			write(chunk) {
				for (const inspection of inspections) inspection.write(chunk);
				copy?.write(chunk);
			},
			end() {
				const found = facts(file, inspections);
				const earlier = files.get(file.path);
				if (earlier && !isCopy(earlier, found)) duplicates.push(file.path);
				files.set(file.path, found);
			}
		};
	};
	await prepareModules();
	const { integrity, size } = await contents.read(open);
	const manifest = packedManifest.manifest();
	const { name, version } = manifest;
	return {
		name,
		version,
		manifest,
		files: [...files.values()].sort(byPath),
		duplicates,
		integrity,
		size,
		origin: contents.origin
	};
}
export { inspect as t };
