import { describe, expect, it } from '@jest/globals'
import { anchorOf, groupByRule, namesPath, sharedAnchor } from '../../../src/report/render/group.js'
import { finding } from '../sample.js'

const hits = (ruleId: string, count: number) =>
  Array.from({ length: count }, (_, n) => finding({ ruleId, path: `${ruleId}/${n}` }))

describe('groupByRule', () => {
  it('puts rules with few hits first and bounds the whole', () => {
    const groups = groupByRule([...hits('many', 1000), ...hits('one', 1)], 20)
    expect(groups.map(({ ruleId, total, left }) => ({ ruleId, total, left }))).toEqual([
      { ruleId: 'one', total: 1, left: 0 },
      { ruleId: 'many', total: 1000, left: 981 },
    ])
  })

  it('shows at least one hit of each rule, where there are more rules than the limit', () => {
    const groups = groupByRule(
      ['a', 'b', 'c'].flatMap((rule) => hits(rule, 5)),
      2,
    )
    expect(groups.map(({ ruleId, left }) => [ruleId, left])).toEqual([
      ['a', 4],
      ['b', 4],
      ['c', 4],
    ])
  })

  it('puts findings with the same remedy together', () => {
    const [group] = groupByRule(
      [finding({ help: 'x', path: '1' }), finding({ help: 'y' }), finding({ help: 'x', path: '2' })],
      9,
    )
    expect(group?.clusters.map(({ help, findings }) => [help, findings.length])).toEqual([
      ['x', 2],
      ['y', 1],
    ])
  })

  it('has no groups without findings', () => {
    expect(groupByRule([], 20)).toEqual([])
  })
})

describe('anchors', () => {
  it('name a line that brought a finding about', () => {
    expect(anchorOf(finding({ anchor: { path: 'package.json', line: 12 } }))).toBe('package.json:12')
    expect(anchorOf(finding({ path: 'a.js', anchor: { path: '.npmignore', line: 1 } }))).toBe('.npmignore:1')
  })

  it('are silent where no line is known', () => {
    expect(anchorOf(finding({ anchor: { path: 'packages/a/package.json', line: 1 } }))).toBeUndefined()
    expect(anchorOf(finding({ path: 'a.js', anchor: { path: 'a.js', line: 1 } }))).toBeUndefined()
  })

  it('are told once for a group that has only one', () => {
    const at = (line: number) => finding({ anchor: { path: 'package.json', line } })
    expect(groupByRule([at(3), at(3)], 9).map(sharedAnchor)).toEqual(['package.json:3'])
    expect(groupByRule([at(3), at(4)], 9).map(sharedAnchor)).toEqual([undefined])
  })
})

describe('namesPath', () => {
  it.each([
    ['dist/a.js is packed', 'dist/a.js', true],
    ['the file "dist/a.js" is packed', 'dist/a.js', true],
    ['dist/a.js.map is packed, not dist/a.js', 'dist/a.js', true],
    ['dist/a.js.map is packed', 'dist/a.js', false],
    ['a bin is packed', 'b', false],
    ['anything', '', true],
  ])('%j and %j: %s', (message, path, named) => {
    expect(namesPath(message, path)).toBe(named)
  })
})
