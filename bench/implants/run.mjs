/**
 * `npm run bench:implants`: inert implants of many kinds, each put into the next release of real packages; is it named?
 * An implant counts as named where check finds an error or a warning of its file that it doesn't find without it.
 * Prints a Markdown table by kind. Exit code 1 where fewer than 95 % are named.
 * Options: --releases N (default 10) · --show prints what was missed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { transformSync } from 'esbuild'
import { create, extract } from 'tar'
import { pairs, tarballOf } from '../corpus/tarballs.mjs'
import { inData, kinds } from './kinds.mjs'

const { values } = parseArgs({ options: { releases: { type: 'string', default: '10' }, show: { type: 'boolean' } } })
const cli = resolve('dist/cli.js')
const room = mkdtempSync(join(tmpdir(), 'implants-'))
process.on('exit', () => rmSync(room, { recursive: true, force: true }))

function named(now, before) {
  const args = [cli, 'check', now, '--baseline', before, '--no-config', '--reporter', 'json']
  const { stdout } = spawnSync(process.execPath, args, { cwd: room, encoding: 'utf8', maxBuffer: 1 << 28 })
  const { findings = [], error } = JSON.parse(stdout)
  if (error) throw new Error(error.message)
  return findings
    .filter(({ level }) => level === 'error' || level === 'warning')
    .map(({ ruleId, level, path, message, examples = [] }) => ({ ruleId, level, message, files: [path, ...examples] }))
}

/** The file that `main`, `exports` or index.js leads to; null where that is no script. */
function entryOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const leaves = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(leaves))
  const roots = [manifest.exports?.['.'] ?? manifest.exports, manifest.main, manifest.module, 'index.js']
  const found = roots.flatMap(leaves).flatMap((each) => [each, `${each}.js`, `${each}/index.js`])
  const path = found
    .map((each) => each.replace(/^\.\//, ''))
    .find((each) => /\.[cm]?js$/.test(each) && existsSync(join(folder, each)))
  if (!path) return null
  const text = readFileSync(join(folder, path), 'utf8')
  return { path, text, isModule: /^\s*(?:import|export)\b/m.test(text) }
}

/** A file that the entry point loads by a relative path. */
function neighbour(folder, { path, text }) {
  for (const [, wanted] of text.matchAll(/(?:require\(|from\s*|import\s*)["'](\.{1,2}\/[^"']+)["']/g)) {
    const base = join(dirname(path), wanted)
    const found = [base, `${base}.js`, `${base}/index.js`].find(
      (each) => /\.[cm]?js$/.test(each) && existsSync(join(folder, each)),
    )
    if (found)
      return {
        path: found,
        text: readFileSync(join(folder, found), 'utf8'),
        isModule: /^\s*(?:import|export)\b/m.test(text),
      }
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

function minified({ text, isModule }, line) {
  const { code } = transformSync(`${text}\n;${line}\n`, {
    minify: true,
    format: isModule ? 'esm' : undefined,
    target: 'esnext',
  })
  return code
}

/** Every implant into one package: what is written, and where. */
function cases(folder, entry) {
  const load = loader(entry.isModule)
  const other = neighbour(folder, entry)
  const into = (file, line) => [[file.path, insert(file.text, line)]]
  const spawn = kinds['starts a process']
  return [
    ...Object.entries(kinds).map(([kind, line]) => ({ kind, write: () => into(entry, line(load)) })),
    { kind: 'in another file', write: () => into(other ?? entry, spawn(loader((other ?? entry).isModule))) },
    { kind: 'in a file minified anew', write: () => [[entry.path, minified(entry, spawn(load))]] },
    {
      kind: 'in a locale’s JSON',
      write: () => [
        [join(dirname(entry.path), 'implant-locale.json'), inData.data()],
        ...into(entry, inData.loader(load)),
      ],
    },
  ]
}

async function pack(folder, file) {
  await create({ file, gzip: { level: 1 }, cwd: dirname(folder), portable: true }, ['package'])
}

async function bench({ name, prev, next }, number) {
  const before = await tarballOf(name, prev)
  const root = join(room, String(number))
  mkdirSync(root)
  await extract({ file: await tarballOf(name, next), cwd: mkdirAt(join(root, 'package')), strip: 1 })
  const folder = join(root, 'package')
  const entry = entryOf(folder)
  if (!entry) return null
  const file = join(root, 'now.tgz')
  await pack(folder, file)
  const known = new Set(named(file, before).map(({ message }) => message))
  const rows = []
  for (const { kind, write } of cases(folder, entry)) {
    let written
    try {
      written = write()
    } catch {
      continue // esbuild refuses what other tools take
    }
    const kept = written.map(([path]) => [
      path,
      existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : null,
    ])
    for (const [path, text] of written) writeFileSync(join(folder, path), text)
    await pack(folder, file)
    for (const [path, text] of kept)
      text === null ? rmSync(join(folder, path)) : writeFileSync(join(folder, path), text)
    const paths = written.map(([path]) => path)
    const found = named(file, before).filter(
      ({ message, files }) => !known.has(message) && files.some((each) => paths.includes(each)),
    )
    rows.push({ name, next, kind, found })
  }
  rmSync(root, { recursive: true })
  return rows
}

function mkdirAt(path) {
  mkdirSync(path, { recursive: true })
  return path
}

const rows = []
const names = new Set()
for (const pair of pairs.filter(
  ({ expect, packedPrev, packedNext }) => expect === 'pass' && Math.max(packedPrev, packedNext) < 200_000,
)) {
  if (names.size >= Number(values.releases)) break
  if (names.has(pair.name)) continue
  const found = await bench(pair, names.size + rows.length)
  if (found === null) continue
  names.add(pair.name)
  rows.push(...found)
}

const part = (some, all) => `${Math.floor((1000 * some) / all) / 10} %`
const isNamed = ({ found }) => found.length > 0
console.log('| implant | named | by an error | rules |\n|---|---:|---:|---|')
for (const kind of [...new Set(rows.map((row) => row.kind))]) {
  const members = rows.filter((row) => row.kind === kind)
  const errors = members.filter(({ found }) => found.some(({ level }) => level === 'error'))
  const rules = [...new Set(members.flatMap(({ found }) => found.map(({ ruleId }) => ruleId)))].sort()
  console.log(
    `| ${kind} | ${part(members.filter(isNamed).length, members.length)} | ${part(errors.length, members.length)} | ${rules.join(', ')} |`,
  )
}
const caught = rows.filter(isNamed).length
console.log(`\n${rows.length} implants in ${names.size} releases: ${part(caught, rows.length)} named.`)
if (values.show)
  for (const row of rows.filter((each) => !isNamed(each))) console.log(`missed: ${row.kind} in ${row.name} ${row.next}`)
process.exitCode = caught / rows.length >= 0.95 ? 0 : 1
