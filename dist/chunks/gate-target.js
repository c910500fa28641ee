export { T as clearAfterMistake } from "./start.js";
