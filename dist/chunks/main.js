export { En as findNodeAtLocation, On as parseTree } from "./judging.js";
