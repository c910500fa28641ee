import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

const page = readFileSync('docs/architecture.md', 'utf8')

describe('docs/architecture.md', () => {
  it('names every room of src/ once, and no other', () => {
    const rooms = readdirSync('src', { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    )
    const named = [...page.matchAll(/^\| `src\/([a-z-]+)\/` \|/gm)].map(([, room]) => room)
    expect(named.toSorted()).toEqual(rooms.toSorted())
  })

  it('names files that are there', () => {
    const named = [...page.matchAll(/`((?:src|__tests__|page)\/[\w./-]+)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  it('is linked from CONTRIBUTING', () => {
    expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain('(docs/architecture.md)')
  })
})
