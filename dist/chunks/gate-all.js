export { t as gateAll, n as worstConclusion } from "./gate-all2.js";
