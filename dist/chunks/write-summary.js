export { nn as severalPackages } from "./start.js";
