export { i as lookUpAll, a as lookUpDependencies } from "./judging.js";
