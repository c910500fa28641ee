import { t as tool } from "./tool.js";
// src/rule-page.ts
const homepage = "https://github.com/pack-gate/pack-gate";
function rulePageUrl(ruleId) {
	return `${homepage}/blob/v${tool.version}/docs/rules/${encodeURIComponent(ruleId)}.md`;
}
export { rulePageUrl as n, homepage as t };
