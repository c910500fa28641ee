import { describe, expect, it } from '@jest/globals'
import type { Problem } from '../../../src/model/problem.js'
import type { Release } from '../../../src/model/release.js'
import { exportNameRemoved } from '../../../src/rules/modules/export-name-removed.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

type Files = Readonly<Record<string, string>>
type Manifest = Record<string, unknown>

const found = (now: Files, before: Files, manifest: Manifest = {}, version = '1.1.0'): readonly Problem[] =>
  problems(exportNameRemoved, subject({ ...codeRelease(now, manifest), version }, codeRelease(before, manifest)))

const main = (text: string): Files => ({ 'index.js': text })
const esm = { type: 'module', exports: './index.js' }

describe('export-name-removed', () => {
  describe('names', () => {
    it('fires on a name that an entry point no longer has, a default one too', () => {
      const [one] = found(
        main('export const a = 1'),
        main('export const a = 1\nexport function sum() {}\nexport default a'),
        esm,
      )
      expect(one?.message).toMatch(/^2 exports can no longer be imported: (default, sum|sum, default)$/)
      expect(one).toMatchObject({ path: 'index.js', cause: { kind: 'packed-file', path: 'index.js' } })
      expect(one?.levels).toBeUndefined()
      expect(found(main('exports.a = 1'), main('exports.a = 1; exports.sum = 2'))).toHaveLength(1)
    })

    it('follows names that are passed on, in any form', () => {
      const before = { ...main("export * from './a.js'"), 'a.js': 'export const one = 1\nexport const two = 2' }
      expect(found({ ...before, 'a.js': 'export const one = 1' }, before, esm)[0]?.message).toContain(': two')
      const required = { ...main("module.exports = require('./a.js')"), 'a.js': 'exports.one = 1; exports.two = 2' }
      expect(found({ ...required, 'a.js': 'exports.one = 1' }, required)[0]?.message).toContain(': two')
    })

    it('names the subpath, and what was a value of its own', () => {
      const manifest = { type: 'module', exports: { '.': './index.js', './sub': './sub.js' } }
      const before = { ...main('export const a = 1'), 'sub.js': 'export const name = 1' }
      expect(found({ ...before, 'sub.js': 'export {}' }, before, manifest)[0]?.message).toContain('name of ./sub')
      const [one] = found(main('exports.__esModule = true; exports.default = f'), main('module.exports = f'))
      expect(one?.message).toContain('module.exports as a value of its own')
      for (const value of [
        'function () {}',
        'class A {}',
        '(a, b) => a',
        'f;\nconst f = (a) => a',
        'f;\nfunction f() {}',
      ])
        expect(found(main('exports.__esModule = true; exports.f = f'), main(`module.exports = ${value}`))).toHaveLength(
          1,
        )
      for (const value of ['f', 'f;\nconst f = {}', 'f(a => a)', '[a]'])
        expect(found(main('exports.__esModule = true; exports.f = f'), main(`module.exports = ${value}`))).toEqual([])
    })

    it("takes the value of a required file for a value of its own, and compilers' double export too", () => {
      const inner = { 'inner.js': 'exports.__esModule = true; exports.default = f; exports.a = 1' }
      const now = { ...inner, ...main('exports.__esModule = true; exports.default = f; exports.a = 1') }
      for (const text of [
        'module.exports = require("./inner").default',
        'module.exports = interop(require("./inner")).default',
        'exports.default = f; module.exports = exports.default',
      ])
        expect(found(now, { ...main(text), ...inner }).map(({ message }) => message)).toEqual([
          '1 export can no longer be imported: module.exports as a value of its own',
        ])
      expect(found(now, { ...main('module.exports = require("./inner")'), ...inner })).toEqual([])
    })

    it('only notes what a major version takes away', () => {
      const [one] = found(main('exports.a = 1'), main('exports.a = 1; exports.sum = 2'), {}, '2.0.0')
      expect(one?.levels?.new).toBe('note')
    })

    it('is silent where a name may be made at run time, was private, or was made by a minifier', () => {
      const before = main('exports.a = 1; exports.sum = 2; exports.other = 3')
      expect(found(main('Object.assign(exports, load())'), before)).toEqual([])
      expect(found(main('module.exports = load()'), before).map(({ key }) => key)).toEqual(['names in Node'])
      expect(found(main('export const a = 1'), main('export const a = 1, _b = 2, t = 3, unstable_c = 4'), esm)).toEqual(
        [],
      )
      const passed = main("export * from 'elsewhere'")
      expect(found(passed, main('export const sum = 1'), esm)).toEqual([])
      expect(found({ 'cli.js': 'exports.a = 1' }, { 'cli.js': 'exports.abc = 1' }, { bin: 'cli.js' })).toEqual([])
    })
  })

  describe('the default import', () => {
    const plain = { 'index.js': 'exports.one = 1; exports.two = 2' }
    const named = { 'esm.mjs': 'export const one = 1, two = 2' }
    const split = { exports: { import: './esm.mjs', require: './index.js' } }
    const told = (now: Files, manifest: Manifest = {}, before: Files = plain, version = '1.1.0'): readonly string[] =>
      problems(exportNameRemoved, subject({ ...codeRelease(now, manifest), version }, codeRelease(before))).map(
        ({ message }) => message,
      )

    it('fires where import is led from CommonJS to an ES module without a default export', () => {
      const text =
        "`import x from 'acme'` gave module.exports in Node, and fails now: " +
        'esm.mjs is an ES module without a default export'
      expect(told({ ...plain, ...named }, split)).toEqual([text])
      // No name of these is found before they run: there was no other way to import them.
      const umd = { 'index.js': '(function (f) { f(exports) })(function (e) { e.__esModule = true; e.one = 1 })' }
      expect(told({ ...umd, ...named }, split, umd)).toEqual([text])
    })

    it('fires where bundlers are led there, and where a compiler marks the file as an ES module', () => {
      const end = 'under bundlers, Babel and TypeScript, and gives nothing now:'
      expect(told({ ...plain, ...named }, { module: 'esm.mjs' })).toEqual([
        `\`import x from 'acme'\` gave module.exports ${end} esm.mjs has no default export`,
      ])
      const marked = { 'index.js': 'exports.__esModule = true; exports.one = 1; exports.two = 2' }
      expect(told(marked)).toEqual([
        `\`import x from 'acme'\` gave module.exports ${end} index.js has no default export`,
      ])
    })

    it('is a note in a major version, and silent where a default export stands or may stand', () => {
      const now = { ...plain, ...named }
      const subjects = subject({ ...codeRelease(now, split), version: '2.0.0' }, codeRelease(plain))
      expect(problems(exportNameRemoved, subjects).map(({ levels }) => levels?.new)).toEqual(['note'])
      expect(
        told({ ...plain, 'esm.mjs': 'export const one = 1, two = 2; export default { one, two }' }, split),
      ).toEqual([])
      expect(told({ ...plain, 'esm.mjs': "export * from 'elsewhere'" }, split)).toEqual([])
      // What a compiler made had no such import before either, nor has what a call makes.
      const marked = { 'index.js': 'exports.__esModule = true; exports.one = 1; exports.two = 2' }
      expect(told({ ...marked, ...named }, split, marked)).toEqual([])
      const made = { 'index.js': 'module.exports = make()' }
      expect(told({ ...made, ...named }, { module: 'esm.mjs' }, made)).toEqual([])
    })
  })

  describe('require under bundlers', () => {
    const value = main('module.exports = function () {}')
    const withModule = (text: string, version = '1.1.0', before = value, manifest = {}): readonly Problem[] =>
      problems(
        exportNameRemoved,
        subject(
          { ...codeRelease({ ...before, 'index.mjs': text }, { module: 'index.mjs', ...manifest }), version },
          codeRelease(before),
        ),
      )

    it('fires where module is new and leads to a default export', () => {
      expect(withModule('export default f')[0]?.message).toBe(
        "require('acme') gave module.exports under bundlers, and gives an object with `default` now: `module` is new " +
          'and leads to index.mjs',
      )
    })

    it('is silent for names, in a major version, beside exports, and where the value was compiled', () => {
      expect(withModule('export const a = 1').filter(({ key }) => key === 'bundled require')).toEqual([])
      expect(withModule('export default f', '2.0.0')).toEqual([])
      expect(withModule('export default f', '1.1.0', value, { exports: { '.': './index.js' } })).toEqual([])
      expect(withModule('export default f', '1.1.0', main('exports.__esModule = true; exports.default = f'))).toEqual(
        [],
      )
    })
  })

  describe('files', () => {
    const entry = main("require('./lib/used.js')")

    it('fires on a file that was there to be imported by its path', () => {
      const before = { ...entry, 'lib/used.js': '', 'lib/extra.js': 'x', 'theme.css': 'a' }
      const [one] = found({ ...entry, 'lib/used.js': '' }, before)
      expect(one?.message).toBe('2 files that could be imported by path are gone: lib/extra.js, theme.css')
      expect(one).toMatchObject({ count: 2, paths: ['lib/extra.js', 'theme.css'] })
    })

    it('fires on a file that a pattern of exports opened', () => {
      const manifest = { exports: { '.': './index.js', './dist/*': './dist/*' } }
      const before = { ...entry, 'lib/used.js': '', 'dist/a.js': 'a', 'dist/b.js': 'b' }
      expect(found({ ...entry, 'lib/used.js': '', 'dist/a.js': 'a' }, before, manifest)[0]?.message).toContain(
        'dist/b.js',
      )
    })

    it('counts what the package itself came by where many files go in a patch', () => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
      const data = (some: readonly string[]): Files => ({
        ...main(some.map((name) => `require('./data/${name}.js')`).join('\n')),
        ...Object.fromEntries(some.map((name) => [`data/${name}.js`, `// ${name}`])),
      })
      expect(found(data(['a', 'b']), data(names), {}, '1.0.1')).toHaveLength(1)
      expect(found(data(['a', 'b']), data(names), {}, '1.1.0')).toEqual([])
      expect(found(data(names.slice(1)), data(names), {}, '1.0.1')).toEqual([])
    })

    it('is silent for declarations, chunks, tests, names with a version, and what exports closed', () => {
      const kept = { ...entry, 'lib/used.js': '' }
      const gone = {
        'extra.d.ts': 'a',
        'dep-CB_7IfJ-.js': 'b',
        'test/a.js': 'c',
        'acme-1.0.0.min.js': 'd',
        'src/a.js': 'e',
        'internal/x.js': 'f',
        'extra 2.js': 'g',
      }
      expect(found(kept, { ...kept, ...gone })).toEqual([])
      expect(found(kept, { ...kept, 'extra.js': 'x' }, { exports: './index.js' })).toEqual([])
      expect(found(kept, { ...kept, 'extra.js': 'x' }, {}, '2.0.0')).toEqual([])
    })

    it('counts a file that was renamed, unless its path without extension is found', () => {
      const kept = { ...entry, 'lib/used.js': '' }
      const before = { ...kept, 'build/theme.css': 'a { b: c }' }
      expect(found({ ...kept, 'dist/theme.css': 'a { b: c }' }, before)[0]?.message).toBe(
        '1 file that could be imported by path is gone: build/theme.css',
      )
      const now = { ...kept, 'extra/index.js': 'xyz' }
      expect(found(now, { ...kept, 'extra.js': 'xyz' })).toEqual([])
    })
  })

  describe('names that Node finds in CommonJS', () => {
    const before = main('exports.load = 1; exports.track = 2')
    const hidden = main('module.exports = __toCommonJS(all)')

    it('fires where a call makes them at run time now', () => {
      const [one] = found(hidden, before)
      expect(one?.message).toBe(
        "import { load, track } from 'acme' worked in Node and fails now: index.js sets module.exports to what a " +
          'call returns, in which Node finds no names',
      )
      expect(one?.levels).toBeUndefined()
      expect(found(hidden, before, {}, '2.0.0')[0]?.levels?.new).toBe('note')
    })

    it('fires where they are in a variable now', () => {
      const [one] = found(main('const all = { load, track }\nmodule.exports = all'), before)
      expect(one?.message).toMatch(/index\.js sets module\.exports to a variable, in which Node finds no names$/)
      expect(found(main('const all = { load }\nmodule.exports = all\nmodule.exports.load = load'), before)).toEqual([])
    })

    it('is silent where the names are written down, were not found before, or import leads elsewhere', () => {
      const written = main('module.exports = __toCommonJS(all)\n0 && (module.exports = { load, track })')
      expect(found(written, before)).toEqual([])
      expect(found(hidden, main('module.exports = make()'))).toEqual([])
      expect(found(hidden, main('module.exports = function () {}'))).toEqual([])
      const exports = { exports: { import: './index.mjs', require: './index.js' } }
      const named = { 'index.mjs': 'export const load = 1, track = 2' }
      expect(found({ ...hidden, ...named }, { ...before, ...named }, exports)).toEqual([])
      for (const value of ['require("./a")', 'new A()', 'f', 'class A {}'])
        expect(found(main(`module.exports = ${value}`), before).filter(({ key }) => key === 'names in Node')).toEqual(
          [],
        )
    })
  })

  describe('files', () => {
    const index = { 'index.js': 'exports.a = 1; exports.b = 2' }

    it('reports Sass and Less, if all of it is gone, wherever it was', () => {
      const sass = { ...index, 'src/scss/a.scss': '', 'src/scss/_b.scss': '', 'demo/c.scss': '' }
      expect(found(index, sass).map(({ message }) => message)).toEqual([
        '1 file that could be imported by path is gone: src/scss/a.scss',
      ])
      expect(found({ ...index, 'scss/other.sass': '' }, sass)).toEqual([])
      expect(found({ ...index, 'src/a.less': '' }, { ...index, 'src/a.less': '', 'src/b.less': '' })).toEqual([])
      expect(found(index, { ...index, 'src/_b.scss': '' })).toEqual([])
    })

    it('reports builds for script tags, whether an entry point led to them or not', () => {
      const umd = { ...index, 'dist/a.umd.js': '' }
      const before = codeRelease(umd, { browser: 'dist/a.umd.js' })
      const [one] = problems(exportNameRemoved, subject({ ...codeRelease(index), version: '1.0.1' }, before))
      expect(one?.message).toBe('1 file that could be imported by path is gone: dist/a.umd.js')
    })

    it('leaves to exports-removed what exports no longer opens', () => {
      const before = codeRelease({ ...index, 'dist/a.js': 'a' }, { exports: { '.': './index.js', './*': './dist/*' } })
      const now = (exports: Manifest): Release => ({ ...codeRelease(index, { exports }), version: '1.0.1' })
      const lost = (exports: Manifest): number => problems(exportNameRemoved, subject(now(exports), before)).length
      expect(lost({ '.': './index.js' })).toBe(0)
      expect(lost({ '.': './index.js', './*': './dist/*' })).toBe(1)
    })

    it('takes what other package managers read for none that code imports', () => {
      expect(found(index, { ...index, 'bower.json': '{}', 'component.json': '{}' })).toEqual([])
    })
  })
})
