export { dn as GLOBSTAR, fn as Minimatch, pn as braceExpand, mn as defaults, bn as escape, hn as filter, gn as match, _n as minimatch, vn as sep, yn as unescape } from "./judging.js";
