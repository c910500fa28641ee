export { on as severalPackages } from "./start.js";
