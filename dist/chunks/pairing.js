export { v as compare, y as compareInside, b as hashedName } from "./judging.js";
