export { _t as InspectionMemory, vt as Shelf, yt as factsFor, bt as onceByContent, xt as sha256Of } from "./judging.js";
