import { asObject, normalizePath } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest, Release } from '../../model/release.js'

/** What completes a path, as those do who ask for it. */
const scripts = ['', '.js', '/index.js'] as const
const styles = ['', '.css', '.scss', '.sass', '.less'] as const
const data = ['', '.json', '.js'] as const

/** Those who go by the field find nothing, all others don't notice. */
const someLevels = { new: 'warning', unchanged: 'note' } as const

/** A command fails for everyone who runs it: `ng add`, `ng update`, `nx generate`. */
const commandLevels = { new: 'error', unchanged: 'note' } as const

interface Side {
  readonly key: readonly string[]
  readonly ends: readonly string[]
  /** Read by a command of Angular or Nx, which package.json promises it to. */
  readonly isCommand?: true
}

const commandKeys: readonly (readonly string[])[] = [
  ...['schematics', 'builders', 'generators', 'executors'].map((field) => [field]),
  ...['ng-update', 'nx-migrations'].map((field) => [field, 'migrations']),
]

/** Fields of package.json that bundlers of styles, older bundlers, servers of files, and commands go by. */
const sides: readonly Side[] = [
  ...['style', 'sass', 'less'].map((field) => ({ key: [field], ends: styles })),
  ...['unpkg', 'jsdelivr', 'umd:main', 'jsnext:main'].map((field) => ({ key: [field], ends: scripts })),
  ...commandKeys.map((key) => ({ key, ends: data, isCommand: true as const })),
]

interface MissingSide extends Side {
  readonly written: string
}

function valueAt(manifest: Manifest, key: readonly string[]): unknown {
  return key.reduce<unknown>((value, part) => asObject(value)[part], manifest)
}

/** The fields that lead to nothing packed, and where they lead. */
function missingFields({ manifest, files }: Release): readonly MissingSide[] {
  const packed = new Set(files.map(({ path }) => path))
  return sides.flatMap((side) => {
    const written = valueAt(manifest, side.key)
    const path = typeof written === 'string' && written !== '' ? normalizePath(written) : null
    const isFound = path === null || path === '' || side.ends.some((end) => packed.has(`${path}${end}`))
    return typeof written === 'string' && !isFound ? [{ ...side, written }] : []
  })
}

/** Whether a command of Angular or Nx finds nothing where package.json leads it. */
export function lacksCommands(release: Release): boolean {
  return missingFields(release).some(({ isCommand }) => isCommand === true)
}

/** What commands read was there before: a name that never led anywhere may be that of another package. */
function levelsOf(
  { key, isCommand, written }: MissingSide,
  baseline: Release | null,
): typeof someLevels | typeof commandLevels {
  const was = baseline === null ? undefined : valueAt(baseline.manifest, key)
  return isCommand && (was !== undefined || written.startsWith('.')) ? commandLevels : someLevels
}

/**
 * `style`, `unpkg`, `schematics` and their like that lead nowhere.
 *
 * @param reported targets that another field names too, and that are reported for that one
 */
export function* missingSides(
  release: Release,
  baseline: Release | null,
  reported: ReadonlySet<string>,
): Generator<Problem> {
  const idOf = ({ key, written }: MissingSide): string => JSON.stringify([key, written])
  const before = new Set((baseline === null ? [] : missingFields(baseline)).map(idOf))
  for (const missing of missingFields(release)) {
    const { key, written } = missing
    if (reported.has(written)) continue
    const field = key.join('.')
    yield {
      message: `${field} in package.json names ${written}, which is not packed`,
      help: 'Build it before packing and let it in with `files` in package.json, or correct the path.',
      path: 'package.json',
      cause: { kind: 'manifest', key },
      key: `${field} ${written}`,
      levels: levelsOf(missing, baseline),
      baselineState: before.has(idOf(missing)) ? 'unchanged' : 'new',
    }
  }
}
