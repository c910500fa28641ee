export { d as rules } from "./judging.js";
