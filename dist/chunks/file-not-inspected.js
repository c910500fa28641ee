export { F as fileNotInspected, I as limitsOf } from "./judging.js";
