export { t as loadPolicy, n as parsePolicy } from "./load.js";
