import { t as require_dist } from "./libraries/yaml.js";
export default require_dist();
export {};
