export { Yt as escapePath } from "./judging.js";
