import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import type { StageReport } from '../../src/model/stage-report.js'
import { makeUser, npm, packGate, type User } from '../helpers/cli.js'
import { loadMain } from '../helpers/in-process.js'
import { installNpms, isAvailable, itWithNpm } from '../helpers/npm-versions.js'
import { writePackage } from '../helpers/packages.js'
import { startStagingRegistry, type Registry } from '../helpers/registry.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The real npm stages into a real registry that knows staged publishing. */

const npms = await installNpms(['11.21.2', '12.2.0'])
const sandbox = useSandbox()
let registry: Registry
beforeAll(async () => {
  registry = await startStagingRegistry(sandbox)
}, 300_000)
afterAll(async () => {
  await registry.stop()
})

async function stageReport(user: User, records: string, name: string): Promise<StageReport> {
  const run = await packGate(['stage', name, '--records', records, '--reporter', 'json'], { user })
  return JSON.parse(run.stdout) as StageReport
}

describe.each(npms.map((install) => [install.version, install] as const))('npm %s stage', (version, install) => {
  itWithNpm(install)(
    'puts a release aside that is known, approved, and then published byte for byte',
    async () => {
      const name = `staged-${version.replaceAll('.', '-')}`
      const user = makeUser(sandbox, {
        registry: registry.url,
        npmrc: [`${registry.authKey}:_authToken=${registry.token}`],
        ...(isAvailable(install) && { npm: install }),
      })
      const folder = writePackage(sandbox.folder(), { 'package.json': { name, version: '1.0.0' }, 'index.js': 'a\n' })
      const out = sandbox.folder('out')
      const records = sandbox.folder('records')
      mkdirSync(records, { recursive: true })
      const report = join(records, 'report.json')
      const check = ['check', folder, '--no-config', '--pack-destination', out, '--reporter', `json=${report}`]
      expect((await packGate(check, { user })).code).toBe(0)
      const staged = await npm(['stage', 'publish', join(out, `${name}-1.0.0.tgz`)], { user })
      expect(staged.code).toBe(0)

      const found = await stageReport(user, records, name)
      expect(found).toMatchObject({
        conclusion: 'success',
        staged: [{ name, version: '1.0.0', conclusion: 'success' }],
      })
      const id = found.staged[0]?.id ?? ''
      expect((await packGate(['verify', id, '--report', report], { user })).code).toBe(0)

      const unknown = await stageReport(user, sandbox.folder('empty'), name)
      expect(unknown).toMatchObject({ conclusion: 'failure', staged: [{ reason: 'no-record' }] })

      const main = await loadMain()
      const code = await main(['stage', name, '--records', records, '--approve'], {
        cwd: user.home,
        env: user.env,
        now: () => new Date(),
        style: { color: false, columns: 80 },
        stderr: { write: () => undefined },
        print: () => undefined,
        confirm: async () => Promise.resolve(true),
      })
      expect(code).toBe(0)
      expect((await packGate(['verify', '--report', report], { user })).code).toBe(0)
      const left = await packGate(['stage', '--records', records], { user })
      expect([left.code, left.stdout]).toEqual([0, expect.stringContaining('No release waits for approval')])
    },
    120_000,
  )
})
