export { n as openRegistry } from "./judging.js";
