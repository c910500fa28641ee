export { t as decide } from "./judging.js";
