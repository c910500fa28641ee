import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/model/report.js'
import { makeUser } from '../helpers/cli.js'
import { sourceMap, writePackage } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { Newcomer } from './newcomer.js'

/**
 * A first day with the command, from README alone: each remedy that is printed is followed to the letter, and
 * each journey ends with a release that passes. The one in a pnpm monorepo needs pnpm: journeys.registry.test.ts.
 */

const sandbox = useSandbox()
let registry: RecordedRegistry

beforeAll(async () => {
  registry = await startRecordedRegistry()
})
afterAll(async () => {
  await registry.stop()
})

const map = sourceMap({ '../src/index.ts': 'export const one = 1\n' })

describe('the maintainer of a small library', () => {
  const manifest = { name: 'small-library', version: '1.0.0', files: ['dist'], main: 'dist/index.js' }
  const dist = { 'dist/index.js': 'exports.one = 1\n', 'README.md': '# small\n', LICENSE: 'MIT\n' }
  let newcomer: Newcomer

  beforeAll(async () => {
    const folder = writePackage(sandbox.folder('library'), { ...dist, 'package.json': manifest })
    await registry.publish(folder)
    writePackage(folder, { 'package.json': { ...manifest, version: '1.1.0' }, '.git/HEAD': 'ref: refs/heads/main\n' })
    newcomer = new Newcomer(makeUser(sandbox, { registry: registry.url }), folder)
  })

  it('has a policy after two commands, each of one screen', async () => {
    await newcomer.type('check', 0)
    expect(newcomer.said).toMatch(/^Passed: small-library@1\.1\.0 against 1\.0\.0, no findings/)
    await newcomer.type('init', 0)
    expect(newcomer.said).toContain('`pack-gate check` passes with this policy.')
    expect(existsSync(join(newcomer.folder, '.github/pack-gate.yml'))).toBe(true)
    expect(newcomer.spent()).toEqual({ commands: 2, screens: 2 })
    await newcomer.follow('check', 0)
  })

  it('is blocked by three mistakes, which are three errors, on at most three screens', async () => {
    writePackage(newcomer.folder, {
      'package.json': { ...manifest, version: '1.1.0', scripts: { postinstall: 'node dist/index.js' } },
      'dist/index.js': 'exports.one = 1\n//# sourceMappingURL=index.js.map\n',
      'dist/index.js.map': map,
      'dist/.env': 'TOKEN=x\n',
    })
    newcomer.spent()
    await newcomer.type('check', 1)
    expect(newcomer.said).toMatch(/^Blocked: 3 errors in small-library@1\.1\.0 against 1\.0\.0/)
    const { commands, screens } = newcomer.spent()
    expect(commands).toBe(1)
    expect(screens).toBeLessThanOrEqual(3)
  })

  it('follows what is printed, and passes', async () => {
    await newcomer.follow('check --fix', 1, ' --yes')
    expect(JSON.parse(readFileSync(join(newcomer.folder, 'package.json'), 'utf8'))).toMatchObject({
      files: ['dist', '!dist/**/*.map', '!dist/.env'],
    })
    // "Build without source maps, or without the comment that names them."
    expect(newcomer.said).toContain('without the comment that names them')
    newcomer.write({ 'dist/index.js': 'exports.one = 1\n' })
    await newcomer.type('check', 1)
    expect(newcomer.said).toMatch(/^Blocked: 1 error in/)
    expect(newcomer.said).toContain('Did you add this script? If not, investigate before you publish.')
    await newcomer.follow("accept --rule lifecycle-script --reason '…'", 0, ' --yes')
    await newcomer.type('check', 0)
    expect(newcomer.said).toMatch(/^Passed: .*1 waived/)
    expect(newcomer.spent().commands).toBe(4)
  })
})

describe('the release engineer of a closed-source command', () => {
  const manifest = { name: 'acme-cli', version: '2.0.0', files: ['dist'], bin: { acme: 'dist/cli.js' } }
  const code = '#!/usr/bin/env node\nconsole.log(1)\n'
  let newcomer: Newcomer
  let out: string

  beforeAll(() => {
    const folder = writePackage(sandbox.folder('closed'), {
      'package.json': manifest,
      'dist/cli.js': `${code}//# sourceMappingURL=cli.js.map\n`,
      'dist/cli.js.map': map,
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.github/pack-gate.yml': 'extends: closed-source\n',
    })
    out = sandbox.folder('out')
    newcomer = new Newcomer(makeUser(sandbox, { registry: registry.url }), folder)
  })

  it('reads one error for one map, and nothing is handed over', async () => {
    await newcomer.type(`check --pack-destination ${out}`, 1)
    expect(newcomer.said).toMatch(/^Blocked: 1 error in acme-cli@2\.0\.0/)
    expect(readdirSync(out)).toEqual([])
    expect(newcomer.spent().screens).toBeLessThanOrEqual(2)
  })

  it('fixes it as printed, and publishes exactly what passed', async () => {
    await newcomer.follow('check --fix', 1, ' --yes')
    newcomer.write({ 'dist/cli.js': code })
    const report = join(out, 'report.json')
    await newcomer.type(
      `check --pack-destination ${out} --vsa ${join(out, 'vsa.json')} --reporter json=${report} --reporter text`,
      0,
    )
    const { tarball } = JSON.parse(readFileSync(report, 'utf8')) as Verdict
    await registry.publish(tarball?.path ?? '')
    await newcomer.type(`verify acme-cli@2.0.0 --report ${report}`, 0)
    expect(existsSync(join(out, 'vsa.json'))).toBe(true)
  })

  it('sees with watch that the release has a record, and one without it', async () => {
    const records = join(out, 'records')
    mkdirSync(records)
    writePackage(records, { 'acme-cli-2.0.0.json': readFileSync(join(out, 'report.json'), 'utf8') })
    await newcomer.type(`watch acme-cli --records ${records}`, 0)
    const stolen = writePackage(sandbox.folder('stolen'), {
      'package.json': { ...manifest, version: '2.0.1' },
      'dist/cli.js': `${code}fetch('https://example.test')\n`,
    })
    await registry.publish(stolen)
    await newcomer.type(`watch acme-cli --records ${records}`, 1)
    expect(newcomer.said).toContain('acme-cli@2.0.1')
    expect(newcomer.said).toContain('assume a stolen credential')
  })
})
