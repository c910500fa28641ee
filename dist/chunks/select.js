export { t as namelessReason, n as privateReason, r as sameNameError, i as sameNames, a as sameTarballs, o as selectPackages, s as tarballOf } from "./select2.js";
