export { s as diffArrays } from "./libraries/diff.js";
