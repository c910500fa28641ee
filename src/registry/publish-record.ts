import semver from 'semver'
import type { JsonObject } from '../model/json.js'
import type { Published } from './choose.js'

/** Of one version, in the answer about all: that which the tag `latest` names. */
export const recordFields = ['version', '_npmVersion', '_from', '_resolved', '_integrity'] as const

/**
 * What packed the version that a registry's answer is about. `_npmVersion` is the npm that published; it has packed,
 * too, where
 * it published a folder. Where it published a tarball, as pnpm 9 and 10 let it, the others are there (libnpmpublish,
 * pacote), and
 * Bun, which writes `_npmVersion: 10.8.3` whatever there is, writes `_integrity` (measured:
 * docs/rules/packer-changed.md).
 */
export function packedIn({
  version,
  _npmVersion: npm,
  _from,
  _resolved,
  _integrity,
}: JsonObject): Published['packed'] | null {
  if (typeof version !== 'string' || typeof npm !== 'string' || semver.valid(npm) !== npm) return null
  return [_from, _resolved, _integrity].every((mark) => mark === undefined)
    ? { version, by: { name: 'npm', version: npm } }
    : null
}
