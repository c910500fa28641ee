import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addToFiles, publishedRange, replaceRange } from '../../../src/commands/fix/package-json.js'

describe('addToFiles', () => {
  it.each([
    ['{"files": ["dist"]}', '{"files": ["dist", "!dist/.env"]}'],
    ['{"files":["dist","a"]}', '{"files":["dist","a","!dist/.env"]}'],
    [
      '{\n\t"files": [\n\t\t"dist"\n\t],\n\t"x": 1 }\n',
      '{\n\t"files": [\n\t\t"dist",\n\t\t"!dist/.env"\n\t],\n\t"x": 1 }\n',
    ],
    [
      '{\r\n  "files": [\r\n    "dist",\r\n    "lib"\r\n  ]\r\n}',
      '{\r\n  "files": [\r\n    "dist",\r\n    "lib",\r\n    "!dist/.env"\r\n  ]\r\n}',
    ],
  ])('writes %j as its list is written, and leaves the rest as it is', (before, after) => {
    expect(addToFiles(before, ['!dist/.env'])).toBe(after)
  })

  it.each([
    ['{"files": ["dist", "dist/.env"]}', '{"files": ["dist", "!dist/.env"]}'],
    ['{\n  "files": [\n    "./dist/.env",\n    "lib"\n  ]\n}', '{\n  "files": [\n    "lib",\n    "!dist/.env"\n  ]\n}'],
  ])('takes out of %j what names the file: npm packs it else', (before, after) => {
    expect(addToFiles(before, ['!dist/.env'])).toBe(after)
  })

  it('changes nothing where there is no list, an empty one, or one that has the entries', () => {
    for (const text of ['{}', '{"files": []}', '{"files": "dist"}', '{"files": ["!a"]}', 'no JSON', ''])
      expect(addToFiles(text, ['!a'])).toBeNull()
  })

  it('adds each entry once, in whatever form a package.json has', () => {
    const name = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.jsonValue()),
        fc.uniqueArray(name, { minLength: 1 }),
        fc.array(
          name.filter((entry) => !entry.startsWith('!')),
          { minLength: 1 },
        ),
        fc.constantFrom(undefined, 2, '\t'),
        (others, files, entries, indent) => {
          const manifest = { ...others, files }
          const after = addToFiles(JSON.stringify(manifest, null, indent), entries)
          const fresh = [...new Set(entries)].filter((entry) => !files.includes(entry))
          if (fresh.length === 0) expect(after).toBeNull()
          else expect(after).toBe(JSON.stringify({ ...manifest, files: [...files, ...fresh] }, null, indent))
        },
      ),
    )
  })
})

describe('a range of a workspace', () => {
  it.each([
    ['workspace:*', '1.2.3'],
    ['workspace:^', '^1.2.3'],
    ['workspace:~', '~1.2.3'],
    ['workspace:>=1.0.0 <2', '>=1.0.0 <2'],
    ['workspace:../a', null],
    ['workspace:other@^1.0.0', null],
    ['^1.0.0', null],
  ])('%s becomes what a registry can answer', (spec, range) => {
    expect(publishedRange(spec, '1.2.3')).toBe(range)
  })

  it('is replaced where it stands, if the package is known', () => {
    const text = '{ "dependencies": { "@acme/a": "workspace:^" , "b": "1" } }'
    const versions = new Map([['@acme/a', '2.0.0']])
    expect(replaceRange(text, ['dependencies', '@acme/a'], versions)).toBe(text.replace('workspace:^', '^2.0.0'))
    expect(replaceRange(text, ['dependencies', '@acme/a'], new Map())).toBeNull()
    expect(replaceRange(text, ['dependencies', 'b'], new Map([['b', '2.0.0']]))).toBeNull()
  })
})
