export { C as compare, w as compareInside, T as hashedName, E as likeness, D as mostAlike, O as pairAlike } from "./judging.js";
