export { b as compare, x as compareInside, S as hashedName, C as likeness, w as pairAlike } from "./judging.js";
