export { t as exec } from "./libraries/actions-exec.js";
