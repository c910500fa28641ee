export { M as RegistryClient, N as openRegistries } from "./judging.js";
