export { sn as GLOBSTAR, cn as Minimatch, ln as braceExpand, un as defaults, gn as escape, dn as filter, fn as match, pn as minimatch, mn as sep, hn as unescape } from "./judging.js";
