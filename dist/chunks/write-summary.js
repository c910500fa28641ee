export { Xt as severalPackages } from "./start.js";
