export { G as readAnchorSource } from "./judging.js";
