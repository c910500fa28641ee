import { describe, expect, it } from '@jest/globals'
import { GateError } from '../../src/model/errors.js'
import { answerOf } from './mutants.js'

const fault = (code: 'EUSAGE' | 'EINTERNAL'): GateError => new GateError(code, 'no', 'Do not.')

/** Milliseconds of processor time, and how often it looked at the clock meanwhile. */
function work(milliseconds: number): number {
  const { user } = process.cpuUsage()
  let looks = 0
  while (process.cpuUsage().user - user < milliseconds * 1000) looks += 1
  return looks
}

describe('a reader of documents with mistakes in them', () => {
  it('answers, or refuses with an error of ours', async () => {
    expect(await answerOf(() => 7)).toEqual({ answer: 7 })
    expect(await answerOf(() => Promise.reject(fault('EUSAGE')))).toBeNull()
  })

  it.each<[string, () => unknown, number, string]>([
    ['is at fault', () => Promise.reject(fault('EINTERNAL')), 10_000, 'no'],
    ['throws something else', () => JSON.parse('{'), 10_000, 'JSON'],
    ['only waits', () => new Promise(() => undefined), 200, 'within 200 ms'],
    ['waits until it is late', () => new Promise((resolve) => setTimeout(resolve, 210)), 200, 'within 200 ms'],
    ['works until it is late', () => work(500), 20, 'within 20 ms'],
    ['fills the memory', () => Buffer.alloc(350_000_000, 1).length, 10_000, '300 MB'],
  ])('fails a test where it %s', async (_what, read, most, message) => {
    await expect(answerOf(read, most)).rejects.toThrow(message)
  })
})
