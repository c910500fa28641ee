import type { Publication, PublicationHistory } from '../../model/baseline.js'
import type { Problem } from '../../model/problem.js'
import { defineRule, isReleasing, type RuleContext } from '../rule.js'

type Unproven = NonNullable<PublicationHistory['unproven']>

const about = { path: 'package.json', cause: { kind: 'manifest', key: ['version'] }, baselineState: 'new' } as const

const note = { new: 'note', unchanged: 'note' } as const
const warning = { new: 'warning', unchanged: 'warning' } as const

/** How a release was published, as words. */
function manner({ provenance, trustedPublisher, approver }: Publication): string {
  const by = trustedPublisher === null ? '' : ' by a trusted publisher'
  const approved = approver === null ? '' : `, approved by ${approver}`
  return `${provenance ? 'with provenance' : 'without provenance'}${by}${approved}`
}

/** Releases that decide what is usual. */
const usual = 3

/** Before it is published: so that the next one does not lose what this one has. */
function* ahead(last: Publication, { release }: RuleContext): Generator<Problem> {
  if (!last.provenance && last.trustedPublisher === null && last.approver === null) return
  yield {
    ...about,
    levels: note,
    message: `${last.version} was published ${manner(last)}`,
    help:
      `Publish ${release.version} the same way, or consumers with a trust policy (pnpm, aube, npm's trust settings) ` +
      'will refuse it: from the workflow that npm trusts, with `permissions: id-token: write`, as in ' +
      'docs/workflows/release.yml.',
  }
}

type Has = (one: Publication) => boolean

const hasProvenance: Has = ({ provenance }) => provenance
const hasTrustedPublisher: Has = ({ trustedPublisher }) => trustedPublisher !== null
const wasApproved: Has = ({ approver }) => approver !== null

/**
 * What vouched for the last release and doesn't for this one. An approval takes a second factor: it stands above a
 * workflow's word.
 */
function lostOf(own: Publication, last: Publication): readonly Has[] {
  const vouching = wasApproved(own) ? [hasProvenance] : [hasProvenance, hasTrustedPublisher, wasApproved]
  return vouching.filter((has) => has(last) && !has(own))
}

/** What the registry lists is its own word until the signature was verified. */
function* unproven({ why, isShown }: Unproven, { version }: Publication): Generator<Problem> {
  yield {
    ...about,
    ...(!isShown && { levels: warning }),
    message: isShown
      ? `the registry lists a provenance for ${version}, which proves nothing: ${why}`
      : `the registry lists a provenance for ${version} and doesn't show it: ${why}`,
    help: isShown
      ? 'Treat the release as hostile, and tell the operator of the registry: what it says of this package is wrong.'
      : 'A proxy before the registry may serve no attestations. Ask the registry itself with `pack-gate verify`.',
  }
}

/** Once it is published. */
function* afterwards(own: Publication, last: Publication, recent: readonly Publication[]): Generator<Problem> {
  const lost = lostOf(own, last)
  if (lost.length === 0) return
  const isUsual = lost.some((has) => recent.every(has))
  const by = own.publisher === null || wasApproved(own) ? '' : ` (${own.publisher})`
  yield {
    ...about,
    // Where some were published by hand before, this one may have been, too; and someone approved it.
    ...((!isUsual || wasApproved(own)) && { levels: warning }),
    message: `${own.version} was published ${manner(own)}${by}; ${last.version} was published ${manner(last)}`,
    help:
      'If none of your maintainers published it by hand, treat it as a stolen token: revoke the tokens, deprecate ' +
      "the release, and report it to npm. In the package's settings, forbid publishing with tokens.",
  }
}

export const provenanceLost = defineRule({
  id: 'provenance-lost',
  summary:
    'a published release without the provenance, the trusted publisher or the approval that the ones before it had',
  scope: 'release',
  ofPublication: true,
  levels: { new: 'error', unchanged: 'error' },
  *check(context) {
    const { own, before = [] } = context.history ?? {}
    const [last] = before
    if (own && context.history?.unproven) yield* unproven(context.history.unproven, own)
    if (!last || own === undefined || own?.isStaged) return
    if (own !== null) yield* afterwards(own, last, before.slice(0, usual))
    else if (isReleasing(context)) yield* ahead(last, context)
  },
})
