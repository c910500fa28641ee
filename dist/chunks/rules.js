export { c as rules } from "./judging.js";
