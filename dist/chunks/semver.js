import { rn as require_semver } from "./judging.js";
export default require_semver();
export {};
