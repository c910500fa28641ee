import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { embedded, factsOf } from './contents.js'

const secret = 'const it = "ours"\n// naïve \u{1f600}\n'
const map = {
  version: 3,
  sources: ['src/a.ts', 'src/b.ts'],
  sourcesContent: [secret, null],
  names: [],
  mappings: 'AAAA',
}
const json = JSON.stringify(map)
const base64 = Buffer.from(json).toString('base64')
const found = [
  {
    name: 'src/a.ts',
    bytes: Buffer.byteLength(secret),
    lines: 2,
    sha256: createHash('sha256').update(secret).digest('hex'),
  },
]

describe('a file that is a source map, whatever its name', () => {
  it.each([
    ['cli.json', json],
    ['assets/1.bin', json],
    ['LICENSE', json],
    ['x.map', `)]}'\n${json}`],
    ['x.js', `)]}\r\n ${json}`],
    ['x', `\ufeff \n\t${json}\n`],
    ['indented.json', JSON.stringify(map, null, 2)],
    ['list.json', JSON.stringify([1, [map]])],
    ['cache.json', JSON.stringify({ code: 'x', map })],
    ['lines.json', `${JSON.stringify({ a: 1 })}\n${json}\n`],
    ['index.map', JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, map }] })],
    ['escaped.json', json.replace('"sourcesContent"', '"sources\\u0043ontent"')],
    ['utf16.json', Buffer.from(`\ufeff${json}`, 'utf16le')],
    ['utf16be.json', Buffer.from(`\ufeff${json}`, 'utf16le').swap16()],
  ])('%s', async (path, content) => {
    for (const chunk of [1, 2, 1000]) {
      const facts = await factsOf(path, content, { chunk })
      expect(embedded(facts)).toEqual(found)
      expect(facts.sourceMaps?.[0]?.origin).toBe('file')
    }
  })

  it('adds up the sections of an indexed map', async () => {
    const text = JSON.stringify({
      version: 3,
      sections: [
        { offset: {}, map },
        { offset: {}, map },
      ],
    })
    expect((await factsOf('x.map', text)).sourceMaps).toEqual([
      { origin: 'file', sources: 4, embedded: [...found, ...found] },
    ])
  })

  it('counts escapes of JSON as the characters that they stand for', async () => {
    const text = String.raw`{"version":3,"sources":["\u00e9\/"],"sourcesContent":["\ud83d\ude00\u000a\"\\\t\ud800x"],"mappings":""}`
    const content = '\u{1f600}\n"\\\t\ud800x'
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(embedded(await factsOf('x.map', text))).toEqual([
      { name: 'é/', bytes: Buffer.byteLength(content), lines: 2, sha256 },
    ])
  })

  it.each([
    ['has names, but no texts', JSON.stringify({ ...map, sourcesContent: undefined })],
    ['has nulls and empty texts', JSON.stringify({ ...map, sourcesContent: [null, ''] })],
  ])('gives nothing away where it %s', async (_, text) => {
    expect((await factsOf('x.js.map', text)).sourceMaps).toEqual([{ origin: 'file', sources: 2, embedded: [] }])
  })

  it.each([
    ['JSON with version and sources', '{"version":3,"sources":["a","b"]}'],
    [
      'a tsconfig with sourcesContent in a comment',
      '{"compilerOptions": {"inlineSources": true /* "sourcesContent" */}}',
    ],
    ['settings with such a key', '{"sourcesContent": true, // keep\n"sources": []}'],
    ['a JSON text that nests without end', '['.repeat(100_000)],
    ['a badge before a README', '[![badge](x)](y)\n`"sourcesContent": [` is a key'],
  ])('is not %s', async (_, text) => {
    const facts = await factsOf('x.json', text)
    expect(facts.sourceMaps).toBeUndefined()
    expect(facts.notInspected).toBeUndefined()
  })

  it.each(['{"version":3,"sourcesContent":["ours', `${json.slice(0, -1)},}`])(
    'that cannot be read is not inspected: %s',
    async (text) => {
      expect((await factsOf('cli.json', text)).notInspected).toMatch(/can't be read/)
    },
  )

  it('over the limit is not inspected, whatever its name; other JSON over it passes', async () => {
    for (const chunk of [3, 1000]) {
      expect((await factsOf('cli.json', json, { held: 60, chunk })).notInspected).toMatch(/the limit is 60/)
      expect(
        (await factsOf('data.json', JSON.stringify({ data: 'x'.repeat(200) }), { held: 60, chunk })).notInspected,
      ).toBeUndefined()
    }
  })
})

