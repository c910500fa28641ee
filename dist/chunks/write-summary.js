export { kt as severalPackages } from "./start.js";
