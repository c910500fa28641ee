export { a as renderCodeChanges } from "./changed-code.js";
