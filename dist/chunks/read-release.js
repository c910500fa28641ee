export { nt as readBaseline, rt as readPacked } from "./judging.js";
