import { describe, expect, it } from '@jest/globals'
import { syntaxInvalid } from '../../../src/rules/modules/syntax-invalid.js'
import { subject } from '../../helpers/facts.js'
import { inspected } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

type Files = Record<string, string>

async function found(
  now: Files,
  before: Files | null = null,
  manifest: Record<string, unknown> = {},
): Promise<readonly string[]> {
  const baseline = before && (await inspected(before, manifest))
  return problems(syntaxInvalid, subject(await inspected(now, manifest), baseline)).map(
    ({ levels, baselineState = 'new', message }) => `${levels?.[baselineState] ?? ''} ${baselineState}: ${message}`,
  )
}

const well = { 'index.js': 'exports.a = 1' }
const bad = { 'index.js': 'exports.a = ' }
const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`

describe('syntax-invalid', () => {
  it('blocks code that loading an entry point comes to, with its place', async () => {
    const files = { 'index.js': 'require("./lib/a")', 'lib/a.js': 'a(\n' }
    expect(await found(files)).toEqual([
      expect.stringMatching(/^error new: lib\/a\.js:1:3 can't be parsed \(.+\), so loading index\.js fails$/),
    ])
  })

  it('blocks it again where nothing of the package can be loaded, else warns', async () => {
    expect(await found(bad, bad)).toEqual([expect.stringMatching(/^error unchanged: index\.js:1:/)])
    const manifest = { exports: { '.': './a.js', './b': './b.js' } }
    const files = { 'a.js': '', 'b.js': ')' }
    expect(await found(files, files, manifest)).toEqual([expect.stringMatching(/^warning unchanged: b\.js:1:1/)])
  })

  it('is one finding for files of one kind', async () => {
    const files = { 'index.js': 'require("./a"); require("./b")', 'a.js': '}', 'b.js': '}' }
    expect(await found(files)).toEqual([expect.stringMatching(/^error new: a\.js:1:1 .+, as 1 more file, so loading/)])
  })

  it('warns of what fails when it is called, and of what a pattern leads to', async () => {
    expect(await found({ 'index.js': 'exports.f = () => require("./a")', 'a.js': '}' })).toEqual([
      expect.stringMatching(/^warning new: a\.js:1:1 .+; index\.js leads there$/),
    ])
    expect(await found({ 'a/b.js': '}' }, null, { exports: { './*': './a/*.js' } })).toEqual([
      expect.stringMatching(/^warning new: a\/b\.js:1:1 .+; exports\["\.\/\*"\] leads there$/),
    ])
  })

  it('blocks JSON that code loads, and a package.json that Node reads on the way', async () => {
    expect(await found({ 'index.js': 'require("./a.json")', 'a.json': '{' })).toEqual([
      expect.stringMatching(/^error new: a\.json(:1)? can't be parsed as JSON, so loading index\.js fails$/),
    ])
    const files = { 'lib/index.js': 'exports.a = 1', 'lib/package.json': '{,}' }
    expect(await found(files, null, { main: './lib/index.js' })).toEqual([
      expect.stringMatching(/^error new: lib\/package\.json.* can't be parsed as JSON, so loading main fails$/),
    ])
  })

  it('blocks an entry point that is empty and was not', async () => {
    expect(await found({ 'index.js': '\n' }, well)).toEqual([
      'error new: index.js is empty and had 13 bytes, so index.js gives nothing',
    ])
    const types = { 'index.js': 'a', 'index.d.ts': 'export {}' }
    expect(await found({ ...types, 'index.d.ts': '' }, types)).toEqual([
      'error new: index.d.ts is empty and had 9 bytes; index.d.ts leads there',
    ])
    const part = { 'index.js': 'require("./a")', 'a.js': 'exports.a = 1' }
    expect(await found({ ...part, 'a.js': '' }, part)).toEqual([expect.stringMatching(/^warning new: a\.js is empty/)])
  })

  it('blocks what stands there instead of code', async () => {
    expect(await found({ 'index.js': '<html>' })).toEqual([
      'error new: index.js is an HTML page, so loading index.js fails',
    ])
    expect(await found({ 'index.js': 'a\n<<<<<<< b\n=======\n>>>>>>> c\n' })).toEqual([
      'error new: index.js:2 contains the marks of a merge conflict, so loading index.js fails',
    ])
    expect(await found({ 'index.js': '', 'index.d.ts': 'a\n<<<<<<< b\n=======\n>>>>>>> c\n' })).toEqual([
      'error new: index.d.ts:2 contains the marks of a merge conflict; index.d.ts leads there',
    ])
    expect(await found({ 'index.js': 'require("./a.node")', 'a.node': lfs, 'b.png': lfs })).toEqual([
      'error new: a.node is a pointer to a file in Git LFS, so loading index.js fails',
      'warning new: b.png is a pointer to a file in Git LFS, and not the file itself',
    ])
  })

  it('blocks the marks of a conflict in a build that no entry point leads to', async () => {
    const marks = 'a\n<<<<<<< b\n=======\n>>>>>>> c\n'
    const apart = { 'index.js': '', 'dist/a.js': marks }
    const text = 'dist/a.js:2 contains the marks of a merge conflict; no entry point leads there'
    expect(await found(apart)).toEqual([`error new: ${text}`])
    expect(await found(apart, apart)).toEqual([`warning unchanged: ${text}`])
    expect(await found({ 'index.js': '', 'test/a.js': marks, 'src/b.js': marks })).toEqual([])
    expect(await found({ 'index.js': '', 'dist/a.js': `a = \`${marks}\`` })).toEqual([])
    expect(await found({ 'index.js': `a = \`${marks}\`` })).toEqual([])
  })

  it('blocks JSX where JavaScript was', async () => {
    expect(await found({ 'index.js': 'exports.a = <b/>' }, well)).toEqual([
      expect.stringMatching(/^error new: index\.js:1:13 was JavaScript and is JSX, Flow or TypeScript now \(.+\), so/),
    ])
  })
})

describe('syntax-invalid is silent', () => {
  it.each<[string, Files, (Files | null)?, Record<string, unknown>?]>([
    ['for what can be parsed', { 'index.js': 'require("./a.json")', 'a.json': '{}' }],
    ['for code that no entry point leads to', { 'index.js': '', 'test/a.js': '}', 'tsconfig.json': '{ // a\n}' }],
    ['in a try block', { 'index.js': 'try { require("./a") } catch {}', 'a.js': '}' }],
    ['for JSX in a first release', { 'index.js': 'exports.a = <b/>' }],
    ['for JSX that was there before', { 'index.js': 'exports.a = <b/>' }, { 'index.js': 'exports.a = <c/>' }],
    [
      'for JSX that Metro compiles',
      { 'index.js': 'exports.a = <b/>' },
      well,
      { peerDependencies: { 'react-native': '*' } },
    ],
    ['for what was always empty', { 'index.js': '' }, { 'index.js': '\n' }],
    ['for an entry point that is new and empty', { 'index.js': 'a', 'index.d.ts': '' }, { 'index.js': 'a' }],
  ])('%s', async (_, now, before = null, manifest = {}) => {
    expect(await found(now, before, manifest)).toEqual([])
  })
})
