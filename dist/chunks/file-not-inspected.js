import { _ as strictObject } from "./libraries/zod.js";
import { r as unversioned, t as foldersOf } from "./top-folder.js";
import { n as sizeSchema } from "./sizes.js";
import { t as defineRule } from "./rule.js";
// src/rules/forbidden-file/forbidden-classes.ts
const forbiddenClasses = [
	"keys",
	"credentials",
	"vcs",
	"assistant",
	"editor",
	"coverage",
	"build-info",
	"dump",
	"log",
	"os-junk",
	"temporary"
];
const blocking = {
	new: "error",
	unchanged: "warning"
};
const careless = {
	new: "error",
	unchanged: "note"
};
const mildLevels = {
	new: "warning",
	unchanged: "note"
};
const revoke = "If a release with it was ever published, revoke it: a published package is copied within minutes and stays in caches.";
const example = /(^|[._-])(examples?|samples?|templates?|tpl|dist|defaults?|schema|stub|skeleton)($|[._-])|\.([cm]?[jt]sx?|md|html)$/i;
function isDump({ path, kind, mode }) {
	return !/(^|\/)core(\.\d+)?$/.test(path) || kind === "executable" && (mode & 73) === 0;
}
function isJunk({ path, kind }) {
	return !/(^|\/)\._[^/]*$/.test(path) || kind === "binary";
}
const forbiddenTable = {
	keys: {
		what: "a private key or a store of keys",
		advice: revoke,
		levels: blocking,
		sampled: true,
		folders: [".ssh", ".gnupg"],
		files: [
			"id_rsa",
			"id_dsa",
			"id_ecdsa",
			"id_ed25519",
			"*.ppk",
			"*.p12",
			"*.pfx",
			"*.jks",
			"*.keystore",
			"*.keychain",
			"*.keychain-db",
			"secring.gpg",
			"*.kdbx"
		],
		except: /^debug\.keystore$/i,
		confirm: ({ kind }) => kind !== "empty"
	},
	credentials: {
		what: "a file for credentials",
		advice: revoke,
		levels: blocking,
		sampled: true,
		folders: [".aws", ".kube"],
		files: [
			".env",
			".env.*",
			".env-*",
			".env_*",
			".envrc",
			".dev.vars",
			".netrc",
			"_netrc",
			".pypirc",
			".git-credentials",
			".dockercfg",
			".dockerconfigjson",
			".pgpass",
			".my.cnf",
			".s3cfg",
			".boto",
			".htpasswd",
			".vault-token",
			".terraformrc",
			"terraform.tfstate",
			"terraform.tfstate.backup",
			"gha-creds-*.json",
			"client_secret_*.json",
			"firebase-adminsdk*.json",
			"*firebase-adminsdk*.json",
			".bash_history",
			".zsh_history",
			".sh_history",
			".node_repl_history",
			".python_history",
			".psql_history",
			".mysql_history"
		],
		mild: { files: [
			".env.test",
			".env.testing",
			".env.ci",
			".npmrc",
			"*.env",
			"*.tfvars",
			"service-account.json",
			"service-account*.json",
			"service_account.json",
			"service_account*.json",
			"kubeconfig"
		] },
		except: example,
		confirm: ({ kind }) => kind !== "empty"
	},
	vcs: {
		what: "data of a version control system",
		levels: blocking,
		sampled: true,
		folders: [
			".git",
			".svn",
			".hg",
			".bzr",
			".jj",
			"_darcs",
			"CVS"
		],
		files: [".git"]
	},
	assistant: {
		what: "settings or a history of an AI assistant",
		advice: "Such files hold approved commands and prompts, and sometimes tokens.",
		levels: blocking,
		sampled: true,
		folders: [
			".claude",
			".cursor",
			".windsurf",
			".codeium",
			".codex",
			".gemini",
			".aider",
			".continue",
			".cline",
			".clinerules",
			".roo",
			".kiro",
			".junie",
			".augment",
			".qodo",
			".amazonq",
			".trae",
			".opencode",
			".crush",
			".goose",
			".specstory",
			".serena",
			".taskmaster",
			".playwright-mcp",
			".tabnine",
			".zencoder",
			".qwen",
			".kilocode",
			".openhands",
			".superpowers",
			".aiassistant",
			".copilot",
			".aider.tags.cache.v3",
			".aider.tags.cache.v4"
		],
		files: [
			".aider.*",
			".claude.json",
			"CLAUDE.local.md",
			".continuerc.json"
		],
		mild: { files: [
			".mcp.json",
			"CLAUDE.md",
			"GEMINI.md",
			".cursorrules",
			".cursorignore",
			".windsurfrules",
			".clinerules",
			".roomodes",
			".goosehints",
			".aiderignore",
			".geminiignore"
		] }
	},
	editor: {
		what: "an editor's settings or state",
		levels: careless,
		sampled: true,
		folders: [
			".idea",
			".vscode",
			".vscode-test",
			".vs",
			".fleet",
			".zed",
			".nova",
			".history",
			"xcuserdata"
		],
		files: [
			"*.sublime-workspace",
			"*.suo",
			"*.xcuserstate"
		],
		mild: {
			folders: [".settings"],
			files: [
				".project",
				".classpath",
				"*.iml",
				"*.ipr",
				"*.iws",
				"*.sublime-project",
				"*.code-workspace"
			]
		}
	},
	coverage: {
		what: "a test run's output",
		levels: careless,
		sampled: true,
		folders: [
			".nyc_output",
			".c8_output",
			"lcov-report",
			"playwright-report"
		],
		files: [
			"lcov.info",
			"*.lcov",
			"coverage-final.json",
			"cobertura-coverage.xml",
			"*.gcda",
			"*.gcno",
			"*.profraw",
			".last-run.json"
		],
		mild: { files: [
			"clover.xml",
			"coverage-summary.json",
			"junit.xml"
		] }
	},
	"build-info": {
		what: "a build tool's cache or notes",
		levels: mildLevels,
		sampled: true,
		folders: [
			".turbo",
			".parcel-cache",
			".rpt2_cache",
			".rpt2_cache_cjs",
			".rpt2_cache_es",
			".rpt2_cache_umd",
			".rts2_cache",
			".rts2_cache_cjs",
			".rts2_cache_es",
			".rts2_cache_esm",
			".rts2_cache_umd",
			".rollup.cache",
			".swc",
			".nx",
			".angular",
			".gradle",
			".cache",
			".pnpm-store",
			".sass-cache",
			".stryker-tmp",
			".wireit",
			".svelte-kit",
			".docusaurus",
			".expo",
			".vercel",
			".netlify",
			".wrangler",
			".serverless",
			".terraform",
			".scannerwork",
			"__pycache__",
			".pytest_cache",
			".mypy_cache",
			".ruff_cache",
			".ipynb_checkpoints",
			".tox",
			"obj.target"
		],
		files: [
			".tsbuildinfo",
			"*.tsbuildinfo",
			".eslintcache",
			".stylelintcache",
			".prettiercache",
			".ninja_log",
			".ninja_deps",
			"local.properties"
		]
	},
	dump: {
		what: "a dump of memory, a profile or a crash report",
		advice: "Memory holds whatever the process knew, its environment included.",
		levels: blocking,
		sampled: true,
		files: [
			"core",
			"core.*",
			"vgcore.*",
			"*.stackdump",
			"*.dmp",
			"*.mdmp",
			"*.hprof",
			"*.heapsnapshot",
			"*.heapprofile",
			"*.cpuprofile",
			"isolate-0x*-v8.log",
			"hs_err_pid*.log",
			"report.20*.*.*.*.json",
			"dump.rdb",
			"dump.sql"
		],
		except: /^core\..*\D/i,
		confirm: isDump
	},
	log: {
		what: "a log",
		levels: blocking,
		sampled: true,
		files: [
			"*.log",
			"*.log.gz",
			"*.log.1",
			"*.log.2",
			"npm-debug.log.*",
			"yarn-error.log.*",
			"nohup.out"
		],
		except: /^(change|changes|change-?log|history|release)s?\.log$/i
	},
	"os-junk": {
		what: "an operating system's own file",
		levels: blocking,
		sampled: false,
		folders: [
			"__MACOSX",
			".AppleDouble",
			".Spotlight-V100",
			".Trashes",
			".fseventsd",
			".DocumentRevisions-V100",
			"$RECYCLE.BIN"
		],
		files: [
			".DS_Store",
			"._*",
			"Thumbs.db",
			"ehthumbs.db",
			"ehthumbs_vista.db",
			"desktop.ini",
			".LSOverride",
			".nfs0*",
			".fuse_hidden*"
		],
		confirm: isJunk
	},
	temporary: {
		what: "a temporary file or a backup",
		levels: careless,
		sampled: true,
		topFolders: ["tmp", "temp"],
		folders: [".tmp", ".temp"],
		files: [
			"*~",
			"*.bak",
			"*.orig",
			"*.rej",
			"*.swp",
			"*.swo",
			".#*",
			"#*#",
			".~lock.*#",
			"~$*"
		],
		mild: { files: [
			"*.tmp",
			"*.temp",
			"*.old",
			"*.backup",
			"*.crdownload"
		] }
	}
};
// src/rules/forbidden-file/sample-folder.ts
const template = /^(_?templates?|templates?[-_.].*|.+[-_.]templates?|skeletons?|scaffolds?|scaffolding|boilerplates?|starters?|blueprints?)$/i;
const sample = /^(__)?(tests?|testing|specs?|e2e|mocks?|fixtures?|snapshots?|examples?|samples?|demos?|docs?|documentation|test[-_]?(data|fixtures?|files|assets|resources|helpers|utils?)|[a-z]+[-_]tests?)(__)?$/i;
function purposeOf(path) {
	const folders = foldersOf(path).map(({ name }) => name);
	if (folders.includes("node_modules")) return "bundled";
	if (folders.some((folder) => template.test(folder))) return "template";
	return folders.some((folder) => sample.test(folder)) ? "sample" : "own";
}
// src/rules/contents/file-not-inspected.ts
function unreadIn({ files }) {
	return files.flatMap((file) => file.unread ? [{
		...file,
		unread: file.unread
	}] : []);
}
function hadLike(baseline, comparison) {
	const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]));
	const likeness = (form, path) => `${form}\0${unversioned(path)}`;
	const before = new Set(baseline ? unreadIn(baseline).map(({ path, unread }) => likeness(unread.form, path)) : []);
	return ({ path, unread }) => [path, was.get(path) ?? path].some((name) => before.has(likeness(unread.form, name)));
}
function levelsOf({ path }) {
	return purposeOf(path) === "own" ? {
		new: "error",
		unchanged: "note"
	} : mildLevels;
}
function* containers(release, isKnown) {
	for (const file of unreadIn(release)) {
		const { path, unread } = file;
		yield {
			message: `${path} was not looked into: it is ${unread.form}, ${unread.why}`,
			help: "Keep it out of the release, or pack what it holds in a form that can be read (files, or a tar, zip or gzip archive). What was not read is not approved: if it is meant to ship, add a waiver for rule file-not-inspected with its sha256 and the reason.",
			path,
			cause: {
				kind: "packed-file",
				path
			},
			key: unread.form,
			baselineState: isKnown(file) ? "unchanged" : "new",
			levels: levelsOf(file)
		};
	}
}
const fileNotInspected = defineRule({
	id: "file-not-inspected",
	summary: "a file that could not be inspected wholly: over the limit, or unreadable as what it claims to be",
	scope: "release",
	inside: true,
	levels: {
		new: "error",
		unchanged: "error"
	},
	options: strictObject({ max: sizeSchema.prefault("256 MB").meta({
		description: "Largest source map, line with one inside, or container that is inspected.",
		examples: ["256 MB"]
	}) }),
	*check({ release, baseline, comparison }) {
		yield* containers(release, hadLike(baseline, comparison));
		for (const { path, notInspected } of release.files) {
			if (notInspected === void 0) continue;
			yield {
				message: `${path} was not inspected: ${notInspected}`,
				help: "Keep it out of the release, repair it, or raise `rules: { file-not-inspected: { max: … } }` if memory allows. What was not read is not approved.",
				path,
				cause: {
					kind: "packed-file",
					path
				},
				key: notInspected
			};
		}
	}
});
export { mildLevels as a, forbiddenTable as i, purposeOf as n, forbiddenClasses as r, fileNotInspected as t };
