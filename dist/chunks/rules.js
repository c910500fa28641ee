export { f as rules } from "./judging.js";
