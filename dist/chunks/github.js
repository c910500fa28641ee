export { t as getOctokit } from "./libraries/actions-github.js";
