import { headBytes } from './render/budget.js'
import { plain } from './render/escape.js'

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

/** Shows that something is going on, after a second, on a terminal only. `stop()` clears the line; call it before any output. */
export function startProgress(stream: ProgressStream, label: string, timers: Timers = nodeTimers): { stop(): void } {
  if (stream.isTTY !== true) return { stop: () => undefined }
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
    stop() {
      timers.clearInterval(timer)
      if (shown) stream.write(clearLine)
      shown = false
    },
  }
}
