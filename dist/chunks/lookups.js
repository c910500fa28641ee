export { r as lookUpAll, i as lookUpDependencies } from "./judging.js";
