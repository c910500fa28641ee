export { t as gateAll, n as worst } from "./gate-all2.js";
