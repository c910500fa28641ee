/**
 * `npm run bench:implants`: inert implants of many kinds, each put into the next release of real packages; is it named,
 * and is it in what is shown of the changed code? An implant counts as named where the rules find an error or a warning
 * of its file that they don't find without it, and as shown where new lines of hunks have most of the words that it
 * begins or ends with. Releases are read, compared and judged by the sources, in one process: nothing is packed.
 * Prints a Markdown table by kind. Exit code 1 where fewer than 95 % are named, or one is not shown.
 * Options: --releases N (default 50) · --names A,B only these packages · --kinds FILE other kinds than those of
 * kinds.mjs · --rows FILE writes each case as JSON · --show prints what was missed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { list } from 'tar'
import { pairs, tarballOf } from '../corpus/tarballs.mjs'

const { values } = parseArgs({
  options: {
    releases: { type: 'string', default: '50' },
    names: { type: 'string' },
    kinds: { type: 'string' },
    rows: { type: 'string' },
    show: { type: 'boolean' },
  },
})
const {
  kinds,
  places = {},
  accidents = {},
} = await import(values.kinds ? pathToFileURL(resolve(values.kinds)).href : './kinds.mjs')

/** The stages behind packing, from the sources. */
async function engine() {
  const room = mkdtempSync(join(tmpdir(), 'implants-'))
  const outfile = join(room, 'engine.mjs')
  const contents = `
    export { inspect } from './src/inspect/inspect.ts'
    export { InspectionMemory } from './src/inspect/memory.ts'
    export { compare } from './src/compare/pairing.ts'
    export { rules } from './src/rules/index.ts'
    export { decide } from './src/verdict/decide.ts'
    export { changedCodeOf } from './src/rules/changed-code/code-changes.ts'
    export { emptyPolicy } from './src/policy/empty.ts'`
  try {
    await build({
      stdin: { contents, resolveDir: process.cwd() },
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      format: 'esm',
      outfile,
      banner: { js: "import { createRequire as cr } from 'node:module'; const require = cr(import.meta.url);" },
      logLevel: 'error',
    })
    return await import(outfile)
  } finally {
    rmSync(room, { recursive: true })
  }
}
const { inspect, InspectionMemory, compare, rules, decide, changedCodeOf, emptyPolicy } = await engine()

/** Paths and bytes of a tarball. */
async function filesOf(file) {
  const files = new Map()
  await list({
    file,
    onReadEntry(entry) {
      const chunks = []
      entry.on('data', (chunk) => chunks.push(chunk))
      entry.on('end', () => files.set(entry.path.replace(/^[^/]*\//, ''), Buffer.concat(chunks)))
    },
  })
  return files
}

async function release(files, memory) {
  const contents = {
    origin: 'tarball',
    name: 'a.tgz',
    dispose: () => undefined,
    read(open) {
      for (const [path, bytes] of files) {
        const sink = open({ path, size: bytes.length, mode: 0o644, type: 'file' })
        sink.write(bytes)
        sink.end()
      }
      return Promise.resolve({ integrity: null, size: null })
    },
  }
  return inspect(contents, { held: 256_000_000 }, memory)
}

/** Errors and warnings, and the new lines that are shown. */
async function judge(files, baseline, memory) {
  const now = await release(files, memory)
  const comparison = compare(now.files, baseline.files)
  const none = { declared: null, dryRun: null, packer: null, baselinePacker: null }
  const { findings } = decide({
    rules,
    subject: { release: now, baseline, comparison, ...none, policy: emptyPolicy, today: '2026-01-01' },
    baseline: { kind: 'tarball', release: baseline },
    packer: null,
    source: null,
    tool: { name: 'pack-gate', version: '0' },
  })
  const changed = changedCodeOf({ release: now, baseline, comparison }, memory.shelf)
  const named = findings
    .filter(({ level }) => level === 'error' || level === 'warning')
    .map(({ ruleId, level, path, message, examples = [] }) => ({ ruleId, level, message, files: [path, ...examples] }))
  const lines = changed.files.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines))
  return { named, shown: lines.filter((line) => line.startsWith('+')).join('\n') }
}

function scriptOf(files, paths) {
  const path = paths.find((each) => /\.[cm]?js$/.test(each) && files.has(each))
  if (!path) return null
  const text = files.get(path).toString()
  return { path, text, isModule: /^\s*(?:import|export)\b/m.test(text) }
}

/** The file that `main`, `exports` or index.js leads to; null where that is no script. */
function entryOf(files) {
  const manifest = JSON.parse(files.get('package.json').toString())
  const leaves = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(leaves))
  const roots = [manifest.exports?.['.'] ?? manifest.exports, manifest.main, manifest.module, 'index.js']
  const found = roots.flatMap(leaves).flatMap((each) => [each, `${each}.js`, `${each}/index.js`])
  return scriptOf(
    files,
    found.map((each) => each.replace(/^\.\//, '')),
  )
}

/** A file that the entry point loads by a relative path. */
function neighbour(files, { path, text }) {
  for (const [, wanted] of text.matchAll(/(?:require\(|from\s*|import\s*)["'](\.{1,2}\/[^"']+)["']/g)) {
    const base = posix.join(posix.dirname(path), wanted)
    const found = scriptOf(files, [base, `${base}.js`, `${base}/index.js`])
    if (found) return found
  }
  return null
}

const loader = (isModule) => (name) => (isModule ? `(await import("${name}"))` : `require("${name}")`)

/** In the middle of a file: behind the first line that ends a statement at the top. */
function insert(text, line) {
  const lines = text.split('\n')
  const at = lines.findIndex((each, index) => index > lines.length / 2 && /^[})\]]*;$|^\}$/.test(each))
  return at < 0 ? `${text}\n;${line}\n` : [...lines.slice(0, at + 1), line, ...lines.slice(at + 1)].join('\n')
}

