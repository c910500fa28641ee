export { i as findNodeAtLocation, o as parseTree } from "./libraries/jsonc-parser.js";
