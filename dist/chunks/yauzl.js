import { t as require_yauzl } from "./libraries/yauzl.js";
export default require_yauzl();
export {};
