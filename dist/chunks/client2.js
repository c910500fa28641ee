export { j as RegistryClient, M as openRegistries } from "./judging.js";
