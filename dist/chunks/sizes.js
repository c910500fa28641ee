import { p as int, v as string, y as union } from "./libraries/zod.js";
// src/policy/sizes.ts
const units = new Map([
	["B", 1],
	["kB", 1e3],
	["KB", 1e3],
	["MB", 1e6],
	["GB", 1e9],
	["TB", 0xe8d4a51000],
	["KiB", 1024],
	["MiB", 2 ** 20],
	["GiB", 2 ** 30],
	["TiB", 2 ** 40]
]);
const sizePattern = new RegExp(`^[0-9]+(\\.[0-9]+)? *(${[...units.keys()].join("|")})?$`);
const percentPattern = /^[0-9]+(\.[0-9]+)? *%$/;
const sizeExpected = "expected a number of bytes, or a size such as \"500 kB\", \"2 MB\" or \"64 KiB\"";
const percentExpected = "expected a percentage such as \"25%\"";
function parseSize(value) {
	if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : null;
	if (!sizePattern.test(value)) return null;
	const unit = units.get(value.replace(/^[0-9. ]+/, "") || "B");
	const bytes = Math.round(Number.parseFloat(value) * (unit ?? NaN));
	return Number.isSafeInteger(bytes) ? bytes : null;
}
function parsePercent(value) {
	if (!percentPattern.test(value)) return null;
	const ratio = Number.parseFloat(value) / 100;
	return Number.isFinite(ratio) ? ratio : null;
}
const sizeSchema = union([int({
	error: sizeExpected,
	abort: true
}).min(0, { error: sizeExpected }), string().regex(sizePattern, {
	error: sizeExpected,
	abort: true
}).refine((text) => parseSize(text) !== null, { error: `is more than can be counted, ${sizeExpected}` })], { error: sizeExpected }).transform((value) => parseSize(value) ?? 0);
const percentSchema = string({ error: percentExpected }).regex(percentPattern, {
	error: percentExpected,
	abort: true
}).refine((text) => parsePercent(text) !== null, { error: percentExpected }).transform((text) => parsePercent(text) ?? 0);
export { sizeSchema as n, percentSchema as t };
