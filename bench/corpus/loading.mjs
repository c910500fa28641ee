/**
 * `node bench/corpus/loading.mjs NAME@VERSION…`: does the check agree with Node?
 * Each release is installed with its dependencies (no scripts). Each subpath that package.json names is loaded by
 * require and by import, each in a fresh process without network and under a time limit. The check says of the same
 * tarball, without a baseline, whether an entry point can be loaded: an error of the rules below, or none. Packages of
 * declarations alone, which say so by an empty `main`, have nothing to load.
 * Runs the code of the packages: name only those that you would install. Needs Linux (`unshare -rn`).
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { tarballOf } from './tarballs.mjs'

const cli = resolve('dist/cli.js')
/** Rules that say that something can't be loaded. */
const about = ['entry-point-missing', 'import-unresolved', 'dependency-undeclared', 'syntax-invalid', 'module-format']
const limit = 20_000

function subpaths({ main, exports }) {
  if (main === '' && !exports) return []
  if (exports === null || typeof exports !== 'object' || Array.isArray(exports)) return ['.']
  const keys = Object.keys(exports).filter((key) => key.startsWith('.') && !/[*]|\/$|\.json$|\.css$/.test(key))
  return keys.length > 0 ? keys.slice(0, 8) : ['.']
}

/** What Node says: the error's code and message where it can't load the name, or null. */
function load(folder, specifier, system) {
  const code =
    system === 'require' ? `require(${JSON.stringify(specifier)})` : `await import(${JSON.stringify(specifier)})`
  const file = join(folder, system === 'require' ? 'load.cjs' : 'load.mjs')
  writeFileSync(file, `${code}\nprocess.exit(0)\n`)
  const { status, stderr, signal } = spawnSync('unshare', ['-rn', process.execPath, file], {
    cwd: folder,
    encoding: 'utf8',
    timeout: limit,
    killSignal: 'SIGKILL',
    env: { PATH: process.env.PATH },
  })
  if (status === 0) return null
  if (signal) return 'took too long'
  return /^(?:\w*Error.*|.*code: '[^']*')$/m.exec(stderr)?.[0] ?? `ended with ${status}`
}

/** Faults that the check is about; what a program does when it runs is none of them. */
const isOfLoading = (said) =>
  /MODULE_NOT_FOUND|SyntaxError|Cannot find|ERR_REQUIRE|INVALID_PACKAGE|not defined in ES/.test(said)

const rows = []
for (const spec of process.argv.slice(2)) {
  const [, name, version] = /^(.+)@([^@]+)$/.exec(spec)
  const tarball = await tarballOf(name, version)
  const folder = mkdtempSync(join(tmpdir(), 'loading-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    const install = ['install', tarball, '--ignore-scripts', '--silent', '--no-audit', '--no-fund', '--no-package-lock']
    execFileSync('npm', install, { cwd: folder, stdio: 'ignore' })
    const manifest = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
    const { stdout } = spawnSync(
      process.execPath,
      [cli, 'check', tarball, '--baseline', 'none', '--no-config', '--reporter', 'json'],
      {
        cwd: tmpdir(),
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    )
    const errors = JSON.parse(stdout).findings.filter(
      ({ level, ruleId }) => level === 'error' && about.includes(ruleId),
    )
    const asked = subpaths(manifest)
    if (asked.length === 0) continue
    const failed = asked.flatMap((subpath) => {
      const specifier = name + subpath.slice(1)
      const said = ['require', 'import'].map((system) => load(folder, specifier, system))
      // A subpath for one of the two alone is as it should be.
      return said.every((each) => each !== null && isOfLoading(each)) ? [`${subpath}: ${said[0]}`] : []
    })
    rows.push({
      spec,
      agrees: failed.length > 0 === errors.length > 0,
      failed,
      errors: errors.map(({ message }) => message),
    })
  } catch (error) {
    rows.push({ spec, agrees: null, failed: [String(error.message).split('\n')[0]], errors: [] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const measured = rows.filter(({ agrees }) => agrees !== null)
for (const { spec, agrees, failed, errors } of rows.filter((row) => row.agrees !== true))
  console.log(
    `${spec}: ${agrees === null ? 'not installed' : 'disagree'}\n  Node: ${failed.join('; ') || 'loads'}\n  check: ${errors.join('; ') || 'no error'}`,
  )
console.log(`${measured.filter(({ agrees }) => agrees).length} of ${measured.length} agree`)
