export { L as RegistryClient, R as openRegistries } from "./judging.js";
