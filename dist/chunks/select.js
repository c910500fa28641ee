export { t as privateReason, n as sameNames, r as selectPackages } from "./select2.js";
