export { t as openRegistry } from "./judging.js";
