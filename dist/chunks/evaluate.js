export { c as evaluate, l as prepareRules } from "./judging.js";