describe('a file that holds source maps', () => {
  it.each(['x.js', 'x.mjs', 'x.cjs', 'x.jsx', 'x.ts', 'x.html', 'bin/cli', 'x.unknown'])(
    'is found in %s',
    async (path) => {
      for (const chunk of [1, 5, 1000]) {
        const facts = await factsOf(
          path,
          `#!/usr/bin/env node\nx()\n//# sourceMappingURL=data:application/json;base64,${base64}\n`,
          { chunk },
        )
        expect(facts.sourceMaps).toEqual([{ origin: 'inline', sources: 2, embedded: found }])
        expect(facts.mapReference).toBeUndefined()
      }
    },
  )

  it.each([
    ['//@', `//@ sourceMappingURL=data:application/json;base64,${base64}`],
    ['a block comment', `a{}/*# sourceMappingURL=data:application/json;base64,${base64} */`],
    ['a block comment without a space', `a{}/*# sourceMappingURL=data:application/json;base64,${base64}*/`],
    ['a script in a page', `<script>x()\n//# sourceMappingURL=data:application/json;base64,${base64}</script>`],
    ['a charset', `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${base64}`],
    [
      'parameters in another order and case',
      `//# sourceMappingURL=DATA:Application/JSON;BASE64;Charset="UTF-8",${base64}`,
    ],
    ['another media type', `//# sourceMappingURL=data:text/plain;base64,${base64}`],
    ['no media type', `//# sourceMappingURL=data:;base64,${base64}`],
    ['no padding', `//# sourceMappingURL=data:;base64,${base64.replace(/=+$/, '')}`],
    ['the alphabet for URLs', `//# sourceMappingURL=data:;base64,${Buffer.from(json).toString('base64url')}`],
    ['escaped signs', `//# sourceMappingURL=data:;base64,${base64.replaceAll('=', '%3D').replaceAll('+', '%2B')}`],
    ['percents', `//# sourceMappingURL=data:application/json,${encodeURIComponent(json)}`],
    [
      'percents and a charset',
      `//# sourceMappingURL=data:application/json;charset=utf-8,${encodeURIComponent(json)}\n`,
    ],
    ['few percents', `//# sourceMappingURL=data:application/json,${encodeURI(json)}`],
    ['JSON as it is', `//# sourceMappingURL=data:application/json,${json}`],
    [
      'UTF-16 in base64',
      '//# ' +
        `sourceMappingURL=data:application/json;charset=utf-16le;base64,${Buffer.from(json, 'utf16le').toString('base64')}`,
    ],
    ['more code behind it', `//# sourceMappingURL=data:;base64,${base64}\nx()\n//# sourceMappingURL=x.js.map\n`],
    ['a file in UTF-16', Buffer.from(`\ufeff//# sourceMappingURL=data:;base64,${base64}\n`, 'utf16le')],
    [
      'bytes before and behind it',
      Buffer.concat([Buffer.alloc(5000), Buffer.from(`//# sourceMappingURL=data:;base64,${base64}`), Buffer.alloc(10)]),
    ],
  ])('is found with %s', async (_, content) => {
    expect((await factsOf('x.js', content)).sourceMaps).toEqual([{ origin: 'inline', sources: 2, embedded: found }])
  })

  it('is found for each of several', async () => {
    const line = `//# sourceMappingURL=data:;base64,${base64}\n`
    expect((await factsOf('x.js', `a()\n${line}b()\n${line}`)).sourceMaps).toHaveLength(2)
  })

  it.each([
    [
      'base64',
      `eval("x()\\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${base64}\\n//# ` +
        'sourceURL=webpack-internal:///a\\n")',
    ],
    [
      'base64 with escapes',
      `eval('x()\\n//# ` +
        `sourceMappingURL=data:application/json;base64,${base64.replaceAll('=', '\\x3d').replaceAll('/', '\\/')}\\n')`,
    ],
    ['percents', `eval("//# sourceMappingURL=data:application/json,${encodeURIComponent(json)}\\n//# sourceURL=a\\n")`],
    [
      'JSON as it is',
      `eval(${JSON.stringify(`//# sourceMappingURL=data:application/json,${json}\n//# sourceURL=a\n`)})`,
    ],
  ])('takes those in eval wrappers together: %s', async (_, wrapper) => {
    for (const separator of ['\n', ';']) {
      expect((await factsOf('x.js', [wrapper, wrapper].join(separator))).sourceMaps).toEqual([
        { origin: 'eval', sources: 4, embedded: [...found, ...found] },
      ])
    }
  })

  it.each([
    ["a compiler's string", 'out += "//# sourceMappingURL=data:application/json;base64," + btoa(map)'],
    ["a compiler's template", 'out += `//# sourceMappingURL=data:application/json;base64,${btoa(map)}`'],
    ['a template of JSON', 'out += `//# sourceMappingURL=data:application/json,{"version":3,"sourcesContent":[${x}]}`'],
    [
      'an empty map in a string',
      'x = "//# ' +
        `sourceMappingURL=data:;base64,${Buffer.from('{"version":3,"sources":[],"mappings":""}').toString('base64')}"`,
    ],
    ['other data', `//# sourceMappingURL=data:text/plain;base64,${Buffer.from('hello').toString('base64')}`],
    ['a regular expression', '/sourceMappingURL=data:(?:application|text)\\/json/'],
    ['a URL without a comma', '//# sourceMappingURL=data:application/json'],
  ])('is not %s', async (_, text) => {
    const facts = await factsOf('x.js', text)
    expect([facts.sourceMaps, facts.notInspected, facts.mapReference]).toEqual([undefined, undefined, undefined])
  })

  it('that cannot be read is not inspected', async () => {
    const broken = Buffer.from(json.replace('null]', 'null')).toString('base64')
    expect((await factsOf('x.js', `//# sourceMappingURL=data:;base64,${broken}`)).notInspected).toMatch(/data: URL/)
  })

  it('over the limit is not inspected; a file over it without any is', async () => {
    const code = 'x()\n'.repeat(1000)
    for (const chunk of [7, 1000]) {
      expect(
        (await factsOf('x.js', `${code}//# sourceMappingURL=data:;base64,${base64}`, { held: 100, chunk }))
          .notInspected,
      ).toMatch(/the limit is 100/)
      expect(
        (await factsOf('x.js', `${code}//# sourceMappingURL=x.js.map`, { held: 100, chunk })).notInspected,
      ).toBeUndefined()
    }
  })

  it('is no example in documentation, unless it embeds texts', async () => {
    const names = Buffer.from(JSON.stringify({ ...map, sourcesContent: undefined })).toString('base64')
    expect((await factsOf('README.md', `//# sourceMappingURL=data:;base64,${names}`)).sourceMaps).toBeUndefined()
    expect(embedded(await factsOf('README.md', `//# sourceMappingURL=data:;base64,${base64}`))).toEqual(found)
  })
})
