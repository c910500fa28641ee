// src/model/tool.ts
const tool = {
	name: "pack-gate",
	version: "0.1.0"
};
// src/model/rule-page.ts
const homepage = "https://github.com/pack-gate/pack-gate";
function isRuleId(text) {
	return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}
function explainCommand(ruleId) {
	return isRuleId(ruleId) ? `pack-gate explain ${ruleId}` : null;
}
function ruleLink(ruleId, name) {
	return isRuleId(ruleId) ? `[${name}](${rulePageUrl(ruleId)})` : name;
}
function rulePageUrl(ruleId) {
	return `${homepage}/blob/v${tool.version}/docs/rules/${encodeURIComponent(ruleId)}.md`;
}
export { tool as a, rulePageUrl as i, homepage as n, ruleLink as r, explainCommand as t };
