import { GateError } from '../model/errors.js'

type Environment = Readonly<Record<string, string | undefined>>

/** What programs need to run at all, and what builds commonly read. Everything else stays with us. */
const passed = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TERM',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'TMP',
  'TEMP',
  'XDG_CONFIG_HOME',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
  'XDG_RUNTIME_DIR',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'COMMONPROGRAMFILES',
  'USERPROFILE',
  'USERNAME',
  'HOMEDRIVE',
  'HOMEPATH',
  'OS',
  'PROCESSOR_ARCHITECTURE',
  'NUMBER_OF_PROCESSORS',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_ENV',
  'NODE_OPTIONS',
  'NODE_PATH',
  'PNPM_HOME',
  'BUN_INSTALL',
  'BUN_INSTALL_CACHE_DIR',
  'NVM_DIR',
  'VOLTA_HOME',
  'FNM_DIR',
  'CI',
  'SOURCE_DATE_EPOCH',
  'NO_COLOR',
  'FORCE_COLOR',
  'GITHUB_ACTIONS',
  'GITHUB_SHA',
  'GITHUB_REF',
  'GITHUB_REF_NAME',
  'GITHUB_REF_TYPE',
  'GITHUB_REPOSITORY',
  'GITHUB_WORKSPACE',
  'GITHUB_RUN_ID',
  'GITHUB_RUN_NUMBER',
  'GITHUB_SERVER_URL',
  'GITHUB_EVENT_NAME',
  'RUNNER_OS',
  'RUNNER_ARCH',
  'RUNNER_TEMP',
  'RUNNER_TOOL_CACHE',
])

/** Where npm finds its credentials: .npmrc files name these by custom (actions/setup-node writes NODE_AUTH_TOKEN). */
const registryTokens = ['NODE_AUTH_TOKEN', 'NPM_TOKEN']

/** What belongs to the runner and gives a script the job's powers. Never passed, not even when asked. */
const runnerCredentials = /^(INPUT_|ACTIONS_|STATE_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$)/i

/**
 * Where the package managers and Corepack read their settings from: `npm_config_cache`, `YARN_IGNORE_PATH`,
 * `COREPACK_HOME`.
 */
const settings = /^(npm_config|pnpm_config|yarn|corepack)_/i

/**
 * Settings that carry a credential: `npm_config_//host/:_authToken`, `npm_config__auth`, otp, `YARN_NPM_AUTH_IDENT`,
 * `COREPACK_NPM_PASSWORD` and the like.
 */
const credential = /_auth|token|password|username|otp|\/\/|certfile|keyfile|_key$/i

function isPassed(name: string): boolean {
  const upper = name.toUpperCase()
  if (upper.startsWith('LC_')) return true
  if (settings.test(name)) return !credential.test(name)
  return passed.has(upper)
}

function pick(env: Environment, wanted: (name: string) => boolean): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && wanted(name)) picked[name] = value
  }
  return picked
}

/**
 * The environment for packing, which runs the package's lifecycle scripts: an allow-list, plus what the user names.
 *
 * @throws GateError EUSAGE when `passEnv` names one of the runner's own credentials
 */
export function packingEnvironment(env: Environment, passEnv: readonly string[]): Record<string, string> {
  const refused = passEnv.find((name) => runnerCredentials.test(name))
  if (refused !== undefined) {
    throw new GateError(
      'EUSAGE',
      `pass-env names ${refused}, which gives lifecycle scripts the powers of the job`,
      'Name the variables that the build reads, and hand a token over under a name of its own where a script ' +
        'really needs one.',
    )
  }
  const named = new Set(passEnv)
  return { ...pick(env, (name) => isPassed(name) || named.has(name)), ...quiet }
}

/** The environment for reading from the registry: no script of the package runs there, so npm gets its credentials. */
export function registryEnvironment(env: Environment, passEnv: readonly string[]): Record<string, string> {
  const credentials = pick(env, (name) => registryTokens.includes(name) || /^npm_config_/i.test(name))
  return { ...packingEnvironment(env, passEnv), ...credentials, ...quiet }
}

/**
 * No look for a newer npm, no log file, nothing told to Yarn's makers: none is the gate's business. And Corepack
 * neither
 * asks nobody whether it may fetch what package.json pins, nor writes a `packageManager` of its own into it.
 */
const quiet = {
  npm_config_update_notifier: 'false',
  npm_config_logs_max: '0',
  YARN_ENABLE_TELEMETRY: '0',
  COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
  COREPACK_ENABLE_AUTO_PIN: '0',
}

/**
 * For the registry's npm in a repository of another package manager: npm refuses every command where devEngines names
 * another one, unless forced, and so does Corepack's npm where packageManager does.
 */
export const npmBesideOthers = { npm_config_force: 'true', COREPACK_ENABLE_STRICT: '0' }
