import { z } from 'zod'
import { findingSchema, packagePathSchema, waivedFindingSchema } from '../../model/report-parts.js'
import { noVerdictSchema, repositorySchema, verdictSchema } from '../../model/report-schema.js'

/** What a stranger's report may say, of all that a report can say. Its shape is the report's own. */

/** Findings' ids become parts of addresses and headings. */
const ruleId = z.string().regex(/^[a-z][a-z\d-]{0,63}$/, { error: 'expected the id of a rule' })

const { shape } = verdictSchema

/** A comparison of two releases decided nothing, and a list that names nothing approves nothing. */
export const strangersVerdict = verdictSchema.extend({
  conclusion: shape.conclusion.exclude(['neutral']),
  baseline: shape.baseline.extend({ kind: shape.baseline.shape.kind.exclude(['folder']) }),
  findings: z.array(findingSchema.extend({ ruleId })),
  waived: z.array(waivedFindingSchema.extend({ ruleId })),
  files: shape.files.min(1),
})

export const strangersError = noVerdictSchema.extend({
  error: noVerdictSchema.shape.error.extend({ code: noVerdictSchema.shape.error.shape.code.max(50) }),
})

/** One of several packages says where it is and what it is. */
export const strangersPackage = {
  verdict: strangersVerdict.extend({ path: packagePathSchema }),
  error: strangersError.extend({
    path: packagePathSchema,
    package: z.object({ name: z.string().nullable(), version: z.string().nullable() }),
  }),
}

/** All of a report of several packages but the packages, which are read one by one. */
export const strangersFrame = repositorySchema.omit({ packages: true })

/** Lists that grow with the package, with what each item has to be. */
export const strangersLists = {
  findings: strangersVerdict.shape.findings.element,
  waived: strangersVerdict.shape.waived.element,
  files: shape.files.element,
  removed: shape.removed.element,
} as const
