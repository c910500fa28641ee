export { t as privateReason, n as sameNames, r as sameTarballs, i as selectPackages, a as tarballOf, o as twinsError } from "./select2.js";
