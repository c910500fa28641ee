import type { RegistryChange } from '../../model/registry-change.js'
import type { Problem } from '../../model/problem.js'
import { defineRule } from '../rule.js'

const error = { new: 'error', unchanged: 'error' } as const

/** Who reads the report has to be able to find the line: file and keys, never a value. */
function where({ files }: RegistryChange): string {
  return files.map(({ path, keys }) => `${path} (${keys.slice(0, 5).join(', ')})`).join(', ')
}

function problemOf(change: RegistryChange): Problem {
  const { hosts, asked, wanted, files } = change
  const instead = wanted === null ? '' : `; without it, ${wanted} would be asked in place of ${asked}`
  const named = hosts.length === 0 ? '' : `, and names ${hosts.join(', ')}, which the base branch does not`
  const path = files[0]?.path ?? 'package.json'
  return {
    message: `this pull request changes which registry is asked, or with what: ${where(change)}${named}${instead}`,
    help:
      `The previous release was fetched from ${asked}, by the base branch's settings. ` +
      'If the change is intended, merge it in a pull request of its own, approved by the people responsible for ' +
      'releases.',
    path,
    cause: { kind: 'policy', at: { path, line: 1 } },
    ...(hosts.length > 0 && { levels: error }),
  }
}

export const registryChanged = defineRule({
  id: 'registry-changed',
  summary: 'a pull request changes which registry, credentials or cache the package managers use',
  scope: 'policy',
  settledBy: 'base',
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ registryChange }) {
    if (registryChange && registryChange.files.length > 0) yield problemOf(registryChange)
  },
})
