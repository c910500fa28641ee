export { Er as readJson, Dr as readObject, Or as workspacePatterns } from "./start.js";
