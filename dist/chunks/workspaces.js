export { t as findPackages } from "./workspaces2.js";
