import {
  type CheckRun,
  failCheckRun,
  latestTrusted,
  postCheckRun,
  type Target,
  type TrustedCheckRun,
} from '../github/check-run.js'
import { type CommentOutcome, type CommentSection, postSection, sectionKey, sectionOrder } from '../github/comment.js'
import type { WorkflowRun } from '../github/event.js'
import { type Head, pullRequestOf } from '../github/triggering-run.js'
import { statusOwner } from '../github/status.js'
import { type Report, verdictsOf } from '../model/report.js'
import { commentMarkdown } from '../report/markdown-report.js'
import { inlineMarkdown } from '../report/render/escape.js'
import { Channel } from './channel.js'
import type { Inputs, Toggle } from './input-reader.js'
import { type Caveats, framed, headOf, notEnforced } from './pages.js'
import { type EndState, StatusChannel } from './status-channel.js'

/** A comment is read among others: what is longer belongs to the check run. */
const mostBytes = 20_000

interface Heading extends Caveats {
  readonly run: WorkflowRun
  readonly name: string
  readonly path: string
}

/** What the pull request's comment says of a report. Notes alone are nothing to say. */
export function sectionOf(report: Report, { run, name, path, ...caveats }: Heading): CommentSection {
  const at = { key: sectionKey(name, path), order: sectionOrder(run) }
  if (!isWorthSaying(report)) return { ...at, markdown: '' }
  const from = `<sub>${inlineMarkdown(name)} on ${run.sha.slice(0, 7)} · [log of this run](${run.url})</sub>`
  const foot = [...(caveats.spared ? [notEnforced] : []), from]
  return {
    ...at,
    markdown: framed(headOf(caveats), foot, mostBytes, (bytes) => commentMarkdown(report, bytes).trimEnd()).trimEnd(),
  }
}

function isWorthSaying(report: Report): boolean {
  if (report.conclusion !== 'success') return true
  return verdictsOf(report).some(({ findings }) => findings.some(({ level }) => level !== 'note'))
}

/** The comment on the pull request, which all jobs of all its runs share. */
class CommentChannel {
  readonly #channel: Channel
  readonly #head: Head | null

  /** @param head of the run whose report is posted: the event names no pull request then. */
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
    if (failure !== null) this.#channel.refuse(failure, "The job's result is not affected.")
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
  posted: null,
  quiet: null,
  outdated: 'the pull request has a newer commit, or a newer run has written its part',
  nowhere: 'this event has no pull request',
  closed: 'this commit is the head of no open pull request, or of several',
}

interface CheckWish {
  readonly mode: Toggle
  /** The verdict is that of a job that someone else controls: it never takes a better one's place. */
  readonly isUnverified: boolean
  readonly log: (line: string) => void
}

/** The check run: made once, and turned where something goes wrong after it. */
class CheckChannel {
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
      ? "Findings are annotations of this job instead. The job's result is not affected."
      : 'It was posted, but some of its annotations are missing. The log has all findings.'
  }
}

type PostingInputs = Pick<Inputs, 'checkRun' | 'status' | 'comment' | 'checkName' | 'statusContext' | 'path'>

/** What the channels need of the runner. */
interface PostingContext {
  readonly log: (line: string) => void
  readonly save: (name: string, value: string) => void
  /** Of the run whose report is posted, in `mode: report`. */
  readonly head?: Head | null
  /** The verdict is that of a job that someone else controls. */
  readonly isUnverified?: boolean
}

/** Under this name the post step finds whose status may still be pending. */
export const pendingStatus = 'pending-status'

/**
 * All ways to GitHub: check run, commit status and comment. They go to the commit and the pull request of `target.run`,
 * and share its retry budget.
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

  /** Leaves the pending status as it is. */
  async leaveStatus(): Promise<void> {
    await this.#status.leave()
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
