export { t as jsonOf, n as privateHere, r as privateRoot, i as publishedElsewhere } from "./published-elsewhere2.js";
