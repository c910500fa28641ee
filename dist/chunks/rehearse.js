export { t as rehearse, n as rehearseOnce } from "./judging.js";
