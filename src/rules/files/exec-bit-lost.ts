import { binTargets } from '../../model/manifest.js'
import { formatMode } from '../../model/format.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

const executable = 0o111

/** Loaded by other programs, never started: their executable bit says nothing. */
const library = /\.(node|wasm|dll|dylib|so)(\.\d+)*$/i

/**
 * Windows knows no such bit, and npm packs all files there with this mode. What npm links, it makes executable on
 * installation.
 */
function isPackedOnWindows({ files }: Release): boolean {
  return files.every(({ mode }) => (mode & 0o777) === 0o666)
}

export const execBitLost = defineRule({
  id: 'exec-bit-lost',
  summary: 'a bin target or native executable that was executable and is not',
  scope: 'change',
  levels: { new: 'error', unchanged: 'off' },
  *check({ release, comparison }) {
    const onWindows = isPackedOnWindows(release)
    const bins = new Set(binTargets(release.manifest).map((target) => target.path))
    for (const { file, was } of comparison?.pairs ?? []) {
      if (!was || (was.mode & executable) === 0 || (file.mode & executable) !== 0) continue
      const started = bins.has(file.path) || (file.kind === 'executable' && !library.test(file.path))
      if (!started) continue
      yield {
        message: `${file.path} is no longer executable: mode ${formatMode(was.mode)} became ${formatMode(file.mode)}`,
        help:
          `Set the bit where the file is made: \`chmod +x ${file.path}\`, or for a committed file ` +
          `\`git update-index --chmod=+x ${file.path}\`. Artifacts uploaded between jobs lose it.`,
        path: file.path,
        cause: { kind: 'packed-file', path: file.path },
        fix: { by: 'executable', of: [file.path] },
        ...(onWindows && bins.has(file.path) && { levels: { new: 'warning', unchanged: 'off' } as const }),
      }
    }
  },
})
