export { vn as findNodeAtLocation, bn as parseTree } from "./judging.js";
