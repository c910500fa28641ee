export { t as VERSION, n as retry } from "./libraries/octokit-plugin-retry.js";
