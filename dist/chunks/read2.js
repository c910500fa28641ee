export { t as noRemote, n as readPolicyAs, r as readPolicyFile } from "./read.js";
