export { $t as severalPackages } from "./start.js";
