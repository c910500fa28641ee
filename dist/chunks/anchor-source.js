export { j as readAnchorSource } from "./judging.js";
