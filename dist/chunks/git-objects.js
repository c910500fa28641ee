export { n as git } from "./git-objects2.js";
