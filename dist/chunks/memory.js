export { ct as InspectionMemory, lt as Shelf, ut as factsFor, dt as onceByContent, ft as sha256Of } from "./judging.js";
