import { Sr as hasTarballName, ri as GateError, wr as tarballName } from "./start.js";
import { rt as inspect } from "./judging.js";
import { r as makeFolder } from "./compile-cache.js";
import { createHash, randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import { createReadStream, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { open } from "node:fs/promises";
// src/gate/staged-tarball.ts
async function copy(from, to) {
	const sha512 = createHash("sha512");
	const sha256 = createHash("sha256");
	let size = 0;
	const hashed = async function* (source) {
		for await (const chunk of source) {
			sha512.update(chunk);
			sha256.update(chunk);
			size += chunk.length;
			yield chunk;
		}
	};
	const copied = await open(to, "wx");
	await pipeline(createReadStream(from), hashed, copied.createWriteStream());
	return {
		integrity: `sha512-${sha512.digest("base64")}`,
		sha256: sha256.digest("hex"),
		size
	};
}
function isSameFile(a, b) {
	if (!existsSync(a) || !existsSync(b)) return false;
	const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })];
	return one.ino === other.ino && one.dev === other.dev;
}
var StagedTarball = class {
	#folder;
	#contents = null;
	#claim;
	constructor(folder, claim = () => void 0) {
		this.#folder = folder;
		this.#claim = claim;
	}
	takeBack(file) {
		this.#attempt(file, () => {
			rmSync(join(this.#folder, file), { force: true });
		});
	}
	clear({ name, version }) {
		const file = tarballName(name, version);
		const path = join(this.#folder, file);
		const source = this.#contents?.path;
		if (source !== void 0 && isSameFile(source, path)) throw new GateError("EUSAGE", `${file} is already in the folder for the tarball that passes`, "Choose another folder: a tarball there counts as one that passed.");
		this.#attempt(file, () => {
			rmSync(path, { force: true });
		});
	}
	clearAll(packages) {
		for (const { name, version } of packages) if (name !== null && version !== null && hasTarballName(name, version)) this.clear({
			name,
			version
		});
	}
	async read(packed, limits, packAgain, memory) {
		const made = await this.#made(packed, limits, packAgain, memory);
		this.#contents = made.contents;
		const release = await inspect(made.contents, limits, memory);
		this.#claim(tarballName(release.name, release.version));
		this.clear(release);
		return {
			release,
			packer: made.packer,
			dryRun: made.dryRun
		};
	}
	async #made(packed, limits, packAgain, memory) {
		if (packed.packTwice !== true || packAgain === void 0) return {
			...packed,
			dryRun: null
		};
		const dryRun = await inspect(packed.contents, limits, memory).finally(() => {
			packed.contents.dispose();
		});
		return {
			...await packAgain(),
			dryRun
		};
	}
	async place({ name, version, integrity }) {
		const file = tarballName(name, version);
		const source = this.#contents?.path;
		if (source === void 0) throw new GateError("EPACK", "no tarball was made that could be handed over", "This is a fault in pack-gate. Please report it with the command.");
		const unfinished = join(this.#folder, `.${randomUUID()}.partial`);
		const path = join(this.#folder, file);
		try {
			this.#attempt(file, () => {
				makeFolder(this.#folder);
			});
			const facts = await copy(source, unfinished).catch((error) => this.#fail(file, error));
			if (facts.integrity !== integrity) throw new GateError("EINTEGRITY", `${basename(source)} changed after it was checked`, "Nothing was handed over. Find out what else writes to it, and run again.");
			this.#attempt(file, () => {
				renameSync(unfinished, path);
			});
			await this.#readAgain(path, facts.integrity);
			return {
				path,
				...facts
			};
		} finally {
			rmSync(unfinished, { force: true });
		}
	}
	async #readAgain(path, integrity) {
		const sha512 = createHash("sha512");
		await pipeline(createReadStream(path), sha512).catch((error) => this.#fail(basename(path), error));
		if (`sha512-${sha512.digest("base64")}` === integrity) return;
		rmSync(path, { force: true });
		throw new GateError("EINTEGRITY", `${basename(path)} changed after it was handed over`, "It was removed. Find out what else writes to it: a process that a script of the package left running.");
	}
	dispose() {
		this.#contents?.dispose();
	}
	#attempt(file, work) {
		try {
			work();
		} catch (error) {
			this.#fail(file, error);
		}
	}
	#fail(file, cause) {
		const why = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
		throw new GateError("EPACK", `${file} could not be handed over to ${this.#folder}: ${why}`, "Choose a folder that can be written to: --pack-destination (Action input `pack-destination`).", { cause });
	}
};
export { StagedTarball };
