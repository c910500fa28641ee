export { bt as nameMistake, xt as positionAt, St as readManifest, Ct as readManifestObject } from "./start.js";
