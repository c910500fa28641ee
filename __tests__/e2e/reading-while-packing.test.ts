import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { checkJson, makeUser, verdictOf } from '../helpers/cli.js'
import { makeBin } from '../helpers/npm-versions.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const [was, is] = ['export const answer = 1\n', 'export const answer = 2\n']
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Changes a file to other bytes of the same length, and puts its times back. */
const change = `
  const { statSync, utimesSync, writeFileSync } = require('node:fs')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)
  const { atime, mtime } = statSync('lib/index.js')
  writeFileSync('lib/index.js', ${JSON.stringify(is)})
  utimesSync('lib/index.js', atime, mtime)
`

/** A package that is old enough for its files to be read while it is packed, and its last release as a tarball. */
async function packageWith(scripts: Readonly<Record<string, string>>): Promise<{ folder: string; baseline: string }> {
  const files = {
    'package.json': { name: 'acme', version: '1.0.0', main: 'lib/index.js', files: ['lib'], scripts },
    'lib/index.js': was,
  }
  const folder = writePackage(sandbox.folder(), { ...files, 'change.cjs': change })
  const baseline = join(sandbox.folder(), 'acme-1.0.0.tgz')
  writeFileSync(baseline, packageTarball(files))
  await sleep(3200)
  return { folder, baseline }
}

async function judgedSha(
  folder: string,
  baseline: string,
  user: ReturnType<typeof makeUser>,
): Promise<string | undefined> {
  const verdict = verdictOf(await checkJson([folder, '--baseline', baseline], { user }))
  return verdict.files.find(({ path }) => path === 'lib/index.js')?.sha256
}

it('judges what a prepack script of a real npm leaves behind, however late it writes it', async () => {
  const { folder, baseline } = await packageWith({ prepack: 'node change.cjs' })
  expect(await judgedSha(folder, baseline, makeUser(sandbox, { npm: 'host' }))).toBe(sha256(is))
}, 60_000)

it('judges what lies there after packing, where anything else writes into the folder meanwhile', async () => {
  const { folder, baseline } = await packageWith({})
  const npm = join(import.meta.dirname, '../helpers/fake-npm/npm.cjs')
  const late = join(sandbox.folder(), 'late-npm.cjs')
  writeFileSync(late, `${change}\nrequire(${JSON.stringify(npm)})\n`)
  const user = makeUser(sandbox, { bins: [makeBin('late-npm', { npm: [process.execPath, late] })] })
  expect(await judgedSha(folder, baseline, user)).toBe(sha256(is))
}, 60_000)

it('reads what nobody changes while it is packed', async () => {
  const { folder, baseline } = await packageWith({})
  expect(await judgedSha(folder, baseline, makeUser(sandbox))).toBe(sha256(was))
}, 60_000)
