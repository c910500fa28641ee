export { U as fileNotInspected, W as limitsOf } from "./judging.js";
