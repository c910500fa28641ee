import { Ct as TarEnd, wt as Parser } from "./judging.js";
import { pr as withoutDots, ri as GateError } from "./start.js";
import { createGunzip } from "node:zlib";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
// src/tarball/tarball-reader.ts
const chunkSize = 262144;
const maxRatio = 250;
const harmless = 67108864;
const maxEntries = 25e4;
const entryTypes = new Map([
	["File", "file"],
	["OldFile", "file"],
	["ContiguousFile", "file"],
	["Link", "hardlink"],
	["SymbolicLink", "symlink"]
]);
function packagePath(path) {
	if (path.startsWith("/")) return path;
	const first = path.indexOf("/");
	const inside = first < 0 ? "" : withoutDots(path.slice(first + 1));
	return inside === "" ? `../${path}` : inside;
}
function packedFile(entry) {
	const type = entryTypes.get(entry.type) ?? "special";
	return {
		path: packagePath(entry.path),
		size: entry.size,
		mode: entry.mode ?? 420,
		type
	};
}
function damaged(name, why, cause) {
	return new GateError("ETARBALL", `${name} is not a valid package tarball: ${why}`, "Make it again with `npm pack`. A tarball that can only be read in part is never checked.", { cause });
}
var TarballReader = class {
	#name;
	#open;
	#parser;
	#end;
	#entries = 0;
	#openEntries = 0;
	#ended = false;
	#failure;
	constructor(name, open) {
		this.#name = name;
		this.#open = open;
		this.#parser = new Parser({
			strict: true,
			zstd: false,
			onReadEntry: (entry) => {
				this.#take(entry);
			}
		});
		this.#parser.on("error", (error) => {
			this.#fail(error);
		});
		this.#parser.on("ignoredEntry", (entry) => {
			this.#ignored(entry);
		});
		this.#parser.on("eof", () => {
			this.#end.reached = true;
		});
		this.#parser.on("end", () => {
			this.#ended = true;
		});
		this.#end = new TarEnd((blocks) => this.#parser.write(blocks));
	}
	write(chunk) {
		if (this.#entries === 0 && chunk[0] === 31 && chunk[1] === 139) throw damaged(this.#name, "it is compressed twice");
		this.#try(() => {
			this.#end.write(chunk);
		});
		this.#checkEnd();
	}
	#checkEnd() {
		if (this.#end.hidesData) throw damaged(this.#name, "it continues after its end, where some programs read on and others do not");
	}
	end() {
		this.#try(() => {
			this.#end.flush();
			this.#parser.end();
		});
		this.#checkEnd();
		if (!this.#ended || this.#openEntries > 0) throw damaged(this.#name, "it ends in the middle");
		if (this.#entries === 0) throw damaged(this.#name, "it contains no files");
	}
	#try(step) {
		try {
			step();
		} catch (error) {
			this.#fail(error);
		}
		if (this.#failure) throw this.#failure;
	}
	#fail(error) {
		const why = error instanceof Error ? error.message : String(error);
		this.#failure ??= error instanceof GateError ? error : damaged(this.#name, why, error);
	}
	#ignored(entry) {
		if (entry.meta) throw damaged(this.#name, `it has a header of ${entry.size} bytes`);
		this.#open(packedFile(entry)).end();
	}
	#take(entry) {
		this.#entries += 1;
		if (this.#entries > maxEntries) throw damaged(this.#name, `it contains more than ${maxEntries} entries`);
		if (entry.type === "Directory") {
			entry.resume();
			return;
		}
		const file = packedFile(entry);
		const sink = this.#open(file);
		let bytes = 0;
		this.#openEntries += 1;
		entry.on("data", (chunk) => {
			bytes += chunk.length;
			sink.write(chunk);
		});
		entry.on("end", () => {
			this.#openEntries -= 1;
			if (bytes !== file.size) throw damaged(this.#name, `${file.path} has ${bytes} of ${file.size} bytes`);
			sink.end();
		});
	}
};
async function readTarball(name, stream, open) {
	const hash = createHash("sha512");
	const reader = new TarballReader(name, open);
	const gunzip = createGunzip({ chunkSize });
	let packed = 0;
	let unpacked = 0;
	async function* measured(source) {
		for await (const chunk of source) {
			hash.update(chunk);
			packed += chunk.length;
			yield chunk;
		}
	}
	const consume = async (source) => {
		for await (const chunk of source) {
			unpacked += chunk.length;
			if (unpacked > harmless && unpacked > packed * maxRatio) throw damaged(name, `it unpacks to more than ${maxRatio} times its size`);
			reader.write(chunk);
		}
		reader.end();
	};
	const goesOn = () => damaged(name, "it continues after the end of its gzip stream");
	try {
		await pipeline(stream(), measured, gunzip, consume);
	} catch (error) {
		if (error instanceof GateError) throw error;
		if (String(error).startsWith("AbortError")) throw goesOn();
		throw damaged(name, error instanceof Error ? error.message : String(error), error);
	}
	if (gunzip.bytesWritten !== packed) throw goesOn();
	return {
		integrity: `sha512-${hash.digest("base64")}`,
		size: packed
	};
}
export { readTarball };
