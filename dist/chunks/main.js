export { yn as findNodeAtLocation, xn as parseTree } from "./judging.js";
