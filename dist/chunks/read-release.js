export { i as readBaseline, a as readPacked } from "./judging.js";
