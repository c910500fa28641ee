export { i as findNodeAtLocation, a as parseTree } from "./libraries/jsonc-parser.js";
