export { t as readBaseline, n as readPacked } from "./releases.js";
