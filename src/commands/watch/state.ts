import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { GateError } from '../../model/errors.js'
import { dayMs } from './window.js'

const entry = z.object({
  /** Null where the last run found something: it is to be found again. */
  known: z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() }).nullable(),
  /** When everything of it was looked at last, in milliseconds. */
  looked: z.number(),
  tags: z.record(z.string(), z.string()),
  /** Versions whose provenance was verified, with the integrity that it is about. */
  proven: z.record(z.string(), z.string()).optional(),
})

const schema = z.object({
  schemaVersion: z.literal(1),
  /** How the last run was asked: under other records or another beginning, what it found says nothing. */
  asked: z.string(),
  packages: z.record(z.string(), entry),
})

/** What the last run knew of a package. */
export type PackageState = z.infer<typeof entry>

/** What one run leaves for the next. */
export class WatchState {
  readonly #path: string
  readonly #asked: string
  readonly #last = new Map<string, PackageState>()
  readonly #isSame: boolean
  readonly #next = new Map<string, PackageState>()

  /**
   * A file that is missing or unreadable is one of a first run: then everything is looked at.
   *
   * @param path absolute
   * @param asked how this run was asked
   */
  constructor(path: string, asked: string) {
    this.#path = path
    this.#asked = asked
    const found = read(path)
    this.#isSame = found?.asked === asked
    for (const [name, state] of Object.entries(found?.packages ?? {})) this.#last.set(name, state)
  }

  /** @param now milliseconds: what a registry calls unchanged is believed for a day */
  of(name: string, now: number): PackageState | null {
    const last = this.#last.get(name)
    if (!last) return null
    const isBelieved = this.#isSame && last.looked <= now && now - last.looked < dayMs
    const { proven, ...rest } = last
    return { ...rest, known: isBelieved ? last.known : null, ...(isBelieved && proven && { proven }) }
  }

  keep(name: string, state: PackageState): void {
    this.#next.set(name, state)
  }

  /** What this run didn't see stays as it was. @throws GateError EUSAGE where it can't be written */
  write(): void {
    const packages = Object.fromEntries([...this.#last, ...this.#next])
    try {
      writeFileSync(this.#path, JSON.stringify({ schemaVersion: 1, asked: this.#asked, packages }))
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new GateError(
        'EUSAGE',
        `the state could not be written: ${why}`,
        'Choose a file that can be written: --state FILE.',
        {
          cause,
        },
      )
    }
  }
}

function read(path: string): z.infer<typeof schema> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
