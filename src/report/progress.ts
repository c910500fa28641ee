import { headBytes } from './render/budget.js'
import { plain } from '../model/format.js'

/** Where a spinner turns: stderr, so that reports on stdout stay whole. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** The clock's part, injected by tests. */
export interface Timers {
  setInterval(tick: () => void, ms: number): { unref?(): unknown }
  clearInterval(timer: { unref?(): unknown }): void
}

const frames = ['|', '/', '-', '\\']
const tickMs = 100
/** Shorter work needs no spinner: it would only flicker. */
const ticksBeforeShown = 10
const clearLine = '\r\u001b[K'

const nodeTimers: Timers = {
  setInterval: (tick, ms) => setInterval(tick, ms),
  clearInterval: (timer) => {
    clearInterval(timer as NodeJS.Timeout)
  },
}

export interface Progress {
  /** Clears the spinner's line; call it before any output. */
  stop(): void
  /** Writes a line of its own, on a terminal or not: a step of a long run. */
  say(line: string): void
}

/** Shows that something is going on: a spinner after a second, on a terminal only. */
export function startProgress(stream: ProgressStream, label: string, timers: Timers = nodeTimers): Progress {
  const say = (line: string): void => {
    stream.write(`${plain(line)}\n`)
  }
  if (stream.isTTY !== true) return { stop: () => undefined, say }
  let ticks = 0
  let shown = false
  // A line that wraps could not be cleared. No character takes more columns than bytes.
  const text = headBytes(plain(label), (stream.columns ?? 80) - 4)
  const timer = timers.setInterval(() => {
    ticks += 1
    if (ticks < ticksBeforeShown) return
    shown = true
    stream.write(`${clearLine}${frames[ticks % frames.length] ?? ''} ${text}`)
  }, tickMs)
  // The spinner must not keep the process alive.
  timer.unref?.()
  return {
    say(line) {
      if (shown) stream.write(clearLine)
      say(line)
    },
    stop() {
      timers.clearInterval(timer)
      if (shown) stream.write(clearLine)
      shown = false
    },
  }
}
