export { k as buildOrRemove, A as isDefaultMain, j as isLoose, M as isOfUse, N as isTolerable, P as isTypes, F as missingTargets, I as unreachableEntries } from "./judging.js";
