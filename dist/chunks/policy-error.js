import { ri as GateError } from "./start.js";
import { o as policyPageUrl } from "./compile-cache.js";
// src/policy/policy-error.ts
function policyError(message, location, mistakes) {
	const help = `Correct the policy and run pack-gate again. Every key: ${policyPageUrl}`;
	return new GateError("ECONFIG", message, help, {
		location,
		...mistakes && { mistakes }
	});
}
export { policyError as t };
