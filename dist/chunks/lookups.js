export { i as lookUpDependencies } from "./judging.js";
