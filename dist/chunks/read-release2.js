export { t as readBaseline, n as readPacked } from "./read-release.js";
