export { O as RegistryClient, k as openRegistries } from "./judging.js";
