export { S as clearAfterMistake } from "./start.js";
