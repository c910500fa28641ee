import { u as headBytes } from "./group.js";
import { n as plain } from "./plain-text.js";
// src/report/progress.ts
const frames = [
	"|",
	"/",
	"-",
	"\\"
];
const tickMs = 100;
const ticksBeforeShown = 10;
const clearLine = "\r\x1B[K";
const nodeTimers = {
	setInterval: (tick, ms) => setInterval(tick, ms),
	clearInterval: (timer) => {
		clearInterval(timer);
	}
};
function startProgress(stream, label, timers = nodeTimers) {
	const say = (line) => {
		stream.write(`${plain(line)}\n`);
	};
	if (stream.isTTY !== true) return {
		stop: () => void 0,
		say
	};
	let ticks = 0;
	let shown = false;
	const text = headBytes(plain(label), (stream.columns ?? 80) - 4);
	const timer = timers.setInterval(() => {
		ticks += 1;
		if (ticks < ticksBeforeShown) return;
		shown = true;
		stream.write(`${clearLine}${frames[ticks % frames.length] ?? ""} ${text}`);
	}, tickMs);
	timer.unref?.();
	return {
		say(line) {
			if (shown) stream.write(clearLine);
			say(line);
		},
		stop() {
			timers.clearInterval(timer);
			if (shown) stream.write(clearLine);
			shown = false;
		}
	};
}
export { startProgress as t };
