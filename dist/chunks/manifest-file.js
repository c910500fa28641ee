export { Ct as maxManifestSize, wt as nameMistake, Tt as positionAt, Et as readManifest, Dt as readManifestObject } from "./start.js";
