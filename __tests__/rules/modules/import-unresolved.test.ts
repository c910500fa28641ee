import { describe, expect, it } from '@jest/globals'
import { importUnresolved } from '../../../src/rules/modules/import-unresolved.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease, inspected } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

type Files = Record<string, string>

function found(now: Files, before: Files | null = null, manifest: Record<string, unknown> = {}): readonly string[] {
  const context = subject(codeRelease(now, manifest), before && codeRelease(before, manifest))
  return problems(importUnresolved, context).map(
    ({ levels, baselineState = 'new', message }) => `${levels?.[baselineState] ?? ''}: ${message}`,
  )
}

describe('import-unresolved', () => {
  it('blocks a file that an entry point loads and that is not packed, with its line', () => {
    expect(
      found({ 'index.js': '"use strict"\nmodule.exports = require("./options.json")' }, { 'index.js': '' }),
    ).toEqual(['error: index.js:2 requires ./options.json, which is not packed, so loading index.js fails'])
  })

  it('blocks what fails further down, and on a branch', () => {
    expect(
      found({ 'index.js': 'require("./a")', 'a.js': 'if (x) require("./b"); else require("./c")', 'c.js': '' }),
    ).toEqual(['error: a.js:1 requires ./b, which is not packed, so index.js fails on that branch'])
  })

  it('blocks a folder without index', () => {
    expect(found({ 'index.js': 'import "./lib/index.js"', 'lib/a.js': '' })).toHaveLength(1)
    expect(found({ 'index.js': 'require("./lib")', 'lib/a.js': '' })).toHaveLength(1)
  })

  it('says what builds the file where its folder is not built, for the package itself too', () => {
    const manifest = { main: './build/index.js', bin: './bin/a.js', scripts: { build: 'tsc' } }
    const files = { 'bin/a.js': 'require("..")', 'bin/b.js': '' }
    const context = { ...subject(codeRelease(files, manifest), null), absent: ['build'] }
    const buildScript = { name: 'build', isOfRoot: false }
    expect(problems(importUnresolved, { ...context, buildScript })).toMatchObject([
      {
        message: expect.stringContaining('bin/a.js:1 requires .., which is not packed'),
        help: 'Build first: `npm run build`. Then run pack-gate again.',
        unbuilt: 'build',
      },
    ])
    const [built] = problems(importUnresolved, { ...context, absent: [], buildScript })
    expect([built?.unbuilt, built?.help]).toEqual([undefined, expect.stringContaining('Build what is missing')])
  })

  it('is one finding for files that ask for the same, and one for many files', () => {
    const two = { 'index.js': 'require("./a"); require("./x")', 'a.js': 'require("./x")' }
    expect(found(two)).toEqual([
      'error: a.js:1 requires ./x, which is not packed, as does 1 other file, so loading index.js fails',
    ])
    const many = { 'index.js': [1, 2, 3, 4, 5].map((n) => `require("./lib/${n}")`).join('\n') }
    expect(found(many)).toEqual([
      'error: 5 imported files of the package are not packed: lib/1, lib/2, lib/3 and 2 more; ' +
        'index.js:1 requires ./lib/1, which is not packed, so loading index.js fails',
    ])
  })

  it('warns of what fails when it is called, and of what no entry point leads to', () => {
    expect(found({ 'index.js': 'exports.f = () => import("./lazy.js")' })).toEqual([
      'warning: index.js:1 imports ./lazy.js, which is not packed (index.js leads there; it fails when it is called)',
    ])
    expect(found({ 'index.js': '', 'lib/rule.js': 'require("./util")' })).toEqual([
      'warning: lib/rule.js:1 requires ./util, which is not packed',
    ])
  })

  it('warns of declarations: of what is not packed, and of what has no declaration', () => {
    const types = { 'index.d.ts': 'import { A } from "./a"\nexport { B } from "./b"', 'a.js': '' }
    expect(found(types)).toEqual([
      expect.stringContaining('error: index.d.ts:1 imports ./a, of which the code is packed, but no declaration'),
      expect.stringContaining('error: index.d.ts:2 imports ./b, which is not packed'),
    ])
  })

  it('warns of what the last release lacked too, and blocks where nothing of the package loads', () => {
    const lost = { 'index.js': '', 'sub.js': 'require("./x")' }
    const manifest = { exports: { '.': './index.js', './sub': './sub.js' } }
    expect(found(lost, lost, manifest)).toEqual([expect.stringContaining('warning: sub.js:1')])
    const broken = { 'index.js': 'require("./a")', 'a.js': 'require("./x")' }
    expect(found(broken, broken)).toEqual([expect.stringContaining('error: a.js:1')])
  })
})

