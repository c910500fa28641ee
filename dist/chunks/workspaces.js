export { t as findPackages, n as rootPackage } from "./workspaces2.js";
