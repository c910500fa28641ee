export { R as RegistryClient, z as openRegistries } from "./judging.js";
