export { wt as maxManifestSize, Tt as nameMistake, Et as positionAt, Dt as readManifest, Ot as readManifestObject } from "./start.js";
