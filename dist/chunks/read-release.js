export { J as readBaseline, Y as readPacked } from "./judging.js";
