export { r as lookUpDependencies } from "./judging.js";
