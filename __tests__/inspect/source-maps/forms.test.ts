import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { effortOf } from '../../helpers/effort.js'
import { embedded, factsOf } from '../contents.js'

const source = 'export const secret = "1"\n// it\'s a longer comment than examples have, with a \\ and a `tick`\n'
const map = { version: 3, sources: ['../src/secret.ts'], names: [], mappings: 'AAAA', sourcesContent: [source] }
const json = JSON.stringify(map)
const base64 = Buffer.from(json).toString('base64')
const single = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const template = (text: string): string => `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
const escaped = (text: string): string =>
  Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
const escapedKey = json.replace('sourcesContent', escaped('sourcesContent'))

const hexEscaped = (text: string): string =>
  Array.from(text, (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')

/** By Vite 8.3, of a map in JSON that code imports as a module, with its names. */
const viteModule = `var m = /* @__PURE__ */ __exportAll({
	default: () => o,
	mappings: () => i,
	names: () => r,
	sources: () => n,
	sourcesContent: () => a,
	version: () => 3
}), n = ["../src/secret.ts"], r = [], i = "AAAA", a = [${JSON.stringify(source)}];
use(m);`

const octal = (text: string): string =>
  Array.from(text, (letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')
const percents = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const entities = (text: string, quote: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', quote)
const quoted = (text: string, width: number): readonly string[] =>
  (text.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? []).map((part) => JSON.stringify(part))

/** How tools and people write a map into a file; each gives the sources away. */
const forms: readonly (readonly [what: string, path: string, text: string])[] = [
  ['css-loader', 'a.js', `exports.push([module.id, ".a{}", "",${json}]);`],
  [
    'a literal with bare keys',
    'a.js',
    `var c = { inputSourceMap: { version: 3, sources: ["../src/secret.ts"], sourcesContent: [${single(source)}], mappings: "AAAA" } }`,
  ],
  [
    'a literal with a template',
    'a.js',
    `export default { sources: ['../src/secret.ts'], sourcesContent: [${template(source)}], mappings: '' }`,
  ],
  ['export default', 'a.js', `export default ${json}`],
  ['JSON behind a comment', 'a.json', `// made by a tool\n${json}`],
  ['a string with double quotes', 'a.js', `module.exports = JSON.parse(${JSON.stringify(json)})`],
  ['a string with single quotes', 'a.js', `module.exports = JSON.parse(${single(json)})`],
  ['a template', 'a.js', `const map = ${template(json)}`],
  ['JSON in JSON', 'cache.json', JSON.stringify({ map: json })],
  ['JSON in JSON in JSON', 'cache.json', JSON.stringify({ entry: JSON.stringify({ map: json }) })],
  ['JSON in JSON in code', 'a.js', `load(${JSON.stringify(JSON.stringify({ map: json }))})`],
  ['base64 in code', 'a.js', `const m = "${base64}"`],
  ['base64 in lines', 'a.dat', (base64.match(/.{1,64}/g) ?? []).join('\n')],
  ['base64 in parts', 'a.js', (base64.match(/.{1,50}/g) ?? []).map((part) => `"${part}"`).join(' +\n  ')],
  ['base64 of JSON that begins otherwise', 'a.js', `x = "${Buffer.from(`[1,{"a":2}, ${json}]`).toString('base64')}"`],
  [
    'gzip in a data: URL',
    'a.js',
    `//# sourceMappingURL=data:application/json;base64,${gzipSync(json).toString('base64')}`,
  ],
  ['an escaped key', 'a.json', escapedKey],
  ['an escaped key in code', 'a.js', `var m = ${escapedKey}`],
  [
    'a key in hex',
    'a.js',
    `var m = ${json.replace('sourcesContent', Array.from('sourcesContent', (letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join(''))}`,
  ],
  ['a key with one escape', 'a.js', `var m = ${json.replace('sourcesC', 'sources\\u0043')}`],
  ['an escaped key behind a semicolon', 'a.js.map', `;${escapedKey}`],
  ['a string of escapes', 'a.js', `x = JSON.parse("${hexEscaped(json)}")`],
  ['a string of \\u escapes', 'a.js', `it's(1); x = JSON.parse('${escaped(json)}')`],
  ['a percent-encoded string', 'a.js', `x = JSON.parse(decodeURIComponent("${encodeURIComponent(json)}"))`],
  ['a text that is percent-encoded', 'a.dat', encodeURIComponent(json)],
  ['encodeURI', 'a.js', `x = "${encodeURI(json)}"`],
  [
    'variables',
    'a.js',
    `var e=3,t=["../src/secret.ts"],n=[${JSON.stringify(source)}],r="";use({version:e,sources:t,names:[],sourcesContent:n})`,
  ],
  ["Vite's JSON module", 'a.js', viteModule],
  ["Vite's JSON module, minified", 'a.js', viteModule.replaceAll(/[\n\t]/g, '').replaceAll(': () => ', ':()=>')],
  [
    'variables, beside a list of names',
    'a.js',
    `var n=[${JSON.stringify(source)}];x({sources:["../src/secret.ts"],sourcesContent:n})`,
  ],
  ['a key in octal', 'a.js', `var m = ${json.replace('sourcesContent', octal('sourcesContent'))}`],
  ['a string of octal escapes', 'a.c', `const char m[] = "${octal(json)}";`],
  ['percents for each letter', 'a.js', `x = unescape("${percents(json)}")`],
  ['entities', 'a.html', `<div data-map="${entities(json, '&quot;')}"></div>`],
  ['numbered entities', 'a.svg', `<metadata>${entities(json, '&#34;')}</metadata>`],
  ['a cell of CSV', 'a.csv', `1,"${json.replaceAll('"', '""')}"\n`],
  ['strings joined by plus', 'a.js', `var m = ${quoted(json, 70).join(' +\n  ')};`],
  ['strings side by side', 'a.po', `msgid "x"\nmsgstr ""\n${quoted(json, 70).join('\n')}`],
  [
    'lines of JSON',
    'a.js',
    `[${JSON.stringify(map, null, 2)
      .split('\n')
      .map((line) => JSON.stringify(line))
      .join(',\n')}].join("\\n")`,
  ],
  ['below many brackets', 'a.json', `${'['.repeat(1002)}${json}${']'.repeat(1002)}`],
  ['in a program', 'app', `\x7fELF\0\0\0${json}\0\0`],
  ['cut off', 'part-1.js', `var part = ${JSON.stringify(json.slice(0, -30))}`],
]

