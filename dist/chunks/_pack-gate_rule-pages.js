export { t as pages } from "./_pack-gate_rule-pages2.js";
