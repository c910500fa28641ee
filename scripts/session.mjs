// Runs the tutorial's session in a copy of examples/ and returns what each command prints: for scripts/picture.mjs, and
// for the test that compares the tutorial with it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('..', import.meta.url))

/** The session of the tutorial: what is before its lines, the lines, and what ends it. */
export const session = /(<!-- session -->\n```console\n)([\s\S]*?)(```\n)/

/** The commands of a session. */
export function commandsOf(lines) {
  return lines.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []))
}

/** What the session looks like when it is run: each command, and what it prints. */
export function runSession(commands) {
  const folder = mkdtempSync(join(tmpdir(), 'pack-gate-session-'))
  const cwd = join(folder, 'fixed-release')
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(GITHUB_|CI$|FORCE_COLOR|NODE_OPTIONS)/.test(name)),
  )
  try {
    cpSync(join(repository, 'examples'), folder, { recursive: true })
    rmSync(join(cwd, 'pack-gate.yml'))
    mkdirSync(join(cwd, '.git'))
    return commands
      .map((command) => {
        const line = command.replace(/^pack-gate /, '"$NODE" "$CLI" ')
        const { stdout, stderr } = spawnSync('sh', ['-c', line], {
          cwd,
          env: { ...env, NO_COLOR: '1', NODE: process.execPath, CLI: join(repository, 'dist/cli.js') },
          encoding: 'utf8',
        })
        return `$ ${command}\n${stdout}${stderr}`
      })
      .join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
