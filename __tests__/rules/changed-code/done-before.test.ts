import { describe, expect, it } from '@jest/globals'
import { doneBefore } from '../../../src/rules/changed-code/changed-code.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { inspect } from '../../../src/inspect/inspect.js'
import { behaviour } from '../../../src/inspect/behaviour/inspector.js'
import { InspectionMemory, Shelf } from '../../../src/inspect/memory.js'
import { contentsOf } from '../../inspect/contents.js'
import { code } from '../../helpers/modules.js'
import { release } from '../../helpers/facts.js'

const hosts = ({ hosts: all }: ReturnType<NonNullable<FileFacts['behaviour']>>): readonly string[] =>
  all.map(({ host }) => host)

describe('what was done before', () => {
  const index = code('index.js', 'fetch("https://one.acme.io")')
  const other = code('other.js', 'fetch("https://two.acme.io")')

  it('is looked for in the file that changed before any other is read', () => {
    const unreadable = {
      ...other,
      behaviour: () => {
        throw new Error('read without need')
      },
    }
    const isKnown = doneBefore(release([index, unreadable]), hosts)
    expect(isKnown('one.acme.io', index)).toBe(true)
    expect(() => isKnown('two.acme.io', index)).toThrow('read without need')
  })

  it('is looked for in all files then', () => {
    const isKnown = doneBefore(release([index, other]), hosts)
    expect(isKnown('two.acme.io', index)).toBe(true)
    expect(isKnown('one.acme.io')).toBe(true)
    expect(isKnown('three.acme.io', index)).toBe(false)
  })
})

it('takes the text of a file from the shelf once, however often it is asked for', () => {
  class CountingShelf extends Shelf {
    count = 0
    override text(sha256: string): string | null {
      this.count += 1
      return super.text(sha256)
    }
  }
  const shelf = new CountingShelf()
  const content = Buffer.from('fetch("https://asked-for-often.acme.io")')
  const packed = { path: 'index.js', size: content.length, mode: 0o644, type: 'file' } as const
  const reading = behaviour(shelf)(packed, { held: 1e6 })
  reading?.write(content)
  const facts = reading?.end({ ...packed, kind: 'text', sha256: 'of a file that is asked for often' })
  expect(shelf.count).toBe(0)
  for (let n = 0; n < 3; n += 1) expect(facts?.behaviour?.().hosts).toHaveLength(1)
  expect(shelf.count).toBe(1)
})

it('reads code that the shelf has no room for at once, and the same', async () => {
  const text = 'fetch("https://one.acme.io")'
  const memory = new InspectionMemory()
  for (let n = 0; n < 64; n += 1) memory.shelf.put(`filler ${n}`, Buffer.alloc(1_000_000))
  const { files } = await inspect(contentsOf({ 'index.js': Buffer.from(text) }, 64), { held: 1e6 }, memory)
  const { sha256, behaviour: read } = files.find(({ path }) => path === 'index.js') ?? {}
  expect(memory.shelf.has(sha256 ?? '')).toBe(false)
  expect(read?.().hosts.map(({ host }) => host)).toEqual(['one.acme.io'])
})
