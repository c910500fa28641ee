import type { Relaxation } from './relaxed-rules.js'
import { relaxations } from './policy-change.js'
import { formatBytes, plural } from '../../model/format.js'
import type { FileFacts } from '../../model/file-facts.js'
import { defineRule } from '../rule.js'

const named = 3

function sized(files: readonly FileFacts[]): string {
  const biggest = files.toSorted((a, b) => b.size - a.size).slice(0, named)
  const left = files.length - biggest.length
  const names = biggest.map(({ path, size }) => `${path} (${formatBytes(size)})`).join(', ')
  return left > 0 ? `${names} and ${plural(left, 'more file')}` : names
}

/** What a change newly lets through, in words that end its sentence. */
function effect({ admitted, waived }: Relaxation, files: ReadonlyMap<string, FileFacts>): string {
  if (admitted.length > 0) return `; it newly allows ${plural(admitted.length, 'packed file')}: ${sized(admitted)}`
  if (waived === undefined) return ''
  const about = waived.flatMap(({ paths }) => paths.flatMap((path) => files.get(path) ?? []))
  return waived.length === 0
    ? '; it excuses nothing of this release'
    : `; it newly excuses ${plural(waived.length, 'finding')}: ${sized([...new Set(about)])}`
}

export const policyLoosened = defineRule({
  id: 'policy-loosened',
  summary: "on a pull request: the policy allows or excuses more than the base branch's",
  scope: 'waivers',
  settledBy: 'base',
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ release, policyChange }) {
    if (!policyChange) return
    const files = new Map(release.files.map((file) => [file.path, file]))
    for (const loosening of relaxations(policyChange, release.files)) {
      const paths = [
        ...loosening.admitted.map(({ path }) => path),
        ...(loosening.waived ?? []).flatMap((each) => each.paths),
      ]
      yield {
        message: `${loosening.what}${effect(loosening, files)}`,
        help: 'Review it like code: approve the pull request if this is intended, or revert the change.',
        path: loosening.at.path,
        cause: { kind: 'policy', at: loosening.at },
        key: loosening.what,
        baselineState: 'new',
        ...(paths.length > 1 && { count: paths.length, examples: paths.slice(0, 10) }),
      }
    }
  },
})
