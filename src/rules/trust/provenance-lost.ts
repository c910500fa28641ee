import type { Publication } from '../../model/baseline.js'
import type { Problem } from '../../model/problem.js'
import { defineRule, isReleasing, type RuleContext } from '../rule.js'

const about = { path: 'package.json', cause: { kind: 'manifest', key: ['version'] }, baselineState: 'new' } as const

const note = { new: 'note', unchanged: 'note' } as const
const warning = { new: 'warning', unchanged: 'warning' } as const

/** How a release was published, as words. */
function manner({ provenance, trustedPublisher }: Publication): string {
  const by = trustedPublisher === null ? '' : ' by a trusted publisher'
  return `${provenance ? 'with provenance' : 'without provenance'}${by}`
}

/** Releases that decide what is usual. */
const usual = 3

/** Before it is published: so that the next one does not lose what this one has. */
function* ahead(last: Publication, { release }: RuleContext): Generator<Problem> {
  if (!last.provenance && last.trustedPublisher === null) return
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

/** Once it is published. */
function* afterwards(own: Publication, last: Publication, recent: readonly Publication[]): Generator<Problem> {
  const lostProvenance = !own.provenance && last.provenance
  const lostPublisher = own.trustedPublisher === null && last.trustedPublisher !== null
  if (!lostProvenance && !lostPublisher) return
  const isUsual = recent.every((each) => (lostProvenance ? each.provenance : each.trustedPublisher !== null))
  const by = own.publisher === null ? '' : ` (${own.publisher})`
  yield {
    ...about,
    // Where some were published by hand before, this one may have been, too.
    ...(!isUsual && { levels: warning }),
    message: `${own.version} was published ${manner(own)}${by}; ${last.version} was published ${manner(last)}`,
    help:
      'If none of your maintainers published it by hand, treat it as a stolen token: revoke the tokens, deprecate ' +
      "the release, and report it to npm. In the package's settings, forbid publishing with tokens.",
  }
}

export const provenanceLost = defineRule({
  id: 'provenance-lost',
  summary: 'a published release without the provenance or the trusted publisher that the ones before it had',
  scope: 'release',
  ofPublication: true,
  levels: { new: 'error', unchanged: 'error' },
  *check(context) {
    const { own, before = [] } = context.history ?? {}
    const [last] = before
    if (!last || own === undefined || own?.isStaged) return
    if (own !== null) yield* afterwards(own, last, before.slice(0, usual))
    else if (isReleasing(context)) yield* ahead(last, context)
  },
})
