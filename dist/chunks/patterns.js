export { Dr as readJson, Or as readObject, kr as workspacePatterns } from "./start.js";
