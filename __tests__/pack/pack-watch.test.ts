import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { milliseconds, PackWatch, spoken } from '../../src/pack/pack-watch.js'

describe('watching a packer', () => {
  const watch = (said: string[], remarkMs: number): PackWatch =>
    new PackWatch('npm pack', { deadlineMs: 1e6, remarkMs, say: (line) => said.push(line) })

  it('says what is waited for after a while, then less and less often, with the last line that was printed', async () => {
    const said: string[] = []
    const watched = watch(said, 30)
    await wait(45)
    watched.heard(Buffer.from('first\n\u001b[31mbuilding'))
    watched.heard(Buffer.from(' it\u001b[0m\r\n\n'))
    await wait(70)
    watched.stop()
    const count = said.length
    await wait(300)
    expect(said).toHaveLength(count)
    expect(said[0]).toMatch(/^npm pack has been running for \d+(\.\d+)? seconds?; it has printed nothing$/)
    expect(said[1]).toMatch(/; its last line: building it$/)
    expect(count).toBeLessThan(4)
  })

  it('keeps a last line short', () => {
    const watched = watch([], 1e6)
    watched.heard(Buffer.from(`${'x'.repeat(5000)}\n`))
    watched.stop()
    expect(watched.lastLine()).toBe(`${'x'.repeat(200)}…`)
  })

  it.each([
    [2000, '2 seconds'],
    [1000, '1 second'],
    [90_000, '90 seconds'],
    [1_800_000, '30 minutes'],
    [150_000, '2.5 minutes'],
  ])('says %d ms as %s', (ms, text) => {
    expect(spoken(ms)).toBe(text)
  })
})

describe('a deadline as it is written', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['24h', 86_400_000],
  ])('%s is a time', (text, ms) => {
    expect(milliseconds(text)).toBe(ms)
  })

  it.each(['', '5', '0s', '-1m', '1 week', '1e3s', '25h', '30M', ' 1m', '1m\n'])('%j is none', (text) => {
    expect(milliseconds(text)).toBeNull()
  })
})
