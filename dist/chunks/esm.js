export { fn as GLOBSTAR, pn as Minimatch, mn as braceExpand, hn as defaults, xn as escape, gn as filter, _n as match, vn as minimatch, yn as sep, bn as unescape } from "./judging.js";
