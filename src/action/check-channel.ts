import type { CheckRun, Target } from '../github/check-run.js'
import { failCheckRun, postCheckRun } from '../github/check-run.js'
import { Channel } from './channel.js'
import type { Toggle } from './input-types.js'

/** The check run: made once, and turned where something goes wrong after it. */
export class CheckChannel {
  readonly #channel: Channel
  #id: number | null = null

  constructor(target: Target | null, mode: Toggle, log: (line: string) => void) {
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
    const failure = await this.#channel.attempt(async (target) => {
      if (id !== null) {
        await failCheckRun(target, id, check)
        return
      }
      await postCheckRun(target, check, (made) => {
        this.#id = made
      })
    })
    if (failure === null) return true
    this.#channel.refuse(failure, this.#instead())
    return this.#id !== null
  }

  #instead(): string {
    return this.#id === null
      ? 'Findings are annotations of this job instead; the job decides as it would.'
      : 'It is there and decides, but some of its annotations are missing; the log has all findings.'
  }
}
