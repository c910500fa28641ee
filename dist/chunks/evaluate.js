export { l as evaluate, u as prepareRules } from "./judging.js";
