import { stripVTControlCharacters } from 'node:util'

/** How long a packer may take, and who hears of it while it does. */
export interface PackTime {
  /** Milliseconds until the packer is ended with all that it started. */
  readonly deadlineMs: number
  /** Milliseconds until there is a first word of what is waited for. */
  readonly remarkMs: number
  /** Takes a line of foreign text: to be escaped by who prints it. */
  readonly say: (line: string) => void
}

/** The longest build of a package that we know of takes 12 minutes. */
export const defaultPackTime: PackTime = { deadlineMs: 30 * 60_000, remarkMs: 60_000, say: () => undefined }

const units: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
])

/** Milliseconds of a time as it is written for the deadline: `90s`, `30m`, `2h`; null where it is none. */
export function milliseconds(text: string): number | null {
  const [, count = '', unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? []
  const ms = Number(count) * (units.get(unit) ?? 0)
  return ms > 0 && ms <= 24 * 3_600_000 ? ms : null
}

const maxLine = 200
/** Bytes of output that a last line is looked for in. */
const tailBytes = 4_096

/** Milliseconds as people say them: "90 seconds", "30 minutes". */
export function spoken(ms: number): string {
  const [count, unit] = ms >= 120_000 ? [ms / 60_000, 'minute'] : [ms / 1000, 'second']
  const rounded = Math.round(count * 10) / 10
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`
}

/**
 * Listens to a packer, and says what is waited for where it takes long: after a minute, then after twice as long each
 * time.
 */
export class PackWatch {
  readonly #what: string
  readonly #time: PackTime
  readonly #started = performance.now()
  #tail = ''
  #timer: NodeJS.Timeout | undefined

  /** @param what `npm pack in packages/core` */
  constructor(what: string, time: PackTime) {
    this.#what = what
    this.#time = time
    this.#wait(time.remarkMs)
  }

  /** For `run`: what the packer and the scripts that it runs print. */
  heard = (chunk: Buffer): void => {
    this.#tail = (this.#tail + chunk.subarray(-tailBytes).toString('utf8')).slice(-tailBytes)
  }

  /** The last line that was printed, without colours; null where nothing was. */
  lastLine(): string | null {
    const lines = stripVTControlCharacters(this.#tail).split(/[\r\n]+/)
    const line = lines.findLast((each) => each.trim() !== '')?.trim()
    if (line === undefined) return null
    return line.length > maxLine ? `${line.slice(0, maxLine)}…` : line
  }

  /** `; the last line was: tsc --watch`, or nothing. */
  lastWords(): string {
    const line = this.lastLine()
    return line === null ? '; it has printed nothing' : `; its last line: ${line}`
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      const taken = spoken(performance.now() - this.#started)
      this.#time.say(`${this.#what} has been running for ${taken}${this.lastWords()}`)
      this.#wait(ms * 2)
    }, ms)
    this.#timer.unref()
  }
}
