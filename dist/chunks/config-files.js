export { W as configPlaces, G as filesOnDisk, K as parentsOf, q as pathInside, J as trustedFiles } from "./start.js";
