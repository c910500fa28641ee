import { B as repositoryAddress, H as fileDifferences, V as manifestMismatches, z as plainAddress } from "./judging.js";
import { Ir as formatMode, Nr as clip, Or as installScripts, Pr as formatBytes, Tr as asObject, Xt as purlOf, kr as isObject } from "./start.js";
import { i as commitSchema } from "./read-report.js";
import { i as signerPolicy, n as isIssuer, t as foreignSigner } from "./signer.js";
// src/commands/verify/differences.ts
function bytesInWords(path, first, second) {
	return `${path} has different bytes (${first.size === second.size ? `${formatBytes(first.size)} in both` : `${formatBytes(first.size)} judged, ${formatBytes(second.size)} here`})`;
}
function ofFile(difference) {
	const { kind, path } = difference;
	switch (kind) {
		case "bytes": return {
			kind,
			path,
			message: bytesInWords(path, difference.first, difference.second)
		};
		case "mode": return {
			kind,
			path,
			message: `${path} has mode ${formatMode(difference.second.mode)}, checked with ` + formatMode(difference.first.mode)
		};
		case "only-first": return {
			kind: "missing",
			path,
			message: `${path} was checked and is missing here`
		};
		case "only-second": return {
			kind: "added",
			path,
			message: `${path} was never checked`
		};
	}
}
function inWords({ key, packed, sent }) {
	const here = packed ?? "missing";
	return sent === null ? `the registry gives installers no ${key.join(".")}; in its tarball it is ${here}` : `the registry gives installers ${key.join(".")} ${sent}; in its tarball it is ${here}`;
}
const leftOut = new Set([
	"os",
	"cpu",
	"libc",
	"bundleDependencies",
	"directories",
	"peerDependenciesMeta",
	"scripts"
]);
function ofInstallers(packed, sent, paths) {
	const found = manifestMismatches(packed, sent, paths).filter(({ key: [key = ""], sent: value }) => value !== null || !leftOut.has(key));
	return sent.hasInstallScript === true && installScripts(packed, paths).length === 0 ? [...found, {
		key: ["hasInstallScript"],
		packed: "false",
		sent: "true",
		acted: true
	}] : found;
}
function ofHashes(hashes) {
	if (hashes.length < 2) return [];
	return [{
		kind: "integrity",
		path: null,
		message: `${`the registry lists ${hashes.length} hashes for it, and installers accept bytes that match any of them`}: ${clip(hashes.join(" "))}`
	}];
}
function manifestDifferences(packed, { full, installers }, paths) {
	const mismatches = [...full ? manifestMismatches(packed, full, paths) : [], ...installers ? ofInstallers(packed, installers, paths) : []];
	return [...new Set(mismatches.map(inWords))];
}
function ofRecord({ manifest: packed }, record, paths) {
	const { manifest: full, installers, hashes } = record;
	const manifests = manifestDifferences(packed, {
		full,
		installers
	}, paths).map((message) => ({
		kind: "manifest",
		path: "package.json",
		message
	}));
	return [...ofHashes(hashes), ...manifests];
}
function ofCommit(sent, asked) {
	if (sent === null || asked === null || sent === asked) return [];
	return [{
		kind: "commit",
		path: null,
		message: `the registry says that it was published from commit ${sent.slice(0, 12)}, expected ${asked.slice(0, 12)}`
	}];
}
function gitHeadOf({ gitHead }) {
	return commitSchema.safeParse(gitHead).data ?? null;
}
const blocked = {
	kind: "blocked",
	path: null,
	message: "the check blocked this release: it should not have been published"
};
function ofTarball(files) {
	return {
		kind: "integrity",
		path: null,
		message: files.length === 0 ? "the tarball differs, although every file in it is the same: it was packed or compressed again" : "the tarball differs"
	};
}
function differencesOf(judged, release, record, commit) {
	const files = [...fileDifferences(judged.files, release.files).map(ofFile), ...release.duplicates.map((path) => ({
		kind: "added",
		path,
		message: `${path} is there more than once, with different bytes`
	}))];
	const paths = new Set(release.files.map(({ path }) => path));
	return [
		...judged.conclusion === "failure" ? [blocked] : [],
		...judged.integrity === release.integrity ? [] : [ofTarball(files)],
		...files,
		...record === null ? [] : [...ofRecord(release, record, paths), ...ofCommit(gitHeadOf(record.manifest), commit)]
	];
}
function unsound(judged, why) {
	const message = `the tarball differs, and it can't be read: ${why}`;
	return [...judged.conclusion === "failure" ? [blocked] : [], {
		kind: "integrity",
		path: null,
		message
	}];
}
// src/commands/attest/provenance.ts
const predicate = /^https:\/\/slsa\.dev\/provenance\/(?:v0\.2|v1)$/;
function claimedProvenance(entry) {
	const { url, provenance } = asObject(asObject(entry.dist).attestations);
	return isObject(provenance) ? typeof url === "string" ? url : "" : null;
}
function bundlesIn(answer) {
	const { attestations } = asObject(answer);
	return (Array.isArray(attestations) ? attestations : []).filter((one) => isObject(one) && predicate.test(String(one.predicateType))).map(({ bundle }) => bundle);
}
function isAbout({ subject }, { name, version, integrity }) {
	const sha512 = Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
	return (Array.isArray(subject) ? subject : []).some((one) => {
		const { name: about, digest } = asObject(one);
		return about === purlOf({
			name,
			version
		}) && String(asObject(digest).sha512).toLowerCase() === sha512;
	});
}
function foreignBuilder(identity, { manifest, signerWorkflow }) {
	const address = repositoryAddress(manifest);
	const [host = "", ...path] = address.split("/");
	const { issuer, repository } = identity;
	const by = repository ?? "no repository";
	if (address === "") return `a run of ${by}, but package.json has no repository`;
	if (signerWorkflow !== null) return foreignSigner(identity, signerPolicy(signerWorkflow, path.join("/"), `https://${host}`));
	if (!(host === "github.com" ? isIssuer(issuer, "https://github.com") : issuer === `https://${host}`)) return `an identity of ${issuer ?? "no one"}, but package.json has ${address}`;
	return plainAddress(by) === address ? null : `a run of ${by}, but package.json has ${address}`;
}
async function provenanceIn(answer, release, verifier) {
	const { NotVerified } = await import("./signed-bundle.js");
	const reasons = new Set();
	for (const bundle of bundlesIn(answer)) {
		const trusted = await verifier();
		let signed;
		try {
			signed = trusted.verify(bundle);
		} catch (error) {
			if (!(error instanceof NotVerified)) throw error;
			reasons.add(error.message);
			continue;
		}
		const { statement, identity } = signed;
		const foreign = foreignBuilder(identity, release);
		if (!predicate.test(String(statement.predicateType)) || !isAbout(statement, release)) reasons.add("what it signs is about a different release");
		else if (foreign !== null) reasons.add(`it was signed by ${foreign}`);
		else {
			const { workflow, repository, commit } = identity;
			return {
				verified: true,
				signer: (workflow ?? "").replace(/^https:\/\/[^/]+\//, ""),
				repository,
				commit
			};
		}
	}
	const [first = "the registry gives none"] = reasons;
	return {
		verified: false,
		why: first
	};
}
export { manifestDifferences as a, gitHeadOf as i, provenanceIn as n, unsound as o, differencesOf as r, claimedProvenance as t };
