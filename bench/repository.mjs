/**
 * `npm run bench:repository`: one run of pack-gate over the packages of a repository, against the packer's own run in
 * each of them, as many at a time. Prints a Markdown table and the peak memory of pack-gate's own process. Options:
 * --packages N (default 300), --runs N (default 3), --packer npm|pnpm|yarn (default npm; it must be on PATH),
 * --registry (compare with releases in a registry on this machine, too: all are published to it first).
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pLimit from 'p-limit'
import { manyFiles } from './packages.mjs'

const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: '300' },
    runs: { type: 'string', default: '3' },
    packer: { type: 'string', default: 'npm' },
    registry: { type: 'boolean', default: false },
  },
})
const count = Number(values.packages)
const cli = resolve('dist/cli.js')
const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))
const repository = join(root, 'repository')
const folders = Array.from({ length: count }, (_, n) => join(repository, 'packages', `p${n}`))

/** What the packer has to do at least: npm lists and hashes, the others make a tarball. */
const packing = {
  npm: () => ['pack', '--dry-run', '--json'],
  pnpm: (out) => ['pack', '--json', '--pack-destination', out],
  yarn: (out) => ['pack', '--json', '--filename', join(out, 'package.tgz')],
}

function run(program, args, cwd, env = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
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

function prepare() {
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
}

/** The packer in every package. */
function packAll() {
  const limit = pLimit(availableParallelism())
  return Promise.all(
    folders.map((folder) =>
      limit(async () => {
        const out = mkdtempSync(join(root, 'out-'))
        await run(values.packer, packing[values.packer](out), folder)
        rmSync(out, { recursive: true })
      }),
    ),
  )
}

const peakFile = join(root, 'peak')
function gateAll(baseline, env) {
  const args = [
    '--require',
    resolve('bench/peak.cjs'),
    cli,
    'check',
    '--packer',
    values.packer,
    '--baseline',
    baseline,
    '--reporter',
    'json=/dev/null',
  ]
  return run(process.execPath, args, repository, { ...env, PACK_GATE_BENCH_PEAK: peakFile })
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]

/** Both in turn, so that a slow moment of the machine meets both. */
async function compare(title, gate) {
  const times = { packer: [], gate: [] }
  for (let n = 0; n < Number(values.runs); n += 1) {
    times.packer.push(await seconds(packAll))
    times.gate.push(await seconds(gate))
  }
  const [packer, gated] = [median(times.packer), median(times.gate)]
  const memory = Math.round(Number(readFileSync(peakFile, 'utf8')))
  console.log(
    `| ${count} packages, ${title} | ${packer.toFixed(1)} s | ${gated.toFixed(1)} s | ` +
      `${(gated / packer).toFixed(2)} | ${memory} MB |`,
  )
}

/** A registry that holds version 1.0.0 of every package. */
async function startRegistry() {
  const folder = join(root, 'registry')
  mkdirSync(folder)
  const config = join(folder, 'config.yaml')
  writeFileSync(
    config,
    `storage: ${folder}/storage\nauth: { htpasswd: { file: ${folder}/htpasswd } }\nuplinks: {}\npackages: { ` +
      `'**': { access: $all, publish: $all } }\nlog: { type: stdout, level: error }\n`,
  )
  const script =
    "require(process.argv[1]).runServer(process.argv[2]).then((app) => { const s = app.listen(0, '127.0.0.1', " +
    "() => console.log('PORT ' + s.address().port)) })"
  const child = spawn(process.execPath, ['-e', script, createRequire(import.meta.url).resolve('verdaccio'), config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise((done) =>
    child.stdout.on('data', (chunk) => {
      const [, found] = /PORT (\d+)/.exec(chunk) ?? []
      if (found) done(found)
    }),
  )
  const url = `http://127.0.0.1:${port}/`
  const env = { npm_config_registry: url, [`npm_config_//127.0.0.1:${port}/:_authToken`]: 'nobody' }
  const limit = pLimit(availableParallelism())
  await Promise.all(folders.map((each) => limit(() => run('npm', ['publish', '--access', 'public'], each, env))))
  return { env, stop: () => child.kill() }
}

try {
  prepare()
  const version = spawnSync(values.packer, ['--version'], { encoding: 'utf8' }).stdout.trim()
  console.log(
    `Node ${process.version}, ${values.packer} ${version}, ${availableParallelism()} at a time, ` +
      `${values.runs} runs, medians\n`,
  )
  console.log('| repository | the packer in each | pack-gate check | ratio | peak memory |\n|---|---:|---:|---:|---:|')
  await compare('no baseline', () => gateAll('none'))
  if (values.registry) {
    const { env, stop } = await startRegistry()
    await compare('baseline in a registry', () => gateAll('auto', env)).finally(stop)
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
