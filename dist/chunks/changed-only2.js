export { t as changedOnly } from "./changed-only.js";
