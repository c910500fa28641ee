import { t as require_lib } from "./libraries/npmcli-agent.js";
export default require_lib();
export {};
