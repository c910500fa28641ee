import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GateError } from '../model/errors.js'

/** The sha256 over the names and contents of a folder's modules; null where they can't be read. */
function digest(folder: string): string | null {
  try {
    const hash = createHash('sha256')
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
    for (const name of names.sort()) hash.update(`${name}\0`).update(readFileSync(join(folder, name)))
    return hash.digest('hex')
  } catch {
    return null
  }
}

/**
 * Our own modules, in the folder of the program that was started. Some are loaded only when they are needed, and a
 * script of a package can write to them as to any file of this user: what is loaded after it ran would be the script's.
 */
export class OwnProgram {
  readonly #folder: string
  readonly #before: string | null

  /** @param entry the program that was started */
  constructor(entry: string) {
    this.#folder = dirname(realpathSync(entry))
    this.#before = digest(this.#folder)
  }

  /**
   * Says that they are what they were.
   *
   * @throws GateError EPACK
   */
  assertUntouched(): void {
    if (this.#before !== null && digest(this.#folder) === this.#before) return
    throw new GateError(
      'EPACK',
      "pack-gate's own program changed while a package was packed: a lifecycle script wrote to it",
      'Find the script that does it. If it only installs dependencies, do that before the check. Otherwise, ' +
        "don't trust this job any more: build untrusted code in one job, and check its tarball in another.",
    )
  }
}

let started: OwnProgram | undefined

/** The program as it was before the first script of this run. */
export function ownProgram(): OwnProgram | null {
  const [, entry] = process.argv
  if (started === undefined && entry !== undefined) started = new OwnProgram(entry)
  return started ?? null
}
