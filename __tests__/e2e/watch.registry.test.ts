import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import type { WatchReport } from '../../src/model/watch-report.js'
import { makeUser, packGate, type User } from '../helpers/cli.js'
import { installNpms, isAvailable, itWithNpm } from '../helpers/npm-versions.js'
import { packageTarball } from '../helpers/packages.js'
import { startRegistry, type Registry } from '../helpers/registry.js'
import { useSandbox } from '../helpers/sandbox.js'

const npms = await installNpms()
const sandbox = useSandbox()
const records = sandbox.folder('records')
let registry: Registry

/** As a release goes: judged with the report kept, then published. Without a record, as a thief publishes. */
async function publish(
  version: string,
  user: User,
  { tag, kept = true }: { readonly tag?: string; readonly kept?: boolean } = {},
): Promise<void> {
  const file = join(sandbox.folder('tarball'), 'release.tgz')
  writeFileSync(file, packageTarball({ 'package.json': { name: 'calm', version }, 'index.js': 'export {}\n' }))
  const record = join(records, version, 'report.json')
  mkdirSync(dirname(record), { recursive: true })
  const args = ['check', file, '--no-config', '--baseline', 'none', '--reporter', `json=${record}`]
  if (kept) expect((await packGate(args, { user })).code).toBe(0)
  await registry.publish(file, user, tag === undefined ? {} : { tag })
}

beforeAll(async () => {
  registry = await startRegistry(sandbox)
  const user = makeUser(sandbox, { registry: registry.url, npm: 'host' })
  await publish('1.0.0', user)
  await publish('2.0.0-rc.1', user, { tag: 'next' })
  await publish('1.1.0', user, { kept: false })
})
afterAll(async () => {
  await registry.stop()
})

describe.each(npms.map((npm) => [npm.version, npm] as const))('watch through npm %s', (_version, npm) => {
  itWithNpm(npm)('sees what a real registry has', async () => {
    const user = makeUser(sandbox, { registry: registry.url, ...(isAvailable(npm) && { npm }) })
    const run = await packGate(['watch', 'calm', '--records', records, '--reporter', 'json'], { user })
    const [watched] = (JSON.parse(run.stdout) as WatchReport).packages
    const versions = (which: 'known' | 'unknown'): unknown =>
      watched &&
      which in watched &&
      (watched as unknown as Record<string, { version: string }[]>)[which]?.map(({ version }) => version)
    expect([run.code, versions('known'), versions('unknown')]).toEqual([1, ['2.0.0-rc.1', '1.0.0'], ['1.1.0']])
  })
})
