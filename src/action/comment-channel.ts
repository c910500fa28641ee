import type { Target } from '../github/check-run.js'
import type { CommentSection } from '../github/comment-body.js'
import type { CommentOutcome } from '../github/comment.js'
import { postSection } from '../github/comment.js'
import { Channel } from './channel.js'
import type { Mode } from './inputs.js'

/** The comment on the pull request, which all jobs of all its runs share. */
export class CommentChannel {
  readonly #channel: Channel

  constructor(target: Target | null, mode: Mode, log: (line: string) => void) {
    const terms = { what: 'The comment', input: 'comment', mode, permission: 'pull-requests: write' }
    this.#channel = new Channel(target, terms, log)
  }

  async post(section: CommentSection): Promise<void> {
    if (this.#channel.closed) return
    const failure = await this.#channel.attempt(async (target) => {
      const remark = remarks[await outcomeOf(target, section)]
      if (remark !== null) this.#channel.log(`pack-gate: no comment, as ${remark}.`)
    })
    if (failure !== null) this.#channel.refuse(failure, 'The job decides as it would.')
  }
}

/** No pull request is no failure, also where the user insists: a workflow that runs on them runs in the merge queue too. */
async function outcomeOf(target: Target, section: CommentSection): Promise<CommentOutcome | 'nowhere'> {
  return target.run.pullRequest === null ? 'nowhere' : postSection(target, target.run.pullRequest, section)
}

const remarks: Readonly<Record<CommentOutcome | 'nowhere', string | null>> = {
  told: null,
  quiet: null,
  outdated: 'the pull request has a newer commit, or a newer run has written its part',
  nowhere: 'this event is about no pull request',
}
