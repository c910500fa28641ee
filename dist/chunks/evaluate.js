export { d as evaluate, f as prepareRules } from "./judging.js";
