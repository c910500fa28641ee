export { t as patchFor, n as planFacts } from "./policy-patch.js";
