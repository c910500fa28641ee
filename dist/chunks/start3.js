export { n as main, r as openTerminal } from "./start.js";
