export { t as noRemote, n as readPolicyFile } from "./read.js";
