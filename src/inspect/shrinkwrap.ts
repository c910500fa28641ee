import { parseJsonObject } from '../model/json-object.js'
import { isObject } from '../model/manifest.js'
import type { Inspector } from './inspector.js'

/** Bytes. The largest that were seen have a few megabytes. */
const maxSize = 32_000_000

/** Where lock files say what a package is fetched from: `packages` since npm 7, `dependencies` before. */
function* resolvedIn(lock: unknown, depth = 0): Generator<string> {
  if (!isObject(lock) || depth > 100) return
  for (const group of [lock.packages, lock.dependencies]) {
    for (const entry of Object.values(isObject(group) ? group : {})) {
      if (!isObject(entry)) continue
      const { resolved, version } = entry
      if (typeof resolved === 'string') yield resolved
      else if (typeof version === 'string' && version.includes(':')) yield version
      yield* resolvedIn({ dependencies: entry.dependencies }, depth + 1)
    }
  }
}

function hostOf(address: string): readonly string[] {
  const [, scp] = /^git@([^:/]+):/.exec(address) ?? []
  if (scp !== undefined) return [scp]
  if (!/^(git\+)?[a-z]+:\/\//i.test(address) || !URL.canParse(address)) return []
  const { host } = new URL(address.replace(/^git\+/i, ''))
  return host === '' ? [] : [host.toLowerCase()]
}

function hostsIn(text: string): readonly string[] | null {
  const lock = parseJsonObject(text)
  return lock === null ? null : [...new Set([...resolvedIn(lock)].flatMap(hostOf))].sort()
}

/** What the one lock file that npm reads in a dependency makes consumers install from. */
export const shrinkwrap: Inspector = ({ path, type, size }) => {
  if (path !== 'npm-shrinkwrap.json' || type !== 'file') return null
  const chunks: Buffer[] = []
  return {
    write(chunk) {
      if (size <= maxSize) chunks.push(Buffer.from(chunk))
    },
    end: () => ({ installHosts: size <= maxSize ? hostsIn(Buffer.concat(chunks).toString('utf8')) : null }),
  }
}
