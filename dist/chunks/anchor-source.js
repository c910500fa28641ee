export { K as readAnchorSource } from "./judging.js";
