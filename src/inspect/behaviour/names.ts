import type { CapabilityKind } from '../../model/behaviour.js'

function table(entries: Readonly<Record<string, string>>): ReadonlyMap<string, CapabilityKind> {
  return new Map(
    Object.entries(entries).flatMap(([kind, names]) =>
      names.split(' ').map((name): [string, CapabilityKind] => [name, kind as CapabilityKind]),
    ),
  )
}

/** Modules by what they are loaded for. */
export const modules = table({
  process: 'child_process cluster execa cross-spawn shelljs',
  network:
    'http https http2 net tls dgram dns undici axios node-fetch got request needle superagent cross-fetch ws ' +
    'socket.io-client',
  evaluation: 'vm vm2 isolated-vm inspector repl',
  native: 'wasi ffi-napi koffi node-gyp-build bindings',
})

/** Names that honest code writes as they are: one that is put together or encoded was to be hidden. */
export const concealable = table({
  process:
    'child_process node:child_process execSync execFile execFileSync spawn spawnSync fork exec process mainModule ' +
    'getBuiltinModule require powershell powershell.exe cmd.exe /bin/sh /bin/bash',
  network: 'http https http2 node:http node:https node:net dgram fetch XMLHttpRequest WebSocket sendBeacon axios',
  evaluation: 'eval Function constructor runInThisContext runInNewContext runInContext',
  credentials: 'env homedir readFileSync readFile .npmrc .ssh id_rsa NPM_TOKEN GITHUB_TOKEN AWS_SECRET_ACCESS_KEY',
  outside: 'writeFileSync writeFile appendFileSync appendFile unlinkSync rmSync',
  native: 'dlopen binding',
  interception: 'ethereum',
})

/** Names among these that are words of URLs and of plain speech too. */
export const ordinary: ReadonlySet<string> = new Set(
  'http https http2 net env exec fork process require fetch binding'.split(' '),
)

/** Too short to be more than chance where a variable's value is guessed by its name. */
export const isTelling = (name: string): boolean => name.length > 4

/** Variables of the environment that hold credentials of the machine. */
export const tokenVariables: ReadonlySet<string> = new Set(
  (
    'NPM_TOKEN NODE_AUTH_TOKEN NPM_CONFIG_TOKEN GITHUB_TOKEN GH_TOKEN GITLAB_TOKEN CI_JOB_TOKEN AWS_ACCESS_KEY_ID ' +
    'AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN GOOGLE_APPLICATION_CREDENTIALS AZURE_CLIENT_SECRET SSH_AUTH_SOCK ' +
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_RUNTIME_TOKEN VAULT_TOKEN DOCKER_AUTH_CONFIG'
  ).split(' '),
)

/** Places where credentials are kept. */
export const credentialPlace =
  /(?:^|[\s/\\~])\.(?:npmrc|netrc|pypirc|git-credentials|yarnrc(?:\.yml)?|bash_history|zsh_history)$|(?:^|[/\\~])\.(?:ssh|gnupg)(?:$|[/\\])|\.aws[/\\]+(?:credentials|config)|\.docker[/\\]+config\.json|\.kube[/\\]+config|\.config[/\\]+(?:gcloud|gh|solana)|(?:^|[/\\])id_(?:rsa|ed25519|ecdsa)$|169\.254\.(?:169\.254|170\.2$)|metadata\.google\.internal|\/latest\/meta-data|^\/etc\/(?:passwd|shadow)$|^\/proc\/(?:self|\d+)\/(?:environ|mem|maps)$|^\/proc\/$|\/var\/run\/secrets\/|wallet\.dat$|Local Storage[/\\]+leveldb|Login Data$|logins\.json$|key4\.db$|Local Extension Settings|^(?:nkbihfbeogaeaoehlefnkodbefgpgknn|bfnaelmomeimhlpmgjnjophhpkkoljpa)$|\.electrum|Exodus[/\\]|(?:^|[/\\~])\.(?:vault-token|pgpass|my\.cnf)$|\.terraform\.d[/\\]+credentials|\.claude[/\\]+\.credentials\.json|\.codex[/\\]+auth\.json|\.gemini[/\\]+oauth_creds|\.local[/\\]share[/\\]keyrings|\/docker\.sock$/

/** Options that have an assistant ask no one, and what looks for secrets. */
export const tellingOption = /^(?:--dangerously-skip-permissions|--trust-all-tools|--yolo|(?:\.\/)?trufflehog)$/

