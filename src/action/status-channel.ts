import type { Target } from '../github/check-run.js'
import type { ApiFailure } from '../github/failure.js'
import type { CommitStatus, ContextState } from '../github/status.js'
import { postStatus, readContext } from '../github/status.js'
import { Channel } from './channel.js'
import type { Toggle } from './input-reader.js'

export type EndState = Exclude<CommitStatus['state'], 'pending'>

interface StatusWish {
  readonly mode: Toggle
  readonly context: string
  /** See `statusOwner`. */
  readonly owner: string
  /** The verdict is that of a job that someone else controls: it never takes a better state's place. */
  readonly isUnverified?: boolean
  readonly log: (line: string) => void
  /** Remembers beyond this process whose status is to be ended; empty: none. */
  readonly remember: (owner: string) => void
}

/** The commit status: pending from the start, and always to be ended. */
export class StatusChannel {
  readonly #channel: Channel
  readonly #wish: StatusWish
  #pending: Promise<ApiFailure | null> | null = null

  constructor(target: Target | null, wish: StatusWish) {
    const terms = { what: 'The commit status', input: 'status', mode: wish.mode, permission: 'statuses: write' }
    this.#channel = new Channel(target, terms, wish.log)
    this.#wish = wish
  }

  /** Sends the pending status on its way; `end` waits for it. */
  start(description: string): void {
    if (this.#channel.closed) return
    this.#wish.remember(this.#wish.owner)
    this.#pending = this.#channel.attempt((target) => this.#begin(target, description))
  }

  /** Goes on with a status that another process started. */
  resume(): void {
    this.#pending = Promise.resolve(null)
  }

  /** Always to be called: a status that is never ended stays pending for ever. */
  async end(state: EndState, description: string): Promise<void> {
    if (this.#pending === null) return
    const before = await this.#pending
    const settled = before !== null && before.kind !== 'unsure' && before.kind !== 'rate-limit'
    const failure = settled ? before : await this.#channel.attempt((target) => this.#end(target, state, description))
    // One that may still be pending is left to the post step.
    if (settled || failure === null) this.#wish.remember('')
    if (failure !== null) this.#channel.refuse(failure, "The job's result is not affected.")
  }

  /** Leaves it pending, for a later run to end: what it waits for is in other hands. */
  async leave(): Promise<void> {
    const failure = await this.#pending
    this.#wish.remember('')
    if (failure) this.#channel.refuse(failure, "The job's result is not affected.")
  }

  /** A pending status of ours would hide what a run that is trusted has said. */
  async #begin(target: Target, description: string): Promise<void> {
    if (this.#wish.isUnverified === true && (await this.#read(target))?.isBlockedByOthers !== false) return
    await this.#post(target, 'pending', description)
  }

  /** Null where the commit's statuses can't be read. */
  async #read({ api, run }: Target): Promise<ContextState | null> {
    return readContext(api, run, this.#wish.context, this.#wish.owner).catch(() => null)
  }

  async #end(target: Target, state: EndState, description: string): Promise<void> {
    const { context, isUnverified = false } = this.#wish
    const found = await this.#read(target)
    if (found?.standing === 'superseded') {
      this.#channel.log('pack-gate: a later run checks the same package on this commit and owns the commit status now.')
      return
    }
    if (state !== 'success') {
      await this.#post(target, state, description)
      return
    }
    if (found === null) {
      await this.#post(
        target,
        'error',
        "It passed, but the commit's other statuses could not be read. Run the job again.",
      )
      return
    }
    if (isUnverified && found.isBlockedByOthers) {
      this.#channel.log(
        `pack-gate: another run's commit status ${JSON.stringify(context)} is not a success, and a report that is ` +
          'not verified does not replace it.',
      )
      return
    }
    if (found.standing === 'ours') {
      await this.#post(target, state, description)
      return
    }
    this.#channel.log(
      `pack-gate: several jobs or steps of this run post the commit status ${JSON.stringify(context)}. ${shared}`,
    )
    await this.#post(target, 'error', `This one passed, but others of this run post the same status. ${shared}`)
  }

  async #post({ api, run }: Target, state: CommitStatus['state'], description: string): Promise<void> {
    const { context, owner } = this.#wish
    await postStatus(api, run, { context, state, description, owner })
  }
}

const shared = 'Give each a `status-context` of its own.'
