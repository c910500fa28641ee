export { Zt as severalPackages } from "./start.js";
