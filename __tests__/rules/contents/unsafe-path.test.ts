import { describe, expect, it } from '@jest/globals'
import { unsafePath } from '../../../src/rules/contents/unsafe-path.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const found = (...files: FileFacts[]): readonly string[] =>
  problems(unsafePath, subject(release(files))).map(({ message }) => message)

describe('unsafe-path', () => {
  it.each([
    ['/etc/passwd', 'absolute'],
    ['C:/x.js', 'absolute'],
    ['../x.js', 'leads out'],
    ['a/../../x.js', 'leads out'],
    ['a\nb.js', 'control characters'],
    ['a\u001b[31m.js', 'control characters'],
    ['a\u202egpj.js', 'bidirectional'],
    ['a\u200b.js', 'invisible'],
    ['aux.js', 'device'],
    ['lib/CON', 'device'],
    ['com1', 'device'],
    ['lib/LPT9.txt', 'device'],
    ['com\u00b2', 'device'],
    ['a?.js', 'Windows refuses'],
    ['a\\b.js', 'Windows refuses'],
    ['a./b.js', 'dot or a space'],
    ['a .js ', 'dot or a space'],
    ['a/'.repeat(1024) + 'b.js', '1,024 folders'],
    ['ä'.repeat(128), '255 bytes'],
  ])('fires on %j', (path, why) => {
    const messages = found(file(path))
    expect(messages).toHaveLength(1)
    expect(messages[0]).toContain(why)
  })

  it.each(['symlink', 'hardlink', 'special'] as const)('fires on a %s', (type) => {
    expect(found(file('a', { type }))).toHaveLength(1)
  })

  it('fires on names that are one file where case or Unicode form do not count', () => {
    expect(found(file('README.md'), file('Readme.md'))).toEqual([
      "README.md and Readme.md are the same file where case or Unicode form doesn't count (Windows, macOS)",
    ])
    expect(found(file('caf\u00e9.js'), file('cafe\u0301.js'))).toHaveLength(1)
  })

  it('shows three of many such names, and takes them for one problem', () => {
    const [found] = problems(
      unsafePath,
      subject(release(['A', 'a'].flatMap((a) => ['B', 'b'].map((b) => file(`${a}${b}`))))),
    )
    expect(found).toMatchObject({
      path: 'AB',
      count: 4,
      examples: ['AB', 'Ab', 'aB'],
      cause: { kind: 'packed-file', path: 'AB' },
    })
  })

  it('tells several faults of one path apart', () => {
    const twice = { ...release([file('aux.js'), file('AUX.js')]), duplicates: ['aux.js', 'AUX.js'] }
    expect(new Set(problems(unsafePath, subject(twice)).map(({ path, key }) => `${path} ${key ?? ''}`)).size).toBe(5)
    expect(problems(unsafePath, subject(release([file('stra\u00dfe'), file('strasse')])))).toEqual([])
  })

  it('fires on a path that is there twice', () => {
    expect(problems(unsafePath, subject({ ...release([file('a.js')]), duplicates: ['a.js', 'a.js'] }))).toHaveLength(1)
  })

  it('fires on a file in the place of a folder, once', () => {
    expect(found(file('a/b'), file('a/b/c.js'), file('a/b/d.js'), file('a/bc'))).toEqual([
      'a/b is a file, and the folder of a/b/c.js: npm unpacks one of them',
    ])
  })

  it('is silent for ordinary names, in any script', () => {
    expect(
      found(
        file('.npmrc'),
        file('a/b-c_d@1.js'),
        file('é/中文.js'),
        file('console.js'),
        file('falcon.js'),
        file('comx'),
        file('lptx'),
        file('com10'),
        file('lib/com.js'),
        file('..a/b.js'),
        file('a b.js'),
        file('[slug].js'),
        file('a/'.repeat(1023) + 'b.js'),
        file('ä'.repeat(127)),
        file('$x.js'),
        file("it's.js"),
      ),
    ).toEqual([])
  })
})
