export { F as readAnchorSource } from "./judging.js";
