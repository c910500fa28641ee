export { I as readAnchorSource } from "./judging.js";
