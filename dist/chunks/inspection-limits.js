import { E as fileNotInspected } from "./judging.js";
// src/inspect/limits.ts
const defaultHeld = 256e6;
// src/rules/contents/inspection-limits.ts
function limitsOf(policy) {
	const max = policy.rules.get(fileNotInspected.id)?.options?.max;
	return { held: typeof max === "number" ? max : defaultHeld };
}
export { limitsOf as t };
