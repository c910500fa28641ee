export { vt as findNodeAtLocation, bt as parseTree } from "./judging.js";
