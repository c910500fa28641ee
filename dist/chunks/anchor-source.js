export { t as readAnchorSource } from "./anchor-source2.js";
