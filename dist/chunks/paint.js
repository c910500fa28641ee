import { styleText } from "node:util";
// src/reporters/render/paint.ts
function painter(color) {
	return (tones, text) => color ? styleText(tones, text, { validateStream: false }) : text;
}
export { painter as t };
