export { s as decide, c as helpFor } from "./judging.js";
