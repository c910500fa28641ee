import type { Policy } from '../../model/policy.js'
import type { Location } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { compilePattern, excluder, patternProblem } from '../../policy/patterns.js'
import { spell } from '../../policy/spelling.js'
import { generalise } from '../../rules/allowlist/entries/generalise.js'
import { patternOf } from '../../rules/allowlist/entries/part.js'
import type { Hit } from '../../verdict/evaluate.js'
import type { Change } from './change.js'
import { type Acceptance, pathsOf } from './select.js'

/** Up to so many files of one finding are waived one by one: no pattern excuses the next one too. */
const oneByOne = 10

/** What one waiver names. */
interface Named {
  readonly pattern: string
  readonly paths: readonly string[]
}

function single(path: string): Named {
  return { pattern: spell(path), paths: [path] }
}

/** Patterns that name all files of a finding and are right for a policy; null where no pattern can name one of them. */
function namesOf(hit: Hit): readonly Named[] | null {
  const paths = pathsOf(hit)
  const { parts, unnamed } = paths.length > oneByOne ? generalise(paths, '', 1) : { parts: null, unnamed: [] }
  const names = parts?.map((part) => ({ pattern: patternOf(part), paths: part.paths })) ?? paths.map(single)
  const isSound = ({ pattern, paths: files }: Named): boolean =>
    patternProblem(pattern) === null && files.every(compilePattern(pattern))
  return unnamed.length === 0 && names.every(isSound) ? names : null
}

/** Why a finding can't be waived, in words for people; null where it can. */
function unwaivable(hit: Hit): string | null {
  if (hit.rule.scope === 'policy' || hit.rule.scope === 'waivers') return 'about the policy itself: change it by hand'
  return namesOf(hit) === null ? 'no pattern can match it' : null
}

/** How far a waiver goes, in words that follow "waived for". */
function extent({ pattern, paths }: Named, isBound: boolean): string {
  if (isBound) return 'these bytes only'
  return paths.length > 1 ? `any bytes of all files that match ${pattern}` : 'any bytes'
}

/**
 * The waivers for a finding: for each of its files one, for these bytes alone; none where it can't be waived.
 *
 * @param within of the part of the policy that they are added to
 */
export function waive(
  hit: Hit,
  { reason, expires, anyBytes }: Acceptance,
  release: Release,
  within: readonly string[],
): readonly Change[] {
  const names = namesOf(hit)
  if (reason === null || names === null) return []
  return names.map((name) => {
    const [path] = name.paths
    const file = name.paths.length === 1 && !anyBytes ? release.files.find((each) => each.path === path) : undefined
    const value = {
      rule: hit.rule.id,
      path: name.pattern,
      reason,
      ...(expires !== null && { expires }),
      ...(file && { sha256: file.sha256 }),
    }
    // Its version is in it, so these bytes are gone with the next release.
    const anew = file?.path === 'package.json' ? ': the next version needs a new one, or add --any-bytes' : ''
    const until = expires === null ? '' : `, until ${expires}`
    return {
      edit: { kind: 'add', list: 'waivers', within, value, after: null },
      what: `waived for ${extent(name, file !== undefined)}${until}${anew}`,
      hits: [hit],
      waives: name.paths,
    }
  })
}

/** The line of a policy that a finding is about; undefined where it is about none. */
function lineAgainst({ rule, problem }: Hit, policy: Policy): Location | undefined {
  if (problem.cause.kind === 'policy') return problem.cause.at
  return rule.settlement?.by === 'entry' ? excluder(policy.files ?? [], problem.path)?.at : undefined
}

/**
 * What is against a waiver for a finding, in words for people; null where nothing is.
 *
 * @param policy the one in force
 * @param path the user's own file; what it extends is not ours to change, so the place there is named
 */
export function againstWaiver(hit: Hit, policy: Policy, path: string, hasReason: boolean): string | null {
  const at = lineAgainst(hit, policy)
  const place = at && `${at.path}:${at.line}`
  const isExtended = at !== undefined && at.path !== path
  const never = unwaivable(hit)
  if (never !== null) return isExtended ? `set at ${place}, which this policy extends: change it there` : never
  if (hasReason) return null
  const wanted = 'needs a waiver: say why with --reason'
  return place === undefined
    ? wanted
    : `${wanted}; or change ${place}${isExtended ? ', which this policy extends' : ''}`
}
