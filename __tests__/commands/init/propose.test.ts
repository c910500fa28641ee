import { describe, expect, it } from '@jest/globals'
import { admits } from '../../../src/policy/patterns.js'
import { parsePolicy } from '../../../src/policy/load.js'
import { propose, type Proposal } from '../../../src/commands/init/propose.js'
import { limitFor } from '../../../src/rules/files/size-limit.js'
import { schemaUrl, writePolicy } from '../../../src/commands/init/write.js'
import { homepage } from '../../../src/model/tool.js'
import { adoptedTools } from '../../../src/cli/init-summary.js'
import { rules } from '../../../src/rules/index.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { readFileSync } from 'node:fs'
import { file, release } from '../../helpers/facts.js'

const proposed = (now: Release, before: Release | null = null): Proposal =>
  propose({
    release: now,
    baseline: before ? { kind: 'published', release: before } : { kind: 'none' },
    rules,
    today: '2026-01-01',
    ownPath: null,
    extended: null,
  })
const files = (...paths: string[]): FileFacts[] => paths.map((path) => file(path))
const withMap = (path: string, embedded: boolean): FileFacts =>
  file(path, {
    sourceMaps: [
      {
        origin: 'file',
        sources: 1,
        embedded: embedded ? [{ name: '../src/a.ts', bytes: 9, lines: 1, sha256: 'x' }] : [],
      },
    ],
  })

const settingOf = ({ settings }: Proposal, rule: string): string | null | undefined =>
  settings.find((setting) => setting.rule === rule)?.value

describe('a proposed policy', () => {
  it('requires the entry points of package.json, the ways in first', () => {
    const manifest = {
      main: './dist/index',
      types: 'dist/index.d.ts',
      bin: { acme: 'bin/acme.js' },
      exports: { '.': './dist/index.js', './x/*': './dist/x/*.js', './package.json': './package.json' },
    }
    const { required } = proposed(
      release(files('bin/acme.js', 'dist/index.d.ts', 'dist/index.js', 'dist/x/a.js'), manifest),
    )
    expect(required.map(({ pattern, fields }) => [pattern, ...fields])).toEqual([
      ['bin/acme.js', 'bin.acme'],
      ['dist/index.js', 'main', 'exports["."]'],
      ['dist/index.d.ts', 'types'],
    ])
  })

  it('does not require an entry point that is not packed: the rule about them blocks already', () => {
    expect(proposed(release(files('a.js'), { main: 'dist/gone.js' })).required).toEqual([])
  })

  it('names at most eight of very many entry points, and counts the others', () => {
    const paths = Array.from({ length: 30 }, (_, n) => `dist/m${n}.js`)
    const { required, otherEntryPoints } = proposed(
      release(files(...paths), { exports: Object.fromEntries(paths.map((path) => [`./${path}`, `./${path}`])) }),
    )
    expect([required.length, otherEntryPoints]).toEqual([8, 22])
  })

  it('leaves out what nobody should ship, even where the last release shipped it', () => {
    const now = release(files('.idea/workspace.xml', 'dist/.DS_Store', 'dist/a.js', 'dist/b.js'))
    const { leftOut, top, folders } = proposed(now, now)
    expect(leftOut).toEqual([
      { path: '.idea/workspace.xml', rules: ['forbidden-file'] },
      { path: 'dist/.DS_Store', rules: ['forbidden-file'] },
    ])
    expect([...top, ...folders].map(({ pattern }) => pattern)).toEqual(['package.json', 'dist/*.js'])
  })

  it('takes out again what was left out and a pattern would let in', () => {
    const { out } = proposed(
      release([...files('certs/a.txt', 'certs/b.txt'), file('certs/c.txt', { privateKey: 'RSA' })]),
    )
    expect(out).toEqual([{ pattern: 'certs/c.txt', paths: ['certs/c.txt'] }])
  })

  it.each<[string, FileFacts[], FileFacts[] | null, string]>([
    ['none where no map ships', files('a.js'), null, 'none'],
    [
      'mappings where files refer to maps that do not ship',
      [file('a.js', { mapReference: 'a.js.map' })],
      null,
      'mappings',
    ],
    ['mappings where maps ship without sources', [withMap('a.js.map', false)], null, 'mappings'],
    ['mappings where sources ship for the first time', [withMap('a.js.map', true)], files('a.js'), 'mappings'],
    ['mappings where sources ship and nobody knows what came before', [withMap('a.js.map', true)], null, 'mappings'],
    ['resolvable where sources shipped before', [withMap('a.js.map', true)], [withMap('a.js.map', true)], 'resolvable'],
    [
      'allow where references also lead nowhere',
      [withMap('a.js.map', true), file('b.js', { mapReference: 'gone.map' })],
      [withMap('a.js.map', true)],
      'allow',
    ],
    [
      'none where the last release shipped sources and this one has no map',
      files('a.js'),
      [withMap('a.js.map', true)],
      'none',
    ],
  ])('has the source-map policy %s', (_what, now, before, expected) => {
    expect(settingOf(proposed(release(now), before && release(before)), 'source-map')).toBe(expected)
  })

  it.each([
    [0, '100 kB'],
    [50_000, '150 kB'],
    [1_200_000, '2 MB'],
    [2_400_000, '4 MB'],
    [900_000_000, '1.5 GB'],
  ])('limits %d bytes to %s', (bytes, expected) => {
    expect(limitFor(bytes)).toBe(expected)
  })

  it('has room for the last release too', () => {
    const large = release([file('a.js', { size: 3_000_000 })])
    expect(settingOf(proposed(release(files('a.js')), large), 'size-limit')).toBe('5 MB')
  })
})

