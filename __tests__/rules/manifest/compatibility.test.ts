import { describe, expect, it } from '@jest/globals'
import { narrowing } from '../../../src/rules/manifest/version-ranges.js'
import { compatibility } from '../../../src/rules/manifest/compatibility.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { inspected } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

type Manifest = Record<string, unknown>

const found = (
  before: Manifest,
  now: Manifest,
  version = '1.1.0',
  files = [file('index.js')],
): ReturnType<typeof problems> =>
  problems(compatibility, subject({ ...release(files, now), version }, release([file('index.js')], before)))

const level = (...args: Parameters<typeof found>): string | undefined =>
  found(...args).map(({ levels }) => levels?.new ?? 'warning')[0]

const version = (text: string, number: string, engines: Manifest | null = { node: '>=12' }): Promise<Release> =>
  inspected({ 'index.js': text }, { ...(engines && { engines }), version: number })

describe('compatibility and syntax', () => {
  it('warns of syntax that a promised Node can not read', async () => {
    const context = subject(await version('a?.b', '1.0.1'), await version('a && a.b', '1.0.0'))
    expect(problems(compatibility, context).map(({ message }) => message)).toEqual([
      'this patch version requires more of users who upgrade: index.js:1 has `?.`, which Node before 14 ' +
        "can't read, and engines.node is >=12",
    ])
  })

  it('is silent where the last release asked for as much, or engines says so', async () => {
    const before = await version('a?.b', '1.0.0')
    expect(problems(compatibility, subject(await version('a ?? b', '1.0.1'), before))).toEqual([])
    const raised = await version('a ??= b', '2.0.0', { node: '>=16' })
    expect(problems(compatibility, subject(raised, before)).map(({ message }) => message)).not.toContain('??=')
  })
})

describe('compatibility before 1.0.0', () => {
  it('warns of engines that is new in a patch, and notes it in a minor version, which ^0.2.0 does not take', () => {
    const levelOf = (before: string, now: string): string | undefined =>
      problems(
        compatibility,
        subject(
          { ...release([file('index.js')], { engines: { node: '>=18' } }), version: now },
          { ...release([file('index.js')], {}), version: before },
        ),
      ).map(({ levels }) => levels?.new ?? 'warning')[0]
    expect(levelOf('0.2.0', '0.2.1')).toBe('warning')
    expect(levelOf('0.2.1', '0.3.0')).toBe('note')
    // Nor does ^0.0.2 take 0.0.3.
    expect(levelOf('0.0.2', '0.0.3')).toBe('note')
  })
})

describe('compatibility and what bundlers read', () => {
  const sheets = [file('index.js'), file('dist/a.css'), file('dist/b.scss')]
  const said = (before: Manifest, now: Manifest, files = sheets, known = sheets, number = '1.0.1'): readonly string[] =>
    problems(compatibility, subject({ ...release(files, now), version: number }, release(known, before))).map(
      ({ message, levels }) => `${levels?.new ?? 'warning'}: ${message}`,
    )

  it('warns of sideEffects that makes bundlers drop style sheets', () => {
    expect(said({}, { sideEffects: false })).toEqual([
      'warning: this patch version requires more of users who upgrade: sideEffects was not set and is false, so ' +
        'bundlers leave out dist/a.css and 1 more style sheet where code imports a style sheet for its effect',
    ])
    expect(said({ sideEffects: ['*.css'] }, { sideEffects: false }, [file('a.css')], [file('a.css')])[0]).toMatch(
      /was not false and is false, so bundlers leave out a\.css where/,
    )
  })

  it('is silent about sideEffects where no sheet was there before, or nothing changed', () => {
    expect(said({}, { sideEffects: false }, sheets, [file('index.js')])).toEqual([])
    expect(said({ sideEffects: false }, { sideEffects: false })).toEqual([])
    expect(said({}, { sideEffects: ['*.css'] })).toEqual([])
    expect(said({}, { sideEffects: false }, [file('docs/a.css')], [file('docs/a.css')])).toEqual([])
  })

  it('warns of a new module that is not ES5, as all was that bundlers took', async () => {
    const files = { 'index.js': 'var a = 1', 'src/a.js': 'export class A {}' }
    const told = async (now: Manifest, code = files): Promise<readonly string[]> =>
      problems(
        compatibility,
        subject(await inspected(code, { version: '1.1.0', ...now }), await inspected(code, { version: '1.0.0' })),
      ).map(({ message }) => message)
    expect(await told({ module: 'src/a.js' })).toEqual([
      'this minor version requires more of users who upgrade: module is new, and src/a.js:1, which bundlers take for ' +
        'it, has a class, while all that they took before was ES5',
    ])
    expect(await told({ module: 'src/a.js' }, { ...files, 'src/a.js': 'export var a = 1' })).toEqual([])
    expect(await told({ module: 'src/a.js' }, { ...files, 'index.js': 'class A {}' })).toEqual([])
  })

  it('asks for ES5 of a package with a build for script tags too, whatever Node it promises', async () => {
    const told = async (tag: string): Promise<number> => {
      const of = (text: string, number: string): Promise<Release> =>
        inspected({ 'index.js': text, [tag]: '' }, { version: number, engines: { node: '>=6' } })
      const sides = [await of('a(() => b)', '1.0.1'), await of('a(function () {})', '1.0.0')] as const
      return problems(compatibility, subject(...sides)).length
    }
    expect([await told('dist/a.min.js'), await told('dist/a.js')]).toEqual([1, 0])
  })
})

