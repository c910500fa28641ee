export { bt as maxManifestSize, xt as nameMistake, St as positionAt, Ct as readManifest, wt as readManifestObject } from "./start.js";
