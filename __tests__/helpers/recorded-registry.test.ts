import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { packageTarball, writePackage } from './packages.js'
import { startRecordedRegistry, type RecordedRegistry } from './recorded-registry.js'
import { useSandbox } from './sandbox.js'

const sandbox = useSandbox()
let registry: RecordedRegistry
beforeAll(async () => {
  registry = await startRecordedRegistry()
})
afterAll(async () => {
  await registry.stop()
})

interface Packument {
  readonly 'dist-tags': Readonly<Record<string, string>>
  readonly versions: Readonly<
    Record<
      string,
      {
        readonly _npmVersion?: string
        readonly _from?: string
        readonly dist: { readonly integrity: string; readonly tarball: string }
      }
    >
  >
}

const ask = async (path: string, token?: string): Promise<{ status: number; body: Packument }> => {
  const response = await fetch(
    `${registry.url}${path}`,
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  )
  return { status: response.status, body: (await response.json()) as Packument }
}

describe('the recorded registry', () => {
  it('serves what was published: a folder as npm packs it, and a tarball as it is', async () => {
    await registry.publish(
      writePackage(sandbox.folder(), { 'package.json': { name: 'calm', version: '1.0.0' }, 'package-lock.json': '{}' }),
    )
    const tarball = packageTarball({ 'package.json': { name: 'calm', version: '2.0.0-rc.1' } })
    const file = join(sandbox.folder(), 'calm.tgz')
    writeFileSync(file, tarball)
    await registry.publish(file, undefined, { tag: 'next' })
    const { status, body } = await ask('calm')
    expect([status, body['dist-tags']]).toEqual([200, { latest: '1.0.0', next: '2.0.0-rc.1' }])
    const { '1.0.0': folder, '2.0.0-rc.1': handed } = body.versions
    expect([folder?._npmVersion, folder?._from, handed?._from]).toEqual(['11.21.2', undefined, `file:${file}`])
    expect(Buffer.from(await (await fetch(handed?.dist.tarball ?? '')).arrayBuffer())).toEqual(tarball)
  })

  it('answers as a registry does for what it does not have, and for what it does not show', async () => {
    await registry.publishBytes(packageTarball({ 'package.json': { name: '@private/a', version: '1.0.0' } }))
    expect((await ask('typescript')).status).toBe(404)
    expect((await ask('@private%2fa')).status).toBe(401)
    expect((await ask('@private%2fa', 'wrong')).status).toBe(401)
    expect((await ask('@private%2fa', registry.token)).status).toBe(200)
    await expect(
      registry.publishBytes(packageTarball({ 'package.json': { name: '@private/a', version: '1.0.0' } })),
    ).rejects.toThrow('published already')
  })

  it('takes a package back', async () => {
    await registry.publishBytes(packageTarball({ 'package.json': { name: 'gone', version: '1.0.0' } }))
    registry.unpublish('gone')
    expect((await ask('gone')).status).toBe(404)
  })
})
