export { n as lookUpDependencies } from "./judging.js";
