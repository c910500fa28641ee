/**
 * `node bench/maps.mjs`: the inspection of source maps against JSON.parse and against reading and hashing, as ratios
 * taken in one run, and its peak memory. Options: --runs N (default 7), --only NAME. Prints a Markdown table.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'rolldown'
import { sourceText } from './packages.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    only: { type: 'string' },
    stage: { type: 'string' },
    make: { type: 'string' },
    time: { type: 'string' },
    inspect: { type: 'string' },
    folder: { type: 'string' },
  },
})

/** A map of a given size: two thirds of it is the text of sources, as in a real one. */
function map(bytes, sources, seed) {
  const each = Math.floor((bytes * 0.68) / sources)
  const sourcesContent = Array.from({ length: sources }, (_, n) => sourceText(each, seed + n))
  const text = {
    version: 3,
    sources: sourcesContent.map((_, n) => `../src/part-${n}.ts`),
    sourcesContent,
    mappings: '',
  }
  const rest = bytes - Buffer.byteLength(JSON.stringify(text))
  return JSON.stringify({ ...text, mappings: 'AAAA,CAAC;'.repeat(Math.ceil(rest / 10)).slice(0, Math.max(0, rest)) })
}

const inline = (text) =>
  `\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(text).toString('base64')}\n`

/** Each release: a folder's files, and what its inspection is measured against. */
const shapes = [
  ['a map of 59.8 MB', 'JSON.parse', () => [['cli.js.map', map(59_800_000, 1906, 1)]]],
  [
    'a script of 25 MB with a map in one line',
    'read and hash',
    () => [['cli.js', sourceText(7_000_000, 1) + inline(map(13_500_000, 400, 2))]],
  ],
  [
    '2,700 maps, 200 MB',
    'read and hash',
    function* () {
      for (let n = 0; n < 2700; n += 1) yield [`dist/${Math.floor(n / 100)}/${n}.js.map`, map(74_000, 8, n * 10)]
    },
  ],
  ['a script of 60 MB without a map', 'read and hash', () => [['cli.js', sourceText(60_000_000, 3)]]],
  [
    'a binary of 400 MB',
    'read and hash',
    () => [['lib/app.node', Buffer.alloc(400_000_000, createHash('sha512').update('noise').digest())]],
  ],
].filter(([name]) => values.only === undefined || name.includes(values.only))

function listing(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path: path.slice(folder.length + 1), size: statSync(path).size, mode: 0o644, type: 'file' }
    })
}

/** The work that pack-gate is measured against. `read` is how it reads a folder itself. */
const references = {
  'JSON.parse': (folder, files) => files.forEach(({ path }) => JSON.parse(readFileSync(join(folder, path), 'utf8'))),
  async 'read and hash'(folder, files, { workingTree }) {
    const open = () => {
      const sha256 = createHash('sha256')
      return { write: (chunk) => sha256.update(chunk), end: () => sha256.digest('hex') }
    }
    await workingTree(folder, files, { integrity: null, size: null }).read(open)
  },
}

async function time(work) {
  const started = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - started) / 1e6
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]

function inspection({ inspect, workingTree }, folder, files) {
  return inspect(workingTree(folder, files, { integrity: null, size: null }), { held: 256_000_000 })
}

/** This script again, for one step. Each in a process of its own: one's peak memory begins with that of its parent. */
function step(root, folder, options, node = []) {
  const args = [
    ...node,
    fileURLToPath(import.meta.url),
    '--stage',
    root,
    '--folder',
    folder,
    '--runs',
    values.runs,
    ...options,
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, PACK_GATE_BENCH_PEAK: join(root, 'peak') },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${options.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

function make(name, folder) {
  const [, , files] = shapes.find(([each]) => each === name)
  for (const [path, content] of [['package.json', '{"name":"maps","version":"1.0.0"}'], ...files()]) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Both in turn, so that a slow moment of the machine meets both; medians. */
async function compare(reference, root, folder, runs) {
  const [files, modules] = [listing(folder), await load(root)]
  const times = { reference: [], gate: [] }
  for (let n = 0; n <= runs; n += 1) {
    const before = await time(() => references[reference](folder, files, modules))
    const gate = await time(() => inspection(modules, folder, files))
    if (n === 0) continue // the first round fills the caches
    times.reference.push(before)
    times.gate.push(gate)
  }
  return { reference: median(times.reference), gate: median(times.gate) }
}

function measure(root, [name, against]) {
  const folder = join(root, name.replaceAll(/\W+/g, '-'))
  step(root, folder, ['--make', name])
  const { reference, gate } = JSON.parse(step(root, folder, ['--time', against]))
  step(root, folder, ['--inspect', name], ['--require', resolve('bench/peak.cjs')])
  const allowed = (Math.max(...listing(folder).map(({ size }) => size)) * 3) / 1e6 + 150
  const row = [
    name,
    against,
    `${Math.round(reference)} ms`,
    `${Math.round(gate)} ms`,
    (gate / reference).toFixed(2),
    `${Math.round(Number(readFileSync(join(root, 'peak'), 'utf8')))} MB`,
    `${Math.round(allowed)} MB`,
  ]
  console.log(`| ${row.join(' | ')} |`)
  rmSync(folder, { recursive: true })
}

/** The stage alone, out of its sources: no start of a command line, no packing. */
async function bundle(root) {
  const input = { inspect: 'src/inspect/inspect.ts', tree: 'src/pack/working-tree.ts' }
  await build({
    input,
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    logLevel: 'warn',
    output: { dir: root, entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  })
}

async function load(root) {
  const [{ inspect }, { workingTree }] = await Promise.all([
    import(join(root, 'inspect.mjs')),
    import(join(root, 'tree.mjs')),
  ])
  return { inspect, workingTree }
}

async function main() {
  const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))
  try {
    await bundle(root)
    console.log(`Node ${process.version}, ${values.runs} runs, medians\n`)
    console.log(
      '| release | against | that takes | its inspection | ratio | peak memory | three times the largest file ' +
        'and 150 MB |\n|---|---|---:|---:|---:|---:|---:|',
    )
    for (const shape of shapes) measure(root, shape)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

if (values.make) make(values.make, values.folder)
else if (values.time)
  console.log(JSON.stringify(await compare(values.time, values.stage, values.folder, Number(values.runs))))
else if (values.inspect) await inspection(await load(values.stage), values.folder, listing(values.folder))
else await main()
