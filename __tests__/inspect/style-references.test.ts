import { describe, expect, it } from '@jest/globals'
import { styleReferences } from '../../src/inspect/style-references.js'
import { effortOf } from '../helpers/effort.js'
import { factsOf } from './contents.js'

const css = (text: string): readonly string[] =>
  styleReferences(text, true).map(({ kind, path, line }) => `${kind} ${path} ${line}`)
const scss = (text: string): readonly string[] =>
  styleReferences(text, false).map(({ kind, path, line }) => `${kind} ${path} ${line}`)

describe('styleReferences', () => {
  it('finds what a style sheet asks for, without its query, each once', () => {
    expect(css('@import "base.css";\n@import url(./a.css);\na { background: url( "x.png" ) }')).toEqual([
      'url ./a.css 2',
      'url x.png 3',
      'import base.css 1',
    ])
    expect(css("@font-face { src: url('f/a.eot?#iefix') format('x'), url(f/a.eot) }")).toEqual(['url f/a.eot 1'])
  })

  it.each([
    'url(data:image/png;base64,AA==)',
    'url("https://acme.example/a.png")',
    'url(//acme.example/a.png)',
    'url(/a.png)',
    'url(#shadow)',
    'url(~fonts/a.woff)',
    'url(@/a.png)',
    'url($path)',
    'url(#{$path}/a.png)',
    'url("{{path}}")',
    'url()',
    '/* url(a.png) */',
    '/* url(a.png)',
  ])('takes %s for no file of the package', (text) => {
    expect(css(`a { background: ${text} }`)).toEqual([])
  })

  it('takes of Sass and Less what begins with a dot: other names may lie in folders of their settings', () => {
    expect(scss('@use "./a";\n@import "variables";\n// @import "./no";\n@import (reference) "../b.less";')).toEqual([
      'import ./a 1',
      'import ../b.less 4',
    ])
    expect(scss('a { background: url(../x.png) }')).toEqual([])
  })

  it('is read from style sheets of any case, and from nothing else', async () => {
    const references = [{ path: 'x.png', kind: 'url', line: 1 }]
    expect((await factsOf('a.CSS', 'a { background: url(x.png) }', { chunk: 5 })).styleReferences).toEqual(references)
    expect((await factsOf('a.css', 'a { color: red }')).styleReferences).toBeUndefined()
    expect((await factsOf('a.js', 'url(x.png)')).styleReferences).toBeUndefined()
  })

  it('takes little time on text that was made to take much', async () => {
    const numbered = Array.from({ length: 100_000 }, (_, n) => `\nurl(${n}.png)`).join('')
    for (const text of ['url(', '@import "', '/*', 'url(   ', "url('a", '//', '@import   '].map((part) =>
      part.repeat(2_000_000 / part.length),
    ))
      expect(await effortOf(() => [styleReferences(text, true), styleReferences(text, false)], 2_000)).toBeLessThan(
        2_000,
      )
    expect(styleReferences(numbered, true)).toHaveLength(1_000)
    expect(await effortOf(() => styleReferences(numbered, true), 1_000)).toBeLessThan(1_000)
  })
})
