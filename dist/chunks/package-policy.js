export { n as policyFor } from "./package-policy2.js";
