export { t as noRemote, n as readPolicyAs, r as readPolicyFile, i as workingTree } from "./read2.js";
