export { N as configPlaces, P as filesOnDisk, F as pathInside, I as trustedFiles } from "./judging.js";
