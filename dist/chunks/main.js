export { Dn as findNodeAtLocation, kn as parseTree } from "./judging.js";
