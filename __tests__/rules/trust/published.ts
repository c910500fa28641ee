import { publicationOf } from '../../../src/model/publication.js'
import type { Publication, PublicationHistory } from '../../../src/model/baseline.js'
import type { Rule } from '../../../src/rules/rule.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

/** Entries as npm's registry writes them. */
export const byWorkflow = {
  _npmUser: { name: 'GitHub Actions', trustedPublisher: { id: 'github', oidcConfigId: 'oidc:1' } },
  gitHead: 'a'.repeat(40),
  dist: { attestations: { provenance: { predicateType: 'https://slsa.dev/provenance/v1' } } },
}
/** Staged by that workflow, and approved by a maintainer. */
export const approved = {
  ...byWorkflow,
  _npmUser: { ...byWorkflow._npmUser, approver: { name: 'ann', email: 'ann@example.com' } },
}
export const withToken = { _npmUser: { name: 'ann' }, gitHead: 'b'.repeat(40), dist: {} }

export const published = (version: string, entry: Readonly<Record<string, unknown>>): Publication =>
  publicationOf(version, entry, '2026-11-20T10:00:00.000Z')
export const before = (entry: Readonly<Record<string, unknown>>, count = 3): readonly Publication[] =>
  Array.from({ length: count }, (_, index) => published(`1.0.${count - index}`, entry))

export function found(
  rule: Rule,
  history: PublicationHistory,
  releasing = false,
): readonly (readonly [string, string])[] {
  const publishing = { isHandedOver: releasing, isInside: false, isRelease: false }
  const facts = { ...subject({ ...release([file('index.js')]), version: '1.1.0' }), history, publishing }
  return problems(rule, facts).map(({ message, levels }) => [message, levels?.new ?? rule.levels.new])
}
