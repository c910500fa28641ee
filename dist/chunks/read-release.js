export { tt as readBaseline, nt as readPacked } from "./judging.js";
