export { A as configPlaces, j as filesOnDisk, M as pathInside, N as trustedFiles } from "./start.js";
