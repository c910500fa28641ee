import { allowlistUnmatched } from './allowlist-unmatched.js'
import { buildPath } from './build-path.js'
import { entryPointMissing } from './entry-point-missing.js'
import { execBitLost } from './exec-bit-lost.js'
import { fileAdded } from './file-added.js'
import { fileNotAllowed } from './file-not-allowed.js'
import { fileNotInspected } from './file-not-inspected.js'
import { fileRemoved } from './file-removed.js'
import { lifecycleScript } from './lifecycle-script.js'
import type { Rule } from './rule.js'
import { sizeGrowth } from './size-growth.js'
import { sizeLimit } from './size-limit.js'
import { sourceMap } from './source-map.js'
import { sourceMapDangling } from './source-map-dangling.js'
import { sourceMapRemote } from './source-map-remote.js'
import { unsafePath } from './unsafe-path.js'
import { waiverExpired } from './waiver-expired.js'
import { waiverUnused } from './waiver-unused.js'

/** Every rule, in the order of the catalogue. A new one is one line here. */
export const rules: readonly Rule[] = [
  fileNotAllowed,
  allowlistUnmatched,
  sourceMap,
  sourceMapRemote,
  sourceMapDangling,
  buildPath,
  fileAdded,
  fileRemoved,
  entryPointMissing,
  execBitLost,
  sizeGrowth,
  sizeLimit,
  lifecycleScript,
  unsafePath,
  fileNotInspected,
  waiverExpired,
  waiverUnused,
]
