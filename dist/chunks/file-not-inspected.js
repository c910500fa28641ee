export { P as fileNotInspected, F as limitsOf } from "./judging.js";
