export { H as readBaseline, U as readPacked } from "./judging.js";
