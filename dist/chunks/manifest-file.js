export { rt as maxManifestSize, it as nameMistake, at as positionAt, ot as readManifest, st as readManifestObject } from "./start.js";