/** Long enough to be taken for sources without a name. */
const long = source.repeat(3)
const list = JSON.stringify([long])

/** Ways of other languages and of serialisers, in which a list of names may have another form. */
const others: readonly (readonly [what: string, text: string | Buffer])[] = [
  ['a key in brackets', `m["sourcesContent"]=${list};`],
  ['a computed key', `export const m = { ["sourcesContent"]: ${list} }`],
  ['entries', `new Map([["version",3],["sourcesContent",${list}]])`],
  ['a frozen list', `m = { sourcesContent: Object.freeze(${list}) }`],
  ['a condition', `m={sourcesContent:!0?${list}:[]}`],
  ['a raw template', `m = { sourcesContent: [String.raw${template(long)}] }`],
  ['a new Function', `new Function(${JSON.stringify(`${long}\n//# sourceURL=webpack://acme/./src/a.ts`)})`],
  ['eval with names of its own', `eval(${JSON.stringify(`${long}\n//# sourceURL=file:///src/a.ts`)})`],
  ['Ruby', `M = { :sourcesContent => ${list} }`],
  ['PHP', `<?php return ['sourcesContent' => array(${single(long)})];`],
  ['Python', `m = { 'sourcesContent': [r'''${long}'''] }`],
  ['Lua', `return { sourcesContent = { ${JSON.stringify(long)} } }`],
  ['blocks of YAML', `version: 3\nsourcesContent:\n  - |\n    ${long.replaceAll('\n', '\n    ')}\nnames: []\n`],
  ['strings of YAML', `sourcesContent:\n- ${JSON.stringify(long)}\n`],
  ["V8's structured clone", serialize({ ...map, sourcesContent: [long] })],
  ["V8's structured clone with other letters", serialize({ ...map, sourcesContent: [`${long} µ…`] })],
  ["PHP's serialize", `a:1:{s:14:"sourcesContent";a:1:{i:0;s:${long.length}:"${long}";}}`],
  ['MessagePack', packed(Buffer.from([0x91, 0xda]), false)],
  ['CBOR', packed(Buffer.from([0x81, 0x79]), false)],
  ['BSON', packed(Buffer.from('\0\x05\x01\0\0\x020\0', 'latin1'), true)],
]

/** The key, the head of a list, and the length of a text in front of it. */
function packed(head: Buffer, isLittle: boolean): Buffer {
  const text = Buffer.from(long)
  const length = Buffer.alloc(isLittle ? 4 : 2)
  if (isLittle) length.writeUInt32LE(text.length)
  else length.writeUInt16BE(text.length)
  return Buffer.concat([Buffer.from('\x84\xaesourcesContent', 'latin1'), head, length, text, Buffer.from([0xa5])])
}

describe('original sources', () => {
  it.each(others)('written as %s are found', async (_, text) => {
    for (const chunk of [1_000_000, 97]) {
      const [found] = embedded(await factsOf('a.dat', Buffer.from(text), { chunk }))
      expect(found?.bytes).toBeGreaterThanOrEqual(long.length - 1)
    }
  })

  it.each([
    ['names of keys', 'const keys = ["sources","sourcesContent","names"];'],
    [
      'a call with a message',
      `case "sourcesContent": throw Error("${'the list of texts has to be a list '.repeat(9)}")`,
    ],
    ['a loop', 'map.sourcesContent = map.sources.map((source) => `/* ${source} */\n`)'],
    ['names in a program', Buffer.from(`\0sourcesContent\0${'names of other keys, one after another\n'.repeat(9)}`)],
    // A letter and the one behind it would be the head of a text in CBOR, or in V8's form.
    [
      'code with short names',
      `if (!index.sourcesContent) index.x = c;\n${'const max = box["x"]; // xA xZ "x" c\n'.repeat(40)}`,
    ],
    [
      'code in which a digit follows',
      `sourcesContent[i] = content; s:99:"x"\n${'"d" + x + cc + xx + "~" + c\n'.repeat(40)}`,
    ],
    ['a list of files in YAML', `sourcesContent:\n${'  - src/a.ts\n'.repeat(3)}`],
  ])('are none: %s', async (_, text) => {
    expect(embedded(await factsOf('a.dat', Buffer.from(text)))).toEqual([])
  })

  it.each(forms)('in %s are found', async (_, path, text) => {
    for (const chunk of [1_000_000, 97]) {
      const found = embedded(await factsOf(path, Buffer.from(text, 'latin1'), { chunk }))
      expect(found[0]).toMatchObject({ name: '../src/secret.ts' })
      expect(found[0]!.bytes).toBeGreaterThan(40)
    }
  })

  it('keep their text, whatever it is quoted by', async () => {
    const [plain] = embedded(await factsOf('a.js.map', json))
    for (const [what, path, text] of forms) {
      if (['cut off'].includes(what)) continue
      expect([what, embedded(await factsOf(path, Buffer.from(text, 'latin1')))[0]?.sha256]).toEqual([
        what,
        plain!.sha256,
      ])
    }
  })

  it('are found behind a map without texts', async () => {
    const content = JSON.stringify({ version: 3, sources: ['a'], mappings: '', x: json, y: base64 })
    expect(embedded(await factsOf('a.js.map', content))[0]).toMatchObject({ name: '../src/secret.ts' })
  })

  it('in UTF-16 and UTF-32 without a mark are found', async () => {
    const wide = Buffer.from(json, 'utf16le')
    expect(embedded(await factsOf('a.json', wide))).toHaveLength(1)
    expect(embedded(await factsOf('a.json', Buffer.from(wide).swap16()))).toHaveLength(1)
    const widest = Buffer.alloc(json.length * 4)
    for (let at = 0; at < json.length; at += 1) widest.writeUInt32LE(json.charCodeAt(at), at * 4)
    expect(embedded(await factsOf('a.json', widest))).toHaveLength(1)
    expect(embedded(await factsOf('a.json', Buffer.from(widest).swap32()))).toHaveLength(1)
  })

  it('in strings to any depth are found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(JSON.stringify, single, template, (text: string) => JSON.stringify({ text })),
          { maxLength: 4 },
        ),
        fc.integer({ min: 1, max: 500 }),
        async (quotes, chunk) => {
          const text = quotes.reduce((inner, quote) => quote(inner), json)
          expect(embedded(await factsOf('a.js', `x = ${text}`, { chunk }))).not.toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('no sources are found in', () => {
  const words = JSON.stringify(['abstract', 'boolean', 'break', 'byte', 'case', 'catch', 'char', 'class'.repeat(40)])
  it.each([
    [
      'words in a variable of the same name',
      `var n=${words};function f(t,n){return{version:3,sources:t,sourcesContent:n}}`,
    ],
    [
      'lists of the same length without lines',
      `var t=${words},n=${words};function f(t,n){return{version:3,sources:t,sourcesContent:n}}`,
    ],
    [
      'texts that are more than the names',
      `var t=["a.js"],n=[${JSON.stringify(source)},"b"];function f(t,n){return{sources:t,sourcesContent:n}}`,
    ],
    [
      'a library that works with maps',
      'map.sourcesContent = n; if (a.sourcesContent) b({ sourcesContent: n, sources: t })',
    ],
    ['a percent-encoded map without texts', encodeURIComponent(JSON.stringify({ ...map, sourcesContent: [null] }))],
    ['an escaped key alone', `x = "${hexEscaped('"sourcesContent":null')}"`],
  ])('%s', async (_, text) => {
    expect(embedded(await factsOf('a.js', text))).toEqual([])
  })
})

describe('eval wrappers', () => {
  const wrapper = (name: string): string =>
    `"./${name}": (() => {\neval("// a comment\\nconst a = 1\\n\\n//# sourceURL=webpack://acme/./${name}?");\n}),`

  it('hold the text of their modules', async () => {
    const found = await factsOf('dist/main.js', `${wrapper('src/a.js')}\n${wrapper('src/b.js')}`)
    expect(found.sourceMaps?.[0]).toMatchObject({ origin: 'eval', sources: 2 })
    expect(embedded(found)[0]).toMatchObject({ name: 'webpack://acme/./src/a.js', bytes: 26, lines: 3 })
  })
})

describe("a bundler's report", () => {
  const module = {
    type: 'module',
    moduleType: 'javascript/auto',
    identifier: '/a/loader.js!/a/src/b.js',
    name: './src/b.js',
  }

  it('with the text of modules gives them away', async () => {
    const found = await factsOf(
      'dist/stats.json',
      JSON.stringify({ modules: [{ ...module, source: 'const b = 1\n' }] }),
    )
    expect(found.sourceMaps?.[0]).toMatchObject({ origin: 'file', sources: 1 })
    expect(embedded(found)[0]).toMatchObject({ name: '/a/src/b.js', bytes: 12, lines: 1 })
  })

  it.each([{ modules: [module] }, { source: 'x' }, { identifier: 'a', source: 'x' }])(
    'without is none',
    async (report) => {
      expect((await factsOf('dist/stats.json', JSON.stringify(report))).sourceMaps).toBeUndefined()
    },
  )
})

describe('code that works with maps', () => {
  it.each([
    'map.sourcesContent = [text]',
    'return { version: 3, sources: [file], sourcesContent: [content], mappings: encode(m) }',
    'const a = { sourcesContent: [] }, b = { "sourcesContent": [null] }',
    'if (map.sourcesContent && map.sourcesContent[0] === "x") throw new Error("sourcesContent: [")',
    'type Map = { sourcesContent: string[] }',
    'const x = "sourcesContent", y = ["a", "b"]',
  ])('is silent: %s', async (text) => {
    expect((await factsOf('a.js', text)).sourceMaps).toBeUndefined()
  })

  it.each([
    'typescript/lib/typescript.js',
    '@babel/core/lib/transformation/file/merge-map.js',
    '@babel/generator/lib/source-map.js',
    '@jridgewell/gen-mapping/dist/gen-mapping.umd.js',
    '@jridgewell/remapping/dist/remapping.umd.js',
    'istanbul-lib-source-maps/lib/transformer.js',
    'source-map/lib/source-map-generator.js',
    'source-map-support/source-map-support.js',
  ])('is silent: %s', async (path) => {
    const bytes = readFileSync(createRequire(import.meta.url).resolve('../../../node_modules/' + path))
    for (const chunk of [bytes.length, 65_536])
      expect((await factsOf('a.js', bytes, { chunk })).sourceMaps).toBeUndefined()
  })
})

describe('a megabyte of beginnings of maps', () => {
  const escapedKeyText = Array.from('sourcesContent', (letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join('')
  const beginnings: readonly (readonly [what: string, text: string])[] = [
    ['lists in one another', '"sourcesContent":["a'],
    ['lists of texts', `"sourcesContent":["${'a\\n'.repeat(80)}"],`],
    ['escaped quotes', '\\"sourcesContent\\":[\\"a'],
    ['escaped keys without quotes', `${escapedKeyText}\\x22\\x3a\\x5b`],
    ['escaped keys in strings', `"${escapedKeyText}\\x22\\x3a\\x5b"`],
    ['keys in percents', '%22sourcesContent%22%3A%5B%22a'],
    ['keys in templates', '`sourcesContent:["a'],
    ['cells of CSV', ',"{""sourcesContent"":[""a"'],
    ['strings that are joined', '"a"+"sourcesContent'],
    ['eval wrappers', 'eval("a\\n//# sourceURL=webpack://a/b.js '],
  ]
  const size = 1_000_000

  it.each(beginnings)('takes no more time than its length allows: %s', async (_what, text) => {
    const repeated = text.repeat(Math.ceil(size / text.length))
    expect(
      await effortOf(async () => {
        expect((await factsOf('a.js', repeated)).sha256).toHaveLength(64)
      }),
    ).toBeLessThan(4000)
  })

  it('is not passed over in silence', async () => {
    const facts = await factsOf('a.js', '"sourcesContent":["a'.repeat(size / 20))
    expect(facts.notInspected).toMatch(/beginnings of source maps/)
  })
})
