export { t as isAbout, n as policyFor } from "./package-policy2.js";
