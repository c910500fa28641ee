import { describe, expect, it } from '@jest/globals'
import { refusedUrl, startBrokenRegistry } from './broken-registry.js'

describe('the broken registry of the tests', () => {
  it('serves a tarball whose bytes are not those of its integrity', async () => {
    const broken = await startBrokenRegistry({ kind: 'wrong-bytes' }, 'plain')
    const packument = (await (await fetch(`${broken.url}plain`)).json()) as {
      versions: { '1.0.0': { dist: { integrity: string; tarball: string } } }
    }
    const { integrity, tarball } = packument.versions['1.0.0'].dist
    const bytes = await (await fetch(tarball)).arrayBuffer()
    const digest = Buffer.from(await crypto.subtle.digest('SHA-512', bytes)).toString('base64')
    expect(integrity).not.toBe(`sha512-${digest}`)
    expect(broken.requests).toEqual(['GET /plain', 'GET /plain/-/plain-1.0.0.tgz'])
    await broken.stop()
  })

  it('hangs until the client gives up', async () => {
    const broken = await startBrokenRegistry({ kind: 'hang' }, 'plain')
    await expect(fetch(broken.url, { signal: AbortSignal.timeout(300) })).rejects.toThrow('timeout')
    await broken.stop()
  })

  it('refuses connections', async () => {
    await expect(fetch(await refusedUrl())).rejects.toThrow('fetch failed')
  })
})
