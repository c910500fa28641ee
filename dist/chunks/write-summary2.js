export { n as severalPackages } from "./write-summary.js";
