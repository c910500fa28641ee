export { Sn as findNodeAtLocation, wn as parseTree } from "./judging.js";
