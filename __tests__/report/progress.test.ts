import { describe, expect, it } from '@jest/globals'
import { startProgress } from '../../src/report/progress.js'

/** A stream that remembers, and a clock that the test moves. */
function stage(isTTY: boolean, columns = 80) {
  const written: string[] = []
  const state: { tick: (() => void) | undefined; ms: number; unref: boolean } = { tick: undefined, ms: 0, unref: false }
  const stream = { isTTY, columns, write: (text: string) => written.push(text) }
  const timers = {
    setInterval(tick: () => void, ms: number) {
      Object.assign(state, { tick, ms })
      return { unref: () => (state.unref = true) }
    },
    clearInterval: () => (state.tick = undefined),
  }
  const pass = (ms: number): void => {
    for (let at = state.ms; state.tick && at <= ms; at += state.ms) state.tick()
  }
  return { written, stream, timers, state, pass }
}

describe('startProgress', () => {
  it('writes nothing where the stream is no terminal', () => {
    const { written, stream, timers, state } = stage(false)
    startProgress(stream, 'Packing', timers).stop()
    expect(state.tick).toBeUndefined()
    expect(written).toEqual([])
  })

  it('writes nothing for work that takes less than a second', () => {
    const { written, stream, timers, pass } = stage(true)
    const progress = startProgress(stream, 'Packing', timers)
    pass(900)
    progress.stop()
    expect(written).toEqual([])
  })

  it('turns after a second, on one line', () => {
    const { written, stream, timers, pass } = stage(true)
    startProgress(stream, 'Packing', timers)
    pass(1100)
    expect(written).toEqual(['\r\u001b[K- Packing', '\r\u001b[K\\ Packing'])
  })

  it('clears its line once when it stops, and never writes again', () => {
    const { written, stream, timers, state, pass } = stage(true)
    const progress = startProgress(stream, 'Packing', timers)
    pass(1000)
    progress.stop()
    progress.stop()
    expect(written.slice(1)).toEqual(['\r\u001b[K'])
    expect(state.tick).toBeUndefined()
  })

  it('does not keep the process alive', () => {
    const { stream, timers, state } = stage(true)
    startProgress(stream, 'Packing', timers)
    expect(state.unref).toBe(true)
  })

  it('keeps a hostile name inert and inside the line', () => {
    const { written, stream, timers, pass } = stage(true, 20)
    startProgress(stream, `Packing \u001b[2J\n##[error]${'x'.repeat(300)}`, timers)
    pass(1000)
    expect(written).toHaveLength(1)
    expect(written[0]).toBe('\r\u001b[K- Packing \\u{1b}[2')
  })

  it('works with the real clock', async () => {
    const written: string[] = []
    const progress = startProgress({ isTTY: true, write: (text) => written.push(text) }, 'Packing')
    for (let wait = 0; written.length < 2 && wait < 100; wait++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    progress.stop()
    expect(written.length).toBeGreaterThan(1)
    expect(written.at(-1)).toBe('\r\u001b[K')
  })
})
