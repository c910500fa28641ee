// src/rules/rule.ts
function defineRule(rule) {
	return rule;
}
export { defineRule as t };
