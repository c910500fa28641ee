import { GateError } from '../model/errors.js'
import { absolutePath } from './find-program.js'
import { ownMark, packingMarker } from './process-group.js'

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
  'RUNNER_TOOL_CACHE',
])

/** What belongs to the runner and gives a script the job's powers. Never passed, not even when asked. */
const runnerCredentials =
  /^(INPUT_|ACTIONS_|STATE_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$|RUNNER_TEMP$)/i

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
  if (workspaceSettings.test(name)) return false
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

/** A gate inside the packing that it started would start another one, without end. */
function assertNotInside(env: Environment): void {
  if (env[packingMarker] === undefined) return
  const script = env.npm_lifecycle_event ?? 'a script'
  throw new GateError(
    'EUSAGE',
    `pack-gate runs inside ${script}, which runs because pack-gate packs the package`,
    'Remove it from `prepack`, `prepare` and `postpack`. Put it into `prepublishOnly`, which packing does not run, ' +
      'or into a step of the workflow.',
  )
}

/** Relative entries of PATH would find programs in the package's folder. */
function withAbsolutePath(env: Readonly<Record<string, string>>): Record<string, string> {
  const paths = Object.entries(env).filter(([name]) => name.toUpperCase() === 'PATH')
  return { ...env, ...Object.fromEntries(paths.map(([name, path]) => [name, absolutePath(path)])) }
}

/**
 * npm asks for a newer npm once a week, though not in CI. Where it would not, scripts see what they see on publishing.
 */
function withoutNews(env: Environment): Record<string, string> {
  return env.CI === undefined ? { npm_config_update_notifier: 'false' } : {}
}

/** Which workspaces npm packs is ours to say. */
const workspaceSettings = /^npm_config_(workspaces?|include[-_]workspace[-_]root)$/i

/**
 * The environment for packing, which runs the package's lifecycle scripts: an allow-list, plus what the user names.
 *
 * @throws GateError EUSAGE when `passEnv` names one of the runner's own credentials
 */
export function packingEnvironment(env: Environment, passEnv: readonly string[]): Record<string, string> {
  assertNotInside(env)
  const refused = passEnv.find((name) => runnerCredentials.test(name))
  if (refused !== undefined) {
    throw new GateError(
      'EUSAGE',
      `pass-env names ${refused}, which would give lifecycle scripts the rights of the job`,
      'List only variables that the build reads. If a script really needs a token, pass it under ' +
        'a name of its own.',
    )
  }
  const named = new Set(passEnv)
  const given = pick(env, (name) => isPassed(name) || named.has(name))
  return { ...withAbsolutePath(given), ...withoutNews(env), ...quiet, [packingMarker]: ownMark }
}

/**
 * No telemetry to Yarn's makers. And Corepack neither asks whether it may fetch what package.json pins, nor writes a
 * `packageManager` of its own into it.
 */
const quiet = {
  YARN_ENABLE_TELEMETRY: '0',
  COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
  COREPACK_ENABLE_AUTO_PIN: '0',
}
