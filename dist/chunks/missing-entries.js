export { A as buildOrRemove, j as isDefaultMain, M as isLoose, N as isOfUse, P as isTolerable, F as isTypes, I as missingTargets, L as unreachableEntries } from "./judging.js";
