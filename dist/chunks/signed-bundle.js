import { a as require_dist, i as require_dist$2, o as require_dist$1 } from "./libraries/sigstore.js";
import { kr as isObject } from "./start.js";
import { r as parseBounded } from "./bounds.js";
// src/commands/attest/signed-bundle.ts
var import_dist = require_dist();
var import_dist$1 = require_dist$1();
var import_dist$2 = require_dist$2();
var NotVerified = class extends Error {};
const payloadType = "application/vnd.in-toto+json";
function textIn(value) {
	if (value[0] !== 12) return value.toString("utf8");
	const length = value[1] ?? 0;
	const start = length < 128 ? 2 : 2 + (length & 127);
	return value.subarray(start).toString("utf8");
}
function identityOf({ identity }) {
	const extension = (last) => {
		const found = identity?.oids?.find(({ oid }) => oid?.id.join(".") === `1.3.6.1.4.1.57264.1.${last}`);
		return found ? textIn(Buffer.from(found.value)) : null;
	};
	const former = extension(5);
	return {
		issuer: extension(8) ?? extension(1),
		workflow: identity?.subjectAlternativeName ?? null,
		repository: extension(12) ?? (former === null ? null : `https://github.com/${former}`),
		repositoryId: extension(15),
		commit: extension(13) ?? extension(3)
	};
}
function verifierOf(document) {
	const material = (0, import_dist$2.toTrustMaterial)(import_dist$1.TrustedRoot.fromJSON(document));
	return new import_dist$2.Verifier(material, {
		ctlogThreshold: Math.min(1, material.ctlogs.length),
		tlogThreshold: Math.min(1, material.tlogs.length),
		timestampThreshold: 1
	});
}
var BundleVerifier = class {
	#verifiers;
	constructor(documents) {
		this.#verifiers = documents.map(verifierOf);
	}
	verify(json) {
		const bundle = parsed(json);
		if (bundle.content.$case !== "dsseEnvelope") throw new NotVerified("it signs a file, not a statement");
		const { dsseEnvelope } = bundle.content;
		if (dsseEnvelope.payloadType !== payloadType) throw new NotVerified("it is not an in-toto statement");
		if (bundle.verificationMaterial.content.$case === "publicKey") throw new NotVerified("it has a key instead of a certificate");
		const identity = identityOf(this.#signerOf(bundle));
		return {
			statement: statementIn(dsseEnvelope.payload),
			identity
		};
	}
	#signerOf(bundle) {
		const reasons = [];
		for (const verifier of this.#verifiers) try {
			return verifier.verify((0, import_dist$2.toSignedEntity)(bundle));
		} catch (error) {
			reasons.push(error instanceof Error ? error.message : String(error));
		}
		throw new NotVerified(`its signature is not valid (${[...new Set(reasons)].join("; ").slice(0, 200)})`);
	}
};
function statementIn(payload) {
	const statement = (() => {
		try {
			return parseBounded(Buffer.from(payload), Infinity);
		} catch {
			return null;
		}
	})();
	if (!isObject(statement)) throw new NotVerified("it is not an in-toto statement");
	return statement;
}
function parsed(json) {
	try {
		return (0, import_dist.bundleFromJSON)(json);
	} catch {
		throw new NotVerified("it is not a Sigstore bundle");
	}
}
export { BundleVerifier, NotVerified };
