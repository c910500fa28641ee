import type { FileFacts, Level } from '../../model/types.js'

export interface Levels {
  readonly new: Level
  readonly unchanged: Level
}

export const forbiddenClasses = [
  'keys',
  'credentials',
  'vcs',
  'assistant',
  'editor',
  'coverage',
  'build-info',
  'dump',
  'log',
  'os-junk',
  'temporary',
] as const

export type ForbiddenClass = (typeof forbiddenClasses)[number]

/**
 * How files of a class are known, by name: names of folders, exact, and names of files, where `*` stands for one or
 * more characters.
 */
export interface Names {
  /** Names of folders that count at the package's top only. */
  readonly topFolders?: readonly string[]
  readonly folders?: readonly string[]
  readonly files?: readonly string[]
}

export interface ClassEntry extends Names {
  /** What the files are, in words that follow a colon. */
  readonly what: string
  /** What to do besides keeping them out. */
  readonly advice?: string
  readonly levels: Levels
  /** Names of files that are harmless although they match. */
  readonly except?: RegExp
  /** Less sure, or less harmful: a warning at most. */
  readonly mild?: Names
  /** Where a name needs the bytes' consent. */
  readonly confirm?: (file: FileFacts) => boolean
  /** Files of it in test, documentation and example folders may well be intended: a warning at most there. */
  readonly sampled: boolean
}

const blocking: Levels = { new: 'error', unchanged: 'warning' }
/** What tells of the maker's tools and of no secrets: where it was there before, it is worth a note. */
const careless: Levels = { new: 'error', unchanged: 'note' }
export const mildLevels: Levels = { new: 'warning', unchanged: 'note' }

const revoke =
  'If a release with it was ever published, revoke it: a published package is copied within minutes and stays ' +
  'in caches.'

/** `.env.example` and its kin are made to be published; `.env.ts` is code. */
const example =
  /(^|[._-])(examples?|samples?|templates?|tpl|dist|defaults?|schema|stub|skeleton)($|[._-])|\.([cm]?[jt]sx?|md|html)$/i

/** `core` is a common name; a core file is ELF or Mach-O like a program, and can't be started. */
function isDump({ path, kind, mode }: FileFacts): boolean {
  return !/(^|\/)core(\.\d+)?$/.test(path) || (kind === 'executable' && (mode & 0o111) === 0)
}

/** AppleDouble files (`._name`) are binary; a text of such a name is something else. */
function isJunk({ path, kind }: FileFacts): boolean {
  return !/(^|\/)\._[^/]*$/.test(path) || kind === 'binary'
}

/**
 * The classes in the order in which they are tried: what is worst comes first. Names of folders that are common among
 * sources (`coverage`, `logs`, `core`) are no signal by themselves.
 */
