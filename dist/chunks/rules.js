export { m as rules } from "./judging.js";
