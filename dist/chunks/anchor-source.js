export { D as readAnchorSource } from "./judging.js";
