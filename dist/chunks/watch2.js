export { i as watch } from "./watch.js";
