import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkJson, makeUser, verdictOf } from '../helpers/cli.js'
import { file, packageTarball, sourceMap } from '../helpers/packages.js'
import type { PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/**
 * Published incidents, rebuilt as harmless packages: what was added or changed, without what it did.
 */
interface Incident {
  readonly name: string
  readonly manifest?: Readonly<Record<string, unknown>>
  readonly before?: PackageFiles
  readonly after: PackageFiles
  readonly outcome: 'blocked' | 'warned of'
  readonly rules: readonly string[]
}

const code = 'module.exports = (text) => String(text).trim()\n'

/** Text that gzip can't shrink to nothing, as an obfuscated script is. */
const noise = (kilobytes: number, prefix = '_0x'): string =>
  Array.from(
    { length: kilobytes * 16 },
    (_, n) => `${prefix}${Math.imul(n + 1, 2654435761).toString(16)}=${Math.sqrt(n + 2)};\n`,
  ).join('')

const elf = Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(500, 1)])

const incidents: readonly Incident[] = [
  {
    name: 'event-stream 2018: a new dependency that nobody knew',
    manifest: { dependencies: { 'flat-map-stream': '^0.1.0' } },
    after: {},
    outcome: 'warned of',
    rules: ['dependency-added'],
  },
  {
    name: 'eslint-scope 2018: a postinstall script',
    manifest: { scripts: { postinstall: 'node ./lib/build.js' } },
    after: { 'lib/build.js': code },
    outcome: 'blocked',
    rules: ['lifecycle-script'],
  },
  {
    name: 'ua-parser-js 2021: a preinstall script for three systems',
    manifest: { scripts: { preinstall: 'node preinstall.js' } },
    after: { 'preinstall.js': code, 'preinstall.sh': '#!/bin/sh\n', 'preinstall.bat': 'rem\r\n' },
    outcome: 'blocked',
    rules: ['lifecycle-script'],
  },
  {
    name: 'nx 2025: a postinstall script that looks for credentials',
    manifest: { scripts: { postinstall: 'node telemetry.js' } },
    after: { 'telemetry.js': code },
    outcome: 'blocked',
    rules: ['lifecycle-script'],
  },
  {
    name: 'chalk and debug 2025: one line in a file that was there',
    after: { 'index.js': `${noise(20)}\n${code}` },
    outcome: 'blocked',
    rules: ['obfuscated-code'],
  },
  {
    name: 'Shai-Hulud 2025: a bundle of megabytes, started at install',
    manifest: { scripts: { postinstall: 'node bundle.js' } },
    after: { 'bundle.js': noise(400) },
    outcome: 'blocked',
    rules: ['lifecycle-script', 'size-growth'],
  },
  {
    name: 'Shai-Hulud, second wave: another runtime, set up before install',
    manifest: { scripts: { preinstall: 'node setup_bun.js' } },
    after: { 'setup_bun.js': code, 'bun_environment.js': noise(400) },
    outcome: 'blocked',
    rules: ['lifecycle-script', 'size-growth'],
  },
  {
    name: 'phantom gyp 2026: a script that is none by name',
    after: { 'binding.gyp': '{"targets":[{"target_name":"x","sources":["<!(echo stub.c)"]}]}' },
    outcome: 'blocked',
    rules: ['lifecycle-script'],
  },
  {
    name: 'Claude Code, March 2026: a source map, and vendored programs that lost their bit',
    before: { 'vendor/rg': file(elf, 0o755) },
    after: {
      'vendor/rg': file(elf, 0o644),
      'cli.js.map': sourceMap({ '../src/main.ts': noise(100), '../src/secret-plans.ts': 'export const plans = []\n' }),
    },
    outcome: 'blocked',
    rules: ['source-map', 'exec-bit-lost'],
  },
  {
    name: 'Claude Code, February 2025: an inline source map',
    after: {
      'cli.mjs':
        'console.log(1)\n//# ' +
        `sourceMappingURL=data:application/json;base64,${Buffer.from(sourceMap({ '../src/main.ts': 'export const main = () => 1\n' })).toString('base64')}\n`,
    },
    outcome: 'blocked',
    rules: ['source-map'],
  },
]

const sandbox = useSandbox()

function tarballs({ manifest, before = {}, after }: Incident): { previous: string; next: string } {
  const folder = sandbox.folder('incident')
  const base: PackageFiles = { 'index.js': code, 'README.md': '# x\n', 'lib/more.js': noise(30, 'value'), ...before }
  const write = (version: string, files: PackageFiles): string => {
    const path = join(folder, `${version}.tgz`)
    writeFileSync(path, packageTarball(files))
    return path
  }
  return {
    previous: write('1.0.0', { 'package.json': { name: 'victim', version: '1.0.0', main: 'index.js' }, ...base }),
    next: write('1.0.1', {
      'package.json': { name: 'victim', version: '1.0.1', main: 'index.js', ...manifest },
      ...base,
      ...after,
    }),
  }
}

describe('a published incident', () => {
  it.each(incidents)('$name: $outcome', async (incident) => {
    const { previous, next } = tarballs(incident)
    const { conclusion, findings } = verdictOf(
      await checkJson([next, '--baseline', previous, '--no-config'], { user: makeUser(sandbox) }),
    )
    const level = incident.outcome === 'blocked' ? 'error' : 'warning'
    const found = findings.filter((finding) => finding.level === level).map(({ ruleId }) => ruleId)
    expect(conclusion).toBe(incident.outcome === 'blocked' ? 'failure' : 'success')
    expect(found).toEqual(expect.arrayContaining([...incident.rules]))
  })
})
