export { k as fileNotInspected, A as limitsOf } from "./judging.js";
