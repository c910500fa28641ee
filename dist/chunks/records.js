import { $n as failureOf, $t as vsa, Mr as publishedVersion, S as usage, Xt as purlOf, cr as repositoryRoot, ei as groupBy, kr as isObject, ln as readNamedPolicy, nr as apiUrlOf, ri as GateError, tr as reasonOf, v as contextOf, vr as readJsonObject } from "./start.js";
import { i as withoutMark, r as parseBounded } from "./bounds.js";
import { a as usualWorkflow, i as signerPolicy, t as foreignSigner } from "./signer.js";
import { o as Trust, s as tarballHash } from "./signals.js";
import { n as readReportFile, r as verdictSchema } from "./read-report.js";
import { $ as hashesIn, B as repositoryAddress } from "./judging.js";
import { i as readBounded } from "./limits.js";
import { n as connect, t as RetryBudget } from "./client.js";
import { join, relative, resolve, sep } from "node:path";
import { readdirSync } from "node:fs";
// src/commands/watch/records.ts
const judged = verdictSchema.pick({
	schemaVersion: true,
	tool: true,
	conclusion: true,
	package: true,
	integrity: true
});
function refuseOthers(folder, entries) {
	const other = entries.find((entry) => entry.isSymbolicLink() || isRecordName(entry.name) && !isPlain(entry));
	if (other === void 0) return;
	const what = other.isSymbolicLink() ? "a link" : "not a regular file";
	throw new GateError("EUSAGE", `${relative(folder, join(other.parentPath, other.name))} in the records folder is ${what}`, "Put the reports themselves there: the target of a link can be replaced.");
}
const isRecordName = (name) => /\.json$/i.test(name);
const isPlain = (entry) => entry.isFile() || entry.isDirectory();
function filesIn(folder) {
	let entries;
	try {
		entries = readdirSync(folder, {
			recursive: true,
			withFileTypes: true
		});
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new GateError("EUSAGE", `the records could not be read: ${why}`, "Give the folder with the report.json of each release: --records DIR.", { cause });
	}
	refuseOthers(folder, entries);
	return entries.filter((entry) => entry.isFile() && isRecordName(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}
function parse$1(file) {
	try {
		return parseBounded(withoutMark(readReportFile(file)), Infinity);
	} catch {
		return null;
	}
}
const isUnverified = (value) => isObject(value) && Object.hasOwn(value, "unverified");
function recordsIn(report, path) {
	if (isUnverified(report)) return [];
	return (isObject(report) && Array.isArray(report.packages) ? report.packages : [report]).map((verdict) => recordOf(verdict, path)).filter((record) => record !== null);
}
function recordOf(verdict, path) {
	if (isUnverified(verdict)) return null;
	const { data } = judged.safeParse(verdict);
	if (data?.tool.name !== "pack-gate" || data.integrity === null || data.conclusion === "neutral") return null;
	const { name, version } = data.package;
	return {
		name,
		version: publishedVersion(version) ?? version,
		integrity: data.integrity,
		passed: data.conclusion === "success",
		path
	};
}
function readRecords(folder) {
	const records = filesIn(folder).flatMap((file) => recordsIn(parse$1(file), relative(folder, file).split(sep).join("/")));
	return groupBy(records, ({ name, version }) => `${name}@${version}`);
}
function recordFor(records, name, version, integrity) {
	const [hash = "", ...others] = hashesIn(integrity);
	if (others.length > 0) return { kind: "several-hashes" };
	const all = records.get(`${name}@${version}`) ?? [];
	const [first] = all;
	if (!first) return { kind: "no-record" };
	if (!hash.startsWith("sha512-")) return {
		kind: "no-hash",
		path: first.path
	};
	const same = all.filter((record) => record.integrity === hash);
	const passed = same.find((record) => record.passed);
	if (passed) return {
		kind: "passed",
		path: passed.path
	};
	return same[0] ? {
		kind: "blocked",
		path: same[0].path
	} : {
		kind: "other-bytes",
		path: first.path
	};
}
function isOpen({ kind }) {
	return kind !== "passed" && kind !== "several-hashes";
}
function refuseHashless({ host, name }, unknown) {
	const [first] = unknown;
	if (!first || unknown.some(({ reason }) => reason !== "no-hash")) return;
	throw new GateError("EREGISTRY", `the registry ${host} has no sha512 for ${name}@${first.version}, so its record can't be compared with it`, "Compare the bytes: `pack-gate verify NAME@VERSION --report FILE`, or watch with --repository, which fetches them.");
}
async function sha256Of(contents) {
	try {
		return (await tarballHash(contents, "sha256")).toString("hex");
	} finally {
		contents.dispose();
	}
}
// src/commands/attest/release-judge.ts
function statementOf(bundle) {
	const envelope = isObject(bundle) ? bundle.dsseEnvelope : void 0;
	if (!isObject(envelope) || typeof envelope.payload !== "string") return null;
	try {
		return parseBounded(Buffer.from(envelope.payload, "base64"), Infinity);
	} catch {
		return null;
	}
}
function isAbout(subjects, sha256) {
	return Array.isArray(subjects) && subjects.some((subject) => isObject(subject) && isObject(subject.digest) && String(subject.digest.sha256).toLowerCase() === sha256);
}
function saysPassed(statement, { sha256, purl }) {
	if (!isObject(statement) || statement.predicateType !== vsa.predicateType || !isAbout(statement.subject, sha256)) return false;
	const { predicate } = statement;
	if (!isObject(predicate) || !isObject(predicate.verifier)) return false;
	return predicate.verifier.id === vsa.verifierId && predicate.verificationResult === vsa.passed && predicate.resourceUri === purl;
}
function releaseJudge(verifier, policy) {
	return async (bundle, release) => {
		if (!saysPassed(statementOf(bundle), release)) return {
			passes: false,
			why: null
		};
		const { NotVerified } = await import("./signed-bundle.js");
		const trusted = await verifier();
		let signed;
		try {
			signed = trusted.verify(bundle);
		} catch (error) {
			if (error instanceof NotVerified) return {
				passes: false,
				why: error.message
			};
			throw error;
		}
		if (!saysPassed(signed.statement, release)) return {
			passes: false,
			why: "it signs a different statement"
		};
		const foreign = foreignSigner(signed.identity, policy);
		if (foreign !== null) return {
			passes: false,
			why: `it was signed by ${foreign}`
		};
		return {
			passes: true,
			signer: (signed.identity.workflow ?? "").replace(`${policy.server}/`, "")
		};
	};
}
// src/github/snappy.ts
function littleEndian(block, at, bytes) {
	let value = 0;
	for (let index = 0; index < bytes; index += 1) value += (block[at + index] ?? NaN) * 2 ** (8 * index);
	return value;
}
function readSize(block) {
	let size = 0;
	for (let index = 0; index < 5; index += 1) {
		const byte = block[index] ?? NaN;
		size += (byte & 127) * 2 ** (7 * index);
		if (byte < 128) return {
			size,
			next: index + 1
		};
	}
	return {
		size: NaN,
		next: block.length
	};
}
function readElement(block, at) {
	const tag = block[at] ?? 0;
	const count = tag >> 2;
	switch (tag & 3) {
		case 0: {
			const bytes = Math.max(0, count - 59);
			return {
				length: 1 + (bytes === 0 ? count : littleEndian(block, at + 1, bytes)),
				offset: null,
				next: at + 1 + bytes
			};
		}
		case 1: return {
			length: 4 + (count & 7),
			offset: (tag >> 5) * 256 + littleEndian(block, at + 1, 1),
			next: at + 2
		};
		default: {
			const bytes = (tag & 3) === 2 ? 2 : 4;
			return {
				length: 1 + count,
				offset: littleEndian(block, at + 1, bytes),
				next: at + 1 + bytes
			};
		}
	}
}
function openSnappy(block, limit) {
	const { size, next } = readSize(block);
	if (!(size <= limit)) return null;
	const out = Buffer.alloc(size);
	let from = next;
	let to = 0;
	while (from < block.length) {
		const { length, offset, next: body } = readElement(block, from);
		from = offset === null ? body + length : body;
		if (!(to + length <= size && from <= block.length)) return null;
		if (offset === null) out.set(block.subarray(body, from), to);
		else if (offset >= 1 && offset <= to) for (let index = to; index < to + length; index += 1) out[index] = out[index - offset] ?? 0;
		else return null;
		to += length;
	}
	return to === size ? out : null;
}
// src/github/attestations.ts
async function hasCommit(api, repository, sha) {
	if (!/^[0-9a-f]{40}$/i.test(sha)) return false;
	try {
		await api.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
			...repository,
			commit_sha: sha
		});
		return true;
	} catch (error) {
		return failureOf(error).status === 404 ? false : null;
	}
}
const maxBundle = 4e6;
const remedies = {
	forbidden: "Give the job `permissions: attestations: read`, and the token to pack-gate: GITHUB_TOKEN in the step's env.",
	"rate-limit": "Run again later.",
	untrusted: "Set the environment variable NODE_EXTRA_CA_CERTS to the file with the certificate of your authority.",
	unsure: "Run again. If it persists, see whether GitHub reports an incident.",
	rejected: "Check --repository: it is OWNER/REPO, of the repository whose workflow attests the releases."
};
function unreadable(what, error, kind) {
	const failure = failureOf(error);
	const as = failure.kind === "untrusted" ? failure.kind : kind ?? failure.kind;
	return new GateError("EGITHUB", `${what} could not be read: ${reasonOf({
		...failure,
		kind: as
	})}`, remedies[as], { cause: error });
}
async function seeRepository(api, { owner, repo }) {
	const { data } = await api.request("GET /repos/{owner}/{repo}", {
		owner,
		repo
	}).catch((error) => {
		throw unreadable(`the repository ${owner}/${repo}`, error);
	});
	const { id } = data;
	return typeof id === "number" ? String(id) : null;
}
function entriesIn(data) {
	const all = isObject(data) ? data.attestations : data;
	return Array.isArray(all) ? all : [null];
}
async function follow({ api, anonymous, retryBudget }, url, what) {
	const protocol = typeof url === "string" && URL.canParse(url) ? new URL(url).protocol : null;
	if (protocol === null || !(protocol === "https:" || api.request.endpoint.DEFAULTS.baseUrl.startsWith(`${protocol}//`))) throw unusable(what);
	const bytes = await anonymous.request({
		method: "GET",
		url: String(url),
		request: {
			parseSuccessResponseBody: false,
			redirect: "error"
		}
	}).then(async ({ data }) => readBounded(data, maxBundle, retryBudget)).catch((error) => {
		throw unreadable(what, error, "unsure");
	});
	const bundle = bytes && parseBundle(bytes);
	if (!bundle) throw unusable(what);
	return bundle;
}
function parseBundle(bytes) {
	try {
		const value = parseBounded(openSnappy(bytes, maxBundle) ?? bytes, Infinity);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
function unusable(what) {
	return new GateError("EGITHUB", `${what} exist, but GitHub did not send them in a known form`, "Check them with `gh attestation verify`, or keep the reports: --records DIR.");
}
const most = {
	pages: 10,
	links: 100
};
function tooMany(what) {
	return new GateError("EGITHUB", `${what} are more than the limit (${most.pages} pages, ${most.links} links), and none so far says that it passed`, "See who makes them, or keep the reports: --records DIR.");
}
async function list(source, sha256, what) {
	const { api, repository } = source;
	const [bundles, links] = [[], []];
	const pages = api.paginate.iterator("GET /repos/{owner}/{repo}/attestations/{subject_digest}", {
		...repository,
		subject_digest: `sha256:${sha256}`,
		predicate_type: vsa.predicateType,
		per_page: 100
	});
	let page = 0;
	try {
		for await (const { data } of pages) {
			page += 1;
			if (page > most.pages) return {
				bundles,
				links,
				doubt: tooMany(what)
			};
			for (const entry of entriesIn(data)) {
				const { bundle, bundle_url: url } = isObject(entry) ? entry : {};
				if (isObject(bundle)) bundles.push(bundle);
				else links.push(url);
			}
		}
		return {
			bundles,
			links,
			doubt: null
		};
	} catch (error) {
		return {
			bundles,
			links,
			doubt: page === 0 && failureOf(error).status === 404 ? null : unreadable(what, error)
		};
	}
}
async function findAttestation(source, sha256, judge) {
	const what = `the attestations of sha256:${sha256}`;
	const { bundles, links, doubt } = await list(source, sha256, what);
	const doubts = [doubt, links.length > most.links ? tooMany(what) : null];
	const refused = new Set();
	const open = async (each) => {
		if (isObject(each)) return each;
		return follow(source, each, what).catch((error) => {
			if (!(error instanceof GateError)) throw error;
			doubts.push(error);
			return null;
		});
	};
	for (const each of [...bundles, ...links.slice(0, most.links)]) {
		const verdict = await judge(await open(each));
		if (verdict.passes) return {
			isAttested: true,
			signer: verdict.signer
		};
		if (verdict.why !== null) refused.add(verdict.why);
	}
	const [first] = doubts.filter((each) => each !== null);
	if (first) throw first;
	return {
		isAttested: false,
		refused: [...refused]
	};
}
// src/cli/records.ts
const recordOptions = {
	records: {
		type: "string",
		value: "DIR",
		help: ["a folder of JSON reports of `pack-gate check`, at any depth"]
	},
	repository: {
		type: "string",
		value: "OWNER/REPO",
		help: ["whose attestations on GitHub are records, too; with the token in", "GITHUB_TOKEN or GH_TOKEN (default without --records: package.json)"]
	},
	"signer-workflow": {
		type: "string",
		value: "FILE[@REF]",
		help: [`the workflow whose attestations count (default ${usualWorkflow})`]
	},
	"trusted-root": {
		type: "string",
		value: "FILE",
		help: ["what signatures are verified against (default: Sigstore's):", "`gh attestation trusted-root > FILE`"]
	}
};
function repositoryIn(typed) {
	const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(typed) ?? [];
	if (owner === void 0 || repo === void 0) throw usage(`--repository is ${JSON.stringify(typed)}`, "Write OWNER/REPO, as in `--repository octo-org/left-pad`.");
	return {
		owner,
		repo
	};
}
function ownRepository(cwd) {
	const manifest = readJsonObject(join(cwd, "package.json"));
	const [host, owner, repo] = manifest === null ? [] : repositoryAddress(manifest).split("/");
	return host === "github.com" && owner !== void 0 && repo !== void 0 ? {
		owner,
		repo
	} : null;
}
function recordsWanted(values, cwd, command) {
	const { records = null, repository } = values;
	const found = repository === void 0 ? records === null ? ownRepository(cwd) : null : repositoryIn(repository);
	if (records === null && found === null) throw usage(`${command} needs records of the releases that passed`, "Give the repository that attests its releases, `--repository OWNER/REPO`, or a folder of reports, `--records DIR`.");
	return {
		records,
		repository: found,
		signerWorkflow: values["signer-workflow"] ?? "release.yml",
		trustedRoot: values["trusted-root"] ?? null
	};
}
function tokenIn(env) {
	const token = [env.GITHUB_TOKEN, env.GH_TOKEN].find((value) => value !== void 0 && value !== "");
	if (token !== void 0) return token;
	throw new GateError("EUSAGE", "--repository needs a token, and neither GITHUB_TOKEN nor GH_TOKEN is set", "In a workflow: `env: { GITHUB_TOKEN: ${{ github.token }} }` at the step, and `permissions: attestations: read`.");
}
async function attestationsOf(repository, policy, trust, { env, tool }) {
	const token = tokenIn(env);
	const retryBudget = new RetryBudget();
	const connection = {
		apiUrl: apiUrlOf(env),
		userAgent: `${tool.name}/${tool.version}`,
		retryBudget
	};
	const [api, anonymous] = [await connect({
		...connection,
		token
	}), await connect({
		...connection,
		token: ""
	})];
	const repositoryId = await seeRepository(api, repository);
	const judge = releaseJudge(async () => trust.verifier(), {
		...policy,
		repositoryId
	});
	return {
		hasCommit: async (sha) => hasCommit(api, repository, sha),
		async ask({ name, version, fetch }) {
			const sha256 = await sha256Of(await fetch());
			const release = {
				sha256,
				purl: purlOf({
					name,
					version
				})
			};
			const found = await findAttestation({
				api,
				anonymous,
				retryBudget,
				repository
			}, sha256, async (bundle) => judge(bundle, release));
			return found.isAttested ? {
				kind: "attested",
				sha256,
				signer: found.signer
			} : {
				kind: "none",
				refused: found.refused
			};
		}
	};
}
async function openRecords({ records, repository, signerWorkflow, trustedRoot, config }, { cwd, env, now }) {
	const context = contextOf({
		env,
		now
	});
	const server = (env.GITHUB_SERVER_URL ?? "") === "" ? "https://github.com" : env.GITHUB_SERVER_URL ?? "";
	const trust = new Trust(trustedRoot, cwd, context);
	const attestations = async (of) => {
		return attestationsOf(of, signerPolicy(signerWorkflow, `${of.owner}/${of.repo}`, server.replace(/\/+$/, "")), trust, context);
	};
	return {
		records: records === null ? null : readRecords(resolve(cwd, records)),
		attestations: repository && await attestations(repository),
		trust,
		policy: await readNamedPolicy({
			config,
			cwd,
			root: repositoryRoot(".", cwd)
		}, context),
		cwd,
		context
	};
}
export { recordFor as a, isOpen as i, recordOptions as n, refuseHashless as o, recordsWanted as r, openRecords as t };