describe('compatibility and syntax of a package that promises no Node', () => {
  const words = async (text: string, before: string): Promise<readonly string[]> =>
    problems(compatibility, subject(await version(text, '1.0.1', null), await version(before, '1.0.0', null))).map(
      ({ message }) => message,
    )

  it('warns of the first syntax that Node 12 can not read', async () => {
    expect(await words('a ??= b', 'a && b')).toEqual([
      "this patch version requires more of users who upgrade: index.js:1 has `??=`, which Node before 15 can't read, " +
        'and engines.node is not set',
    ])
  })

  it('notes what is a step further where the last release was as new as compilers give', async () => {
    const sides = [await version('a ??= b', '1.0.1', null), await version('a?.b', '1.0.0', null)] as const
    expect(problems(compatibility, subject(...sides)).map(({ levels }) => levels?.new)).toEqual(['note'])
  })

  it('warns where all was ES5, and is not any more', async () => {
    expect(await words('a(() => b)', 'a(function () {})')).toEqual([
      'this patch version requires more of users who upgrade: index.js:1 has an arrow function, and the last release ' +
        'was ES5 throughout: Internet Explorer 11 and tools that read ES5 alone fail on it',
    ])
    expect(await words('a(() => b)', 'class A {}')).toEqual([])
    expect(await words('a(() => b)', 'async function a() {}')).toEqual([])
    const promised = await version('a(() => b)', '1.0.1')
    expect(problems(compatibility, subject(promised, await version('a()', '1.0.0')))).toEqual([])
  })

  it('says nothing of what Node 12 reads, or of what was as new before', async () => {
    expect(await words('class A { a = 1 }', 'class A {}')).toEqual([])
    expect(await words('a?.b', 'a ?? b')).toEqual([])
    const empty = await inspected({ 'readme.md': '' }, { version: '1.0.0' })
    expect(problems(compatibility, subject(await version('a?.b', '1.0.1', null), empty))).toEqual([])
  })
})

