import { describe, expect, it } from '@jest/globals'
import { compare, compareInside } from '../../src/compare/pairing.js'
import type { FileFacts } from '../../src/model/file-facts.js'
import type { Release } from '../../src/model/release.js'
import { file, release } from '../helpers/facts.js'

function holding(container: string, ...names: readonly string[]): Release {
  const inside = names.map((name): FileFacts =>
    file(`${container}!${name}`, { container, content: `${container} ${name}` }),
  )
  return { ...release([file(container)]), inside }
}

function pairs(now: Release, before: Release): readonly (readonly [string, string | undefined])[] {
  return compareInside(now, before, compare(now.files, before.files)).pairs.map((pair) => [
    pair.file.path,
    pair.was?.path,
  ])
}

describe('the files in a container', () => {
  it('are paired by their path', () => {
    expect(pairs(holding('a.zip', 'x', 'y'), holding('a.zip', 'x'))).toEqual([
      ['a.zip!x', 'a.zip!x'],
      ['a.zip!y', undefined],
    ])
  })

  it('are paired with those of the container that was there under another version', () => {
    expect(pairs(holding('deps/a-1.3.0.tgz', 'a-1.3.0/x'), holding('deps/a-1.2.0.tgz', 'a-1.2.0/x'))).toEqual([
      ['deps/a-1.3.0.tgz!a-1.3.0/x', 'deps/a-1.2.0.tgz!a-1.2.0/x'],
    ])
  })

  it('are removed with it', () => {
    const [now, before] = [release([]), holding('a.zip', 'x')]
    expect(compareInside(now, before, compare(now.files, before.files)).removed.map(({ path }) => path)).toEqual([
      'a.zip!x',
    ])
  })
})
