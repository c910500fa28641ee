export { nt as InspectionMemory, rt as Shelf, it as factsFor, at as onceByContent, ot as sha256Of } from "./judging.js";
