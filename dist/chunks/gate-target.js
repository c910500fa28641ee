export { C as clearAfterMistake } from "./start.js";
