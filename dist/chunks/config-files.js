export { P as configPlaces, F as filesOnDisk, I as parentsOf, L as pathInside, R as trustedFiles } from "./start.js";
