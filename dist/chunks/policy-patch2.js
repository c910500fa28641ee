export { n as patchFor } from "./policy-patch.js";
