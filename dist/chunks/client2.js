export { K as RegistryClient, q as openRegistries } from "./judging.js";
