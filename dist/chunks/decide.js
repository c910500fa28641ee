export { o as decide, s as helpFor } from "./judging.js";
