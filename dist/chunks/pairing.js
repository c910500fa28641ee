export { w as compare, T as compareInside, E as hashedName, D as likeness, O as mostAlike, k as pairAlike } from "./judging.js";