describe('a written policy', () => {
  const names = [
    "it's.js",
    '"x".js',
    '#a.js',
    '!b.js',
    '- c.js',
    'a: b.js',
    '{x,y}.js',
    '[id].js',
    '(g).js',
    'é ü.js',
    '日本.js',
    'true',
    '1.0',
    '@x.js',
    '&a',
    '%y',
    'a #b.js',
    'ends:',
    '~',
  ]

  it('is read without complaint and admits exactly the files, whatever their names', () => {
    const now = release(files(...names, ...names.map((name) => `app/x/${name}`)), {
      main: '#a.js',
      bin: { "it's": "it's.js" },
    })
    const proposal = proposed(now)
    const policy = parsePolicy(writePolicy(proposal, '1.2.3'), 'pack-gate.yml', rules)
    expect(proposal.unnamed).toEqual([])
    const written = [...proposal.required, ...proposal.top, ...proposal.folders, ...proposal.out].map(
      ({ pattern }) => pattern,
    )
    expect(policy.files?.map(({ pattern }) => pattern)).toEqual(written)
    const admitted = now.files.filter(({ path }) => admits(policy.files ?? [], path)).map(({ path }) => path)
    const left = new Set(proposal.leftOut.map(({ path }) => path))
    expect(admitted).toEqual(now.files.map(({ path }) => path).filter((path) => !left.has(path)))
    expect([...left]).toEqual(['"x".js', 'a: b.js', 'app/x/"x".js', 'app/x/a: b.js', 'app/x/ends:', 'ends:'].sort())
    expect(policy.files?.filter(({ required }) => required).map(({ pattern }) => pattern)).toEqual(
      proposal.required.map(({ pattern }) => pattern),
    )
    expect(policy.files?.filter(({ negated }) => negated).map(({ pattern }) => pattern)).toEqual(
      proposal.out.map(({ pattern }) => pattern),
    )
  })

  it('holds hostile names in comments on one line', () => {
    const evil = 'x\nfiles: [ "**" ]\u2028#'
    const text = writePolicy(
      proposed({ ...release(files('a.js'), { bin: { [evil]: 'a.js' } }), name: evil, version: evil }),
      '1.2.3',
    )
    expect(parsePolicy(text, 'pack-gate.yml', rules).files?.map(({ pattern }) => pattern)).toEqual([
      'a.js',
      'package.json',
    ])
    expect(text.split(/[\n\u2028]/).filter((line) => line.startsWith('files:'))).toEqual(['files:'])
  })

  it('begins with the schema of the version that wrote it, in our own repository', () => {
    const [first] = writePolicy(proposed(release(files('a.js'))), '1.2.3').split('\n')
    expect(first).toBe(
      '# yaml-language-server: ' +
        '$schema=https://raw.githubusercontent.com/pack-gate/pack-gate/v1.2.3/schema/pack-gate.schema.json',
    )
    const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as { repository: { url: string } }
    expect(repository.url).toBe(`git+${homepage}.git`)
    expect(readFileSync(schemaUrl('1.2.3').split('/v1.2.3/')[1] ?? '', 'utf8')).toContain('"$schema"')
  })

  it('is small enough to read', () => {
    expect(writePolicy(proposed(release(files('LICENSE', 'dist/a.js', 'dist/b.js'), { main: 'dist/a.js' })), '1.2.3'))
      .toContain(`files:
  # Entry points of package.json: a release without one of them is blocked.
  # Add \`max-size: 2 MB\` to limit what an entry matches.
  - { path: dist/a.js, required: true } # main

  # At the top of the package.
  - package.json
  - LICENSE

  # By folder and extension: another kind of file, or another folder, has to be added here first.
  - dist/*.js

`)
  })
})

describe('tests and settings of tools that a proposal adopts', () => {
  it('are named, with the entry that keeps them out', () => {
    const words = adoptedTools(proposed(release(files('index.js', 'tsconfig.json', 'test/a.js'), { main: 'index.js' })))
    expect(words).toContain('test files (test/a.js) and settings of tools (tsconfig.json) are in the release')
    expect(words).toContain('"!test/a.js"')
  })

  it('are none where package.json names them, and where there are none', () => {
    expect(adoptedTools(proposed(release(files('tsconfig.json'), { main: 'tsconfig.json' })))).toBeNull()
    expect(adoptedTools(proposed(release(files('index.js', 'latest.js', 'contest/a.js'))))).toBeNull()
  })
})
