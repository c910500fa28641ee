import { describe, expect, it } from '@jest/globals'
import { filesFieldChanged } from '../../../src/rules/manifest/files-field-changed.js'
import type { Problem } from '../../../src/model/problem.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const found = (now: unknown, before: unknown, added = ['new.js'], gone: readonly string[] = []): Problem | undefined =>
  problems(
    filesFieldChanged,
    subject(
      release(
        added.map((path) => file(path)),
        { files: now },
      ),
      release(
        gone.map((path) => file(path)),
        { files: before },
      ),
    ),
  )[0]
const note = { new: 'note', unchanged: 'off' }

describe('files-field-changed', () => {
  it('fires on an entry that lets more in, and says what changed', () => {
    const change = found(['dist', 'src'], ['dist', 'lib'], ['src/new.ts'])
    expect(change).toMatchObject({
      message: '`files` in package.json changed: added src; removed lib',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['files'] },
    })
    expect(change?.levels).toBeUndefined()
  })

  it('fires on an exclusion that is gone', () => {
    const change = found(['dist'], ['dist', '!dist/**/*.map'], ['dist/a.js.map'])
    expect(change?.message).toBe('`files` in package.json changed: removed !dist/**/*.map')
    expect(change?.levels).toBeUndefined()
  })

  it('fires where the field is gone', () => {
    expect(found(undefined, ['dist'])?.message).toContain('package.json no longer has `files`')
    expect(found('dist', ['dist'])?.levels).toBeUndefined()
  })

  it('fires as a note where less is let in, or nothing more ships', () => {
    expect(found(['dist', '!dist/**/*.map'], ['dist'])).toMatchObject({
      message: '`files` in package.json changed: added !dist/**/*.map',
      levels: note,
    })
    expect(found(['dist'], ['dist', 'lib'])).toMatchObject({ levels: note })
    expect(found(['dist', 'lib'], ['dist'], [])).toMatchObject({ levels: note })
    expect(found(['dist'], undefined)).toMatchObject({ message: 'package.json has `files` now: dist', levels: note })
  })

  it(
    'fires as a note for a file named to the letter, a wider exclusion, and an output folder in place of ' + 'another',
    () => {
      expect(found(['dist', 'index.d.ts'], ['dist'], ['index.d.ts'])).toMatchObject({ levels: note })
      expect(found(['dist', '!dist/**/*.map'], ['dist', '!dist/a/*.map'], ['dist/a.js'])).toMatchObject({
        levels: note,
      })
      expect(found(['dist'], ['lib'], ['dist/b.js'], ['lib/a.js'])).toMatchObject({ levels: note })
      expect(found(['dist', 'src'], ['lib'], ['dist/b.js'], ['lib/a.js'])?.levels).toBeUndefined()
    },
  )

  it('is silent for another order or spelling, for what ships anyway, and without a baseline', () => {
    expect(found(['lib', 'dist'], ['./dist/', 'lib/**'])).toBeUndefined()
    expect(found(['/dist/**/*', '!./a/'], ['dist', '!a'])).toBeUndefined()
    expect(found(['dist', 'README.md', 'LICENSE', 'licence.txt', 'package.json', 7], ['dist'])).toBeUndefined()
    expect(found(undefined, undefined)).toBeUndefined()
    expect(problems(filesFieldChanged, subject(release([], { files: ['dist'] })))).toEqual([])
  })

  it('tells docs/README.md and README-old from what ships anyway', () => {
    expect(found(['docs/README.md'], [])?.message).toContain('added docs/README.md')
    expect(found(['README-old'], [])?.message).toContain('added README-old')
  })
})
