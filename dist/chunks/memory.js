export { gt as InspectionMemory, _t as Shelf, vt as factsFor, yt as onceByContent, bt as sha256Of } from "./judging.js";
