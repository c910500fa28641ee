import { i as __toESM } from "./rolldown-runtime.js";
import { t as GateError } from "./errors.js";
import { t as isObject } from "./json.js";
import { i as parseFailure } from "./npm-output.js";
import { t as temporaryTarball } from "./temporary-tarball.js";
import { t as runWithDeadline } from "./deadline.js";
import { t as require_semver } from "./libraries/semver.js";
// src/registry/publish-record.ts
var import_semver = __toESM(require_semver(), 1);
const recordFields = [
	"version",
	"_npmVersion",
	"_from",
	"_resolved",
	"_integrity"
];
function packedIn({ version, _npmVersion: npm, _from, _resolved, _integrity }) {
	if (typeof version !== "string" || typeof npm !== "string" || import_semver.default.valid(npm) !== npm) return null;
	return [
		_from,
		_resolved,
		_integrity
	].every((mark) => mark === void 0) ? {
		version,
		by: {
			name: "npm",
			version: npm
		}
	} : null;
}
// src/registry/registry.ts
const forMetadata = {
	flags: [
		"--fetch-retries=1",
		"--fetch-retry-mintimeout=500",
		"--fetch-retry-maxtimeout=1000",
		"--fetch-timeout=5000"
	],
	deadlineMs: 13e3
};
const forTarball = {
	flags: [
		"--fetch-retries=1",
		"--fetch-retry-mintimeout=500",
		"--fetch-retry-maxtimeout=2000",
		"--fetch-timeout=60000"
	],
	deadlineMs: 3e5
};
const anyAge = ["--min-release-age=0", "--before=null"];
const unreachable = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|FETCH_ERROR|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|ECONNECTIONTIMEOUT|ERESPONSETIMEOUT|ETRANSFERTIMEOUT|ENOTCACHED)$/;
function otherwise(request) {
	return request.otherwise ?? "Or name a baseline that needs no registry: a .tgz, or `none`.";
}
function remedy(code, name, elsewhere) {
	if (code === "EINTEGRITY") return {
		errorCode: "EINTEGRITY",
		what: `the registry served other bytes for ${name} than its own integrity says`,
		help: "Do not publish before you know why: a proxy, a cache (`npm cache verify`), or a replaced tarball."
	};
	if (code === "E401") return {
		errorCode: "EREGISTRY",
		what: `the registry refused to name the releases of ${name}: it wants a login (401)`,
		help: "Give npm a token that may read the package: NODE_AUTH_TOKEN in the step's env, used by .npmrc. " + elsewhere
	};
	if (code === "E403") return {
		errorCode: "EREGISTRY",
		what: `the registry refused to name the releases of ${name}: this token may not read it (403)`,
		help: `Use a token that may read the package. ${elsewhere}`
	};
	if (code === "E429") return {
		errorCode: "EREGISTRY",
		what: "the registry refused because of too many requests (429)",
		help: `Run again in a few minutes. ${elsewhere}`
	};
	if (/^E5\d\d$/.test(code)) return {
		errorCode: "EREGISTRY",
		what: `the registry failed (${code.slice(1)})`,
		help: `Run again when it works. ${elsewhere}`
	};
	if (unreachable.test(code)) return {
		errorCode: "EREGISTRY",
		what: `the registry could not be reached (${code})`,
		help: `Check the network, the proxy and the registry in .npmrc, then run again. ${elsewhere}`
	};
	return {
		errorCode: "EREGISTRY",
		what: `npm could not read ${name} from the registry${code ? ` (${code})` : ""}`,
		help: `Run \`npm view ${name}\` in the package folder: it has to succeed. ${elsewhere}`
	};
}
const internals = /^(syscall|errno) |^\s+at |^\s+(code|errno|syscall|address|port|type): |^\s*\}$/;
function fail(result, request, name) {
	const failure = parseFailure(result.stdout, result.stderr);
	const { code } = failure;
	const text = failure.text.split("\n").filter((line) => !internals.test(line)).slice(0, 5).join("\n");
	const { errorCode, what, help } = remedy(code, name, otherwise(request));
	return new GateError(errorCode, `${what}${text ? `:\n${text}` : ""}`, help.trim());
}
async function npm(request, command, patience, names) {
	const args = [
		...command,
		...patience.flags,
		"--json",
		"--loglevel=error",
		...anyAge,
		"--",
		...names
	];
	const result = await runWithDeadline("npm", args, request, patience.deadlineMs);
	if (result !== null) return result;
	throw new GateError("EREGISTRY", `the registry did not answer within ${patience.deadlineMs / 1e3} seconds`, `Check the network, the proxy and the registry in .npmrc, then run again. ${otherwise(request)}`.trim());
}
function parsed(stdout) {
	try {
		return JSON.parse(stdout);
	} catch {
		return;
	}
}
function unknownForm(request, fields) {
	return new GateError("EREGISTRY", `npm answered in an unknown form when asked for the releases of ${request.name}`, `Run \`npm view ${request.name} ${fields.join(" ")} --json\` and see. ${otherwise(request)}`.trim());
}
async function view(request, spec, fields) {
	const result = await npm(request, ["view"], forMetadata, [spec, ...fields]);
	if (result.exitCode === 0) return parsed(result.stdout);
	if (parseFailure(result.stdout, result.stderr).code === "E404") return null;
	throw fail(result, request, request.name);
}
function stringsIn(value) {
	const entries = Object.entries(isObject(value) ? value : {});
	return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}
function publishedIn(answer) {
	const object = Array.isArray(answer) ? answer[0] : answer;
	const versions = isObject(object) ? [object.versions].flat() : [];
	if (!isObject(object) || !versions.every((version) => typeof version === "string") || !isObject(object["dist-tags"])) return null;
	return {
		versions,
		tags: stringsIn(object["dist-tags"]),
		more: object
	};
}
async function fetchPublished(request) {
	const fields = ["versions", "dist-tags"];
	const answer = await view(request, request.name, [...fields, ...recordFields]);
	if (answer === null) return null;
	const published = publishedIn(answer);
	if (!published) throw unknownForm(request, fields);
	const packed = packedIn(published.more);
	return {
		versions: published.versions,
		tags: published.tags,
		...packed && { packed }
	};
}
async function fetchTarball(request, version) {
	const spec = `${request.name}@${version}`;
	return temporaryTarball(async (folder) => {
		const result = await npm(request, [
			"pack",
			"--ignore-scripts",
			"--pack-destination",
			folder
		], forTarball, [spec]);
		if (result.exitCode !== 0) throw fail(result, request, spec);
	}, () => new GateError("EREGISTRY", `npm fetched no tarball for ${spec}`, `Run \`npm pack ${spec}\` and see. ${otherwise(request)}`.trim()));
}
export { unknownForm as a, stringsIn as i, fetchTarball as n, view as o, publishedIn as r, fetchPublished as t };
