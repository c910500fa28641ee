export { ut as severalPackages } from "./start.js";
