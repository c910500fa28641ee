import { t as GateError } from "./errors.js";
// src/policy/files.ts
function isMissing(error) {
	return typeof error === "object" && error !== null && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
function attempt(file, read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof GateError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new GateError("ECONFIG", `policy file ${file} can't be read: ${reason}`, "Make it a file that pack-gate may read, or name another.", { cause: error });
	}
}
export { isMissing as n, attempt as t };
