export { Ht as renderCodeChanges } from "./start.js";
