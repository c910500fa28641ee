export { t as context, n as getOctokit } from "./libraries/actions-github.js";
