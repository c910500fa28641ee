export { t as filesOnDisk, n as pathInside, r as trustedFiles } from "./config-files2.js";
