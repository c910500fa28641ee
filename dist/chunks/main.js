export { On as findNodeAtLocation, An as parseTree } from "./judging.js";
