export { Zt as renderCodeChanges } from "./start.js";
