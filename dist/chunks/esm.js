export { vr as minimatch } from "./start.js";
