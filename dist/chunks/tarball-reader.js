export { bt as readTarball } from "./start.js";
