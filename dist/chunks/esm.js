export { s as minimatch } from "./libraries/minimatch.js";
