import { compilePattern, patternProblem } from '../../policy/patterns.js'
import { plural } from '../../model/format.js'
import { generalise } from '../init/generalise.js'
import { patternOf } from '../init/part.js'
import { spell } from '../../policy/spelling.js'
import type { Release } from '../../model/types.js'
import type { Hit } from '../../verdict/evaluate.js'
import type { Change } from './change.js'
import type { Acceptance } from './select.js'
import { pathsOf } from './standing.js'

/**
 * A pattern for a finding's path; for one about several files, one that matches them all. Null where no pattern can
 * name it.
 */
function patternFor(hit: Hit): string | null {
  const paths = pathsOf(hit)
  const { parts, unnamed } = paths.length > 1 ? generalise(paths, '', 1) : { parts: [], unnamed: [] }
  const [part] = parts
  const pattern = part && parts.length === 1 && unnamed.length === 0 ? patternOf(part) : spell(hit.problem.path)
  return patternProblem(pattern) === null &&
    (compilePattern(pattern)(hit.problem.path) || paths.every(compilePattern(pattern)))
    ? pattern
    : null
}

/** Why a finding can't be waived, in words for people; null where it can. */
export function unwaivable(hit: Hit): string | null {
  if (hit.rule.scope === 'policy' || hit.rule.scope === 'waivers') return 'about the policy itself: change it by hand'
  return patternFor(hit) === null ? 'no pattern can name it' : null
}

/**
 * The waiver for a finding, for these bytes alone where it is about one file; null where it can't be waived.
 *
 * @param within of the part of the policy that it is added to
 */
export function waive(
  hit: Hit,
  { reason, expires, anyBytes }: Acceptance,
  release: Release,
  within: readonly string[],
): Change | null {
  const path = patternFor(hit)
  if (reason === null || path === null) return null
  const paths = pathsOf(hit)
  const file = paths.length === 1 ? release.files.find((each) => each.path === paths[0]) : undefined
  const sha256 = file && !anyBytes ? file.sha256 : undefined
  const value = {
    rule: hit.rule.id,
    path,
    reason,
    ...(expires !== null && { expires }),
    ...(sha256 !== undefined && { sha256 }),
  }
  // Its version is in it, so these bytes are gone with the next release.
  const anew =
    sha256 !== undefined && paths[0] === 'package.json' ? ': another version needs it anew, or add --any-bytes' : ''
  const bound =
    sha256 === undefined
      ? paths.length > 1
        ? `any bytes of ${plural(paths.length, 'file')}`
        : 'any bytes'
      : 'these bytes alone'
  return {
    edit: { kind: 'add', list: 'waivers', within, value, after: null },
    what: `waived for ${bound}${expires === null ? '' : `, until ${expires}`}${anew}`,
    hits: [hit],
  }
}
