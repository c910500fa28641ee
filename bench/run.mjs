/**
 * `npm run bench`: pack-gate against the packer's own run, as ratios taken in one run, and its peak memory.
 * Options: --runs N (default 7), --only NAME. Prints a Markdown table.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { binaries, manyFiles, oneLarge } from './packages.mjs'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' }, only: { type: 'string' } } })
const cli = resolve('dist/cli.js')
const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))

function run(program, args, cwd, env = {}) {
  const started = process.hrtime.bigint()
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ms = Number(process.hrtime.bigint() - started) / 1e6
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return ms
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]

/** The release and, as its baseline, the same one packed. */
function prepare(name, make) {
  const folder = join(root, name)
  const packed = join(root, `${name}-packed`)
  mkdirSync(folder)
  mkdirSync(packed)
  make(folder)
  run('npm', ['pack', '--silent', '--pack-destination', packed], folder)
  return { folder, baseline: join(packed, readdirSync(packed)[0]) }
}

/** Both programs in turn, so that a slow moment of the machine meets both. */
function compare({ folder, baseline }, runs) {
  const check = ['check', '--baseline', baseline, '--reporter', 'json=/dev/null']
  const times = { npm: [], gate: [] }
  for (let n = 0; n <= runs; n += 1) {
    const npm = run('npm', ['pack', '--dry-run', '--json'], folder)
    const gate = run('node', [cli, ...check], folder)
    if (n === 0) continue // the first round fills the caches
    times.npm.push(npm)
    times.gate.push(gate)
  }
  return { npm: median(times.npm), gate: median(times.gate) }
}

/** Peak memory of pack-gate's own process, in MB. */
function peak({ folder, baseline }) {
  const file = join(root, 'peak')
  run(
    'node',
    ['--require', resolve('bench/peak.cjs'), cli, 'check', '--baseline', baseline, '--reporter', 'json=/dev/null'],
    folder,
    { PACK_GATE_BENCH_PEAK: file },
  )
  return Number(readFileSync(file, 'utf8'))
}

const shapes = [
  ['5 files', (folder) => manyFiles(folder, 4)],
  ['1,000 files', (folder) => manyFiles(folder, 999)],
  ['20,000 files', (folder) => manyFiles(folder, 19_999)],
  ['one file of 60 MB', (folder) => oneLarge(folder, 60)],
].filter(([name]) => values.only === undefined || name.includes(values.only))

try {
  console.log(
    `Node ${process.version}, npm ${spawnSync('npm', ['--version'], { encoding: 'utf8' }).stdout.trim()}, ` +
      `${values.runs} runs, medians\n`,
  )
  console.log(
    '| release | npm pack --dry-run --json | pack-gate check --baseline FILE.tgz | ratio |\n|---|---:|---:|---:|',
  )
  for (const [name, make] of shapes) {
    const release = prepare(name.replaceAll(/\W+/g, '-'), make)
    const { npm, gate } = compare(
      release,
      name.startsWith('20,000') ? Math.min(3, Number(values.runs)) : Number(values.runs),
    )
    console.log(`| ${name} | ${Math.round(npm)} ms | ${Math.round(gate)} ms | ${(gate / npm).toFixed(2)} |`)
  }
  if (values.only === undefined || values.only === 'memory') {
    const empty = peak(prepare('empty', (folder) => manyFiles(folder, 1)))
    const large = peak(prepare('large', (folder) => binaries(folder, 400)))
    console.log(
      `\nPeak memory: ${Math.round(empty)} MB for a release of two files, ${Math.round(large)} MB for one of ` +
        `400 MB (+${Math.round(large - empty)} MB).`,
    )
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
