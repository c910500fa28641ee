export { bn as findNodeAtLocation, Sn as parseTree } from "./judging.js";
