export { lt as InspectionMemory, ut as Shelf, dt as factsFor, ft as onceByContent, pt as sha256Of } from "./judging.js";
