export { _t as maxManifestSize, vt as nameMistake, yt as positionAt, bt as readManifest, xt as readManifestObject } from "./start.js";
