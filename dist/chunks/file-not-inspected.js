export { H as fileNotInspected, U as limitsOf } from "./judging.js";
