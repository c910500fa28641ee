import type { CheckRun, Target } from '../github/check-run.js'
import type { CommentSection } from '../github/comment-body.js'
import { statusOwner } from '../github/status.js'
import type { Head } from '../github/triggering-run.js'
import { CheckChannel } from './check-channel.js'
import { CommentChannel } from './comment-channel.js'
import type { Inputs } from './input-types.js'
import type { EndState } from './status-channel.js'
import { StatusChannel } from './status-channel.js'

type PostingInputs = Pick<Inputs, 'checkRun' | 'status' | 'comment' | 'checkName' | 'statusContext' | 'path'>

/** What the channels need of the runner. */
interface PostingContext {
  readonly log: (line: string) => void
  readonly save: (name: string, value: string) => void
  /** Of the run whose report is told, in `mode: report`. */
  readonly head?: Head | null
  /** The verdict is that of a job which somebody else controls. */
  readonly isUnverified?: boolean
}

/** Under this name the post step finds whose status may still be pending. */
export const pendingStatus = 'pending-status'

/**
 * All ways to GitHub: check run, commit status and comment. They go to the commit and the pull request of `target.run`,
 * and share its patience.
 */
export class Channels {
  readonly #check: CheckChannel
  readonly #status: StatusChannel
  readonly #comment: CommentChannel

  /**
   * @param target null: there is no token.
   * @param nonce tells this process from every other one of the run.
   */
  constructor(
    target: Target | null,
    wish: PostingInputs,
    nonce: string,
    { log, save, head = null, isUnverified = false }: PostingContext,
  ) {
    const { checkRun, status: mode, comment, checkName, statusContext: context, path } = wish
    const owner = target === null ? '' : statusOwner(target.run, checkName, path, nonce)
    const remember = (whose: string): void => {
      save(pendingStatus, whose)
    }
    this.#check = new CheckChannel(target, { mode: checkRun, isUnverified, log })
    this.#status = new StatusChannel(target, { mode, context, owner, isUnverified, log, remember })
    this.#comment = new CommentChannel(target, comment, log, head)
  }

  /** Sends the pending status on its way; `endStatus` waits for it. */
  startStatus(description: string): void {
    this.#status.start(description)
  }

  async endStatus(state: EndState, description: string): Promise<void> {
    await this.#status.end(state, description)
  }

  /** True where the check run is there. False where its findings need another way. */
  async postCheck(check: CheckRun): Promise<boolean> {
    return this.#check.post(check)
  }

  async postComment(section: CommentSection): Promise<void> {
    await this.#comment.post(section)
  }
}

/** For a run that could not find out where it is: nothing to post to. */
export function noChannels(): Channels {
  const nothing = {
    checkRun: 'false',
    status: 'false',
    comment: 'false',
    checkName: '',
    statusContext: '',
    path: '',
  } as const
  return new Channels(null, nothing, '', { log: () => undefined, save: () => undefined })
}
