/**
 * `node bench/default.mjs`: the default run, with a baseline from a registry on loopback, against npm's dry run.
 * Options: --runs N (default 7), --large (20,000 files and one of 60 MB too), --node PROGRAM (another Node than that on
 * PATH, for both sides). Prints a Markdown table: median wall clock, processor time, and ratios of pairs.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { environmentWith, median, serve } from './measure.mjs'
import { manyFiles, oneLarge } from './packages.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    large: { type: 'boolean', default: false },
    node: { type: 'string' },
  },
})
const base = environmentWith(values.node)
const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))

/** bash's `time` counts what the program's children used, too. */
function measure(args, cwd, env) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>/dev/null'
  const started = process.hrtime.bigint()
  return new Promise((done) => {
    const child = spawn('bash', ['-c', script, '_', ...args], { cwd, env: { ...base, ...env } })
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('close', () => {
      const [user, system] = said.trim().split(' ').map(Number)
      done({ wall: Number(process.hrtime.bigint() - started) / 1e6, cpu: (user + system) * 1000 })
    })
  })
}

async function compare(title, write, runs = Number(values.runs)) {
  const [folder, packed] = [join(root, title), join(root, `${title} packed`)]
  for (const each of [folder, packed]) mkdirSync(each)
  write(folder)
  execFileSync('npm', ['pack', '--silent', '--pack-destination', packed], { cwd: folder })
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const server = await serve([{ name, version, tarball: readFileSync(join(packed, readdirSync(packed)[0])) }])
  const env = { npm_config_registry: server.url }
  await new Promise((settled) => setTimeout(settled, 3500)) // files that were written just now are read twice
  const pairs = []
  for (let n = 0; n <= runs; n += 1) {
    const npm = await measure(['npm', 'pack', '--dry-run', '--json'], folder, env)
    const gate = await measure(['node', resolve('dist/cli.js'), 'check'], folder, env)
    if (n > 0) pairs.push({ npm, gate }) // the first round fills the caches
  }
  server.stop()
  const ms = (who, what) => Math.round(median(pairs.map((pair) => pair[who][what])))
  const ratio = (what) => median(pairs.map(({ npm, gate }) => gate[what] / npm[what])).toFixed(2)
  console.log(
    `| ${title} | ${ms('npm', 'wall')} ms | ${ms('gate', 'wall')} ms | ${ratio('wall')} | ${ms('npm', 'cpu')} ms ` +
      `| ${ms('gate', 'cpu')} ms | ${ratio('cpu')} |`,
  )
}

try {
  const version = execFileSync('node', ['--version'], { env: base, encoding: 'utf8' }).trim()
  console.log(`Node ${version}, ${values.runs} pairs, medians\n`)
  console.log('| package | npm pack | pack-gate | ratio | npm, processor | pack-gate, processor | ratio |')
  console.log('|---|---|---|---|---|---|---|')
  await compare('5 files', (folder) => manyFiles(folder, 4))
  await compare('1,000 files', (folder) => manyFiles(folder, 999))
  if (values.large) {
    await compare('20,000 files', (folder) => manyFiles(folder, 19_999), 3)
    await compare('one file of 60 MB', (folder) => oneLarge(folder, 60))
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
