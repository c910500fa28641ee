export { mr as readJson, hr as readObject, gr as workspacePatterns } from "./start.js";
