export { vt as maxManifestSize, yt as nameMistake, bt as positionAt, xt as readManifest, St as readManifestObject } from "./start.js";
