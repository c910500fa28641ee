export { u as evaluate, d as prepareRules } from "./judging.js";
