export { w as clearAfterMistake } from "./start.js";
