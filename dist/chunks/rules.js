export { p as rules } from "./judging.js";
