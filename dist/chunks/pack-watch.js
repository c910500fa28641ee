import { stripVTControlCharacters } from "node:util";
// src/pack/pack-watch.ts
const defaultPackTime = {
	deadlineMs: 18e5,
	remarkMs: 6e4,
	say: () => void 0
};
const units = new Map([
	["s", 1e3],
	["m", 6e4],
	["h", 36e5]
]);
function milliseconds(text) {
	const [, count = "", unit = ""] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
	const ms = Number(count) * (units.get(unit) ?? 0);
	return ms > 0 && ms <= 864e5 ? ms : null;
}
const maxLine = 200;
function spoken(ms) {
	const [count, unit] = ms >= 12e4 ? [ms / 6e4, "minute"] : [ms / 1e3, "second"];
	const rounded = Math.round(count * 10) / 10;
	return `${rounded} ${unit}${rounded === 1 ? "" : "s"}`;
}
var PackWatch = class {
	#what;
	#time;
	#started = performance.now();
	#tail = "";
	#timer;
	constructor(what, time) {
		this.#what = what;
		this.#time = time;
		this.#wait(time.remarkMs);
	}
	heard = (chunk) => {
		this.#tail = (this.#tail + chunk.subarray(-4096).toString("utf8")).slice(-4096);
	};
	lastLine() {
		const line = stripVTControlCharacters(this.#tail).split(/[\r\n]+/).findLast((each) => each.trim() !== "")?.trim();
		if (line === void 0) return null;
		return line.length > maxLine ? `${line.slice(0, maxLine)}…` : line;
	}
	lastWords() {
		const line = this.lastLine();
		return line === null ? "; it has printed nothing" : `; its last line: ${line}`;
	}
	stop() {
		clearTimeout(this.#timer);
	}
	#wait(ms) {
		this.#timer = setTimeout(() => {
			const taken = spoken(performance.now() - this.#started);
			this.#time.say(`${this.#what} has been running for ${taken}${this.lastWords()}`);
			this.#wait(ms * 2);
		}, ms);
		this.#timer.unref();
	}
};
export { spoken as i, defaultPackTime as n, milliseconds as r, PackWatch as t };
