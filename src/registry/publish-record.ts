import semver from 'semver'
import type { JsonObject } from '../model/json.js'
import type { PackedBy } from '../model/types.js'

/**
 * What packed a version, from the registry's record of it. `_npmVersion` is the npm that published; it has packed, too,
 * where it published a folder. Where it published a tarball, as pnpm 9 and 10 let it, the others are there
 * (libnpmpublish, pacote), and Bun, which writes `_npmVersion: 10.8.3` whatever there is, writes `_integrity`
 * (measured: docs/rules/packer-changed.md).
 */
export function packedIn({ _npmVersion: npm, _from, _resolved, _integrity }: JsonObject): PackedBy | null {
  if (typeof npm !== 'string' || semver.valid(npm) !== npm) return null
  const marks = [_from, _resolved, _integrity]
  return marks.every((mark) => mark === undefined) ? { name: 'npm', version: npm } : null
}
