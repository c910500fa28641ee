export { nn as escapePath } from "./judging.js";
