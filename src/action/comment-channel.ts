import type { Target } from '../github/check-run.js'
import type { CommentSection } from '../github/comment-body.js'
import type { CommentOutcome } from '../github/comment.js'
import { pullRequestOf } from '../github/pull-request.js'
import type { Head } from '../github/triggering-run.js'
import { postSection } from '../github/comment.js'
import { Channel } from './channel.js'
import type { Toggle } from './input-types.js'

/** The comment on the pull request, which all jobs of all its runs share. */
export class CommentChannel {
  readonly #channel: Channel
  readonly #head: Head | null

  /** @param head of the run whose report is told: the event names no pull request then. */
  constructor(target: Target | null, mode: Toggle, log: (line: string) => void, head: Head | null) {
    this.#head = head
    const terms = { what: 'The comment', input: 'comment', mode, permission: 'pull-requests: write' }
    this.#channel = new Channel(target, terms, log)
  }

  async post(section: CommentSection): Promise<void> {
    if (this.#channel.closed) return
    const failure = await this.#channel.attempt(async (target) => {
      const remark = remarks[await outcomeOf(target, section, this.#head)]
      if (remark !== null) this.#channel.log(`pack-gate: no comment, as ${remark}.`)
    })
    if (failure !== null) this.#channel.refuse(failure, 'The job decides as it would.')
  }
}

/**
 * No pull request is no failure, also where the user insists: a workflow that runs on them runs in the merge queue too.
 */
async function outcomeOf(target: Target, section: CommentSection, head: Head | null): Promise<Outcome> {
  const number = target.run.pullRequest ?? (head === null ? null : await pullRequestOf(target, head))
  if (number === null) return head === null ? 'nowhere' : 'closed'
  return postSection(target, number, section)
}

type Outcome = CommentOutcome | 'nowhere' | 'closed'

const remarks: Readonly<Record<Outcome, string | null>> = {
  told: null,
  quiet: null,
  outdated: 'the pull request has a newer commit, or a newer run has written its part',
  nowhere: 'this event is about no pull request',
  closed: "this commit is no open pull request's head, or that of several",
}
