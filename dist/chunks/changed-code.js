export { Jt as renderCodeChanges } from "./start.js";
