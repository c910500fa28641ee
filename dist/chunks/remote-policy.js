export { t as remotePolicies } from "./remote-policy2.js";
