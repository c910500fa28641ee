import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { embedded, factsOf } from './contents.js'

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('\n', '"', '\\', '/', '%', ' ', '\u{1f600}', 'a', '*'),
    minLength: 1,
    maxLength: 60,
  }),
)
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

interface Hidden {
  readonly texts: readonly string[]
  readonly json: string
}

/** A map with its keys in any order, plain or in sections, printed tightly or not. */
const hidden: fc.Arbitrary<Hidden> = fc
  .record({
    texts: fc.array(text, { minLength: 1, maxLength: 4 }),
    keys: fc.shuffledSubarray(['version', 'sources', 'sourcesContent', 'mappings', 'names', 'file'], { minLength: 6 }),
    indent: fc.constantFrom(0, 2),
    inSections: fc.boolean(),
  })
  .map(({ texts, keys, indent, inSections }) => {
    const whole: Record<string, unknown> = {
      version: 3,
      sources: texts.map((_, n) => `${n}.ts`),
      sourcesContent: texts,
      mappings: 'AAAA',
      names: ['a'],
      file: 'x.js',
    }
    const map = Object.fromEntries(keys.map((key) => [key, whole[key]]))
    return {
      texts,
      json: JSON.stringify(
        inSections ? { version: 3, sections: [{ offset: { line: 0, column: 0 }, map }] } : map,
        null,
        indent,
      ),
    }
  })

const chunk = fc.integer({ min: 1, max: 300 })
const name = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?(\.(js|mjs|cjs|jsx|ts|css|html|json|map|bin|wasm|txt))?$/)

const urls: readonly ((json: string) => string)[] = [
  (json) => `data:application/json;base64,${Buffer.from(json).toString('base64')}`,
  (json) => `data:application/json;charset=utf-8;base64,${Buffer.from(json).toString('base64url')}`,
  (json) => `DATA:;Base64;charset=UTF-8,${Buffer.from(json).toString('base64').replaceAll('=', '')}`,
  (json) => `data:application/json,${encodeURIComponent(json)}`,
  (json) => `data:application/json;charset=utf-8,${encodeURI(json)}`,
]
const wrappers: readonly ((url: string) => string)[] = [
  (url) => `//# sourceMappingURL=${url}`,
  (url) => `//@ sourceMappingURL=${url}`,
  (url) => `/*# sourceMappingURL=${url} */`,
  (url) => `eval("x()\\n//# sourceMappingURL=${url}\\n//# sourceURL=webpack-internal:///a\\n")`,
]
const code = fc.array(
  fc.constantFrom(
    'x()',
    'const a = "sourceMappingURL="',
    '// sourceMappingURL=data:',
    '/* URL= */',
    "'sourceMapping'",
    '<p>',
    '{"a":1}',
    '\u{1f600}',
    '//# sourceMappingURL=x.map',
  ),
  { maxLength: 8 },
)

describe('a map that is hidden', () => {
  it('as a file of any name, encoding and order of keys is found, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        hidden,
        name,
        chunk,
        fc.constantFrom('', '\ufeff', ")]}'\n", ' \n'),
        fc.boolean(),
        async ({ texts, json }, path, size, before, wide) => {
          const content = wide ? Buffer.from(`\ufeff${json}`, 'utf16le') : Buffer.from(before + json)
          const facts = await factsOf(path, content, { chunk: size })
          expect(embedded(facts).map((source) => source.sha256)).toEqual(texts.map(sha256))
          expect(embedded(facts).map(({ bytes, lines }) => [bytes, lines])).toEqual(
            texts.map((each) => [Buffer.byteLength(each), each.split('\n').length - (each.endsWith('\n') ? 1 : 0)]),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  it('in a data: URL anywhere in a text is found, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        hidden,
        name,
        chunk,
        code,
        code,
        fc.constantFrom(...urls),
        fc.constantFrom(...wrappers),
        async ({ texts, json }, path, size, before, behind, url, wrap) => {
          const content = ['x', ...before, wrap(url(json)), ...behind].join('\n')
          expect(embedded(await factsOf(path, content, { chunk: size })).map((source) => source.sha256)).toEqual(
            texts.map(sha256),
          )
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('what is no map', () => {
  const silent = async (path: string, content: string, size: number): Promise<void> => {
    const { sourceMaps, notInspected } = await factsOf(path, content, { chunk: size })
    expect([sourceMaps, notInspected]).toEqual([undefined, undefined])
  }

  it('never raises it: random JSON, with the names of its keys too', async () => {
    const key = fc.constantFrom('version', 'sources', 'file', 'sourceRoot', 'names', 'sections', 'a')
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(key, tie('json')),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(json, name, chunk, (value, path, size) => silent(path, JSON.stringify(value), size)),
      { numRuns: 300 },
    )
  })

  it('never raises it: random JavaScript, with all the words of one', async () => {
    const token = fc.constantFrom(
      'sourceMappingURL=',
      'data:',
      'application/json',
      ';base64,',
      '//# ',
      '/*# ',
      '*/',
      '"',
      '`',
      '${map}',
      '\\n',
      '\n',
      'eyJ',
      'sourcesContent',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      'eval(',
      ')',
      '%7B',
      ' ',
      '=',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(token, { maxLength: 40 }),
        name.filter((path) => !path.endsWith('.map')),
        chunk,
        (tokens, path, size) => silent(path, `x${tokens.join('')}`, size),
      ),
      { numRuns: 500 },
    )
  })
})
