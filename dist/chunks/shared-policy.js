export { t as checkSharedPolicy } from "./shared-policy2.js";
