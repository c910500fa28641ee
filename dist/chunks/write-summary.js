export { an as severalPackages } from "./start.js";
