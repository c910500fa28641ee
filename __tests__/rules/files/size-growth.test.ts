import { describe, expect, it } from '@jest/globals'
import { sizeGrowth } from '../../../src/rules/files/size-growth.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const sized = (size: number): ReturnType<typeof release> => release([file('a.js', { size })])

describe('size-growth', () => {
  it('fires above 25 % and 64 KiB and names what grew', () => {
    const [found] = problems(sizeGrowth, subject(sized(1_300_000), sized(1_000_000)))
    expect(found?.message).toMatch(
      /grew from 1\.0 MB to 1\.3 MB unpacked \(\+300\.0 kB, \+30 %\), mostly by a\.js \(\+300\.0 kB\)/,
    )
    expect(found?.path).toBe('a.js')
  })

  it('warns of a little in what brings something new, and notes text, tests and a little in a major', () => {
    const at = (version: string, files: readonly FileFacts[]): Release => ({ ...release(files), version })
    const level = (now: Release, before: Release): string | undefined =>
      evaluate(sizeGrowth, subject(now, before))[0]?.level
    const of = (version: string, size: number): Release => at(version, [file('a.js', { size })])
    expect(level(of('1.1.0', 200_000), of('1.0.0', 100_000))).toBe('warning')
    expect(level(of('1.0.1', 200_000), of('1.0.0', 100_000))).toBe('error')
    expect(level(of('1.1.0', 400_000), of('1.0.0', 100_000))).toBe('error')
    const texts = (size: number, path: string): Release =>
      at('1.0.1', [file('a.js', { size: 100_000 }), file(path, { size })])
    expect(level(texts(200_000, 'docs/a.html'), of('1.0.0', 100_000))).toBe('note')
    expect(level(texts(200_000, 'test/a.js'), of('1.0.0', 100_000))).toBe('note')
    expect(level(of('2.0.0', 200_000), of('1.0.0', 100_000))).toBe('note')
    expect(level(of('0.0.2', 200_000), of('0.0.1', 100_000))).toBe('note')
    expect(level(of('2.0.0', 400_000), of('1.0.0', 120_000))).toBe('warning')
    expect(level(texts(300_000, 'test/a.js'), of('1.0.0', 100_000))).toBe('error')
    expect(level(texts(200_000, 'test/a.json'), of('1.0.0', 100_000))).toBe('error')
    expect(level(texts(200_000, 'lib/docs/a.html'), of('1.0.0', 100_000))).toBe('error')
  })

  it('names the three files that grew most, and the limit that would allow it', () => {
    const before = release([
      file('a.js', { size: 1_000_000 }),
      file('gone.js', { size: 1_000 }),
      file('less.js', { size: 9_000 }),
    ])
    const now = release([
      file('a.js', { size: 1_200_000 }),
      file('b.js', { size: 400_000 }),
      file('c.js', { size: 50 }),
      file('d.js', { size: 300_000 }),
      file('e.js', { size: 60 }),
      file('less.js', { size: 10 }),
    ])
    const [found] = problems(sizeGrowth, subject(now, before))
    expect(found?.message).toBe(
      'the release grew from 1.0 MB to 1.9 MB unpacked (+890.1 kB, +88 %), mostly by b.js (+400.0 kB), d.js ' +
        '(+300.0 kB), a.js (+200.0 kB)',
    )
    expect(found).toMatchObject({
      path: 'b.js',
      cause: { kind: 'packed-file', path: 'b.js' },
      count: 3,
      examples: ['b.js', 'd.js', 'a.js'],
    })
    expect(found?.help).toContain('max: 89% }')
    expect(found?.help).toContain('if it is that, list what ships as `files` in package.json, with "!b.js" at the end')
  })

  it('names only files that grew, and no percentage of nothing', () => {
    const now = release([file('a.js', { size: 100_000 }), file('b.js', { size: 1_000 })])
    expect(problems(sizeGrowth, subject(now, release([file('b.js', { size: 2_000 })])))[0]?.message).toMatch(
      /mostly by a\.js \(\+100\.0 kB\)$/,
    )
    const empty = { ...release([]), files: [] }
    expect(problems(sizeGrowth, subject(release([file('a.js', { size: 100_000 })]), empty))[0]?.message).toMatch(
      /^the release grew from 0 bytes to 100\.0 kB unpacked \(\+100\.0 kB\), mostly by a\.js/,
    )
  })

  it('is silent at either limit, and fires one byte above', () => {
    const count = (grown: number, options: Record<string, unknown>): number =>
      problems(sizeGrowth, subject(sized(998 + grown), sized(998)), options).length
    expect([count(500, { max: '1%', min: 500 }), count(501, { max: '1%', min: 500 })]).toEqual([0, 1])
    expect([count(500, { max: '50%', min: 0 }), count(501, { max: '50%', min: 0 })]).toEqual([0, 1])
  })

  it('is silent without a baseline', () => {
    expect(problems(sizeGrowth, subject(sized(10_000_000)))).toEqual([])
  })

  it('is silent at 25 %, below 64 KiB, and for a smaller release', () => {
    expect(problems(sizeGrowth, subject(sized(1_250_000), sized(1_000_000)))).toEqual([])
    expect(problems(sizeGrowth, subject(sized(65_000), sized(1_000)))).toEqual([])
    expect(problems(sizeGrowth, subject(sized(1_000), sized(1_000_000)))).toEqual([])
  })

  it('names the folder of new files of which none stands out, and the file that does', () => {
    const crowd = (folder: string, ...sizes: number[]): ReturnType<typeof file>[] =>
      sizes.map((size, index) => file(`${folder}/${index}.js`, { size }))
    const before = release([file('a.js', { size: 100_000 }), file('lib/a.js')])
    const named = (...files: ReturnType<typeof file>[]): unknown =>
      problems(sizeGrowth, subject(release([...files, file('a.js', { size: 100_000 }), file('lib/a.js')]), before)).map(
        ({ message, path, cause, examples }) => [message.replace(/.*mostly by /, ''), path, cause, examples],
      )
    expect(named(...crowd('gen', 30_000, 31_000, 20_000, 20_000), ...crowd('lib', 9_000, 1_000))).toEqual([
      [
        'gen (+101.0 kB in 4 new files), lib/0.js (+9.0 kB)',
        'gen',
        { kind: 'packed-file', path: 'gen/1.js' },
        ['gen/1.js', 'lib/0.js', 'gen/0.js'],
      ],
    ])
    expect(named(...crowd('gen', 30_000, 31_000, 30_000))).toEqual([
      [
        'gen/1.js (+31.0 kB), gen/0.js (+30.0 kB), gen/2.js (+30.0 kB)',
        'gen/1.js',
        { kind: 'packed-file', path: 'gen/1.js' },
        ['gen/1.js', 'gen/0.js', 'gen/2.js'],
      ],
    ])
    expect(named(...crowd('lib', 60_000, 20_000, 20_000, 20_000))).toMatchObject([
      [
        'lib/0.js (+60.0 kB), lib/1.js (+20.0 kB), lib/2.js (+20.0 kB)',
        'lib/0.js',
        expect.anything(),
        expect.anything(),
      ],
    ])
    expect(named(...[1, 2, 3, 4].map((n) => file(`${n}.js`, { size: 20_000 })))).toMatchObject([
      ['1.js (+20.0 kB), 2.js (+20.0 kB), 3.js (+20.0 kB)', '1.js', expect.anything(), expect.anything()],
    ])
  })

  it('takes both limits from the policy', () => {
    expect(problems(sizeGrowth, subject(sized(1_300_000), sized(1_000_000)), { max: '40%' })).toEqual([])
    expect(problems(sizeGrowth, subject(sized(1_300_000), sized(1_000_000)), { min: '1 MB' })).toEqual([])
    expect(problems(sizeGrowth, subject(sized(2_000), sized(1_000)), { max: '10%', min: 0 })).toHaveLength(1)
  })

  it('takes a renamed file for the same one', () => {
    const now = release([file('dep-glQox-ep.js', { size: 5_000_000 })])
    const found = problems(sizeGrowth, subject(now, release([file('dep-CB_7IfJ-.js', { size: 2_000_000 })])))
    expect(found[0]?.message).toContain('dep-glQox-ep.js (+3.0 MB)')
  })

  const versioned = (version: string, ...sizes: number[]): ReturnType<typeof release> => ({
    ...release(sizes.map((size, index) => file(`${index}.js`, { size }))),
    version,
  })
  const level = (
    now: ReturnType<typeof release>,
    before: ReturnType<typeof release>,
    policy = noPolicy,
  ): string | undefined => evaluate(sizeGrowth, subject(now, before, policy))[0]?.level

  it('is an error in a patch and in a minor version', () => {
    expect(level(versioned('1.0.1', 1_300_000), versioned('1.0.0', 1_000_000))).toBe('error')
    expect(level(versioned('1.1.0', 1_000_000, 300_000), versioned('1.0.0', 1_000_000))).toBe('error')
  })

  it(
    'warns in a new major version, unless new files outweigh the package, or it has four times its size, or 10 ' +
      'MiB more that double it',
    () => {
      const before = versioned('1.9.0', 1_000_000)
      expect(level(versioned('2.0.0', 1_000_000, 900_000), before)).toBe('warning')
      expect(level(versioned('2.0.0', 1_000_000, 1_100_000), before)).toBe('error')
      expect(level(versioned('2.0.0', 3_900_000), before)).toBe('warning')
      expect(level(versioned('2.0.0', 4_100_000), before)).toBe('error')
      expect(level(versioned('2.0.0', 59_000_000), versioned('1.0.0', 30_000_000))).toBe('warning')
      expect(level(versioned('2.0.0', 61_000_000), versioned('1.0.0', 30_000_000))).toBe('error')
      expect(level(versioned('2.0.0', 15_000_000), versioned('1.0.0', 5_000_000))).toBe('warning')
      expect(level(versioned('2.0.0', 16_000_000), versioned('1.0.0', 5_000_000))).toBe('error')
    },
  )

  it('takes a new minor of 0.x for what a major is, and 0.0.x for what it says', () => {
    expect(level(versioned('0.35.0', 1_300_000), versioned('0.34.5', 1_000_000))).toBe('warning')
    expect(level(versioned('0.34.6', 1_300_000), versioned('0.34.5', 1_000_000))).toBe('error')
    expect(level(versioned('0.0.6', 1_300_000), versioned('0.0.5', 1_000_000))).toBe('warning')
    expect(level(versioned('10.1.0', 1_300_000), versioned('10.0.0', 1_000_000))).toBe('error')
  })

  it('warns where text for readers is what grew, and blocks where something else did too', () => {
    const docs = (size: number, ...others: ReturnType<typeof file>[]): ReturnType<typeof release> => ({
      ...release([
        file('a.js', { size: 1_000_000 }),
        file('docs/a.md', { size }),
        file('docs/b.MDX', { size }),
        ...others,
      ]),
      version: '1.1.0',
    })
    const before = versioned('1.0.0', 1_000_000)
    expect(level(docs(400_000), before)).toBe('warning')
    expect(level(docs(400_000, file('b.js', { size: 240_000 })), before)).toBe('warning')
    expect(level(docs(400_000, file('b.js', { size: 300_000 })), before)).toBe('error')
    expect(level(docs(400_000, file('docs/c.html', { size: 300_000 })), before)).toBe('error')
  })

  it('counts what code grew by itself, and takes no script for text', () => {
    const before = { ...release([file('a.js', { size: 600_000 }), file('b.js', { size: 400_000 })]), version: '1.0.0' }
    const now = (a: number, ...others: ReturnType<typeof file>[]): ReturnType<typeof release> => ({
      ...release([file('a.js', { size: a }), file('docs/a.md', { size: 900_000 }), ...others]),
      version: '1.1.0',
    })
    const b = file('b.js', { size: 400_000 })
    expect(level(now(840_000, b), before)).toBe('warning')
    expect(level(now(860_000, b), before)).toBe('error')
    expect(level(now(1_200_000), before)).toBe('warning')
    expect(level(now(600_000, b, file('docs/a.md.js', { size: 300_000 })), before)).toBe('error')
    // Within the 64 KiB that are never reported, though it is more than a quarter.
    const small = { ...release([file('a.js', { size: 100_000 })]), version: '1.0.0' }
    expect(level(now(165_000), small)).toBe('warning')
    expect(level(now(166_000), small)).toBe('error')
  })

  it('says how to keep out what is new, and nothing of that where a file grew', () => {
    const before = release([file('a.js', { size: 100_000 })])
    const help = (...files: ReturnType<typeof file>[]): string =>
      problems(sizeGrowth, subject(release(files), before))[0]?.help ?? ''
    expect(help(...[1, 2, 3, 4].map((n) => file(`gen/${n}.js`, { size: 70_000 })))).toContain('"!gen/**"')
    expect(help(file('a.js', { size: 300_000 }))).toMatch(/^Keep out what does not belong; if the growth is intended/)
  })

  it('takes what went for what made room: a build that moved into folders of its own is no new file', () => {
    const built = (version: string, ...folders: string[]): ReturnType<typeof release> => ({
      ...release(
        folders.map((folder, index) =>
          file(`${folder}/a.js`, { size: 190_000 + index, content: `${folder}${version}` }),
        ),
      ),
      version,
    })
    expect(level(built('9.0.0', 'dist/cjs', 'dist/esm'), built('8.0.3', 'dist'))).toBe('note')
    expect(level(built('9.0.0', 'dist/cjs', 'dist/esm', 'dist/x'), built('8.0.3', 'dist'))).toBe('error')
  })

  it('warns of a second module format in a minor, and of the repair of a release that lacked an entry point', () => {
    const at = (version: string, files: readonly FileFacts[], manifest = {}): Release => ({
      ...release(files, manifest),
      version,
    })
    const big = (path: string): FileFacts => file(path, { size: 1_000_000 })
    const before = at('1.6.0', [big('dist/hls.js'), file('dist/hls.d.ts')])
    expect(level(at('1.7.0', [big('dist/hls.js'), big('dist/hls.mjs')]), before)).toBe('warning')
    expect(level(at('1.7.0', [big('dist/hls.js'), big('dist/hls.esm.min.js')]), before)).toBe('warning')
    expect(level(at('1.7.0', [big('dist/hls.js'), big('dist/other.mjs')]), before)).toBe('error')
    const hollow = at('1.6.0', [file('README.md')], { main: 'dist/hls.js' })
    expect(level(at('1.6.1', [big('dist/hls.js')], { main: 'dist/hls.js' }), hollow)).toBe('warning')
    const schematics = { schematics: './schematics/collection.json' }
    const headless = at('1.6.0', [file('a.js')], schematics)
    expect(level(at('1.6.1', [file('a.js'), big('schematics/collection.json')], schematics), headless)).toBe('warning')
  })

  it('warns of declarations, of any size', () => {
    const at = (size: number, path: string): Release => release([file('a.js'), file(path, { size })])
    expect(level(at(2_000_000, 'types/a.d.ts'), at(1_000, 'types/a.d.ts'))).toBe('warning')
    expect(level(at(2_000_000, 'types/a.ts'), at(1_000, 'types/a.ts'))).toBe('error')
  })

  it('blocks at the limit that the policy sets', () => {
    const at = { path: 'p', line: 1 }
    const set = (settings: object): typeof noPolicy => ({
      ...noPolicy,
      rules: new Map([['size-growth', { ...settings, at }]]),
    })
    expect(
      level(
        versioned('2.0.0', 1_300_000),
        versioned('1.0.0', 1_000_000),
        set({ options: sizeGrowth.options?.parse({}) as Record<string, unknown> }),
      ),
    ).toBe('error')
    expect(level(sized(1_300_000), sized(1_000_000), set({ new: 'note' }))).toBe('note')
  })

  it('looks at more new files than a call may have arguments', () => {
    const many = Array.from({ length: 150_000 }, (_, index) => file(`dist/${index}.js`, { size: 1000 }))
    const [found] = problems(sizeGrowth, subject(release([file('a.js'), ...many]), release([file('a.js')])))
    expect(found?.message).toContain('mostly by dist (+150.0 MB in 150,000 new files)')
  })
})
