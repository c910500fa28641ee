export { pr as readJson, mr as readObject, hr as workspacePatterns } from "./start.js";
