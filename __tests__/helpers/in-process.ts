import { EventEmitter } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { post } from '../../src/action/post.js'
import type { start as startAction } from '../../src/action/start.js'
import type { Terminal } from '../../src/cli/command.js'
import type { main } from '../../src/cli/start.js'
import { loadLazyModules } from './lazy-modules.js'

export interface InProcess {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The entry points, by the files of dist/, and what each loads when it starts. */
interface Entries {
  readonly 'cli.js': { readonly main: typeof main }
  readonly 'index.js': { readonly start: typeof startAction }
  readonly 'post.js': { readonly post: typeof post }
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** The chunks are loaded one after the other, as the sources are. */
async function loadChunks(): Promise<void> {
  const chunks = readdirSync(join(dist, 'chunks'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  for (const chunk of chunks) await import(join(dist, 'chunks', chunk))
}

/** What an entry of dist/ loads when it starts, which it takes apart by name. */
async function loadBuilt<Name extends keyof Entries>(name: Name): Promise<Entries[Name]> {
  const text = readFileSync(join(dist, name), 'utf8')
  const [, start = ''] = [...text.matchAll(/import\("\.\/(chunks\/[\w-]+\.js)"\)/g)].at(-1) ?? []
  return (await import(join(dist, start))) as Entries[Name]
}

const sources: { readonly [Name in keyof Entries]: () => Promise<Entries[Name]> } = {
  'cli.js': () => import('../../src/cli/start.js'),
  'index.js': () => import('../../src/action/start.js'),
  'post.js': () => import('../../src/action/post.js'),
}

let loading: Promise<void> | undefined

/** An entry point: of dist/ in `npm test`, which has compared it with a clean build, or of the sources. */
async function loadEntry<Name extends keyof Entries>(name: Name): Promise<Entries[Name]> {
  const isBuilt = (globalThis as { tested?: 'dist' }).tested === 'dist'
  loading ??= isBuilt ? loadChunks() : loadLazyModules()
  await loading
  return isBuilt ? loadBuilt(name) : sources[name]()
}

/** The command line. */
export async function loadMain(): Promise<typeof main> {
  return (await loadEntry('cli.js')).main
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

let isAtWork = false

/**
 * A step of the Action in this process, whose variables and streams are the step's as long as it runs: jest gives each
 * test file a `process` of its own. So one step runs at a time, and none that is about signals or its own end.
 *
 * @param entry the main step or the post step, by its file in dist/
 */
export async function runStepInProcess(
  entry: 'index.js' | 'post.js',
  env: Readonly<Record<string, string>>,
): Promise<InProcess> {
  const loaded = await loadEntry(entry)
  if (isAtWork) throw new Error('one step at a time')
  isAtWork = true
  const { env: own, exitCode } = process
  const streams = { stdout: capture(process.stdout), stderr: capture(process.stderr) }
  process.env = { ...env }
  // As the entries have it.
  process.exitCode = entry === 'index.js' ? 2 : 0
  try {
    const job = Object.assign(new EventEmitter(), { exit: () => undefined }) as unknown as NodeJS.Process
    await ('start' in loaded ? loaded.start(job) : loaded.post())
    return { code: process.exitCode, stdout: streams.stdout.text(), stderr: streams.stderr.text() }
  } finally {
    for (const stream of Object.values(streams)) stream.release()
    process.env = own
    process.exitCode = exitCode
    isAtWork = false
  }
}

/** Keeps what is written to a stream. */
function capture(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const write = stream.write.bind(stream)
  const chunks: Buffer[] = []
  stream.write = (chunk: string | Uint8Array): boolean => {
    chunks.push(Buffer.from(chunk as string))
    return true
  }
  return {
    text: () => Buffer.concat(chunks).toString(),
    release() {
      stream.write = write
    },
  }
}
