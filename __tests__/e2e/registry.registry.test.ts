import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { checkJson, makeUser, verdictOf } from '../helpers/cli.js'
import { installNpms, itWithNpm } from '../helpers/npm-versions.js'
import type { NpmInstall } from '../helpers/npm-versions.js'
import { writePackage } from '../helpers/packages.js'
import { startRegistry } from '../helpers/registry.js'
import type { Registry } from '../helpers/registry.js'
import { useSandbox } from '../helpers/sandbox.js'

const npms = await installNpms()
const sandbox = useSandbox()
let registry: Registry

function folderOf(name: string, version: string, index = 'export {}\n'): string {
  return writePackage(sandbox.folder('package'), { 'package.json': { name, version }, 'index.js': index })
}

beforeAll(async () => {
  registry = await startRegistry(sandbox)
  const user = makeUser(sandbox, { registry: registry.url, npm: 'host' })
  await registry.publish(folderOf('calm', '1.0.0'), user)
  await registry.publish(folderOf('calm', '1.2.0', 'export default 2\n'), user)
  await registry.publish(folderOf('calm', '2.0.0-rc.1', 'export default 3\n'), user, { tag: 'next' })
})
afterAll(async () => {
  await registry.stop()
})

describe('the baseline in a real registry', () => {
  for (const npm of npms) {
    itWithNpm(npm)(`is found through npm ${npm.version}`, async () => {
      const other = makeUser(sandbox, { registry: registry.url, npm: npm as NpmInstall })
      const verdict = verdictOf(await checkJson([folderOf('calm', '1.3.0'), '--no-config'], { user: other }))
      expect(verdict.baseline).toMatchObject({ kind: 'published', version: '1.2.0' })
      expect(verdict.packer?.version).toBe(npm.version)
      // Published from a folder, by the npm of this machine.
      const { version: publisher } = verdict.baseline.packer ?? { version: 'unknown' }
      expect(verdict.baseline.packer).toEqual({ name: 'npm', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
      expect(verdict.findings.some(({ ruleId }) => ruleId === 'packer-changed')).toBe(
        publisher.split('.')[0] !== npm.version.split('.')[0],
      )
    })
  }

  for (const npm of npms.slice(3)) {
    itWithNpm(npm)(`is found through npm ${npm.version} although the user lets no fresh version in`, async () => {
      const careful = makeUser(sandbox, {
        registry: registry.url,
        npm: npm as NpmInstall,
        npmrc: ['min-release-age=7'],
      })
      const verdict = verdictOf(await checkJson([folderOf('calm', '1.3.0'), '--no-config'], { user: careful }))
      expect(verdict.baseline).toMatchObject({ kind: 'published', version: '1.2.0' })
    })
  }
})
