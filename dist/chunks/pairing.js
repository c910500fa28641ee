export { f as compare, p as compareInside, m as hashedName } from "./judging.js";
