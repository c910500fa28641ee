export { C as InspectionMemory, w as factsFor, T as sha256Of } from "./judging.js";
