export { r as start } from "./start.js";
