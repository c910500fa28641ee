export { r as decide, i as helpFor } from "./judging.js";
