import { styleText } from "node:util";
// src/report/render/paint.ts
function painter(color) {
	return (tones, text) => color ? styleText(tones, text, { validateStream: false }) : text;
}
export { painter as t };
