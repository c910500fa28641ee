export { t as sameNames, n as selectPackages } from "./select2.js";
