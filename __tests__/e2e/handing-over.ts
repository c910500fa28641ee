import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { checkJson, makeUser, npm, verdictOf, type JsonRun, type User } from '../helpers/cli.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import type { Sandbox } from '../helpers/sandbox.js'

export const plain: PackageFiles = {
  'package.json': { name: '@acme/core', version: '1.2.0' },
  'index.js': 'export {}\n',
}

export const hashes = (path: string): { integrity: string; sha256: string } => {
  const bytes = readFileSync(path)
  return {
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

export interface Handed extends JsonRun {
  readonly out: string
  readonly listing: readonly string[]
  readonly user: User
}

export async function handOver(
  sandbox: Sandbox,
  target: string,
  out = join(sandbox.folder('out'), 'new', 'folder'),
  user = makeUser(sandbox),
  more: readonly string[] = [],
): Promise<Handed> {
  const run = await checkJson([target, '--baseline', 'none', '--no-config', '--pack-destination', out, ...more], {
    user,
  })
  return { ...run, out, user, listing: existsSync(out) ? readdirSync(out) : [] }
}

/** A build that gives other bytes each time: a counter, as the time has too few digits for a fast machine. */
const counting: PackageFiles = {
  'package.json': { name: 'clock', version: '1.0.0', files: ['dist'], scripts: { prepack: 'node build.cjs' } },
  'build.cjs': `
    const fs = require('fs')
    fs.mkdirSync('dist', { recursive: true })
    fs.writeFileSync('dist/index.js', 'export {}\\n')
    fs.writeFileSync('dist/time.js', 'export const built = ' + process.hrtime.bigint() + 'n\\n')`,
}

/** What holds for the npm of any user. */
export function handingOver(
  test: (name: string, run: () => Promise<void>) => void,
  sandbox: Sandbox,
  user: () => User,
): void {
  test('leaves the tarball that npm pack makes, with its hashes', async () => {
    const folder = writePackage(sandbox.folder('package'), plain)
    const run = await handOver(sandbox, folder, undefined, user())
    const path = join(run.out, 'acme-core-1.2.0.tgz')
    expect(run.listing).toEqual(['acme-core-1.2.0.tgz'])
    expect(verdictOf(run)).toMatchObject({
      conclusion: 'success',
      contents: 'tarball',
      findings: [],
      tarball: { path, size: readFileSync(path).length, ...hashes(path) },
    })
    expect(verdictOf(run).integrity).toBe(hashes(path).integrity)
    const own = sandbox.folder('own')
    expect((await npm(['pack', '--pack-destination', own], { user: run.user, cwd: folder })).code).toBe(0)
    expect(hashes(join(own, 'acme-core-1.2.0.tgz'))).toEqual(hashes(path))
  })

  test('names the file that differs between the dry run and the tarball, and judges the tarball', async () => {
    const run = await handOver(sandbox, writePackage(sandbox.folder('package'), counting), undefined, user())
    const verdict = verdictOf(run)
    expect(verdict.findings).toMatchObject([
      {
        ruleId: 'not-reproducible',
        level: 'warning',
        path: 'dist/time.js',
        message: 'packing twice gave two different tarballs: dist/time.js (other bytes)',
      },
    ])
    expect([run.code, verdict.tarball?.integrity]).toEqual([0, hashes(join(run.out, 'clock-1.0.0.tgz')).integrity])
  })

  test('packs once where a postpack script cleans up, and hands over what was packed', async () => {
    const run = await handOver(
      sandbox,
      writePackage(sandbox.folder('package'), {
        ...counting,
        'package.json': {
          name: 'clock',
          version: '1.0.0',
          files: ['dist'],
          scripts: { prepack: 'node build.cjs', postpack: 'node -e "fs.rmSync(\'dist\',{recursive:true})"' },
        },
      }),
      undefined,
      user(),
    )
    expect(verdictOf(run)).toMatchObject({ findings: [], totals: { files: 3 } })
    expect(run.listing).toEqual(['clock-1.0.0.tgz'])
  })
}
