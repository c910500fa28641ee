export { x as compare, S as compareInside, C as hashedName, w as likeness, T as mostAlike, E as pairAlike } from "./judging.js";
