import type { Target } from '../github/check-run.js'
import type { ApiFailure } from '../github/failure.js'
import { failureOf, githubError, reasonOf } from '../github/failure.js'
import { plain } from '../model/format.js'
import type { Toggle } from './input-reader.js'

interface PostingTerms {
  /** As a sentence begins with it: `The check run`. */
  readonly what: string
  /** The input that asks for it. */
  readonly input: string
  readonly mode: Toggle
  /** What the job's token needs for it, as a workflow says it. */
  readonly permission: string
}

/** One way to GitHub, and how far the user insists on it. */
export class Channel {
  readonly log: (line: string) => void
  readonly #target: Target | null
  readonly #terms: PostingTerms
  #refused = false

  /** @param target null: there is no token. */
  constructor(target: Target | null, terms: PostingTerms, log: (line: string) => void) {
    this.#target = target
    this.#terms = terms
    this.log = log
  }

  /** It was not asked for, or it was refused already. */
  get closed(): boolean {
    return this.#terms.mode === 'false' || this.#refused
  }

  /** Null where the work was done. */
  async attempt(work: (target: Target) => Promise<void>): Promise<ApiFailure | null> {
    if (this.#target === null) return { kind: 'forbidden', status: null, message: 'the input `token` is empty' }
    try {
      await work(this.#target)
      return null
    } catch (error) {
      return failureOf(error)
    }
  }

  /**
   * In mode `auto` a refusal is said once in the log and the verdict stands; in mode `true` this throws GateError
   * EGITHUB.
   * @param instead what happens without it
   */
  refuse(failure: ApiFailure, instead: string): void {
    if (this.#refused) return
    this.#refused = true
    const { what, input, mode, permission } = this.#terms
    const safe = { ...failure, message: plain(failure.message) }
    if (mode === 'true') throw githubError(what, safe, permission, input)
    this.log(`pack-gate: ${what} could not be posted: ${reasonOf(safe)}. ${instead}`)
  }
}
