export { Qt as renderCodeChanges } from "./start.js";
