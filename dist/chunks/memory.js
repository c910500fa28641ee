export { V as InspectionMemory, H as factsFor, U as sha256Of } from "./judging.js";
