import { c as NotRead, l as bounds } from "./report-schema.js";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
// src/report/untrusted/report-file.ts
function readReportFile(path) {
	let fd;
	try {
		fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch (cause) {
		throw new NotRead(cause instanceof Error && "code" in cause ? String(cause.code) : "it could not be opened", { cause });
	}
	try {
		const stats = fstatSync(fd);
		if (!stats.isFile()) throw new NotRead("it is not a regular file");
		if (stats.size > bounds.bytes) throw new NotRead(`it has ${stats.size} bytes, expected at most ${bounds.bytes.toLocaleString("en-US")}`);
		return readFileSync(fd);
	} finally {
		closeSync(fd);
	}
}
export { readReportFile as t };