/** Commands and options that even tools that start processes have no use for. */
export const tellingCommand =
  /\b(?:curl|wget)\b[^\n]{0,300}[|;&]\s*(?:sudo\s+)?(?:ba|z)?sh\b|\b(?:curl|wget)\b[^\n]{0,300}chmod\b|\bpowershell\b[^\n]{0,300}\s-e(?:nc|ncodedcommand)?\s|^-(?:enc|encodedcommand|nop)$|^rundll32\b|--no-preserve-root|\brm\s+-rf\s+[~/](?:\s|$|\*)|\bstart\s+\/b\s|\bnpm\s+(?:publish|whoami|token)\b|\b(?:gh\s+auth|gcloud\s+auth|az\s+account)\s+(?:token|print-access-token|get-access-token)\b|\bgit\s+credential\s+fill\b|^core\.(?:fsmonitor|hooksPath|sshCommand|pager)$|^--install-extension$|\breg\s+add\b|\b(?:env|printenv|id_rsa|\.npmrc)\b[^\n]{0,100}\|\s*(?:curl|nc)\b|\bcurl\b[^\n]{0,200}(?:-d|--data\S*)\s+["'@]?(?:\$\(|@-)|\bfind-generic-password\b|\bwith hidden answer\b|\bscreencapture\b|\bos\.environ\b|stratum\+tcp|\bxmrig\b|base64\s+(?:-d|--decode)/i

/** Folders of credentials, whose files are named apart: `join(home, ".aws", "credentials")`. */
export const credentialFolder = /^\.(?:aws|azure|docker|kube|config)$/
export const credentialFile =
  /^(?:gh|gcloud|solana|credentials|config|config\.json|accessTokens\.json|azureProfile\.json)$/

/** Places from which a system, a shell or a tool starts programs again. */
export const persistencePlace =
  /(?:^|[/\\~])\.(?:bashrc|bash_profile|zshrc|zprofile|zshenv|profile|xinitrc)$|(?:^|\s)crontab(?:\s|$)|\/etc\/(?:cron\.|rc\.local|init\.d|systemd|ld\.so\.preload|profile)|LaunchAgents|LaunchDaemons|systemd[/\\]user|CurrentVersion\\+Run\b|\bschtasks\b|Start Menu\\+Programs\\+Startup|\.config[/\\]autostart|core\.hooksPath|\.git[/\\]hooks[/\\]|(?:^|[/\\])authorized_keys$|\.github[/\\]workflows[/\\][\w.-]+\.ya?ml$|\.vscode[/\\](?:tasks|settings)\.json|\.(?:claude|gemini)[/\\]settings\.json|\.cursor[/\\]mcp\.json|\.cursorrules$|(?:^|[/\\])\.husky[/\\][\w-]+$/

/** The same, where folder and file are named apart: `join(root, ".git", "hooks")`. */
export const persistenceFiles: ReadonlyMap<string, RegExp> = new Map([
  ['.git', /^hooks$/],
  ['.github', /^workflows$/],
  ['.vscode', /^(?:tasks|settings)\.json$/],
  ['.claude', /^settings(?:\.local)?\.json$/],
  ['.gemini', /^settings\.json$/],
  ['systemd', /^user$/],
])

/** Files of a project that its tools run as soon as they start. */
export const runByTools = /(?:^|[/\\])(?:\.pnpmfile\.[cm]?js|\.envrc|\.?mise\.toml|sitecustomize\.py)$/

/** A path that is none of a package's own. */
const foreignPath =
  /^(?:~[/\\]|\/$|\/(?:etc|usr|opt|var|root|home|Users|Library|bin|sbin)\/|[A-Za-z]:\\|%APPDATA%|\$HOME)/

/** A file of another package, where that is installed; folders such as `.cache` are of tools. */
const otherPackage = /(?:^|[/\\])node_modules[/\\]+(?:[@\w]|\.bin[/\\])/

export function isForeign(path: string): boolean {
  return foreignPath.test(path) || otherPackage.test(path)
}

/** Calls that write, by the path that comes first. */
export const writers: ReadonlySet<string> = new Set(
  (
    'writeFile writeFileSync appendFile appendFileSync createWriteStream copyFile copyFileSync ' +
    'outputFile outputFileSync rm rmSync unlink unlinkSync symlink symlinkSync'
  ).split(' '),
)

/** `node:fs/promises` is `fs`. */
export function bareModule(name: string): string {
  return name.replace(/^node:/, '').replace(/^([a-z_0-9]+)\/promises$/, '$1')
}

/** Calls that take a module's name without loading it. */
export const asksOnly =
  /^(?:isBuiltin|has|includes|indexOf|startsWith|endsWith|push|add|test|external|equal|equals|is|mock|doMock|unmock|unstable_mockModule|describe|it|log|warn|error|debug|t|delete|get|set)$/
