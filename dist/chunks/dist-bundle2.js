export { t as throttling } from "./libraries/octokit-plugin-throttling.js";
