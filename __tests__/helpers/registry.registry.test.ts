import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeUser, npm } from './cli.js'
import { writePackage } from './packages.js'
import { startRegistry } from './registry.js'
import type { Registry } from './registry.js'
import { useSandbox } from './sandbox.js'

describe('the registry of the tests', () => {
  const sandbox = useSandbox()
  let registry: Registry

  beforeAll(async () => {
    registry = await startRegistry(sandbox)
  })
  afterAll(async () => {
    await registry.stop()
  })

  it('serves what was published', async () => {
    const user = makeUser(sandbox, { registry: registry.url, npm: 'host' })
    await registry.publish(
      writePackage(sandbox.folder(), { 'package.json': { name: 'plain', version: '1.2.3' } }),
      user,
    )
    const { stdout } = await npm(['view', 'plain', 'version'], { user })
    expect(stdout.trim()).toBe('1.2.3')
  })

  it('answers 401 for the private scope without a token', async () => {
    const user = makeUser(sandbox, { registry: registry.url, npm: 'host' })
    await registry.publish(
      writePackage(sandbox.folder(), { 'package.json': { name: '@private/a', version: '1.0.0' } }),
      user,
    )
    expect((await fetch(`${registry.url}@private%2fa`)).status).toBe(401)
    const allowed = await fetch(`${registry.url}@private%2fa`, {
      headers: { authorization: `Bearer ${registry.token}` },
    })
    expect(allowed.status).toBe(200)
  })

  it('knows no package that was not published', async () => {
    expect((await fetch(`${registry.url}typescript`)).status).toBe(404)
  })
})
