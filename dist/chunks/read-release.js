export { I as readBaseline, L as readPacked } from "./judging.js";
