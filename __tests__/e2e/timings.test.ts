import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { checkJson, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const user = makeUser(sandbox)
const files = { 'package.json': { name: 'acme', version: '1.0.0' }, 'index.js': '1\n' }

it('has the times of the stages in the report', async () => {
  const folder = writePackage(sandbox.folder(), files)
  const { timings } = verdictOf(await checkJson([folder, '--baseline', 'none'], { user }))
  const { pack = 0, total = 0 } = timings ?? {}
  expect(Object.keys(timings ?? {})).toEqual(['policy', 'pack', 'baseline', 'read', 'judge', 'total'])
  expect(pack).toBeGreaterThan(0)
  expect(total).toBeGreaterThanOrEqual(pack)
})

it('has no time of packing where nothing was packed', async () => {
  const tarball = join(sandbox.folder(), 'acme-1.0.0.tgz')
  writeFileSync(tarball, packageTarball(files))
  const { timings } = verdictOf(await checkJson([tarball, '--baseline', 'none'], { user }))
  expect(timings).toBeDefined()
  expect(timings).not.toHaveProperty('pack')
})

it('says them on stderr with --verbose, and stays silent without', async () => {
  const folder = writePackage(sandbox.folder(), files)
  const run = await packGate(['check', folder, '--baseline', 'none', '--verbose'], { user })
  expect(run.stderr).toMatch(
    /^Took: policy [\d,]+ ms, pack [\d,]+ ms, baseline [\d,]+ ms, read [\d,]+ ms, judge [\d,]+ ms, total [\d,]+ ms$/m,
  )
  expect(run.stdout).not.toContain('Took')
  expect((await packGate(['check', folder, '--baseline', 'none'], { user })).stderr).not.toContain('Took')
})
