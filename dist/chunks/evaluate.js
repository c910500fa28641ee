export { o as evaluate, s as prepareRules } from "./judging.js";
