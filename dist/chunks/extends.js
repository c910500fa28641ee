import { Vr as plural, ri as GateError } from "./start.js";
import { o as policyPageUrl } from "./compile-cache.js";
import { a as isPinned, i as parsePolicy, o as readBaseSpec, t as decodePolicy } from "./load.js";
import { t as policyError } from "./policy-error.js";
import { t as mergePolicies } from "./merge2.js";
import { posix } from "node:path";
// src/policy/extends.ts
const presets = {
	library: `# For packages that other code imports: what users build on stays, and nothing new runs or comes along.
rules:
  exports-removed: error
  dependency-added: error
  lifecycle-script: { level: { new: error } }
  source-map: { policy: resolvable }
`,
	cli: `# For packages that are run: every command stays, and starts.
rules:
  bin-changed: error
  exec-bit-lost: error
  shebang-crlf: error
  lifecycle-script: { level: { new: error } }
  native-binary: { level: { new: error } }
  source-map: { policy: mappings }
`,
	"closed-source": `# For packages whose sources are private: no map, no source and no test file.
files:
  - "!{[sS][rR][cC],lib-src,[sS]ource,[sS]ources}/**"
  - "!{[tT]est,[tT]ests,[sS]pec,[sS]pecs}/**"
  - "!**/{__tests__,__test__,__mocks__,__snapshots__,__fixtures__,.storybook}/**"
  - "!**/*.map"
  - "!**/*.{test,spec,stories}.*"
  - "!**/!(*.d|*.d.*).?([cCmM])[tT][sS]"
  - "!**/*.[tTjJ][sS][xX]"
  - "!**/*.{vue,svelte,coffee,flow,civet,elm,res,resi,purs,cljs,cljc,ipynb}"
  - "!**/*.{scss,sass,less,styl}"
  - "!**/*.snap"
rules:
  source-map: { level: error, policy: none }
  source-map-remote: error
  build-path: error
  own-archive: error
  forbidden-file:
    classes:
      build-info: error
      cache: error
      native-source: { level: { new: warning, unchanged: note } }
      original: { level: { new: warning, unchanged: note } }
      source-comment: note
`
};
const maxFiles = 16;
async function resolveBases(policy, sources) {
	if (policy.path === null || ![policy, ...(policy.packages ?? []).map((each) => each.policy)].some(({ bases }) => bases)) return policy;
	return new Resolver(sources).resolve(policy, {
		kind: "repository",
		path: policy.path
	}, [policy.path]);
}
var Resolver = class {
	#sources;
	#files = 1;
	constructor(sources) {
		this.#sources = sources;
	}
	async resolve(own, origin, chain) {
		let merged = null;
		for (const base of own.bases ?? []) {
			const read = await this.#read(base, origin, chain);
			merged = merged === null ? read : mergePolicies(merged, read);
		}
		const complete = own.packages ? {
			...own,
			packages: await this.#packages(own.packages, origin, chain)
		} : own;
		return merged === null ? complete : mergePolicies(merged, {
			...complete,
			bases: (own.bases ?? []).map(withRef)
		});
	}
	async #packages(packages, origin, chain) {
		const resolved = [];
		for (const each of packages) {
			const policy = await this.resolve(each.policy, origin, chain);
			const [nested] = policy.packages ?? [];
			if (nested) throw refused({
				spec: nested.selector,
				at: nested.at
			}, "a policy that `packages` extends has `packages` itself", "Extend it at the top of the policy, or remove its `packages`.");
			resolved.push({
				...each,
				policy
			});
		}
		return resolved;
	}
	async #read(base, origin, chain) {
		this.#files += 1;
		if (this.#files > maxFiles) throw refused(base, `this policy is made of more than ${plural(maxFiles, "file")}`, "Extend fewer policies.");
		const { name, text, origin: from } = await this.#textOf(base, origin);
		if (chain.includes(name)) throw refused(base, `${base.spec} extends itself: ${[...chain, name].join(" → ")}`, "Remove one of them from `extends`.");
		const via = from.kind === "repository" ? void 0 : inRepository(base.at);
		const policy = parsePolicy(text, name, this.#sources.rules, via);
		return this.resolve(policy, from, [...chain, name]);
	}
	async #textOf(base, origin) {
		const spec = targetOf(base, origin);
		if (spec.kind === "preset") return {
			name: `preset ${spec.name}`,
			origin: { kind: "preset" },
			text: presets[spec.name]
		};
		if (spec.kind === "file") return this.#repositoryFile(base, spec.path);
		return this.#remoteFile(base, spec.file);
	}
	async #repositoryFile(base, path) {
		const bytes = await this.#sources.tree.read(path);
		if (bytes === null) throw refused(base, `${base.spec} does not exist: there is no ${path}`, "Correct the path; it is relative to the file that extends it.");
		return {
			name: path,
			origin: {
				kind: "repository",
				path
			},
			text: decodePolicy(bytes, path)
		};
	}
	async #remoteFile(base, file) {
		const name = `github:${file.owner}/${file.repo}/${file.path}@${file.ref}`;
		const bytes = await this.#sources.remote(file);
		const help = "Correct it, or give a token that may read that repository (input `token`, or GITHUB_TOKEN on the command line).";
		if (bytes === null) throw refused(base, `${name} does not exist, or the token may not read it`, help);
		return {
			name,
			origin: {
				kind: "github",
				file
			},
			text: decodePolicy(bytes, name, inRepository(base.at))
		};
	}
};
function targetOf(base, origin) {
	const spec = readBaseSpec(base.spec);
	if (spec === null || spec.kind === "file" && origin.kind === "preset") throw refused(base, `${base.spec} can't be extended`, `See ${policyPageUrl}`);
	if (spec.kind !== "file" || origin.kind === "preset") return spec;
	const namer = origin.kind === "github" ? origin.file.path : origin.path;
	const path = posix.join(posix.dirname(namer), spec.path);
	if (path.startsWith("..")) throw refused(base, `${base.spec} leads out of the repository`, "Extend a file of this repository, or one on GitHub: \"github:OWNER/REPO/PATH@COMMIT\".");
	return origin.kind === "github" ? {
		kind: "github",
		file: {
			...origin.file,
			path
		}
	} : {
		kind: "file",
		path
	};
}
function withRef(base) {
	const spec = readBaseSpec(base.spec);
	return spec?.kind === "github" && !isPinned(spec.file.ref) ? {
		...base,
		mutableRef: spec.file.ref
	} : base;
}
function inRepository(at) {
	return at.via ?? at;
}
function refused({ at }, what, help) {
	const place = [
		at.path,
		at.line,
		at.column
	].filter((part) => part !== void 0).join(":");
	const { message, location } = policyError(`${place}: ${what}`, inRepository(at));
	return new GateError("ECONFIG", message, help, { ...location && { location } });
}
export { resolveBases as t };
