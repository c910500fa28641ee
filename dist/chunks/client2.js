export { t as RegistryClient, n as openRegistries } from "./client.js";
