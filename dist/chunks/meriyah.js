export { t as isParseError, n as parse, r as parseModule, i as parseScript, a as version } from "./libraries/meriyah.js";
