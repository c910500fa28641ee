import { describe, expect, it } from '@jest/globals'
import { fileNotInspected } from '../../../src/rules/contents/file-not-inspected.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('file-not-inspected', () => {
  it('fires on what could not be read wholly, with the reason', () => {
    const [found] = problems(fileNotInspected, subject(release([file('a.js.map', { notInspected: 'too large' })])))
    expect(found?.message).toBe('a.js.map was not inspected: too large')
  })

  it('is silent for what was read', () => {
    expect(problems(fileNotInspected, subject(release([file('a.js.map')])))).toEqual([])
  })

  const archive = (path: string, form = 'a 7z archive'): FileFacts =>
    file(path, { unread: { form, why: "and pack-gate can't read it" } })

  it('fires on a container that can not be read', () => {
    const [found] = problems(fileNotInspected, subject(release([archive('lib/a.bin')])))
    expect(found).toMatchObject({ baselineState: 'new', levels: { new: 'error', unchanged: 'note' } })
    expect(found?.message).toBe("lib/a.bin was not searched: it is a 7z archive, and pack-gate can't read it")
  })

  it('is one finding for what is in one packed file and was not read for one reason', () => {
    const inside = (name: string, form?: string): FileFacts => ({
      ...archive(`a.zip!${name}`, form),
      container: 'a.zip',
    })
    const files = [inside('0.7z'), inside('1.7z'), inside('2.7z'), inside('3.rar', 'a rar archive'), archive('b.7z')]
    const found = problems(fileNotInspected, subject(release(files)))
    expect(found.map(({ path, count }) => [path, count])).toEqual([
      ['a.zip', 3],
      ['a.zip!3.rar', undefined],
      ['b.7z', undefined],
    ])
    expect(found[0]?.message).toBe(
      "a.zip!0.7z was not searched: it is a 7z archive, and pack-gate can't read it. " +
        'The same is true of 2 other files in a.zip',
    )
  })

  it('is unchanged where the baseline had its like: the form, and the path but for its figures', () => {
    const state = (before: FileFacts): unknown =>
      problems(fileNotInspected, subject(release([archive('lib/a-1.2.3.bin')]), release([before])))[0]?.baselineState
    expect(state(archive('lib/a-1.2.2.bin'))).toBe('unchanged')
    expect(state(archive('lib/a-1.2.2.bin', 'a rar archive'))).toBe('new')
    expect(state(archive('lib/b.bin'))).toBe('new')
    expect(state(file('lib/a-1.2.2.bin'))).toBe('new')
  })

  it('is a warning among the fixtures of tests', () => {
    const [found] = problems(fileNotInspected, subject(release([archive('test/fixtures/a.7z')])))
    expect(found?.levels).toEqual({ new: 'warning', unchanged: 'note' })
  })

  it('has a limit that the policy can set', () => {
    expect(fileNotInspected.options?.parse({})).toEqual({ max: 256_000_000 })
    expect(fileNotInspected.options?.parse({ max: '1 MB' })).toEqual({ max: 1_000_000 })
    expect(() => fileNotInspected.options?.parse({ min: 1 })).toThrow()
  })
})
