import { t as GateError } from "./errors.js";
import { t as maxManifestSize } from "./manifest-file.js";
// src/inspect/manifest.ts
const help = "Run `npm pack` on a package whose package.json is a JSON object with name and version.";
function parse(text, where) {
	let value;
	try {
		value = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (cause) {
		throw new GateError("ETARBALL", `package.json in ${where} is not valid JSON`, help, { cause });
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new GateError("ETARBALL", `package.json in ${where} is not an object`, help);
	return value;
}
var ManifestCollector = class {
	#where;
	#chunks = [];
	#seen = false;
	constructor(where) {
		this.#where = where;
	}
	open(file) {
		if (file.path !== "package.json" || file.type !== "file") return null;
		if (file.size > 8388608) throw new GateError("ETARBALL", `package.json in ${this.#where} has ${file.size} bytes; at most ${maxManifestSize} are read`, help);
		this.#seen = true;
		this.#chunks = [];
		return {
			write: (chunk) => {
				this.#chunks.push(Buffer.from(chunk));
			},
			end: () => void 0
		};
	}
	manifest() {
		if (!this.#seen) throw new GateError("ETARBALL", `${this.#where} holds no package.json`, help);
		const manifest = parse(Buffer.concat(this.#chunks).toString("utf8"), this.#where);
		const { name, version } = manifest;
		if (typeof name !== "string" || typeof version !== "string") throw new GateError("ETARBALL", `package.json in ${this.#where} has no name and version`, help);
		return {
			...manifest,
			name,
			version
		};
	}
};
export { ManifestCollector as t };
