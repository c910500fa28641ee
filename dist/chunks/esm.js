export { an as GLOBSTAR, on as Minimatch, sn as braceExpand, cn as defaults, mn as escape, ln as filter, un as match, dn as minimatch, fn as sep, pn as unescape } from "./judging.js";
