export { mr as readJson, hr as workspacePatterns } from "./start.js";
