export { Tr as readJson, Er as readObject, Dr as workspacePatterns } from "./start.js";
