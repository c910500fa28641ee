export { t as limitsOf } from "./inspection-limits.js";
