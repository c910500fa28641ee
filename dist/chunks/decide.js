export { i as decide, a as helpFor } from "./judging.js";
