import { xr as excessIn } from "./start.js";
// src/report/untrusted/bounds.ts
const bounds = {
	bytes: 64e6,
	depth: 16,
	values: 4e6,
	keys: 100,
	lists: {
		findings: 5e4,
		waived: 5e4,
		files: 2e5,
		removed: 2e5,
		packages: 1e3,
		skipped: 1e4,
		subject: 1e4
	},
	list: 1e3,
	text: 65536
};
var NotRead = class extends Error {};
function mostItems(key) {
	const lists = bounds.lists;
	return Object.hasOwn(lists, key) ? lists[key] ?? 0 : bounds.list;
}
function assertSizes(value, key, text) {
	if (typeof value === "string") {
		if (value.length > text) throw new NotRead(`a text in it has more than ${text.toLocaleString("en-US")} characters`);
		return;
	}
	if (typeof value !== "object" || value === null) return;
	if (Array.isArray(value)) {
		const most = mostItems(key);
		if (value.length > most) throw new NotRead(`a list in it has more than ${most.toLocaleString("en-US")} items`);
		for (const item of value) assertSizes(item, "", text);
		return;
	}
	const entries = Object.entries(value);
	if (entries.length > bounds.keys) throw new NotRead(`an object in it has more than ${bounds.keys} keys`);
	for (const [name, item] of entries) assertSizes(item, name, text);
}
function parseBounded(bytes, text = bounds.text) {
	if (bytes.length > bounds.bytes) throw new NotRead(`it has ${bytes.length} bytes, expected at most ${bounds.bytes.toLocaleString("en-US")}`);
	const excess = excessIn(bytes, {
		...bounds,
		items: Infinity
	});
	if (excess !== null) throw new NotRead(`it ${excess}`);
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (cause) {
		throw new NotRead("it is not JSON in UTF-8", { cause });
	}
	assertSizes(value, "", text);
	return value;
}
function withoutMark(bytes) {
	return bytes.subarray(0, 3).equals(Buffer.from([
		239,
		187,
		191
	])) ? bytes.subarray(3) : bytes;
}
export { withoutMark as i, bounds as n, parseBounded as r, NotRead as t };