describe('import-unresolved and addons', () => {
  it('blocks what the last release had as a file, though something is built at install', () => {
    const before = { 'index.js': 'require("./lib/a")', 'lib/a.js': '', 'binding.gyp': '' }
    expect(found({ 'index.js': before['index.js'], 'binding.gyp': '' }, before)).toEqual([
      expect.stringContaining('error: index.js:1 requires ./lib/a'),
    ])
  })
})

describe('import-unresolved is silent', () => {
  it.each<[string, Files, Record<string, unknown>?]>([
    ['for what is packed', { 'index.js': 'require("./a"); require("./b.json")', 'a.js': '', 'b.json': '{}' }],
    ['in a try block', { 'index.js': 'try { require("./build/x") } catch {}' }],
    ['for what installing may build', { 'index.js': 'require("./addon")', 'binding.gyp': '', 'src/addon.cc': '' }],
    ['for a built addon', { 'index.js': 'require("./build/Release/x.node"); require("./prebuilds/linux")' }],
    [
      'in a bundle with a loader of its own',
      { 'index.js': '({1:[function(require,module,exports){require("./a")}]})' },
    ],
    [
      'in comments, strings and templates',
      { 'index.js': '// require("./a")\nx = "require(\'./b\')" + `require("./c")`' },
    ],
    ['for computed names', { 'index.js': 'require("./locale/" + name); import(`./${name}.js`)' }],
    ['for types alone', { 'index.js': 'import type { A } from "./a"\nexport {}' }],
    ['for what `browser` replaces', { 'index.js': 'require("./node")' }, { browser: { './node.js': './browser.js' } }],
    ['for platforms of React Native', { 'index.js': 'require("./a")', 'a.ios.js': '', 'a.android.js': '' }],
    [
      'for single file components and styles that are packed',
      { 'index.js': 'import "./a.vue"; import "./a.css"', 'a.vue': '', 'a.css': '' },
    ],
    [
      "for Vite's globs and queries",
      { 'index.js': 'import.meta.glob("./a/*.js"); import x from "./a.svg?raw"', 'a.svg': '' },
    ],
    [
      'in tests and templates that nothing loads',
      { 'index.js': '', 'test/a.js': 'require("./x")', 'templates/b.js': 'import "./y"' },
    ],
    ['in sources beside a build', { 'index.js': '', 'src/a.js': 'import "./x"' }],
    ['for the file of another module format', { 'index.mjs': 'import "./a"', 'a.cjs': '' }, { module: 'index.mjs' }],
    [
      'for a folder with a package.json',
      { 'index.js': 'require("./sub")', 'sub/package.json': '{"main":"m"}', 'sub/m.js': '' },
    ],
    [
      'for TypeScript beside a declaration',
      {
        'index.d.ts': 'import "../node_modules/b"; import "./a"; import "./b.css"; import "./c.js"',
        'a.ts': '',
        'c.d.ts': '',
      },
    ],
    ['for aliases', { 'index.js': 'import "#app"; import "~/x"; import "@/y"; import "virtual:z"; import "$lib/a"' }],
    [
      'for the folder of the module',
      { 'index.js': 'new URL(".", import.meta.url); new URL("../data", import.meta.url)' },
    ],
  ])('%s', (...[, files, manifest]) => {
    expect(found(files, null, manifest)).toEqual([])
  })
})

