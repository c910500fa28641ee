/**
 * `npm run bench:watch`: `watch` over many packages in a registry on loopback, first without a state, then with one,
 * and `stage` over 40 that wait. Prints a table: requests to the registry, time, processor time and peak memory
 * of the command's own process. Options: --packages N (default 100 and 5000), --staged N (default 40).
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { create } from 'tar'

const { values } = parseArgs({ options: { packages: { type: 'string', multiple: true }, staged: { type: 'string' } } })
const sizes = (values.packages ?? ['100', '5000']).map(Number)
const waiting = Number(values.staged ?? 40)
const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))
const probe = join(root, 'probe.cjs')
writeFileSync(
  probe,
  `process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    require('node:fs').writeFileSync(process.env.BENCH_CPU, String((user + system) / 1e6))
  })`,
)

/** A small tarball: what is measured is the work for a package. */
function tarballOf(name) {
  const folder = join(root, 'package')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0' }))
  writeFileSync(join(folder, 'index.js'), 'export const a = 1\n'.repeat(500))
  const file = join(root, `${name}.tgz`)
  create({ sync: true, gzip: true, cwd: root, file, portable: true, mtime: new Date(0) }, ['package'])
  return readFileSync(file)
}

let requests = 0
const tarballs = new Map()
const items = []
const server = createServer((request, response) => {
  requests += 1
  const path = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''))
  const [, id] = /^\/-\/stage\/([^/]+)\/tarball$/.exec(path) ?? []
  const [, file] = /\/-\/(.+)\.tgz$/.exec(path) ?? []
  if (id !== undefined) return response.end(tarballs.get(items.find((each) => each.id === id)?.packageName))
  if (path === '/-/stage') return response.end(JSON.stringify({ items, total: items.length }))
  if (file !== undefined) return response.end(tarballs.get(file))
  const name = path.slice(1)
  const bytes = tarballs.get(name)
  if (bytes === undefined) return response.writeHead(404).end('{}')
  const etag = `"${name}"`
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  const dist = { integrity, tarball: `${url}${name}/-/${name}.tgz` }
  const version = { name, version: '1.0.0', dist, readme: 'x'.repeat(2000) }
  const time = { '1.0.0': new Date().toISOString() }
  response.writeHead(200, { etag, 'content-type': 'application/json' })
  return response.end(JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version }, time }))
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const url = `http://127.0.0.1:${server.address().port}/`
writeFileSync(join(root, '.npmrc'), `registry=${url}\n//127.0.0.1:${server.address().port}/:_authToken=x\n`)

/** A kept report of a release that passed, as far as a record needs it. */
function record(name, bytes) {
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  const report = {
    ...{ schemaVersion: 1, tool: { name: 'pack-gate', version: '0.1.0' }, conclusion: 'success', integrity },
    package: { name, version: '1.0.0' },
  }
  writeFileSync(join(root, 'records', `${name}.json`), JSON.stringify(report))
}

function run(args) {
  requests = 0
  const [peak, cpu] = [join(root, 'peak'), join(root, 'cpu')]
  const since = performance.now()
  return new Promise((done, failed) => {
    const child = spawn(
      process.execPath,
      ['--require', resolve('bench/peak.cjs'), '--require', probe, resolve('dist/cli.js'), ...args],
      {
        cwd: root,
        env: { PATH: process.env.PATH, HOME: root, PACK_GATE_BENCH_PEAK: peak, BENCH_CPU: cpu },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    child.on('error', failed).on('close', (code) => {
      const [peakMegabytes, cpuSeconds] = [peak, cpu].map((file) => Number(readFileSync(file, 'utf8')))
      done({ code, requests, seconds: (performance.now() - since) / 1000, peakMegabytes, cpuSeconds })
    })
  })
}

function row(what, { code, requests: asked, seconds, cpuSeconds, peakMegabytes }) {
  if (code !== 0) throw new Error(`${what} ended with ${code}`)
  const numbers = [asked, `${seconds.toFixed(1)} s`, `${cpuSeconds.toFixed(1)} s`, `${Math.round(peakMegabytes)} MB`]
  console.log(`| ${[what, ...numbers].join(' | ')} |`)
}

try {
  console.log('| run | requests | time | processor | peak memory |\n|---|---:|---:|---:|---:|')
  for (const size of sizes) {
    const names = Array.from({ length: size }, (_, n) => `p${n}`)
    rmSync(join(root, 'records'), { recursive: true, force: true })
    mkdirSync(join(root, 'records'))
    for (const name of names) {
      const bytes = tarballs.get(name) ?? tarballOf(name)
      tarballs.set(name, bytes)
      record(name, bytes)
    }
    const args = ['watch', ...names, '--records', 'records', '--state', `state-${size}.json`]
    row(`watch ${size}, first`, await run(args))
    row(`watch ${size}, nothing new`, await run(args))
  }
  for (let n = 0; n < waiting; n += 1) {
    const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    items.push({ id, packageName: `p${n}`, version: '1.0.0', tag: 'latest' })
  }
  row(`stage, ${waiting} waiting`, await run(['stage', '--records', 'records']))
} finally {
  server.closeAllConnections()
  server.close()
  rmSync(root, { recursive: true, force: true })
}
