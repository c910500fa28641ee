import type { CheckRun, Target } from '../github/check-run.js'
import { failCheckRun, postCheckRun } from '../github/check-run.js'
import type { ApiFailure } from '../github/failure.js'
import { failureOf, githubError, reasonOf } from '../github/failure.js'
import type { CommitStatus } from '../github/status.js'
import { postStatus } from '../github/status.js'
import { plain } from '../reporters/render/escape.js'
import type { Inputs, Mode } from './inputs.js'

type Wish = Pick<Inputs, 'checkRun' | 'status' | 'statusContext'>
type State = Exclude<CommitStatus['state'], 'pending'>

interface Channel {
  readonly what: string
  readonly input: string
  readonly mode: Mode
  readonly permission: string
  readonly instead: string
}

/**
 * The check run and the commit status. In mode `auto` a refusal is said once in the log and the verdict stands;
 * in mode `true` it throws GateError EGITHUB.
 */
export class Channels {
  readonly #target: Target | null
  readonly #wish: Wish
  readonly #log: (line: string) => void
  #pending: Promise<ApiFailure | null> | null = null
  #checkId: number | null = null
  #refused = new Set<string>()

  /** @param target null: there is no token. */
  constructor(target: Target | null, wish: Wish, log: (line: string) => void) {
    this.#target = target
    this.#wish = wish
    this.#log = log
  }

  /** Sends the pending status on its way; `endStatus` waits for it. */
  startStatus(description: string): void {
    if (this.#wish.status === 'false') return
    this.#pending = this.#attempt(async (target) => {
      await this.#post(target, 'pending', description)
    })
  }

  /** Always to be called: a status that nobody ends stays pending for ever. */
  async endStatus(state: State, description: string): Promise<void> {
    if (this.#pending === null) return
    const before = await this.#pending
    const settled = before !== null && (before.kind === 'forbidden' || before.kind === 'rejected')
    const failure = settled
      ? before
      : await this.#attempt(async (target) => {
          await this.#post(target, state, description)
        })
    if (failure !== null) this.#refuse(this.#status(), failure)
  }

  /** True where the check run is there. False where its findings need another way. */
  async postCheck(check: CheckRun): Promise<boolean> {
    if (this.#wish.checkRun === 'false' || this.#refused.has('check-run')) return false
    const id = this.#checkId
    const failure = await this.#attempt(async (target) => {
      if (id !== null) {
        await failCheckRun(target, id, check)
        return
      }
      await postCheckRun(target, check, (made) => {
        this.#checkId = made
      })
    })
    if (failure === null) return true
    this.#refuse(this.#check(), failure)
    return this.#checkId !== null
  }

  async #attempt(work: (target: Target) => Promise<void>): Promise<ApiFailure | null> {
    if (this.#target === null) return { kind: 'forbidden', status: null, message: 'the input `token` is empty' }
    try {
      await work(this.#target)
      return null
    } catch (error) {
      return failureOf(error)
    }
  }

  #refuse(channel: Channel, failure: ApiFailure): void {
    if (this.#refused.has(channel.input)) return
    this.#refused.add(channel.input)
    const safe = { ...failure, message: plain(failure.message) }
    if (channel.mode === 'true') throw githubError(channel.what, safe, channel.permission, channel.input)
    this.#log(`pack-gate: ${channel.what} could not be posted: ${reasonOf(safe)}. ${channel.instead}`)
  }

  async #post(target: Target, state: CommitStatus['state'], description: string): Promise<void> {
    await postStatus(target.api, target.run, { context: this.#wish.statusContext, state, description })
  }

  #check(): Channel {
    const instead =
      this.#checkId === null
        ? 'Findings are annotations of this job instead; the job decides as it would.'
        : 'It is there and decides, but some of its annotations are missing; the log has all findings.'
    return { what: 'The check run', input: 'check-run', mode: this.#wish.checkRun, permission: 'checks: write', instead }
  }

  #status(): Channel {
    const instead = 'The job decides as it would.'
    return { what: 'The commit status', input: 'status', mode: this.#wish.status, permission: 'statuses: write', instead }
  }
}

/** For a run that could not find out where it is: nothing to post to. */
export function noChannels(): Channels {
  return new Channels(null, { checkRun: 'false', status: 'false', statusContext: '' }, () => undefined)
}
