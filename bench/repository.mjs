/**
 * `npm run bench:repository`: one run of pack-gate over the packages of a repository, against one run of the packer
 * over all of them. Prints a Markdown table and the peak memory of pack-gate's own process. Options: --packages N
 * (default 60), --runs N (default 5), --packer npm|pnpm|yarn (default npm; it must be on PATH), --registry (compare
 * with releases in a registry on this machine, too), --node PROGRAM (another Node than that on PATH).
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { environmentWith, median, serve } from './measure.mjs'
import { manyFiles } from './packages.mjs'

const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: '60' },
    runs: { type: 'string', default: '5' },
    packer: { type: 'string', default: 'npm' },
    registry: { type: 'boolean', default: false },
    node: { type: 'string' },
  },
})
const count = Number(values.packages)
const cli = resolve('dist/cli.js')
const env = environmentWith(values.node)
const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))
const repository = join(root, 'repository')
const folders = Array.from({ length: count }, (_, n) => join(repository, 'packages', `p${n}`))

/** What the packer has to do at least, for all of them in one run: npm lists and hashes, the others make tarballs. */
const packing = {
  npm: () => ['pack', '--dry-run', '--json', '--workspaces'],
  pnpm: (out) => ['-r', '--filter', './packages/*', 'pack', '--json', '--pack-destination', out],
  yarn: (out) => ['workspaces', 'foreach', '--all', '--no-private', 'pack', '--filename', join(out, '%s-%v.tgz')],
}

function run(program, args, cwd, more = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd, env: { ...env, ...more }, stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (chunk) => (stderr += chunk))
    child.on('error', failed)
    child.on('close', (code) =>
      code === 0
        ? done()
        : failed(new Error(`${program} ${args.join(' ')} ended with ${code}: ${stderr.slice(-2000)}`)),
    )
  })
}

async function seconds(work) {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function prepare() {
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true })
    manyFiles(folder, 19, `@acme/${folder.split('/').at(-1)}`)
  }
  mkdirSync(join(repository, '.git'))
  mkdirSync(join(repository, '.github'))
  writeFileSync(join(repository, '.git', 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(repository, 'package.json'), JSON.stringify({ private: true, workspaces: ['packages/*'] }))
  if (values.packer === 'pnpm') writeFileSync(join(repository, 'pnpm-workspace.yaml'), "packages: ['packages/*']\n")
  writeFileSync(
    join(repository, '.github', 'pack-gate.yml'),
    'files: [package.json, "lib/**/*.js"]\nrules: { file-added: off }\n',
  )
  await new Promise((settled) => setTimeout(settled, 3500)) // files that were written just now are read twice
}

async function packAll() {
  const out = mkdtempSync(join(root, 'out-'))
  await run(values.packer, packing[values.packer](out), repository)
  rmSync(out, { recursive: true })
}

const peakFile = join(root, 'peak')
function gateAll(baseline, more) {
  const peak = ['--require', resolve('bench/peak.cjs')]
  const check = ['check', '--packer', values.packer, '--baseline', baseline, '--reporter', 'json=/dev/null']
  return run('node', [...peak, cli, ...check], repository, { ...more, PACK_GATE_BENCH_PEAK: peakFile })
}

/** Both in turn, so that a slow moment of the machine meets both. The first round fills the caches. */
async function compare(title, gate) {
  const pairs = []
  for (let n = 0; n <= Number(values.runs); n += 1) {
    const pair = { packer: await seconds(packAll), gate: await seconds(gate) }
    if (n > 0) pairs.push(pair)
  }
  const of = (who) => median(pairs.map((pair) => pair[who])).toFixed(1)
  const ratio = median(pairs.map(({ packer, gate: gated }) => gated / packer)).toFixed(2)
  const memory = Math.round(Number(readFileSync(peakFile, 'utf8')))
  console.log(`| ${count} packages, ${title} | ${of('packer')} s | ${of('gate')} s | ${ratio} | ${memory} MB |`)
}

/** A registry that holds version 1.0.0 of every package, as npm packs it. */
async function startRegistry() {
  const out = join(root, 'published')
  mkdirSync(out)
  await run('npm', ['pack', '--workspaces', '--silent', '--pack-destination', out], repository)
  return serve(
    readdirSync(out).map((name) => ({
      name: name.replace(/^acme-(p\d+)-.*$/, '@acme/$1'),
      version: '1.0.0',
      tarball: readFileSync(join(out, name)),
    })),
  )
}

try {
  await prepare()
  const version = (program) => spawnSync(program, ['--version'], { encoding: 'utf8', env }).stdout.trim()
  console.log(
    `Node ${version('node')}, ${values.packer} ${version(values.packer)}, ${availableParallelism()} cores, ` +
      `${values.runs} pairs, medians\n`,
  )
  console.log(
    '| repository | one run of the packer | pack-gate check | ratio | peak memory |\n|---|---:|---:|---:|---:|',
  )
  await compare('no baseline', () => gateAll('none'))
  if (values.registry) {
    const { url, stop } = await startRegistry()
    await compare('baselines in a registry', () => gateAll('auto', { npm_config_registry: url })).finally(stop)
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
