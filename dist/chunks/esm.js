export { in as GLOBSTAR, an as Minimatch, on as braceExpand, sn as defaults, pn as escape, cn as filter, ln as match, un as minimatch, dn as sep, fn as unescape } from "./judging.js";