export const forbiddenTable: Readonly<Record<ForbiddenClass, ClassEntry>> = {
  keys: {
    what: 'a private key or a store of keys',
    advice: revoke,
    levels: blocking,
    sampled: true,
    folders: ['.ssh', '.gnupg'],
    files: [
      'id_rsa',
      'id_dsa',
      'id_ecdsa',
      'id_ed25519',
      '*.ppk',
      '*.p12',
      '*.pfx',
      '*.jks',
      '*.keystore',
      '*.keychain',
      '*.keychain-db',
      'secring.gpg',
      '*.kdbx',
    ],
    // The debug keystore of Android is the same everywhere, and its password is known.
    except: /^debug\.keystore$/i,
    confirm: ({ kind }) => kind !== 'empty',
  },
  credentials: {
    what: 'a file for credentials',
    advice: revoke,
    levels: blocking,
    sampled: true,
    folders: ['.aws', '.kube'],
    files: [
      '.env',
      '.env.*',
      '.env-*',
      '.env_*',
      '.envrc',
      '.dev.vars',
      '.netrc',
      '_netrc',
      '.pypirc',
      '.git-credentials',
      '.dockercfg',
      '.dockerconfigjson',
      '.pgpass',
      '.my.cnf',
      '.s3cfg',
      '.boto',
      '.htpasswd',
      '.vault-token',
      '.terraformrc',
      'terraform.tfstate',
      'terraform.tfstate.backup',
      'gha-creds-*.json',
      'client_secret_*.json',
      'firebase-adminsdk*.json',
      '*firebase-adminsdk*.json',
      '.bash_history',
      '.zsh_history',
      '.sh_history',
      '.node_repl_history',
      '.python_history',
      '.psql_history',
      '.mysql_history',
    ],
    mild: {
      files: [
        '.env.test',
        '.env.testing',
        '.env.ci',
        '.npmrc',
        '*.env',
        '*.tfvars',
        'service-account.json',
        'service-account*.json',
        'service_account.json',
        'service_account*.json',
        'kubeconfig',
      ],
    },
    except: example,
    confirm: ({ kind }) => kind !== 'empty',
  },
  vcs: {
    what: 'data of a version control system',
    levels: blocking,
    sampled: true,
    folders: ['.git', '.svn', '.hg', '.bzr', '.jj', '_darcs', 'CVS'],
    files: ['.git'],
  },
  assistant: {
    what: 'settings or a history of an AI assistant',
    advice: 'Such files hold approved commands and prompts, and sometimes tokens.',
    levels: blocking,
    sampled: true,
    folders: [
      '.claude',
      '.cursor',
      '.windsurf',
      '.codeium',
      '.codex',
      '.gemini',
      '.aider',
      '.continue',
      '.cline',
      '.clinerules',
      '.roo',
      '.kiro',
      '.junie',
      '.augment',
      '.qodo',
      '.amazonq',
      '.trae',
      '.opencode',
      '.crush',
      '.goose',
      '.specstory',
      '.serena',
      '.taskmaster',
      '.playwright-mcp',
      '.tabnine',
      '.zencoder',
      '.qwen',
      '.kilocode',
      '.openhands',
      '.superpowers',
      '.aiassistant',
      '.copilot',
      '.aider.tags.cache.v3',
      '.aider.tags.cache.v4',
    ],
    files: ['.aider.*', '.claude.json', 'CLAUDE.local.md', '.continuerc.json'],
    mild: {
      files: [
        '.mcp.json',
        'CLAUDE.md',
        'GEMINI.md',
        '.cursorrules',
        '.cursorignore',
        '.windsurfrules',
        '.clinerules',
        '.roomodes',
        '.goosehints',
        '.aiderignore',
        '.geminiignore',
      ],
    },
  },
  editor: {
    what: "an editor's settings or state",
    levels: careless,
    sampled: true,
    folders: ['.idea', '.vscode', '.vscode-test', '.vs', '.fleet', '.zed', '.nova', '.history', 'xcuserdata'],
    files: ['*.sublime-workspace', '*.suo', '*.xcuserstate'],
    mild: {
      folders: ['.settings'],
      files: ['.project', '.classpath', '*.iml', '*.ipr', '*.iws', '*.sublime-project', '*.code-workspace'],
    },
  },
  coverage: {
    what: "a test run's output",
    levels: careless,
    sampled: true,
    folders: ['.nyc_output', '.c8_output', 'lcov-report', 'playwright-report'],
    files: [
      'lcov.info',
      '*.lcov',
      'coverage-final.json',
      'cobertura-coverage.xml',
      '*.gcda',
      '*.gcno',
      '*.profraw',
      '.last-run.json',
    ],
    mild: { files: ['clover.xml', 'coverage-summary.json', 'junit.xml'] },
  },
  'build-info': {
    what: "a build tool's cache or notes",
    levels: mildLevels,
    sampled: true,
    folders: [
      '.turbo',
      '.parcel-cache',
      '.rpt2_cache',
      '.rpt2_cache_cjs',
      '.rpt2_cache_es',
      '.rpt2_cache_umd',
      '.rts2_cache',
      '.rts2_cache_cjs',
      '.rts2_cache_es',
      '.rts2_cache_esm',
      '.rts2_cache_umd',
      '.rollup.cache',
      '.swc',
      '.nx',
      '.angular',
      '.gradle',
      '.cache',
      '.pnpm-store',
      '.sass-cache',
      '.stryker-tmp',
      '.wireit',
      '.svelte-kit',
      '.docusaurus',
      '.expo',
      '.vercel',
      '.netlify',
      '.wrangler',
      '.serverless',
      '.terraform',
      '.scannerwork',
      '__pycache__',
      '.pytest_cache',
      '.mypy_cache',
      '.ruff_cache',
      '.ipynb_checkpoints',
      '.tox',
      'obj.target',
    ],
    files: [
      '.tsbuildinfo',
      '*.tsbuildinfo',
      '.eslintcache',
      '.stylelintcache',
      '.prettiercache',
      '.ninja_log',
      '.ninja_deps',
      'local.properties',
    ],
  },
  dump: {
    what: 'a dump of memory, a profile or a crash report',
    advice: 'Memory holds whatever the process knew, its environment included.',
    levels: blocking,
    sampled: true,
    files: [
      'core',
      'core.*',
      'vgcore.*',
      '*.stackdump',
      '*.dmp',
      '*.mdmp',
      '*.hprof',
      '*.heapsnapshot',
      '*.heapprofile',
      '*.cpuprofile',
      'isolate-0x*-v8.log',
      'hs_err_pid*.log',
      'report.20*.*.*.*.json',
      'dump.rdb',
      'dump.sql',
    ],
    except: /^core\..*\D/i,
    confirm: isDump,
  },
  log: {
    what: 'a log',
    levels: blocking,
    sampled: true,
    files: ['*.log', '*.log.gz', '*.log.1', '*.log.2', 'npm-debug.log.*', 'yarn-error.log.*', 'nohup.out'],
    // A list of changes by that name is for readers.
    except: /^(change|changes|change-?log|history|release)s?\.log$/i,
  },
  'os-junk': {
    what: "an operating system's own file",
    levels: blocking,
    sampled: false,
    folders: [
      '__MACOSX',
      '.AppleDouble',
      '.Spotlight-V100',
      '.Trashes',
      '.fseventsd',
      '.DocumentRevisions-V100',
      '$RECYCLE.BIN',
    ],
    files: [
      '.DS_Store',
      '._*',
      'Thumbs.db',
      'ehthumbs.db',
      'ehthumbs_vista.db',
      'desktop.ini',
      '.LSOverride',
      '.nfs0*',
      '.fuse_hidden*',
    ],
    confirm: isJunk,
  },
  temporary: {
    what: 'a temporary file or a backup',
    levels: careless,
    sampled: true,
    topFolders: ['tmp', 'temp'],
    folders: ['.tmp', '.temp'],
    files: ['*~', '*.bak', '*.orig', '*.rej', '*.swp', '*.swo', '.#*', '#*#', '.~lock.*#', '~$*'],
    mild: { files: ['*.tmp', '*.temp', '*.old', '*.backup', '*.crdownload'] },
  },
}
