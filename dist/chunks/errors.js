// src/model/errors.ts
var GateError = class extends Error {
	code;
	help;
	location;
	mistakes;
	constructor(code, message, help, more = {}) {
		super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
		this.name = "GateError";
		this.code = code;
		this.help = help;
		this.location = more.location;
		this.mistakes = more.mistakes;
	}
};
function toGateError(thrown) {
	if (thrown instanceof GateError) return thrown;
	return new GateError("EINTERNAL", `pack-gate failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`, "This is a fault in pack-gate, so nothing was approved. Please report it with the command and this message.", { cause: thrown });
}
function noVerdict(error) {
	const { code, message, help, location, mistakes } = error;
	return {
		schemaVersion: 1,
		conclusion: "error",
		error: {
			code,
			message,
			help,
			...location && { location },
			...mistakes && { mistakes }
		}
	};
}
const exitCodes = {
	success: 0,
	neutral: 0,
	failure: 1,
	error: 2
};
export { toGateError as i, exitCodes as n, noVerdict as r, GateError as t };
