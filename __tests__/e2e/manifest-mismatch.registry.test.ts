import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { list } from 'tar'
import { checkJson, makeUser, verdictOf } from '../helpers/cli.js'
import { installNpms, itWithNpm } from '../helpers/npm-versions.js'
import type { NpmInstall } from '../helpers/npm-versions.js'
import { writePackage } from '../helpers/packages.js'
import { startRegistry } from '../helpers/registry.js'
import type { Registry } from '../helpers/registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { cases, rewriting } from './rewritten-manifests.js'

type Json = Readonly<Record<string, unknown>>

const npms = await installNpms(['8.19.4', '10.9.9', '11.21.2', '12.2.0'])
const sandbox = useSandbox()
let registry: Registry

beforeAll(async () => {
  registry = await startRegistry(sandbox)
})
afterAll(async () => {
  await registry.stop()
})

/** What a registry says of the only version of a package, and what its tarball does. */
async function published(name: string): Promise<{ registry: Json; tarball: Json }> {
  const packument = (await (await fetch(`${registry.url}${name}`)).json()) as {
    versions: Readonly<Record<string, Json & { dist: { tarball: string } }>>
  }
  const [version] = Object.values(packument.versions)
  if (!version) throw new Error(`${name} has no version`)
  const file = join(sandbox.folder('fetched'), 'package.tgz')
  writeFileSync(file, Buffer.from(await (await fetch(version.dist.tarball)).arrayBuffer()))
  const chunks: Buffer[] = []
  await list({
    file,
    filter: (path) => path === 'package/package.json',
    onReadEntry: (entry) => entry.on('data', (chunk: Buffer) => chunks.push(chunk)),
  })
  return { registry: version, tarball: JSON.parse(Buffer.concat(chunks).toString()) as Json }
}

describe.each(npms.map((npm) => [npm.version, npm] as const))(
  'with npm %s, manifest-mismatch agrees with the registry on',
  (npmVersion, install) => {
    const needsNpm = itWithNpm(install)
    cases.forEach((each, index) => {
      needsNpm(each.title, async () => {
        const user = makeUser(sandbox, { registry: registry.url, npm: install as NpmInstall })
        const name = `case-${index}-npm-${npmVersion.replaceAll('.', '-')}`
        const gated = writePackage(sandbox.folder('gated'), rewriting(name, each))
        const verdict = verdictOf(
          await checkJson([gated, '--packer', 'npm', '--baseline', 'none', '--no-config'], { user }),
        )
        expect(
          verdict.findings.filter(({ ruleId }) => ruleId === 'manifest-mismatch').map(({ level }) => level),
        ).toEqual(each.fires)

        await registry.publish(writePackage(sandbox.folder('published'), rewriting(name, each)), user)
        const truth = await published(name)
        for (const [key, value] of Object.entries(each.tarball)) expect(truth.tarball[key]).toEqual(value)
        for (const [key, value] of Object.entries(each.registry)) expect(truth.registry[key]).toEqual(value)
      })
    })
  },
)