describe('import-unresolved and paths of the project in declarations', () => {
  const types = { types: 'dist/index.d.ts' }
  const packed = { 'dist/type/object/object.d.ts': 'export type A = 1' }
  const asking = (specifier: string, more: Files = {}): Files => ({
    'dist/index.d.ts': `export declare const a: import("${specifier}").A`,
    ...packed,
    ...more,
  })
  const before = { 'dist/index.d.ts': 'export {}', ...packed }

  it('blocks what only the own tsconfig.json resolves', () => {
    const said =
      "error: dist/index.d.ts:1 imports src/type/object/object.mjs, a path of the project's own that others can't " +
      'resolve; TypeScript reports it, or takes its types for `any`'
    expect(found(asking('src/type/object/object.mjs'), before, types)).toEqual([said])
    expect(found(asking('type/object/object'), before, types)).toHaveLength(1)
    expect(found(asking('vs/base/common', { 'dist/vs/base/common/index.d.ts': '' }), before, types)).toHaveLength(1)
  })

  it('keeps it apart from files that are not packed', () => {
    const files = asking('src/type/object/object', { 'dist/index.d.ts': '' })
    const lines = ['src/type/object/object', './a', './b', './c', './d'].map((name) => `import "${name}"`)
    const both = found({ ...files, 'dist/index.d.ts': lines.join('\n') }, before, types)
    expect(both).toEqual([
      expect.stringContaining("a path of the project's own"),
      expect.stringContaining('4 imported files of the package are not packed'),
    ])
  })

  it('is silent for packages, for what a declaration declares, and for what nothing packed could be', () => {
    for (const group of ['dependencies', 'peerDependencies', 'devDependencies'])
      expect(found(asking('src/type/object/object'), before, { ...types, [group]: { src: '1' } })).toEqual([])
    const typed = { ...types, devDependencies: { '@types/src': '1' } }
    expect(found(asking('src/type/object/object'), before, typed)).toEqual([])
    expect(found(asking('src/type/object/other'), before, types)).toEqual([])
    expect(found(asking('type/object'), before, types)).toEqual([])
    expect(found(asking('@src/type/object/object'), before, types)).toEqual([])
    const declares = 'declare module "type/object/object" { export type A = 1 }'
    expect(found(asking('type/object/object', { 'dist/all.d.ts': declares }), before, types)).toEqual([])
    const notes = { 'index.js': '', 'notes.d.ts': 'import "src/type/object/object"', ...packed }
    expect(found(notes, before)).toEqual([])
  })

  describe('style sheets', () => {
    const styled = async (now: Files, before: Files | null = null): Promise<readonly string[]> =>
      problems(importUnresolved, subject(await inspected(now), before && (await inspected(before)))).map(
        ({ levels, baselineState = 'new', message }) => `${levels?.[baselineState] ?? ''}: ${message}`,
      )
    const sheet = { 'dist/a.css': '@import "b.css";\na { background: url(../img/x.png) }' }

    it('warns of what they ask for and no one finds, and notes what was so before', async () => {
      expect(await styled(sheet)).toEqual([
        'warning: 2 files of style sheets are not packed: img/x.png, dist/b.css; dist/a.css:2 refers to img/x.png',
      ])
      expect(await styled({ ...sheet, 'dist/b.css': 'a {}' })).toEqual([
        'warning: dist/a.css:2 refers to img/x.png, which is not packed',
      ])
      expect(await styled({ ...sheet, 'dist/b.css': 'a {}' }, { ...sheet, 'dist/b.css': 'a {}' })).toEqual([
        'note: dist/a.css:2 refers to img/x.png, which is not packed',
      ])
    })

    it('completes names as Sass does, and leaves out samples and sources', async () => {
      const partials = { 'a.scss': '@use "./b"; @use "./lib";', '_b.scss': 'a {}', 'lib/_index.scss': 'a {}' }
      expect(await styled(partials)).toEqual([])
      expect(await styled({ 'demo/a.css': '@import "b.css"', 'src/a.css': '@import "b.css"' })).toEqual([])
      expect(await styled({ 'a.css': 'a { background: url(../../other/x.png) }' })).toEqual([])
    })
  })
})
