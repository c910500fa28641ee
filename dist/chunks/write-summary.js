export { Gt as severalPackages } from "./start.js";
