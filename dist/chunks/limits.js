// src/inspect/limits.ts
const defaultHeld = 256e6;
function limitsOf(policy) {
	const max = policy.rules.get("file-not-inspected")?.options?.max;
	return { held: typeof max === "number" ? max : defaultHeld };
}
export { limitsOf as t };
