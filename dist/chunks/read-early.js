import { _t as stampOfOpen, ht as isRacy } from "./start.js";
import { at as readFile, dt as prepareModules, ot as contentInspectors, vt as factsFor, xt as containers } from "./judging.js";
import { createHash } from "node:crypto";
import { isAbsolute, join } from "node:path";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
// src/inspect/read-early.ts
const turnMs = 8;
const chunkSize = 1048576;
let shared = null;
const flags = process.platform === "win32" ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
function isCandidate({ path, type, unread }) {
	return type === "file" && unread === void 0 && !isAbsolute(path) && !path.split(/[\\/]/).includes("..");
}
function passBytes(fd, size, buffer, sink) {
	let at = 0;
	while (at < size) {
		const read = readSync(fd, buffer, 0, Math.min(buffer.length, size - at), at);
		if (read === 0) return false;
		at += read;
		sink(buffer.subarray(0, read));
	}
	return true;
}
function factsOf(fd, file, buffer, context) {
	const alike = file.size > buffer.length ? context.memory.alike(file) : null;
	if (alike) {
		const hash = createHash("sha256");
		if (!passBytes(fd, file.size, buffer, (chunk) => hash.update(chunk))) return null;
		if (hash.digest("hex") === alike.sha256) return factsFor(file, alike);
	}
	const reading = readFile(file, context);
	if (!passBytes(fd, file.size, buffer, (chunk) => {
		reading.write(chunk);
	})) return null;
	const { facts, contained } = reading.end();
	return contained.length === 0 && facts.unread === void 0 ? facts : null;
}
function mostBytes({ size }) {
	return BigInt(2 * size + chunkSize);
}
function readOne(was, folder, now, buffer, context) {
	const { path } = was;
	const fd = openSync(join(folder, path), flags);
	try {
		const stamp = stampOfOpen(fd);
		if (stamp === null || stamp.size > mostBytes(was) || isRacy(stamp, now)) return;
		const facts = factsOf(fd, {
			path,
			size: Number(stamp.size),
			mode: 420,
			type: "file"
		}, buffer, context);
		if (!facts) return;
		context.memory.rememberRead(stamp, facts);
		if (facts.sha256 !== was.sha256) for (const each of [was, facts]) each.behaviour?.();
	} finally {
		closeSync(fd);
	}
}
async function readEarly({ folder, candidates, limits, memory, isOver, now = Date.now }) {
	await prepareModules();
	const buffer = shared ??= Buffer.allocUnsafeSlow(chunkSize);
	const context = {
		limits,
		memory,
		container: containers(contentInspectors)
	};
	let turn = performance.now();
	for (const was of candidates.filter(isCandidate)) {
		if (performance.now() - turn > turnMs) {
			await setImmediate();
			turn = performance.now();
		}
		if (isOver()) return;
		try {
			readOne(was, folder, now(), buffer, context);
		} catch {
			continue;
		}
	}
}
export { readEarly };
