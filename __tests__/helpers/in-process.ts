import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Terminal } from '../../src/cli/command.js'
import type { main } from '../../src/cli/start.js'
import { loadLazyModules } from './lazy-modules.js'

export interface InProcess {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

type Main = typeof main

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** What dist/cli.js loads when it starts. The chunks are loaded one after the other, as the sources are. */
async function loadBuilt(): Promise<Main> {
  const chunks = readdirSync(join(dist, 'chunks'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  for (const chunk of chunks) await import(join(dist, 'chunks', chunk))
  const [, start = ''] = /import\("\.\/(chunks\/start\d*\.js)"\)/.exec(readFileSync(join(dist, 'cli.js'), 'utf8')) ?? []
  return ((await import(join(dist, start))) as { main: Main }).main
}

async function loadSources(): Promise<Main> {
  await loadLazyModules()
  return (await import('../../src/cli/start.js')).main
}

let loading: Promise<Main> | undefined

/** The command line: of dist/ in `npm test`, which has compared it with a clean build, or of the sources. */
export function loadMain(): Promise<Main> {
  const { tested } = globalThis as { tested?: 'dist' }
  loading ??= tested === 'dist' ? loadBuilt() : loadSources()
  return loading
}

/** `pack-gate WORDS` in this process, as a person types it whose output goes to a pipe. */
export async function runInProcess(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<InProcess> {
  let stdout = ''
  let stderr = ''
  const keep = (text: string): void => {
    stderr += text
  }
  const terminal: Terminal = {
    cwd,
    env,
    now: () => new Date(),
    style: { color: false, columns: 80 },
    stderr: { write: keep },
    print(text) {
      stdout += text
    },
    confirm: null,
  }
  const main = await loadMain()
  const code = await main(words, terminal)
  return { code, stdout, stderr }
}
