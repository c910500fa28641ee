export { t as patchFor } from "./policy-patch.js";
