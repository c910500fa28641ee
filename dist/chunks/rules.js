export { u as rules } from "./judging.js";
