export { t as parse } from "./libraries/smol-toml.js";
