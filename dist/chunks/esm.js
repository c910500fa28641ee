export { en as GLOBSTAR, tn as Minimatch, nn as braceExpand, rn as defaults, ln as escape, in as filter, an as match, on as minimatch, sn as sep, cn as unescape } from "./judging.js";
