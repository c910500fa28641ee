export { rn as GLOBSTAR, in as Minimatch, an as braceExpand, on as defaults, fn as escape, sn as filter, cn as match, ln as minimatch, un as sep, dn as unescape } from "./judging.js";
