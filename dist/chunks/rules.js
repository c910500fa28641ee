export { l as rules } from "./judging.js";