describe('compatibility', () => {
  it('fires on a minor that drops a version of Node, and names it', () => {
    const [one] = found({ engines: { node: '>=14.17' } }, { engines: { node: '>=18' } })
    expect(one?.message).toBe(
      'this minor version requires more of users who upgrade: engines.node was >=14.17 and is >=18, which ' +
        'leaves out Node 14 and 16',
    )
    expect(one?.levels).toBeUndefined()
    expect(one?.cause).toEqual({ kind: 'manifest', key: ['engines', 'node'] })
  })

  it('only notes what nobody runs, what was never promised, and what a major does', () => {
    expect(level({ engines: { node: '>=16.13' } }, { engines: { node: '>=16.14' } })).toBe('note')
    expect(level({ engines: { node: '>=12' } }, { engines: { node: '^12 || ^14 || >=16' } })).toBe(undefined)
    expect(level({}, { engines: { node: '>=18' } })).toBe('warning')
    expect(level({}, { engines: { node: '>=4' } })).toBe(undefined)
    expect(level({ engines: { node: '>=14' } }, { engines: { node: '>=18' } }, '2.0.0')).toBe('note')
  })

  it('is silent where the same or more is allowed', () => {
    expect(
      found(
        { engines: { node: '>=14' }, peerDependencies: { a: '2.x - 6.x' } },
        { engines: { node: '>=12' }, peerDependencies: { a: '^2 || ^3 || ^4 || ^5 || ^6 || ^7.2.0' } },
      ),
    ).toEqual([])
    expect(found({ os: ['linux'] }, {})).toEqual([])
    expect(found({ os: ['linux'] }, { os: ['linux', 'darwin'] })).toEqual([])
  })

  it('warns of systems and processors that are left out', () => {
    expect(found({ os: ['linux', 'darwin'] }, { os: ['linux'] })[0]?.message).toContain(
      'os was linux, darwin and is linux, which leaves out darwin',
    )
    expect(level({}, { cpu: ['!ia32'] })).toBe('warning')
  })

  it('warns of peers that are narrower or new, and not of those that are optional or move with their sibling', () => {
    expect(
      found({ peerDependencies: { webpack: '>=4.44.2' } }, { peerDependencies: { webpack: '^4.44.2' } })[0]?.message,
    ).toContain('the peer dependency webpack was >=4.44.2 and is ^4.44.2, which leaves out 5 and newer')
    expect(level({}, { peerDependencies: { a: '1' } })).toBe('warning')
    expect(level({}, { peerDependencies: { '@types/node': '*' } })).toBe('note')
    expect(level({ peerDependencies: { a: '^3.2.0' } }, { peerDependencies: { a: '^3.5.0' } })).toBe('note')
    expect(found({}, { peerDependencies: { a: '1' }, peerDependenciesMeta: { a: { optional: true } } })).toEqual([])
    expect(found({ peerDependencies: { a: '^1.0.0' } }, { peerDependencies: { a: '^1.1.0' } })).toEqual([])
    expect(found({ dependencies: { a: '1' } }, { dependencies: { a: '1' }, peerDependencies: { a: '1' } })).toEqual([])
  })

  it("warns of a dependency's other major version where no code changed with it", () => {
    const before = { dependencies: { a: '^2.0.1' } }
    const now = { dependencies: { a: '^4.0.1' } }
    expect(found(before, now, '1.0.1')[0]?.message).toContain(
      'the dependency a was ^2.0.1 and is ^4.0.1, a different major version, while no code changed',
    )
    expect(level(before, now, '1.0.1', [file('index.js', { content: 'new' })])).toBe('note')
    expect(found({ dependencies: { a: '^0.1.0' } }, { dependencies: { a: '^0.2.0' } })).toEqual([])
    expect(found({ dependencies: { a: '>=2' } }, { dependencies: { a: '>=3' } })).toEqual([])
  })

  it('warns where type says another thing of a file that was there', () => {
    expect(found({}, { type: 'module' })[0]?.message).toContain(
      'type was commonjs and is module, so Node reads index.js differently',
    )
    expect(found({}, { type: 'module' }, '1.1.0', [file('index.cjs')])).toEqual([])
    const esm = { form: 'esm', imports: [], exports: [], moduleSyntaxLine: 1 } as const
    expect(level({}, { type: 'module' }, '1.1.0', [file('index.js', { module: esm })])).toBe('note')
    expect(level({ type: 'module' }, {}, '1.1.0', [file('index.js', { module: esm })])).toBe('warning')
  })

  it('tells of all in one finding, what breaks first', () => {
    const all = found(
      { dependencies: { a: '1', b: '1', c: '1', d: '1' } },
      { dependencies: { a: '2', b: '2', c: '2', d: '2' }, os: ['linux'] },
      '1.1.0',
      [file('index.js', { content: 'new' })],
    )
    expect(all).toHaveLength(1)
    expect(all[0]?.message).toMatch(
      /^this minor version requires more of users who upgrade: os was not set.* and 1 more change$/,
    )
  })
})

describe('narrowing', () => {
  it.each([
    ['>=4.44.2', '^4.44.2', ['5']],
    ['^5 || ^7', '^5', ['7']],
    ['*', '>=18', Array.from({ length: 18 }, (_, major) => String(major)).slice(1)],
    ['^1 || ^2', '^2', ['1']],
    ['^0.3.0 || ^0.4.0', '^0.4.0', ['0.3']],
    ['2.3.1', '2.3.2', []],
    ['^16', '^16 || ^17', []],
    ['latest', '^2', []],
    ['^2', 'workspace:*', []],
    ['^17.0.0 || ^18.0.0-rc', '^17.0.0 || ^18.0.0', []],
  ])('from %s to %s', (before, now, majors) => {
    expect(narrowing(before, now).majors.filter((line) => !line.startsWith('0.') || before.startsWith('^0'))).toEqual(
      majors,
    )
  })

  it('tells what is gone within a major that stays', () => {
    expect(narrowing('^3.2.0', '^3.5.0')).toEqual({ majors: [], open: false, within: true })
    expect(narrowing('^3.2.0', '^3.1.0')).toEqual({ majors: [], open: false, within: false })
  })
})

describe('compatibility and declarations', () => {
  const typed = (text: string, number: string, more: Manifest = {}): Promise<Release> =>
    inspected({ 'index.js': '', 'index.d.ts': text }, { version: number, ...more })
  const words = async (
    now: string,
    before: string,
    number = '1.0.1',
    more: Manifest = {},
  ): Promise<readonly string[]> =>
    problems(compatibility, subject(await typed(now, number, more), await typed(before, '1.0.0'))).map(
      ({ message, levels }) => `${levels?.new ?? 'warning'}: ${message}`,
    )

  it('notes what older compilers can not read', async () => {
    const now = 'export declare class A {\n  get b(): number\n}'
    const before = 'export declare class A { b: number }'
    expect(await words(now, before)).toEqual([
      'note: this patch version requires more of users who upgrade: index.d.ts:2 has an accessor, which TypeScript ' +
        "before 3.6 can't read",
    ])
  })

  it('is silent where it was so before, or other declarations are for older compilers', async () => {
    expect(await words('import type { A } from "a"', 'export type { B } from "b"')).toEqual([])
    const older = { typesVersions: { '<3.8': { '*': ['old/*'] } } }
    expect(await words('import type { A } from "a"', 'import { A } from "a"', '1.0.1', older)).toEqual([])
  })
})
