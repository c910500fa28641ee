export { r as readAnchorSource } from "./judging.js";
