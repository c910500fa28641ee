import { t as decompress } from "./libraries/fzstd.js";
import { t as Parser } from "./libraries/tar.js";
import { t as TarEnd } from "./tar-end.js";
import { n as parse, t as init } from "./libraries/es-module-lexer.js";
import { t as isObject } from "./json.js";
import { n as isInternalHost, t as isForeign } from "./foreign-source.js";
import { t as rules } from "./libraries/secretlint-secretlint-rule-preset-recommend.js";
import { t as ManifestCollector } from "./manifest2.js";
import { createHash, hash, randomBytes } from "node:crypto";
import { isUtf8 } from "node:buffer";
import { brotliDecompressSync, constants, crc32, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
// src/inspect/held-bytes.ts
function asBuffer(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
var HeldBytes = class {
	#buffer;
	#length = 0;
	constructor(expected) {
		this.#buffer = Buffer.allocUnsafe(expected);
	}
	push(chunk) {
		const length = this.#length + chunk.length;
		if (length > this.#buffer.length) {
			const larger = Buffer.allocUnsafe(Math.max(length, this.#buffer.length * 2));
			larger.set(this.bytes());
			this.#buffer = larger;
		}
		this.#buffer.set(chunk, this.#length);
		this.#length = length;
	}
	bytes() {
		return this.#buffer.subarray(0, this.#length);
	}
};
// src/inspect/containers/room.ts
const maxRatio = 250;
const harmless = 67108864;
const maxUnpacked = 8589934592;
const maxEntries = 25e4;
var NotRead = class extends Error {
	form;
	constructor(form, why) {
		super(why);
		this.form = form;
	}
};
var ReleaseRoom = class {
	unpacked = 0;
	entries = 0;
};
var Room = class {
	held;
	#all;
	#most;
	#unpacked = 0;
	constructor(all, packed, held) {
		this.#all = all;
		this.held = held;
		this.#most = Math.max(harmless, packed * maxRatio);
	}
	get left() {
		return Math.min(this.held, this.#most - this.#unpacked, maxUnpacked - this.#all.unpacked);
	}
	take(form, bytes) {
		this.#all.entries += 1;
		if (this.#all.entries > maxEntries) throw new NotRead(form, `and the release has more than ${maxEntries} files in containers`);
		if (bytes > this.left) throw this.overflow(form);
		this.#unpacked += bytes;
		this.#all.unpacked += bytes;
	}
	overflow(form) {
		if (this.left === this.held) return new NotRead(form, `and a part of it unpacks to more than ${this.held} bytes`);
		return new NotRead(form, `and it unpacks to more than ${this.#most - this.#unpacked <= maxUnpacked - this.#all.unpacked ? `${maxRatio} times the size of its file` : `${maxUnpacked} bytes, with the others in the release`}`);
	}
};
// src/inspect/containers/asar.ts
const prefixSize = 16;
const form$3 = "an asar archive";
const maxFolders = 200;
function isAsar(bytes) {
	if (bytes.length < 24 || bytes.readUInt32LE(0) !== 4) return false;
	const [header, payload, json] = [
		bytes.readUInt32LE(4),
		bytes.readUInt32LE(8),
		bytes.readUInt32LE(12)
	];
	return payload + 4 === header && json <= payload - 4 && bytes.toString("latin1", prefixSize, 25) === "{\"files\":";
}
function damaged$2(why) {
	return new NotRead("a damaged asar archive", `and ${why}`);
}
function visitFile(name, { offset, size }, { bytes, start, room, visit }) {
	const at = start + Number(offset);
	const length = Number(size);
	if (!(at >= start) || !(length >= 0) || !(at + length <= bytes.length)) throw damaged$2(`${name} is not where its list of files says`);
	room.take(form$3, length);
	visit({
		name,
		bytes: bytes.subarray(at, at + length)
	});
}
function walk(folder, { files }, archive, depth) {
	if (depth > maxFolders) throw damaged$2("its folders are nested without end");
	for (const [name, node] of Object.entries(files ?? {})) {
		if (!node) continue;
		const path = `${folder}${name}`;
		if (node.files) walk(`${path}/`, node, archive, depth + 1);
		else if (node.unpacked !== true && node.offset !== void 0) visitFile(path, node, archive);
	}
}
const readAsar = (bytes, _path, room, visit) => {
	const header = bytes.readUInt32LE(4);
	const json = bytes.toString("utf8", prefixSize, prefixSize + bytes.readUInt32LE(12));
	let root;
	try {
		root = JSON.parse(json);
	} catch {
		throw damaged$2("its list of files is not JSON");
	}
	walk("", root, {
		bytes,
		start: 8 + header,
		room,
		visit
	}, 0);
};
// src/inspect/containers/zstd.ts
const magic = 4247762216;
const blockSize$2 = 131072;
const largestWindow = 134217728;
const dictionarySizes = [
	0,
	1,
	2,
	4
];
const contentSizes = [
	0,
	2,
	4,
	8
];
function windowSize$1(descriptor) {
	return 2 ** (10 + (descriptor >> 3)) * (1 + (descriptor & 7) / 8);
}
function contentSize(bytes, at, length) {
	if (length === 8) return Number(bytes.readBigUInt64LE(at));
	return bytes.readUIntLE(at, length) + (length === 2 ? 256 : 0);
}
function headerAt(bytes, at) {
	const flags = bytes[at + 4] ?? 8;
	if ((flags & 8) !== 0) return null;
	const isSingle = (flags & 32) !== 0;
	if (!isSingle && windowSize$1(bytes[at + 5] ?? 0) > largestWindow) return null;
	const start = at + 5 + (isSingle ? 0 : 1) + (dictionarySizes[flags & 3] ?? 0);
	const length = contentSizes[flags >> 6] ?? 0;
	const size = length === 0 && isSingle ? 1 : length;
	if (start + size > bytes.length) return null;
	const hasChecksum = (flags & 4) !== 0;
	return {
		blocks: start + size,
		content: size === 0 ? null : contentSize(bytes, start, size),
		hasChecksum
	};
}
function blocksFrom(bytes, start) {
	let most = 0;
	for (let at = start; at + 3 <= bytes.length;) {
		const block = bytes.readUIntLE(at, 3);
		const [type, size] = [block >> 1 & 3, block >> 3];
		if (type === 3 || size > blockSize$2) return null;
		most += type === 2 ? blockSize$2 : size;
		at += 3 + (type === 1 ? 1 : size);
		if ((block & 1) !== 0) return at > bytes.length ? null : {
			end: at,
			most
		};
	}
	return null;
}
function frameAt(bytes, at) {
	if (at + 8 > bytes.length) return null;
	const mark = bytes.readUInt32LE(at);
	if (mark >>> 4 === 25481893) {
		const end = at + 8 + bytes.readUInt32LE(at + 4);
		return end > bytes.length ? null : {
			end,
			most: 0
		};
	}
	const header = mark === magic ? headerAt(bytes, at) : null;
	const blocks = header && blocksFrom(bytes, header.blocks);
	if (!blocks || (header.content ?? 0) > blocks.most) return null;
	const end = blocks.end + (header.hasChecksum ? 4 : 0);
	return end > bytes.length ? null : {
		end,
		most: header.content ?? blocks.most
	};
}
function unpackFrame(frame) {
	try {
		const plain = decompress(frame);
		return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
	} catch {
		return null;
	}
}
const unzstd = (bytes, room, most = Infinity) => {
	const parts = [];
	let at = 0;
	let total = 0;
	for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
		if (total + frame.most > room.left) throw room.overflow("a zstd stream");
		const part = frame.most === 0 ? Buffer.alloc(0) : unpackFrame(bytes.subarray(at, frame.end));
		if (!part) break;
		if (total + part.length > most) return null;
		parts.push(part);
		total += part.length;
		at = frame.end;
	}
	return at === 0 ? null : {
		bytes: parts.length === 1 ? parts[0] ?? Buffer.alloc(0) : Buffer.concat(parts),
		end: at
	};
};
// src/inspect/containers/streams.ts
function isTooLarge(error) {
	return typeof error === "object" && error !== null && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
function unpacker(inflate, form) {
	return (bytes, room, most = Infinity) => {
		if (most !== Infinity && most > room.left) throw room.overflow(form);
		const options = {
			info: true,
			maxOutputLength: Math.max(1, Math.min(room.left, most))
		};
		try {
			const { buffer, engine } = inflate(bytes, options);
			return {
				bytes: buffer,
				end: engine.bytesWritten
			};
		} catch (error) {
			if (isTooLarge(error) && most > room.left) throw room.overflow(form);
			return null;
		}
	};
}
const gunzip = unpacker(gunzipSync, "a gzip stream");
const inflateRaw = unpacker(inflateRawSync, "a deflate stream");
const inflateZlib = unpacker(inflateSync, "a deflate stream");
const unbrotli = unpacker((packed, options) => brotliDecompressSync(packed, options), "a brotli stream");
const trialSize = 4096;
function beginsAs(inflate, bytes) {
	const head = bytes.subarray(0, trialSize);
	try {
		if (inflate === "brotli") brotliDecompressSync(head, {
			finishFlush: constants.BROTLI_OPERATION_FLUSH,
			maxOutputLength: 1 << 20
		});
		else inflateRawSync(head, {
			finishFlush: constants.Z_SYNC_FLUSH,
			maxOutputLength: 1 << 20
		});
		return true;
	} catch (error) {
		return isTooLarge(error);
	}
}
function streamName(path) {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("!")) + 1).replace(/\.(t)(gz|zst)$/i, ".$1ar").replace(/(?<=.)\.(gz|br|zst|zz|deflate|svgz)$/i, "");
}
function reader(unpack, form, hasMark) {
	return (bytes, path, room, visit) => {
		const unpacked = unpack(bytes, room);
		const rest = bytes.subarray(unpacked?.end);
		const hasRest = unpacked !== null && rest.some((byte) => byte !== 0);
		if (!unpacked || hasRest && !hasMark) throw new NotRead(`a damaged ${form}`, "and can't be unpacked to its end");
		room.take(`a ${form}`, unpacked.bytes.length);
		visit({
			name: streamName(path),
			bytes: unpacked.bytes,
			isStream: true
		});
		if (hasRest) visit({
			name: "what follows its end",
			bytes: rest,
			isPart: true
		});
	};
}
const readGzip = reader(gunzip, "gzip stream", true);
const readZlib = reader(inflateZlib, "deflate stream", true);
const readDeflate = reader(inflateRaw, "deflate stream", false);
const readBrotli = reader(unbrotli, "brotli stream", false);
const readZstd = reader(unzstd, "zstd stream", true);
// src/inspect/containers/tar.ts
const form$2 = "a tar archive";
const blockSize$1 = 512;
const chunkSize = 65536;
const [sumStart, sumEnd] = [148, 156];
function checksum(header) {
	let sum = 256;
	for (let at = 0; at < blockSize$1; at += 1) if (at < sumStart || at >= sumEnd) sum += header[at] ?? 0;
	return sum;
}
function isTar(bytes) {
	if (bytes.length < blockSize$1 || bytes[0] === 0) return false;
	const digits = /^[ \0]*([0-7]{1,7})[ \0]/.exec(bytes.toString("latin1", sumStart, sumEnd))?.[1];
	return digits !== void 0 && Number.parseInt(digits, 8) === checksum(bytes.subarray(0, blockSize$1));
}
function damaged$1(why) {
	return new NotRead("a damaged tar archive", `and ${why}`);
}
function collect(entry, room, done, faults) {
	const parts = [];
	const guarded = (step) => {
		try {
			step();
		} catch (error) {
			faults.push(error);
		}
	};
	guarded(() => {
		room.take(form$2, entry.size);
	});
	entry.on("data", (part) => parts.push(part));
	entry.on("end", () => {
		const bytes = parts.length === 1 ? parts[0] ?? Buffer.alloc(0) : Buffer.concat(parts);
		guarded(() => {
			if (bytes.length !== entry.size) throw damaged$1(`${entry.path} ends too early`);
			done(bytes);
		});
	});
}
const readTar = (bytes, _path, room, visit) => {
	const faults = [];
	const onReadEntry = (entry) => {
		if (entry.type === "Directory") entry.resume();
		else collect(entry, room, (content) => {
			visit({
				name: entry.path,
				bytes: content
			});
		}, faults);
	};
	const parser = new Parser({
		strict: true,
		zstd: false,
		brotli: false,
		onReadEntry
	});
	const end = new TarEnd((blocks) => parser.write(blocks));
	parser.on("error", (error) => {
		faults.push(error instanceof NotRead ? error : damaged$1(error instanceof Error ? error.message : String(error)));
	});
	parser.on("eof", () => {
		end.reached = true;
	});
	for (let at = 0; at < bytes.length && faults.length === 0 && !end.hidesData; at += chunkSize) end.write(bytes.subarray(at, at + chunkSize));
	if (faults.length === 0) end.flush();
	if (faults.length === 0) parser.end();
	if (end.hidesData) faults.push(damaged$1("it goes on behind its end"));
	if (faults.length > 0) throw faults[0] instanceof Error ? faults[0] : damaged$1(String(faults[0]));
};
// src/inspect/containers/wasm.ts
const headerSize = 8;
const custom = 0;
function leb128(bytes, start) {
	let value = 0;
	for (let index = 0; index < 5; index += 1) {
		const byte = bytes[start + index];
		if (byte === void 0) return null;
		value += (byte & 127) * 2 ** (7 * index);
		if (byte < 128) return {
			value,
			end: start + index + 1
		};
	}
	return null;
}
function* customSections(bytes) {
	for (let at = headerSize; at < bytes.length;) {
		const size = leb128(bytes, at + 1);
		if (!size || size.end + size.value > bytes.length) return;
		const end = size.end + size.value;
		const name = bytes[at] === custom ? leb128(bytes, size.end) : null;
		if (name && name.end + name.value <= end) {
			const start = name.end + name.value;
			yield {
				name: bytes.toString("utf8", name.end, start),
				bytes: bytes.subarray(start, end)
			};
		}
		at = end;
	}
}
const plain$1 = /^(name|producers|target_features|linking|reloc\..*|\.debug_.*)$/;
const readWasm = (bytes, _path, room, visit) => {
	for (const { name, bytes: content } of customSections(bytes)) {
		if (plain$1.test(name) || content.length === 0) continue;
		room.take("a WebAssembly module", content.length);
		visit({
			name,
			bytes: content,
			isPart: true
		});
	}
};
// src/inspect/containers/zip.ts
const endMark = Buffer.from("PK");
const endSize = 22;
const directoryMark = 33639248;
const directorySize = 46;
const localMark = 67324752;
const localSize = 30;
const locator64Mark = 117853008;
const end64Mark = 101075792;
const utf8Flag = 2048;
const form$1 = "a zip archive";
function damaged(why) {
	return new NotRead("a damaged zip archive", `and ${why}`);
}
function end64(bytes, end) {
	const locator = end - 20;
	if (locator < 0 || bytes.readUInt32LE(locator) !== locator64Mark) return null;
	const at = [Number(bytes.readBigUInt64LE(locator + 8)), locator - 56].find((place) => place >= 0 && place + 56 <= locator && bytes.readUInt32LE(place) === end64Mark);
	if (at === void 0) return null;
	const read = (offset) => Number(bytes.readBigUInt64LE(at + offset));
	return {
		count: read(32),
		size: read(40),
		start: read(48),
		at
	};
}
function directoryAt(bytes, end) {
	if (end + endSize > bytes.length) return null;
	const large = end64(bytes, end);
	const plain = {
		count: bytes.readUInt16LE(end + 10),
		size: bytes.readUInt32LE(end + 12),
		start: bytes.readUInt32LE(end + 16),
		at: end
	};
	const { count, size, start, at } = large ?? plain;
	const before = at - size - start;
	if (before < 0 || count * directorySize > size) return null;
	return {
		count,
		start: start + before,
		size,
		before
	};
}
function large(extra, fields) {
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		let place = at + 4;
		return fields.map((field) => {
			if (field !== 4294967295 || place + 8 > extra.length) return field;
			place += 8;
			return Number(extra.readBigUInt64LE(place - 8));
		});
	}
	return fields;
}
function* members$3(bytes, { count, start, size, before }) {
	let at = start;
	for (let index = 0; index < count; index += 1) {
		if (at + directorySize > start + size || bytes.readUInt32LE(at) !== directoryMark) throw damaged("its list of files ends too early");
		const flags = bytes.readUInt16LE(at + 8);
		const nameEnd = at + directorySize + bytes.readUInt16LE(at + 28);
		const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
		const name = bytes.toString((flags & utf8Flag) !== 0 ? "utf8" : "latin1", at + directorySize, nameEnd);
		const plain = [
			bytes.readUInt32LE(at + 24),
			bytes.readUInt32LE(at + 20),
			bytes.readUInt32LE(at + 42)
		];
		const [unpacked = 0, packed = 0, local = 0] = large(bytes.subarray(nameEnd, extraEnd), plain);
		yield {
			name,
			flags,
			method: bytes.readUInt16LE(at + 10),
			packed,
			size: unpacked,
			crc: bytes.readUInt32LE(at + 16),
			local: local + before
		};
		at = extraEnd + bytes.readUInt16LE(at + 32);
	}
}
function packedBytes(bytes, { name, local, packed }) {
	if (local + localSize > bytes.length || bytes.readUInt32LE(local) !== localMark) throw damaged(`${name} is not where its list of files says`);
	const start = local + localSize + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
	if (start + packed > bytes.length) throw damaged(`${name} goes on behind its end`);
	return bytes.subarray(start, start + packed);
}
function unpack(packed, { name, method, size }, room) {
	if (method === 0) return packed;
	if (size > room.left) throw room.overflow(form$1);
	if (size === 0) return Buffer.alloc(0);
	if (method !== 8 && method !== 93) throw new NotRead(`a zip archive with method ${method}`, `and ${name} in it is compressed in a way that pack-gate can't read`);
	const unpacked = method === 8 ? inflateRaw(packed, room, size) : unzstd(packed, room, size);
	if (!unpacked) throw damaged(`${name} in it can't be unpacked`);
	return unpacked.bytes;
}
function visitMember(bytes, member, room, visit) {
	const { name, flags, size, crc } = member;
	if (name.endsWith("/") && size === 0) return;
	if ((flags & 1) !== 0) throw new NotRead("an encrypted zip archive", `and ${name} in it can't be read`);
	const content = unpack(packedBytes(bytes, member), member, room);
	if (content.length !== size) throw damaged(`${name} in it has another size than its list of files says`);
	if (crc32(content) !== crc) throw damaged(`${name} in it has another checksum than its list of files says`);
	room.take(form$1, size);
	visit({
		name,
		bytes: content
	});
}
function readDirectory(bytes, directory, room, visit) {
	let fault = null;
	for (const member of members$3(bytes, directory)) try {
		visitMember(bytes, member, room, visit);
	} catch (error) {
		if (!(error instanceof NotRead)) throw error;
		if (error.form === form$1) throw error;
		fault ??= error;
	}
	if (fault) throw fault;
}
function lastDirectory(bytes) {
	for (let at = bytes.lastIndexOf(endMark); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(endMark, at - 1)) {
		const directory = directoryAt(bytes, at);
		if (directory) return directory;
		if (bytes.length - at > 65558) return null;
	}
	return null;
}
const readZip = (bytes, _path, room, visit) => {
	const directory = lastDirectory(bytes);
	if (!directory) throw damaged("has no list of files");
	readDirectory(bytes, directory, room, visit);
};
// src/inspect/containers/forms.ts
const magics$1 = [
	["1f8b08", {
		name: "a gzip stream",
		read: readGzip
	}],
	["28b52ffd", {
		name: "a zstd stream",
		read: readZstd
	}],
	["504b0304", {
		name: "a zip archive",
		read: readZip
	}],
	["504b0506", {
		name: "a zip archive",
		read: readZip
	}],
	["0061736d01000000", {
		name: "a WebAssembly module",
		read: readWasm,
		isProgram: true
	}],
	["fd377a585a00", {
		name: "an xz stream",
		read: null
	}],
	["377abcaf271c", {
		name: "a 7z archive",
		read: null
	}],
	["526172211a07", {
		name: "a rar archive",
		read: null
	}],
	["4c5a4950", {
		name: "an lzip stream",
		read: null
	}],
	["04224d18", {
		name: "an lz4 stream",
		read: null
	}],
	["4d53434600000000", {
		name: "a cabinet",
		read: null
	}]
];
const bzip2 = /^425a683[1-9]314159265359/;
const zlibLevels = new Set([
	1,
	94,
	156,
	218
]);
const brotliName = /\.br(otli)?$/i;
const deflateName = /\.(deflate|raw)$/i;
const headSize$6 = 4096;
function isText$1(bytes) {
	const head = bytes.subarray(0, headSize$6);
	if (head.includes(0)) return false;
	return (bytes.length > headSize$6 ? [
		0,
		1,
		2,
		3
	] : [0]).some((cut) => isUtf8(head.subarray(0, head.length - cut)));
}
function packedProgram(bytes) {
	if (!/^(7f454c46|4d5a|cffaedfe|feedfacf|cafebabe)/.test(bytes.toString("hex", 0, 4)) || bytes.subarray(0, headSize$6).indexOf("UPX!") < 0) return null;
	return {
		name: "a program packed by UPX",
		read: null,
		isProgram: true
	};
}
function markedForm(bytes) {
	const start = bytes.toString("hex", 0, 10);
	const known = magics$1.find(([hex]) => start.startsWith(hex))?.[1];
	if (known) return known;
	if (bzip2.test(start)) return {
		name: "a bzip2 stream",
		read: null
	};
	if (isTar(bytes)) return {
		name: "a tar archive",
		read: readTar
	};
	if (isAsar(bytes)) return {
		name: "an asar archive",
		read: readAsar
	};
	return packedProgram(bytes);
}
function unmarkedStreams(bytes, path) {
	const isZlib = bytes[0] === 120 && zlibLevels.has(bytes[1] ?? 0);
	const mayBe = (named) => named.test(path) || !isText$1(bytes);
	const forms = [];
	if (isZlib && beginsAs("deflate", bytes.subarray(2))) forms.push({
		name: "a deflate stream",
		read: readZlib,
		isGuess: true
	});
	if (mayBe(deflateName) && beginsAs("deflate", bytes)) forms.push({
		name: "a deflate stream",
		read: readDeflate,
		isGuess: true
	});
	if (mayBe(brotliName) && beginsAs("brotli", bytes)) forms.push({
		name: "a brotli stream",
		read: readBrotli,
		isGuess: !brotliName.test(path)
	});
	return forms;
}
function formsOf(bytes, path) {
	const form = markedForm(bytes);
	if (form) return [form];
	return bytes.length === 0 ? [] : unmarkedStreams(bytes, path);
}
function isNamedStream(path) {
	return brotliName.test(path) || deflateName.test(path);
}
// src/inspect/source-maps/embedded-text.ts
function embeddedText({ text, newlines }) {
	return {
		bytes: text.length,
		lines: newlines + (text.at(-1) === 10 ? 0 : 1),
		sha256: hash("sha256", text)
	};
}
// src/inspect/build-path-pattern.ts
const segment = `[^${String.raw`\s"'\`<>|*?;:,(){}$\\/`}\\x00-\\x1f]`;
const separator = String.raw`(?:\\{1,4}|/)`;
const rest = `${segment}+(?:${separator}${segment}+)*${separator}?`;
const before$2 = String.raw`(?<=^|[\s\x00"'\`(\[{,;=<>|!:]|:///?|\\[nrt])`;
function form(needles, head, parts, named) {
	return {
		needles: needles.map((text) => Buffer.from(text)),
		pattern: new RegExp(`${before$2}${head}(?<rest>${rest})`, "g"),
		parts,
		named
	};
}
const pathForms = [
	form(["/home/", "/Users/"], String.raw`(?<!\b[A-Za-z]:)/(?:home|Users)/(?<user>[\w.-]{1,64})/`, 2, false),
	form(["\\Users\\", ":/Users"], String.raw`[A-Za-z]:${separator}Users${separator}(?<user>[\w.-][\w. -]{0,63})${separator}`, 2, false),
	form(["/root/"], "/root/", 2, true),
	form(["builds/"], "/builds/", 3, true),
	form(["D:\\", "D:/a/"], `D:${separator}a${separator}`, 2, true)
];
const placeholders = new Set([
	"user users username user-name user_name userid youruser your-user your_user yourname your-name your_name your-username your_username you me my",
	"name myname my-name myuser my-user someone somebody someuser some-user example foo bar baz foobar test tester testuser guest",
	"alice bob john jane joe johndoe janedoe jdoe john.doe jane.doe john-doe jane-doe xxx",
	"node app web_user linuxbrew shared public default"
].flatMap((line) => line.split(" ")));
const everyRunner = /^work\/(_|[^/]+\/?$)/;
const extension = /\.[A-Za-z]\w{0,5}$/;
function tellsSomething({ parts, named }, user, tail) {
	if (user !== void 0 && placeholders.has(user.toLowerCase())) return false;
	if (user === "runner" && everyRunner.test(tail)) return false;
	const isNamed = extension.test(tail);
	const depth = tail.split(/[\\/]+/).filter((part) => part !== "").length;
	return named ? isNamed && depth >= parts : isNamed || depth >= parts;
}
function buildPathIn(text, form, from, to) {
	form.pattern.lastIndex = from;
	const match = form.pattern.exec(text);
	if (!match || match.index > to || !tellsSomething(form, match.groups?.user, match.groups?.rest ?? "")) return null;
	return match[0];
}
const maxLength$1 = 200;
const lead$1 = 16;
var BuildPathTally = class {
	#count = 0;
	#examples = new Set();
	add(path) {
		this.#count += 1;
		if (this.#examples.size < 3) this.#examples.add(path.slice(0, maxLength$1));
	}
	addName(name) {
		for (const form of pathForms) {
			const path = buildPathIn(name, form, 0, lead$1);
			if (path === null) continue;
			this.add(path);
			return;
		}
	}
	facts() {
		return this.#count === 0 ? {} : { buildPaths: {
			count: this.#count,
			examples: [...this.#examples]
		} };
	}
};
// src/inspect/facts.ts
function mergePaths(all) {
	if (all.length === 0) return {};
	const examples = [...new Set(all.flatMap((paths) => paths.examples))].slice(0, 3);
	return { buildPaths: {
		count: all.reduce((sum, paths) => sum + paths.count, 0),
		examples
	} };
}
function mergeHosts(all) {
	if (all.length === 0) return {};
	return { internalHosts: {
		count: all.reduce((sum, hosts) => sum + hosts.count, 0),
		origins: [...new Set(all.flatMap((hosts) => hosts.origins))]
	} };
}
function mergeSecrets(all) {
	if (all.length === 0) return {};
	const byValue = new Map();
	for (const secret of all) {
		const known = byValue.get(secret.key);
		if (!known || known.source === void 0 && secret.source !== void 0) byValue.set(secret.key, secret);
	}
	return { secrets: [...byValue.values()] };
}
const nothing = {};
function isEmpty(facts) {
	return Object.keys(facts).length === 0;
}
function mergeFacts(all) {
	if (all.every(isEmpty)) return nothing;
	const sourceMaps = all.flatMap((facts) => facts.sourceMaps ?? []);
	const notInspected = all.find((facts) => facts.notInspected !== void 0)?.notInspected;
	return {
		...all.reduce((merged, facts) => ({
			...merged,
			...facts
		}), {}),
		...sourceMaps.length > 0 && { sourceMaps },
		...mergeSecrets(all.flatMap((facts) => facts.secrets ?? [])),
		...mergePaths(all.flatMap((facts) => facts.buildPaths ?? [])),
		...mergeHosts(all.flatMap((facts) => facts.internalHosts ?? [])),
		...notInspected !== void 0 && { notInspected }
	};
}
// src/inspect/containers/bun.ts
const mark$1 = Buffer.from("\n---- Bun! ----\n");
const tableSizes = [
	24,
	32,
	40,
	48,
	56
];
const [smallestRecord, largestRecord] = [24, 96];
const moduleName = /^(\/\$bunfs\/|[A-Z]:[/\\]~BUN[/\\])/;
const maxMarks = 8;
function rangeAt(bytes, at) {
	return at + 8 > bytes.length ? {
		start: 0,
		length: -1
	} : {
		start: bytes.readUInt32LE(at),
		length: bytes.readUInt32LE(at + 4)
	};
}
function slice(bytes, { start, length }) {
	return length < 0 || start + length > bytes.length ? null : bytes.subarray(start, start + length);
}
function mapsIn(graph, records) {
	for (let size = smallestRecord; size <= largestRecord; size += 4) {
		if (records.length === 0 || records.length % size !== 0) continue;
		const starts = Array.from({ length: records.length / size }, (_, index) => index * size);
		if (!starts.map((start) => slice(graph, rangeAt(records, start))?.toString("latin1") ?? "").every((name) => moduleName.test(name))) continue;
		return starts.flatMap((start) => slice(graph, rangeAt(records, start + 16)) ?? []);
	}
	return null;
}
function* sourcesIn(map, room) {
	if (map.length < 8) return;
	const count = map.readUInt32LE(0);
	if (count * 16 + 8 > map.length) return;
	for (let index = 0; index < count; index += 1) {
		const name = slice(map, rangeAt(map, 8 + index * 8))?.toString("utf8") ?? "";
		const packed = slice(map, rangeAt(map, 8 + (count + index) * 8));
		const unpacked = packed && unzstd(packed, room);
		if (!unpacked || unpacked.bytes.length === 0) continue;
		room.take("a program of Bun's", unpacked.bytes.length);
		yield {
			name,
			text: unpacked.bytes
		};
	}
}
function programAt(bytes, end, room) {
	for (const size of tableSizes) {
		const table = end - size;
		if (table < 0) return null;
		const length = Number(bytes.readBigUInt64LE(table));
		if (length === 0 || length > table) continue;
		const graph = bytes.subarray(table - length, table);
		const records = slice(graph, rangeAt(bytes, table + 8));
		const maps = records && mapsIn(graph, records);
		if (maps) return {
			sources: maps.flatMap((map) => [...sourcesIn(map, room)]),
			start: table - length,
			end
		};
	}
	return null;
}
function bunProgram(bytes, room) {
	let at = bytes.lastIndexOf(mark$1);
	for (let tries = 0; at > 0 && tries < maxMarks; tries += 1) {
		const program = programAt(bytes, at, room);
		if (program) return program;
		at = bytes.lastIndexOf(mark$1, at - 1);
	}
	return null;
}
// src/inspect/containers/carve.ts
const marks$1 = [{
	bytes: Buffer.from([
		31,
		139,
		8
	]),
	extension: "gz",
	unpack: gunzip
}, {
	bytes: Buffer.from([
		40,
		181,
		47,
		253
	]),
	extension: "zst",
	unpack: unzstd
}];
const zipEnd = Buffer.from("PK");
const maxTrials = 2e4;
var NextMark = class {
	#bytes;
	#places;
	constructor(bytes) {
		this.#bytes = bytes;
		this.#places = marks$1.map((mark) => bytes.indexOf(mark.bytes));
	}
	from(at) {
		let found = null;
		marks$1.forEach((mark, index) => {
			const known = this.#places[index] ?? -1;
			const place = known >= 0 && known < at ? this.#bytes.indexOf(mark.bytes, at) : known;
			this.#places[index] = place;
			if (place >= 0 && (!found || place < found.at)) found = {
				mark,
				at: place
			};
		});
		return found;
	}
};
function carveStreams(bytes, room, visit, known) {
	const next = new NextMark(bytes);
	let count = 0;
	let trials = 0;
	for (let hit = next.from(0); hit && trials < maxTrials; trials += 1) {
		if (hit.at >= known.start && hit.at < known.end) {
			hit = next.from(known.end);
			continue;
		}
		const unpacked = hit.mark.unpack(bytes.subarray(hit.at), room);
		if (unpacked && unpacked.bytes.length > 0) {
			count += 1;
			room.take("a file with compressed parts", unpacked.bytes.length);
			visit({
				name: `part ${count}.${hit.mark.extension}`,
				bytes: unpacked.bytes,
				isPart: true
			});
		}
		hit = next.from(hit.at + Math.max(1, unpacked?.end ?? 0));
	}
}
function carveZips(bytes, room, visit) {
	let trials = 0;
	for (let at = bytes.indexOf(zipEnd); at >= 0 && trials < maxTrials; at = bytes.indexOf(zipEnd, at + 1)) {
		trials += 1;
		const directory = directoryAt(bytes, at);
		if (directory && directory.count > 0 && bytes.readUInt32LE(directory.start) === 33639248) readDirectory(bytes, directory, room, visit);
	}
}
function carve(bytes, room, visit, known = {
	start: 0,
	end: 0
}) {
	let fault = null;
	for (const find of [carveZips, carveStreams]) try {
		find(bytes, room, visit, known);
	} catch (error) {
		if (!(error instanceof NotRead)) throw error;
		fault ??= error;
	}
	if (fault) throw fault;
}
// src/inspect/containers/without-inside.ts
function withoutInside(own) {
	const inside = own.inside ?? [];
	if (inside.length === 0) return own;
	const texts = new Set(inside.flatMap(({ sourceMaps = [] }) => sourceMaps.flatMap((map) => map.embedded.map(({ sha256 }) => sha256))));
	const hasMaps = inside.some(({ sourceMaps }) => sourceMaps !== void 0);
	const values = new Set(inside.flatMap(({ secrets = [] }) => secrets.map(({ key }) => key)));
	const paths = new Set(inside.flatMap(({ buildPaths }) => buildPaths?.examples ?? []));
	const hosts = new Set(inside.flatMap(({ internalHosts }) => internalHosts?.origins ?? []));
	const sourceMaps = own.sourceMaps?.filter(({ embedded }) => !hasMaps || embedded.some(({ sha256 }) => !texts.has(sha256)));
	const secrets = own.secrets?.filter(({ key }) => !values.has(key));
	return {
		...own,
		sourceMaps: sourceMaps?.length === 0 ? void 0 : sourceMaps,
		secrets: secrets?.length === 0 ? void 0 : secrets,
		buildPaths: own.buildPaths?.examples.every((path) => paths.has(path)) ? void 0 : own.buildPaths,
		internalHosts: own.internalHosts?.origins.every((origin) => hosts.has(origin)) ? void 0 : own.internalHosts
	};
}
// src/inspect/containers/reader.ts
const longestName = 1024;
var Names = class {
	#seen = new Map();
	unique(name) {
		const short = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
		const count = (this.#seen.get(short) ?? 0) + 1;
		this.#seen.set(short, count);
		return count === 1 ? short : `${short} (${count})`;
	}
};
function isTelling(facts) {
	const { sourceMaps, secrets, buildPaths, internalHosts, privateKey, notInspected, unread } = facts;
	return [
		sourceMaps,
		secrets,
		buildPaths,
		internalHosts,
		privateKey,
		notInspected,
		unread
	].some((fact) => fact !== void 0);
}
function countNewlines$2(text) {
	let count = 0;
	for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) count += 1;
	return count;
}
function mapOf(sources) {
	if (sources.length === 0) return {};
	const embedded = sources.map(({ name, text }) => ({
		name,
		...embeddedText({
			text,
			newlines: countNewlines$2(text),
			end: 0
		})
	}));
	return { sourceMaps: [{
		origin: "inline",
		sources: sources.length,
		embedded
	}] };
}
function searchProgram(bytes, room, visit) {
	const program = bunProgram(bytes, room);
	for (const { name, text } of program?.sources ?? []) visit({
		name,
		bytes: text,
		isPart: true
	});
	carve(bytes, room, visit, program ?? void 0);
	return program ? mapOf(program.sources) : {};
}
function tooDeep() {
	return new NotRead("a container in containers", `and containers are read 4 deep at most`);
}
function failed$1(form, error) {
	const why = error instanceof Error ? error.message : String(error);
	return new NotRead(form?.name ?? "a file that holds others", `and reading it failed (${why})`);
}
var ContainerReader = class {
	#inspectors;
	#limits;
	constructor(inspectors, limits) {
		this.#inspectors = inspectors;
		this.#limits = limits;
	}
	read(bytes, isWhole, place) {
		for (const form of isWhole ? formsOf(bytes, place.path) : []) {
			const found = this.#readAs(form, bytes, place);
			if (found) return found;
		}
		return this.#readAs(null, bytes, place) ?? {};
	}
	#readAs(form, bytes, place) {
		const inside = [];
		const names = new Names();
		const visit = (entry) => {
			if (place.depth >= 4) throw tooDeep();
			if (entry.isStream === true && isTar(entry.bytes)) readTar(entry.bytes, place.path, place.room, visit);
			else inside.push(...this.#entry(names.unique(entry.name), entry, place));
		};
		try {
			if (form?.read === null) throw new NotRead(form.name, "and pack-gate can't read it");
			form?.read?.(bytes, place.path, place.room, visit);
			return {
				inside,
				...form && form.isProgram !== true ? {} : searchProgram(bytes, place.room, visit)
			};
		} catch (error) {
			const fault = error instanceof NotRead ? error : failed$1(form, error);
			return form?.isGuess === true && fault.form.startsWith("a damaged") ? null : {
				inside,
				unread: {
					form: fault.form,
					why: fault.message
				}
			};
		}
	}
	#entry(name, { bytes, isPart = false }, { path, packed, depth, room }) {
		const own = {
			path: `${path}!${name}`,
			packed,
			depth: depth + 1,
			room
		};
		const file = {
			path: own.path,
			size: bytes.length,
			mode: 420,
			type: "file"
		};
		const facts = mergeFacts([...this.#inspect(file, bytes), this.read(bytes, true, own)]);
		const { inside = [], ...outer } = withoutInside({
			...file,
			sha256: "",
			kind: "empty",
			...facts,
			container: packed
		});
		return isPart && !isTelling(outer) ? inside : [outer, ...inside];
	}
	#inspect(file, bytes) {
		return this.#inspectors.flatMap((start) => {
			const inspection = start(file, this.#limits);
			if (!inspection) return [];
			if (bytes.length > 0) inspection.write(bytes);
			return [inspection.end()];
		});
	}
};
// src/inspect/containers/containers.ts
const headSize$5 = 4096;
var Container = class {
	#file;
	#limits;
	#look;
	#state = "begins";
	#held;
	#length = 0;
	#isWhole = true;
	#facts = null;
	constructor(file, limits, look) {
		this.#file = file;
		this.#limits = limits;
		this.#look = look;
		this.#held = new HeldBytes(0);
	}
	write(chunk) {
		const bytes = asBuffer(chunk);
		if (this.#state === "begins" && this.#length === 0 && bytes.length === this.#file.size) this.#whole(bytes);
		else if (this.#state === "passes") this.#pass(bytes);
		else if (this.#state !== "is over") this.#hold(bytes);
	}
	end() {
		if (this.#state === "begins" || this.#state === "is held") this.#whole(this.#held.bytes());
		return this.#facts ?? {};
	}
	#whole(bytes) {
		this.#state = "is over";
		if (isNamedStream(this.#file.path) || !isText$1(bytes) || bytes.includes(0)) this.#facts = this.#look(bytes, this.#isWhole);
	}
	#pass(bytes) {
		if (!bytes.includes(0)) return;
		this.#isWhole = false;
		this.#state = "is held";
		this.#hold(bytes);
	}
	#hold(bytes) {
		this.#length += bytes.length;
		if (this.#length > this.#limits.held) this.#drop();
		else {
			this.#held.push(bytes);
			if (this.#state === "begins" && this.#length >= headSize$5) this.#decide(this.#held.bytes());
		}
	}
	#decide(head) {
		this.#state = isNamedStream(this.#file.path) || !isText$1(head) ? "is held" : "passes";
		if (this.#state === "is held") return;
		this.#held = new HeldBytes(0);
		this.#length = 0;
	}
	#drop() {
		const name = (this.#isWhole ? markedForm(this.#held.bytes())?.name : null) ?? "a file that is no text";
		this.#held = new HeldBytes(0);
		this.#state = "is over";
		this.#facts = { unread: {
			form: name,
			why: `and it has ${this.#file.size} bytes; the limit is ${this.#limits.held}`
		} };
	}
};
function containers(inspectors) {
	const release = new ReleaseRoom();
	return (file, limits) => {
		if (file.type !== "file" || file.size === 0) return null;
		const reader = new ContainerReader(inspectors, limits);
		return new Container(file, limits, (bytes, isWhole) => {
			const room = new Room(release, file.size, limits.held);
			return reader.read(bytes, isWhole, {
				path: file.path,
				packed: file.path,
				depth: 0,
				room
			});
		});
	};
}
// src/inspect/executables/elf.ts
const machines$1 = new Map([
	[3, "ia32"],
	[40, "arm"],
	[62, "x64"],
	[183, "arm64"],
	[22, "s390x"],
	[20, "ppc"],
	[21, "ppc64"],
	[243, "riscv64"],
	[258, "loong64"]
]);
const systemsByAbi = new Map([
	[2, "netbsd"],
	[3, "linux"],
	[6, "sunos"],
	[9, "freebsd"],
	[12, "openbsd"]
]);
const anySystem = [
	"linux",
	"android",
	"freebsd",
	"openbsd",
	"netbsd",
	"sunos",
	"haiku"
];
const loaders = [
	[/^\/system\/bin\/linker/, "android"],
	[/^\/(usr\/)?libexec\/ld-elf/, "freebsd"],
	[/^\/usr\/libexec\/ld\.so/, "openbsd"],
	[/\/ld-(linux|musl|uClibc)|\/ld(64)?\.so\.\d/, "linux"]
];
const dynamic$1 = 3;
const interpreter = 3;
const roles$1 = new Map([
	[1, "object"],
	[2, "program"],
	[dynamic$1, "library"]
]);
function readerOf(head) {
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const little = head[5] !== 2;
	const fits = (at, size) => at >= 0 && at + size <= head.byteLength;
	return {
		is64: head[4] === 2,
		u16: (at) => fits(at, 2) ? view.getUint16(at, little) : 0,
		u32: (at) => fits(at, 4) ? view.getUint32(at, little) : 0
	};
}
function interpreterOf(head, { is64, u16, u32 }) {
	const littleEndian = head[5] !== 2;
	const low = (at) => u32(is64 && !littleEndian ? at + 4 : at);
	const table = is64 ? low(32) : u32(28);
	const [size, count] = is64 ? [u16(54), u16(56)] : [u16(42), u16(44)];
	for (let index = 0; index < Math.min(count, 64); index += 1) {
		const at = table + index * size;
		if (u32(at) !== interpreter) continue;
		const offset = is64 ? low(at + 8) : u32(at + 4);
		const length = is64 ? low(at + 32) : u32(at + 16);
		return head.toString("latin1", offset, offset + Math.min(length, 256)).replace(/\0.*$/s, "");
	}
	return null;
}
function processorOf(machine, is64) {
	if (!is64 && (machine === 243 || machine === 258)) return [];
	return [machines$1.get(machine) ?? []].flat();
}
function elf(head) {
	if (head.length < 64) return null;
	const reader = readerOf(head);
	const loader = interpreterOf(head, reader);
	const type = reader.u16(16);
	const system = systemsByAbi.get(head[7] ?? 0) ?? loaders.find(([pattern]) => loader !== null && pattern.test(loader))?.[1];
	return {
		format: "ELF",
		role: type === dynamic$1 && loader !== null ? "program" : roles$1.get(type) ?? "object",
		systems: system === void 0 ? anySystem : [system],
		processors: processorOf(reader.u16(18), reader.is64)
	};
}
// src/inspect/executables/mach-o.ts
const processors = new Map([
	[7, "ia32"],
	[16777223, "x64"],
	[12, "arm"],
	[16777228, "arm64"],
	[18, "ppc"],
	[16777234, "ppc64"]
]);
const roles = new Map([
	[1, "object"],
	[2, "program"],
	[6, "library"],
	[8, "library"],
	[9, "library"]
]);
const buildVersion = 50;
const minimumVersions = new Map([
	[36, "darwin"],
	[37, "ios"],
	[47, "tvos"],
	[48, "watchos"]
]);
const platforms = [
	[1, "darwin"],
	[6, "darwin"],
	[2, "ios"],
	[7, "ios"]
];
const universal = 3405691582;
const firstJava = 45;
const bigEndian = new Set([4277009102, 4277009103]);
const wide = new Set([4277009103, 3489328638]);
const mostSlices = 16;
function u32(head, at, big) {
	if (at < 0 || at + 4 > head.length) return 0;
	return big ? head.readUInt32BE(at) : head.readUInt32LE(at);
}
function systemsOf(head, start, big, is64) {
	const count = u32(head, start + 16, big);
	let at = start + (is64 ? 32 : 28);
	for (let index = 0; index < Math.min(count, 256); index += 1) {
		const [command, size] = [u32(head, at, big), u32(head, at + 4, big)];
		const platform = u32(head, at + 8, big);
		const found = command === buildVersion ? platforms.find(([number]) => number === platform)?.[1] : minimumVersions.get(command);
		if (found !== void 0) return [found];
		if (size < 8) break;
		at += size;
	}
	return [];
}
function single(head, start) {
	if (start + 28 > head.length) return null;
	const magic = head.readUInt32BE(start);
	const big = bigEndian.has(magic);
	if (!big && magic !== 3472551422 && magic !== 3489328638) return null;
	return {
		format: "Mach-O",
		role: roles.get(u32(head, start + 12, big)) ?? "object",
		systems: systemsOf(head, start, big, wide.has(magic)),
		processors: [processors.get(u32(head, start + 4, big)) ?? []].flat()
	};
}
function machO(head) {
	if (head.length < 28) return null;
	if (head.readUInt32BE(0) !== universal) return single(head, 0);
	if (head.readUInt32BE(4) >= firstJava) return null;
	const count = Math.min(head.readUInt32BE(4), mostSlices);
	const entries = Array.from({ length: count }, (_, index) => 8 + index * 20).filter((at) => at + 20 <= head.length);
	const first = entries.map((at) => single(head, head.readUInt32BE(at + 8))).find((part) => part !== null);
	const found = entries.flatMap((at) => processors.get(head.readUInt32BE(at)) ?? []);
	return {
		format: "Mach-O",
		role: first?.role ?? "library",
		systems: first?.systems ?? [],
		processors: [...new Set(found)]
	};
}
// src/inspect/executables/portable-executable.ts
const machines = new Map([
	[332, "ia32"],
	[34404, "x64"],
	[448, "arm"],
	[452, "arm"],
	[43620, "arm64"],
	[42561, "arm64"]
]);
const isLibrary = 8192;
const narrow = 267;
function isManaged(head, optional) {
	if (optional + 2 > head.length) return false;
	const at = optional + (head.readUInt16LE(optional) === narrow ? 96 : 112) + 112;
	return at + 8 <= head.length && head.readUInt32LE(at) !== 0;
}
function isFirmware(head, optional) {
	const at = optional + 68;
	const subsystem = at + 2 <= head.length ? head.readUInt16LE(at) : 0;
	return subsystem >= 10 && subsystem <= 13;
}
function portableExecutable(head) {
	if (head.length < 64) return null;
	const at = head.readUInt32LE(60);
	if (at + 24 > head.length || head.toString("latin1", at, at + 4) !== "PE\0\0") return null;
	const processor = machines.get(head.readUInt16LE(at + 4));
	const optional = at + 24;
	return {
		format: "PE",
		role: (head.readUInt16LE(at + 22) & isLibrary) === 0 ? "program" : "library",
		systems: isFirmware(head, optional) ? [] : ["win32"],
		processors: processor === void 0 || isManaged(head, optional) ? [] : [processor]
	};
}
// src/inspect/executables/program.ts
const programHead = 24576;
const machOMagics = new Set([
	4277009102,
	4277009103,
	3472551422,
	3489328638,
	3405691582
]);
function mayBeProgram(start) {
	const head = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
	if (head.length < 4) return false;
	const magic = head.readUInt32BE(0);
	return magic === 2135247942 || machOMagics.has(magic) || head.toString("latin1", 0, 2) === "MZ";
}
function programOf(head) {
	if (!mayBeProgram(head)) return null;
	const magic = head.readUInt32BE(0);
	if (magic === 2135247942) return elf(head);
	return machOMagics.has(magic) ? machO(head) : portableExecutable(head);
}
// src/inspect/executables/inspector.ts
const program$1 = ({ type }) => {
	if (type !== "file") return null;
	let head = Buffer.alloc(0);
	let over = false;
	return {
		write(chunk) {
			if (over) return;
			head = Buffer.concat([head, chunk.subarray(0, programHead - head.length)]);
			over = head.length >= 24576 || head.length >= 4 && !mayBeProgram(head);
		},
		end() {
			const found = programOf(head);
			return found ? { program: found } : {};
		}
	};
};
// src/inspect/hash.ts
const hash$1 = () => {
	const sha256 = createHash("sha256");
	return {
		write(chunk) {
			sha256.update(chunk);
		},
		end: () => ({ sha256: sha256.digest("hex") })
	};
};
// src/inspect/kind.ts
const headSize$4 = 4096;
const shebangSize = 255;
const magics = [
	["7f454c46", "executable"],
	["feedface", "executable"],
	["feedfacf", "executable"],
	["cefaedfe", "executable"],
	["cffaedfe", "executable"],
	["0061736d", "executable"],
	["1f8b", "archive"],
	["504b0304", "archive"],
	["fd377a585a00", "archive"],
	["425a68", "archive"],
	["28b52ffd", "archive"],
	["377abcaf271c", "archive"],
	["526172211a07", "archive"]
];
function isPortableExecutable(head) {
	if (head.length < 64 || head.toString("latin1", 0, 2) !== "MZ") return false;
	const at = head.readUInt32LE(60);
	return at + 4 > head.length || head.toString("latin1", at, at + 4) === "PE\0\0";
}
function isUniversalMachO(head) {
	return head.length >= 8 && head.readUInt32BE(0) === 3405691582 && head.readUInt32BE(4) < 45;
}
function kindOf(head) {
	if (head.length === 0) return "empty";
	if (isPortableExecutable(head) || isUniversalMachO(head)) return "executable";
	const start = head.toString("hex", 0, 8);
	const magic = magics.find(([hex]) => start.startsWith(hex));
	if (magic) return magic[1];
	if (head.toString("latin1", 257, 262) === "ustar") return "archive";
	const utf16 = start.startsWith("fffe") || start.startsWith("feff");
	return head.includes(0) && !utf16 ? "binary" : "text";
}
function shebangOf(head) {
	if (head.toString("latin1", 0, 2) !== "#!") return {};
	const end = head.indexOf("\n");
	return { shebang: head.toString("utf8", 0, Math.min(end < 0 ? head.length : end, shebangSize)) };
}
const kind$1 = () => {
	let head = Buffer.alloc(0);
	return {
		write(chunk) {
			if (head.length >= headSize$4) return;
			const more = chunk.subarray(0, headSize$4 - head.length);
			head = head.length === 0 ? Buffer.from(more) : Buffer.concat([head, more]);
		},
		end: () => ({
			kind: kindOf(head),
			...shebangOf(head)
		})
	};
};
function classify(code) {
	if (code >= 97 && code <= 122 || code >= 65 && code <= 90 || code === 95 || code === 36 || code === 92) return 1;
	if (code >= 48 && code <= 57) return 5;
	return code === 32 || code >= 9 && code <= 13 ? 2 : 0;
}
const table$1 = Uint8Array.from({ length: 128 }, (_, code) => classify(code));
function classOf(code) {
	if (code < 128) return table$1[code] ?? 0;
	return code === 160 || code === 65279 || code === 8232 || code === 8233 ? 2 : 1;
}
const char = {
	newline: 10,
	carriageReturn: 13,
	bang: 33,
	doubleQuote: 34,
	hash: 35,
	ampersand: 38,
	singleQuote: 39,
	openParen: 40,
	closeParen: 41,
	star: 42,
	plus: 43,
	comma: 44,
	minus: 45,
	dot: 46,
	slash: 47,
	colon: 58,
	semicolon: 59,
	equals: 61,
	greater: 62,
	question: 63,
	openBracket: 91,
	backslash: 92,
	closeBracket: 93,
	backtick: 96,
	openBrace: 123,
	bar: 124,
	closeBrace: 125,
	tilde: 126
};
// src/inspect/modules/commonjs-exports.ts
const property = /exports\s*(?:\.\s*([\w$]+)|\[\s*(["'])([^"'\\\n]+)\2\s*\])\s*=(?!=)/y;
const defined = /exports\s*,\s*(["'])([^"'\\\n]+)\1\s*,/y;
const definer = /(?:defineProperty|__defProp|_defineProperty|__createBinding|_export)\s*\(\s*(?:module\s*\.\s*)?$/;
const wholeObject = /exports\s*=\s*\{/y;
const wholeRequire = /exports\s*=\s*(?:[\w$.]+\(\s*)?require\s*\(\s*(["'])([^"'\\\n]+)\1/y;
const whole$1 = /exports\s*=(?!=)/y;
const objectKey = /\s*(?:(?:get|async)\s+)?(?:([\w$]+)|(["'])([^"'\\\n]+)\2)\s*([,:}(])/y;
const objectSpread = /\s*\.\.\.\s*require\s*\(\s*(["'])([^"'\\\n]+)\1\s*\)\s*,?/y;
const shorthandEnd = /\s*\}/y;
const ofModule = /module\s*\.\s*(?=exports\b)/y;
const starred = /(?:__exportStar|_exportStar|__reExport|__export)\s*\(\s*(?:[\w$]+\s*,\s*)?(?:[\w$.]+\(\s*)?$/;
const typeofBefore = /\btypeof\s+$/;
const harmlessUse = /exports\s*(?:[!=]==?|\.\s*(?:hasOwnProperty|__esModule)\b)/y;
const starredUse = /\)\s*,\s*$/;
function at$2(pattern, text, place) {
	pattern.lastIndex = place;
	return pattern.exec(text);
}
var ExportNames = class {
	#text;
	#found = new Map();
	isOpen = false;
	constructor(text) {
		this.#text = text;
	}
	get names() {
		return [...this.#found.values()];
	}
	exports(place) {
		const text = this.#text;
		const before = text.slice(Math.max(0, place - 60), place);
		const named = at$2(property, text, place);
		if (named) {
			this.#add({ name: named[1] ?? named[3] ?? "" });
			return true;
		}
		const definition = at$2(defined, text, place);
		if (definition && definer.test(before)) {
			this.#add({ name: definition[2] ?? "" });
			return true;
		}
		if (!(typeofBefore.test(before) || starredUse.test(before) || at$2(harmlessUse, text, place) !== null)) this.isOpen = true;
		return false;
	}
	module(place) {
		const text = this.#text;
		if (!at$2(ofModule, text, place)) return false;
		const start = ofModule.lastIndex;
		const passed = at$2(wholeRequire, text, start);
		if (passed) this.#add({
			name: "*",
			from: passed[2] ?? "",
			as: "*"
		});
		else if (at$2(wholeObject, text, start)) this.#object(wholeObject.lastIndex);
		else if (at$2(whole$1, text, start)) this.#whole();
		else {
			const named = at$2(property, text, start);
			if (named) this.#add({ name: named[1] ?? named[3] ?? "" });
			else if (!at$2(defined, text, start) && !at$2(harmlessUse, text, start)) this.isOpen = true;
			return named !== null;
		}
		return true;
	}
	passOn(specifier, place, end) {
		const before = this.#text.slice(Math.max(0, place - 60), place);
		if (starred.test(before) && /^\s*(?:\)\s*)?[,)]/.test(this.#text.slice(end, end + 20))) this.#add({
			name: "*",
			from: specifier,
			as: "*"
		});
	}
	#whole() {
		this.#add({ name: "export =" });
		this.isOpen = true;
	}
	#object(start) {
		this.#add({ name: "export =" });
		let place = start;
		for (;;) {
			const spread = at$2(objectSpread, this.#text, place);
			if (spread) {
				this.#add({
					name: "*",
					from: spread[2] ?? "",
					as: "*"
				});
				place = objectSpread.lastIndex;
				continue;
			}
			if (at$2(shorthandEnd, this.#text, place)) return;
			const key = at$2(objectKey, this.#text, place);
			if (!key) break;
			this.#add({ name: key[1] ?? key[3] ?? "" });
			if (key[4] === "}") return;
			if (key[4] !== "," && !this.#skipsValue(objectKey.lastIndex)) break;
			place = key[4] === "," ? objectKey.lastIndex : this.#valueEnd;
		}
		this.isOpen = true;
	}
	#valueEnd = 0;
	#skipsValue(place) {
		const value = /\s*(?:[\w$.]+|(["'])[^"'\\\n]*\1)(?:\s*\(\s*(?:(["'])[^"'\\\n]*\2)?\s*\)(?:\s*\.\s*[\w$]+)*)?\s*(?:,|(?=\}))/y;
		if (!at$2(value, this.#text, place)) return false;
		this.#valueEnd = value.lastIndex;
		return true;
	}
	#add(found) {
		const key = `${found.name}\0${found.from ?? ""}`;
		if (!this.#found.has(key)) this.#found.set(key, found);
	}
};
// src/inspect/modules/import-list.ts
var Lines = class {
	#text;
	#at = 0;
	#line = 1;
	constructor(text) {
		this.#text = text;
	}
	at(place) {
		if (place < this.#at) {
			this.#at = 0;
			this.#line = 1;
		}
		for (let next = this.#text.indexOf("\n", this.#at); next >= 0 && next < place; next = this.#text.indexOf("\n", this.#at)) {
			this.#at = next + 1;
			this.#line += 1;
		}
		return this.#line;
	}
};
var ImportList = class {
	#lines;
	#known = new Set();
	list = [];
	constructor(text) {
		this.#lines = new Lines(text);
	}
	lineAt(place) {
		return this.#lines.at(place);
	}
	add(found, place) {
		const key = `${found.kind}\0${found.time}\0${found.typeOnly === true ? "t" : ""}\0${found.specifier}`;
		if (this.#known.has(key)) return;
		this.#known.add(key);
		this.list.push({
			...found,
			line: this.#lines.at(place)
		});
	}
};
// src/inspect/modules/keywords.ts
const keyword = {
	none: 0,
	control: 1,
	catch: 2,
	try: 3,
	else: 4,
	block: 5,
	function: 6,
	async: 7,
	class: 8,
	operator: 9,
	lexical: 10,
	var: 11,
	require: 12,
	exports: 13,
	module: 14,
	import: 15
};
const groups = [
	[keyword.control, "if while for switch with"],
	[keyword.catch, "catch"],
	[keyword.try, "try"],
	[keyword.else, "else"],
	[keyword.block, "finally do"],
	[keyword.function, "function"],
	[keyword.async, "async"],
	[keyword.class, "class"],
	[keyword.operator, "return typeof in of delete void throw new instanceof yield await extends case default"],
	[keyword.lexical, "const let"],
	[keyword.var, "var"],
	[keyword.require, "require"],
	[keyword.exports, "exports"],
	[keyword.module, "module"],
	[keyword.import, "import"]
];
const words$2 = new Map(groups.flatMap(([id, list]) => list.split(" ").map((word) => [word, id])));
const longest$2 = 10;
const lengths = new Uint16Array(128);
for (const word of words$2.keys()) {
	const first = word.charCodeAt(0);
	lengths[first] = (lengths[first] ?? 0) | 1 << word.length;
}
function keywordAt(text, start, end) {
	const length = end - start;
	if (length > longest$2) return keyword.none;
	const first = text.charCodeAt(start);
	if (first > 127 || ((lengths[first] ?? 0) & 1 << length) === 0) return keyword.none;
	return words$2.get(text.slice(start, end)) ?? keyword.none;
}
// src/inspect/modules/frames.ts
const when = {
	load: 0,
	condition: 1,
	call: 2,
	guarded: 3
};
const times = [
	"load",
	"condition",
	"call",
	"guarded"
];
const head$1 = {
	group: 0,
	call: 1,
	function: 2,
	control: 3,
	catch: 4
};
function blank$1() {
	return {
		closer: 0,
		time: when.load,
		head: head$1.group,
		isBlock: true,
		isFunction: false,
		isImmediate: false,
		ownRequire: false,
		isConditional: false,
		isBranch: false,
		isArrow: false,
		isNodeBranch: false,
		isPortable: false
	};
}
function timeIn({ time, isConditional, isBranch, isArrow }) {
	if (time === when.guarded) return when.guarded;
	return Math.max(time, isArrow ? when.call : when.load, isConditional || isBranch ? when.condition : when.load);
}
function endStatement(frame) {
	frame.isConditional = frame.isBranch = frame.isArrow = frame.isNodeBranch = false;
}
const deepest$2 = 2e4;
var TooDeepError = class extends Error {};
var Frames = class {
	#frames;
	#depth = 0;
	top;
	closed = blank$1();
	constructor() {
		this.top = blank$1();
		this.#frames = [this.top];
	}
	push(closer, time) {
		const { ownRequire, isPortable, isNodeBranch } = this.top;
		this.#depth += 1;
		if (this.#depth > deepest$2) throw new TooDeepError();
		const frame = this.#frames[this.#depth] ??= blank$1();
		frame.closer = closer;
		frame.time = time;
		frame.head = head$1.group;
		frame.isBlock = frame.isFunction = frame.isImmediate = false;
		endStatement(frame);
		frame.ownRequire = ownRequire;
		frame.isPortable = isPortable || isNodeBranch;
		this.top = frame;
		return frame;
	}
	pop() {
		if (this.#depth === 0) return null;
		this.closed = this.top;
		this.#depth -= 1;
		this.top = this.#frames[this.#depth] ?? this.closed;
		return this.closed;
	}
};
// src/inspect/modules/tokens.ts
const kind = {
	end: 0,
	word: 1,
	string: 2,
	number: 3,
	template: 4,
	regex: 5,
	punctuator: 6
};
var UnterminatedError = class extends Error {
	what;
	at;
	constructor(what, at) {
		super(`unterminated ${what}`);
		this.what = what;
		this.at = at;
	}
};
var Tokens = class {
	text;
	kind = kind.end;
	code = 0;
	start = 0;
	end = 0;
	regexAllowed = true;
	constructor(text) {
		this.text = text;
		if (text.startsWith("#!")) this.end = this.#lineEnd(0);
	}
	next() {
		const { text } = this;
		let at = this.#skipBlank(this.end);
		this.start = at;
		if (at >= text.length) {
			this.end = at;
			return this.kind = kind.end;
		}
		const code = text.charCodeAt(at);
		const group = classOf(code);
		if ((group & 1) !== 0) {
			do
				at += 1;
			while (at < text.length && (classOf(text.charCodeAt(at)) & 1) !== 0);
			this.end = at;
			return this.kind = (group & 4) !== 0 ? this.#number(code) : kind.word;
		}
		return this.kind = this.#symbol(code, at);
	}
	is(word) {
		return this.end - this.start === word.length && this.text.startsWith(word, this.start);
	}
	word() {
		return this.text.slice(this.start, this.end);
	}
	value() {
		const inner = this.text.slice(this.start + 1, this.end - 1);
		return inner.includes("\\") ? null : inner;
	}
	peek() {
		const at = this.#skipBlank(this.end);
		return at < this.text.length ? this.text.charCodeAt(at) : 0;
	}
	resumeTemplate() {
		this.kind = this.#template(this.end);
	}
	#symbol(code, at) {
		const { text } = this;
		if (code === char.doubleQuote || code === char.singleQuote) return this.#string(code, at);
		if (code === char.backtick) return this.#template(at + 1);
		if (code === char.slash && this.regexAllowed) return this.#regex(at);
		if (code === char.dot && (classOf(text.charCodeAt(at + 1)) & 4) !== 0) return this.#fraction(at);
		this.code = code;
		this.end = at + 1;
		return kind.punctuator;
	}
	#number(first) {
		const { text } = this;
		if (text.charCodeAt(this.end) === char.dot) this.#fraction(this.end);
		const exponent = text.charCodeAt(this.end - 1) | 32;
		const sign = text.charCodeAt(this.end);
		const hexadecimal = first === 48 && (text.charCodeAt(this.start + 1) | 32) === 120;
		if (exponent === 101 && !hexadecimal && (sign === char.plus || sign === char.minus)) this.#words(this.end + 1);
		return kind.number;
	}
	#fraction(at) {
		this.#words(at + 1);
		return kind.number;
	}
	#words(from) {
		let at = from;
		while (at < this.text.length && (classOf(this.text.charCodeAt(at)) & 1) !== 0) at += 1;
		this.end = at;
	}
	#string(quote, start) {
		const { text } = this;
		for (let at = start + 1; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === quote) {
				this.end = at + 1;
				return kind.string;
			}
			if (code === char.backslash) {
				at += 1;
				if (text.charCodeAt(at) === char.carriageReturn && text.charCodeAt(at + 1) === char.newline) at += 1;
			} else if (code === char.newline || code === char.carriageReturn) break;
		}
		throw new UnterminatedError("string", start);
	}
	#template(from) {
		const { text } = this;
		for (let at = from; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === char.backslash) at += 1;
			else if (code === char.backtick || code === 36 && text.charCodeAt(at + 1) === char.openBrace) {
				this.code = code === char.backtick ? char.backtick : char.openBrace;
				this.end = code === char.backtick ? at + 1 : at + 2;
				return kind.template;
			}
		}
		throw new UnterminatedError("template", from);
	}
	#regex(start) {
		const { text } = this;
		let inClass = false;
		for (let at = start + 1; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === char.backslash) at += 1;
			else if (code === char.newline || code === char.carriageReturn) break;
			else if (code === char.openBracket) inClass = true;
			else if (code === char.closeBracket) inClass = false;
			else if (code === char.slash && !inClass) {
				this.#words(at + 1);
				return kind.regex;
			}
		}
		throw new UnterminatedError("regular expression", start);
	}
	#skipBlank(from) {
		const { text } = this;
		for (let at = from; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === char.slash) {
				const next = text.charCodeAt(at + 1);
				if (next === char.slash) at = this.#lineEnd(at);
				else if (next === char.star) at = this.#commentEnd(at);
				else return at;
			} else if ((classOf(code) & 2) === 0) return at;
		}
		return text.length;
	}
	#lineEnd(from) {
		const at = this.text.indexOf("\n", from);
		return at < 0 ? this.text.length : at;
	}
	#commentEnd(from) {
		const at = this.text.indexOf("*/", from + 2);
		if (at < 0) throw new UnterminatedError("comment", from);
		return at + 1;
	}
};
// src/inspect/modules/nesting.ts
var Nesting = class {
	#tokens;
	#frames = new Frames();
	#previous = kind.end;
	#previousCode = 0;
	#previousWord = keyword.none;
	#previousEnd = 0;
	#function = null;
	#arrow = null;
	#asyncStart = false;
	#parameters = null;
	constructor(tokens) {
		this.#tokens = tokens;
	}
	get time() {
		return times[this.#time()] ?? "load";
	}
	get isPortable() {
		return this.#frames.top.isPortable || this.#frames.top.isNodeBranch;
	}
	get ownRequire() {
		return this.#frames.top.ownRequire;
	}
	get isMember() {
		return this.#previous === kind.punctuator && this.#previousCode === char.dot && this.#tokens.text.charCodeAt(this.#previousEnd - 2) !== char.dot;
	}
	get previousCode() {
		return this.#previous === kind.punctuator ? this.#previousCode : 0;
	}
	shadowRequire() {
		this.#frames.top.ownRequire = true;
	}
	expectNode() {
		this.#frames.top.isNodeBranch = true;
	}
	#settleLine() {
		const top = this.#frames.top;
		if (!top.isConditional && !top.isBranch && !top.isArrow) return;
		if (!this.#endsValue() || this.#isAfterControl()) return;
		if (this.#tokens.text.slice(this.#previousEnd, this.#tokens.start).includes("\n")) endStatement(this.#frames.top);
	}
	step() {
		const { kind: now, start, end, text } = this.#tokens;
		const word = now === kind.word && !this.isMember ? keywordAt(text, start, end) : keyword.none;
		if (this.#arrow && !(now === kind.punctuator && this.#tokens.code === char.openBrace)) this.#beginArrowExpression();
		else if (now !== kind.punctuator && word !== keyword.control && this.#isAfterControl()) this.#beginBranch();
		if (now === kind.word) this.#word(word);
		else if (now === kind.punctuator) this.#punctuator(this.#tokens.code);
		else if (now === kind.template && this.#tokens.code === char.openBrace) this.#frames.push(char.backtick, this.#time());
		this.#settle(now, word);
		return word;
	}
	#time() {
		return timeIn(this.#frames.top);
	}
	#isAfterControl() {
		if (this.#previous === kind.word) return this.#previousWord === keyword.else;
		return this.previousCode === char.closeParen && this.#frames.closed.head === head$1.control;
	}
	#endsValue() {
		if (this.#previous === kind.punctuator) {
			const code = this.#previousCode;
			return code === char.closeParen || code === char.closeBracket || code === char.closeBrace;
		}
		return this.#previous !== kind.end && (this.#previous !== kind.word || this.#previousWord === keyword.none || this.#previousWord >= keyword.require);
	}
	#beginsGroup() {
		if (this.#previous === kind.word && this.#previousWord === keyword.async) return this.#asyncStart;
		const code = this.previousCode;
		if (code === char.openParen) return this.#frames.top.head === head$1.group;
		return code === char.bang || code === char.plus || code === char.minus || code === char.tilde;
	}
	#beginArrowExpression() {
		if (this.#arrow?.immediate === false) this.#frames.top.isArrow = true;
		this.#arrow = null;
	}
	#beginBranch() {
		if (this.#previous !== kind.word && this.#frames.closed.isNodeBranch) this.#frames.top.isNodeBranch = true;
		else this.#frames.top.isBranch = true;
	}
	#word(word) {
		if (word === keyword.function) this.#function = { immediate: this.#beginsGroup() };
		else if (word === keyword.async) this.#asyncStart = this.#beginsGroup();
		else if (word === keyword.lexical) endStatement(this.#frames.top);
		else if (word === keyword.var || word >= keyword.require) this.#settleLine();
		if (word === keyword.require && this.#isParameter()) this.#frames.top.ownRequire = true;
	}
	#isParameter() {
		const code = this.previousCode;
		const next = this.#tokens.peek();
		return this.#frames.top.closer === char.closeParen && (code === char.openParen || code === char.comma) && (next === char.comma || next === char.closeParen);
	}
	#punctuator(code) {
		if (code === char.openBrace) this.#openBrace();
		else if (code === char.openParen) this.#openParen();
		else if (code === char.openBracket) this.#frames.push(char.closeBracket, this.#time());
		else if (code === char.closeBrace || code === char.closeParen || code === char.closeBracket) this.#close(code);
		else if (code === char.semicolon) endStatement(this.#frames.top);
		else if (code === char.comma) this.#frames.top.isConditional = this.#frames.top.isArrow = false;
		else this.#operator(code);
	}
	#operator(code) {
		const { top } = this.#frames;
		const next = this.#tokens.text.charCodeAt(this.#tokens.end);
		if (code === char.question ? next !== char.dot : (code === char.ampersand || code === char.bar) && next === code) top.isConditional ||= !top.isNodeBranch;
		else if (code === char.colon && top.isNodeBranch) {
			top.isNodeBranch = false;
			top.isConditional = true;
		} else if (code === char.greater) this.#arrowSign();
	}
	#arrowSign() {
		if (this.previousCode !== char.equals || this.#previousEnd !== this.#tokens.start) return;
		const { isImmediate: immediate = false, ownRequire = false } = this.#parameters ?? {};
		this.#arrow = {
			immediate,
			ownRequire
		};
	}
	#openParen() {
		const immediate = this.#beginsGroup();
		let what = this.#endsValue() ? head$1.call : head$1.group;
		if (this.#previous === kind.word && this.#previousWord === keyword.control) what = head$1.control;
		else if (this.#previous === kind.word && this.#previousWord === keyword.catch) what = head$1.catch;
		else if (this.#previous === kind.word && this.#previousWord === keyword.async) what = head$1.group;
		const pending = this.#function;
		if (this.previousCode === char.closeBrace && this.#frames.closed.isBlock && !this.#frames.closed.isFunction) what = head$1.group;
		this.#function = null;
		const frame = this.#frames.push(char.closeParen, this.#time());
		frame.head = pending ? head$1.function : what;
		frame.isImmediate = pending ? pending.immediate : immediate;
	}
	#openBrace() {
		const arrow = this.#arrow;
		this.#arrow = null;
		const afterParen = this.previousCode === char.closeParen;
		const { head: what, isImmediate: immediate, ownRequire, isNodeBranch } = this.#frames.closed;
		if (arrow !== null) this.#openFunction(arrow);
		else if (afterParen && what <= head$1.function) this.#openFunction({
			immediate,
			ownRequire
		});
		else {
			const isBlock = afterParen || !this.#expectsValue();
			const frame = this.#frames.push(char.closeBrace, this.#blockTime(afterParen ? what : -1, isNodeBranch));
			frame.isBlock = isBlock;
			frame.isPortable ||= afterParen && isNodeBranch;
		}
	}
	#openFunction({ immediate, ownRequire }) {
		const frame = this.#frames.push(char.closeBrace, this.#functionTime(immediate));
		frame.isBlock = frame.isFunction = true;
		frame.ownRequire ||= ownRequire;
	}
	#functionTime(immediate) {
		const time = this.#time();
		return immediate || time === when.guarded ? time : when.call;
	}
	#blockTime(what, isNodeBranch) {
		const time = this.#time();
		if (time === when.guarded || what === head$1.catch) return when.guarded;
		if (what === head$1.control) return isNodeBranch ? time : Math.max(time, when.condition);
		if (this.#previous !== kind.word) return time;
		if (this.#previousWord === keyword.try || this.#previousWord === keyword.catch) return when.guarded;
		return this.#previousWord === keyword.else ? Math.max(time, when.condition) : time;
	}
	#expectsValue() {
		if (this.#previous === kind.word) return this.#previousWord === keyword.operator;
		if (this.#previous !== kind.punctuator) return false;
		const code = this.#previousCode;
		return code !== char.semicolon && code !== char.openBrace && code !== char.closeBrace && code !== char.closeParen;
	}
	#close(code) {
		const closed = this.#frames.pop();
		if (closed === null) return;
		if (closed.closer === char.backtick && code === char.closeBrace) this.#resumeTemplate();
		else if (code === char.closeBrace && closed.isBlock && !closed.isFunction) endStatement(this.#frames.top);
	}
	#resumeTemplate() {
		this.#tokens.resumeTemplate();
		if (this.#tokens.code === char.openBrace) this.#frames.push(char.backtick, this.#time());
	}
	#settle(now, word) {
		const { code, end, kind: after, start, text } = this.#tokens;
		if (now === kind.punctuator && code === char.equals) this.#parameters = this.previousCode === char.closeParen ? { ...this.#frames.closed } : null;
		this.#tokens.regexAllowed = this.#allowsRegex(after, code, word, text.charCodeAt(start - 1) === code);
		this.#previous = after;
		this.#previousCode = code;
		this.#previousWord = word;
		this.#previousEnd = end;
	}
	#allowsRegex(after, code, word, isDoubled) {
		if (after === kind.word) return word !== keyword.none && word < keyword.require;
		if (after === kind.template) return code === char.openBrace;
		if (after !== kind.punctuator) return false;
		if (code === char.closeParen) return this.#frames.closed.head === head$1.control;
		if (code === char.closeBrace) return this.#frames.closed.isBlock;
		if (code === char.plus || code === char.minus) return !isDoubled;
		return code !== char.closeBracket;
	}
};
// src/inspect/modules/commonjs.ts
const required = /require\s*(?:\.\s*(resolve)\s*)?\(\s*(["'`])((?:[^"'`\\\n$]|\$(?!\{))*)\2\s*([,)])/y;
const requireDeclared = /(?:function\s+|(?:var|let|const)\s+(?:[^;={}]*,\s*)?|^\s*|[;{}]\s*)$/;
const madeByNode = /\s*=\s*(?:[\w$]+\.)*createRequire\b/y;
const dynamic = /import\s*\(\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(["'`])([^"'`\\\n$]*)\1\s*[,)]/y;
var Reader = class {
	#tokens;
	#nesting;
	#imports;
	#exports;
	#firstAt = -1;
	#ownRequire = false;
	constructor(text) {
		this.#tokens = new Tokens(text);
		this.#nesting = new Nesting(this.#tokens);
		this.#imports = new ImportList(text);
		this.#exports = new ExportNames(text);
	}
	read() {
		const tokens = this.#tokens;
		while (tokens.next() !== kind.end) {
			const { start } = tokens;
			const word = this.#nesting.step();
			if (word >= keyword.require) this.#word(word, start);
		}
		const { names, isOpen } = this.#exports;
		const line = this.#firstAt < 0 ? null : this.#imports.lineAt(this.#firstAt);
		return {
			imports: this.#imports.list,
			exports: names,
			openExports: isOpen,
			line,
			ownRequire: this.#ownRequire
		};
	}
	#word(word, start) {
		if (word === keyword.require) this.#require(start);
		else if (word === keyword.import) this.#dynamicImport(start);
		else this.#exported(word, start);
	}
	#require(start) {
		const { text } = this.#tokens;
		required.lastIndex = start;
		const match = required.exec(text);
		if (match && !this.#isDeclaration(start)) {
			if (this.#nesting.ownRequire) return;
			const [, resolve, , specifier = "", after] = match;
			const time = this.#nesting.time;
			const what = resolve ? "resolve" : "require";
			this.#imports.add({
				specifier,
				kind: what,
				time
			}, start);
			if (what === "require") this.#runs(start);
			if (what === "require" && after === ")") this.#exports.passOn(specifier, start, required.lastIndex);
		} else this.#declared(start);
	}
	#isDeclaration(start) {
		return /\bfunction\s+$/.test(this.#tokens.text.slice(Math.max(0, start - 12), start));
	}
	#declared(start) {
		const { text, end } = this.#tokens;
		const next = this.#tokens.peek();
		const before = text.slice(Math.max(0, start - 40), start);
		if (this.#isDeclaration(start) || next === char.equals && requireDeclared.test(before)) {
			madeByNode.lastIndex = end;
			if (madeByNode.test(text) || text.charCodeAt(text.indexOf("=", end) + 1) === char.equals) return;
			this.#nesting.shadowRequire();
			this.#ownRequire = true;
		}
	}
	#dynamicImport(start) {
		dynamic.lastIndex = start;
		const specifier = dynamic.exec(this.#tokens.text)?.[2];
		if (specifier === void 0) return;
		const time = this.#nesting.time === "guarded" ? "guarded" : "call";
		this.#imports.add({
			specifier,
			kind: "dynamic",
			time
		}, start);
	}
	#exported(word, start) {
		const { text } = this.#tokens;
		if (/\btypeof\s+$/.test(text.slice(Math.max(0, start - 8), start))) {
			this.#nesting.expectNode();
			return;
		}
		if (word === keyword.exports ? this.#exports.exports(start) : this.#exports.module(start)) this.#runs(start);
	}
	#runs(at) {
		if (this.#firstAt < 0 && this.#nesting.time === "load" && !this.#nesting.isPortable) this.#firstAt = at;
	}
};
function readCommonJs(text) {
	return new Reader(text).read();
}
// src/inspect/modules/declaration.ts
const reference$1 = /^[ \t]*\/\/\/\s*<reference\s+(path|types)\s*=\s*(["'])([^"'\n]+)\2/gm;
const called = /(?:import|require)\s*\(\s*(["'])([^"'\\\n]+)\1\s*[,)]/y;
const imported = /import\s*(["'])([^"'\\\n]+)\1/y;
const from = /from\s*(["'])([^"'\\\n]+)\1/y;
const declared = /module\s*(["'])([^"'\\\n]+)\1/y;
function addReferences(text, list) {
	if (!text.includes("<reference")) return;
	for (const match of text.matchAll(reference$1)) {
		const kindOf = match[1] === "path" ? "reference" : "types";
		list.add({
			specifier: match[3] ?? "",
			kind: kindOf,
			time: "load",
			typeOnly: true
		}, match.index);
	}
}
function at$1(pattern, text, place) {
	pattern.lastIndex = place;
	return pattern.exec(text)?.[2] ?? null;
}
function exportsOf(text) {
	const whole = /^\s*export\s*=/m.test(text) ? [{ name: "export =" }] : [];
	try {
		const names = parse(text)[1].map((each) => {
			if (each.type === "reexport-all") return {
				name: "*",
				from: each.from,
				as: "*"
			};
			return each.type === "direct" ? { name: each.name } : {
				name: each.name,
				from: each.from,
				as: each.importName ?? "*"
			};
		});
		return [...whole, ...names];
	} catch {
		return whole;
	}
}
var Braces = class {
	#tokens;
	#open = [];
	constructor(tokens) {
		this.#tokens = tokens;
	}
	step() {
		const { kind: now, code } = this.#tokens;
		if (now === kind.punctuator && code === char.openBrace) this.#open.push(false);
		else if (now === kind.punctuator && code === char.closeBrace && this.#open.pop() === true) {
			this.#tokens.resumeTemplate();
			this.step();
		} else if (now === kind.template && code === char.openBrace) this.#open.push(true);
	}
};
function readDeclaration(text) {
	const list = new ImportList(text);
	const declares = [];
	addReferences(text, list);
	const tokens = new Tokens(text);
	tokens.regexAllowed = false;
	const braces = new Braces(tokens);
	while (tokens.next() !== kind.end) {
		braces.step();
		if (tokens.kind !== kind.word || text.charCodeAt(tokens.start - 1) === 46) continue;
		const { start } = tokens;
		if (tokens.is("import") || tokens.is("require")) {
			const specifier = at$1(called, text, start) ?? at$1(imported, text, start);
			if (specifier !== null) list.add({
				specifier,
				kind: tokens.is("require") ? "require" : "import",
				time: "load",
				typeOnly: true
			}, start);
		} else if (tokens.is("from")) {
			const specifier = at$1(from, text, start);
			if (specifier !== null) list.add({
				specifier,
				kind: "import",
				time: "load",
				typeOnly: true
			}, start);
		} else if (tokens.is("module")) {
			const name = at$1(declared, text, start);
			if (name !== null) declares.push(name);
		}
	}
	return {
		imports: list.list,
		exports: exportsOf(text),
		declares
	};
}
// src/inspect/modules/es-module.ts
const relativeToSelf = /^import\.meta\s*\.\s*resolve\s*\(\s*(["'`])([^"'`\\\n$]+)\1\s*[,)]/;
const assetBefore = /new\s+URL\s*\(\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(["'`])([^"'`\\\n$]+)\1\s*,\s*$/;
function exported(each) {
	const typeOnly = each.typeOnly ? { typeOnly: true } : {};
	if (each.type === "reexport-all") return {
		name: "*",
		from: each.from,
		as: "*",
		...typeOnly
	};
	if (each.type === "direct") return {
		name: each.name,
		...typeOnly
	};
	return {
		name: each.name,
		from: each.from,
		as: each.importName ?? "*",
		...typeOnly
	};
}
function byMeta(text, { start }) {
	const resolved = relativeToSelf.exec(text.slice(start, start + 300))?.[2];
	if (resolved !== void 0) return {
		specifier: resolved,
		kind: "resolve",
		time: "call"
	};
	const asset = assetBefore.exec(text.slice(Math.max(0, start - 300), start))?.[2];
	return asset === void 0 ? null : {
		specifier: asset,
		kind: "asset",
		time: "call"
	};
}
function addImports(text, imports, reexported, list) {
	let hasDynamic = false;
	for (const [index, each] of imports.entries()) if (each.type === "dynamic") hasDynamic ||= each.specifier !== void 0 && !each.glob;
	else if (each.type === "import-meta") {
		const found = byMeta(text, each);
		if (found) list.add(found, each.start);
	} else {
		const kind = each.type === "reexport-star" || reexported.has(index) ? "export" : "import";
		list.add({
			specifier: each.specifier,
			kind,
			time: "load",
			...each.typeOnly && { typeOnly: true }
		}, each.importStart);
	}
	return hasDynamic;
}
function readEsModule(text) {
	const [imports, exports, , isModule] = parse(text);
	if (!isModule) return {
		imports: [],
		exports: [],
		line: null
	};
	const list = new ImportList(text);
	const first = Math.min(imports[0]?.importStart ?? text.length, exports[0]?.exportStart ?? text.length);
	const line = list.lineAt(first);
	const hasDynamic = addImports(text, imports, new Set(exports.flatMap((each) => each.type === "reexport" ? [each.importIndex] : [])), list);
	const hasRequire = text.includes("createRequire");
	const others = hasDynamic || hasRequire ? readCommonJs(text).imports.filter(({ kind }) => kind === "dynamic" || hasRequire) : [];
	return {
		imports: [...list.list, ...others],
		exports: exports.map(exported),
		line
	};
}
// src/inspect/modules/read-module.ts
const declarationName = /\.d\.(?:[cm]?ts|[^/]+\.ts)$/i;
const scriptName = /\.[cm]?js$/i;
const esSyntax = /\b(?:import|export)\b/;
const webpack = [
	"__webpack_require__",
	"webpackJsonp",
	"webpackChunk"
];
const ownParameters = ["require,module,exports", "require, module, exports"];
const browserify = /\[\s*function\s*\(\s*require\s*,\s*module\s*,\s*exports\s*\)/;
function formOf(path) {
	if (declarationName.test(path)) return "declaration";
	return scriptName.test(path) ? "script" : null;
}
function declaration$2(text) {
	try {
		const { imports, exports, declares } = readDeclaration(text);
		return {
			form: "declaration",
			imports,
			exports,
			...declares.length > 0 && { declares }
		};
	} catch {
		return {
			form: "declaration",
			imports: [],
			exports: [],
			skipped: "syntax"
		};
	}
}
function bundleOf(text, ownRequire) {
	if (webpack.some((word) => text.includes(word))) return { bundle: "webpack" };
	if (ownParameters.some((words) => text.includes(words)) && browserify.test(text)) return { bundle: "browserify" };
	return ownRequire ? { bundle: "other" } : {};
}
const words$1 = [
	"require",
	"exports",
	"import"
];
function commonJs(text) {
	if (!words$1.some((word) => text.includes(word))) return {
		form: "commonjs",
		imports: [],
		exports: []
	};
	try {
		const { imports, exports, openExports, line, ownRequire } = readCommonJs(text);
		return {
			form: "commonjs",
			imports,
			exports,
			...openExports && { openExports },
			...line !== null && { commonjsLine: line },
			...bundleOf(text, ownRequire)
		};
	} catch {
		return {
			form: "commonjs",
			imports: [],
			exports: [],
			openExports: true,
			skipped: "syntax"
		};
	}
}
function script(text) {
	if (!esSyntax.test(text)) return commonJs(text);
	try {
		const { imports, exports, line } = readEsModule(text);
		if (line === null) return commonJs(text);
		return {
			form: "esm",
			imports,
			exports,
			moduleSyntaxLine: line,
			...bundleOf(text, false)
		};
	} catch {
		return commonJs(text);
	}
}
function readModule(text, form) {
	return form === "declaration" ? declaration$2(text) : script(text);
}
const known$1 = new Map();
const maxKnown = 5e4;
function manifestFacts(text) {
	try {
		const manifest = JSON.parse(text);
		return isObject(manifest) ? {
			form: "json",
			imports: [],
			exports: [],
			manifest
		} : null;
	} catch {
		return null;
	}
}
function read$1(bytes, form) {
	const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
	return form === "manifest" ? manifestFacts(text) : readModule(text, form);
}
function factsOf(bytes, form, sha256) {
	const key = `${form} ${sha256}`;
	const earlier = known$1.get(key);
	if (earlier) return { module: earlier };
	const module = read$1(bytes, form);
	if (module === null) return {};
	if (known$1.size >= maxKnown) known$1.clear();
	known$1.set(key, module);
	return { module };
}
function runsByNode(chunk) {
	if (chunk[0] !== 35 || chunk[1] !== 33) return false;
	return /^#!.*\bnode\b/.test(Buffer.from(chunk.subarray(0, 128)).toString("latin1"));
}
function formByName({ path }) {
	return path.endsWith("/package.json") ? "manifest" : formOf(path);
}
const tooLarge$1 = { module: {
	form: "commonjs",
	imports: [],
	exports: [],
	openExports: true,
	skipped: "size"
} };
const prepareModules = init;
const modules = (file) => {
	if (file.type !== "file" || file.size === 0) return null;
	let form = formByName(file);
	if (form === null && /\.\w+$/.test(file.path)) return null;
	if (file.size > 5e6) return form === "script" ? {
		write: () => void 0,
		end: () => tooLarge$1
	} : null;
	let held = null;
	let isOther = false;
	return {
		write(chunk) {
			if (isOther) return;
			if (held === null) {
				form ??= runsByNode(chunk) ? "script" : null;
				isOther = form === null;
				if (isOther) return;
				held = new HeldBytes(file.size);
			}
			held.push(chunk);
		},
		end: (found) => held && form ? factsOf(held.bytes(), form, found?.sha256 ?? "") : {}
	};
};
// src/inspect/secrets/structures/key-body.ts
const space$1 = /\\[nrt]|\s/g;
const headers = /^(?:\s|\\[nrt])*(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID):[^\n\\]*(?:\\r|\\n|\s)+)+/;
const joint = /(["'`])(?:\s|\\[nrt])*[+,.](?:\s|\\[nrt])*(["'`])/g;
const leaders = [
	/^\s*\/\/+ ?/,
	/^\s*#+ ?/,
	/^\s*\*+ ?/,
	/^\s*;+ ?/,
	/^\s*--+ ?/,
	/^\s*> ?/,
	/^\s*' ?/
];
function uncommented(inner) {
	const lines = inner.split(/\n|\\n/);
	const own = lines.slice(1).filter((line) => line.trim() !== "");
	const leader = own.length > 0 ? leaders.find((each) => own.every((line) => each.test(line))) : void 0;
	return leader ? lines.map((line) => line.replace(leader, "")).join("\n") : inner;
}
function blockBody(inner) {
	return uncommented(inner).replace(headers, "").replace(joint, "").replace(space$1, "").replace(/["'`]/g, "").replace(/=[A-Za-z0-9+/]{4}$/, "");
}
function derSize(bytes) {
	const [tag, first = 0] = bytes;
	if (tag !== 48) return 0;
	if (first < 128) return first + 2;
	const count = first & 127;
	if (count === 0 || count > 3 || bytes.length < 2 + count) return 0;
	return bytes.subarray(2, 2 + count).reduce((size, byte) => size * 256 + byte, 0) + 2 + count;
}
function isKeyBody$1(body) {
	const head = Buffer.from(body.slice(0, 24), "base64");
	return head[0] === 48 || head.toString("latin1").startsWith("openssh-key-v1");
}
function isWholeKey(body) {
	const bytes = Buffer.from(body, "base64");
	if (bytes[0] === 48) return derSize(bytes) === bytes.length;
	return bytes.toString("latin1", 0, 14) === "openssh-key-v1" && bytes.length > 120;
}
// src/inspect/der-key.ts
const forms = [
	["PKCS#8", /^02010[01]30[0-9a-f]{2}06/],
	["RSA", /^02010002(?:8[12])?/],
	["EC", /^02010104(?:20|30|42|1c)/],
	["encrypted PKCS#8", /^30[0-9a-f]{2}06092a864886f70d01050d/]
];
const headSize$3 = 32;
function derKeyOf(bytes, size) {
	if (bytes[0] !== 48 || derSize(bytes) !== size) return void 0;
	const lengthBytes = (bytes[1] ?? 0) < 128 ? 0 : (bytes[1] ?? 0) & 127;
	const inner = bytes.toString("hex", 2 + lengthBytes, 2 + lengthBytes + headSize$3);
	return forms.find(([, form]) => form.test(inner))?.[0];
}
// src/inspect/private-key.ts
const preambleSize = 4096;
const headSize$2 = 65536;
const shortestBody = 64;
const preamble = /^(\s*|\s*[#;].*|(Bag|Key) Attributes.*|\s+[\w.-][\w .-]*:.*|(subject|issuer)\s?=.*)$/;
const header = /^[A-Za-z-]+: .*$/;
const labels = {
	"PGP PRIVATE KEY BLOCK": "PGP",
	"RSA PRIVATE KEY": "RSA",
	"DSA PRIVATE KEY": "DSA",
	"EC PRIVATE KEY": "EC",
	"OPENSSH PRIVATE KEY": "OpenSSH",
	"PRIVATE KEY": "PKCS#8",
	"ENCRYPTED PRIVATE KEY": "encrypted PKCS#8"
};
function isKeyBody(lines) {
	const body = lines.filter((line) => line !== "" && !header.test(line));
	return body.every((line) => /^[A-Za-z0-9+/]*={0,2}$|^=[A-Za-z0-9+/]{4}$/.test(line)) && body.join("").length >= shortestBody;
}
function armoredKey(lines) {
	for (let at = 0; at < lines.length; at += 1) {
		const label = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(lines[at] ?? "")?.[1];
		if (label === void 0) {
			if (preamble.test(lines[at] ?? "")) continue;
			return;
		}
		const end = lines.indexOf(`-----END ${label}-----`, at);
		if (end < 0) return void 0;
		const kind = Object.hasOwn(labels, label) ? labels[label] : void 0;
		if (kind !== void 0 && isKeyBody(lines.slice(at + 1, end))) return kind;
		at = end;
	}
}
function keyOf$1(text) {
	const lines = text.replace(/^\uFEFF/, "").split("\n").map((line) => line.trimEnd());
	return /^PuTTY-User-Key-File-\d+: /.test(lines[0] ?? "") && lines.some((line) => /^Private-Lines: \d+$/.test(line)) ? "PuTTY" : armoredKey(lines);
}
function mayBegin(head) {
	return head.includes("-----BEGIN ") || head.includes("PuTTY-User-Key-File-");
}
const privateKey = (file) => {
	if (file.type !== "file") return null;
	let head = Buffer.alloc(0);
	let over = false;
	let der;
	return {
		write(chunk) {
			if (over) return;
			if (head.length === 0) der = derKeyOf(asBuffer(chunk), file.size);
			const first = asBuffer(chunk.subarray(0, preambleSize));
			over = head.length === 0 && first.length >= preambleSize && !mayBegin(first);
			if (over) return;
			head = Buffer.concat([head, chunk.subarray(0, headSize$2 - head.length)]);
			const isNone = head.length >= preambleSize && !mayBegin(head.subarray(0, preambleSize));
			if (isNone) head = Buffer.alloc(0);
			over = isNone || head.length >= headSize$2;
		},
		end() {
			const kind = der ?? (mayBegin(head.subarray(0, preambleSize)) ? keyOf$1(head.toString("utf8")) : void 0);
			return kind === void 0 ? {} : { privateKey: kind };
		}
	};
};
// src/inspect/documentation.ts
function isDocumentation(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return /\.(md|mdx|markdown|rst|adoc|txt)$/i.test(name) || /^(readme|changelog|changes|history|licen[cs]e|notice|authors|contributing|security)\b/i.test(name);
}
// src/inspect/sliding-window.ts
const windowSize = 262144;
var SlidingWindow = class {
	#look;
	#context;
	#buffer;
	#length = 0;
	#from = 0;
	constructor(context, expected, look) {
		this.#context = context;
		this.#look = look;
		this.#buffer = Buffer.allocUnsafe(Math.max(4 * context, Math.min(expected, windowSize)));
	}
	write(chunk) {
		for (let at = 0; at < chunk.length;) {
			if (this.#length === this.#buffer.length) this.#slide();
			const part = chunk.subarray(at, at + this.#buffer.length - this.#length);
			this.#buffer.set(part, this.#length);
			this.#length += part.length;
			at += part.length;
		}
	}
	end() {
		this.#look(this.#buffer.subarray(0, this.#length), this.#from, this.#length);
	}
	#slide() {
		const to = this.#length - this.#context;
		this.#look(this.#buffer.subarray(0, this.#length), this.#from, to);
		const start = to - this.#context;
		this.#buffer.copyWithin(0, start, this.#length);
		this.#length -= start;
		this.#from = this.#context;
	}
};
// src/inspect/build-path.ts
const reach$4 = 256;
const lead = 6;
const surroundings = 160;
const headSize$1 = 4096;
const maxPlaces$1 = 1e5;
const declaration$1 = /\.d\.([cm]?ts|[^./]+\.ts)$/i;
const reference = /(\b(import|require)\(|\bfrom|\b(path|types)=)\s*["']$/;
const comment$1 = /(?:(?:^|\n)[ \t]*(?:\/?\*+|\/\/|#)(?!!)|[\s;{})]\/\/(?!#))[^\n]*[A-Za-z]{2}[^\n]*\s["'`(]?$/;
function isProse(before) {
	return comment$1.test(before);
}
function isMadeAtRunTime(text, at, length) {
	return text.startsWith("${", at + length) || text[at - 1] === "}";
}
const program = /^(7f454c46|4d5a|0061736d|cffaedfe|cefaedfe|feedfac[ef]|cafebabe)/;
function isProgram(bytes) {
	return program.test(bytes.toString("hex", 0, 4));
}
const buildPath = (file) => {
	if (isDocumentation(file.path)) return null;
	const isDeclaration = declaration$1.test(file.path);
	const tally = new BuildPathTally();
	const look = (text, form, hit) => {
		const path = buildPathIn(text, form, Math.max(0, hit - lead), hit);
		if (path === null || isMadeAtRunTime(text, text.indexOf(path), path.length)) return;
		if (!isProse(text.slice(0, text.indexOf(path))) && (!isDeclaration || reference.test(text.slice(0, text.indexOf(path))))) tally.add(Buffer.from(path, "latin1").toString());
	};
	let isRead = null;
	let places = 0;
	const window = new SlidingWindow(reach$4, file.size, (bytes, from, to) => {
		isRead ??= !bytes.subarray(0, headSize$1).includes(0) || isProgram(bytes);
		if (!isRead) return;
		for (const form of pathForms) for (const needle of form.needles) for (let at = bytes.indexOf(needle, from); at >= 0 && at < to && places < maxPlaces$1; at = bytes.indexOf(needle, at + needle.length)) {
			places += 1;
			const start = Math.max(0, at - lead - surroundings);
			look(bytes.toString("latin1", start, at + reach$4), form, at - start);
		}
	});
	return {
		write: (chunk) => {
			window.write(chunk);
		},
		end() {
			window.end();
			return tally.facts();
		}
	};
};
// src/inspect/internal-url.ts
const schemes$1 = String.raw`https?|wss?|s?ftps?|ssh|git|svn|tcp|udp|grpcs?|amqps?|rediss?|valkeys?|postgres(?:ql)?|mysql|mariadb|mssql|sqlserver|oracle|mongodb|mqtts?|nats|kafka|ldaps?|smb|nfs|rtsps?|smtps?|imaps?|memcached?|clickhouse|cassandra|neo4j|bolt|socks[45]?h?`;
const url = new RegExp(String.raw`(?<![A-Za-z0-9])(?<scheme>${schemes$1})(?:\+[a-z]+)?://(?:[^\s"'\`<>\\/?#@]{0,256}@)?` + String.raw`(?<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9_][\w-]{0,62}(?:\.[\w-]{1,63}){1,10}\.?)(?::(?<port>\d{1,5}))?(?![\w.$%{<*-]|:[$%{<\d])(?:/(?<path>\w))?`, "gi");
const everywhere = new RegExp([
	String.raw`^(0|127|169\.254)\.`,
	String.raw`^(10\.0\.0\.1|10\.0\.[23]\.2|172\.17\.0\.1|192\.168\.[01]\.1|192\.168\.4\.1|192\.168\.49\.2|192\.168\.65\.254|192\.168\.99\.100|100\.100\.100\.[12]00)$`,
	String.raw`^\d+\.\d+\.\d+\.(0|255)$`,
	String.raw`(^|\.)localhost(\.localdomain)?$`,
	String.raw`(^|\.)(docker|containers|lima|orb|rancher-desktop|google|railway)\.internal$|\.orb\.local$`,
	String.raw`^(_api|metadata(\.[\w-]+)?|instance-data(\.ec2)?)\.internal$`,
	String.raw`^kubernetes\.default\.svc(\.cluster\.local)?$`,
	String.raw`^(homeassistant|hassio|raspberrypi)\.local$`
].join("|"));
const placeholder = /(^|\.)((my|your|our|some|any|the)[-_]?[\w-]*|x+|[a-z]|examples?|foo|bar|baz|foobar|dummy|fake|mock(ed)?|placeholder|tests?|testing|invalid|unused|sub-?domain|domain|host-?(name)?|name|company|acme-?corp|contoso|fabrikam)(?=\.)/;
const madeUp = /^[\w-]+\.(local|localdomain|internal|private|home)$/;
const address = /^\d+(\.\d+){3}$/;
const network6 = /^\[(fc[0-9a-f]{2}|fd(?!00)[0-9a-f]{2}):/;
function tells(host, { isUsed, isComment }) {
	if (host.startsWith("[")) return !isComment && network6.test(host);
	if (everywhere.test(host)) return false;
	if (address.test(host)) return !isComment && host.split(".").every((part) => Number(part) < 256) && isInternalHost(host);
	if (!isInternalHost(host) || placeholder.test(host)) return false;
	const labels = host.split(".").length;
	return isComment ? labels > 2 : isUsed || labels > 2 || !madeUp.test(host);
}
function isInComment(text, at) {
	const before = text.slice(0, at);
	const line = before.slice(before.lastIndexOf("\n") + 1);
	if (/^\s*(\*|#|<!--)|(^|[\s;{}(),])\/\//.test(line)) return true;
	return before.search(/(^|[\s;{}(),=])\/\*(?![\s\S]*\*\/)/) >= 0;
}
function internalUrlAt(text, at) {
	url.lastIndex = Math.max(0, at - 20);
	for (let match = url.exec(text); match && match.index < at; match = url.exec(text)) {
		const { scheme = "", host = "", port, path } = match.groups ?? {};
		if (match.index + match[0].indexOf("://") !== at) continue;
		const name = host.toLowerCase().replace(/\.$/, "");
		if (!tells(name, {
			isUsed: port !== void 0 || path !== void 0 || !/^(https?|wss?)$/i.test(scheme),
			isComment: isInComment(text, match.index)
		})) return null;
		return `${scheme.toLowerCase()}://${name}${port === void 0 ? "" : `:${port}`}`;
	}
	return null;
}
// src/inspect/internal-host-tally.ts
const marker$2 = Buffer.from("://");
const maxOrigins = 50;
const maxPlaces = 1e5;
var InternalHostTally = class {
	#count = 0;
	#places = 0;
	#origins = new Set();
	look(bytes, from, to) {
		for (let at = bytes.indexOf(marker$2, from); at >= 0 && at < to && this.#places < maxPlaces; at = bytes.indexOf(marker$2, at + marker$2.length)) {
			this.#places += 1;
			const start = Math.max(0, at - 400);
			const origin = internalUrlAt(bytes.toString("latin1", start, at + 400), at - start);
			if (origin === null) continue;
			this.#count += 1;
			if (this.#origins.size < maxOrigins) this.#origins.add(origin);
		}
	}
	facts() {
		return this.#count === 0 ? {} : { internalHosts: {
			count: this.#count,
			origins: [...this.#origins]
		} };
	}
};
function hostsIn(text) {
	const tally = new InternalHostTally();
	tally.look(asBuffer(text), 0, text.length);
	return tally.facts();
}
// src/inspect/internal-host.ts
const headSize = 4096;
const declaration = /\.d\.([cm]?ts|[^./]+\.ts)$/i;
function mayAsk(path) {
	return !isDocumentation(path) && !declaration.test(path);
}
const internalHost = (file) => {
	if (!mayAsk(file.path)) return null;
	const tally = new InternalHostTally();
	let isText = null;
	const window = new SlidingWindow(400, file.size, (bytes, from, to) => {
		isText ??= !bytes.subarray(0, headSize).includes(0);
		if (isText) tally.look(bytes, from, to);
	});
	return {
		write: (chunk) => {
			window.write(chunk);
		},
		end() {
			window.end();
			return tally.facts();
		}
	};
};
// src/inspect/source-maps/map-reference.ts
const maxLength = 2048;
const tailSize = 65536;
const referring = /(^|\/)[^./]+$|\.([cm]?[jt]sx?|css|s[ac]ss|less|html?|xhtml|vue|svelte|astro|jsbundle|bundle|es\d*)$/i;
const page = /\.(html?|xhtml|vue|svelte|astro)$/i;
const comment = /^[@#]\s*sourceMappingURL=(\S*?)\s*$/;
function referenceOf(text) {
	const url = comment.exec(text)?.[1];
	return url === void 0 || url === "" || /["'`\\<>]|\$\{/.test(url) ? null : url;
}
function lastInLine(line, before) {
	let last = before;
	for (let at = 0; at < line.length; at += 1) {
		if (line.startsWith("//", at)) return referenceOf(line.slice(at + 2)) ?? last;
		if (line.startsWith("/*", at)) {
			const end = line.indexOf("*/", at + 2);
			last = referenceOf(line.slice(at + 2, end < 0 ? void 0 : end)) ?? last;
			if (end < 0) return last;
			at = end + 1;
		} else if (line.charCodeAt(at) > 32) last = null;
	}
	return last;
}
function lastOfScript(lines) {
	return lines.reduce((last, line) => lastInLine(line, last), null);
}
function lastOfPage(lines) {
	return lines.map((line) => lastInLine(line, null)).findLast((url) => url !== null) ?? null;
}
function lastIn(tail, isPage) {
	const marker = tail.indexOf("sourceMappingURL=");
	if (marker < 0) return null;
	const start = Math.max(tail.lastIndexOf("\n", marker), tail.lastIndexOf("\r", marker)) + 1;
	const lines = tail.slice(start).split(/[\n\r\u2028\u2029]/);
	return isPage ? lastOfPage(lines) : lastOfScript(lines);
}
const mapReference = (file) => {
	if (!referring.test(file.path) || isDocumentation(file.path)) return null;
	let tail = Buffer.alloc(0);
	return {
		write(chunk) {
			const end = chunk.subarray(-65536);
			tail = Buffer.concat([tail.subarray(Math.max(0, tail.length + end.length - tailSize)), end]);
		},
		end() {
			const url = lastIn(tail.toString(), page.test(file.path));
			return url === null || /^data:/i.test(url) ? {} : { mapReference: url.slice(0, maxLength) };
		}
	};
};
// src/inspect/secrets/entropy.ts
const words = /example|placeholder|sample|dummy|redact|change[-_]?me|replace|insert|your[-_]|[-_]your|<your|not[-_]?a[-_]?real|test[-_]?(key|token)|fake[-_]|[-_]fake|xxxx|0{8}|1{8}|\*{3}|\.{3}/i;
function saysItIsNone(value) {
	return words.test(value);
}
function entropy(text) {
	const counts = new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	return [...counts.values()].reduce((sum, count) => sum - count / text.length * Math.log2(count / text.length), 0);
}
function isSequence(text) {
	let steps = 0;
	for (let at = 1; at < text.length; at += 1) if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) === 1) steps += 1;
	return steps * 4 > text.length * 3;
}
function isRepeated(text) {
	const at = (text + text).indexOf(text, 1);
	return at > 0 && at <= text.length / 2;
}
const name$1 = /^[a-z]+([_.-][a-z]+)*$|^[A-Z]+(_[A-Z]+)*$|^[a-z]+([A-Z][a-z]{2,})+$/;
function isName(value) {
	return name$1.test(value);
}
function isRandom$1(value) {
	const isMixed = /\d/.test(value) && /[A-Za-z]/.test(value) && (value.match(/\d/g) ?? []).length >= 2;
	const least = /^[0-9a-f-]+$/i.test(value) ? 3 : 3.5;
	return isMixed && entropy(value) >= least && !saysItIsNone(value) && !isSequence(value) && !isRepeated(value);
}
// src/inspect/secrets/passwords.ts
const dummies = /p[a4@][s5$]{2}(?:w[o0]?r?d?)?|pwd|s[e3]cr[e3]t|token|users?|username|admin(?:istrator)?|test(?:ing)?|example|sample|dummy|foo|bar|baz|qwerty|letmein|hunter2|1234\d*|abcd?|xxx+|key|auth|cred(?:ential)?s?|login|root|guest|changeme|change|your|some|value|here|strong|mysql|postgres|redis|mongo|db|my|the|a(?=[A-Z])|is/gi;
const template = /\$\{|\$[A-Za-z(]|[{}<>[\]]|%[sd]|…|\.\.\.|\*\*\*/;
function isWeakPassword(password) {
	if (template.test(password) || password.length < 6) return true;
	const rest = password.replace(dummies, "").replace(/[^A-Za-z0-9]/g, "");
	const kinds = [
		/[a-z]/,
		/[A-Z]/,
		/\d/,
		/[^A-Za-z0-9]/
	].filter((kind) => kind.test(password)).length;
	return rest.length < 5 || kinds < 2 || entropy(password) < 2.2 || isSequence(password);
}
// src/inspect/secrets/secret-rule.ts
function secretRule({ kind, anchors, pattern, before = 16, after = 512, confirm }, also = []) {
	return {
		creator: {
			messages: Object.fromEntries([kind, ...also].map((id) => [id, { en: () => id }])),
			meta: {
				id: `pack-gate/${kind}`,
				type: "scanner",
				recommended: true,
				supportedContentTypes: ["all"]
			},
			create(context) {
				const t = context.createTranslator(this.messages);
				return { file({ content }) {
					for (const match of content.matchAll(pattern)) {
						const value = match.groups?.value ?? match[0];
						const start = match.index + match[0].indexOf(value);
						const found = confirm ? confirm(value, content, start) : kind;
						if (found !== null) context.report({
							message: t(found),
							range: [start, start + value.length]
						});
					}
				} };
			}
		},
		anchors: anchors.map((anchor) => typeof anchor === "string" ? { text: anchor } : anchor),
		before,
		after,
		kinds: Object.fromEntries([kind, ...also].map((id) => [id, id]))
	};
}
// src/inspect/secrets/settings.ts
const settingsFile = /(^|[/!])(\.?env(rc|\.[\w.-]+)?|[\w.-]*\.env(\.[\w.-]+)?|dockerfile|\.\w+rc)$|\.(ya?ml|json[c5]?|ini|cfg|conf|properties|toml|tfvars|sh|bash|zsh|ps1|bat|cmd)$/i;
const generated = /(^|[/!])(package-lock|npm-shrinkwrap|composer|manifest|asset-manifest|tsconfig[\w.-]*|\.package-lock)\.json$|(^|[/!])(pnpm-lock|yarn)\.\w+$/i;
function isSettingsFile(path) {
	return settingsFile.test(path) && !generated.test(path);
}
const name = String.raw`[\w.-]{0,60}?(?:api[_-]?key|secret(?:[_-]?key)?|token|private[_-]?key|access[_-]?key|auth[_-]?key|account[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|app[_-]?key|passw(?:or)?d|passphrase|pwd)(?:[_-](?:\d+|prod(?:uction)?|staging|live|dev))?`;
const setting = new RegExp(`(?<![\\w.$-])${name}["']?[ \\t]*[:=][ \\t]*["']?(?<value>[^\\s"'\`,;<>{}()$]{8,200})(?=["'\\s,;]|$)`, "gi");
const plain = /^(?:https?:|\/|\.\/|sha\d+-|[~^]?\d+\.\d+\.|[a-z]+(?:[._/:-][a-z]+)*\d{0,4}$)|[/.](?:js|json|pem|key|crt|txt|ya?ml)$/i;
const named = /([\w.-]+)["']?[ \t]*[:=][ \t]*["']?$/;
const password$1 = [/(?:^|[_.-])(?:passw(?:or)?d|passphrase|pwd)/i, /Passw(?:or)?d|Passphrase|Pwd/];
const other = [/(?:^|[_.-])(?:api|app|secret|token|private|access|auth|account|encryption|signing|master)/i, /Key|Secret|Token/];
function isSecretValue(name, value) {
	if (plain.test(value)) return false;
	if (password$1.some((each) => each.test(name))) return value.length <= 64 && !isWeakPassword(value) && /\d/.test(value) && /[A-Za-z]/.test(value);
	return other.some((each) => each.test(name)) && value.length >= 16 && /^[\w+/=.~-]+$/.test(value) && isRandom$1(value);
}
const namedSecret = secretRule({
	kind: "named-secret",
	anchors: "key secret token passw passphrase pwd".split(" ").map((text) => ({
		text,
		fold: true
	})),
	pattern: setting,
	confirm(value, text, at) {
		const [, name = ""] = named.exec(text.slice(Math.max(0, at - 80), at)) ?? [];
		return isSecretValue(name, value) ? "named-secret" : null;
	},
	before: 80,
	after: 260
});
// src/inspect/secrets/data-urls.ts
const marker$1 = Buffer.from("data:");
const longestHead$1 = 512;
const head = /^data:(?:([a-z]+)\/([\w.+-]+))?((?:;[\w.+-]+(?:=[^;,"'\s]{0,200})?)*),/i;
function isText(type, subtype = "") {
	return type === void 0 || !/^(image|audio|video|font)$/i.test(type) || /svg/i.test(subtype);
}
const [inBase64, inPercents] = ["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=%\\", ""].map((text) => {
	const members = new Uint8Array(256);
	for (const byte of Buffer.from(text)) members[byte] = 1;
	return members;
});
inPercents.fill(1, 33);
for (const byte of Buffer.from("\"<>`'\\")) inPercents[byte] = 0;
function percentsOf(text) {
	return text.replace(/%([0-9a-fA-F]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
var DataUrls = class {
	#start;
	#open = null;
	#skip = 0;
	constructor(start) {
		this.#start = start;
	}
	look(bytes, from, to, lineAt) {
		let at = from;
		if (this.#open) at = this.#take(this.#open, bytes, Math.min(to, from + this.#skip), to);
		this.#skip = Math.max(0, this.#skip - (to - from));
		for (at = bytes.indexOf(marker$1, at); at >= 0 && at < to && !this.#open; at = bytes.indexOf(marker$1, at)) {
			const [all, type, subtype, parameters = ""] = head.exec(bytes.toString("latin1", at, at + longestHead$1)) ?? [];
			const start = at + (all?.length ?? marker$1.length);
			if (all === void 0 || !isText(type, subtype)) at = start;
			else {
				this.#open = {
					isBase64: /;base64$/i.test(parameters),
					sink: this.#start(lineAt(at)),
					rest: ""
				};
				this.#skip = Math.max(0, start - to);
				at = this.#take(this.#open, bytes, Math.min(start, to), to);
			}
		}
	}
	end() {
		if (this.#open) this.#close(this.#open);
	}
	#take(open, bytes, start, to) {
		const members = open.isBase64 ? inBase64 : inPercents;
		let end = start;
		while (end < to && members[bytes[end] ?? 0] === 1) end += 1;
		this.#decode(open, bytes.toString("latin1", start, end), end < to);
		if (end < to) this.#close(open);
		return end;
	}
	#decode(open, text, isLast) {
		const all = open.rest + text;
		const cut = isLast ? all.length : /%[0-9a-fA-F]?$/.exec(all)?.index ?? all.length;
		const plain = open.isBase64 ? (all.includes("%") ? percentsOf(all.slice(0, cut)) : all.slice(0, cut)).replace(/\\/g, "") : percentsOf(all.slice(0, cut));
		const whole = open.isBase64 && !isLast ? plain.length - plain.length % 4 : plain.length;
		open.rest = plain.slice(whole) + all.slice(cut);
		if (whole > 0) open.sink.write(Buffer.from(plain.slice(0, whole), open.isBase64 ? "base64" : "latin1"));
	}
	#close(open) {
		this.#open = null;
		this.#decode(open, "", true);
		open.sink.end();
	}
};
// src/inspect/secrets/newlines.ts
const newline$4 = 10;
const newlines = 168430090;
const low = 2139062143;
const ones$1 = 16843009;
function countNewlines$1(bytes, from, to) {
	let count = 0;
	let at = from;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	while (at + 4 <= to) {
		const end = Math.min(to - 3, at + 1020);
		let lanes = 0;
		for (; at < end; at += 4) {
			const word = view.getInt32(at, true) ^ newlines;
			lanes += ~((word & low) + low | word | low) >>> 7 & ones$1;
		}
		count += (lanes & 255) + (lanes >>> 8 & 255) + (lanes >>> 16 & 255) + (lanes >>> 24);
	}
	for (; at < to; at += 1) if (bytes[at] === newline$4) count += 1;
	return count;
}
var LineCounter = class {
	#bytes;
	#start;
	#place;
	#line;
	#startLine;
	constructor(bytes, from, line) {
		this.#bytes = bytes;
		this.#start = from;
		this.#place = from;
		this.#line = line;
		this.#startLine = line;
	}
	begin(start) {
		this.#start = start;
		this.#startLine = null;
	}
	lineAt(place) {
		this.#startLine ??= this.#countTo(this.#start);
		if (place < this.#place) [this.#place, this.#line] = [this.#start, this.#startLine];
		return this.#countTo(place);
	}
	#countTo(place) {
		this.#line += countNewlines$1(this.#bytes, this.#place, place);
		this.#place = place;
		return this.#line;
	}
};
// src/inspect/secrets/clouds.ts
const nearby = 300;
const secret$1 = /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g;
const keyId = /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g;
function isRandom(value) {
	return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
}
function around$1(text, at) {
	return text.slice(Math.max(0, at - nearby), at + nearby);
}
const emulators = /^(Eby8vdM02xNOcqFlqUwJPLlm|C2y6yDjf5\/R\+ob0N8A7Cgv30)/;
const cloudRules = [
	secretRule({
		kind: "aws-key-id",
		anchors: ["AKIA", "ASIA"],
		pattern: keyId,
		confirm: (_, text, at) => (around$1(text, at).match(secret$1) ?? []).some(isRandom) ? null : "aws-key-id",
		before: 350,
		after: 380
	}),
	secretRule({
		kind: "aws-secret-key",
		anchors: ["AKIA", "ASIA"],
		pattern: secret$1,
		confirm: (value, text, at) => isRandom(value) && around$1(text, at).search(keyId) >= 0 ? "aws-secret-key" : null,
		before: 350,
		after: 380
	}),
	secretRule({
		kind: "mailgun-key",
		anchors: [{
			text: "mailgun",
			fold: true
		}],
		pattern: /(?<![\w-])[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![\w-])/g,
		before: 100,
		after: 200
	}),
	secretRule({
		kind: "aws-session-token",
		anchors: ["session_token", "sessiontoken"].map((text) => ({
			text,
			fold: true
		})),
		pattern: /session_?token["']?\s{0,4}[:=]\s{0,4}["']?(?<value>[A-Za-z0-9/+]{100,1200}={0,2})(?![\w/+=])/gi,
		after: 1300
	}),
	secretRule({
		kind: "azure-storage-key",
		anchors: ["AccountKey="],
		pattern: /AccountKey=(?<value>[A-Za-z0-9+/]{86}==)/g,
		confirm: (key) => emulators.test(key) ? null : "azure-storage-key"
	}),
	secretRule({
		kind: "azure-access-key",
		anchors: ["SharedAccessKey="],
		pattern: /SharedAccessKey=(?<value>[A-Za-z0-9+/]{43}=)/g
	}),
	secretRule({
		kind: "azure-access-key",
		anchors: [".azconfig.io;Id="],
		pattern: /\.azconfig\.io;Id=[^;\s"'`]{8,60};Secret=(?<value>[A-Za-z0-9+/]{40,120}={0,2})/g
	}),
	secretRule({
		kind: "azure-access-key",
		anchors: [".redis.cache.windows.net"],
		pattern: /\.redis\.cache\.windows\.net(?::\d{4,5})?,password=(?<value>[A-Za-z0-9+/]{43}=)/g
	}),
	secretRule({
		kind: "azure-sas",
		anchors: ["sig="],
		pattern: /(?<=[?&;"'\s])sig=(?<value>[A-Za-z0-9%+/]{43,80}(?:%3[Dd]|=)|[\w-]{43}(?![\w%-]))/g,
		confirm: (_, text, at) => /[?&;"'\s]sv=(?:20\d\d-\d\d-\d\d|1\.0&)/.test(text.slice(Math.max(0, at - 600), at + 600)) ? "azure-sas" : null,
		before: 700,
		after: 800
	}),
	secretRule({
		kind: "google-api-key",
		anchors: ["AIza"],
		pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g
	}),
	secretRule({
		kind: "google-client-secret",
		anchors: ["GOCSPX-"],
		pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g
	}),
	secretRule({
		kind: "google-access-token",
		anchors: ["ya29."],
		pattern: /(?<![\w.-])ya29\.[\w-]{40,}/g,
		after: 1024
	}),
	secretRule({
		kind: "presigned-url",
		anchors: [{
			text: "x-amz-signature=",
			fold: true
		}],
		pattern: /X-Amz-Signature=(?<value>[0-9a-f]{64})(?![0-9a-f])/gi
	}),
	secretRule({
		kind: "presigned-url",
		anchors: [{
			text: "x-goog-signature=",
			fold: true
		}],
		pattern: /X-Goog-Signature=(?<value>[0-9a-f]{64,1024})/gi,
		after: 1200
	}),
	secretRule({
		kind: "presigned-url",
		anchors: ["GoogleAccessId="],
		pattern: /GoogleAccessId=[^\s"'<>]{1,300}&Signature=(?<value>[A-Za-z0-9%+/=]{80,})/g,
		after: 1200
	})
];
// src/inspect/secrets/formats/ai.ts
const aiFormats = [
	{
		kind: "anthropic-key",
		docs: "https://docs.claude.com/en/api/admin-api/apikeys/get-api-key",
		forms: [["sk-ant-", "(?:api|admin|oat|ort|sid|usr)\\d\\d-[\\w-]{60,180}"]]
	},
	{
		kind: "openai-key",
		docs: "https://platform.openai.com/docs/api-reference/authentication",
		forms: [
			["sk-proj-", "(?=[\\w-]*\\d)[\\w-]{80,200}"],
			["sk-svcacct-", "(?=[\\w-]*\\d)[\\w-]{40,200}"],
			["sk-admin-", "(?=[\\w-]*\\d)[\\w-]{40,200}"]
		]
	},
	{
		kind: "huggingface-token",
		docs: "https://huggingface.co/docs/hub/security-tokens",
		forms: [["hf_", "(?=[a-zA-Z]*\\d)[a-zA-Z0-9]{34,40}"], ["api_org_", "[a-zA-Z]{34}"]]
	},
	{
		kind: "xai-key",
		docs: "https://docs.x.ai/docs/overview",
		forms: [["xai-", "[A-Za-z0-9]{70,90}"]]
	},
	{
		kind: "perplexity-key",
		docs: "https://docs.perplexity.ai/guides/api-key-management",
		forms: [["pplx-", "[A-Za-z0-9]{40,56}"]]
	},
	{
		kind: "replicate-token",
		docs: "https://replicate.com/docs/topics/security/api-tokens",
		forms: [["r8_", "[A-Za-z0-9]{37}"]]
	},
	{
		kind: "openrouter-key",
		docs: "https://openrouter.ai/docs/api-reference/authentication",
		forms: [["sk-or-v1-", "[0-9a-f]{64}"]]
	},
	{
		kind: "ai-key",
		docs: "https://inference-docs.cerebras.ai/quickstart",
		forms: [["csk-", "[a-z0-9]{48}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.nvidia.com/nim/",
		forms: [["nvapi-", "[\\w-]{60,70}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key",
		forms: [["lsv2_", "(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.tavily.com/documentation/api-reference/introduction",
		forms: [["tvly-", "(?=[\\w-]*\\d)(?:dev-|prod-)?[A-Za-z0-9]{32}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.pinecone.io/guides/projects/manage-api-keys",
		forms: [["pcsk_", "[A-Za-z0-9]{5,8}_[A-Za-z0-9]{50,70}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.together.ai/docs/api-keys-authentication",
		forms: [["tgp_v1_", "[\\w-]{43}"]]
	},
	{
		kind: "ai-key",
		docs: "https://api-docs.deepseek.com/",
		forms: [["sk-", "(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}"], ["sk-", "(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{48}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.fireworks.ai/faq-new/account-access/how-do-i-manage-api-keys",
		forms: [["fw_", "(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{22,48}"]]
	},
	{
		kind: "ai-key",
		docs: "https://langfuse.com/faq/all/where-are-langfuse-api-keys",
		forms: [["sk-lf-", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.firecrawl.dev/introduction",
		forms: [["fc-", "[0-9a-f]{32}"]]
	},
	{
		kind: "ai-key",
		docs: "https://e2b.dev/docs/api-key",
		forms: [["e2b_", "[0-9a-f]{40}"]]
	},
	{
		kind: "ai-key",
		docs: "https://jina.ai/api-dashboard/",
		forms: [["jina_", "[A-Za-z0-9_-]{50,70}"]]
	},
	{
		kind: "ai-key",
		docs: "https://elevenlabs.io/docs/api-reference/authentication",
		forms: [["sk_", "(?=[0-9]*[a-f])(?=[a-f]*\\d)[0-9a-f]{48}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.wandb.ai/platform/app/settings-page/user-settings",
		forms: [["wandb_v1_", "[\\w-]{40,120}"]]
	},
	{
		kind: "ai-key",
		docs: "https://cursor.com/docs/account/teams/admin-api",
		forms: [["key_", "[0-9a-f]{64}"]]
	},
	{
		kind: "ai-key",
		docs: "https://docs.helicone.ai/helicone-headers/helicone-auth",
		forms: [["sk-helicone-", "[a-z0-9-]{20,60}"]]
	},
	{
		kind: "ai-key",
		docs: "https://www.braintrust.dev/docs/reference/api",
		forms: [["sk-", "(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{51}"]]
	}
];
// src/inspect/secrets/formats/azure.ts
const start$1 = "(?<![A-Za-z0-9+/])";
const alphanumeric = (count) => `[A-Za-z0-9]{${count}}`;
const base64$1 = (count) => `${start$1}[A-Za-z0-9+/]{${count}}`;
const azureFormats = [
	{
		kind: "azure-client-secret",
		docs: "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials?tabs=client-secret",
		forms: [[
			["7Q~", "8Q~"],
			"[\\w~.-]{31,34}",
			"[\\w~.-]{3}"
		]]
	},
	{
		kind: "azure-devops-token",
		docs: "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
		forms: [[
			"AZDO",
			"[A-Za-z0-9]{4}",
			alphanumeric(76)
		]]
	},
	{
		kind: "azure-search-key",
		docs: "https://learn.microsoft.com/azure/search/search-security-api-keys",
		forms: [[
			"AzSe",
			"[A-Za-z0-9]{6}",
			alphanumeric(42)
		]]
	},
	{
		kind: "azure-functions-key",
		docs: "https://learn.microsoft.com/azure/azure-functions/function-keys-how-to",
		forms: [[
			"AzFu",
			"[\\w-]{4,8}={0,2}",
			"[\\w-]{44}"
		]]
	},
	{
		kind: "azure-ai-key",
		docs: "https://learn.microsoft.com/azure/ai-services/authentication",
		forms: [[
			"JQQJ99",
			"[A-Za-z0-9]{20,34}={0,2}",
			alphanumeric(52)
		]]
	},
	{
		kind: "azure-storage-key",
		docs: "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
		forms: [[
			"+ASt",
			"[A-Za-z0-9+/]{5,8}={0,2}",
			base64$1(76)
		]]
	},
	{
		kind: "azure-cosmos-key",
		docs: "https://learn.microsoft.com/azure/cosmos-db/secure-access-to-data",
		forms: [[
			"ACDb",
			"[A-Za-z0-9+/]{5,8}={0,2}",
			base64$1(76)
		]]
	},
	{
		kind: "azure-registry-password",
		docs: "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
		forms: [[
			"+ACR",
			"[A-Za-z0-9+/]{6}",
			base64$1(42)
		]]
	},
	{
		kind: "azure-access-key",
		docs: "https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas",
		forms: [
			[
				"+ABa",
				"[A-Za-z0-9+/]{5,8}={0,2}",
				base64$1(76)
			],
			[
				[
					"+AEh",
					"+ASb",
					"AIoT"
				],
				"[A-Za-z0-9+/]{5,8}={0,2}",
				base64$1(33)
			],
			[
				"AzCa",
				"[A-P][A-Za-z0-9]{5}=",
				base64$1(33)
			]
		]
	}
];
const cloudFormats = [
	{
		kind: "aws-bedrock-key",
		docs: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
		forms: [["ABSK", "(?=[A-Za-z+/]*\\d)[A-Za-z0-9+/]{100,280}={0,2}"], ["bedrock-api-key-", "[A-Za-z0-9+/=]{60,1200}"]]
	},
	{
		kind: "aws-mws-token",
		docs: "https://developer-docs.amazon.com/sp-api/docs/authorizing-selling-partner-api-applications",
		forms: [["amzn.mws.", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"]]
	},
	{
		kind: "aws-session-token",
		docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html",
		forms: [[[
			"IQoJb3JpZ2lu",
			"FwoGZXIvYXdz",
			"FQoGZXIvYXdz"
		], "[A-Za-z0-9+/]{100,1200}={0,2}"]]
	},
	{
		kind: "gemini-key",
		docs: "https://ai.google.dev/gemini-api/docs/api-key",
		forms: [["AQ.", "(?=[A-Za-z_-]*\\d)(?=[a-z0-9_-]*[A-Z])[\\w-]{40,80}"]]
	},
	{
		kind: "google-refresh-token",
		docs: "https://developers.google.com/identity/protocols/oauth2#size",
		forms: [["1//0", "(?=[A-Za-z_-]*\\d)[\\w-]{40,200}"]]
	},
	{
		kind: "firebase-key",
		docs: "https://firebase.google.com/docs/cloud-messaging/auth-server",
		forms: [[
			":APA91b",
			"[\\w-]{120,160}",
			"AAAA[\\w-]{7}"
		]]
	},
	{
		kind: "digitalocean-token",
		docs: "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
		forms: [[[
			"dop_v1_",
			"doo_v1_",
			"dor_v1_"
		], "[0-9a-f]{64}"]]
	},
	{
		kind: "heroku-key",
		docs: "https://devcenter.heroku.com/articles/platform-api-quickstart",
		forms: [["HRKU-", "[\\w-]{36,70}"]]
	},
	{
		kind: "netlify-token",
		docs: "https://docs.netlify.com/api/get-started/#authentication",
		forms: [[[
			"nfp_",
			"nfc_",
			"nfo_",
			"nfb_",
			"nfu_"
		], "(?=[A-Za-z]*\\d)[A-Za-z0-9]{36,44}"]]
	},
	{
		kind: "vercel-token",
		docs: "https://vercel.com/docs/vercel-blob/using-blob-sdk#read-write-token",
		forms: [["vercel_blob_rw_", "[A-Za-z0-9_]{30,80}"]]
	},
	{
		kind: "cloudflare-token",
		docs: "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/",
		forms: [["v1.0-", "[0-9a-f]{24}-[0-9a-f]{140,160}"]]
	},
	{
		kind: "supabase-token",
		docs: "https://supabase.com/docs/guides/api/api-keys",
		forms: [["sbp_", "(?:v0_)?[0-9a-f]{40}"], ["sb_secret_", "[\\w-]{22,60}"]]
	},
	{
		kind: "planetscale-token",
		docs: "https://planetscale.com/docs/api/reference/service-tokens",
		forms: [["pscale_", "(?:tkn|oauth|pw)_[\\w.-]{32,64}"]]
	},
	{
		kind: "neon-key",
		docs: "https://neon.com/docs/manage/api-keys",
		forms: [["napi_", "[a-z0-9]{40,80}"]]
	},
	{
		kind: "fly-token",
		docs: "https://fly.io/docs/security/tokens/",
		forms: [["fo1_", "(?=[\\w-]*\\d)[\\w-]{43}"], [[
			"fm1r_",
			"fm1a_",
			"fm2_"
		], "[A-Za-z0-9+/]{60,1200}={0,3}"]]
	},
	{
		kind: "render-key",
		docs: "https://render.com/docs/api",
		forms: [["rnd_", "(?=[A-Za-z]*\\d)[A-Za-z0-9]{24,40}"]]
	},
	{
		kind: "aiven-password",
		docs: "https://aiven.io/docs/platform/howto/reset-service-password",
		forms: [["AVNS_", "[\\w-]{15,30}"]]
	},
	{
		kind: "doppler-token",
		docs: "https://docs.doppler.com/docs/token-formats",
		forms: [["dp.", "(?:pt|st|sa|ct|scim|audit|said)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}"]]
	},
	{
		kind: "openshift-token",
		docs: "https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html",
		forms: [["sha256~", "[\\w-]{43}"]]
	},
	{
		kind: "1password-token",
		docs: "https://developer.1password.com/docs/service-accounts/security/",
		forms: [["ops_eyJ", "[A-Za-z0-9+/]{200,1500}={0,3}"]]
	},
	{
		kind: "1password-key",
		docs: "https://support.1password.com/secret-key-security/",
		forms: [["A3-", "[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"]]
	},
	{
		kind: "age-key",
		docs: "https://age-encryption.org/v1",
		forms: [["AGE-SECRET-KEY-1", "[0-9A-Z]{58}"]]
	},
	{
		kind: "alibaba-key-id",
		docs: "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
		forms: [["LTAI", "(?=[A-Za-z]*\\d)[A-Za-z0-9]{16,24}"]]
	},
	{
		kind: "tencent-key-id",
		docs: "https://www.tencentcloud.com/document/product/598/34228",
		forms: [["AKID", "(?=[A-Za-z]*\\d)(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{32}"]]
	},
	{
		kind: "yandex-key",
		docs: "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key",
		forms: [["AQVN", "(?=[\\w-]*\\d)[\\w-]{35,38}"], ["y0__", "(?=[\\w-]*\\d)[\\w-]{50,60}"]]
	},
	{
		kind: "cockroachdb-key",
		docs: "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access",
		forms: [["CCDB1_", "[A-Za-z0-9]{22}_[A-Za-z0-9]{40}"]]
	},
	{
		kind: "mongodb-secret",
		docs: "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/",
		forms: [["mdb_sa_sk_", "[\\w-]{36,44}"]]
	},
	{
		kind: "datastax-token",
		docs: "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html",
		forms: [["AstraCS:", "[A-Za-z]{24}:[0-9a-f]{64}"]]
	},
	{
		kind: "clickhouse-key",
		docs: "https://clickhouse.com/docs/cloud/manage/openapi",
		forms: [["4b1d", "(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{38}"]]
	}
];
const codeHostFormats = [
	{
		kind: "gitlab-token",
		docs: "https://docs.gitlab.com/security/tokens/#token-prefixes",
		forms: [
			[[
				"glpat",
				"glrt",
				"glrtr",
				"gldt",
				"glcbt",
				"glft",
				"glffct",
				"glimt",
				"glagent",
				"gloas",
				"glsoat",
				"glwt"
			].map((mark) => `${mark}-`), "(?=[a-z_-]*[\\dA-Z])[\\w-]{20,300}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7})?"],
			["glptt-", "[0-9a-f]{40}"],
			["GR1348941", "[\\w-]{20}"]
		]
	},
	{
		kind: "bitbucket-token",
		docs: "https://support.atlassian.com/bitbucket-cloud/docs/using-access-tokens/",
		forms: [["ATBB", "(?=[a-z]*[\\dA-Z])[A-Za-z0-9]{28,40}"], ["ATCTT3", "[\\w=-]{140,260}"]]
	},
	{
		kind: "circleci-token",
		docs: "https://circleci.com/docs/managing-api-tokens/",
		forms: [[["CCIPAT_", "CCIPRJ_"], "[A-Za-z0-9]{20,24}_[0-9a-f]{40}"]]
	},
	{
		kind: "buildkite-token",
		docs: "https://buildkite.com/docs/platform/security/tokens",
		forms: [["bkua_", "[a-z0-9]{40}"], ["bkaj_", "[\\w.-]{40,600}"]]
	},
	{
		kind: "pypi-token",
		docs: "https://pypi.org/help/#apitoken",
		forms: [["pypi-AgE", "[\\w-]{50,1000}"]]
	},
	{
		kind: "rubygems-key",
		docs: "https://guides.rubygems.org/api-key-scopes/",
		forms: [["rubygems_", "[0-9a-f]{48}"]]
	},
	{
		kind: "nuget-key",
		docs: "https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys",
		forms: [["oy2", "(?=[a-z]*\\d)(?=[0-9]*[a-z])[a-z0-9]{43}"]]
	},
	{
		kind: "crates-token",
		docs: "https://doc.rust-lang.org/cargo/reference/publishing.html#before-your-first-publish",
		forms: [["cio", "(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{32}"]]
	},
	{
		kind: "clojars-token",
		docs: "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
		forms: [["CLOJARS_", "[0-9a-z]{60}"]]
	},
	{
		kind: "packagist-token",
		docs: "https://packagist.com/docs/api-authentication",
		forms: [["packagist_", "[a-z]{3}_[0-9a-f]{60,80}"]]
	},
	{
		kind: "jfrog-token",
		docs: "https://docs.jfrog.com/administration/docs/access-tokens",
		forms: [["AKCp", "[A-Za-z0-9]{60,75}"], ["cmVmdGtu", "[A-Za-z0-9]{50,64}"]]
	},
	{
		kind: "docker-token",
		docs: "https://docs.docker.com/security/access-tokens/",
		forms: [["dckr_oat_", "[\\w-]{27,40}"]]
	},
	{
		kind: "sonar-token",
		docs: "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens",
		forms: [[[
			"squ_",
			"sqp_",
			"sqa_"
		], "[0-9a-f]{40}"]]
	},
	{
		kind: "snyk-token",
		docs: "https://docs.snyk.io/snyk-api/authentication-for-api",
		forms: [[["snyk_uat.", "snyk_sat."], "[0-9a-f]{8}\\.[\\w.-]{40,1200}"]]
	},
	{
		kind: "sourcegraph-token",
		docs: "https://sourcegraph.com/docs/cli/how-tos/creating-an-access-token",
		forms: [["sgp_", "(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}"], ["slk_", "[0-9a-f]{64}"]]
	},
	{
		kind: "terraform-token",
		docs: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
		forms: [[
			".atlasv1.",
			"[\\w=-]{60,75}",
			"[A-Za-z0-9]{14}"
		]]
	},
	{
		kind: "pulumi-token",
		docs: "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/",
		forms: [["pul-", "[0-9a-f]{40}"]]
	},
	{
		kind: "octopus-key",
		docs: "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
		forms: [["API-", "(?=[A-Z]*\\d)(?=[0-9]*[A-Z])[A-Z0-9]{26,34}"]]
	},
	{
		kind: "postman-key",
		docs: "https://learning.postman.com/docs/developer/postman-api/authentication/",
		forms: [["PMAK-", "[0-9a-f]{24}-[0-9a-f]{34}"], ["PMAT-", "[0-9A-Z]{26}"]]
	},
	{
		kind: "launchdarkly-key",
		docs: "https://launchdarkly.com/docs/home/account/api",
		forms: [[["api-", "sdk-"], "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"]]
	},
	{
		kind: "prefect-key",
		docs: "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys",
		forms: [[["pnu_", "pnb_"], "[A-Za-z0-9]{36}"]]
	},
	{
		kind: "deno-token",
		docs: "https://docs.deno.com/deploy/early-access/reference/tokens/",
		forms: [[[
			"ddp_",
			"ddw_",
			"ddo_"
		], "[A-Za-z0-9]{36}"]]
	}
];
// src/inspect/secrets/formats/discord.ts
const beginnings = Array.from({ length: 90 }, (_, index) => Buffer.from(String(index + 10)).toString("base64").slice(0, 3));
const [dot, fewest$2, most$1] = [
	46,
	22,
	28
];
function hasDot(bytes, at) {
	const place = bytes.subarray(at, at + most$1 + 1).indexOf(dot);
	return place >= fewest$2 && bytes[at + place + 7] === dot;
}
const anchors = beginnings.map((text) => ({
	text,
	screen: hasDot
}));
function isOfBot(token) {
	return /^\d{17,20}$/.test(Buffer.from(token.slice(0, token.indexOf(".")), "base64").toString("latin1"));
}
function isMixed(token) {
	const [first = "", , last = ""] = token.split(".");
	return [first, last].every((part) => [
		/[a-z]/,
		/[A-Z]/,
		/\d.*\d/
	].every((kind) => kind.test(part)));
}
const discordToken = secretRule({
	kind: "discord-token",
	anchors,
	pattern: /(?<![\w.+/-])[MNO][A-Za-z0-9_-]{22,27}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g,
	confirm: (token) => isOfBot(token) || isMixed(token) ? "discord-token" : null
});
// src/inspect/secrets/token-anchor.ts
const members$2 = new Uint8Array(256);
for (const byte of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/=")) members$2[byte] = 1;
const fewest$1 = 16;
function tokenAnchor(text) {
	return {
		text,
		screen(bytes, at) {
			const start = at + text.length;
			for (let place = start; place < start + fewest$1; place += 1) if (members$2[bytes[place] ?? 0] !== 1) return false;
			return true;
		}
	};
}
// src/inspect/secrets/formats/format.ts
function escape$1(text) {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
const longestLead = 100;
const [before$1, behind] = ["(?<![\\w.-])", "(?![\\w-])"];
function formRule({ kind, confirm }, [mark, rest, lead]) {
	const marks = typeof mark === "string" ? [mark] : mark;
	return secretRule({
		kind,
		anchors: lead === void 0 ? marks.map(tokenAnchor) : marks,
		pattern: new RegExp(`${before$1}${lead ?? ""}(?:${marks.map(escape$1).join("|")})${rest}${behind}`, "g"),
		...confirm && { confirm: (value) => confirm(value) ? kind : null },
		before: lead === void 0 ? 16 : longestLead,
		after: 1280
	});
}
function formatRules(formats) {
	return formats.flatMap((format) => format.forms.map((form) => formRule(format, form)));
}
const paymentFormats = [
	{
		kind: "stripe-key",
		docs: "https://docs.stripe.com/keys",
		forms: [["sk_org_", "(?=\\w*\\d)(?:live_|test_)?[A-Za-z0-9]{20,247}"]]
	},
	{
		kind: "stripe-webhook-secret",
		docs: "https://docs.stripe.com/webhooks",
		forms: [["whsec_", "[A-Za-z0-9]{32}"]]
	},
	{
		kind: "square-token",
		docs: "https://developer.squareup.com/docs/build-basics/access-tokens",
		forms: [
			["sq0csp-", "[\\w-]{43}"],
			["sq0atp-", "[\\w-]{22}"],
			["EAAA", "(?=[A-Za-z_=+-]*\\d)(?=[A-Z0-9_=+-]*[a-z])[\\w=+-]{60}"]
		]
	},
	{
		kind: "shopify-key",
		docs: "https://shopify.dev/docs/apps/build/authentication-authorization",
		forms: [[[
			"shpua_",
			"shptka_",
			"shprt_",
			"shpit_",
			"shppat_"
		], "(?=[A-Za-z]*\\d)[A-Za-z0-9]{32}"]]
	},
	{
		kind: "braintree-token",
		docs: "https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens",
		forms: [[
			"access_token$",
			"(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}",
			""
		]]
	},
	{
		kind: "plaid-token",
		docs: "https://plaid.com/docs/api/tokens/",
		forms: [[[
			"access-production-",
			"access-development-",
			"access-sandbox-"
		], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"]]
	},
	{
		kind: "razorpay-key",
		docs: "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
		forms: [[
			"rzp_live_",
			"(?=[a-z]*[\\dA-Z])[A-Za-z0-9]{14}",
			""
		]]
	},
	{
		kind: "flutterwave-key",
		docs: "https://developer.flutterwave.com/v3.0/docs/authentication",
		forms: [[["FLWSECK-", "FLWSECK_TEST-"], "[0-9a-zA-Z]{32}-X"]]
	},
	{
		kind: "duffel-token",
		docs: "https://duffel.com/docs/api/overview/authentication",
		forms: [[["duffel_live_", "duffel_test_"], "[\\w=-]{43}"]]
	},
	{
		kind: "easypost-key",
		docs: "https://docs.easypost.com/docs/authentication",
		forms: [[["EZAK", "EZTK"], "[A-Za-z0-9]{54}"]]
	},
	{
		kind: "shippo-token",
		docs: "https://docs.goshippo.com/docs/guides_general/authentication/",
		forms: [[["shippo_live_", "shippo_test_"], "[0-9a-f]{40}"]]
	},
	{
		kind: "klaviyo-key",
		docs: "https://developers.klaviyo.com/en/docs/authenticate_",
		forms: [["pk_", "(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}"]]
	}
];
// src/inspect/secrets/formats/services.ts
const hex32 = "[0-9a-f]{32}";
const hex64 = "[0-9a-f]{64}";
const uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
const asanaMarks = [
	"0/",
	"1/",
	"2/"
].flatMap((mark) => Array.from("0123456789", (digit) => mark + digit));
function isGrafanaKey(value) {
	return /"k":".+"/.test(Buffer.from(value, "base64").toString("latin1"));
}
const serviceFormats = [
	{
		kind: "slack-token",
		docs: "https://docs.slack.dev/authentication/tokens",
		forms: [
			["xoxe-", "\\d-[A-Za-z0-9]{120,200}"],
			["xoxe.xox", "[bp]-\\d-[A-Za-z0-9]{120,200}"],
			["xoxc-", "\\d{8,14}-\\d{8,14}-\\d{8,14}-[0-9a-f]{64}"],
			["xoxs-", "\\d{8,14}-\\d{8,14}-\\d{8,14}-[0-9a-f]{10,64}"],
			["xoxd-", "(?=[\\w%/+-]*\\d)[\\w%/+-]{60,400}={0,2}"],
			["xwfp-", "(?=[A-Za-z_-]*\\d)[\\w-]{30,120}"]
		]
	},
	{
		kind: "slack-webhook",
		docs: "https://docs.slack.dev/workflows/",
		forms: [[
			"hooks.slack.com/",
			"(?:workflows|triggers)/[TE][A-Z0-9]{8,12}/[A-Z0-9]{9,20}/(?:\\d{15,20}/)?\\w{20,40}",
			"https://"
		]]
	},
	{
		kind: "discord-webhook",
		docs: "https://discord.com/developers/docs/resources/webhook",
		forms: [[
			"/api/webhooks/",
			"\\d{17,20}/[\\w-]{60,80}",
			"https://(?:\\w+\\.)?discord(?:app)?\\.com"
		]]
	},
	{
		kind: "telegram-token",
		docs: "https://core.telegram.org/bots/api#authorizing-your-bot",
		forms: [[
			":AA",
			"[\\w-]{33}",
			"(?:bot)?\\d{8,10}"
		]]
	},
	{
		kind: "twilio-key",
		docs: "https://www.twilio.com/docs/iam/api-keys",
		forms: [[Array.from("0123456789abcdef", (digit) => `SK${digit}`), "(?=[0-9]*[a-f])(?=[a-f]*\\d)[0-9a-f]{31}"]]
	},
	{
		kind: "mailgun-key",
		docs: "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt",
		forms: [["key-", "(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}"]]
	},
	{
		kind: "mailchimp-key",
		docs: "https://mailchimp.com/developer/marketing/guides/quick-start/#generate-your-api-key",
		forms: [[
			Array.from("123456789", (digit) => `-us${digit}`),
			"\\d?",
			hex32
		]]
	},
	{
		kind: "sendgrid-key",
		docs: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
		forms: [["SG.", "[\\w-]{20,24}\\.[\\w-]{39,50}"]]
	},
	{
		kind: "brevo-key",
		docs: "https://developers.brevo.com/docs/getting-started",
		forms: [[["xkeysib-", "xsmtpsib-"], `${hex64}-[A-Za-z0-9]{16}`]]
	},
	{
		kind: "resend-key",
		docs: "https://resend.com/docs/dashboard/api-keys/introduction",
		forms: [["re_", "(?=[A-Za-z_]*\\d)[A-Za-z0-9]{8}_[A-Za-z0-9]{20,28}"], ["re_", "(?=[A-Za-z]*\\d)(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{32,36}"]]
	},
	{
		kind: "mailersend-token",
		docs: "https://developers.mailersend.com/general.html#authentication",
		forms: [["mlsn.", "[A-Za-z0-9]{60,70}"]]
	},
	{
		kind: "webhook-secret",
		docs: "https://docs.svix.com/receiving/verifying-payloads/how",
		forms: [["whsec_", "(?![A-Za-z0-9]{32}(?![A-Za-z0-9+/=]))[A-Za-z0-9+/]{24,88}={0,2}"]]
	},
	{
		kind: "atlassian-token",
		docs: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
		forms: [["ATATT3", "[\\w=-]{140,260}"]]
	},
	{
		kind: "trello-token",
		docs: "https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/",
		forms: [["ATTA", "(?=[A-Za-z]*\\d)[A-Za-z0-9]{60,80}"]]
	},
	{
		kind: "linear-key",
		docs: "https://linear.app/developers/oauth-2-0-authentication",
		forms: [["lin_oauth_", "[A-Za-z0-9]{40,64}"]]
	},
	{
		kind: "notion-token",
		docs: "https://developers.notion.com/reference/authentication",
		forms: [["secret_", "(?=[A-Za-z]*\\d)(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{43}"]]
	},
	{
		kind: "airtable-token",
		docs: "https://airtable.com/developers/web/api/authentication",
		forms: [["pat", `[A-Za-z0-9]{14}\\.${hex64}`]]
	},
	{
		kind: "asana-token",
		docs: "https://developers.asana.com/docs/personal-access-token",
		forms: [[
			asanaMarks,
			`\\d{14,15}(?:/\\d{15,16})?:${hex32}`,
			""
		]]
	},
	{
		kind: "intercom-token",
		docs: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
		forms: [["dG9rO", "[A-Za-z0-9+/]{48,80}={0,2}"]]
	},
	{
		kind: "dropbox-token",
		docs: "https://developers.dropbox.com/oauth-guide",
		forms: [["sl.", "(?=[\\w.-]*\\d)(?:u\\.)?[\\w-]{120,1600}"]]
	},
	{
		kind: "contentful-token",
		docs: "https://www.contentful.com/developers/docs/references/authentication/",
		forms: [["CFPAT-", "[\\w-]{43}"]]
	},
	{
		kind: "hubspot-token",
		docs: "https://developers.hubspot.com/docs/guides/apps/private-apps/overview",
		forms: [[[
			"pat-na",
			"pat-eu",
			"pat-ap"
		], `\\d-${uuid}`]]
	},
	{
		kind: "typeform-token",
		docs: "https://www.typeform.com/developers/get-started/personal-access-token/",
		forms: [["tfp_", "(?=\\w*\\d)\\w{40,60}"]]
	},
	{
		kind: "apify-token",
		docs: "https://docs.apify.com/platform/integrations/api",
		forms: [["apify_api_", "[A-Za-z0-9]{34,40}"]]
	},
	{
		kind: "okta-token",
		docs: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
		forms: [["SSWS ", "(?=[\\w-]*\\d)[\\w-]{38,46}"]]
	},
	{
		kind: "mapbox-token",
		docs: "https://docs.mapbox.com/help/dive-deeper/access-tokens/",
		forms: [["sk.eyJ", "[\\w-]{40,200}\\.[\\w-]{20,40}"]]
	},
	{
		kind: "meta-token",
		docs: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens",
		forms: [["EAA", "(?=[A-Za-z]*\\d)(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{90,300}"]]
	},
	{
		kind: "posthog-key",
		docs: "https://posthog.com/docs/api#authentication",
		forms: [[["phx_", "phs_"], "(?=[A-Za-z_-]*\\d)[\\w-]{36,50}"]]
	},
	{
		kind: "grafana-token",
		docs: "https://grafana.com/docs/grafana/latest/developers/http_api/auth/",
		forms: [["eyJrIjoi", "[A-Za-z0-9+/]{50,400}={0,2}"]],
		confirm: isGrafanaKey
	},
	{
		kind: "sentry-token",
		docs: "https://docs.sentry.io/account/auth-tokens/",
		forms: [["sntrys_", "eyJ[\\w+/=]{40,400}_[\\w+/=-]{40,50}"], [[
			"sntryu_",
			"sntryi_",
			"sntrya_"
		], hex64]]
	},
	{
		kind: "new-relic-key",
		docs: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
		forms: [
			["NRAK-", "[A-Z0-9]{27}"],
			[["NRII-", "NRIQ-"], "[\\w-]{25,40}"],
			[
				"NRAL",
				"",
				"(?=[A-Za-z]*\\d)[0-9a-zA-Z]{36}"
			]
		]
	},
	{
		kind: "dynatrace-token",
		docs: "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
		forms: [[[
			"dt0c01.",
			"dt0s01.",
			"dt0s02.",
			"dt0s08.",
			"dt0s16."
		], "[A-Z0-9]{24}\\.[A-Z0-9]{64}"]]
	},
	{
		kind: "datadog-key",
		docs: "https://docs.datadoghq.com/account_management/api-app-keys/",
		forms: [["ddapp_", "[A-Za-z0-9]{30,60}"], ["ddpat_", "[A-Za-z0-9_-]{30,80}"]]
	},
	{
		kind: "honeycomb-key",
		docs: "https://docs.honeycomb.io/configure/environments/manage-api-keys/",
		forms: [[[
			"hcaik_",
			"hcxik_",
			"hcamk_"
		], "[a-z0-9]{50,64}"]]
	},
	{
		kind: "onesignal-key",
		docs: "https://documentation.onesignal.com/docs/en/keys-and-ids",
		forms: [[["os_v2_app_", "os_v2_org_"], "[a-z0-9]{90,130}"]]
	},
	{
		kind: "readme-key",
		docs: "https://docs.readme.com/main/reference/intro/authentication",
		forms: [["rdme_", "[a-z0-9]{70}"]]
	},
	{
		kind: "adafruit-key",
		docs: "https://io.adafruit.com/api/docs/#authentication",
		forms: [["aio_", "(?=[a-z]*[A-Z0-9])[a-zA-Z0-9]{28}"]]
	},
	{
		kind: "inngest-key",
		docs: "https://www.inngest.com/docs/platform/signing-keys",
		forms: [["signkey-", "(?:prod|test|branch)-[0-9a-f]{32,64}"]]
	},
	{
		kind: "trigger-key",
		docs: "https://trigger.dev/docs/apikeys",
		forms: [["tr_prod_", "[A-Za-z0-9]{20,30}"]]
	},
	{
		kind: "teams-webhook",
		docs: "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
		forms: [[
			".webhook.office.com/webhookb2/",
			`${uuid}@${uuid}/IncomingWebhook/${hex32}/${uuid}(?:/[\\w-]+)?`,
			"https://[\\w-]+"
		]]
	}
];
// src/inspect/secrets/jwt.ts
function decoded$1(part) {
	try {
		const value = JSON.parse(Buffer.from(part, "base64url").toString());
		return typeof value === "object" && value !== null ? value : null;
	} catch {
		return null;
	}
}
function isPublic(payload) {
	return payload.role === "anon" || /^(John|Jane) Doe$/.test(String(payload.name)) || payload.sub === "1234567890" || Object.keys(payload).length === 0;
}
const jwtRule = secretRule({
	kind: "jwt",
	anchors: [".eyJ"],
	pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{4,6000}\.[\w-]{27,2000}(?![\w-])/g,
	confirm(token) {
		const [header = "", payload = ""] = token.split(".").map(decoded$1);
		return header && payload && typeof header.alg === "string" && header.alg !== "none" && !isPublic(payload) ? "jwt" : null;
	},
	before: 2048,
	after: 8192
});
// src/inspect/secrets/npmrc.ts
function printable(value) {
	const text = Buffer.from(value, "base64");
	return text.toString("base64").replace(/=+$/, "") === value.replace(/=+$/, "") && /^[\x20-\x7e]{4,}$/.test(text.toString("latin1")) ? text.toString("latin1") : null;
}
const before = String.raw`(?:^|\/:|[\s"'\`])`;
const between$1 = String.raw`["']?\s*[=:]\s*["'\`]?`;
const npmrcRules = [
	secretRule({
		kind: "npm-token",
		anchors: ["_authToken"],
		pattern: new RegExp(`${before}_authToken${between$1}(?<value>[\\w.~+/=-]{16,512})`, "gm"),
		confirm: (value) => /\d/.test(value) && !/^[a-z]+([._][A-Za-z]+)+$/i.test(value) ? "npm-token" : null,
		after: 640
	}),
	secretRule({
		kind: "npm-password",
		anchors: ["_auth"],
		pattern: new RegExp(`${before}_auth${between$1}(?<value>[A-Za-z0-9+/]{8,512}={0,2})`, "gm"),
		confirm: (value) => /^[^:]+:.{3,}$/.test(printable(value) ?? "") ? "npm-password" : null,
		after: 640
	}),
	secretRule({
		kind: "npm-password",
		anchors: ["_password"],
		pattern: new RegExp(`${before}_password${between$1}(?<value>[A-Za-z0-9+/]{8,512}={0,2})`, "gm"),
		confirm: (value) => printable(value) === null ? null : "npm-password",
		after: 640
	})
];
// src/inspect/secrets/url-password.ts
const [at, slash, colon, backslash$4] = [
	64,
	47,
	58,
	92
];
const longestUser = 1e3;
function mayHaveUser(bytes, start, length) {
	const end = Math.min(bytes.length, start + length + longestUser);
	let hasColon = false;
	for (let place = start + length; place < end; place += 1) {
		const byte = bytes[place] ?? 0;
		if (byte === at && hasColon) return true;
		if (byte === colon) hasColon = true;
		else if (byte === slash || byte <= 32 && (byte === 32 || byte >= 9 && byte <= 13)) return false;
		else if (byte === backslash$4 && bytes[place + 1] === slash) return false;
	}
	return false;
}
const urlAnchors = ["://", ":\\/\\/"].map((text) => ({
	text,
	screen: (bytes, start) => mayHaveUser(bytes, start, text.length)
}));
const databases = /^(rediss?|amqps?|mssql|sqlserver|mariadb|clickhouse|neo4j(\+s)?|cockroachdb|couchbases?)$/i;
const urlPassword = secretRule({
	kind: "url-password",
	anchors: urlAnchors,
	pattern: new RegExp(`(?<![A-Za-z0-9+.-])(?:https?|ftps?|sftp|ssh|git|svn|wss?|rediss?|amqps?|mqtts?|ldaps?|smtps?|imaps?|mssql|sqlserver|mariadb|clickhouse|neo4j(?:\\+s)?|cockroachdb|couchbases?|nats)://[^\\s:/@"'\`<>\\\\]{0,100}:[^\\s/@"'\`<>\\\\]{4,200}@[\\w.-]{1,200}`, "gi"),
	confirm: (value) => databases.test(value.slice(0, value.indexOf(":"))) ? "database-url" : "url-password",
	before: 24,
	after: 1100
}, ["database-url"]);
// src/inspect/secrets/preset.ts
function token(kind, messageIds, marks, after = 512) {
	return {
		anchors: marks.map(tokenAnchor),
		before: 16,
		after,
		kinds: Object.fromEntries(messageIds.map((id) => [id, kind]))
	};
}
const presetUses = {
	aws: {
		anchors: [{
			text: "secretaccess",
			fold: true
		}, {
			text: "secret_access",
			fold: true
		}],
		before: 64,
		after: 512,
		kinds: { AWSSecretAccessKey: "aws-secret-key" }
	},
	gcp: "reads the file anew, by its name; a service account holds a private key, which is found by itself",
	privatekey: "looks through ten thousand characters behind each marker, and knows fewer forms than our own",
	npm: {
		anchors: ["npm_", ":x-oauth-basic@"],
		before: 300,
		after: 128,
		kinds: {
			PackageJSON_xOauthToken: "github-token",
			Npmrc_authToken: "npm-token",
			NPM_ACCESS_TOKEN: "npm-token"
		}
	},
	basicauth: {
		anchors: urlAnchors,
		before: 16,
		after: 1100,
		kinds: { BasicAuth: "url-password" }
	},
	"database-connection-string": {
		anchors: urlAnchors,
		before: 32,
		after: 1100,
		kinds: {
			MongoDBConnection: "database-url",
			MySQLConnection: "database-url",
			PostgreSQLConnection: "database-url"
		}
	},
	slack: {
		anchors: [
			"xoxb-",
			"xoxp-",
			"xapp-",
			"xoxa-",
			"xoxo-",
			"xoxr-",
			{
				text: "hooks.slack.com/services/",
				fold: true
			}
		],
		before: 16,
		after: 512,
		kinds: {
			SLACK_TOKEN: "slack-token",
			IncomingWebhook: "slack-webhook"
		}
	},
	sendgrid: token("sendgrid-key", ["SENDGRID_KEY"], ["SG."]),
	shopify: token("shopify-key", ["SHOPIFY_KEY"], [
		"shppa_",
		"shpca_",
		"shpat_",
		"shpss_"
	]),
	stripe: {
		anchors: [
			"sk_live_",
			"sk_test_",
			"rk_live_",
			"rk_test_"
		],
		before: 16,
		after: 256,
		kinds: {
			STRIPE_SECRET_KEY_LIVE: "stripe-key",
			STRIPE_RESTRICTED_KEY_LIVE: "stripe-key",
			STRIPE_SECRET_KEY_TEST: "stripe-test-key",
			STRIPE_RESTRICTED_KEY_TEST: "stripe-test-key"
		}
	},
	github: token("github-token", ["GITHUB_TOKEN"], [
		"ghp_",
		"gho_",
		"ghu_",
		"ghs_",
		"ghr_",
		"github_pat_"
	], 12288),
	gitlab: token("gitlab-token", ["GITLAB_PERSONAL_ACCESS_TOKEN"], ["glpat-"]),
	grafana: token("grafana-token", ["GRAFANA_CLOUD_API_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN"], ["glc_", "glsa_"], 2048),
	openai: {
		anchors: ["T3BlbkFJ"],
		before: 128,
		after: 128,
		kinds: { OPENAI_TOKEN: "openai-key" }
	},
	anthropic: token("anthropic-key", ["ANTHROPIC_API_KEY"], ["sk-ant-api0"]),
	groq: token("groq-key", ["GROQ_API_KEY"], ["gsk_"]),
	huggingface: token("huggingface-token", ["HUGGINGFACE_USER_ACCESS_TOKEN"], ["hf_"]),
	linear: token("linear-key", ["LINEAR_API_TOKEN"], ["lin_api_"]),
	notion: token("notion-token", ["NOTION_INTEGRATION_TOKEN"], ["ntn_"]),
	"1password": token("1password-token", ["OPS_TOKEN"], ["ops_ey"], 1536),
	"hashicorp-vault": token("vault-token", [
		"HASHICORP_VAULT_SERVICE_TOKEN",
		"HASHICORP_VAULT_BATCH_TOKEN",
		"HASHICORP_VAULT_RECOVERY_TOKEN"
	], [
		"hvs.",
		"hvb.",
		"hvr."
	]),
	vercel: token("vercel-token", [
		"VERCEL_PERSONAL_ACCESS_TOKEN",
		"VERCEL_INTEGRATION_TOKEN",
		"VERCEL_APP_ACCESS_TOKEN",
		"VERCEL_APP_REFRESH_TOKEN",
		"VERCEL_AI_GATEWAY_API_KEY"
	], [
		"vcp_",
		"vci_",
		"vca_",
		"vcr_",
		"vck_"
	]),
	databricks: token("databricks-token", ["DATABRICKS_PERSONAL_ACCESS_TOKEN"], ["dapi"]),
	docker: token("docker-token", ["DOCKER_PERSONAL_ACCESS_TOKEN"], ["dckr_pat_"]),
	figma: token("figma-token", ["FIGMA_PERSONAL_ACCESS_TOKEN"], ["figd_"]),
	cloudflare: token("cloudflare-token", [
		"CLOUDFLARE_GLOBAL_API_KEY",
		"CLOUDFLARE_USER_API_TOKEN",
		"CLOUDFLARE_ACCOUNT_API_TOKEN"
	], [
		"cfk_",
		"cfut_",
		"cfat_"
	]),
	tailscale: token("tailscale-key", [
		"TAILSCALE_API_KEY",
		"TAILSCALE_AUTH_KEY",
		"TAILSCALE_CLIENT_KEY",
		"TAILSCALE_SCIM_KEY",
		"TAILSCALE_WEBHOOK_KEY",
		"TAILSCALE_KEY"
	], ["tskey-"]),
	"filter-comments": "lets a file silence the gate with `secretlint-disable`"
};
function presetName({ meta }) {
	return meta.id.replace("@secretlint/secretlint-rule-", "");
}
const presetRules = rules.flatMap((creator) => {
	const use = presetUses[presetName(creator)];
	if (use === void 0 || typeof use === "string") return [];
	return [{
		...use,
		creator,
		anchors: use.anchors.map((anchor) => typeof anchor === "string" ? { text: anchor } : anchor)
	}];
});
// src/inspect/secrets/structures/connection-string.ts
const password = String.raw`(?<value>[^;"'\`\s<>{}&$|\\]{6,128})`;
const server = /(?:^|[;"'`\s])(?:server|data source|host|address|addr|network address)\s*=\s*[^;"'`\s]/i;
const user = /(?:^|[;"'`\s])(?:user id|uid|user|username|user name)\s*=\s*[^;"'`\s]/i;
const reach$2 = 400;
function lineAround(text, at) {
	const before = text.slice(Math.max(0, at - reach$2), at);
	const after = text.slice(at, at + reach$2);
	return before.slice(before.search(/[^"'`\n]*$/)) + after.slice(0, after.search(/["'`\n]|$/));
}
const connectionStrings = [
	secretRule({
		kind: "database-password",
		anchors: [
			{
				text: "password=",
				fold: true
			},
			{
				text: "pwd=",
				fold: true
			},
			{
				text: "password =",
				fold: true
			}
		],
		pattern: new RegExp(`(?<=[;"'\`\\s])(?:password|pwd)\\s?=\\s?${password}`, "gi"),
		confirm(value, text, at) {
			const line = lineAround(text, at);
			return server.test(line) && user.test(line) && !isWeakPassword(value) ? "database-password" : null;
		},
		before: 416,
		after: 540
	}),
	secretRule({
		kind: "database-password",
		anchors: ["jdbc:"],
		pattern: new RegExp(`jdbc:[a-z0-9:]{2,40}:(?://|@|thin:)?[^\\s"'\`<>]{1,400}?[?&;](?:password|pwd)=${password}`, "gi"),
		confirm: (value) => isWeakPassword(value) ? null : "database-password",
		after: 640
	}),
	secretRule({
		kind: "database-password",
		anchors: ["jdbc:oracle:"],
		pattern: /jdbc:oracle:[a-z0-9]{2,10}:[\w$#.-]{1,60}\/(?<value>[^\s"'`<>@{}$]{6,128})@[\w/.:-]{3}/gi,
		confirm: (value) => isWeakPassword(value) ? null : "database-password",
		after: 320
	})
];
// src/inspect/secrets/scan-rule.ts
function scanRule({ kind, anchors, scan, before = 16, after = 512 }) {
	return {
		creator: {
			messages: { [kind]: { en: () => kind } },
			meta: {
				id: `pack-gate/${kind}`,
				type: "scanner",
				recommended: true,
				supportedContentTypes: ["all"]
			},
			create(context) {
				const t = context.createTranslator(this.messages);
				return { file({ content }) {
					for (const { start, end } of scan(content)) context.report({
						message: t(kind),
						range: [start, end]
					});
				} };
			}
		},
		anchors: anchors.map((anchor) => typeof anchor === "string" ? { text: anchor } : anchor),
		before,
		after,
		kinds: { [kind]: kind }
	};
}
// src/inspect/secrets/structures/pem.ts
const opening$2 = /-----BEGIN ?((?:[A-Z0-9]{1,16} ){0,4}PRIVATE KEY(?: BLOCK)?)-----/g;
const longest$1 = 16e3;
const longBody = 8e3;
function isKey(label, inner) {
	const body = blockBody(inner);
	if (body.length < 64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return false;
	if (label.startsWith("PGP") || /Proc-Type|DEK-Info/.test(inner.slice(0, 100))) return true;
	return isKeyBody$1(body);
}
function* keyBlocks(text) {
	for (const { 0: marker, 1: label = "", index } of text.matchAll(opening$2)) {
		const from = index + marker.length;
		const dashes = text.indexOf("-----", from);
		const end = new RegExp(`-----END ?${label}-----`, "y");
		end.lastIndex = dashes;
		if (dashes >= 0 && dashes - from <= longest$1) {
			if (dashes - from >= 64 && end.test(text) && isKey(label, text.slice(from, dashes))) yield {
				start: index,
				end: end.lastIndex
			};
		} else {
			const inner = text.slice(from, from + longBody);
			if (inner.length === longBody && isKey(label, inner)) yield {
				start: index,
				end: from + longBody
			};
		}
	}
}
const keyBlock = scanRule({
	kind: "private-key",
	anchors: ["PRIVATE KEY"],
	scan: keyBlocks,
	before: 90,
	after: 16200
});
// src/inspect/secrets/structures/encoded-key.ts
const run = /(?:[A-Za-z0-9+/]|\\[nr]|\r?\n[ \t]*)*={0,2}/y;
function runAt(text, at) {
	run.lastIndex = at;
	return run.exec(text)?.[0] ?? "";
}
const markerSize$1 = 64;
const stems = [
	0,
	1,
	2
].map((offset) => {
	const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from("PRIVATE KEY")]).toString("base64");
	const skip = Math.ceil(offset * 8 / 6);
	return {
		text: encoded.slice(skip, skip + 14),
		skip
	};
});
const longest = 8e3;
function alignedStart(text, place) {
	let start = place;
	while (start >= 4 && place - start < markerSize$1 && /^[A-Za-z0-9+/]{4}$/.test(text.slice(start - 4, start))) start -= 4;
	return start;
}
function* encodedBlocks(text) {
	let last = 0;
	for (const match of text.matchAll(new RegExp(stems.map((stem) => stem.text).join("|"), "g"))) {
		if (match.index < last) continue;
		const skip = stems.find((stem) => stem.text === match[0])?.skip ?? 0;
		const start = alignedStart(text, match.index - skip);
		const value = runAt(text, start);
		last = start + value.length;
		const [block] = keyBlocks(Buffer.from(value.replace(/\\[nr]|\s/g, ""), "base64").toString("latin1"));
		if (block) yield {
			start,
			end: Math.min(last, start + longest)
		};
	}
}
const encodedPem = scanRule({
	kind: "private-key",
	anchors: stems.map(({ text }) => text),
	scan: encodedBlocks,
	before: 72,
	after: 16e3
});
const openings = [
	["IBADANBgkqhkiG9w0BAQEFAASC", 6],
	["IBAAKCA", 6],
	["IBAAKBg", 6],
	["MIGHAgEAMBMGByqGSM49AgEG", 0],
	["MEECAQAwEwYHKoZIzj0CAQYI", 0],
	["MIG2AgEAMBAGByqGSM49AgEG", 0],
	["MIHuAgEAMBAGByqGSM49AgEG", 0],
	["MIGEAgEAMBAGByqGSM49AgEG", 0],
	["MC4CAQAwBQYDK2V", 0],
	["MFMCAQEwBQYDK2V", 0],
	["MFECAQEwBQYDK2V", 0],
	["MHcCAQEEI", 0],
	["MHQCAQEEI", 0],
	["MIGkAgEBBD", 0],
	["MIHcAgEBBEI", 0]
];
const opening$1 = new RegExp(openings.map(([text]) => text).join("|"), "g");
const marker = /-----(?:\\[nr]|[\s"'`+,/#*;])*$/;
const fewestInLine = 60;
const shortest = 46;
function isOfSize(value, size) {
	return value.replace(/\\[nr]|\s|=/g, "").length === Math.ceil(size * 8 / 6);
}
function* bareKeys(text) {
	for (const { 0: found, index } of text.matchAll(opening$1)) {
		const start = index - (openings.find(([each]) => each === found)?.[1] ?? 0);
		if (start < 0 || /[A-Za-z0-9+/]/.test(text[start - 1] ?? "") || marker.test(text.slice(Math.max(0, start - 48), start))) continue;
		const size = derSize(Buffer.from(text.slice(start, start + 8), "base64"));
		if (size < shortest || size > longest) continue;
		const lines = runAt(text.slice(start, start + 2 * size), 0);
		const [line = ""] = lines.split(/\\[nr]|\s/, 1);
		const value = [line, ...line.length < fewestInLine ? [] : [lines]].find((each) => isOfSize(each, size));
		if (value !== void 0) yield {
			start,
			end: start + value.length
		};
	}
}
const bareKey = scanRule({
	kind: "private-key",
	anchors: openings.map(([text]) => text),
	scan: bareKeys,
	before: 64,
	after: 16e3
});
// src/inspect/secrets/structures/headers.ts
function isCredential(value) {
	const plain = Buffer.from(value, "base64").toString("latin1");
	const [, user, password] = /^([\x21-\x39\x3b-\x7e]{1,100}):([\x20-\x7e]{6,200})$/.exec(plain) ?? [];
	return user !== void 0 && password !== void 0 && user !== password && !isWeakPassword(password);
}
const headerRules = [secretRule({
	kind: "authorization-header",
	anchors: [{
		text: "basic ",
		fold: true
	}],
	pattern: /\bbasic (?<value>[A-Za-z0-9+/]{12,400}={0,2})(?![A-Za-z0-9+/=])/gi,
	confirm: (value) => isCredential(value) ? "authorization-header" : null
}), secretRule({
	kind: "authorization-header",
	anchors: [{
		text: "bearer ",
		fold: true
	}],
	pattern: /\bauthorization["'`\]]{0,2}\s*[:=,]\s*["'`]?bearer (?<value>[A-Za-z0-9._~+/-]{24,1000}={0,2})(?![\w=])/gi,
	confirm: (value) => isRandom$1(value) ? "authorization-header" : null,
	before: 40,
	after: 1040
})];
// src/inspect/secrets/structures/jwk.ts
const members$1 = [
	["RSA", /["']?\bd["']?\s*:\s*["'`]([\w-]{160,1400})["'`]/],
	["EC", /["']?\bd["']?\s*:\s*["'`]([\w-]{43,88})["'`]/],
	["OKP", /["']?\bd["']?\s*:\s*["'`]([\w-]{43,76})["'`]/],
	["oct", /["']?\bk["']?\s*:\s*["'`]([\w-]{22,700})["'`]/]
];
const parts = /\{|["'`]?\bkty["'`]?\s*:\s*["'`](RSA|EC|OKP|oct)["'`]/g;
const reach$1 = 4e3;
function privatePart(text, start, place, kind) {
	const behind = text.slice(place, place + reach$1);
	const end = behind.search(/[{}]/);
	const object = text.slice(start, place) + (end < 0 ? behind : behind.slice(0, end));
	const found = members$1.find(([name]) => name === kind)?.[1].exec(object);
	if (found?.[1] === void 0) return null;
	const at = start + found.index + found[0].lastIndexOf(found[1]);
	return {
		start: at,
		end: at + found[1].length
	};
}
function* privateJwks(text) {
	let brace = -1;
	for (const { 0: found, 1: kind, index } of text.matchAll(parts)) if (kind === void 0) brace = found === "{" ? index : brace;
	else if (brace >= 0 && index - brace <= reach$1) {
		const part = privatePart(text, brace, index, kind);
		brace = -1;
		if (part) yield part;
	}
}
const jwk = scanRule({
	kind: "json-web-key",
	anchors: ["kty"],
	scan: privateJwks,
	before: 4016,
	after: 4016
});
// src/inspect/secrets/structures/others.ts
const dockerAuth = secretRule({
	kind: "docker-password",
	anchors: ["auths"],
	pattern: /["'`]?auths["'`]?\s*:\s*\{[^}]{1,300}?["'`]?auth["'`]?\s*:\s*["'`](?<value>[A-Za-z0-9+/]{12,2000}={0,2})["'`]/g,
	confirm(value) {
		const [, password = ""] = /^[^:\s]{1,100}:([\x21-\x7e]{6,})$/.exec(Buffer.from(value, "base64").toString("latin1")) ?? [];
		return password !== "" && !isWeakPassword(password) ? "docker-password" : null;
	},
	after: 2400
});
const line = String.raw`(?:\\r|\\n|[\r\n])+\s*(?://|#|\*)?\s*`;
const putty = new RegExp(`PuTTY-User-Key-File-[23]: [\\w-]{3,40}${line}Encryption: [\\w-]{3,20}[^]{20,6000}?Private-Lines: \\d{1,3}(?:${line}[A-Za-z0-9+/=]{4,64}){1,200}`, "y");
function* puttyKeys(text) {
	let next = 0;
	for (const { index } of text.matchAll(/PuTTY-User-Key-File-[23]: /g)) {
		if (index < next) continue;
		const end = text.indexOf("PuTTY-User-Key-File-", index + 20);
		const [value] = (putty.lastIndex = 0, putty.exec(text.slice(index, end < 0 ? index + 14e3 : Math.min(end, index + 14e3)))) ?? [];
		if (value !== void 0) yield {
			start: index,
			end: next = index + value.length
		};
	}
}
const cloudinary = secretRule({
	kind: "cloudinary-url",
	anchors: ["cloudinary://"],
	pattern: /cloudinary:\/\/\d{12,18}:(?<value>[\w-]{20,40})@[a-z0-9][\w-]{1,60}/g
});
const clientAddress = /^@[a-z0-9.-]+\/(?:[\w-]+\/)?\d+(?!\w)|^@(?:[a-z0-9-]+\.)*(?:sentry\.io|bugsnag\.com|glitchtip\.com|example\.\w+)(?![\w.])/i;
const urlToken = secretRule({
	kind: "url-token",
	anchors: ["https://"],
	pattern: /https:\/\/(?<value>[A-Za-z0-9_-]{20,255})@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?![\w.])/gi,
	confirm(value, text, at) {
		const end = at + value.length;
		return isRandom$1(value) && !clientAddress.test(text.slice(end, end + 300)) ? "url-token" : null;
	},
	after: 640
});
const structureRules = [
	dockerAuth,
	secretRule({
		kind: "docker-password",
		anchors: ["auths"],
		pattern: /["'`]?auths["'`]?\s*:\s*\{[^}]{1,300}?["'`]?password["'`]?\s*:\s*["'`](?<value>[^"'`\s\\]{6,2000})["'`]/g,
		confirm: (value) => isWeakPassword(value) ? null : "docker-password",
		after: 2400
	}),
	scanRule({
		kind: "private-key",
		anchors: ["PuTTY-User-Key-File-"],
		scan: puttyKeys,
		after: 15e3
	}),
	cloudinary,
	urlToken
];
// src/inspect/secrets/rules.ts
const formats = [
	...codeHostFormats,
	...azureFormats,
	...cloudFormats,
	...aiFormats,
	...serviceFormats,
	...paymentFormats
];
const secretRules = [
	...presetRules,
	keyBlock,
	encodedPem,
	bareKey,
	...npmrcRules,
	...formatRules(formats),
	discordToken,
	...cloudRules,
	jwk,
	...connectionStrings,
	...structureRules,
	...headerRules,
	urlPassword,
	jwtRule
];
const settingsRules = [...secretRules, namedSecret];
// src/inspect/secrets/anchors.ts
const sliceSize = 3;
function isLower(byte) {
	return byte >= 97 && byte <= 122;
}
function rarity(first, second) {
	return Number(!isLower(first)) + Number(!isLower(second));
}
function rarityOf(bytes, offset) {
	const [first = 0, second = 0, third = 0] = bytes.subarray(offset);
	return 3 * rarity(second, third) + rarity(first, second);
}
function offsetOf(bytes) {
	let best = 0;
	for (let offset = 1; offset + sliceSize <= bytes.length; offset += 1) if (rarityOf(bytes, offset) > rarityOf(bytes, best)) best = offset;
	return best;
}
function cases(byte, fold) {
	return fold && isLower(byte) ? [byte, byte - 32] : [byte];
}
function isAt(bytes, start, anchor, fold) {
	for (let at = 0; at < anchor.length; at += 1) {
		const byte = bytes[start + at] ?? 0;
		if (byte !== anchor[at] && !(fold && byte >= 65 && byte <= 90 && byte + 32 === anchor[at])) return false;
	}
	return true;
}
var AnchorSearch = class {
	#anchors;
	#shifts = new Uint8Array(65536).fill(2);
	#numbers = new Uint16Array(65536);
	#buckets = [];
	#firsts = new Uint8Array(0);
	#reach;
	constructor(anchors) {
		this.#anchors = anchors;
		const slices = anchors.map(({ text, fold = false }, id) => {
			const bytes = Buffer.from(text);
			if (bytes.length < sliceSize) throw new Error(`anchor ${text} has fewer than ${sliceSize} bytes`);
			return {
				id,
				bytes,
				fold,
				offset: offsetOf(bytes)
			};
		});
		for (const slice of slices) this.#addEnds(slice);
		this.#firsts = new Uint8Array(this.#buckets.length * 256);
		this.#buckets.forEach((bucket, number) => {
			for (const { bytes, offset, fold } of bucket) for (const first of cases(bytes[offset] ?? 0, fold)) this.#firsts[number * 256 + first] = 1;
		});
		this.#reach = Math.max(...slices.map(({ offset }) => offset + sliceSize));
	}
	search(bytes, from, to, visit) {
		const [shifts, numbers, firsts] = [
			this.#shifts,
			this.#numbers,
			this.#firsts
		];
		const end = Math.min(bytes.length, to + this.#reach);
		for (let at = from + sliceSize - 1; at < end;) {
			const pair = (bytes[at - 1] ?? 0) << 8 | (bytes[at] ?? 0);
			const shift = shifts[pair] ?? 0;
			if (shift > 0) at += shift;
			else {
				const number = numbers[pair] ?? 0;
				if (firsts[number << 8 | (bytes[at - 2] ?? 0)] === 1) this.#compare(number, bytes, at, from, to, visit);
				at += 1;
			}
		}
	}
	#addEnds(slice) {
		const [a = [], b = [], c = []] = [
			0,
			1,
			2
		].map((index) => cases(slice.bytes[slice.offset + index] ?? 0, slice.fold));
		for (const middle of b) {
			for (const left of a) this.#shorten(left << 8 | middle);
			for (const right of c) this.#bucketOf(middle << 8 | right).push(slice);
		}
	}
	#shorten(pair) {
		this.#shifts[pair] = Math.min(this.#shifts[pair] ?? 1, 1);
	}
	#bucketOf(pair) {
		if (this.#shifts[pair] !== 0) {
			this.#shifts[pair] = 0;
			this.#numbers[pair] = this.#buckets.push([]) - 1;
		}
		return this.#buckets[this.#numbers[pair] ?? 0] ?? [];
	}
	#compare(number, bytes, at, from, to, visit) {
		for (const { id, bytes: anchor, fold, offset } of this.#buckets[number] ?? []) {
			const start = at - sliceSize + 1 - offset;
			if (start < from || start >= to || start + anchor.length > bytes.length || !isAt(bytes, start, anchor, fold)) continue;
			if (this.#anchors[id]?.screen?.(bytes, start) ?? true) visit(id, start);
		}
	}
};
// src/inspect/secrets/documented.ts
const known = new Set([
	"3543c50b0cb9cea8",
	"bc3ae723f57c6b9e",
	"82e74299544e0073",
	"6d7fa4e64d4b1f3e",
	"976b57ee8acdfcf4",
	"b416b47c309fd7cf",
	"2cafc0970149a84f",
	"f2d6ca16515033e5",
	"2d1f7723aabc5c7a",
	"7e8de44ea9ecf6d5",
	"96ad2ccd81462a76",
	"ce5db258282b9663",
	"2dd745ff991276ae",
	"0b5dd075ccdd03c4",
	"97663138e6669921",
	"a86ae86369fd155f",
	"02f7ce3c263f85c0",
	"f5375a46365089a8",
	"265ab8f59d7bc544",
	"0d7e920845ed3423",
	"ac9265e56c79b234",
	"44b9f0d854dcf201",
	"7f5ed7bb3808ec86",
	"4861b7d682dcbc5a",
	"a7b2c5ded1e6d5da",
	"0f432205b4c94878",
	"465ad9db7ec327ce",
	"96494af0ff15d729",
	"5aca5b5c3515155c",
	"1548bbe8e262d795",
	"cf4d418ed3de92d7",
	"ad62d48d8b069026",
	"73f71af093fdf154",
	"a45404ae333dd955",
	"2e4ff57e9c832eda",
	"8b1b17a9740c068a",
	"57afc11665beb68d",
	"ecaa6793a6374193",
	"5ccf2edb4f070f0b",
	"f8123081a22e5c00",
	"190edf59d5736c3b",
	"243cd6766dfc55fe",
	"0330b11998cbc9ab",
	"4ff96a60934849a7",
	"ff03f51114a18e01",
	"076b76490a3ca09e",
	"53c8c6f5be1daced",
	"c8dd42c06353f4db",
	"477fdeded9c4ebdc",
	"86206a453c3f5970",
	"0739020d3a2d8f66"
]);
function isDocumented(value) {
	return known.has(hash("sha256", value).slice(0, 16));
}
// src/inspect/secrets/placeholder.ts
const mark = /^([A-Za-z]{2,8}[0-9]?[_-])+(?=.{12})|^(AKIA|ASIA|AIza|dapi|SG\.)/;
function isMadeUp(value) {
	const body = value.replace(mark, "");
	return saysItIsNone(value) || entropy(body) < 2.7 || isSequence(body) || isRepeated(body) || isName(body);
}
const sampleHost = /^(127\.|0\.0\.0\.0|10\.0\.0\.|192\.168\.|your[-_.]|my[-_.]?(host|server|domain|database|site|registry|proxy|app|company)|some[-_.]?(host|server|domain))|^(host(name)?|server|domain|company|site|proxy|foo|bar|test|x+|y+)\.\w+$|(^|\.)(example(\.\w+)?|test|invalid|localhost|local|(domain|company|host(name)?|server|site)\.com)$/i;
const clientHost = /(^|\.)sentry\.io$/i;
function isLocalHost(host) {
	return !host.includes(".");
}
function isSampleUrl(url) {
	const [, user = "", password = "", host = ""] = /:\/\/([^:@/]*):([^@/]*)@([^/?#\s"'`,;)]*)/.exec(url) ?? [];
	if (/[${}<>*]/.test(user + host) || sampleHost.test(host) || clientHost.test(host) || user === password) return true;
	return isLocalHost(host.replace(/:\d+$/, "")) || isWeakPassword(decodeLoosely(password));
}
function decodeLoosely(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function isSampleKey(block) {
	const body = blockBody(block.replace(/-----[^-]+-----/g, ""));
	return isDocumented(body) || entropy(body) < 4;
}
function isPlaceholder(kind, value) {
	if (isDocumented(value)) return true;
	switch (kind) {
		case "private-key": return isSampleKey(value);
		case "url-password":
		case "database-url": return isSampleUrl(value);
		case "database-password":
		case "npm-password":
		case "docker-password":
		case "authorization-header":
		case "named-secret": return false;
		case "jwt":
		case "json-web-key": return saysItIsNone(value);
		default: return isMadeUp(value);
	}
}
// src/inspect/secrets/checksum.ts
const digits$1 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
function base62(value) {
	let text = "";
	for (let rest = value; text.length < 6; rest = Math.floor(rest / 62)) text = (digits$1[rest % 62] ?? "") + text;
	return text;
}
const checked = /^(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/;
function hasRightChecksum(token) {
	const [, body, sum] = checked.exec(token) ?? [];
	return body === void 0 ? null : base62(crc32(body)) === sum;
}
// src/inspect/secrets/proof.ts
function isProven(kind, value) {
	if (kind !== "private-key") return hasRightChecksum(value);
	const inner = /^-----BEGIN [^-]+-----([^]*)-----END [^-]+-----$/.exec(value)?.[1];
	return isWholeKey(inner === void 0 ? value.replace(/\\[nr]|\s/g, "") : blockBody(inner)) || null;
}
// src/inspect/secrets/rule-context.ts
function ruleRunner(creator) {
	let reports = [];
	const handler = creator.create({
		sharedOptions: {},
		createTranslator: () => (messageId) => ({
			message: "",
			messageId: String(messageId),
			data: void 0
		}),
		report: ({ message: { messageId }, range: [start, end] }) => {
			reports.push({
				messageId,
				start,
				end
			});
		},
		ignore: () => void 0
	}, {});
	return (text) => {
		reports = [];
		if (handler.file?.({
			content: text,
			filePath: void 0,
			ext: "",
			contentType: "text",
			hasBOM: false
		}) instanceof Promise) throw new Error(`rule ${creator.meta.id} doesn't answer at once`);
		return reports;
	};
}
// src/inspect/secrets/unescape.ts
const escapes$1 = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g;
const controls = {
	n: "\n",
	r: "\r",
	t: "	",
	b: "\b",
	f: "\f",
	v: "\v",
	0: "\0"
};
function lastUpTo(numbers, limit) {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
function unescape(escaped) {
	const places = [];
	const ends = [];
	let text = "";
	let from = 0;
	for (const match of escaped.matchAll(escapes$1)) {
		const [all, unicode, hex, letter = ""] = match;
		const digits = unicode ?? hex;
		const code = digits === void 0 ? null : Number.parseInt(digits, 16);
		text += escaped.slice(from, match.index) + (code === null ? controls[letter] ?? letter : String.fromCharCode(code > 127 ? 128 : code));
		from = match.index + all.length;
		places.push(text.length);
		ends.push(from);
	}
	text += escaped.slice(from);
	return {
		text,
		at(place) {
			const last = lastUpTo(places, place);
			return last < 0 ? place : (ends[last] ?? 0) + place - (places[last] ?? 0);
		}
	};
}
// src/inspect/secrets/search.ts
const reach = 16384;
function textOf(bytes, start, end) {
	return bytes.toString("latin1", start, end).replace(/[\x80-\xff]/g, "");
}
const longestMark = 6;
function markOf$1(value, { anchors }) {
	return (anchors.find(({ text }) => value.startsWith(text))?.text ?? "").slice(0, longestMark);
}
const deepest$1 = 2;
function views(raw) {
	const found = [{
		text: raw,
		at: (place) => place
	}];
	for (let last = found[0]; last?.text.includes("\\") && found.length <= deepest$1; last = found.at(-1)) {
		const { at } = last;
		const next = unescape(last.text);
		found.push({
			text: next.text,
			at: (place) => at(next.at(place))
		});
	}
	return found;
}
var SecretSearch = class {
	#rules;
	#anchors;
	#rulesOf;
	#starts;
	#ends;
	#lead;
	constructor(rules = secretRules) {
		this.#rules = rules.map((rule) => ({
			...rule,
			run: ruleRunner(rule.creator)
		}));
		const byText = new Map();
		rules.forEach((rule, index) => {
			for (const anchor of rule.anchors) {
				const id = `${anchor.text}\0${String(anchor.fold)}`;
				const known = byText.get(id);
				if (known) known.rules.push(index);
				else byText.set(id, {
					anchor,
					rules: [index]
				});
			}
		});
		this.#anchors = new AnchorSearch([...byText.values()].map(({ anchor }) => anchor));
		this.#rulesOf = [...byText.values()].map((each) => each.rules);
		this.#starts = new Int32Array(rules.length);
		this.#ends = new Int32Array(rules.length).fill(-1);
		this.#lead = Math.max(...rules.map(({ before }) => before));
	}
	*find(bytes, from, to) {
		const spans = [];
		const touched = [];
		this.#anchors.search(bytes, from, Math.min(bytes.length, to + this.#lead), (anchor, at) => {
			for (const index of this.#rulesOf[anchor] ?? []) this.#widen(index, at, bytes.length, spans, touched);
		});
		for (const index of touched) {
			spans.push([
				index,
				this.#starts[index] ?? 0,
				this.#end(index)
			]);
			this.#ends[index] = -1;
		}
		spans.sort(([a], [b]) => a - b);
		for (const [index, start, end] of spans) yield* this.#look(index, bytes, start, end, from, to);
	}
	#end(index) {
		return this.#ends[index] ?? -1;
	}
	#widen(index, at, length, spans, touched) {
		const { before = 0, after = 0 } = this.#rules[index] ?? {};
		const start = Math.max(0, at - before);
		const end = Math.min(length, at + after);
		const known = this.#end(index);
		if (known < start) {
			if (known < 0) touched.push(index);
			else spans.push([
				index,
				this.#starts[index] ?? 0,
				known
			]);
			this.#starts[index] = start;
		} else this.#starts[index] = Math.min(this.#starts[index] ?? 0, start);
		this.#ends[index] = Math.max(known, end);
	}
	*#look(index, bytes, start, end, from, to) {
		const rule = this.#rules[index];
		if (!rule) return;
		const raw = textOf(bytes, start, end);
		const seen = new Set();
		for (const { text, at: placeOf } of views(raw)) for (const report of rule.run(text)) {
			const at = start + placeOf(report.start);
			const kind = rule.kinds[report.messageId];
			if (kind === void 0) throw new Error(`rule ${rule.creator.meta.id} has an unknown message ${report.messageId}`);
			if (at < from || at >= to || seen.has(at)) continue;
			seen.add(at);
			const value = text.slice(report.start, report.end);
			if (isPlaceholder(kind, value)) continue;
			yield {
				kind,
				value,
				at,
				mark: markOf$1(value, rule),
				isProven: isProven(kind, value)
			};
		}
	}
};
// src/inspect/secrets/stream.ts
const searches = new Map();
function secretSearch(isSettings) {
	const known = searches.get(isSettings) ?? new SecretSearch(isSettings ? settingsRules : secretRules);
	searches.set(isSettings, known);
	return known;
}
const blockSize = 262144;
const generic = [
	"named-secret",
	"url-password",
	"url-token",
	"database-url",
	"database-password"
];
const lessGeneric = [
	"authorization-header",
	"npm-password",
	"azure-access-key"
];
function rank({ kind }) {
	return generic.includes(kind) ? 0 : lessGeneric.includes(kind) ? 1 : 2;
}
function distinct(found) {
	const kept = [];
	let end = -1;
	for (const each of [...found].sort((a, b) => a.at - b.at)) {
		const last = kept.at(-1);
		if (!last || each.at >= end) kept.push(each);
		else if (rank(each) > rank(last)) kept[kept.length - 1] = each;
		else continue;
		end = each.at + each.value.length;
	}
	return kept;
}
function secretsIn(bytes, from, to, isSettings = false) {
	const found = [...secretSearch(isSettings).find(bytes, from, to)];
	return found.length > 1 ? distinct(found) : found;
}
function* allSecretsIn(bytes) {
	for (let from = 0; from < bytes.length; from += blockSize) yield* secretsIn(bytes, from, Math.min(bytes.length, from + blockSize));
}
const deepest = 2;
var SecretStream = class SecretStream {
	#expected;
	#add;
	#urls;
	#window = null;
	#line = 1;
	constructor(expected, add, depth = 0) {
		this.#expected = expected;
		this.#add = add;
		const inside = (line) => new SecretStream({ size: 0 }, (found) => {
			add(found, { line });
		}, depth + 1);
		this.#urls = depth < deepest ? new DataUrls(inside) : null;
	}
	write(chunk) {
		const { size } = this.#expected;
		if (!this.#window && chunk.length > 0 && chunk.length === size) this.#whole(asBuffer(chunk));
		else this.#windowOf(size).write(chunk);
	}
	end() {
		this.#window?.end();
		this.#urls?.end();
	}
	#windowOf(size) {
		return this.#window ??= new SlidingWindow(reach, size, (bytes, from, to) => {
			const lines = new LineCounter(bytes, from, this.#line);
			this.#look(bytes, from, to, lines);
			this.#line = lines.lineAt(to);
		});
	}
	#whole(bytes) {
		const lines = new LineCounter(bytes, 0, 1);
		for (let from = 0; from < bytes.length; from += blockSize) {
			lines.begin(from);
			this.#look(bytes, from, Math.min(bytes.length, from + blockSize), lines);
		}
	}
	#look(bytes, from, to, lines) {
		for (const found of secretsIn(bytes, from, to, this.#expected.isSettings)) this.#add(found, { line: lines.lineAt(found.at) });
		this.#urls?.look(bytes, from, to, (at) => lines.lineAt(at));
	}
};
// src/inspect/secrets/tally.ts
const salt = randomBytes(32).toString("hex");
const most = 1e4;
const keySize = 6e3;
function plainKey(block) {
	return blockBody(block.replace(/-----[^-]+-----/g, "")).slice(0, keySize);
}
function keyOf(kind, value) {
	return hash("sha256", `${salt}${kind}\0${kind === "private-key" ? plainKey(value) : value}`).slice(0, 32);
}
var SecretTally = class {
	#secrets = new Map();
	#isFull = false;
	add({ kind, value, mark, isProven }, place) {
		const key = keyOf(kind, value);
		if (this.#secrets.has(key)) return;
		this.#isFull ||= this.#secrets.size >= most;
		if (this.#isFull) return;
		const proof = {
			...isProven === true && { isProven },
			...isProven === false && { isMadeUp: true }
		};
		this.#secrets.set(key, {
			kind,
			key,
			mark,
			...proof,
			...place
		});
	}
	facts() {
		if (this.#secrets.size === 0) return {};
		return {
			secrets: [...this.#secrets.values()],
			...this.#isFull && { notInspected: `more than ${most} values in it look like credentials` }
		};
	}
};
// src/inspect/secret.ts
function failed(error) {
	return { notInspected: `looking for credentials in it failed (${error instanceof Error ? error.message : String(error)})` };
}
const hashed = /^[A-Za-z0-9]{2,8}[-_.][0-9a-f-]+$/;
function secretsInName(path) {
	if (!/[\w~-]{20}/.test(path)) return [];
	const bytes = Buffer.from(path);
	return secretsIn(bytes, 0, bytes.length).filter(({ value }) => !hashed.test(value));
}
const secret = (file) => {
	const tally = new SecretTally();
	const stream = new SecretStream({
		size: file.size,
		isSettings: isSettingsFile(file.path)
	}, (found, place) => {
		tally.add(found, place);
	});
	let fault = null;
	const guarded = (work) => {
		if (fault) return;
		try {
			work();
		} catch (error) {
			fault = failed(error);
		}
	};
	return {
		write: (chunk) => {
			guarded(() => {
				stream.write(chunk);
			});
		},
		end() {
			guarded(() => {
				stream.end();
				for (const found of secretsInName(file.path)) tally.add(found, { inName: true });
			});
			return {
				...tally.facts(),
				...fault
			};
		}
	};
};
function placeAt(places, at) {
	let [low, high] = [0, places.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((places[middle]?.end ?? 0) <= at) low = middle + 1;
		else high = middle;
	}
	const place = places[low];
	return place && place.start <= at ? place : null;
}
function lineIn(bytes, { start }, at) {
	return (bytes.toString("latin1", start, at).match(/\\(?:\\|n)/g) ?? []).filter((escape) => escape === "\\n").length + 1;
}
function placeIn(bytes, places, at) {
	const place = placeAt(places, at);
	return place ? {
		source: place.name,
		line: lineIn(bytes, place, at)
	} : {};
}
function secretsInMap(bytes, places) {
	const tally = new SecretTally();
	const inOrder = [...places].sort((a, b) => a.start - b.start);
	try {
		for (const found of allSecretsIn(bytes)) tally.add(found, placeIn(bytes, inOrder, found.at));
	} catch (error) {
		return failed(error);
	}
	return tally.facts();
}
// src/inspect/source-maps/data-url-lines.ts
const needle = Buffer.from("URL=");
const beforeNeedle = Buffer.from("sourceMapping");
const afterNeedle = /^data:/i;
const markerSize = beforeNeedle.length + needle.length + 5;
const newline$3 = 10;
function afterMarker(bytes, from) {
	for (let at = bytes.indexOf(needle, from); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
		const start = at - beforeNeedle.length;
		const end = start + markerSize;
		if (start >= 0 && beforeNeedle.equals(bytes.subarray(start, at)) && afterNeedle.test(bytes.toString("latin1", end - 5, end))) return end;
	}
	return -1;
}
function lineEnd(bytes) {
	const end = bytes.indexOf(newline$3);
	const zero = bytes.subarray(0, end < 0 ? bytes.length : end).indexOf(0);
	return zero < 0 ? end : zero;
}
var DataUrlLines = class {
	#limit;
	#visit;
	#pass;
	#line = null;
	#lineSize = 0;
	#tail = Buffer.alloc(0);
	#tooLong = 0;
	constructor(limit, visit, pass = () => void 0) {
		this.#limit = limit;
		this.#visit = visit;
		this.#pass = pass;
	}
	get tooLong() {
		return this.#tooLong;
	}
	write(chunk) {
		let bytes = asBuffer(chunk);
		while (bytes.length > 0) bytes = this.#line ? this.#hold(this.#line, bytes) : this.#search(bytes);
	}
	end() {
		if (this.#line) this.#finish(this.#line);
	}
	#search(bytes) {
		const reach = markerSize - 1;
		const seam = Buffer.concat([this.#tail, bytes.subarray(0, reach)]);
		const atSeam = afterMarker(seam, 0);
		const found = atSeam < 0 ? afterMarker(bytes, 0) : atSeam - this.#tail.length;
		if (found < 0) {
			this.#tail = Buffer.from(bytes.length < reach ? seam.subarray(-reach) : bytes.subarray(-reach));
			this.#pass(bytes);
			return bytes.subarray(bytes.length);
		}
		this.#pass(bytes.subarray(0, found));
		this.#tail = Buffer.alloc(0);
		this.#line = new HeldBytes(0);
		this.#lineSize = 0;
		return bytes.subarray(found);
	}
	#hold(line, bytes) {
		const end = lineEnd(bytes);
		const part = end < 0 ? bytes : bytes.subarray(0, end);
		this.#lineSize += part.length;
		if (this.#lineSize <= this.#limit) line.push(part);
		if (end >= 0) this.#finish(line);
		return bytes.subarray(part.length);
	}
	#finish(line) {
		this.#line = null;
		if (this.#lineSize > this.#limit) this.#tooLong = Math.max(this.#tooLong, this.#lineSize);
		else this.#visit(line.bytes());
	}
};
// src/inspect/source-maps/json-opening.ts
const space = new Set([
	9,
	10,
	13,
	32
]);
const newline$2 = 10;
const prefix = Buffer.from(")]}");
const longestPrefix = 1e3;
function jsonStart(bytes) {
	let at = 0;
	if (prefix.every((byte, index) => index >= bytes.length || bytes[index] === byte)) {
		const end = bytes.subarray(0, longestPrefix).indexOf(newline$2);
		if (end < 0) return bytes.length < 1e3 ? null : -1;
		at = end + 1;
	}
	for (; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte === 123 || byte === 91) return at;
		if (!space.has(byte)) return -1;
	}
	return null;
}
// src/inspect/source-maps/base64-run.ts
function joinBase64(text) {
	return text.replace(/["'`]\s*\+\s*["'`]|\\+[nr]|\\(?=\/)|\s+/g, "");
}
const members = new Uint8Array(256);
for (const byte of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= 	\r\n")) members[byte] = 1;
const jointAhead = /^["'`]\s*\+\s*["'`]|^\\+[nr/]/;
const jointBehind = /["'`]\s*\+\s*["'`]$|\\+[nr/]$/;
const longestJoint = 64;
function base64Around(text, at) {
	let [start, end] = [at, at];
	for (;;) {
		while (start > 0 && members[text.charCodeAt(start - 1)] === 1) start -= 1;
		const joint = jointBehind.exec(text.slice(Math.max(0, start - longestJoint), start))?.[0].length ?? 0;
		if (joint === 0) break;
		start -= joint;
	}
	for (;;) {
		while (end < text.length && members[text.charCodeAt(end)] === 1) end += 1;
		const joint = jointAhead.exec(text.slice(end, end + longestJoint))?.[0].length ?? 0;
		if (joint === 0) return [start, end];
		end += joint;
	}
}
// src/inspect/source-maps/map-marks.ts
const around = 256;
const contentMark = Buffer.from("Content");
const escapeMarks = [
	Buffer.from("\\u00"),
	Buffer.from("\\x"),
	Buffer.from("\\u{")
];
const urlMark = Buffer.from("URL=");
const base64Marks = [
	{
		mark: Buffer.from("NvbnRlb"),
		whole: "c291cmNlc0NvbnRlbn"
	},
	{
		mark: Buffer.from("XNDb250"),
		whole: "NvdXJjZXNDb250ZW50"
	},
	{
		mark: Buffer.from("VzQ29ud"),
		whole: "zb3VyY2VzQ29udGVud"
	},
	{
		mark: Buffer.from("J2ZXJza"),
		whole: "eyJ2ZXJzaW9u"
	}
];
const blank = String.raw`(?:\s|\\+[nrt]|\/\*[^*]{0,99}\*\/|\/\/[^\n]{0,99}\n)*`;
const list = new RegExp(String.raw`^sourcesContent\\*["'\`]?${blank}[:=]${blank}\[${blank}(?:\\*["'\`]|null\b)`);
const evalUrl = /^[#@] sourceURL=(?:webpack|webpack-internal|rspack|turbopack|vite|parcel):\/\//;
function unescapeLetters(text) {
	return text.replace(/\\+(?:u00|x|u\{0*)([4-7][0-9a-f])\}?/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
function* places(bytes, mark, step) {
	for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + step)) yield at;
}
function hasList(bytes) {
	for (const at of places(bytes, contentMark, contentMark.length)) {
		const start = at - 7;
		if (start >= 0 && list.test(bytes.toString("latin1", start, at + around))) return true;
	}
	return false;
}
function hasEscapedKey(bytes) {
	return escapeMarks.some((mark) => {
		for (const at of places(bytes, mark, around / 2)) {
			const near = bytes.toString("latin1", Math.max(0, at - around), at + around);
			if (unescapeLetters(near).includes("sourcesContent") && near.includes("\\")) return true;
		}
		return false;
	});
}
function hasBase64(bytes) {
	return base64Marks.some(({ mark, whole }) => {
		for (const at of places(bytes, mark, mark.length)) if (joinBase64(bytes.toString("latin1", Math.max(0, at - 64), at + 64)).includes(whole)) return true;
		return false;
	});
}
function hasEval(bytes) {
	for (const at of places(bytes, urlMark, urlMark.length)) if (at >= 8 && evalUrl.test(bytes.toString("latin1", at - 8, at + 40))) return true;
	return false;
}
function hasMarks(bytes) {
	return hasList(bytes) || hasBase64(bytes) || hasEval(bytes) || hasEscapedKey(bytes);
}
const lookBehind = 65536;
var MapMarks = class {
	#tail = Buffer.alloc(0);
	get tail() {
		return this.#tail;
	}
	seenIn(chunk) {
		const bytes = asBuffer(chunk);
		const seam = Buffer.concat([this.#tail.subarray(-2 * around), bytes.subarray(0, 2 * around)]);
		if (this.#tail.length > 0 && hasMarks(seam) || hasMarks(bytes)) return true;
		const rest = this.#tail.subarray(Math.max(0, this.#tail.length + bytes.length - lookBehind));
		this.#tail = Buffer.concat([rest, bytes.subarray(-65536)]);
		return false;
	}
};
// src/inspect/source-maps/json-string.ts
var MalformedJson = class extends Error {};
const quote$3 = 34;
const backslash$3 = 92;
const newline$1 = 10;
const letterU = 117;
const escapes = new Uint8Array(256);
for (const [letter, meaning] of [
	"\"\"",
	"\\\\",
	"//",
	"b\b",
	"f\f",
	"n\n",
	"r\r",
	"t	"
].map((pair) => Buffer.from(pair))) if (letter !== void 0 && meaning !== void 0) escapes[letter] = meaning;
function codeUnit(bytes, at) {
	const digits = bytes.toString("latin1", at, at + 4);
	if (!/^[0-9a-f]{4}$/i.test(digits)) throw new MalformedJson(`\\u${digits} in a string`);
	return Number.parseInt(digits, 16);
}
function unicode(bytes, at) {
	const high = codeUnit(bytes, at);
	if (!(high >= 55296 && high < 56320 && bytes[at + 4] === backslash$3 && bytes[at + 5] === letterU)) return {
		text: String.fromCharCode(high),
		end: at + 4
	};
	const low = codeUnit(bytes, at + 6);
	if (low < 56320 || low > 57343) return {
		text: String.fromCharCode(high),
		end: at + 4
	};
	return {
		text: String.fromCharCode(high, low),
		end: at + 10
	};
}
const ones = 16843009;
const highBits = 2155905152;
const quotes = 572662306;
const backslashes = 1549556828;
function stops(word) {
	const quoted = word ^ quotes;
	const escaped = word ^ backslashes;
	return (quoted - ones & ~quoted | escaped - ones & ~escaped) & highBits;
}
var RunCopier = class {
	#from;
	#to;
	constructor(from, to) {
		this.#from = new DataView(from.buffer, from.byteOffset, from.byteLength);
		this.#to = new DataView(to.buffer, to.byteOffset, to.byteLength);
	}
	copy(from, to) {
		const end = Math.min(this.#from.byteLength - from, this.#to.byteLength - to) - 4;
		let done = 0;
		for (; done <= end; done += 4) {
			const word = this.#from.getInt32(from + done, true);
			this.#to.setInt32(to + done, word, true);
			const found = stops(word);
			if (found !== 0) return done + (31 - Math.clz32(found & -found) >> 3);
		}
		return done;
	}
};
var JsonTextDecoder = class {
	#bytes;
	#out;
	#runs;
	constructor(bytes, out) {
		this.#bytes = bytes;
		this.#out = out;
		this.#runs = new RunCopier(bytes, out);
	}
	decode(start) {
		const [bytes, out] = [this.#bytes, this.#out];
		let at = start;
		let length = 0;
		let newlines = 0;
		for (;;) {
			const run = this.#runs.copy(at, length);
			at += run;
			length += run;
			let byte = bytes[at++];
			for (; byte !== void 0 && byte !== backslash$3 && byte !== quote$3; byte = bytes[at++]) out[length++] = byte;
			if (byte === quote$3) return {
				text: out.subarray(0, length),
				newlines,
				end: at - 1
			};
			const letter = bytes[at++];
			if (letter === void 0) throw new MalformedJson("a string without an end");
			if (letter === letterU) {
				const { text, end } = unicode(bytes, at);
				if (text === "\n") newlines += 1;
				length += out.write(text, length);
				at = end;
				continue;
			}
			const meaning = escapes[letter] ?? 0;
			if (meaning === 0) throw new MalformedJson("an unknown escape in a string");
			if (meaning === newline$1) newlines += 1;
			out[length++] = meaning;
		}
	}
};
const near = 48;
function stringEnd(bytes, start) {
	for (let at = start; at < start + near; at += 1) {
		if (bytes[at] === quote$3) return at;
		if (bytes[at] === backslash$3) at += 1;
	}
	let end = start;
	do {
		end = bytes.indexOf(quote$3, end);
		if (end < 0) throw new MalformedJson("a string without an end");
		let before = end - 1;
		while (before >= start && bytes[before] === backslash$3) before -= 1;
		if ((end - before) % 2 === 1) return end;
		end += 1;
	} while (end < bytes.length);
	throw new MalformedJson("a string without an end");
}
// src/inspect/source-maps/json-cursor.ts
const quote$2 = 34;
const comma = 44;
const ends = new Uint8Array(256);
for (const byte of Buffer.from(" 	\r\n,:]}[{\"")) ends[byte] = 1;
const longestKey = 90;
const keptScratch = 4194304;
const kept = Buffer.allocUnsafeSlow(keptScratch);
var JsonCursor = class {
	#bytes;
	#at;
	stringStart = 0;
	#decoder = null;
	constructor(bytes, at) {
		this.#bytes = bytes;
		this.#at = at;
	}
	peek() {
		for (;;) {
			const byte = this.#bytes[this.#at];
			if (byte === void 0) return -1;
			if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte;
			this.#at += 1;
		}
	}
	get place() {
		return this.#at;
	}
	atString() {
		return this.peek() === quote$2;
	}
	expect(byte) {
		if (this.peek() !== byte) throw new MalformedJson(`no ${String.fromCharCode(byte)} at byte ${this.#at}`);
		this.#at += 1;
	}
	enter(open, close) {
		this.expect(open);
		if (this.peek() !== close) return true;
		this.#at += 1;
		return false;
	}
	next(close) {
		if (this.peek() === comma) {
			this.#at += 1;
			return true;
		}
		this.expect(close);
		return false;
	}
	key() {
		this.expect(quote$2);
		const start = this.#at;
		const end = stringEnd(this.#bytes, start);
		this.#at = end + 1;
		this.expect(58);
		if (end - start > longestKey) return "";
		const raw = this.#bytes.toString("latin1", start, end);
		return raw.includes("\\") ? new JsonTextDecoder(this.#bytes, Buffer.alloc(longestKey)).decode(start).text.toString() : raw;
	}
	text() {
		this.expect(quote$2);
		this.#decoder ??= new JsonTextDecoder(this.#bytes, this.#bytes.length <= keptScratch ? kept : Buffer.allocUnsafe(this.#bytes.length));
		this.stringStart = this.#at;
		const found = this.#decoder.decode(this.#at);
		this.#at = found.end + 1;
		return found;
	}
	skipString() {
		this.expect(quote$2);
		this.#at = stringEnd(this.#bytes, this.#at) + 1;
	}
	skipScalar() {
		const first = this.peek();
		const start = this.#at;
		while (ends[this.#bytes[this.#at] ?? 32] !== 1) this.#at += 1;
		if (this.#at === start) throw new MalformedJson(`no value at byte ${start}`);
		return first === 45 || first >= 48 && first <= 57;
	}
};
// src/inspect/source-maps/map-parts.ts
var MapParts = class {
	names = null;
	texts = [];
	root = "";
	file = "";
	hasVersion = false;
	hasMappings = false;
	identifier = "";
	isModule = false;
	module = null;
	isMap() {
		return this.isReported() || this.texts.length > 0 || this.hasVersion && this.hasMappings && this.names !== null;
	}
	isReported() {
		return this.module !== null && this.isModule && this.identifier !== "";
	}
	*embedded() {
		if (this.module && this.isReported()) yield {
			name: this.#moduleName(),
			...this.module.text,
			place: this.module.place
		};
		for (const { index, text, place } of this.texts) yield {
			name: this.names?.[index] ?? "(unnamed)",
			...text,
			place
		};
	}
	#moduleName() {
		return this.identifier.slice(Math.max(this.identifier.lastIndexOf("!"), this.identifier.lastIndexOf("|")) + 1);
	}
	*hosts() {
		for (const { index, hosts } of this.texts) {
			const name = this.names?.[index] ?? "";
			if (hosts.internalHosts && !isForeign({ name }) && mayAsk(name)) yield hosts;
		}
	}
	*paths() {
		yield this.file;
		const root = this.root === "" || this.root.endsWith("/") ? this.root : `${this.root}/`;
		if (this.names?.length === 0) yield root;
		for (const name of this.names ?? []) yield `${root}${name ?? ""}`;
	}
};
// src/inspect/source-maps/map-reader.ts
const [brace, bracket, closingBrace, closingBracket] = [
	123,
	91,
	125,
	93
];
const maxDepth$1 = 1e3;
var MapReader = class {
	sources = 0;
	maps = 0;
	embedded = [];
	places = [];
	known = [];
	#paths = new BuildPathTally();
	#hosts = [];
	#cursor = new JsonCursor(Buffer.alloc(0), 0);
	#depth = 0;
	#keys = new Map([
		["version", (parts) => void (parts.hasVersion = this.#number())],
		["sources", (parts) => void (parts.names = this.#names() ?? parts.names)],
		["sourcesContent", (parts) => {
			this.#texts(parts);
		}],
		["mappings", (parts) => void (parts.hasMappings = this.#string())],
		["sourceRoot", (parts) => void (parts.root = this.#text())],
		["file", (parts) => void (parts.file = this.#text())],
		["identifier", (parts) => void (parts.identifier = this.#text())],
		["moduleType", (parts) => void (parts.isModule = this.#string())],
		["source", (parts) => {
			this.#module(parts);
		}]
	]);
	read(bytes, at, all) {
		this.#cursor = new JsonCursor(bytes, at);
		this.#depth = 0;
		this.places = [];
		this.known = [];
		do
			this.#value();
		while (all && this.#cursor.peek() !== -1);
	}
	facts(origin) {
		if (this.maps === 0) return {};
		return {
			sourceMaps: [{
				origin,
				sources: this.sources,
				embedded: this.embedded
			}],
			...this.#paths.facts(),
			...mergeFacts(this.#hosts)
		};
	}
	#value() {
		const first = this.#cursor.peek();
		if (first === brace) this.#object();
		else if (first === bracket) this.#array(() => {
			this.#value();
		});
		else if (this.#cursor.atString()) this.#cursor.skipString();
		else this.#cursor.skipScalar();
	}
	#nested(walk) {
		this.#depth += 1;
		if (this.#depth > maxDepth$1) throw new MalformedJson(`nested more than ${maxDepth$1} times`);
		walk();
		this.#depth -= 1;
	}
	#array(each) {
		this.#nested(() => {
			if (!this.#cursor.enter(bracket, closingBracket)) return;
			let index = 0;
			do
				each(index++);
			while (this.#cursor.next(closingBracket));
		});
	}
	#object() {
		this.#nested(() => {
			if (!this.#cursor.enter(brace, closingBrace)) return;
			let parts = null;
			do {
				const part = this.#keys.get(this.#cursor.key());
				if (part) part(parts ??= new MapParts());
				else this.#value();
			} while (this.#cursor.next(closingBrace));
			if (parts?.isMap()) this.#take(parts);
		});
	}
	#take(parts) {
		this.maps += 1;
		this.sources += (parts.names?.length ?? 0) + (parts.isReported() ? 1 : 0);
		for (const { place, ...source } of parts.embedded()) {
			this.embedded.push(source);
			this.places.push({
				...place,
				name: source.name
			});
		}
		for (const path of parts.paths()) this.#paths.addName(path);
		for (const hosts of parts.hosts()) this.#hosts.push(hosts);
	}
	#number() {
		const first = this.#cursor.peek();
		if (first !== brace && first !== bracket && !this.#cursor.atString()) return this.#cursor.skipScalar();
		this.#value();
		return false;
	}
	#string() {
		const found = this.#cursor.atString();
		const start = this.#cursor.place;
		this.#value();
		if (found) this.known.push({
			start,
			end: this.#cursor.place
		});
		return found;
	}
	#text() {
		if (this.#cursor.atString()) return this.#cursor.text().text.toString();
		this.#value();
		return "";
	}
	#names() {
		if (this.#cursor.peek() !== bracket) {
			this.#value();
			return null;
		}
		const names = [];
		this.#array(() => {
			const isName = this.#cursor.atString();
			const name = this.#text();
			names.push(isName ? name : null);
		});
		return names;
	}
	#module(parts) {
		if (!this.#cursor.atString()) {
			this.#value();
			return;
		}
		const found = this.#cursor.text();
		const place = {
			start: this.#cursor.stringStart,
			end: found.end
		};
		if (found.text.length > 0) parts.module = {
			text: embeddedText(found),
			place
		};
		this.known.push(place);
	}
	#texts(parts) {
		if (this.#cursor.peek() !== bracket) {
			this.#value();
			return;
		}
		const start = this.#cursor.place;
		this.#array((index) => {
			if (!this.#cursor.atString()) {
				this.#value();
				return;
			}
			const found = this.#cursor.text();
			if (found.text.length > 0) parts.texts.push({
				index,
				text: embeddedText(found),
				hosts: hostsIn(found.text),
				place: {
					start: this.#cursor.stringStart,
					end: found.end
				}
			});
		});
		this.known.push({
			start,
			end: this.#cursor.place
		});
	}
};
// src/inspect/source-maps/map-text.ts
const texts = /^"\s*:\s*\[/;
const opening = /^[[\s]*\{\s*"/;
function holdsTexts(bytes, start) {
	if (!opening.test(bytes.toString("latin1", start, start + 256))) return false;
	const key = Buffer.from("\"sourcesContent");
	for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) if (texts.test(bytes.toString("latin1", at + key.length, at + key.length + 16))) return true;
	return false;
}
function readMaps(reader, bytes, whole) {
	const start = jsonStart(bytes);
	if (start === null || start < 0) return null;
	try {
		reader.read(bytes, start, whole);
		return null;
	} catch (error) {
		if (!(error instanceof MalformedJson)) throw error;
		return holdsTexts(bytes, start) ? error.message : null;
	}
}
// src/inspect/source-maps/marker-watch.ts
var MarkerWatch = class {
	#marker;
	#tail = Buffer.alloc(0);
	#seen = false;
	constructor(marker) {
		this.#marker = Buffer.from(marker);
	}
	get seen() {
		return this.#seen;
	}
	write(chunk) {
		if (this.#seen) return;
		const bytes = asBuffer(chunk);
		const reach = this.#marker.length - 1;
		const seam = Buffer.concat([this.#tail, bytes.subarray(0, reach)]);
		this.#seen = seam.includes(this.#marker) || bytes.includes(this.#marker);
		this.#tail = Buffer.from(bytes.length < reach ? seam.subarray(-reach) : bytes.subarray(-reach));
	}
};
// src/inspect/source-maps/source-map-file.ts
function unreadable(bytes, isNamed, fault) {
	if (fault === null && !(isNamed && bytes.includes("sourcesContent"))) return {};
	return { notInspected: `it seems to be a source map and can't be read as one (${fault ?? "not JSON"})` };
}
function* between(bytes, places) {
	let at = 0;
	for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
		if (start > at) yield bytes.subarray(at, start);
		at = Math.max(at, end);
	}
	if (at < bytes.length) yield bytes.subarray(at);
}
function hiddenIn(bytes, { known }, others) {
	return [...between(bytes, known)].flatMap((part) => {
		if (!hasMarks(part) && afterMarker(part, 0) < 0) return [];
		const rest = others();
		rest.write(part);
		return [rest.end()];
	});
}
function whole(bytes, isNamed, others) {
	const reader = new MapReader();
	const fault = readMaps(reader, bytes, true);
	if (reader.maps > 0 && fault === null) return mergeFacts([
		reader.facts("file"),
		secretsInMap(bytes, reader.places),
		...hiddenIn(bytes, reader, others)
	]);
	const rest = others();
	rest.write(bytes);
	return mergeFacts([
		rest.end(),
		reader.facts("file"),
		unreadable(bytes, isNamed, fault)
	]);
}
function held(expected, isNamed, others) {
	let bytes = null;
	let facts = null;
	return {
		write(chunk) {
			if (facts) facts = mergeFacts([{ notInspected: "it goes on behind its size" }, facts]);
			else if (chunk.length === expected) facts = whole(asBuffer(chunk), isNamed, others);
			else (bytes ??= new HeldBytes(expected)).push(chunk);
		},
		end: () => facts ?? whole(bytes?.bytes() ?? Buffer.alloc(0), isNamed, others)
	};
}
function tooLarge(file, limit, isNamed, others) {
	const key = new MarkerWatch("sourcesContent");
	const rest = others();
	return {
		write(chunk) {
			key.write(chunk);
			rest.write(chunk);
		},
		end() {
			const facts = rest.end();
			if (!isNamed && !key.seen) return facts;
			return mergeFacts([{ notInspected: `the map has ${file.size} bytes; the limit is ${limit}` }, facts]);
		}
	};
}
function sourceMapFile(file, limits, others) {
	const isNamed = /\.map$/i.test(file.path);
	const json = () => file.size > limits.held ? tooLarge(file, limits.held, isNamed, others) : held(file.size, isNamed, others);
	let chosen = isNamed ? json() : null;
	let opening = Buffer.alloc(0);
	return {
		write(chunk) {
			if (chosen) {
				chosen.write(chunk);
				return;
			}
			const first = opening.length > 0 ? Buffer.concat([opening, chunk]) : chunk;
			const start = jsonStart(first);
			if (start === null) opening = first.length < 1e3 ? Buffer.from(first) : Buffer.alloc(0);
			else {
				chosen = start < 0 ? others() : json();
				chosen.write(first);
			}
		},
		end: () => (chosen ?? others()).end()
	};
}
// src/inspect/utf8.ts
const markSize = 3;
const marks = [
	{
		bytes: [
			239,
			187,
			191
		],
		encoding: "utf-8"
	},
	{
		bytes: [255, 254],
		encoding: "utf-16le"
	},
	{
		bytes: [254, 255],
		encoding: "utf-16be"
	}
];
function markOf(head) {
	return marks.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
}
function toUtf8(bytes, charset = "utf-8") {
	const mark = markOf(bytes);
	const encoding = mark?.encoding ?? charset.toLowerCase();
	if (/^(utf-?8|us-ascii)$/.test(encoding)) return mark ? bytes.subarray(mark.bytes.length) : bytes;
	try {
		return Buffer.from(new TextDecoder(encoding).decode(bytes));
	} catch {
		return bytes;
	}
}
const wideHead = 16;
const wides = [
	[
		"utf-16le",
		2,
		0
	],
	[
		"utf-16be",
		2,
		1
	],
	[
		"utf-32le",
		4,
		0
	],
	[
		"utf-32be",
		4,
		3
	]
];
function wideOf(head) {
	if (head.length < wideHead) return void 0;
	const bytes = [...head.subarray(0, wideHead)];
	return wides.find(([, size, place]) => bytes.every((byte, at) => byte !== 0 === (at % size === place)))?.[0];
}
function utf32Decoder(isLittle) {
	let rest = Buffer.alloc(0);
	return (chunk) => {
		const bytes = Buffer.concat([rest, chunk]);
		const end = bytes.length - bytes.length % 4;
		rest = bytes.subarray(end);
		const points = [];
		for (let at = 0; at < end; at += 4) {
			const point = isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
			points.push(point > 1114111 ? "�" : String.fromCodePoint(point));
		}
		return Buffer.from(points.join(""));
	};
}
function decoderOf(encoding) {
	if (encoding.startsWith("utf-32")) return utf32Decoder(encoding === "utf-32le");
	const decoder = new TextDecoder(encoding);
	return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }));
}
function decoded(inner, encoding) {
	const decode = decoderOf(encoding);
	return {
		write(chunk) {
			inner.write(decode(chunk));
		},
		end: () => inner.end()
	};
}
function readersOf(start, head) {
	const mark = markOf(head);
	if (mark && mark.encoding !== "utf-8") return [decoded(start(), mark.encoding)];
	const wide = mark ? void 0 : wideOf(head);
	return wide === void 0 ? [start()] : [start(), decoded(start(), wide)];
}
function asUtf8(start) {
	let head = Buffer.alloc(0);
	let readers = null;
	const begin = (bytes) => {
		readers = readersOf(start, bytes);
		const isMarked = markOf(bytes)?.encoding === "utf-8";
		for (const reader of readers) reader.write(isMarked ? bytes.subarray(markSize) : bytes);
	};
	return {
		write(chunk) {
			if (readers) {
				for (const reader of readers) reader.write(chunk);
				return;
			}
			const first = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
			if (first.length < wideHead) head = Buffer.from(first);
			else begin(first);
		},
		end() {
			if (!readers) begin(head);
			return mergeFacts((readers ?? []).map((reader) => reader.end()));
		}
	};
}
// src/inspect/source-maps/data-url.ts
const longestHead = 1024;
const [backslash$2, percent, quote$1, apostrophe$1, backtick$1] = [
	92,
	37,
	34,
	39,
	96
];
function table(characters) {
	const members = new Uint8Array(256);
	for (const byte of Buffer.from(characters)) members[byte] = 1;
	return members;
}
const base64 = table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=");
const outside = table("	\r \"`<>\\");
const hexDigits = new Int8Array(256).fill(-1);
for (const digit of "0123456789abcdefABCDEF") hexDigits[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
const escaped = /\\u00([0-9a-f]{2})|\\x([0-9a-f]{2})|%([0-9a-f]{2})|\\(?=\/)/giy;
function escapeLength(bytes, at) {
	escaped.lastIndex = 0;
	const match = escaped.exec(bytes.toString("latin1", at, at + 7));
	if (!match) return 0;
	const digits = match[1] ?? match[2] ?? match[3];
	return digits === void 0 || base64[Number.parseInt(digits, 16)] === 1 ? match[0].length : 0;
}
function hexAt(bytes, at) {
	const [high = -1, low = -1] = [hexDigits[bytes[at] ?? 0], hexDigits[bytes[at + 1] ?? 0]];
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}
function isInString(byte) {
	return byte === backslash$2 || byte === quote$1 || byte === apostrophe$1 || byte === backtick$1;
}
function fromBase64(bytes, start) {
	let end = start;
	let hasEscapes = false;
	for (;;) {
		while (base64[bytes[end] ?? 0] === 1) end += 1;
		const byte = bytes[end];
		const length = byte === backslash$2 || byte === percent ? escapeLength(bytes, end) : 0;
		if (length === 0) break;
		hasEscapes = true;
		end += length;
	}
	const raw = bytes.toString("latin1", start, end);
	const clean = hasEscapes ? raw.replace(new RegExp(escaped.source, "gi"), (_, unicode, hex, url) => {
		const digits = unicode ?? hex ?? url;
		return digits === void 0 ? "" : String.fromCharCode(Number.parseInt(digits, 16));
	}) : raw;
	return {
		text: Buffer.from(clean, "base64"),
		end,
		inString: isInString(bytes[end]),
		isEncoded: true
	};
}
function fromPercents(bytes, start) {
	let end = start;
	while (end < bytes.length && outside[bytes[end] ?? 0] !== 1) end += 1;
	const text = Buffer.allocUnsafe(end - start);
	let length = 0;
	for (let at = start; at < end; at += 1) {
		const byte = bytes[at] ?? 0;
		const code = byte === percent ? hexAt(bytes, at + 1) : -1;
		text[length++] = code < 0 ? byte : code;
		if (code >= 0) at += 2;
	}
	return {
		text: text.subarray(0, length),
		end,
		inString: isInString(bytes[end]),
		isEncoded: true
	};
}
const meanings$1 = new Map([
	"n\n",
	"r\r",
	"t	",
	"b\b",
	"f\f"
].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));
function codeStringEnd(bytes, start) {
	for (let at = start; at < bytes.length; at += 1) {
		if (bytes[at] === quote$1) return at;
		if (bytes[at] === backslash$2) at += 1;
	}
	return bytes.length;
}
function asItIs(bytes, start) {
	if (!/^[\s[{]*\\"/.test(bytes.toString("latin1", start, start + 64))) return {
		text: bytes.subarray(start),
		end: start,
		inString: false,
		isEncoded: false
	};
	const end = codeStringEnd(bytes, start);
	const text = Buffer.allocUnsafe(end - start);
	let length = 0;
	for (let at = start; at < end; at += 1) {
		const isEscape = bytes[at] === backslash$2;
		if (isEscape) at += 1;
		const byte = bytes[at] ?? 0;
		text[length++] = isEscape ? meanings$1.get(byte) ?? byte : byte;
	}
	return {
		text: text.subarray(0, length),
		end,
		inString: true,
		isEncoded: false
	};
}
function dataUrl(bytes, start) {
	const comma = bytes.subarray(start, start + longestHead).indexOf(",");
	if (comma < 0) return null;
	const [, ...parameters] = bytes.toString("latin1", start, start + comma).split(";").map((part) => part.trim());
	const charset = parameters.map((part) => /^charset\s*=\s*["']?([\w-]+)/i.exec(part)?.[1]).find((name) => name !== void 0);
	const at = start + comma + 1;
	const isBase64 = parameters.some((part) => /^base64$/i.test(part));
	const isPlain = !isBase64 && /^\s*[[{]/.test(bytes.toString("latin1", at, at + 64));
	const payload = isBase64 ? fromBase64(bytes, at) : isPlain ? asItIs(bytes, at) : fromPercents(bytes, at);
	return {
		...payload,
		text: toUtf8(payload.text, charset)
	};
}
// src/inspect/source-maps/string-literal.ts
const [backslash$1, quote, apostrophe, backtick] = [
	92,
	34,
	39,
	96
];
const [newline, carriageReturn] = [10, 13];
const meanings = new Uint8Array(256);
for (const [letter, meaning] of [
	["n", "\n"],
	["r", "\r"],
	["t", "	"],
	["b", "\b"],
	["f", "\f"],
	["v", "\v"]
]) meanings[letter.charCodeAt(0)] = meaning.charCodeAt(0);
function isQuote(byte) {
	return byte === quote || byte === apostrophe || byte === backtick;
}
function digits(bytes, at) {
	const text = bytes.toString("latin1", at, at + 10);
	const match = /^u([0-9a-f]{4})|^u\{([0-9a-f]{1,6})\}|^x([0-9a-f]{2})/i.exec(text);
	if (!match) return null;
	const code = Number.parseInt(match[1] ?? match[2] ?? match[3] ?? "", 16);
	return code > 1114111 ? null : {
		code,
		end: at + match[0].length
	};
}
function character(bytes, at) {
	const first = digits(bytes, at);
	if (!first) return null;
	const second = first.code >= 55296 && first.code < 56320 && bytes[first.end] === backslash$1 ? digits(bytes, first.end + 1) : null;
	if (second && second.code >= 56320 && second.code < 57344) return {
		text: String.fromCharCode(first.code, second.code),
		end: second.end
	};
	return {
		text: first.code > 65535 ? String.fromCodePoint(first.code) : String.fromCharCode(first.code),
		end: first.end
	};
}
function escape(bytes, at, out, length) {
	const letter = bytes[at];
	if (letter === void 0) return [at, length];
	if (letter === carriageReturn && bytes[at + 1] === newline) return [at + 2, length];
	if (letter === newline || letter === carriageReturn) return [at + 1, length];
	const coded = letter === 117 || letter === 120 ? character(bytes, at) : null;
	if (coded) return [coded.end, length + out.write(coded.text, length)];
	const meaning = meanings[letter] ?? 0;
	out[length] = meaning === 0 ? letter : meaning;
	return [at + 1, length + 1];
}
function nextOf(bytes, closing, from) {
	let at = from;
	while (at < bytes.length && bytes[at] !== backslash$1 && bytes[at] !== closing) at += 1;
	return at;
}
function decodeLiteral(bytes, start, closing) {
	const first = nextOf(bytes, closing, start);
	if (bytes[first] !== backslash$1) return {
		text: bytes.subarray(start, first),
		end: Math.min(first + 1, bytes.length),
		isClosed: first < bytes.length
	};
	const out = Buffer.allocUnsafe(bytes.length - start);
	let [at, length] = [start, 0];
	while (at < bytes.length && bytes[at] !== closing) {
		const next = nextOf(bytes, closing, at);
		length += bytes.copy(out, length, at, next);
		at = next;
		if (bytes[at] === backslash$1) [at, length] = escape(bytes, at + 1, out, length);
	}
	return {
		text: Buffer.from(out.subarray(0, length)),
		end: Math.min(at + 1, bytes.length),
		isClosed: at < bytes.length
	};
}
function skipBlank(bytes, start) {
	for (let at = start;;) {
		const byte = bytes[at];
		if (byte === 32 || byte === newline || byte === carriageReturn || byte === 9) at += 1;
		else if (byte === 47 && bytes[at + 1] === 42) {
			const end = bytes.indexOf("*/", at + 2);
			if (end < 0) return bytes.length;
			at = end + 2;
		} else if (byte === 47 && bytes[at + 1] === 47) {
			const end = bytes.indexOf(newline, at);
			if (end < 0) return bytes.length;
			at = end + 1;
		} else return at;
	}
}
function skipWord(bytes, start) {
	let at = start;
	while (at < bytes.length && !/[,\]"'`]/.test(String.fromCharCode(bytes[at] ?? 0))) at += 1;
	return at;
}
function literalList(bytes, start) {
	const items = [];
	for (let at = skipBlank(bytes, start);; at = skipBlank(bytes, at)) {
		const byte = bytes[at];
		if (byte === void 0) return {
			items,
			end: bytes.length,
			isClosed: false
		};
		if (byte === 93) return {
			items,
			end: at + 1,
			isClosed: true
		};
		if (isQuote(byte)) {
			const { text, end, isClosed } = decodeLiteral(bytes, at + 1, byte);
			items.push(text);
			if (!isClosed) return {
				items,
				end: bytes.length,
				isClosed: false
			};
			at = end;
		} else {
			const end = skipWord(bytes, at);
			if (end === at || end - at > 40) return {
				items,
				end: at,
				isClosed: false
			};
			items.push(null);
			at = end;
		}
		at = skipBlank(bytes, at);
		if (bytes[at] === 44) at += 1;
		else if (bytes[at] !== 93 && bytes[at] !== void 0) return {
			items,
			end: at,
			isClosed: false
		};
	}
}
// src/inspect/source-maps/map-forms.ts
const key = Buffer.from("sourcesContent");
const backslash = 92;
const maxDepth = 8;
const siblingReach = 1048576;
const [fewest, fewestUnnamed] = [64, 200];
const isRuntime = /\/(webpack\/|external )|\/\|sync|\/$/;
function countNewlines(text) {
	let count = 0;
	for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) count += 1;
	return count;
}
function source(name, text) {
	return {
		name,
		...embeddedText({
			text,
			newlines: countNewlines(text),
			end: 0
		})
	};
}
function slashesBefore(bytes, at) {
	let count = 0;
	while (bytes[at - 1 - count] === backslash) count += 1;
	return count;
}
function stringStart(bytes, quote, at) {
	let start = at;
	do {
		start = bytes.lastIndexOf(quote, start - 1);
		if (start <= 0) return start === 0 ? 1 : 0;
	} while (slashesBefore(bytes, start) % 2 === 1);
	return start + 1;
}
function listAfter(bytes, end) {
	let at = end;
	while (bytes[at] === backslash) at += 1;
	if (isQuote(bytes[at])) at += 1;
	at = skipBlank(bytes, at);
	if (bytes[at] !== 58 && bytes[at] !== 61) return null;
	at = skipBlank(bytes, at + 1);
	return bytes[at] === 91 ? literalList(bytes, at + 1) : null;
}
function namesBeside(bytes, start, end, count) {
	const pattern = /(?<![\w$])sources\b(?=["'`]?\s*[:=]\s*\[)/g;
	const from = Math.max(0, start - siblingReach);
	const read = (base, text) => [...text.matchAll(pattern)].flatMap(({ index }) => {
		const list = listAfter(bytes, base + index + 7);
		return list?.items.length === count ? [list.items.map((item) => item?.toString("utf8") ?? "")] : [];
	});
	return read(from, bytes.toString("latin1", from, start)).at(-1) ?? read(end, bytes.toString("latin1", end, end + siblingReach))[0] ?? null;
}
var MapForms = class {
	#embedded = [];
	#evaluated = [];
	#hidden = [];
	#paths = new BuildPathTally();
	read(bytes, depth = 0) {
		if (depth > maxDepth) return;
		this.#lists(unescaped(bytes), depth);
		this.#encoded(bytes, depth);
		if (depth === 0) this.#evals(bytes);
	}
	facts() {
		const maps = [{
			origin: "inline",
			embedded: this.#embedded,
			sources: this.#embedded.length
		}, {
			origin: "eval",
			embedded: this.#evaluated,
			sources: this.#evaluated.length
		}].filter(({ embedded }) => embedded.length > 0);
		return mergeFacts([
			maps.length > 0 ? { sourceMaps: maps } : {},
			this.#paths.facts(),
			...this.#hidden
		]);
	}
	#lists(bytes, depth) {
		for (let at = bytes.indexOf(key); at >= 0;) at = bytes.indexOf(key, this.#listAt(bytes, at, depth));
	}
	#listAt(bytes, at, depth) {
		const end = at + key.length;
		const quote = bytes[at - 1];
		const slashes = quote !== void 0 && isQuote(quote) ? slashesBefore(bytes, at - 1) : 0;
		if (quote !== void 0 && slashes % 2 === 1) return this.#string(bytes, at, quote, depth);
		const list = slashes === 0 ? listAfter(bytes, end) : null;
		if (slashes === 0 && !list) return end;
		const behind = list?.isClosed ? null : this.#otherStrings(bytes, at, depth);
		if (behind !== null) return behind;
		if (list) this.#take(bytes, at, list);
		return Math.max(end, list?.end ?? 0);
	}
	#otherStrings(bytes, at, depth) {
		const before = this.#embedded.length;
		for (const quote of [96, 39]) {
			const end = depth < maxDepth && bytes.lastIndexOf(quote, at) >= 0 ? this.#string(bytes, at, quote, depth) : 0;
			if (this.#embedded.length > before) return end;
		}
		return null;
	}
	#string(bytes, at, quote, depth) {
		const { text, end } = decodeLiteral(bytes, stringStart(bytes, quote, at), quote);
		this.read(text, depth + 1);
		return Math.max(at + key.length, end);
	}
	#take(bytes, at, { items, end }) {
		const texts = items.flatMap((text, index) => text && text.length > 0 ? [{
			text,
			index
		}] : []);
		const names = namesBeside(bytes, at, end, items.length);
		const size = texts.reduce((sum, { text }) => sum + text.length, 0);
		if (texts.length === 0 || size < (names ? fewest : fewestUnnamed)) return;
		for (const { text, index } of texts) {
			const name = names?.[index] ?? "(unnamed)";
			this.#paths.addName(name);
			this.#embedded.push(source(name, text));
		}
	}
	#encoded(bytes, depth) {
		const text = bytes.toString("latin1");
		const pattern = /eyJ2ZXJza|NvbnRlb|XNDb250|VzQ29ud/g;
		for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
			const [start, end] = base64Around(text, match.index);
			pattern.lastIndex = Math.max(pattern.lastIndex, end);
			const run = joinBase64(text.slice(start, end));
			const decoded = [
				0,
				1,
				2,
				3
			].map((skip) => Buffer.from(run.slice(skip), "base64")).find((each) => each.includes(key));
			if (!decoded) continue;
			const before = this.#embedded.length;
			this.read(decoded, depth + 1);
			if (this.#embedded.length > before) this.#hidden.push(secretsInMap(decoded, []));
		}
	}
	#evals(bytes) {
		if (!bytes.includes(" sourceURL=")) return;
		const text = bytes.toString("latin1");
		for (const { index, 1: url = "" } of text.matchAll(/[#@] sourceURL=((?:webpack|webpack-internal|rspack|turbopack|vite|parcel):\/\/[^\s"'`\\${}]+)(?=[\\"'`\s])/g)) {
			const begin = text.lastIndexOf("eval(", index);
			const quote = begin < 0 ? void 0 : bytes.subarray(begin, begin + 200).findIndex((byte) => isQuote(byte));
			if (quote === void 0 || quote < 0) continue;
			const at = begin + quote;
			const { text: code, isClosed } = decodeLiteral(bytes.subarray(0, index), at + 1, bytes[at] ?? 0);
			if (isClosed || code.includes("sourceMappingURL=")) continue;
			const name = url.replace(/\?[^/]*$/, "");
			if (!isRuntime.test(name)) this.#evaluated.push(source(name, code.subarray(0, code.lastIndexOf("//"))));
		}
	}
};
function unescaped(bytes) {
	if (!bytes.includes("\\u00") && !bytes.includes("\\x") && !bytes.includes("\\u{")) return bytes;
	const text = bytes.toString("latin1");
	const plain = text.replace(/(?:\\+(?:u00|x|u\{0*)[4-7][0-9a-f]\}?|[A-Za-z]){14,140}/gi, (run) => {
		const letters = run.includes("\\") ? unescapeLetters(run) : run;
		return letters.includes("sourcesContent") || letters.includes("sources") ? letters : run;
	});
	return plain === text ? bytes : Buffer.from(plain, "latin1");
}
// src/inspect/source-maps/source-map-forms.ts
function read(bytes) {
	const forms = new MapForms();
	forms.read(bytes);
	return forms.facts();
}
function sourceMapForms(file, limits) {
	const marks = new MapMarks();
	let held = null;
	let size = 0;
	let facts = null;
	const hold = (bytes) => {
		size += bytes.length;
		if (size <= limits.held) held?.push(bytes);
	};
	return {
		write(chunk) {
			if (held) hold(chunk);
			else if (chunk.length === file.size) facts = hasMarks(asBuffer(chunk)) ? read(asBuffer(chunk)) : {};
			else if (marks.seenIn(chunk)) {
				held = new HeldBytes(0);
				hold(marks.tail);
				hold(chunk);
			}
		},
		end() {
			if (size > limits.held) return { notInspected: `it seems to hold a source map, and from there has ${size} bytes; the limit is ${limits.held}` };
			return facts ?? (held ? read(held.bytes()) : {});
		}
	};
}
// src/inspect/source-maps/source-map-inline.ts
function isOfNote({ sources, embedded }, isExample) {
	return embedded.length > 0 || sources > 0 && !isExample;
}
const longestExample = 1e3;
function longOnes({ sourceMaps = [], ...facts }) {
	const size = ({ embedded }) => embedded.reduce((sum, { bytes }) => sum + bytes, 0);
	const long = sourceMaps.filter((map) => size(map) > longestExample);
	return {
		...facts,
		...long.length > 0 && { sourceMaps: long }
	};
}
function withoutKnown({ sourceMaps = [], ...facts }, known) {
	const texts = new Set(known.sourceMaps?.flatMap(({ embedded }) => embedded.map(({ sha256 }) => sha256)));
	const fresh = sourceMaps.filter(({ embedded }) => embedded.some(({ sha256 }) => !texts.has(sha256)));
	return {
		...facts,
		...fresh.length > 0 && { sourceMaps: fresh }
	};
}
function unzipped(bytes, limit) {
	if (bytes[0] !== 31 || bytes[1] !== 139) return bytes;
	try {
		return gunzipSync(bytes, { maxOutputLength: limit });
	} catch {
		return bytes;
	}
}
const sourceMapInline = (file, limits) => {
	const isExample = isDocumentation(file.path);
	const found = [];
	const inStrings = new MapReader();
	const read = (line, start) => {
		const payload = dataUrl(line, start);
		if (!payload) return start;
		const reader = payload.inString ? inStrings : new MapReader();
		const text = unzipped(payload.text, limits.held);
		const fault = readMaps(reader, text, false);
		if (reader.places.length > 0) found.push(secretsInMap(text, reader.places));
		if (!payload.inString) found.push(reader.facts("inline"));
		if (fault !== null && payload.isEncoded) found.push({ notInspected: `it holds a source map in a data: URL that can't be read (${fault})` });
		return payload.end;
	};
	const forms = sourceMapForms(file, limits);
	const visit = (line) => {
		let end = 0;
		for (let at = 0; at >= 0; at = afterMarker(line, end)) end = read(line, at);
		if (end < line.length) forms.write(line.subarray(end));
	};
	const lines = new DataUrlLines(limits.held, visit, (bytes) => {
		forms.write(bytes);
	});
	return {
		write: (chunk) => {
			lines.write(chunk);
		},
		end() {
			lines.end();
			const tooLong = lines.tooLong > 0 ? [{ notInspected: `a line of it with a data: URL has ${lines.tooLong} bytes; the limit is ${limits.held}` }] : [];
			const maps = mergeFacts([
				...found,
				inStrings.facts("eval"),
				...tooLong
			]);
			const others = withoutKnown(forms.end(), maps);
			const { sourceMaps = [], ...facts } = mergeFacts([maps, isExample ? longOnes(others) : others]);
			const ofNote = sourceMaps.filter((map) => isOfNote(map, isExample));
			return {
				...facts,
				...ofNote.length > 0 && { sourceMaps: ofNote }
			};
		}
	};
};
// src/inspect/text.ts
const finders = [
	sourceMapInline,
	mapReference,
	buildPath,
	internalHost,
	secret
];
function start(file, limits) {
	const inspections = finders.map((finder) => finder(file, limits)).filter((run) => run !== null);
	return {
		write(chunk) {
			for (const inspection of inspections) inspection.write(chunk);
		},
		end: () => mergeFacts(inspections.map((inspection) => inspection.end()))
	};
}
const text = (file, limits) => {
	if (file.type !== "file") return null;
	return asUtf8(() => sourceMapFile(file, limits, () => start(file, limits)));
};
// src/inspect/index.ts
const contentInspectors = [
	hash$1,
	kind$1,
	privateKey,
	text
];
const inspectors = [
	...contentInspectors,
	program$1,
	modules
];
// src/inspect/inspect.ts
function facts(file, inspections) {
	const found = {
		...file,
		sha256: "",
		kind: "empty"
	};
	return inspections.reduce((known, inspection) => Object.assign(known, inspection.end(known)), found);
}
function withContents(found, contents) {
	if (!contents.inside && !contents.unread) return found;
	return withoutInside({
		...found,
		...mergeFacts([found, contents])
	});
}
function isCopy(a, b) {
	return a.sha256 === b.sha256 && a.mode === b.mode && a.type === b.type;
}
function byPath(a, b) {
	return a.path < b.path ? -1 : Number(a.path > b.path);
}
async function inspect(contents, limits) {
	const files = new Map();
	const duplicates = [];
	const inside = new Map();
	const container = containers(contentInspectors);
	const packedManifest = new ManifestCollector(contents.name);
	const open = (file) => {
		const inspections = inspectors.map((inspector) => inspector(file, limits)).filter((run) => run !== null);
		const copy = packedManifest.open(file);
		const contents = container(file, limits);
		return {
			write(chunk) {
				for (const inspection of inspections) inspection.write(chunk);
				copy?.write(chunk);
				contents?.write(chunk);
			},
			end() {
				const { inside: contained = [], ...found } = withContents(facts(file, inspections), contents?.end() ?? {});
				const earlier = files.get(file.path);
				if (earlier && !isCopy(earlier, found)) duplicates.push(file.path);
				files.set(file.path, found);
				inside.set(file.path, contained);
			}
		};
	};
	await prepareModules();
	const { integrity, size } = await contents.read(open);
	const manifest = packedManifest.manifest();
	const { name, version } = manifest;
	return {
		name,
		version,
		manifest,
		files: [...files.values()].sort(byPath),
		inside: [...inside.values()].flat().sort(byPath),
		duplicates,
		integrity,
		size,
		origin: contents.origin
	};
}
export { inspect as t };
