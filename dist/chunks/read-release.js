export { K as readBaseline, q as readPacked } from "./judging.js";
