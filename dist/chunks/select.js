export { t as privateReason, n as sameNameError, r as sameNames, i as sameTarballs, a as selectPackages, o as tarballOf } from "./select2.js";
