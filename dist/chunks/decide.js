export { a as decide, o as helpFor } from "./judging.js";
