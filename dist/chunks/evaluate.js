export { f as evaluate, p as prepareRules } from "./judging.js";
