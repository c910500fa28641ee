import { describe, expect, it } from '@jest/globals'
import { trustedRoots } from '../../../src/commands/attest/trusted-root.js'
import { SigningAuthority } from '../../helpers/signing.js'
import { startTufMirror, type TufMirror } from '../../helpers/tuf-mirror.js'

const place = { env: {}, userAgent: 'tests' }
const root = new SigningAuthority().trustedRoot()

async function withMirror(change: (mirror: TufMirror) => void, expires?: string) {
  const mirror = await startTufMirror(JSON.stringify(root), expires)
  try {
    change(mirror)
    return { ...(await trustedRoots(null, place, mirror)), requests: mirror.requests }
  } finally {
    await mirror.stop()
  }
}

describe("Sigstore's root", () => {
  it('is the one that the mirror has today', async () => {
    const found = await withMirror(() => undefined)
    expect(found.detail).toBeNull()
    expect(found).toMatchObject({ source: 'tuf', detail: null, documents: [root] })
    expect(found.requests.at(-1)).toBe('/targets/trusted_root.json')
  })

  it.each<[string, (mirror: TufMirror) => void, string | undefined]>([
    [
      'is another than the one that was signed',
      (mirror) => {
        const other = JSON.stringify({ ...root, tlogs: [] })
        mirror.replace('/targets/trusted_root.json', Buffer.from(other))
      },
      undefined,
    ],
    [
      'is signed by no one',
      (mirror) => {
        mirror.replace('/targets.json', Buffer.from('{"signatures":[],"signed":{}}'))
      },
      undefined,
    ],
    [
      'is not there',
      (mirror) => {
        mirror.replace('/timestamp.json', Buffer.from('<html>'))
      },
      undefined,
    ],
    ['has expired', () => undefined, '2021-01-01T00:00:00Z'],
  ])('is the shipped one where that of the mirror %s, and says so', async (_what, change, expires) => {
    const found = await withMirror(change, expires)
    expect([found.source, found.documents.length]).toEqual(['shipped', 1])
    expect(found.detail).not.toBe('')
    expect(found.documents[0]).not.toEqual(root)
  })
})
