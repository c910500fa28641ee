export { Qt as findNodeAtLocation, en as parseTree } from "./judging.js";
