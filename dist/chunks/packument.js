import { t as isObject } from "./json.js";
import { createHash } from "node:crypto";
import { Transform } from "node:stream";
// src/registry/integrity.ts
const algorithms = [
	"sha512",
	"sha384",
	"sha256",
	"sha1"
];
function expectedOf(integrity, shasum) {
	const entries = (integrity ?? "").split(/\s+/).flatMap((entry) => {
		const [, algorithm, digest] = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})(?:\?.*)?$/.exec(entry) ?? [];
		const known = algorithms.find((each) => each === algorithm);
		return known && digest !== void 0 ? [{
			algorithm: known,
			digest
		}] : [];
	});
	const best = algorithms.find((each) => entries.some(({ algorithm }) => algorithm === each));
	if (best) return {
		algorithm: best,
		digests: entries.filter(({ algorithm }) => algorithm === best).map(({ digest }) => digest)
	};
	return shasum !== null && /^[0-9a-f]{40}$/i.test(shasum) ? {
		algorithm: "sha1",
		digests: [Buffer.from(shasum, "hex").toString("base64")]
	} : null;
}
function measured(maxBytes, tooMany, expected, mismatch) {
	let bytes = 0;
	const hash = expected && createHash(expected.algorithm);
	return new Transform({
		transform(chunk, _encoding, done) {
			bytes += chunk.length;
			if (bytes > maxBytes) {
				done(tooMany());
				return;
			}
			hash?.update(chunk);
			done(null, chunk);
		},
		flush(done) {
			const actual = hash?.digest("base64");
			done(actual === void 0 || expected?.digests.includes(actual) ? null : mismatch(`${expected?.algorithm}-${actual}`));
		}
	});
}
// src/registry/packument.ts
function stringsIn(value) {
	const entries = Object.entries(isObject(value) ? value : {});
	return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}
function listedVersion(value) {
	const version = isObject(value) ? value : {};
	const dist = isObject(version.dist) ? version.dist : {};
	const { tarball, integrity, shasum } = stringsIn(dist);
	const { unpackedSize } = dist;
	const { deprecated } = version;
	return {
		tarball: tarball ?? null,
		integrity: integrity ?? null,
		expected: expectedOf(integrity ?? null, shasum ?? null),
		deprecated: typeof deprecated === "string" && deprecated !== "" ? deprecated : null,
		unpackedSize: typeof unpackedSize === "number" && unpackedSize >= 0 ? unpackedSize : null
	};
}
function packumentIn(answer) {
	if (!isObject(answer) || !isObject(answer.versions)) return null;
	const tags = answer["dist-tags"] ?? {};
	if (!isObject(tags)) return null;
	return {
		versions: new Map(Object.entries(answer.versions).map(([version, value]) => [version, listedVersion(value)])),
		tags: stringsIn(tags),
		times: stringsIn(answer.time)
	};
}
export { measured as i, packumentIn as n, stringsIn as r, listedVersion as t };
