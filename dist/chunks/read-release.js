export { q as readBaseline, J as readPacked } from "./judging.js";
