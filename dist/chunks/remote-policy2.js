export { t as remotePolicies } from "./remote-policy.js";
