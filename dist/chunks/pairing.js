export { S as compare, C as compareInside, w as hashedName, T as likeness, E as mostAlike, D as pairAlike } from "./judging.js";
