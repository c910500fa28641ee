import { GateError } from '../model/errors.js'
import type { Contents, ContentsSummary } from '../tarball/contents.js'

/** What a packer said of the tarball that it made. What it doesn't tell is not compared. */
export interface PackerReport {
  readonly paths?: readonly string[]
  /** Files that the packer adds without listing them. */
  readonly unlisted?: RegExp
  /** Any of them: scripts may print such numbers too. */
  readonly counts?: readonly number[]
  /** sha512, as registries write it. */
  readonly integrity?: string
}

function difference(told: PackerReport, packed: readonly string[], { integrity }: ContentsSummary): string | null {
  const { paths, counts, unlisted } = told
  const held = new Set(packed)
  const missing = paths?.find((path) => !held.has(path))
  if (missing !== undefined) return `it lists ${JSON.stringify(missing)}, which its tarball does not hold`
  const listed = new Set(paths)
  const more = paths && packed.find((path) => !listed.has(path) && unlisted?.test(path) !== true)
  if (more !== undefined) return `its tarball holds ${JSON.stringify(more)}, which it does not list`
  if (counts && !counts.includes(packed.length))
    return `it counts ${counts.join(' or ')} files, its tarball holds ${packed.length}`
  return told.integrity !== undefined && told.integrity !== integrity
    ? 'its tarball has another sha512 than the one it tells'
    : null
}

/**
 * A packer's tarball, which must be what the packer said. The tarball is the truth; where the two differ, something
 * came between them (a script that is still at work in the temporary folder), and nobody knows what publishing would
 * send.
 *
 * @param packCommand `pnpm pack` and the like, for messages
 */
export function packerContents(contents: Contents, packCommand: string, told: PackerReport): Contents {
  return {
    ...contents,
    async read(open) {
      const packed: string[] = []
      const summary = await contents.read((file) => {
        packed.push(file.path)
        return open(file)
      })
      const wrong = difference(told, packed, summary)
      if (wrong === null) return summary
      throw new GateError(
        'EPACK',
        `${packCommand} contradicts itself: ${wrong}`,
        'Look for a script that writes to the tarball after it was packed. If there is none, pack with ' +
          `${packCommand} and gate the tarball: \`pack-gate check FILE.tgz\`.`,
      )
    },
  }
}
