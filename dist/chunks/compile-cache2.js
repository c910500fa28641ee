export { n as keepCompiled } from "./compile-cache.js";
