// src/model/format.ts
const units = [
	"bytes",
	"kB",
	"MB",
	"GB",
	"TB"
];
function formatBytes(bytes) {
	let value = bytes;
	let unit = 0;
	while (Math.abs(value) >= 999.95 && unit < units.length - 1) {
		value /= 1e3;
		unit += 1;
	}
	return `${unit === 0 ? String(value) : value.toFixed(1)} ${bytes === 1 ? "byte" : units[unit] ?? "bytes"}`;
}
function formatCount(count) {
	return count.toLocaleString("en-US");
}
function plural(count, noun, many = `${noun}s`) {
	return `${formatCount(count)} ${count === 1 ? noun : many}`;
}
function formatMode(mode) {
	return (mode & 4095).toString(8).padStart(4, "0");
}
export { plural as i, formatCount as n, formatMode as r, formatBytes as t };
