export { t as escapePath, n as globSync } from "./libraries/tinyglobby.js";
