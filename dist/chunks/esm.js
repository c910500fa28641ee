export { pn as GLOBSTAR, mn as Minimatch, hn as braceExpand, gn as defaults, Sn as escape, _n as filter, vn as match, yn as minimatch, bn as sep, xn as unescape } from "./judging.js";
