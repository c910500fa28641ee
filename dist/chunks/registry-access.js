export { a as openRegistry, o as registriesOf } from "./judging.js";
