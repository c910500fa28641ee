import type { FileFacts, Secret } from '../model/file-facts.js'
import { maxExamples } from './build-path-tally.js'
import type { Facts } from './inspector.js'

type Paths = NonNullable<FileFacts['buildPaths']>

function mergePaths(all: readonly Paths[]): Facts {
  if (all.length === 0) return {}
  const examples = [...new Set(all.flatMap((paths) => paths.examples))].slice(0, maxExamples)
  return { buildPaths: { count: all.reduce((sum, paths) => sum + paths.count, 0), examples } }
}

type Hosts = NonNullable<FileFacts['internalHosts']>

function mergeHosts(all: readonly Hosts[]): Facts {
  if (all.length === 0) return {}
  return {
    internalHosts: {
      count: all.reduce((sum, hosts) => sum + hosts.count, 0),
      origins: [...new Set(all.flatMap((hosts) => hosts.origins))],
    },
  }
}

/** Each value once: the place in a map's source tells more than the one in the map. */
function mergeSecrets(all: readonly Secret[]): Facts {
  if (all.length === 0) return {}
  const byValue = new Map<string, Secret>()
  for (const secret of all) {
    const known = byValue.get(secret.key)
    if (!known || (known.source === undefined && secret.source !== undefined)) byValue.set(secret.key, secret)
  }
  return { secrets: [...byValue.values()] }
}

const nothing: Facts = {}

function isEmpty(facts: Facts): boolean {
  return Object.keys(facts).length === 0
}

/**
 * Facts about one file from several inspectors: lists are joined, counts added, and the first reason not to trust it
 * stays.
 */
export function mergeFacts(all: readonly Facts[]): Facts {
  if (all.every(isEmpty)) return nothing // as for nearly every file
  const sourceMaps = all.flatMap((facts) => facts.sourceMaps ?? [])
  const notInspected = all.find((facts) => facts.notInspected !== undefined)?.notInspected
  return {
    ...all.reduce((merged, facts) => ({ ...merged, ...facts }), {}),
    ...(sourceMaps.length > 0 && { sourceMaps }),
    ...mergeSecrets(all.flatMap((facts) => facts.secrets ?? [])),
    ...mergePaths(all.flatMap((facts) => facts.buildPaths ?? [])),
    ...mergeHosts(all.flatMap((facts) => facts.internalHosts ?? [])),
    ...(notInspected !== undefined && { notInspected }),
  }
}
