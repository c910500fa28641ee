export { r as openRegistry } from "./judging.js";
