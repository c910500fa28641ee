export { n as markdownOf } from "./markdown-report2.js";
