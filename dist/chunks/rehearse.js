export { t as rehearse } from "./judging.js";
