import { isObject, type JsonObject } from '../model/manifest.js'
import type { PackedFile } from '../model/file-facts.js'

/** What `npm pack --json` says of one package. */
export interface Listing {
  /** As package.json said before any script ran. */
  readonly name: string
  readonly version: string
  readonly files: readonly PackedFile[]
  readonly integrity: string | null
  /** Bytes of the tarball. */
  readonly size: number | null
}

/** What npm says went wrong. `code` is npm's or the system's; a failed script has none. */
interface NpmFailure {
  readonly code: string
  readonly text: string
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** npm up to 11 prints an array, npm 12 an object keyed by package name (npm/cli#9247). */
function entries(output: unknown): readonly unknown[] {
  if (Array.isArray(output)) return output
  return isObject(output) ? Object.values(output) : []
}

function packedFile(value: unknown): PackedFile | undefined {
  if (!isObject(value)) return undefined
  const { path, size, mode } = value
  if (typeof path !== 'string' || typeof size !== 'number' || typeof mode !== 'number') return undefined
  return { path, size, mode, type: 'file' }
}

function listing(entry: unknown): Listing | undefined {
  if (!isObject(entry) || !Array.isArray(entry.files)) return undefined
  const files = entry.files.map(packedFile)
  if (files.some((file) => file === undefined)) return undefined
  const { name, version, integrity, size } = entry
  return {
    name: String(name),
    version: String(version),
    files: files.filter((file) => file !== undefined),
    integrity: typeof integrity === 'string' ? integrity : null,
    size: typeof size === 'number' ? size : null,
  }
}

/**
 * The listings in npm's whole stdout, if all of it is npm's own JSON. Undefined where anything else is mixed in: what a
 * lifecycle script prints may look like a list, so such output is never judged.
 */
export function parseListings(stdout: string): readonly Listing[] | undefined {
  const listings = entries(parse(stdout)).map(listing)
  if (listings.length === 0 || listings.some((entry) => entry === undefined)) return undefined
  return listings.filter((entry) => entry !== undefined)
}

/** The last top-level JSON value of a mixed output: npm and pnpm print their own at the end. */
export function lastValue(output: string): unknown {
  const whole = parse(output)
  if (whole !== undefined) return whole
  const openers = [...output.matchAll(/[[{]\r?\n {2}(?=[{"])/g)]
  for (const opener of openers.reverse().slice(0, 50)) {
    const value = parse(output.slice(opener.index))
    if (value !== undefined) return value
  }
  return undefined
}

/** npm 7 and 8 print the error's JSON on stderr between `npm ERR!` lines. */
function errorJson(output: string): JsonObject | undefined {
  const direct = lastValue(output)
  const value = direct ?? parse(/\{\r?\n {2}"error"[\s\S]*?\r?\n\}/.exec(output)?.[0] ?? '')
  return isObject(value) && isObject(value.error) ? value.error : undefined
}

/** Lines that say where npm ran and kept its log: nothing about the failure. */
const npmNoise = /^(A complete log|Log files were not|path |command failed$)|_logs/

/** Where in Node's, npm's or a tool's own code it happened: nothing that a maintainer can act on. */
const stack =
  /^\s*(at (.+\(|file:|node:|\/|async )|\.\.\. \d+ (more )?lines|[{}[\]],?$|Node\.js v\d)|^node:[\w/]+:\d+$|^\s+(code|errno|syscall|requireStack): /

/** The lines of an output that say something: no frames of a stack, no empty ones. */
export function withoutStack(output: string): readonly string[] {
  return output.split(/\r?\n/).filter((line) => line.trim() !== '' && !stack.test(line))
}

/** npm's own words about a failure: `npm error …` since npm 10, `npm ERR! …` before. */
function errorLines(stderr: string): readonly string[] {
  const own = stderr.split(/\r?\n/).filter((line) => /^npm (error|ERR!)/.test(line))
  const words = own.map((line) => line.replace(/^npm (error|ERR!) ?/, '').replace(/^code \S+$/, ''))
  return withoutStack(words.join('\n')).filter((line) => !npmNoise.test(line))
}

const maxLines = 20
const maxText = 2_000

/**
 * What scripts wrote themselves: in the way of publishing it stands between npm's lines; npm 9 and newer may repeat it.
 */
function scriptLines(output: string): readonly string[] {
  return withoutStack(output)
    .filter((line) => !/^(npm |> | {2,4}["}])/.test(line))
    .slice(-maxLines / 2)
}

/** At most 20 lines and 2,000 characters, from the end: that is where a build says why it failed. */
export function bounded(lines: readonly string[]): string {
  const text = lines.slice(-maxLines).join('\n')
  return text.length > maxText ? `…${text.slice(-maxText)}` : text
}

/** Why npm failed, from wherever this version of npm puts it. Foreign text: bounded here, escaped by who prints it. */
export function parseFailure(stdout: string, stderr: string): NpmFailure {
  const error = errorJson(stdout) ?? errorJson(stderr)
  const code = typeof error?.code === 'string' ? error.code : ''
  const printed = lastValue(stdout) === undefined ? scriptLines(stdout) : []
  const own = [...printed, ...scriptLines(stderr), ...errorLines(stderr)]
  const said = [error?.summary, error?.detail].filter((part) => typeof part === 'string' && part !== '')
  const lines = own.length > 0 ? own : said.flatMap((part) => String(part).split(/\r?\n/))
  return { code: code || (/^npm (?:error|ERR!) code (\S+)/m.exec(stderr)?.[1] ?? ''), text: bounded(lines) }
}

/** npm's version, from its first line at log level info: the run that packed says it itself. */
export function npmVersion(stderr: string): string | undefined {
  return /^npm info using npm@(\S+)/m.exec(stderr)?.[1]
}
