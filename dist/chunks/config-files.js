export { N as configPlaces, P as filesOnDisk, F as parentsOf, I as pathInside, L as trustedFiles } from "./start.js";
