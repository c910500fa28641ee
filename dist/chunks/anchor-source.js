export { L as readAnchorSource } from "./judging.js";
