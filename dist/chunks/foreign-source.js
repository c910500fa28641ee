// src/model/internal-host.ts
const internalSuffix = /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)$/;
const privateAddress = /^(0|10|127)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
function mappedAddress(address) {
	const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
	if (high === void 0 || low === void 0) return "";
	return [parseInt(high, 16), parseInt(low, 16)].flatMap((part) => [part >> 8, part & 255]).join(".");
}
function isPrivateAddress6(address) {
	return /^(::1?$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(address) || privateAddress.test(mappedAddress(address));
}
function isInternalHost(host) {
	if (host.startsWith("[")) return isPrivateAddress6(host.slice(1, -1));
	const name = host.replace(/\.$/, "");
	if (/^\d+(\.\d+){3}$/.test(name)) return privateAddress.test(name);
	return !name.includes(".") || internalSuffix.test(name);
}
// src/model/foreign-source.ts
function isForeign({ name }) {
	return /(^|[/\\])node_modules[/\\]/.test(name);
}
export { isInternalHost as n, isForeign as t };
