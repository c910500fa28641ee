export { st as InspectionMemory, ct as Shelf, lt as factsFor, ut as onceByContent, dt as sha256Of } from "./judging.js";
