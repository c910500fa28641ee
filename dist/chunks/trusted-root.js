import { n as require_error, r as seeds_default, t as require_dist } from "./libraries/sigstore.js";
import { kr as isObject, ri as GateError, xt as temporaryFolder } from "./start.js";
import { Q as ask, et as Network } from "./judging.js";
import { join } from "node:path";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
// src/commands/attest/trusted-root.ts
var import_dist = require_dist();
var import_error = require_error();
const sigstoreMirror = "https://tuf-repo-cdn.sigstore.dev";
const target = "trusted_root.json";
const deadlineMs = 1e4;
var Fetcher = class extends import_dist.BaseFetcher {
	#place;
	#network;
	#signal;
	constructor(place, signal) {
		super();
		this.#place = place;
		this.#network = new Network({}, place.env);
		this.#signal = signal;
	}
	async fetch(address) {
		const url = new URL(address);
		const { status, body } = await ask({
			url,
			registry: url,
			settings: {},
			network: this.#network,
			accept: "*/*",
			userAgent: this.#place.userAgent,
			idleMs: 5e3,
			signal: this.#signal
		});
		if (status === 200) return body;
		body.resume();
		throw new import_error.DownloadHTTPError(`${url.host} answered ${status}`, status);
	}
};
function isDocument(value) {
	return isObject(value) && Array.isArray(value.certificateAuthorities);
}
function documentIn(text) {
	const document = JSON.parse(text);
	if (!isDocument(document)) throw new Error(`${target} has an unknown form`);
	return document;
}
async function throughTuf(place, { url, root }) {
	const folder = temporaryFolder("pack-gate-tuf-");
	const ending = new AbortController();
	const timer = setTimeout(() => {
		ending.abort();
	}, deadlineMs);
	try {
		writeFileSync(join(folder, "root.json"), root);
		const updater = new import_dist.Updater({
			metadataDir: folder,
			metadataBaseUrl: url,
			targetDir: folder,
			targetBaseUrl: `${url}/targets`,
			fetcher: new Fetcher(place, ending.signal)
		});
		await updater.refresh();
		const found = await updater.getTargetInfo(target);
		if (!found) throw new Error(`${new URL(url).host} has no ${target}`);
		return documentIn(readFileSync(await updater.downloadTarget(found), "utf8"));
	} finally {
		clearTimeout(timer);
		rmSync(folder, {
			recursive: true,
			force: true
		});
	}
}
function shipped() {
	const { "root.json": root, targets } = seeds_default[sigstoreMirror];
	const text = Buffer.from(targets[target], "base64").toString("utf8");
	return {
		root: Buffer.from(root, "base64"),
		document: documentIn(text)
	};
}
function readFile(path, shown) {
	try {
		const text = readFileSync(path, "utf8").trim();
		return (/^\{.*\}$/.test(text.split("\n")[0] ?? "") ? text.split("\n") : [text]).filter((each) => each.trim() !== "").map(documentIn);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the trusted root ${shown} can't be read: ${why}`, "Create it with `gh attestation trusted-root > trusted_root.jsonl`.", { cause });
	}
}
async function sigstoreRoots(place, mirror) {
	const { root, document } = shipped();
	try {
		return {
			source: "tuf",
			detail: null,
			documents: [await throughTuf(place, mirror ?? {
				url: sigstoreMirror,
				root
			})]
		};
	} catch (error) {
		return {
			source: "shipped",
			detail: error instanceof Error ? error.message.slice(0, 200) : "no answer",
			documents: [document]
		};
	}
}
async function trustedRoots(file, place, mirror = null) {
	if (file === null) return sigstoreRoots(place, mirror);
	return {
		source: "file",
		detail: file.shown,
		documents: readFile(file.path, file.shown)
	};
}
export { trustedRoots };
