export { yt as readTarball } from "./start.js";
