import { describe, expect, it } from '@jest/globals'
import type { History } from '../../../src/registry/history.js'
import { parseSince, selectWindow } from '../../../src/commands/watch/window.js'

const at = (day: number): number => Date.UTC(2026, 10, day)

/** 1.1.0 came after 2.0.0, 1.5.0 is gone, and time unknown 3.0.0 came. */
const history: Pick<History, 'versions' | 'times'> = {
  versions: ['1.0.0', '2.0.0-rc.1', '2.0.0', '1.1.0', '3.0.0'],
  times: new Map([
    ['created', at(1)],
    ['modified', at(9)],
    ['1.0.0', at(1)],
    ['2.0.0-rc.1', at(2)],
    ['2.0.0', at(3)],
    ['1.5.0', at(4)],
    ['1.1.0', at(5)],
  ]),
}

describe('the releases that are looked at', () => {
  it('are those published since a day, newest first, whatever their numbers', () => {
    const window = selectWindow(history, { time: at(3) })
    expect(window).toEqual({
      versions: ['3.0.0', '1.1.0', '2.0.0'],
      earlier: ['2.0.0-rc.1', '1.0.0'],
      unpublished: ['1.5.0'],
    })
  })

  it('are those published after a release, and not that one', () => {
    expect(selectWindow(history, { version: '2.0.0' }).versions).toEqual(['3.0.0', '1.1.0'])
  })

  it('have among them what has no time, whenever they begin', () => {
    expect(selectWindow(history, { time: at(30) }).versions).toEqual(['3.0.0'])
    expect(selectWindow(history, { version: '3.0.0' }).versions).toHaveLength(4)
  })

  it('leave what is gone out where it is older', () => {
    expect(selectWindow(history, { time: at(5) }).unpublished).toEqual([])
  })

  it("can't begin after a release that is not there", () => {
    expect(() => selectWindow(history, { version: '1.5.0' })).toThrow(/1\.5\.0/)
  })
})

describe('--since', () => {
  it.each([
    ['2026-11-03', { time: at(3) }],
    ['2026-11-03T00:00:00Z', { time: at(3) }],
    ['v1.2.3', { version: '1.2.3' }],
    ['1.2.3-rc.1', { version: '1.2.3-rc.1' }],
    ['2026-11-31', null],
    ['2026-02-30', null],
    ['1.2', null],
    ['yesterday', null],
  ])('reads %s', (typed, since) => {
    expect(parseSince(typed)).toEqual(since)
  })
})
