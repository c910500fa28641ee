import type { CheckRun, Target } from '../github/check-run.js'
import { failCheckRun, latestTrusted, postCheckRun, type TrustedCheckRun } from '../github/check-run.js'
import { Channel } from './channel.js'
import type { Toggle } from './input-types.js'

interface CheckWish {
  readonly mode: Toggle
  /** The verdict is that of a job which somebody else controls: it never takes a better one's place. */
  readonly isUnverified: boolean
  readonly log: (line: string) => void
}

/** The check run: made once, and turned where something goes wrong after it. */
export class CheckChannel {
  readonly #channel: Channel
  readonly #isUnverified: boolean
  #id: number | null = null

  constructor(target: Target | null, { mode, isUnverified, log }: CheckWish) {
    this.#isUnverified = isUnverified
    this.#channel = new Channel(
      target,
      { what: 'The check run', input: 'check-run', mode, permission: 'checks: write' },
      log,
    )
  }

  /** True where the check run is there. False where its findings need another way. */
  async post(check: CheckRun): Promise<boolean> {
    if (this.#channel.closed) return false
    const id = this.#id
    const refused: { reason?: string } = {}
    const failure = await this.#channel.attempt(async (target) => {
      if (id !== null) {
        await failCheckRun(target, id, check)
        return
      }
      const reason = this.#whyNot(check, await latestTrusted(target, check.name))
      if (reason !== null) {
        refused.reason = reason
        return
      }
      await postCheckRun(target, check, (made) => {
        this.#id = made
      })
    })
    if (refused.reason !== undefined) {
      this.#channel.log(`pack-gate: ${refused.reason} No check run is posted.`)
      return false
    }
    if (failure === null) return true
    this.#channel.refuse(failure, this.#instead())
    return this.#id !== null
  }

  /** What GitHub shows for a name is the check run that was made last: an older run's must not be that one. */
  #whyNot(check: CheckRun, latest: TrustedCheckRun | null): string | null {
    if (latest === null) return null
    if (this.#isUnverified) {
      return check.conclusion === 'success' && latest.conclusion !== 'success'
        ? 'another run of this check on the commit did not pass, and a report that is not verified does not replace it.'
        : null
    }
    return latest.isLater(check.externalId) ? 'a later run has posted this check on the commit already.' : null
  }

  #instead(): string {
    return this.#id === null
      ? 'Findings are annotations of this job instead; the job decides as it would.'
      : 'It is there and decides, but some of its annotations are missing; the log has all findings.'
  }
}
