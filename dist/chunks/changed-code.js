export { Gt as renderCodeChanges } from "./start.js";
