export { s as evaluate, c as prepareRules } from "./judging.js";
