// src/compare/internal-host.ts
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
// src/compare/map-exposure.ts
const origins = [
	"file",
	"inline",
	"eval"
];
function area(path) {
	const slash = path.indexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
function outputOf(path) {
	return path.replace(/\.map$/i, "");
}
function isForeign({ name }) {
	return /(^|[/\\])node_modules[/\\]/.test(name);
}
function embeddedIn({ sourceMaps = [] }) {
	return sourceMaps.flatMap((map) => map.embedded);
}
function mapHolders({ files }) {
	return files.flatMap(({ path, sourceMaps = [] }) => origins.flatMap((origin) => {
		const maps = sourceMaps.filter((map) => map.origin === origin);
		return maps.length > 0 ? [{
			path,
			origin,
			maps
		}] : [];
	}));
}
function exposures(release) {
	const texts = new Set(release.files.map((file) => file.sha256));
	return mapHolders(release).flatMap((holder) => {
		const all = holder.maps.flatMap((map) => map.embedded);
		const sources = all.filter((source) => !texts.has(source.sha256));
		return sources.length > 0 ? [{
			...holder,
			sources,
			packed: all.filter((source) => texts.has(source.sha256))
		}] : [];
	});
}
function sourceCount(holders) {
	return holders.flatMap(({ maps }) => maps).reduce((sum, map) => sum + map.sources, 0);
}
function namesOnly(release) {
	return mapHolders(release).filter((holder) => sourceCount([holder]) > 0 && holder.maps.every((map) => map.embedded.length === 0));
}
const script = /\.([cm]?jsx?|css)$/i;
function scriptsOf({ files }) {
	const paths = new Set(files.map(({ path }) => path));
	return files.filter(({ path }) => script.test(path) && !(/\.min\.\w+$/.test(path) && paths.has(path.replace(/\.min(?=\.\w+$)/, ""))));
}
function designed(baseline, outputs) {
	const counts = new Map();
	const count = (path) => {
		const known = counts.get(area(path)) ?? {
			did: 0,
			scripts: 0
		};
		counts.set(area(path), known);
		return known;
	};
	for (const output of outputs) count(output).did += 1;
	for (const { path } of scriptsOf(baseline)) count(path).scripts += 1;
	return new Set([...counts].filter(([, { did, scripts }]) => did * 2 >= scripts).map(([folder]) => folder));
}
function precedent(baseline, comparison, did) {
	if (!baseline) return () => false;
	const outputs = new Set(baseline.files.filter(did).map(({ path }) => outputOf(path)));
	const folders = designed(baseline, outputs);
	const was = new Map(comparison?.pairs.flatMap((pair) => pair.was ? [[pair.file.path, pair.was.path]] : []));
	const before = (path) => outputs.has(outputOf(was.get(path) ?? path));
	return (path) => folders.has(area(path)) || before(path) || before(outputOf(path));
}
export { mapHolders as a, sourceCount as c, isForeign as i, isInternalHost as l, embeddedIn as n, namesOnly as o, exposures as r, precedent as s, area as t };
