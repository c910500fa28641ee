export { t as compare } from "./pairing2.js";
