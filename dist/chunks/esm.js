export { Gt as minimatch } from "./judging.js";
