export { _r as readJson, vr as readObject, yr as workspacePatterns } from "./start.js";
