export { hn as findNodeAtLocation, _n as parseTree } from "./judging.js";
