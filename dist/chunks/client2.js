export { I as RegistryClient, L as openRegistries } from "./judging.js";
