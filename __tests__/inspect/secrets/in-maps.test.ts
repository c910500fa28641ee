import { describe, expect, it } from '@jest/globals'
import { secretsInMap } from '../../../src/inspect/secret.js'
import { word } from '../secret-samples.js'

const token = (seed: string): string => `ghp_${word(36, seed)}`

describe('a secret in a source map', () => {
  it('is named with the source that it is in, and with none where it stands between two', () => {
    const [first, between, last] = [token('first'), token('between'), token('last')]
    const head = `{"sourcesContent":["one\\n${first}`
    const middle = `"],"x":"${between}","more":["`
    const text = `${head}${middle}two ${last}"]}`
    const places = [
      { name: 'src/one.ts', start: 19, end: head.length },
      { name: 'src/two.ts', start: head.length + middle.length, end: text.length - 3 },
    ]
    const { secrets } = secretsInMap(Buffer.from(text), places)
    const placed = secrets?.map(({ source, line }) => `${source ?? 'no source'} ${line ?? '-'}`)
    expect(placed?.sort()).toEqual(['no source -', 'src/one.ts 2', 'src/two.ts 1'])
  })
})
