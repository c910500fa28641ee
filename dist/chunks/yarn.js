export { n as packWithYarn } from "./yarn2.js";
