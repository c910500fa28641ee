export { N as fileNotInspected, P as limitsOf } from "./judging.js";
