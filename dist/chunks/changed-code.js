export { Ut as renderCodeChanges } from "./start.js";
