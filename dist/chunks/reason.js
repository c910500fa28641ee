import { v as string } from "./libraries/zod.js";
// src/policy/reason.ts
const words = /\p{L}[^]*\p{L}[^]*\p{L}|\p{sc=Han}[^]*\p{sc=Han}/u;
function reasonSchema(what) {
	return string().regex(words, { error: `says nothing, expected the reason ${what} in words` });
}
export { reasonSchema as t };
