import { describe, expect, it } from '@jest/globals'
import { entriesOf } from '../../src/model/entries.js'
import type { Finding } from '../../src/model/report.js'
import type { Problem } from '../../src/model/problem.js'
import { defineRule, type Rule } from '../../src/rules/rule.js'
import type { Hit } from '../../src/verdict/evaluate.js'
import { countErrors, markEntries } from '../../src/verdict/one-entry.js'
import { finding } from '../report/sample.js'

function rule(id: string, about?: Rule['about']): Rule {
  const levels = { new: 'error', unchanged: 'note' } as const
  return defineRule({ id, summary: 'x', scope: 'release', levels, ...(about && { about }), check: () => [] })
}

const forbidden = rule('forbidden', 'packing')
const unlisted = rule('unlisted', 'packing')
const secret = rule('secret', 'contents')
const mode = rule('mode')

function hit(of: Rule, paths: readonly string[], more: Partial<Problem> & { level?: Finding['level'] } = {}): Hit {
  const { level = 'error', ...rest } = more
  const [path = ''] = paths
  const problem = { message: 'm', help: 'h', path, paths, cause: { kind: 'packed-file', path } as const, ...rest }
  return { rule: of, problem, state: 'new', level }
}

function marksOf(...hits: readonly Hit[]) {
  const marks = markEntries(hits)
  return hits.map((each) => marks.get(each))
}

describe('errors', () => {
  it('are counted as reports do: several rules against one file are one', () => {
    const hits = [hit(forbidden, ['.env']), hit(unlisted, ['.env']), hit(mode, ['a.js']), hit(mode, ['b.js'])]
    expect(countErrors(hits)).toBe(3)
    expect(countErrors([...hits, hit(mode, ['c.js'], { level: 'warning' })])).toBe(3)
    expect(countErrors([])).toBe(0)
  })
})

describe('hits that are one entry', () => {
  it('are those that say of the same files that these should not ship', () => {
    expect(marksOf(hit(forbidden, ['.env']), hit(unlisted, ['.env']))).toEqual([
      { group: 1 },
      { group: 1, follows: true },
    ])
  })

  it('are several of one rule where another one says it of all their files', () => {
    const [dist, lib, all] = [hit(forbidden, ['dist/a']), hit(forbidden, ['lib/a']), hit(unlisted, ['dist/a', 'lib/a'])]
    expect(marksOf(dist, lib, all)).toEqual([{ group: 1 }, { group: 1 }, { group: 1, follows: true }])
  })

  it('are not those that share only some of their files, or none', () => {
    expect(marksOf(hit(forbidden, ['a', 'b']), hit(unlisted, ['b', 'c']), hit(forbidden, ['d']))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('are what is in a file that should not ship, with a remedy of its own', () => {
    expect(marksOf(hit(forbidden, ['.env', 'b']), hit(secret, ['.env']))).toEqual([{ group: 1 }, { group: 1 }])
    expect(marksOf(hit(secret, ['a']), hit(secret, ['a']))).toEqual([undefined, undefined])
    expect(marksOf(hit(forbidden, ['.env']), hit(secret, ['.env', 'other']))).toEqual([undefined, undefined])
  })

  it('are files that refer to those that should not ship, with a remedy of their own', () => {
    const refers = hit(unlisted, ['a.js'], { relatesTo: ['a.js.map'] })
    expect(marksOf(hit(forbidden, ['a.js.map']), refers)).toEqual([{ group: 1 }, { group: 1 }])
  })

  it('are never notes, nor what is wrong with a file that may ship', () => {
    expect(marksOf(hit(forbidden, ['a']), hit(unlisted, ['a'], { level: 'note' }), hit(mode, ['a']))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('entriesOf', () => {
  const of = (ruleId: string, more: Partial<Finding> = {}): Finding =>
    finding({ ruleId, help: `${ruleId} help`, ...more })

  it('puts the gravest first, and what follows it below', () => {
    const entries = entriesOf([
      of('a', { level: 'warning', group: 1 }),
      of('b'),
      of('c', { group: 1 }),
      of('d', { level: 'warning', group: 1, follows: true }),
    ])
    expect(entries.map(({ ruleId, also }) => [ruleId, ...also.map((each) => each.ruleId)])).toEqual([
      ['c', 'a', 'd'],
      ['b'],
    ])
  })

  it('has the remedies that its findings need, each once', () => {
    const [entry] = entriesOf([
      of('a', { group: 1 }),
      of('b', { group: 1, follows: true }),
      of('c', { group: 1 }),
      of('c', { group: 1 }),
    ])
    expect(entry?.help).toBe('a help\nc help')
  })

  it('counts a thousand reasons as one thing', () => {
    expect(entriesOf(Array.from({ length: 1000 }, () => of('a', { group: 7 })))).toHaveLength(1)
  })
})