/** What kinds need to know of a release to write themselves into it. */
function siteOf(files, entry) {
  const beside = (name) => posix.join(posix.dirname(entry.path), name)
  const into = (line, file = entry) => [[file.path, insert(file.text, line)]]
  return { files, entry, load: loader(entry.isModule), loader, neighbour: neighbour(files, entry), beside, into }
}

/** Every implant into one package: what is written, where, and the code that is to be shown. */
function cases(files, entry) {
  const site = siteOf(files, entry)
  const lines = Object.entries({ ...kinds, ...accidents }).map(([kind, make]) => {
    const line = make(site.load)
    return { kind, line, write: () => site.into(line) }
  })
  const others = Object.entries(places).map(([kind, make]) => ({ kind, ...make(site) }))
  return [...lines, ...others]
}

/** Whether most of the words that a piece of code begins or ends with are shown: the rest of it may be cut. */
function isShown(line, shown) {
  return [line.slice(0, 400), line.slice(-400)].some((part, index) => {
    const words = (part.match(/[A-Za-z]{4,}/g) ?? []).slice(...(index === 0 ? [0, 6] : [-6]))
    return words.filter((word) => shown.includes(word)).length * 2 >= words.length
  })
}

async function bench({ name, prev, next }) {
  const memory = new InspectionMemory()
  const baseline = await release(await filesOf(await tarballOf(name, prev)), memory)
  const files = await filesOf(await tarballOf(name, next))
  const entry = entryOf(files)
  if (!entry) return null
  const known = new Set((await judge(files, baseline, memory)).named.map(({ message }) => message))
  const rows = []
  for (const { kind, line, write } of cases(files, entry)) {
    let written
    try {
      written = write()
    } catch {
      continue // esbuild refuses what other tools take, and not each package has each place
    }
    const all = new Map([...files, ...written.map(([path, text]) => [path, Buffer.from(text)])])
    const { named, shown } = await judge(all, baseline, memory)
    const isAbout = ({ files: about }) => written.some(([path]) => about.includes(path))
    const found = named.filter((each) => !known.has(each.message) && isAbout(each))
    rows.push({ name, next, kind, found, isShown: isShown(line, shown) })
  }
  return rows
}

const rows = []
const names = new Set()
for (const pair of pairs.filter(
  ({ expect, packedPrev, packedNext }) => expect === 'pass' && Math.max(packedPrev, packedNext) < 200_000,
)) {
  if (names.size >= Number(values.releases)) break
  if (names.has(pair.name) || (values.names && !values.names.split(',').includes(pair.name))) continue
  const found = await bench(pair)
  if (found === null) continue
  names.add(pair.name)
  rows.push(...found)
}

const part = (some) => (of) => `${Math.floor((1000 * some.length) / of.length) / 10} %`
const isNamed = ({ found }) => found.length > 0
const isByError = ({ found }) => found.some(({ level }) => level === 'error')
console.log('| implant | named | by an error | shown | rules |\n|---|---:|---:|---:|---|')
for (const kind of [...new Set(rows.map((row) => row.kind))]) {
  const members = rows.filter((row) => row.kind === kind)
  const cells = [isNamed, isByError, ({ isShown }) => isShown].map((is) => part(members.filter(is))(members))
  const ids = [...new Set(members.flatMap(({ found }) => found.map(({ ruleId }) => ruleId)))].sort()
  console.log(`| ${kind} | ${cells.join(' | ')} | ${ids.join(', ')} |`)
}
const caught = rows.filter(isNamed)
const seen = rows.filter(({ isShown }) => isShown)
console.log(
  `\n${rows.length} implants in ${names.size} releases: ${part(caught)(rows)} named, ${part(seen)(rows)} shown.`,
)
if (values.rows) writeFileSync(values.rows, JSON.stringify(rows, null, 1))
if (values.show)
  for (const row of rows) {
    if (!isNamed(row)) console.log(`missed: ${row.kind} in ${row.name} ${row.next}`)
    if (!row.isShown) console.log(`not shown: ${row.kind} in ${row.name} ${row.next}`)
  }
process.exitCode = caught.length / rows.length >= 0.95 && seen.length === rows.length ? 0 : 1
